"""Small claims with known answers: on each engine, and by comparing every pair of rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from scan_engines import ENGINES, start
from scan_tables import Case, conformance, scan_file, table_rows, worst, write_rows

CASES = conformance()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim[:3])
def test_the_answers_are_those_of_all_pairs(case: Case) -> None:
    assert worst(case) == (None if case.verdict is None else (case.verdict, case.gap))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_gives_the_known_answers(engine: str, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "claims.jsonl", list(table_rows(CASES)))
    scanned, pairs = scan_file(path, start(engine))
    assert scanned.flaws == ()
    assert scanned.rows == sum(len(case.rows) for case in CASES)
    assert scanned.claims == len(CASES)
    found = {pair.claim: (str(pair.verdict), pair.high.source, pair.low.source, pair.gap) for pair in pairs}
    known = {case.claim: (case.verdict, case.high, case.low, case.gap) for case in CASES if case.verdict}
    assert found == known
