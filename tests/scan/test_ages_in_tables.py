"""Ages in a table, compared by days of birth as records are; and the kinds that no row can hold, counted."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell
from scan_engines import ENGINES, start
from scan_tables import scan_file

from discrepant.checking.standard import check
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Nature
from discrepant.reading.model import Quantity
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.found import pairs
from discrepant.scan.output import plain
from discrepant.scan.records import report_on_records
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import RecordsInput

COLUMNS = ("claim", "source", "says", "kind", "as_of", "nature")


def write(path: Path, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


@pytest.mark.parametrize("name", ENGINES)
def test_ages_in_words(name: str, tmp_path: Path) -> None:
    table = write(
        tmp_path / "ages.csv",
        ("x", "a", "34", "age", "2022-11-06", ""),
        ("x", "b", "36-year-old", "age", "2023-03-06", ""),
        ("y", "a", "34", "age", "2022-11-06", ""),
        ("y", "b", "35", "age", "2023-11-06", ""),
        ("z", "a", "18-month-old", "age", "2022-11-06", ""),
        ("z", "b", "2", "age", "2022-11-06", ""),
    )
    scanned, found = scan_file(table, start(name))
    assert [(pair.claim, pair.verdict, pair.gap) for pair in found] == [
        ("x", Verdict.CONFLICT, 246),
        ("z", Verdict.CONFLICT, 152),
    ]
    assert scanned.flaws == ()
    told = plain(found[0])
    assert (told["low"]["core"], told["percent"]) == (["1986-03-07", "1987-03-06"], None)
    json.dumps(told)


def test_what_is_counted_as_not_compared(tmp_path: Path) -> None:
    table = write(
        tmp_path / "odd.csv",
        ("v", "a", "219-212", "tally", "2022-11-06", ""),
        ("v", "b", "212-219", "tally", "2022-11-06", ""),
        ("w", "a", "1914-1918", "period", "2022-11-06", ""),
        ("x", "a", "34", "age", "", ""),
        ("y", "a", "34", "age", "2022-11-06", "varying"),
        ("z", "a", "old", "age", "2022-11-06", ""),
    )
    scanned, found = scan_file(table, DuckDB(memory="1GB"))
    assert found == []
    assert {flaw.what: flaw.rows for flaw in scanned.flaws} == {
        "a tally or a period, which have several numbers: `pytest checks/` compares them": 3,
        "no as_of, which what may change over time needs": 1,
        "an age that is said to vary or to grow: it moves with the day by itself": 1,
        "cannot be read": 1,
    }


def test_an_age_as_a_number_is_not_taken_for_days(tmp_path: Path) -> None:
    table = write(
        tmp_path / "values.csv",
        ("x", "a", "34", "2022-11-06"),
        ("x", "b", "36", "2022-11-06"),
        columns=("claim", "source", "value", "as_of"),
    )
    scanned, found = scan_file(table, DuckDB(memory="1GB"), ScanSettings(kind=Quantity.AGE))
    assert found == []
    (flaw,) = scanned.flaws
    assert (flaw.what.startswith("an age as a number"), flaw.rows) == (True, 2)


def test_days_of_birth_as_bounds(tmp_path: Path) -> None:
    rows = [("a", "1987-11-07", "1988-11-06"), ("b", "1985-01-01", "1985-12-31")]
    born = " union all ".join(
        f"select 'x' as claim, '{source}' as source, date '{lo}' as core_lo, date '{hi}' as core_hi, "
        f"date '{lo}' as support_lo, date '{hi}' as support_hi"
        for source, lo, hi in rows
    )
    duckdb.sql(f"copy ({born}) to '{tmp_path / 'born.parquet'}'")
    scanned, found = scan_file(tmp_path / "born.parquet", DuckDB(memory="1GB"), ScanSettings(kind=Quantity.AGE))
    assert scanned.flaws == ()
    assert [(pair.kind, pair.verdict, pair.gap) for pair in found] == [("age", Verdict.CONFLICT, 676)]


AGES = ["33", "34", "35", "36-year-old", "about 34", "nearly 35", "over 34", "in her 30s", "in his late 20s", "37"]
STATED = st.tuples(st.sampled_from(AGES), st.sampled_from(["2022-11-06", "2022-11-07", "2023-06-01", "2023-11-06"]))


@settings(max_examples=10)
@given(st.lists(st.lists(STATED, min_size=2, max_size=4), min_size=1, max_size=4))
def test_sql_gives_the_verdicts_of_the_checks(told: list[list[tuple[str, str]]]) -> None:
    """Random ages as records: by `check`, by the records as a table, and by a table of their words."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        declared = "".join(f'[claim.age{i}]\nabout = "An age"\nkind = "age"\n\n' for i in range(len(told)))
        articles = [
            tell(
                f"s{j}",
                "2024-01-01",
                **{
                    f"age{i}": {"says": ages[j][0], "as_of": ages[j][1]} for i, ages in enumerate(told) if j < len(ages)
                },
            )
            for j in range(4)
        ]
        root = newsroom(path, *articles, more=declared)
        corpus = load(root)
        rows = [
            (fact.claim, fact.source.id, fact.says[0], "age", fact.as_of.words, str(Nature.CONSTANT))
            for fact in corpus.facts
        ]
        _, by_words = scan_file(write(path / "ages.csv", *rows), DuckDB(memory="1GB"))
        source = RecordsInput.at(root)
        assert source
        with closing(DuckDB(memory="1GB")) as engine:
            asked = ScanSettings()
            scanned = scan(columns_of(source.open(engine), asked, engine), asked, engine, progress=lambda _: None)
            by_records = list(pairs(engine, scanned))
    expected: dict[str, tuple[int, float]] = {}
    for finding in check(corpus).findings:
        if finding.check == "ages" and finding.verdict.gravity >= Verdict.STRAINED.gravity:
            assert finding.gap
            grave = finding.verdict.gravity, finding.gap.value
            expected[finding.claim] = max(expected.get(finding.claim, (0, 0.0)), grave)
    for found in (by_words, by_records):
        assert {pair.claim: (pair.verdict.gravity, pair.gap) for pair in found} == expected


def test_a_folder_of_records(tmp_path: Path) -> None:
    facts = {"vote": "219-212", "war": "1914-1918", "mayor": "34"}
    root = newsroom(tmp_path, tell("north", **facts), tell("south", **{**facts, "mayor": "36"}))
    source = RecordsInput.at(root)
    assert source
    with closing(start("duckdb")) as engine:
        asked = ScanSettings()
        scanned = scan(columns_of(source.open(engine), asked, engine), asked, engine, progress=lambda _: None)
    assert [(flaw.rows, flaw.what[:19]) for flaw in scanned.flaws] == [(4, "a tally or a period")]
    assert scanned.verdicts[Verdict.CONFLICT] == 1
    assert [(finding.claim, str(finding.verdict)) for finding in report_on_records(load(root)).findings] == [
        ("mayor", "conflict")
    ]
