"""The ordinary report on the gravest of what a scan found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from discrepant.compare.comparison import Comparison
from discrepant.compare.finding import NotCompared
from discrepant.compare.question import Question, ranked
from discrepant.compare.verdict import Verdict
from discrepant.report.model import CheckRun, Report, Totals
from discrepant.scan.engine import Engine, Row
from discrepant.scan.explain import check_of, compare_rows
from discrepant.scan.found import WIDEST_FIRST, RowPair, Scanned, told, widest
from discrepant.scan.queries import query

__all__ = ["report_on"]


def report_on(engine: Engine, scanned: Scanned, *, most: int, table: str) -> Report:
    """So many failing questions, set out in full; `table` names what was scanned, for people.

    What the totals count is the whole table, the verdicts only what is set out.
    """
    chosen = {pair.question: pair for pair in widest(engine, scanned, most)}
    engine.table("chosen", f"select question from pairs order by {WIDEST_FIRST} limit {most:d}")
    compared: list[Comparison] = []
    questions: list[Question] = []
    for question, group in groupby(_rows(engine, chosen.values()), key=itemgetter(0)):
        rows = list(group)
        facts = [told([*row[1:8], None, *row[9:11]], row[8]) for row in rows]
        comparison, asked = compare_rows(chosen[question], facts, rows[0][-1], scanned, table)
        compared.append(comparison)
        questions += [asked] if asked else []
    findings = [finding for one in compared for finding in one.findings]
    verdicts = Counter(finding.verdict for finding in findings)
    ran = Counter(check_of(pair.kind) for pair in chosen.values())
    failed = Counter(check_of(pair.kind) for pair in chosen.values() if pair.verdict is Verdict.CONFLICT)
    return Report(
        corpus=Totals(sources=scanned.sources, facts=scanned.rows, claims=scanned.claims, compared=scanned.compared),
        verdicts={verdict: verdicts[verdict] for verdict in reversed(Verdict)},
        questions=ranked(questions, {}),
        findings=tuple(sorted(findings, key=lambda one: (one.claim, one.check, one.summary))),
        checks={check: CheckRun(ran=ran[check], failed=failed[check]) for check in sorted(ran)},
        not_compared=(*_aside(compared), *_left(scanned, len(chosen))),
        uncorroborated=(),
    )


def _rows(engine: Engine, chosen: Iterable[RowPair]) -> Iterator[Row]:
    """The rows of what is set out.

    Each is its question, source, says, as_of, the four bounds, a unit of its own, its day and moment, its place and how
    many there are.
    """
    yield from engine.rows(query("rows"))
    if any(pair.high.unit is not None for pair in chosen):
        yield from engine.rows(query("unlike_rows"))


def _aside(compared: list[Comparison]) -> list[NotCompared]:
    return sorted((left for one in compared for left in one.not_compared), key=lambda left: (left.claim, left.because))


def _left(scanned: Scanned, shown: int) -> Iterator[NotCompared]:
    """What the report does not set out."""
    more = sum(scanned.verdicts.values()) - shown
    if more > 0:
        because = f"{more:,} more in conflict or strained are not set out here (--most shows more, --out lists all)"
        yield NotCompared(claim="…", because=because, facts=())
    for flaw in filter(None, (*scanned.flaws, scanned.timed)):
        yield NotCompared(claim="…", because=str(flaw), facts=())
