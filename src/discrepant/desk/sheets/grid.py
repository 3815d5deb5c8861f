"""A sheet as it was read: where each cell is, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import attrs

from discrepant.desk.sheets.cells import Shape, from_cell
from discrepant.desk.sheets.columns import CLAIMS, FACTS, Column, SheetForm
from discrepant.errors import Problem
from discrepant.toml.suggest import did_you_mean

__all__ = ["Grid", "Header", "filled_rows", "form_of", "header_of", "in_columns", "letters", "value_of"]

_BETWEEN = re.compile(r"[\s_-]+")
_ALPHABET = 26
_ANEW = "format the column as text, and type it anew"


@attrs.frozen(kw_only=True)
class Grid:
    """The rows of a sheet: the first is called row 1.

    `sheet` is its name, if its file has several.

    Cells are text, or what a spreadsheet has made of it: numbers, dates, true or false.
    """

    file: str
    sheet: str = ""
    rows: Sequence[Sequence[Any]] = attrs.field(repr=False)

    def where(self, row: int, column: int | None = None) -> str:
        """A row, or a cell of it, as an editor finds it."""
        sheet = f"sheet {self.sheet}, " if self.sheet else ""
        cell = "" if column is None else f", cell {letters(column)}{row}"
        return f"{self.file}: {sheet}row {row}{cell}"

    def problem(self, row: int, column: int | None, what: str, hint: str = "") -> Problem:
        """What is wrong there."""
        return Problem(file=self.where(row, column), what=what, hint=hint)


@attrs.frozen(kw_only=True)
class Header:
    """The columns of a form that a sheet has, by name, and what is to be said of the others."""

    columns: Mapping[str, int]
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def letters(column: int) -> str:
    """What spreadsheets call a column, the first of which is 0 here and A there."""
    name, left = "", column + 1
    while left:
        left, place = divmod(left - 1, _ALPHABET)
        name = chr(ord("A") + place) + name
    return name


def in_columns(head: Sequence[Any], form: SheetForm) -> int:
    """How many columns of a form a row names."""
    return len({column.name for column in form.columns} & set(map(_named, head)))


def header_of(grid: Grid, form: SheetForm) -> Header:
    """Which column is which, by the names in the first row, in whatever case and order."""
    known = {column.name: column for column in form.columns}
    places: dict[str, int] = {}
    notes, problems = [], []
    for place, cell in enumerate(grid.rows[0] if grid.rows else ()):
        name = _named(cell)
        if name in places:
            what = f'column {letters(places[name])} is called "{name}" too'
            problems.append(grid.problem(1, place, what, "keep one of them"))
        elif name in known:
            places[name] = place
        elif name or any(_is_filled(row, place) for row in grid.rows[1:]):
            called = f'"{str(cell).strip()}"' if name else "without a name"
            hint = did_you_mean(name, known) if name else "its cells are not read"
            hint = hint or "it is no key of the records"
            notes.append(f"{grid.where(1, place)}: the column {called} is left out ({hint})")
    missing = [column.name for column in form.keys if column.name not in places]
    if missing and not problems:
        what = f"there is no column {', '.join(missing)}: what the records have there stays as it is"
        notes.append(f"{grid.where(1)}: {what}")
    return Header(columns=places, notes=tuple(notes), problems=tuple(problems))


def value_of(cell: Any, column: Column) -> Any:  # noqa: ANN401  # whatever the column holds
    """The value of a cell, None of an empty one; a ValueError says what is wrong, with a hint."""
    text = _text_of(cell, column)
    return from_cell(text, column.shape) if text.strip() else None


def _text_of(cell: Any, column: Column) -> str:  # noqa: ANN401  # likewise
    """A cell as text. What a spreadsheet has turned into something else is taken where nothing is lost by that."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool() if column.shape is Shape.FLAG:
            return str(cell).lower()
        case int() | float() if column.shape is Shape.NUMBER and not isinstance(cell, bool):
            return f"{cell:.0f}" if cell == int(cell) else repr(cell)
        case datetime() if column.name == "as_of" and cell.time() == time():
            return cell.date().isoformat()
        case date() if column.name == "as_of" and not isinstance(cell, datetime):
            return cell.isoformat()
    raise ValueError(f"the spreadsheet has made {_MADE.get(type(cell), 'a time')} of what was typed ({_ANEW})")


_MADE: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    date: "a date",
    datetime: "a date",
}


def _named(cell: object) -> str:
    return _BETWEEN.sub("_", str(cell).strip().casefold().removeprefix("\ufeff")) if cell is not None else ""


def _is_filled(row: Sequence[Any], place: int) -> bool:
    return place < len(row) and bool(str(row[place]).strip())


def filled_rows(grid: Grid) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows below the first that have something in them, with their numbers."""
    for number, row in enumerate(grid.rows[1:], 2):
        if any(cell is not None and str(cell).strip() for cell in row):
            yield number, row


def form_of(grid: Grid) -> SheetForm | None:
    """Which of the sheets this is, by its columns."""
    head = grid.rows[0] if grid.rows else ()
    counts = {form.name: in_columns(head, form) for form in (FACTS, CLAIMS)}
    if max(counts.values()) < 2:  # noqa: PLR2004  # one name alone is in many tables
        return None
    return FACTS if counts[FACTS.name] >= counts[CLAIMS.name] else CLAIMS
