"""Columns found by their names and held to their types, and rows that cannot be compared counted, never dropped."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from scan_tables import scan_file, write_parquet, write_rows

from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError
from discrepant.reading.model import Quantity
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.found import RowPair, Scanned, SkippedRows
from discrepant.scan.settings import ScanSettings, Tolerance

CUMULATIVE = ScanSettings(nature=Nature.CUMULATIVE)


def scanned(path: Path, asked: ScanSettings | None = None, *, is_strict: bool = False) -> tuple[Scanned, list[RowPair]]:
    return scan_file(path, DuckDB(memory="1GB"), asked, is_strict=is_strict)


def csv(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, "utf-8")
    return path


def parquet(folder: Path, query: str) -> Path:
    return write_parquet(folder / "table.parquet", query)


def found(pairs: list[RowPair]) -> list[tuple[Any, ...]]:
    return [(pair.claim, str(pair.verdict), pair.high.source, pair.low.source, pair.gap) for pair in pairs]


def test_columns_go_by_other_names(tmp_path: Path) -> None:
    path = csv(tmp_path, 'county,"the ""paper""",cases,value\nx,a,1,9\nx,b,2,9\n')
    asked = ScanSettings(named={"claim": "county", "source": 'the "paper"', "value": "cases"})
    _, pairs = scanned(path, asked)
    assert found(pairs) == [("x", "conflict", "b", "a", 1)]
    assert pairs[0].high.extra == '{"value":"9"}'


@pytest.mark.parametrize(
    ("header", "asked", "messages"),
    [
        ("a,b", ScanSettings(), ["there is no column 'claim'", "no column 'source'", "no column 'value', nor 'says'"]),
        ("claim,source,value", CUMULATIVE, ["what is cumulative needs a column 'as_of'"]),
        (
            "claim,source,value",
            ScanSettings(named={"value": "vlaue"}),
            [r"'vlaue' to take for value \(did you mean \"value\"\?"],
        ),
        ("claim,source,core_lo,core_hi", ScanSettings(), ["nor all of core_lo, core_hi, support_lo, support_hi"]),
    ],
)
def test_what_is_missing_is_said_at_once(tmp_path: Path, header: str, asked: ScanSettings, messages: list[str]) -> None:
    with pytest.raises(DiscrepantError) as caught:
        scanned(csv(tmp_path, f"{header}\n"), asked)
    for message in messages:
        assert re.search(message, str(caught.value))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            "'x' as claim, 's' as source, true as value",
            "'value' is of type BOOLEAN (value is a number, a day or a time)",
        ),
        ("'x' as claim, [1] as source, 1 as value", "'source' is of type INTEGER[] (source is text)"),
        (
            "'x' as claim, 's' as source, 1 as value, 2020 as as_of",
            "'as_of' is of type INTEGER (as_of is a day or a time)",
        ),
    ],
)
def test_a_wrong_type_is_said(tmp_path: Path, columns: str, message: str) -> None:
    with pytest.raises(DiscrepantError) as caught:
        scanned(parquet(tmp_path, f"select {columns}"))
    assert message in str(caught.value)


def test_what_cannot_be_compared_is_counted_and_sampled(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "claim,source,value,as_of\n"
        "x,a,1,2020-01-01\nx,b,2,2020-01-01\n"
        ",a,1,2020-01-01\nx,,1,2020-01-01\nx,a,,2020-01-01\n"
        'x,a,n/a,2020-01-01\nx,a,n/a,2020-01-01\nx,a,"1,000",2020-01-01\nx,a,0x1F,2020-01-01\nx,a,5d,2020-01-01\n'
        "x,a,nan,2020-01-01\nx,a,inf,2020-01-01\nx,a,1e999,2020-01-01\n"
        "x,a,1,2020\nx,a,1,2020-13-01\nx,a,1,yesterday\nx,a,1,\n",
    )
    summary, pairs = scanned(path, CUMULATIVE)
    assert found(pairs) == [("x", "strained", "b", "a", 1)]
    assert summary.rows == 17
    assert set(summary.flaws) == {
        SkippedRows(what="no claim", rows=1, samples=("“1”",)),
        SkippedRows(what="no source", rows=1, samples=("“1”",)),
        SkippedRows(what="no value", rows=1),
        SkippedRows(what="not a number", rows=5, samples=("“n/a”", "“0x1F”", "“1,000”", "“5d”")),
        SkippedRows(what="not a finite number", rows=3, samples=("“1e999”", "“inf”", "“nan”")),
        SkippedRows(what="not a day", rows=3, samples=("“2020”", "“2020-13-01”", "“yesterday”")),
        SkippedRows(what="no as_of, which what may change over time needs", rows=1, samples=("“1”",)),
    }


def test_strict_stops(tmp_path: Path) -> None:
    path = csv(tmp_path, "claim,source,value\nx,a,n/a\n")
    with pytest.raises(DiscrepantError, match=r"1 row not compared \(not a number\): “n/a”"):
        scanned(path, is_strict=True)


def test_infinities_and_what_is_no_number(tmp_path: Path) -> None:
    path = parquet(
        tmp_path,
        """select 'x' as claim, 'a' as source, unnest(['nan', 'inf', '-inf', '1', null])::double as value
        union all select 'x', 'b', 2""",
    )
    summary, pairs = scanned(path)
    assert found(pairs) == [("x", "conflict", "b", "a", 1)]
    assert {(flaw.what, flaw.rows) for flaw in summary.flaws} == {("not a finite number", 3), ("no value", 1)}


@pytest.mark.parametrize(
    "bounds",
    [
        "2, 1, 0, 3",
        "1, 2, 1.5, 3",
        "1, 2, 0, 'nan'",
        "'inf', 'inf', 0, 'inf'",
        "'-inf', '-inf', '-inf', 0",
        "'nan', 1, 0, 2",
    ],
)
def test_bounds_out_of_order(tmp_path: Path, bounds: str) -> None:
    names = ("core_lo", "core_hi", "support_lo", "support_hi")
    values = ", ".join(f"{end}::double as {name}" for end, name in zip(bounds.split(", "), names, strict=True))
    summary, _ = scanned(parquet(tmp_path, f"select 'x' as claim, 'a' as source, {values}"))
    assert [flaw.what for flaw in summary.flaws] == ["bounds out of order"]


def test_open_bounds_as_text(tmp_path: Path) -> None:
    text = "claim,source,core_lo,core_hi,support_lo,support_hi\nx,a,1,inf,,\nx,b,-inf,-1,-Infinity,0\nx,c,1,z,0,9\n"
    summary, pairs = scanned(csv(tmp_path, text))
    assert found(pairs) == [("x", "strained", "a", "b", 2)]
    assert summary.flaws == (SkippedRows(what="not a number", rows=1, samples=("“1 z 0 9”",)),)


@pytest.mark.parametrize(
    ("tolerance", "verdict"),
    [("0", "conflict"), ("9%", "conflict"), ("10%", None), ("9.99", "conflict"), ("10", None)],
)
def test_a_tolerance(tmp_path: Path, tolerance: str, verdict: str | None) -> None:
    path = csv(tmp_path, "claim,source,value\nx,a,-100\nx,b,-110\n")
    _, pairs = scanned(path, ScanSettings(tolerance=Tolerance.parse(tolerance)))
    assert [str(pair.verdict) for pair in pairs] == ([verdict] if verdict else [])


@pytest.mark.parametrize("text", ["", "%", "-1", "100%", "nan", "inf", "1 percent"])
def test_what_is_no_tolerance(text: str) -> None:
    with pytest.raises(ValueError, match=r"tolerance|convert"):
        Tolerance.parse(text)


def test_words_are_read(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "claim,source,says,kind\n"
        'aid,a,more than $18.2 billion,\naid,b,"$15 billion",\naid,c,€3,\n'
        "letter,a,30,count\nletter,b,31,count\nletter,c,astir 30,count\nletter,d,,count\nletter,e,30,counts\n",
    )
    summary, pairs = scanned(path)
    assert found(pairs) == [
        ("aid", "conflict", "a", "b", pytest.approx(2.7e9)),
        ("letter", "conflict", "b", "a", 1),
    ]
    assert [pair.unit for pair in pairs] == ["USD", None]
    assert [(flaw.what, flaw.rows) for flaw in summary.flaws] == [("cannot be read", 2), ("no value", 1)]
    assert summary.flaws[0].samples[1].startswith("“astir 30” (")


def test_dates_are_read_against_their_as_of(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "claim,source,says,as_of\n"
        "sent,a,on Monday,2022-10-25\nsent,b,Monday,2022-10-26\nsent,c,October 24,2022-11-06\n"
        "held,a,on Monday,2022-10-25\nheld,b,on Monday,2022-11-01\n",
    )
    _, pairs = scanned(path, ScanSettings(kind=Quantity.DATE))
    assert found(pairs) == [("held", "conflict", "b", "a", 7)]
    assert (pairs[0].kind, pairs[0].percent) == ("date", None)


def test_values_that_are_days(tmp_path: Path) -> None:
    rows = "(values ('a', date '2022-02-24'), ('b', date '2022-03-01')) t(s, d)"
    path = parquet(tmp_path, f"select 'x' as claim, s as source, d as value from {rows}")
    _, pairs = scanned(path)
    assert found(pairs) == [("x", "conflict", "b", "a", 5)]
    assert (pairs[0].kind, pairs[0].low.core[0]) == ("date", dt.date(2022, 2, 24).toordinal())


def test_times_of_one_day_are_in_order(tmp_path: Path) -> None:
    text = (
        "claim,source,value,as_of\nx,a,1,2020-01-01 09:00:00\nx,b,2,2020-01-01T10:00:00\n"
        "y,a,2,2020-01-01 09:00\ny,b,1,2020-01-01 09:30\n"
    )
    _, pairs = scanned(csv(tmp_path, text), CUMULATIVE)
    assert found(pairs) == [("y", "conflict", "a", "b", 1)]
    assert pairs[0].high.as_of == dt.datetime(2020, 1, 1, 9)  # noqa: DTZ001  # as the table has it


def test_midnight_in_a_column_of_times_is_its_day(tmp_path: Path) -> None:
    rows = "('a', 2, timestamp '2020-01-01 00:00:00'), ('b', 1, timestamp '2020-01-01 08:00:00')"
    query = f"select 'x' as claim, s as source, v as value, t as as_of from (values {rows}) r(s, v, t)"
    _, pairs = scanned(parquet(tmp_path, query), CUMULATIVE)
    assert found(pairs) == [("x", "strained", "a", "b", 1)]
    assert pairs[0].high.as_of == dt.date(2020, 1, 1)


def test_times_with_a_zone_and_parts_of_seconds(tmp_path: Path) -> None:
    rows = "('a', 2, timestamptz '2020-01-01 10:00:00.7+02'), ('b', 1, timestamptz '2020-01-01 08:00:00.2+00')"
    query = f"select 'x' as claim, s as source, v as value, t as as_of from (values {rows}) r(s, v, t)"
    _, pairs = scanned(parquet(tmp_path, query), CUMULATIVE)
    assert found(pairs) == [("x", "conflict", "a", "b", 1)]


def test_each_unit_kind_and_nature_for_itself(tmp_path: Path) -> None:
    text = (
        "claim,source,value,unit,nature,as_of\nx,a,1,km,,\nx,b,2,m,,\n"
        "y,a,2,km,cumulative,2020-01-01\ny,b,1,km,,2020-01-02\nz,a,1,km,odd,\n"
    )
    summary, pairs = scanned(csv(tmp_path, text))
    assert pairs == []
    assert [flaw.what for flaw in summary.flaws] == ["no nature"]


def test_within_a_source(tmp_path: Path) -> None:
    text = (
        "claim,source,value,as_of\nx,a,5,2020-01-01\nx,a,4,2020-01-02\nx,b,9,2020-01-01\n"
        "y,a,5,2020-01-01\ny,b,4,2020-01-02\n"
    )
    _, pairs = scanned(csv(tmp_path, text), ScanSettings(nature=Nature.CUMULATIVE, within_source=True))
    assert found(pairs) == [("x", "conflict", "a", "a", 1)]


def test_json_lines_of_mixed_types(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"claim": 1, "source": "a", "value": 1},
        {"claim": "1", "source": 2, "value": "3"},
        {"claim": "1", "source": "b", "value": {}},
    ]
    summary, pairs = scanned(write_rows(tmp_path / "t.jsonl", rows))
    assert found(pairs) == [("1", "conflict", "2", "a", 2)]
    assert [(flaw.what, flaw.rows) for flaw in summary.flaws] == [("not a number", 1)]


def test_claims_that_are_numbers(tmp_path: Path) -> None:
    path = parquet(tmp_path, "select 17 as claim, i as source, i as value from range(2) t(i)")
    assert found(scanned(path)[1]) == [("17", "conflict", "1", "0", 1)]


def test_an_empty_table(tmp_path: Path) -> None:
    summary, pairs = scanned(csv(tmp_path, "claim,source,value\n"))
    assert (summary.rows, summary.claims, pairs) == (0, 0, [])
