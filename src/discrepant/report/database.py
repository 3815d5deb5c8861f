"""The report as one SQLite file, for queries and for Datasette.

Its tables and views are those of database.sql.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from importlib.resources import files

from discrepant.compare.finding import End, Finding, Noted, Side
from discrepant.compare.question import Pair, Question
from discrepant.printable import printable
from discrepant.report.model import Report
from discrepant.report.records import Article, SourceLine
from discrepant.report.told_facts import ToldFact, told_facts

__all__ = ["render"]

Row = Mapping[str, str | float | None]
_NO_ENDS: tuple[End, End] = (None, None)
_PARTS = "\n\t"  # of a text, and no harm to a terminal


def render(report: Report) -> bytes:
    """The whole file.

    The same report makes the same rows, and with one version of SQLite the same bytes.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(files(__package__).joinpath("database.sql").read_text("utf-8"))
        facts = told_facts(report)
        _insert(database, "sources", _sources(report, facts))
        _insert(database, "claims", _claims(report, facts))
        _insert(database, "facts", (_fact(fact, report) for fact in facts))
        _put_questions(database, report.questions)
        _put_findings(database, report)
        _put_rest(database, report)
        database.commit()
        return database.serialize()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        values = [printable(value, keep=_PARTS) if isinstance(value, str) else value for value in row.values()]
        places = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", values)  # noqa: S608  # our own names


def _sources(report: Report, facts: Iterable[ToldFact]) -> Iterable[Row]:
    """Every source that is named anywhere, with what is known of it."""
    lines = {line.id: line for line in report.sources}
    articles = {article.id: article for article in report.records.sources}
    for key in sorted({*lines, *articles, *(fact.told.source for fact in facts)}):
        yield {"id": key, **_known(articles.get(key), lines.get(key))}


def _known(article: Article | None, line: SourceLine | None) -> Row:
    """What the records say of a source, and over it what they said when it was checked."""
    row: dict[str, str | None] = {}
    if article:
        names = ("publisher", "headline", "published", "dated_by", "wording", "language", "url", "note", "text")
        row = {name: getattr(article, name) for name in (*names, "sha256")}
    if line:
        row |= {name: getattr(line, name) for name in ("publisher", "published", "dated", "wording", "note")}
    return row


def _claims(report: Report, facts: Iterable[ToldFact]) -> Iterable[Row]:
    rows: dict[str, dict[str, str | None]] = {}
    for question in report.questions:
        rows[question.claim] = {"about": question.about, "kind": question.kind}
    for claim in report.records.claims:
        told = ("about", "kind", "nature", "unit", "qid", "pid")
        rows[claim.key] = {name: getattr(claim, name) for name in told} | rows.get(claim.key, {})
    alone = (*report.uncorroborated, *(left.claim for left in report.not_compared))
    for key in (*alone, *(fact.claim for fact in facts if fact.claim)):
        rows.setdefault(key, {})
    return ({"key": key, **row} for key, row in sorted(rows.items()))


def _fact(fact: ToldFact, report: Report) -> Row:
    told = fact.told
    names = ("id", "source", "says", "reads", "as_of", "speaker", "via", "quote", "file", "line", "text_line")
    beside = {"unit": report.records.units.get(told.id), "note": report.records.notes.get(told.id)}
    return {name: getattr(told, name) for name in names} | {"claim": fact.claim, **_ends(fact), **beside}


def _ends(told: ToldFact | Side) -> Row:
    (core_low, core_high), (support_low, support_high) = told.core or _NO_ENDS, told.support or _NO_ENDS
    return {"core_low": core_low, "core_high": core_high, "support_low": support_low, "support_high": support_high}


def _put_questions(database: sqlite3.Connection, questions: Iterable[Question]) -> None:
    pairs = 0
    for key, question in enumerate(questions, start=1):
        told = ("claim", "about", "story", "origins", "likely_origins")
        row: Row = {name: getattr(question, name) for name in told}
        words: Row = {"weight": str(question.weight), "verdict": str(question.verdict), "is_open": int(question.open)}
        _insert(database, "questions", [{"id": key, **row, **words, **_noted(question.acknowledged)}])
        for number, side in enumerate(question.sides):
            at = {"question": key, "number": number}
            _insert(database, "sides", [{**at, "says": "; ".join(side.says), **_ends(side)}])
            ids = dict.fromkeys(told.id for told in side.facts)
            _insert(database, "side_facts", ({"question": key, "side": number, "fact": fact} for fact in ids))
        for pair in question.pairs:
            pairs += 1
            one, other = pair.sides
            sides = {"id": pairs, "question": key, "one_side": one, "other_side": other}
            judged = {**_judged(pair), "speakers": int(pair.speakers)}
            _insert(database, "pairs", [{**sides, **judged}])


def _judged(judged: Pair | Finding) -> Row:
    words: Row = {"verdict": str(judged.verdict), "reasons": ", ".join(judged.reasons), "summary": judged.summary}
    if (gap := judged.gap) is None:
        return words
    return {**words, "gap": gap.value, "gap_unit": gap.unit, "gap_percent": gap.percent, "gap_printed": gap.printed}


def _noted(noted: Noted | None) -> Row:
    if noted is None:
        return {}
    return {"acknowledged": noted.reason, "acknowledged_by": noted.by, "acknowledged_until": noted.until}


def _put_findings(database: sqlite3.Connection, report: Report) -> None:
    claims, facts = (
        {key for (key,) in database.execute(f"SELECT {column} FROM {table}")}  # noqa: S608  # our own names
        for table, column in (("claims", '"key"'), ("facts", "id"))
    )
    for key, finding in enumerate(report.findings, start=1):
        claim = finding.claim if finding.claim in claims else None
        about = {"check": finding.check, "subject": finding.claim, "claim": claim, "about": finding.about}
        _insert(database, "findings", [{"id": key, **about, **_judged(finding), **_noted(finding.acknowledged)}])
        for number, side in enumerate(finding.sides):
            words = {"sources": ", ".join(side.sources), "says": "; ".join(side.says)}
            _insert(database, "finding_sides", [{"finding": key, "number": number, **words}])
            ids = dict.fromkeys(told.id for told in side.facts if told.id in facts)
            _insert(database, "finding_facts", ({"finding": key, "side": number, "fact": fact} for fact in ids))


def _put_rest(database: sqlite3.Connection, report: Report) -> None:
    """What was not compared, told once, and not run."""
    left = ({"claim": one.claim, "because": one.because, "facts": ", ".join(one.facts)} for one in report.not_compared)
    _insert(database, "not_compared", left)
    _insert(database, "told_once", ({"claim": key} for key in dict.fromkeys(report.uncorroborated)))
    runs = (
        (name, {"ran": run.ran, "failed": run.failed, "because": run.because}) for name, run in report.checks.items()
    )
    _insert(database, "checks", ({"name": name, **run} for name, run in runs))
