"""`--tolerance` has one answer, that of plain SQL: further apart than it, or not."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_engines import ENGINES, needs_spark, start
from scan_tables import scan_file, write_parquet, write_rows

from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError
from discrepant.scan.settings import ScanSettings, Tolerance

Told = tuple[str, str, Decimal]  # claim, day, value

PLACES = st.integers(0, 6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Told], str]:
    """Claims of decimals with few places, many of them exactly as far apart as the tolerance, and that tolerance."""
    places, by = draw(PLACES), draw(st.integers(1, 3000))
    unit = Decimal(1).scaleb(-places)
    rows: list[Told] = []
    for claim in range(draw(st.integers(1, 12))):
        value = draw(st.integers(-100_000, 100_000))
        for _ in range(draw(st.integers(1, 5))):
            day = f"2020-01-0{draw(st.integers(1, 3))}"
            rows.append((str(claim), day, value * unit))
            value += draw(st.sampled_from([0, by, -by, by + 1, -by - 1, by - 1, 2 * by]))
    return rows, str(by * unit)


def too_far(one: Decimal, other: Decimal, tolerance: Tolerance, exact: Fraction) -> bool:
    """Whether two decimals are further apart than a tolerance, reckoned without rounding."""
    allowed = exact * (abs(Fraction(one)) + abs(Fraction(other))) / 2 if tolerance.is_share else exact
    return Fraction(one) - Fraction(other) > allowed


def binds(nature: Nature, day: str, other: str) -> bool:
    """Whether what is told of a day may not lie above what is told of another."""
    return {Nature.CONSTANT: True, Nature.VARYING: day == other, Nature.CUMULATIVE: day < other}[nature]


def expected(rows: Sequence[Told], nature: Nature, tolerance: str) -> set[str]:
    """The claims of which some pair that binds is further apart."""
    parsed = Tolerance.parse(tolerance)
    exact = Fraction(tolerance.removesuffix("%")) / (100 if parsed.is_share else 1)
    return {
        claim
        for claim, day, value in rows
        for other_claim, other_day, other in rows
        if claim == other_claim and binds(nature, day, other_day) and too_far(value, other, parsed, exact)
    }


def found_in(rows: Sequence[Told], nature: Nature, tolerance: str, engine: str = "duckdb") -> set[str]:
    asked = ScanSettings(nature=nature, tolerance=Tolerance.parse(tolerance), grows=float("inf"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("claim", "source", "as_of", "value"))
            writer.writerows((claim, f"s{n}", day, value) for n, (claim, day, value) in enumerate(rows))
        _, pairs = scan_file(path, start(engine), asked)
    if nature is not Nature.CUMULATIVE:  # of one day nobody knows the order, which strains a running total
        assert {pair.verdict for pair in pairs} <= {Verdict.CONFLICT}
    return {pair.claim for pair in pairs if pair.verdict is Verdict.CONFLICT}


@settings(max_examples=60, deadline=None)
@given(table=tables(), nature=st.sampled_from(Nature), share=st.none() | st.sampled_from(["0.1%", "1%", "5%", "33%"]))
def test_conflicts_are_what_is_further_apart(table: tuple[list[Told], str], nature: Nature, share: str | None) -> None:
    rows, tolerance = table
    assert found_in(rows, nature, share or tolerance) == expected(rows, nature, share or tolerance)


# By tolerance: which two decimals are further apart than it, and which are not.
DECIMALS = {
    "0.1": {
        ("0.3", "0.2"): False,  # as doubles they are 0.09999999999999998 apart
        ("0.4", "0.3"): False,  # and these 0.10000000000000003
        ("0.40001", "0.3"): True,
        ("1.1", "1"): False,
    },
    "0.9": {("1", "0.1"): False},
    "0.001": {("1234567890.123", "1234567890.122"): False, ("1234567890.124", "1234567890.122"): True},
    "1%": {("201", "199"): False, ("201.001", "199"): True},  # 2 is 1 % of 200
    "10": {("5", "-5"): False, ("6", "-5"): True},
}


@pytest.mark.parametrize(
    ("engine", "tolerance"),
    [
        *(("duckdb", each) for each in DECIMALS),
        *(pytest.param("spark", each, marks=needs_spark) for each in ("0.1", "1%")),
    ],
)
def test_decimals_are_not_doubles(engine: str, tolerance: str) -> None:
    told = {f"{high} and {low}": ends for (high, low), ends in DECIMALS[tolerance].items()}
    rows = [(claim, "2020-01-01", Decimal(value)) for claim in told for value in claim.split(" and ")]
    found = found_in(rows, Nature.CONSTANT, tolerance, engine)
    assert found == {claim for claim, is_conflict in told.items() if is_conflict}


@pytest.mark.parametrize("engine", ENGINES)
def test_it_counts_what_plain_sql_counts(engine: str, tmp_path: Path) -> None:
    """Minutes of arrival, more than 10 minutes apart."""
    query = "select i // 5 as claim, i % 5 as source, cast(hash(i) % 23 as integer) as value from range(5000) t(i)"
    path = write_parquet(tmp_path / "arrivals.parquet", query)
    with duckdb.connect() as plain:
        counted = plain.execute(
            f"select count(*) from (select claim from '{path}' group by claim having max(value) - min(value) > 10)"
        ).fetchone()
    scanned, pairs = scan_file(path, start(engine), ScanSettings(tolerance=Tolerance.parse("10")))
    assert counted == (scanned.verdicts[Verdict.CONFLICT],)
    assert scanned.verdicts[Verdict.STRAINED] == 0
    assert {(pair.gap or 0) % 1 for pair in pairs} == {0}  # what is whole stays whole


@pytest.mark.parametrize(
    ("rows", "tolerance", "message"),
    [
        ([{"claim": "x", "source": "a", "says": "about 5"}], "1", "--tolerance is for a column of values"),
        ([{"claim": "x", "source": "a", "value": "2020-01-01"}], "1%", "a share, and the values are days"),
    ],
)
def test_what_has_no_tolerance(tmp_path: Path, rows: list[dict[str, str]], tolerance: str, message: str) -> None:
    path = write_rows(tmp_path / "t.jsonl", rows)
    with pytest.raises(DiscrepantError, match=message):
        scan_file(path, start("duckdb"), ScanSettings(tolerance=Tolerance.parse(tolerance)))
