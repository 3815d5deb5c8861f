"""The sheets that are to be read into the records.

Each of their rows knows where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from discrepant.desk.sheets.columns import CLAIMS, FACTS, STAMP, Column, SheetForm
from discrepant.desk.sheets.csv_files import claims_beside, grid_of_csv
from discrepant.desk.sheets.export import meanings
from discrepant.desk.sheets.grid import Grid, filled_rows, form_of, header_of, value_of
from discrepant.desk.sheets.workbook import grids_of_workbook, is_workbook
from discrepant.errors import DiscrepantError, Problem
from discrepant.files.opening import read_file

__all__ = ["GivenSheets", "SheetRow", "read_sheets"]

_LARGEST = 50_000_000  # bytes
_UNSTAMPED = {STAMP: f"there is no column {STAMP}: what has changed in the records since then is not noticed"}
_WITHOUT = {
    FACTS.name: {"id": "there is no column id: a row that says something else than the records is a new fact"}
    | _UNSTAMPED,
    CLAIMS.name: _UNSTAMPED,
}
_OF_TEXT = (".csv", ".tsv", ".txt")


@attrs.frozen(kw_only=True)
class SheetRow:
    """A row that is about a record; `columns` are where the sheet has those of its form."""

    grid: Grid = attrs.field(repr=False)
    number: int
    columns: Mapping[str, int] = attrs.field(repr=False)
    cells: Sequence[Any] = attrs.field(repr=False)

    @property
    def where(self) -> str:
        """The row as an editor finds it."""
        return self.grid.where(self.number)

    def cell(self, name: str) -> Any:  # noqa: ANN401  # whatever a cell holds
        """What stands in the column of this name; None where there is none."""
        place = self.columns.get(name)
        return None if place is None or place >= len(self.cells) else self.cells[place]

    def value(self, column: Column) -> Any:  # noqa: ANN401  # whatever a column holds
        """The value of a cell, None of an empty one; a DiscrepantError says what is wrong there."""
        try:
            return value_of(self.cell(column.name), column)
        except ValueError as error:
            raise DiscrepantError(self.problem(column.name, str(error))) from None

    def problem(self, name: str | None, what: str, hint: str = "") -> Problem:
        """What is wrong in the cell of this column, or in the row."""
        return self.grid.problem(self.number, None if name is None else self.columns.get(name), what, hint)


@attrs.frozen(kw_only=True)
class GivenSheets:
    """The rows of facts and of claims, and what is to be said of them.

    They are None where no such sheet is given.
    """

    facts: tuple[SheetRow, ...] | None
    claims: tuple[SheetRow, ...] | None
    notes: tuple[str, ...]


def read_sheets(files: Sequence[Path]) -> GivenSheets:
    """The sheets in these files, and that of the claims beside a .csv of facts.

    A DiscrepantError lists what keeps them from being read.
    """
    notes: list[str] = []
    found: dict[str, list[Grid]] = {FACTS.name: [], CLAIMS.name: []}
    for file in files:
        for grid in _grids(file):
            _sort_in(grid, found, notes)
    beside = claims_beside(files[0])
    if len(files) == 1 and found[FACTS.name] and not found[CLAIMS.name] and beside != files[0] and beside.is_file():
        notes.append(f"{beside} is read too: the claims beside {files[0].name}.")
        for grid in _grids(beside):
            _sort_in(grid, found, notes)
    problems: list[Problem] = []
    if not any(found.values()):
        hint = f"its first row is to name them, such as {', '.join(FACTS.needed)}"
        problems += (
            Problem(file=file.name, what="no sheet in it has the columns of records", hint=hint) for file in files
        )
    rows = {form.name: _rows(form, found[form.name], notes, problems) for form in (FACTS, CLAIMS)}
    if problems:
        raise DiscrepantError(*problems)
    return GivenSheets(facts=rows[FACTS.name], claims=rows[CLAIMS.name], notes=tuple(notes))


def _grids(file: Path) -> tuple[Grid, ...]:
    data = read_file(file, _LARGEST)
    if file.suffix.lower() in _OF_TEXT and not is_workbook(data):
        return (grid_of_csv(data, file.name),)
    return grids_of_workbook(data, file.name)


def _sort_in(grid: Grid, found: Mapping[str, list[Grid]], notes: list[str]) -> None:
    form = form_of(grid)
    if form:
        found[form.name].append(grid)
    elif any(True for _ in filled_rows(grid)) and tuple(map(str, grid.rows[0])) != tuple(meanings()[0]):
        notes.append(f"{grid.where(1)}: these are no columns of records: the sheet is left out.")


def _rows(
    form: SheetForm, grids: Sequence[Grid], notes: list[str], problems: list[Problem]
) -> tuple[SheetRow, ...] | None:
    if not grids:
        return None
    first, *more = grids
    hint = f"the first is {first.where(1)}"
    problems += (grid.problem(1, None, f"a second sheet of {form.name}", hint) for grid in more)
    header = header_of(first, form)
    notes += header.notes
    problems += header.problems
    notes += (f"{first.where(1)}: {what}" for name, what in _WITHOUT[form.name].items() if name not in header.columns)
    return tuple(_below(first, header.columns))


def _below(grid: Grid, columns: Mapping[str, int]) -> Iterator[SheetRow]:
    for number, cells in filled_rows(grid):
        yield SheetRow(grid=grid, number=number, columns=columns, cells=cells)
