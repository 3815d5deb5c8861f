"""The same words as records and as a table: `check`, the records scanned and their words scanned give one answer.

Of every kind that a row can hold, as constants, running totals and what varies, by the day and by the hour.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell
from scan_engines import ENGINES, start
from scan_tables import scan_file

from discrepant.checking.standard import check
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.report.model import Report
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.found import RowPair, Scanned, pairs
from discrepant.scan.problems import NEVER_GROWS
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import RecordsInput

CHECKS = ("quantities", "dates", "ages")
# By kind and unit: what newspapers print. Of each, some agree, some are explained, strained or in conflict.
WORDS = {
    ("count", None): ["30", "31", "about 30", "more than 40", "at most 25", "dozens", "nearly 100", "28 to 32"],
    ("money", "USD"): ["$18.2 billion", "more than $18.2 billion", "about $20 billion", "$19 billion", "$20.3 billion"],
    ("measure", "km"): ["5 km", "about 3 miles", "3.1 miles", "5.4 km", "less than 5 km", "6,000 metres", "5 percent"],
    ("share", None): ["61 %", "about 60 percent", "61.4 %", "nearly two thirds", "half", "61 percentage points"],
    ("number", None): ["6.4", "6.5", "about 6", "6.42", "more than 6.5"],
    ("change", "%"): [
        "up 3.2 %",
        "up about 3 %",
        "down 3.2 %",
        "halved",
        "doubled",
        "unchanged",
        "up 3 percentage points",
    ],
    ("date", None): ["4 November 2022", "5 November 2022", "November 2022", "before 4 November 2022", "in 2023"],
    ("age", None): ["34", "35", "aged 36", "in her 30s", "about 34", "over 34"],
}
DAYS = ["2022-11-06", "2022-11-07", "2023-11-06"]
TIMES = ["2022-11-06T09:00Z", "2022-11-06T14:30+02:00", "2022-11-07T00:30+05:45"]
NATURES = {kind: ["constant", "cumulative", "varying"] for kind in ("count", "money", "measure", "share", "number")}
NATURES |= {"change": ["constant", "varying"], "date": ["constant", "varying"], "age": ["constant"]}
SOURCES = ["north", "south", "west", "east"]


@attrs.frozen
class Asked:
    """A claim and what each source prints of it, as of when."""

    kind: str
    unit: str | None
    nature: str
    told: tuple[tuple[str, str], ...]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    kind, unit = draw(st.sampled_from(sorted(WORDS, key=str)))
    nature = draw(st.sampled_from(NATURES[kind]))
    when = st.sampled_from(DAYS if kind == "age" else [*DAYS, *TIMES])
    told = st.tuples(st.sampled_from(WORDS[kind, unit]), when)
    first = WORDS[kind, unit][0], draw(when)  # a claim's unit is one that somebody prints
    return Asked(kind, unit, nature, (first, *draw(st.lists(told, min_size=1, max_size=len(SOURCES) - 1))))


def corpus_at(root: Path, claims: list[Asked]) -> Corpus:
    declared = [
        "\n".join(
            [
                f'[claim.c{i}]\nabout = "It"\nkind = "{claim.kind}"\nnature = "{claim.nature}"',
                *([f'unit = "{claim.unit}"'] if claim.unit else []),
            ]
        )
        for i, claim in enumerate(claims)
    ]
    articles = []
    for n, source in enumerate(SOURCES):
        facts = {
            f"c{i}": {"says": claim.told[n][0], "as_of": claim.told[n][1]}
            for i, claim in enumerate(claims)
            if n < len(claim.told)
        }
        articles.append(tell(source, "2024-01-01", **facts))
    return load(newsroom(root, *articles, more="\n\n".join(declared) + "\n"))


def as_table(path: Path, claims: list[Asked]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("claim", "source", "says", "kind", "unit", "nature", "as_of"))
        for i, claim in enumerate(claims):
            for source, (words, when) in zip(SOURCES, claim.told, strict=False):
                writer.writerow((f"c{i}", source, words, claim.kind, claim.unit or "", claim.nature, when))
    return path


def by_check(report: Report) -> dict[str, Verdict]:
    return _worst((one.claim, one.verdict) for one in report.findings if one.check in CHECKS)


def by_scan(found: Iterable[RowPair]) -> dict[str, Verdict]:
    return _worst((pair.claim, pair.verdict) for pair in found)


def _worst(verdicts: Iterable[tuple[str, Verdict]]) -> dict[str, Verdict]:
    worst: dict[str, Verdict] = {}
    for claim, verdict in verdicts:
        if verdict.gravity >= Verdict.STRAINED.gravity:
            worst[claim] = max(worst.get(claim, verdict), verdict, key=lambda each: each.gravity)
    return worst


def scanned_records(root: Path) -> tuple[Scanned, list[RowPair]]:
    source = RecordsInput.at(root)
    assert source
    with closing(DuckDB(memory="1GB")) as engine:
        columns = columns_of(source.open(engine), ScanSettings(), engine)
        scanned = scan(columns, ScanSettings(), engine, progress=lambda _: None)
        return scanned, list(pairs(engine, scanned))


@settings(max_examples=25, deadline=None)
@given(claims=st.lists(asked(), min_size=1, max_size=8))
def test_they_give_one_answer(claims: list[Asked]) -> None:
    with TemporaryDirectory() as folder:
        corpus = corpus_at(Path(folder), claims)
        expected = by_check(check(corpus))
        of_records, found_in_records = scanned_records(Path(folder))
        of_words, found_in_words = scan_file(as_table(Path(folder) / "facts.csv", claims), DuckDB(memory="1GB"))
    assert of_records.flaws == of_words.flaws == ()
    assert by_scan(found_in_records) == expected
    assert by_scan(found_in_words) == expected


@pytest.mark.parametrize("name", ENGINES)
def test_what_a_row_has_no_place_for_is_told(name: str, tmp_path: Path) -> None:
    told = (("4 November 2022 at 5 p.m.", "2022-11-06"), ("4 November 2022 at 6 p.m.", "2022-11-06"))
    table = as_table(tmp_path / "facts.csv", [Asked("date", None, "constant", told)])
    scanned, found = scan_file(table, start(name))
    assert (found, scanned.flaws) == ([], ())
    assert str(scanned.timed) == (
        "2 rows tell a time of day with a date; the day alone is compared: "
        "“4 November 2022 at 5 p.m.”, “4 November 2022 at 6 p.m.”"
    )
    corpus = corpus_at(tmp_path, [Asked("date", None, "constant", told)])
    assert by_check(check(corpus)) == {"c0": Verdict.CONFLICT}


@pytest.mark.parametrize("kind", ["date", "change"])
def test_what_cannot_grow_is_refused_as_records_are(kind: str, tmp_path: Path) -> None:
    told = tuple((words, "2022-11-06") for words in WORDS[kind, "%" if kind == "change" else None][:2])
    table = as_table(tmp_path / "facts.csv", [Asked(kind, None, "cumulative", told)])
    scanned, found = scan_file(table, start("duckdb"))
    assert found == []
    assert [(flaw.rows, flaw.what) for flaw in scanned.flaws] == [(2, NEVER_GROWS)]
