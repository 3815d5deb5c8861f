"""Falls: each step at which a source takes back its own running total; how many, by source, and the largest."""

from __future__ import annotations

import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_engines import ENGINES, start
from scan_tables import Case, Figure, table_rows, write_rows

from discrepant.cli import main
from discrepant.corpus.model import Nature
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.engine import Engine
from discrepant.scan.falls import Falls, count_falls, every_fall
from discrepant.scan.files import find_tables
from discrepant.scan.found import RowPair, pairs
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings

WHENS = (
    *("2020-01-01", "2020-01-02", "2020-01-03"),
    *("2020-01-01T09:30:00Z", "2020-01-01T12:30:00+03:00", "2020-01-02T08:00:00Z", "2020-01-03T08:00:00Z"),
)
ENDS = st.integers(-2, 6).map(float)


def falls_of(cases: list[Case], engine: Engine, most: int = 100) -> tuple[Falls, list[RowPair]]:
    """What is counted, and every fall, of a table with these claims."""
    with tempfile.TemporaryDirectory() as folder, closing(engine):
        files, form = find_tables([str(write_rows(Path(folder) / "t.jsonl", list(table_rows(cases))))], None)
        columns = columns_of(engine.open(files, form), ScanSettings(), engine)
        scanned = scan(columns, ScanSettings(grows=math.inf), engine, progress=lambda _: None)
        found = count_falls(engine, scanned, most)
        return found, list(pairs(engine, scanned, every_fall(engine)))


def steps(cases: list[Case]) -> Iterator[tuple[str, str, str, float]]:
    """The claim, source, verdict and depth of each step, by going through each source's figures in turn."""
    for case in cases:
        if case.nature != Nature.CUMULATIVE:
            continue
        for source, told in groupby(sorted(case.rows, key=lambda row: row.source), key=lambda row: row.source):
            for before, after in pairwise(turns(list(told))):
                gap = max(row.core[0] for row in before) - min(row.core[1] for row in after)
                is_sure = max(row.support[0] for row in before) > min(row.support[1] for row in after)
                if gap > 0:
                    yield case.claim, source, "conflict" if is_sure else "strained", gap


def turns(rows: list[Figure]) -> list[list[Figure]]:
    """What one source tells at one time after the other: by days, unless it gives the time of every figure."""
    are_timed = all(row.moment for row in rows)
    keyed = [(row.moment.astimezone(UTC) if are_timed and row.moment else row.day, row) for row in rows]
    keyed.sort(key=itemgetter(0))
    return [[row for _, row in group] for _, group in groupby(keyed, key=itemgetter(0))]


@st.composite
def running_totals(draw: st.DrawFn) -> list[Case]:
    cases = []
    for number in range(draw(st.integers(1, 8))):
        whens = st.sampled_from(draw(st.sampled_from([WHENS[:3], WHENS[3:], WHENS])))
        rows = []
        for _ in range(draw(st.integers(1, 9))):
            ends = sorted(draw(st.lists(ENDS, min_size=4, max_size=4))) if draw(st.booleans()) else [draw(ENDS)] * 4
            rows.append(Figure(draw(st.sampled_from("ab")), draw(whens), ends[1], ends[2], ends[0], ends[3]))
        cases.append(Case(f"claim {number}", draw(st.sampled_from(["cumulative", "varying"])), tuple(rows)))
    return cases


@settings(max_examples=40)
@given(cases=running_totals())
def test_every_step_is_counted(cases: list[Case]) -> None:
    found, every = falls_of(cases, DuckDB(memory="1GB"))
    known = list(steps(cases))
    verdicts = Counter(verdict for _, _, verdict, _ in known)
    assert (found.falls, found.strained) == (verdicts["conflict"], verdicts["strained"])
    assert found.claims == len({claim for claim, *_ in known})
    by_source = Counter((source, verdict) for _, source, verdict, _ in known)
    assert {one.source: (one.falls, one.strained) for one in found.by_source} == {
        source: (by_source[source, "conflict"], by_source[source, "strained"]) for _, source, _, _ in known
    }
    assert len(every) == len(known)
    assert {pair.claim for pair in every} == {claim for claim, *_ in known}
    for pair in every:
        assert pair.high.source == pair.low.source
        assert (pair.high.support[0] > pair.low.support[1]) == (pair.verdict == "conflict")
        assert pair.high.core[0] > pair.low.core[1]
    for one in found.by_source:
        grave = [pair for pair in every if pair.low.source == one.source]
        if one.falls:
            assert one.largest.verdict == "conflict"
        assert one.largest in grave


def told(source: str, day: int, value: float) -> Figure:
    return Figure(source, f"2020-01-0{day}", value, value, value, value)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_gives_the_known_falls(engine: str) -> None:
    harris = [
        told("a", 1, 100),
        told("a", 2, 50),
        told("a", 3, 60),
        told("a", 4, 40),
        told("b", 3, 300),
        told("b", 5, 300),
    ]
    travis = [told("b", 1, 10), told("b", 2, 9), told("c", 1, 10), told("c", 1, 9)]
    found, every = falls_of(
        [Case("Harris", "cumulative", tuple(harris)), Case("Travis", "cumulative", tuple(travis))], start(engine)
    )
    assert (found.falls, found.strained, found.claims, found.more) == (3, 0, 2, 0)
    by_source = [(one.source, one.falls, one.claims, one.largest.gap) for one in found.by_source]
    assert by_source == [("a", 2, 1, 50), ("b", 1, 1, 1)]
    assert [(pair.claim, pair.low.source, pair.gap) for pair in every] == [
        ("Harris", "a", 50),
        ("Harris", "a", 20),
        ("Travis", "b", 1),
    ]


def test_so_many_sources_are_shown() -> None:
    rows = tuple(told(source, day, 9 - day) for source in "abc" for day in range(1, 3 + "abc".index(source)))
    found, _ = falls_of([Case("Harris", "cumulative", rows)], DuckDB(memory="1GB"), most=2)
    assert [(one.source, one.falls) for one in found.by_source] == [("c", 3), ("b", 2)]
    assert found.more == 1


TABLE = "claim,source,value,as_of\nHarris,a,100,2020-01-01\nHarris,a,=50,2020-01-01\nHarris,a,90,2020-01-02\n"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(main, list(map(str, ("scan", *arguments))))
    assert result.exit_code in (0, 1), result.output
    return result.output


def test_the_command_tells_them(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    asked = (tmp_path / "t.csv", "--nature", "cumulative")
    assert "falls" not in run(*asked)
    lines = run(*asked, "--falls").splitlines()
    assert "1 fall, 0 strained: a source takes back its own running total on 1 claim." in lines
    assert lines[-1].split() == ["a", "1", "0", "1", "Harris:", "10", "(11.1", "%)", "2020-01-01", "2020-01-02"]
    assert "falls" not in json.loads(run(*asked, "--json"))
    falls = json.loads(run(*asked, "--falls", "--json"))["falls"]
    (of_source,) = falls.pop("by_source")
    assert falls == {"falls": 1, "strained": 0, "claims": 1, "more": 0}
    largest = of_source.pop("largest")
    assert of_source == {"source": "a", "falls": 1, "strained": 0, "claims": 1}
    assert (largest["gap"], largest["high"]["as_of"], largest["low"]["as_of"]) == (10, "2020-01-01", "2020-01-02")


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_all_are_written(form: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    run(tmp_path / "t.csv", "--nature", "cumulative", "--falls-out", tmp_path / f"falls.{form}")
    with duckdb.connect() as connection:
        rows = connection.execute(f"select claim, verdict, gap from '{tmp_path}/falls.{form}'").fetchall()
    assert rows == [("Harris", "conflict", 10)]


def test_terms_do_not_fall(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("claim,source,says\nx,a,B12\n")
    result = CliRunner().invoke(main, ["scan", str(tmp_path / "t.csv"), "--kind", "term", "--falls"])
    assert (result.exit_code, "--falls is for running totals" in result.stderr) == (2, True)
