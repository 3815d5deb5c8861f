"""The questions as a table: every fact of a question once, in columns of one type."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from five import skip_without_five
from hypothesis import given
from made_reports import reports
from newsroom import newsroom, tell

from discrepant.checking.standard import check
from discrepant.corpus.load import load
from discrepant.report.model import Report

ROOT = Path(__file__).parents[2]
TYPES: dict[str, type] = {
    **dict.fromkeys(("claim", "about", "kind", "story", "weight", "verdict", "acknowledged", "fact", "source"), str),
    **dict.fromkeys(("says", "reads", "unit", "as_of", "speaker", "via", "quote", "file", "text"), str),
    **dict.fromkeys(("origins", "side", "line", "text_line"), int),
    **dict.fromkeys(("core_low", "core_high", "support_low", "support_high"), float),
    **dict.fromkeys(("core_first", "core_last", "support_first", "support_last"), date),
    "open": bool,
}


@pytest.fixture(scope="module")
def shipped() -> Report:
    skip_without_five()
    return check(load(ROOT))


@pytest.fixture(scope="module")
def shipped_rows(shipped: Report) -> list[dict[str, Any]]:
    return shipped.to_rows()


def holds(rows: list[dict[str, Any]]) -> None:
    """Every row has every column, and each column values of its type."""
    for row in rows:
        assert list(row) == list(rows[0])
        assert row.keys() == TYPES.keys()
        for column, value in row.items():
            assert value is None or type(value) is TYPES[column], f"{column}: {value!r}"


@given(reports)
def test_columns_have_one_type(report: Report) -> None:
    rows = report.to_rows()
    holds(rows)
    told = [fact.id for question in report.questions for side in question.sides for fact in side.facts]
    assert [row["fact"] for row in rows] == told


def test_columns_of_the_corpus_have_one_type(shipped_rows: list[dict[str, Any]]) -> None:
    holds(shipped_rows)


def test_every_fact_of_a_compared_claim_is_in_one_row(shipped: Report, shipped_rows: list[dict[str, Any]]) -> None:
    corpus = load(ROOT)
    for question in shipped.questions:
        of_claim = [row["fact"] for row in shipped_rows if row["claim"] == question.claim]
        assert len(of_claim) == len({*of_claim})
        if question.kind != "relation":  # of several claims
            assert {fact.id for fact in corpus.claims[question.claim].facts} <= {*of_claim}


def rows_of(tmp_path: Path, *articles: dict[str, str]) -> list[dict[str, Any]]:
    return check(load(newsroom(tmp_path, *articles))).to_rows()


def test_an_open_end_of_numbers_is_infinite(tmp_path: Path) -> None:
    north, south = rows_of(tmp_path, tell("north", crowd="more than 20"), tell("south", crowd="30"))
    assert (north["support_low"], north["support_high"]) == (21, math.inf)
    assert (south["core_low"], south["core_high"]) == (30, 30)
    assert north["core_first"] is north["unit"] is None


def test_days_are_dates(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, tell("north", day="24 October 2022"), tell("south", day="late October 2022"))
    exact = next(row for row in rows if row["source"] == "north")
    assert exact["core_first"] == exact["support_last"] == date(2022, 10, 24)
    assert exact["core_low"] is None
    assert next(row for row in rows if row["source"] == "south")["core_first"] == date(2022, 10, 21)


def test_words_have_no_bounds(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, tell("north", post="spokesman"), tell("south", post="director"))
    assert {row["verdict"] for row in rows} == {"conflict"}
    assert all(row[f"{part}_{end}"] is None for row in rows for part in ("core", "support") for end in ("low", "first"))


def test_a_number_is_in_its_own_unit(tmp_path: Path) -> None:
    """Which for a sum in another currency is not its claim's: nothing is converted."""
    articles = (tell("north", aid="$2 billion"), tell("south", aid="$3 billion"), tell("east", aid="€2 billion"))
    rows = rows_of(tmp_path, *articles)
    assert {row["source"]: row["unit"] for row in rows} == {"north": "USD", "south": "USD", "east": "EUR"}


def test_pandas_takes_them(shipped_rows: list[dict[str, Any]]) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(shipped_rows)
    assert len(frame) == len(shipped_rows)
    assert frame["core_low"].dtype == "float64"
    assert frame["side"].dtype == "int64"
    assert frame["open"].dtype == "bool"


def test_polars_takes_them(shipped_rows: list[dict[str, Any]]) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(shipped_rows, infer_schema_length=None)
    assert frame.height == len(shipped_rows)
    assert frame.schema["core_low"] == polars.Float64
    assert frame.schema["core_first"] == polars.Date
    assert frame.schema["speaker"] == polars.String


def test_duckdb_takes_them(shipped_rows: list[dict[str, Any]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = "SELECT unnest($rows, recursive := true)"
    found = duckdb.execute(f"DESCRIBE {query}", {"rows": shipped_rows}).fetchall()
    named = {str: "VARCHAR", float: "DOUBLE", date: "DATE", bool: "BOOLEAN"}
    types = {column: kind for column, kind, *_ in found}
    assert [*types] == [*shipped_rows[0]]
    assert {column: types[column] for column, kind in TYPES.items() if kind in named} == {
        column: named[kind] for column, kind in TYPES.items() if kind in named
    }
    told = duckdb.execute(query, {"rows": shipped_rows}).fetchall()
    assert told == [tuple(row.values()) for row in shipped_rows]
