"""The records as a sheet: every key of every record is in it, harmless, and can be read back without loss."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from corpora import write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant.corpus.load import read_entries
from discrepant.desk.sheets import export
from discrepant.desk.sheets.cells import Shape, from_cell, to_cell
from discrepant.desk.sheets.columns import CLAIMS, FACTS, SheetForm
from discrepant.desk.sheets.csv_files import csv_text, grid_of_csv
from discrepant.desk.sheets.grid import Grid, filled_rows, header_of, value_of
from discrepant.desk.sheets.workbook import grids_of_workbook, workbook_bytes
from discrepant.desk.sheets.write import write_sheets
from discrepant.errors import CorpusError, DiscrepantError

ROOT = Path(__file__).parents[3]
HARD = st.text(st.sampled_from("='\"[]+-@\t\n\r;,#<>U0041_x \u202e\u2028\x00\ufeffａ＝é🙂"), max_size=12)
TEXTS = st.one_of(HARD, st.text(st.characters(codec="utf-8"), max_size=12)).filter(str.strip)
FORMULA = re.compile(r"(^|[;\n])\s*[=+\-@＝＋－＠]")
TABLES = st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3)


@given(TEXTS)
@settings(max_examples=500)
def test_text_is_read_back_and_is_no_formula(text: str) -> None:
    cell = to_cell(text)
    assert from_cell(cell, Shape.TEXT) == text
    assert from_cell(cell, Shape.TEXT_OR_LIST) == text
    assert not FORMULA.search(cell)


@given(st.lists(TEXTS), TABLES, st.floats(1, 9), st.booleans())
def test_so_is_what_is_no_text(texts: list[str], table: dict[str, Any], number: float, flag: bool) -> None:  # noqa: FBT001
    for value, shape in ((texts, Shape.TEXT_OR_LIST), ([texts], Shape.LIST), (table, Shape.TABLE)):
        cell = to_cell(value)
        assert from_cell(cell, shape) == value
        assert not FORMULA.search(cell)
    assert from_cell(to_cell(number), Shape.NUMBER) == number
    assert from_cell(to_cell(flag), Shape.FLAG) is flag


@given(st.lists(st.tuples(TEXTS, TEXTS).map(lambda pair: [*map(to_cell, pair)]), min_size=1))
def test_cells_survive_a_csv(rows: list[list[str]]) -> None:
    assert grid_of_csv(csv_text([["claim", "quote"], *rows]).encode(), "x.csv").rows[1:] == rows


def test_cells_survive_a_workbook() -> None:
    texts = ["=1+1", "_x0041_", "2022-11-06", "007", "a\nb", " x ", "#REF!", "TRUE", "é🙂"]
    cells = [[to_cell(text)] for text in texts]
    (grid,) = grids_of_workbook(workbook_bytes({"facts": [["says"], *cells]}), "x.xlsx")
    assert [from_cell(row[0], Shape.TEXT) for row in grid.rows[1:]] == texts


def records(grid: Grid, form: SheetForm) -> list[dict[str, Any]]:
    places = header_of(grid, form).columns
    return [
        {c.name: v for c in form.keys if (v := value_of(row[places[c.name]], c)) is not None}
        for _, row in filled_rows(grid)
    ]


@pytest.mark.parametrize("root", [ROOT, None], ids=["five", "mini"])
def test_all_records_of_a_corpus_are_read_back(root: Path | None, tmp_path: Path) -> None:
    root = root or write_corpus(tmp_path)
    entries = read_entries(root)
    facts = [e.file.data["fact"][e.path[1]] for e in entries.facts]
    claims = [e.file.data["claim"][e.key] for e in entries.claims]
    write_sheets(root, tmp_path / "out.csv")
    write_sheets(root, tmp_path / "out.xlsx")
    csvs = [grid_of_csv((tmp_path / name).read_bytes(), name) for name in ("out.csv", "out-claims.csv")]
    for grids in (csvs, grids_of_workbook((tmp_path / "out.xlsx").read_bytes(), "out.xlsx")):
        assert sorted(map(repr, records(grids[0], FACTS))) == sorted(map(repr, map(_ordered, facts)))
        assert [dict(each) for each in records(grids[1], CLAIMS)] == claims
    before = (tmp_path / "out.xlsx").read_bytes()
    write_sheets(root, tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes() == before


def _ordered(record: dict[str, Any]) -> dict[str, Any]:
    return {column.name: record[column.name] for column in FACTS.keys if column.name in record}


def test_what_is_there_is_replaced_by_force_alone(tmp_path: Path) -> None:
    root, out = write_corpus(tmp_path), tmp_path / "out.csv"
    out.write_text("mine")
    with pytest.raises(DiscrepantError, match="exists already"):
        write_sheets(root, out)
    assert out.read_text() == "mine"
    assert write_sheets(root, out, force=True).facts == 9


def test_what_no_cell_can_hold_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "LONGEST_CELL", 40)
    with pytest.raises(CorpusError, match=r"facts/claims\.toml:11: \"\w+\" has more characters than the 40"):
        write_sheets(write_corpus(tmp_path), tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_date_that_a_spreadsheet_made_is_a_day_where_a_day_is_meant() -> None:
    columns = {column.name: column for column in FACTS.columns}
    assert value_of(date(2022, 11, 6), columns["as_of"]) == "2022-11-06"
    with pytest.raises(ValueError, match="has made a date of what was typed"):
        value_of(date(2022, 11, 6), columns["says"])


@pytest.mark.parametrize(
    ("data", "told"), [(b"PK\x03\x04", "cannot be read"), (b"no", "is no spreadsheet"), (b"", "is no spreadsheet")]
)
def test_what_is_no_workbook_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(DiscrepantError, match=told):
        grids_of_workbook(data, "x.xlsx")


def test_a_workbook_of_a_later_form_of_zip_is_refused() -> None:
    data = bytearray(workbook_bytes({"facts": [["says"]]}))
    data[data.index(b"PK\x01\x02") + 6] = 93  # the version that is needed to unfold it
    with pytest.raises(DiscrepantError, match="cannot be read"):
        grids_of_workbook(bytes(data), "x.xlsx")
