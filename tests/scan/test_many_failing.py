"""Tables of which many claims fail, or few: the verdicts and the gaps are those of all pairs of rows.

Figures are single numbers here, with ties in their days, their times and their values.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_engines import ENGINES, start
from scan_tables import Case, Figure, scan_file, table_rows, worst, write_rows

from discrepant.corpus.model import Nature
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.engine import Engine
from discrepant.scan.found import RowPair, Scanned
from discrepant.scan.settings import ScanSettings

DAYS = ("2019-12-31", "2020-01-01", "2020-01-02", "2022-01-02")
TIMES = ("2020-01-01T09:30:00Z", "2020-01-01T12:30:00+03:00", "2020-01-01T23:30:00-05:00", "2022-01-02T04:30:00Z")
STEADY = Case("steady", "constant", tuple(Figure(by, "2020-01-01", 1, 1, 1, 1) for by in "ab"))
PADDING = {"most fail": 0, "some fail": 2, "few fail": 30}  # steady rows beside each that is drawn


class Colliding(DuckDB):
    """DuckDB with a hash that few questions have to themselves."""

    def hashed(self, text: str) -> str:
        return f"(hash({text}) % 2)"


@st.composite
def of_numbers(draw: st.DrawFn) -> list[Case]:
    """Claims of single numbers: of one, all figures have days, or all have times, or some."""
    cases = []
    for number in range(draw(st.integers(1, 12))):
        whens = st.sampled_from(draw(st.sampled_from([DAYS, TIMES, DAYS + TIMES])))
        told = draw(st.lists(st.tuples(st.sampled_from("abc"), whens, st.integers(-1, 5)), min_size=1, max_size=9))
        figures = tuple(Figure(source, when, *[float(value)] * 4) for source, when, value in told)
        cases.append(Case(f"claim {number}", draw(st.sampled_from([*Nature])), figures))
    return cases


def padded(cases: list[Case], times: int) -> list[Case]:
    """The cases, and for each of their rows so many that agree."""
    rows = sum(len(case.rows) for case in cases)
    return [*cases, *(Case(f"steady {n}", STEADY.nature, STEADY.rows) for n in range(rows * times // len(STEADY.rows)))]


def scanned_by(engine: Engine, cases: list[Case], asked: ScanSettings) -> tuple[Scanned, list[RowPair]]:
    with tempfile.TemporaryDirectory() as folder:
        return scan_file(write_rows(Path(folder) / "claims.jsonl", list(table_rows(cases))), engine, asked)


def by_claim(found: list[RowPair]) -> dict[str, tuple[str, float | None]]:
    return {pair.claim: (str(pair.verdict), pair.gap) for pair in found}


def by_all_pairs(cases: list[Case], grows: float) -> dict[str, tuple[str, float | None]]:
    told = {case.claim: worst(case, grows) for case in cases}
    return {claim: found for claim, found in told.items() if found is not None}


@pytest.mark.parametrize("times", PADDING.values(), ids=PADDING)
@settings(max_examples=25)
@given(cases=of_numbers(), grows=st.sampled_from([1.3, 3.0, math.inf]))
def test_however_many_fail(times: int, cases: list[Case], grows: float) -> None:
    scanned, found = scanned_by(DuckDB(memory="1GB"), padded(cases, times), ScanSettings(grows=grows))
    assert by_claim(found) == by_all_pairs(cases, grows)
    assert scanned.claims == len(padded(cases, times))


@settings(max_examples=25)
@given(cases=of_numbers(), grows=st.sampled_from([1.3, math.inf]))
def test_a_hash_that_questions_share_hides_nothing(cases: list[Case], grows: float) -> None:
    alike = [scanned_by(engine(memory="1GB"), cases, ScanSettings(grows=grows)) for engine in (DuckDB, Colliding)]
    (first, of_first), (second, of_second) = alike
    assert of_first == of_second
    assert (first.claims, first.compared) == (second.claims, second.compared)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_claim_fails(engine: str) -> None:
    rows = [
        ("a", DAYS[0], 5),
        ("b", DAYS[1], 5),
        ("a", DAYS[1], 4),
        ("b", DAYS[2], 9),
        ("c", DAYS[3], 2),
        ("a", DAYS[3], 2),
    ]
    figures = tuple(Figure(source, day, *[float(value)] * 4) for source, day, value in rows)
    cases = [Case(f"claim {n}", nature, figures) for n in range(20) for nature in Nature]
    cases = [Case(f"{case.claim} {case.nature}", case.nature, case.rows) for case in cases]
    found = scanned_by(start(engine), cases, ScanSettings())[1]
    told = {(pair.nature, pair.high.source, pair.low.source, pair.gap) for pair in found}
    assert told == {("constant", "b", "a", 7), ("cumulative", "b", "a", 7), ("varying", "b", "a", 1)}
    assert len(found) == len(cases)
