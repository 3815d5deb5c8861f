"""A program of its own: a workbook from standard input, its cells as JSON.

The reader is native code, which ends its process where a sheet claims to have a billion cells: so it has one, with
bounds of memory, and nothing else is lost. What it writes is `{"error": …}`, or the list of the sheets.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from contextlib import suppress

_MEMORY = 2 << 30  # bytes
_MOST_CELLS, _MOST_CHARACTERS = 5_000_000, 100_000_000


def main() -> None:
    """Read, and write."""
    with suppress(ImportError, ValueError, OSError):  # a system without such bounds
        import resource  # noqa: PLC0415  # not everywhere

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415  # an extra

    try:
        found: object = _sheets(CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())))  # type: ignore[no-untyped-call]
    except PasswordError:
        found = {"error": "encrypted"}
    except _LargeError:
        found = {"error": "large"}
    except (CalamineError, ValueError, OSError) as error:
        found = {"error": "damaged", "why": str(error)}
    sys.stdout.write(json.dumps(found, default=_typed))


class _LargeError(Exception):
    """There is more in it than may be."""


def _sheets(book):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202  # of an extra that may not be there
    sheets, cells, characters = [], 0, 0
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        cells += sheet.height * sheet.width
        if cells > _MOST_CELLS:
            raise _LargeError
        rows = []
        for row in sheet.iter_rows():
            characters += sum(len(cell) for cell in row if isinstance(cell, str))
            if characters > _MOST_CHARACTERS:
                raise _LargeError
            rows.append(row)
        sheets.append({"name": name, "start": sheet.start or (0, 0), "rows": rows})
    return sheets


def _typed(value: object) -> object:
    if isinstance(value, dt.datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    return {"other": str(value)}


if __name__ == "__main__":
    main()
