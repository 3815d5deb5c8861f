"""Times as values: compared by the second, never more precise than they are printed, the same on both engines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_engines import ENGINES, start
from scan_tables import scan_file, write_parquet

from discrepant.cli import main
from discrepant.compare.verdict import Verdict
from discrepant.errors import DiscrepantError
from discrepant.reading.model import Quantity
from discrepant.scan.explain import compare_rows
from discrepant.scan.found import RowPair, Scanned
from discrepant.scan.output import plain
from discrepant.scan.problems import NO_TIME, NO_YEAR
from discrepant.scan.settings import ScanSettings, Tolerance
from discrepant.scan.times import Clock

DATES = ScanSettings(kind=Quantity.DATE)


def table(path: Path, rows: Sequence[tuple[str, str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("claim", "source", "value"))
        writer.writerows(rows)
    return path


def tolerating(text: str | None) -> ScanSettings:
    return ScanSettings(kind=Quantity.DATE, tolerance=Tolerance.parse(text) if text else None)


def in_short(found: tuple[Scanned, list[RowPair]]) -> dict[str, tuple[str, float | None]]:
    return {pair.claim: (str(pair.verdict), pair.gap) for pair in found[1]}


# By claim: the two times, and in seconds how far apart they are at the least; None where they can be one.
PRINTED = {
    "same": ("2011-12-01T10:30", "2011-12-01 10:30:59", None),  # some second of that minute
    "minutes": ("2011-12-01T10:30", "2011-12-01 10:41", 601),
    "seconds": ("2011-12-01T10:30:20", "2011-12-01T10:30:21", 1),
    "parts of a second": ("2011-12-01T10:30:20.1", "2011-12-01T10:30:20,9", None),
    "within the day": ("2011-12-01", "2011-12-01T23:59:59", None),
    "beyond the day": ("2011-12-01", "2011-12-02T00:00", 1),
    "year's end": ("2011-12-31T23:59:59", "2012-01-01 00:00:00", 1),
    "leap day": ("2012-02-28T12:00:00", "2012-03-01T12:00:00", 2 * 86_400),
}
# In a table in which times tell their zone, all that tell none may be anywhere on the earth.
ZONED = {
    "one moment": ("2011-12-01T23:50Z", "2011-12-02T05:35+05:45", None),
    "another form": ("2011-12-01T23:50:00 +0000", "2011-12-01t18:50:00-05", None),
    "a minute on": ("2011-12-01T23:50z", "2011-12-02T05:36+05:45", ("conflict", 1)),
    "no zone": ("2011-12-01T10:00:00Z", "2011-12-01T22:00:00", ("strained", 12 * 3600)),
    "further than the earth": ("2011-12-01T10:00:00Z", "2011-12-02T00:00:01", ("conflict", 14 * 3600 + 1)),
    "another day": ("2011-12-01T10:00:00Z", "2011-12-03", ("conflict", 38 * 3600)),
}
UNREAD = (
    "10:30",
    "2011-12-01T24:00",
    "2011-12-01T10:60",
    "2011-13-01T10:30",
    "2011-02-29",
    "2011-12",
    "12/1/2011 10:30 AM",
)


@pytest.mark.parametrize("engine", ENGINES)
def test_text_is_as_precise_as_it_is_printed(engine: str, tmp_path: Path) -> None:
    rows = [(claim, *row) for claim, told in PRINTED.items() for row in zip("ab", told[:2], strict=True)]
    rows += [("unread", "a", words) for words in (*UNREAD, "0000-01-01T10:30")]
    scanned, pairs = scan_file(table(tmp_path / "t.csv", rows), start(engine), DATES)
    assert in_short((scanned, pairs)) == {
        claim: ("conflict", gap) for claim, (_, _, gap) in PRINTED.items() if gap is not None
    }
    assert {(flaw.what, flaw.rows) for flaw in scanned.flaws} == {(NO_TIME, len(UNREAD)), (NO_YEAR, 1)}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_zone_that_is_told_and_one_that_is_not(engine: str, tmp_path: Path) -> None:
    rows = [(claim, *row) for claim, told in ZONED.items() for row in zip("ab", told[:2], strict=True)]
    found = in_short(scan_file(table(tmp_path / "t.csv", rows), start(engine), DATES))
    assert found == {claim: told for claim, (_, _, told) in ZONED.items() if told}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_of_timestamps(engine: str, tmp_path: Path) -> None:
    """Midnight is a time, but of a source that tells nothing else, which may mean the day."""
    told = {
        "apart": (("a", "1 10:30:00"), ("b", "1 10:30:01.5")),
        "one": (("a", "1 10:30:00.2"), ("b", "1 10:30:00.9")),
        "midnight": (("a", "1 00:00:00"), ("b", "1 10:30:00")),
        "day": (("days", "1 00:00:00"), ("b", "1 10:30:00")),
        "another day": (("days", "1 00:00:00"), ("b", "2 10:30:00")),
    }
    rows = ", ".join(
        f"('{claim}', '{source}', timestamp '2011-12-0{time}', 1)"
        for claim, both in told.items()
        for source, time in both
    )
    names = "claim, source, value, day_teller"  # the last is a name of ours, too
    path = write_parquet(tmp_path / "t.parquet", f"select * from (values {rows}) r({names})")
    scanned, pairs = scan_file(path, start(engine))
    hour = 3600
    assert in_short((scanned, pairs)) == {
        "apart": ("conflict", 1),
        "midnight": ("conflict", 10.5 * hour),
        "another day": ("conflict", 10.5 * hour + 1),
    }
    assert scanned.rows == len(told) * 2
    assert {pair.high.says for pair in pairs} == {
        "2011-12-01 10:30:01.5",
        "2011-12-01 10:30:00",
        "2011-12-02 10:30:00",
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_of_timestamps_with_a_zone(engine: str, tmp_path: Path) -> None:
    told = {"one": ("10:30:00+02", "08:30:00+00"), "apart": ("10:30:00+02", "10:30:00+00")}
    zoned = ", ".join(
        f"('{claim}', '{source}', timestamptz '2011-12-01 {time}')"
        for claim, times in told.items()
        for source, time in zip("ab", times, strict=True)
    )
    path = write_parquet(tmp_path / "zoned.parquet", f"select * from (values {zoned}) r(claim, source, value)")
    scanned, pairs = scan_file(path, start(engine))
    assert in_short((scanned, pairs)) == {"apart": ("conflict", 7200)}
    assert scanned.columns.clock is Clock.UNIVERSAL
    assert plain(pairs[0])["low"]["core"] == ["2011-12-01T08:30Z", "2011-12-01T08:30Z"]


def test_midnights_alone_are_days(tmp_path: Path) -> None:
    days = "('x', 'a', timestamp '2011-12-01'), ('x', 'b', timestamp '2011-12-06')"
    path = write_parquet(tmp_path / "days.parquet", f"select * from (values {days}) r(claim, source, value)")
    scanned, (pair,) = scan_file(path, start("duckdb"))
    assert (pair.gap, pair.kind, scanned.columns.clock) == (5, "date", None)


def test_days_in_a_csv_are_days(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", [("x", "a", "2022-02-24"), ("x", "b", "2022-03-01"), ("y", "a", "2022-03")])
    scanned, (pair,) = scan_file(path, start("duckdb"), DATES)
    assert (pair.gap, pair.kind, pair.unit) == (5, "date", None)
    assert [flaw.what for flaw in scanned.flaws] == [NO_TIME]
    assert in_short(scan_file(path, start("duckdb"), tolerating("4 days"))) == {"x": ("conflict", 1)}
    assert in_short(scan_file(path, start("duckdb"), tolerating("5"))) == {}


def test_what_looks_like_a_day_is_told_how_it_is_read(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", [("x", "a", "2022-02-24T10:00"), ("x", "b", "n/a")])
    scanned, _ = scan_file(path, start("duckdb"))
    (flaw,) = scanned.flaws
    assert flaw.samples == ("“2022-02-24T10:00” (a day? --kind date reads days and times)", "“n/a”")


@pytest.mark.parametrize(
    ("value", "tolerance", "message"),
    [
        ("2011-12-01T10:30", "10", "has no unit, and the values are times"),
        ("2011-12-01T10:30", "1%", "is a share, and the values are days"),
        ("12", "10 min", "is a length of time, and the values are numbers"),
    ],
)
def test_a_tolerance_of_another_sort(tmp_path: Path, value: str, tolerance: str, message: str) -> None:
    asked = tolerating(tolerance) if "-" in value else ScanSettings(tolerance=Tolerance.parse(tolerance))
    with pytest.raises(DiscrepantError, match=message):
        scan_file(table(tmp_path / "t.csv", [("x", "a", value)]), start("duckdb"), asked)


FIRST = datetime(2011, 12, 1, tzinfo=UTC)
MOMENTS = st.tuples(st.integers(0, 2 * 86_400), st.sampled_from(["day", "minute", "second"]), st.integers(-48, 56))


def printed(moment: tuple[int, str, int], *, with_zone: bool) -> tuple[str, int, int]:
    """A moment as it is printed, and the first and the last second that this can be."""
    second, precision, quarters = moment
    there = (FIRST + timedelta(seconds=second)).astimezone(
        timezone(timedelta(minutes=15 * quarters if with_zone else 0))
    )
    step = {"day": 86_400, "minute": 60, "second": 1}[precision]
    if precision == "day":
        first = second - second % step
        return (FIRST + timedelta(seconds=first)).date().isoformat(), first, first + step - 1
    first = second - second % step
    form = there.isoformat(timespec={"minute": "minutes", "second": "seconds"}[precision])
    return form if with_zone else re.sub(r"[+-]\d\d:\d\d$", "", form), first, first + step - 1


@settings(max_examples=40, deadline=None)
@given(
    claims=st.lists(st.lists(MOMENTS, min_size=2, max_size=4), min_size=1, max_size=8),
    with_zone=st.booleans(),
    minutes=st.sampled_from([0, 1, 10, 600]),
)
def test_conflicts_are_the_times_that_are_further_apart(
    claims: list[list[tuple[int, str, int]]], minutes: int, *, with_zone: bool
) -> None:
    """No time without a zone among those that have one: a day has none, and is left out there."""
    rows, expected = [("sure", "a", printed((1, "second", 0), with_zone=with_zone)[0])], set()
    for n, moments in enumerate(claims):
        told = [
            printed((s, "second" if with_zone and p == "day" else p, q), with_zone=with_zone) for s, p, q in moments
        ]
        rows += [(f"c{n}", f"s{i}", words) for i, (words, _, _) in enumerate(told)]
        if max(first for _, first, _ in told) - min(last for _, _, last in told) > 60 * minutes:
            expected.add(f"c{n}")
    with TemporaryDirectory() as folder:
        path = table(Path(folder) / "t.csv", rows)
        scanned, pairs = scan_file(path, start("duckdb"), tolerating(f"{minutes} min" if minutes else None))
    assert scanned.flaws == ()
    assert {pair.claim for pair in pairs} == expected
    assert {pair.verdict for pair in pairs} <= {Verdict.CONFLICT}
    for pair in pairs:  # the ordinary comparison of the two rows gives the same verdict and the same gap
        sides = [attrs.evolve(side, extra=None) for side in (pair.high, pair.low)]
        (finding,) = compare_rows(pair, sides, 2, scanned, "t.csv")[0].findings
        assert finding.verdict is pair.verdict
        assert finding.gap is not None
        assert finding.gap.value * 86_400 == pytest.approx(pair.gap, abs=0.1)


def test_what_is_said_of_them(tmp_path: Path) -> None:
    rows = [("AA1", "aa", "2011-12-01T23:50Z"), ("AA1", "orbitz", "2011-12-02T08:06:30+05:45")]
    path = table(tmp_path / "t.csv", rows)
    reports, out = tmp_path / "reports", tmp_path / "found.csv"
    asked = ["scan", str(path), "--kind", "date", "--tolerance", "10 min"]
    result = CliRunner().invoke(main, [*asked, "--report", str(reports), "--out", str(out)])
    assert result.exit_code == 1
    assert "orbitz: 2011-12-02T08:06:30+05:45  aa: 2011-12-01T23:50Z  2 hours 20 minutes" in result.stdout
    found: dict[str, Any] = json.loads(CliRunner().invoke(main, [*asked, "--json"]).stdout)["widest"][0]
    assert (found["gap"], found["unit"]) == (2 * 3600 + 20 * 60 + 31, "second")
    assert found["high"]["core"] == ["2011-12-02T02:16:30Z", "2011-12-02T02:26:30Z"]
    with out.open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["low_core_lo"], row["low_says"]) == ("2011-12-01T23:45Z", "2011-12-01T23:50Z")
    report = (reports / "discrepancies.md").read_text("utf-8")
    assert "orbitz is later than aa by at least 2 hours 20 minutes" in report
