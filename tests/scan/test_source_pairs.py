"""`--by source-pair`: what setting every row of one source against every row of the other counts."""

from __future__ import annotations

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from scan_engines import ENGINES, start
from scan_strategies import corpora
from scan_tables import Case, bond_of, conformance, table_rows, write_parquet, write_rows

from discrepant.cli import main
from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError
from discrepant.scan import source_pairs as counting
from discrepant.scan.columns import columns_of
from discrepant.scan.engine import Engine
from discrepant.scan.files import find_tables
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source_pairs import SourcePair, SourcePairs, source_pairs

Counts = tuple[int, int, int]  # told by both, in conflict, strained
GRAVITY = ["strained", "conflict"]


def found_in(path: Path, engine: Engine, most: int = 100) -> SourcePairs:
    files, form = find_tables([str(path)], None)
    asked = ScanSettings()
    with closing(engine):
        columns = columns_of(engine.open(files, form), asked, engine)
        return source_pairs(engine, scan(columns, asked, engine, progress=lambda _: None), most)


def by_all_pairs(cases: Sequence[Case]) -> dict[tuple[str, str], Counts]:
    """The pairs of sources that disagree on anything."""
    both: defaultdict[tuple[str, str], int] = defaultdict(int)
    worst: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        verdicts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for a, b in product(case.rows, repeat=2):
            if a.source < b.source:
                verdicts[a.source, b.source] += []
            if a.source != b.source and (bond := bond_of(a, b, Nature(case.nature))) and a.core[0] > b.core[1]:
                is_conflict = bond == "order" and a.support[0] > b.support[1]
                one, other = sorted((a.source, b.source))
                verdicts[one, other].append("conflict" if is_conflict else "strained")
        for pair, told in verdicts.items():
            both[pair] += 1
            worst[pair] += [max(told, key=GRAVITY.index)] if told else []
    return {pair: (both[pair], told.count("conflict"), told.count("strained")) for pair, told in worst.items() if told}


def counts(found: SourcePairs) -> dict[tuple[str, str], Counts]:
    return {(pair.one, pair.other): (pair.told_by_both, pair.conflicts, pair.strained) for pair in found.shown}


def is_fair(pair: SourcePair, cases: Mapping[str, Case]) -> bool:
    """Whether its largest is of these two sources, as grave as any of theirs and as wide as its rows are apart."""
    largest = pair.largest
    rows = cases[largest.claim].rows
    sides = [
        [row for row in rows if (row.source, row.core, row.support) == (side.source, side.core, side.support)]
        for side in (largest.high, largest.low)
    ]
    bonds = {bond_of(a, b, Nature(largest.nature)) for a, b in product(*sides)} - {None}
    apart = largest.high.core[0] - largest.low.core[1]
    return bool(
        bonds
        and {largest.high.source, largest.low.source} == {pair.one, pair.other}
        and largest.gap == apart > 0
        and str(largest.verdict) == ("conflict" if pair.conflicts else "strained")
    )


@settings(max_examples=40, deadline=None)
@given(cases=corpora())
def test_it_counts_what_all_pairs_of_rows_say(cases: list[Case]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_rows(Path(folder) / "claims.jsonl", list(table_rows(cases)))
        found = found_in(path, start("duckdb"))
    assert counts(found) == by_all_pairs(cases)
    named = {case.claim: case for case in cases}
    assert all(is_fair(pair, named) for pair in found.shown)


@pytest.mark.parametrize("name", ENGINES)
def test_the_claims_with_known_answers(name: str, tmp_path: Path) -> None:
    cases = conformance()
    path = write_rows(tmp_path / "claims.jsonl", list(table_rows(cases)))
    found = found_in(path, start(name), most=10_000)
    assert counts(found) == by_all_pairs(cases)
    assert found.more == 0
    assert all(is_fair(pair, {case.claim: case for case in cases}) for pair in found.shown)


def test_units_that_do_not_measure_the_same(tmp_path: Path) -> None:
    told = [("x", "a", "5 GW"), ("x", "b", "5 GWh"), ("x", "c", "60 GW"), ("y", "a", "1 GW"), ("y", "b", "2 GW")]
    rows = [{"claim": claim, "source": source, "says": says} for claim, source, says in told]
    found = found_in(write_rows(tmp_path / "t.jsonl", rows), start("duckdb"))
    assert counts(found) == {("a", "b"): (2, 2, 0), ("a", "c"): (1, 1, 0), ("b", "c"): (1, 1, 0)}
    largest = {(pair.one, pair.other): pair.largest for pair in found.shown}
    assert largest["a", "b"].claim == "y"  # what has a gap goes before what has none
    assert {largest["b", "c"].high.says, largest["b", "c"].low.says} == {"5 GWh", "60 GW"}


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["scan", *map(str, args)])


HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(f"claim,source,value\nx,jhu,1200\nx,who,1000\ny,jhu,5\ny,who,5\nx,{HOSTILE},1200\ny,z\x1b,n/a\n")
    return path


def test_what_is_said_of_them(table: Path, tmp_path: Path) -> None:
    result = run(table, "--by", "source-pair", "--report", tmp_path / "found")
    assert result.exit_code == 1
    assert re.search(r"^jhu +who +2 +1 +0  x: 200 \(20 %\)$", result.stdout, re.MULTILINE)
    page = (tmp_path / "found" / "source-pairs.html").read_text("utf-8")
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page
    assert "jhu: 1,200" in page
    assert "50 %" in page  # of the claims that both tell
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert (tmp_path / "found" / "discrepancies.html").exists()


def test_as_json(table: Path) -> None:
    found = json.loads(run(table, "--by", "source-pair", "--json", "--most", "1").stdout)["source_pairs"]
    assert found["more"] == 1
    (pair,) = found["pairs"]
    assert pair["between"] == [HOSTILE, "who"]
    assert (pair["told_by_both"], pair["conflicts"], pair["strained"], pair["largest"]["gap"]) == (1, 1, 0, 200)
    assert "source_pairs" not in json.loads(run(table, "--json").stdout)


def test_no_two_disagree(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("claim,source,value\nx,a,1\nx,b,1\n")
    result = run(table, "--by", "source-pair", "--report", tmp_path / "found")
    assert result.exit_code == 0
    assert "No two sources disagree." in (tmp_path / "found" / "source-pairs.html").read_text("utf-8")


def test_a_page_of_an_earlier_run_is_removed(table: Path, tmp_path: Path) -> None:
    page = tmp_path / "found" / "source-pairs.html"
    assert run(table, "--by", "source-pair", "--report", page.parent).exit_code == 1
    assert page.exists()
    assert run(table, "--report", page.parent).exit_code == 1
    assert not page.exists()
    page.write_text("<p>What somebody else has written")
    assert run(table, "--report", page.parent).exit_code == 1
    assert page.exists()


def test_the_page_stays_small(tmp_path: Path) -> None:
    query = "select i % 40 as claim, i // 40 as source, i as value, repeat('<', 5000) as says from range(4000) t(i)"
    path = write_parquet(tmp_path / "t.parquet", query)
    result = run(path, "--by", "source-pair", "--report", tmp_path / "found", "--most", "3000")
    assert result.exit_code == 1
    page = tmp_path / "found" / "source-pairs.html"
    assert page.stat().st_size < 5_000_000
    assert "3,950 more pairs of sources disagree and are not shown here." in page.read_text("utf-8")


def test_too_many_pairs_are_refused(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_MOST_MEETINGS", 2)
    result = run(table, "--by", "source-pair")
    assert result.exit_code == 2
    assert "the sources meet 4 times on a claim, which are too many pairs to count" in result.stderr
    with pytest.raises(DiscrepantError):
        found_in(table, start("duckdb"))


def test_it_is_no_question_within_a_source(table: Path) -> None:
    result = run(table, "--by", "source-pair", "--within", "source")
    assert result.exit_code == 2
    assert "--by source-pair sets sources against each other" in result.stderr
