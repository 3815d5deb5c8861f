"""Sheets as CSV: the facts in one file, the claims in one beside it.

It is written as RFC 4180 has it, with a byte order mark, and read as Google Sheets, Airtable and other programs write
it: with commas, semicolons or tabs, line ends of any system, and line breaks inside of quotes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from discrepant.desk.sheets.columns import CLAIMS, FACTS
from discrepant.desk.sheets.grid import Grid, in_columns
from discrepant.errors import DiscrepantError, Problem

__all__ = ["claims_beside", "csv_text", "grid_of_csv"]

_MARK = "\ufeff"  # without it, some spreadsheets take the file for another encoding than UTF-8
_DELIMITERS = (",", ";", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def claims_beside(file: Path) -> Path:
    """Where the claims are if the facts are in this file: facts.csv, facts-claims.csv."""
    return file.with_name(f"{file.stem}-{CLAIMS.name}{file.suffix}")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as a file."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return _MARK + out.getvalue()


def grid_of_csv(data: bytes, name: str) -> Grid:
    """The rows of a file; a DiscrepantError says why it is none that can be read."""
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as “CSV UTF-8”, or as .xlsx"
        raise DiscrepantError(Problem(file=name, what="it is not UTF-8", hint=hint)) from None
    delimiter = max(_DELIMITERS, key=lambda each: _known_in(text, each))
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows.extend(reader)
    except csv.Error as error:
        where = Grid(file=name, rows=()).where(len(rows) + 1)
        what, hint = f"what begins here is no CSV: {error}", "quotes inside of a quoted cell are doubled"
        raise DiscrepantError(Problem(file=where, what=what, hint=hint)) from None
    return Grid(file=name, rows=rows)


def _known_in(text: str, delimiter: str) -> int:
    """How many columns the first row names if its cells are parted so."""
    try:
        head = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return 0
    return max(in_columns(head, form) for form in (FACTS, CLAIMS))
