"""Sheets as a workbook: written as .xlsx, and read from .xlsx, .ods and .xls.

What is written is the same bytes for the same records. Each cell is text, which no spreadsheet takes for a formula, a
number or a date, and stays text when it is edited.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from discrepant.desk.sheets.grid import Grid
from discrepant.errors import DiscrepantError, Problem

__all__ = ["grids_of_workbook", "is_workbook", "workbook_bytes"]

_CHILD = Path(__file__).with_name("calamine_child.py")
_LARGEST = 200_000_000  # bytes of all parts of a workbook together
_PATIENCE = 120  # seconds
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # stands for a character, in this format
_AS_TEXT = "@"
_WIDTHS = {"id": 24, "says": 30, "quote": 60, "about": 50, "terms": 40, "note": 30, "meaning": 100}
_WIDTH = 16
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # the first day that a zip file can have
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook_bytes(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The file of a workbook: each sheet's rows by its name, the first row its header."""
    _need("openpyxl")
    from openpyxl import Workbook  # noqa: PLC0415  # an extra

    book = Workbook(write_only=True)
    book.properties.creator = "discrepant"
    book.properties.created = book.properties.modified = _EPOCH
    for name, rows in sheets.items():
        _write_sheet(book.create_sheet(name), rows)
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out)


def _write_sheet(sheet: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401  # openpyxl has no types
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # likewise
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    head, *below = rows
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows)}"
    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for place, name in enumerate(head, 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = _WIDTHS.get(name, _WIDTH), _AS_TEXT
    for row in (head, *below):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, _ESCAPED.sub("_x005F_", text) or None)
            if text:
                cell.data_type = "s"  # whatever it looks like
            cell.number_format, cell.alignment = _AS_TEXT, top
            cell.quotePrefix = True
            if row is head:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)


def _without_clock(written: io.BytesIO) -> bytes:
    """The same file with no time of its writing in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        for name in was.namelist():
            data = was.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + _EPOCH.isoformat().encode() + b"Z", data)
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            now.writestr(entry, data)
    return out.getvalue()


def is_workbook(data: bytes) -> bool:
    """Whether a file begins as workbooks do, whatever its name."""
    return data.startswith((_ZIP, _OLE))


def grids_of_workbook(data: bytes, name: str) -> tuple[Grid, ...]:
    """The sheets of a workbook in order; a DiscrepantError says why it cannot be read."""
    _refuse_unfit(data, name)
    _need("python_calamine")
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, str(_CHILD)], input=data, capture_output=True, timeout=_PATIENCE, check=False
        )
        found = json.loads(done.stdout) if done.returncode == 0 else {"error": "large"}
    except (subprocess.TimeoutExpired, ValueError):
        found = {"error": "large"}
    if isinstance(found, dict):
        what, hint = _REFUSED[found["error"]]
        why = f": {found['why']}" if "why" in found else ""
        raise _refusal(name, f"{what}{why}", hint)
    return tuple(_grid(sheet, name) for sheet in found)


_REFUSED = {
    "encrypted": ("it is encrypted", "save it without a password"),
    "damaged": ("it cannot be read", "save it anew as .xlsx"),
    "large": ("it cannot be read: it has too many cells, or is damaged", "keep only the rows and columns of records"),
}


def _refuse_unfit(data: bytes, name: str) -> None:
    """Refuse what is no workbook, is encrypted or unfolds to too much."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise _refusal(name, *_REFUSED["encrypted"])
    if data.startswith(_ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                size = sum(part.file_size for part in parts.infolist())
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
            raise _refusal(name, *_REFUSED["damaged"]) from None
        if size > _LARGEST:
            what = f"it unfolds to {size:,} bytes, more than {_LARGEST:,}"
            raise _refusal(name, what, _REFUSED["large"][1])
    elif not data.startswith(_OLE):
        raise _refusal(name, "it is no spreadsheet, whatever its name", "save it as .xlsx, .ods, .xls or .csv")


def _grid(sheet: Mapping[str, Any], name: str) -> Grid:
    down, right = sheet["start"]
    above: list[list[Any]] = [[] for _ in range(down)]
    blank: list[Any] = [""] * right
    shown = [*above, *([*blank, *map(_typed, row)] for row in sheet["rows"])]
    return Grid(file=name, sheet=sheet["name"], rows=shown)


def _typed(cell: Any) -> Any:  # noqa: ANN401  # whatever a cell holds
    match cell:
        case {"moment": moment}:
            return datetime.fromisoformat(moment)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"other": _}:
            return timedelta()
    return cell


def _need(package: str) -> None:
    if find_spec(package) is None:
        what = f"a spreadsheet needs {package.replace('_', '-')}, which is not installed"
        hint = "pip install 'discrepant[sheets]'; a .csv needs nothing"
        raise DiscrepantError(Problem(what=what, hint=hint))


def _refusal(name: str, what: str, hint: str) -> DiscrepantError:
    return DiscrepantError(Problem(file=name, what=what, hint=hint))
