"""Any file at all as a spreadsheet: a plan, or an error that says what is wrong; and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import write_corpus
from mutating import MUTATED, draw_for, mutated, mutated_inside, portions

from discrepant.desk.sheets.planned import plan_import
from discrepant.desk.sheets.shown import render, summary
from discrepant.desk.sheets.write import write_sheets
from discrepant.errors import DiscrepantError

# a workbook is read by a process of its own, so that a run has fewer of them
TRIED = {"facts.csv": MUTATED // 2, "facts.xlsx": max(20, MUTATED // 10) if MUTATED < 1_000 else MUTATED}


@pytest.mark.parametrize(("name", "number", "files"), [part for each in TRIED.items() for part in portions(*each)])
def test_any_file_gives_a_plan_or_a_reason(name: str, number: int, files: int, tmp_path: Path) -> None:
    write_corpus(tmp_path)
    write_sheets(tmp_path, tmp_path / name)
    (tmp_path / "facts-claims.csv").unlink(missing_ok=True)
    before = {path: path.read_bytes() for path in tmp_path.glob("facts/*")}
    draw, whole = draw_for(f"{name} {number}"), (tmp_path / name).read_bytes()
    for file in range(files):
        inside = name.endswith(".xlsx") and file % 4
        (tmp_path / name).write_bytes(mutated_inside(whole, draw) if inside else mutated(whole, draw))
        try:
            plan = plan_import(tmp_path, [tmp_path / name])
        except DiscrepantError as error:
            assert str(error)  # noqa: PT017  # either is well
        else:
            assert [*render(plan), *summary(plan)] or not plan.changes
    assert {path: path.read_bytes() for path in tmp_path.glob("facts/*")} == before
