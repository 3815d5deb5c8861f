"""Tables of harmless cells: for a terminal, and in HTML for a notebook.

In a terminal columns are as wide as what they show, by wcwidth, and long cells go over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from discrepant.printable import markup, printable

__all__ = ["BETWEEN", "head_width", "html_table", "need", "table", "width", "wrapped"]

BETWEEN = 2  # blanks between two columns
# where a word that is wider than its line may be parted: never inside a number or a date
_BREAK = re.compile(r"(?<=[-./_])(?=[^\W\d_])|(?<=\d/)(?=\d{4})")
# A notebook typesets what stands between two dollars unless it is told to leave it; colours are those of its theme.
_UNTOUCHED = 'class="tex2jax_ignore mathjax_ignore"'
_TABLE = "border-collapse:collapse;color:inherit;font-size:inherit"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Collection[int] = (),
    total: Sequence[str] | None = None,
    widths: Sequence[int] | None = None,
) -> list[str]:
    """The lines of a table, as plain text.

    The columns in `right` end together, and a total stands below a rule of its own. With `widths`, in columns of a
    terminal, cells that are wider go over several lines. Headers may be left out.
    """
    from tabulate import SEPARATING_LINE, tabulate  # noqa: PLC0415  # slow to import, and few commands need it

    shown = [[printable(cell) for cell in row] for row in [*rows, *([total] if total else [])]]
    if widths is not None:
        shown = [["\n".join(wrapped(cell, most)) for cell, most in zip(row, widths, strict=True)] for row in shown]
    if not shown and not headers:
        return []
    if total:
        shown.insert(-1, [SEPARATING_LINE])
    aligned = ["right" if i in right else "left" for i in range(len(headers or shown[0]))]
    layout = "simple" if headers else "plain"
    lines = tabulate(shown, headers, tablefmt=layout, disable_numparse=True, colalign=aligned if shown else None)
    return [line.rstrip() for line in lines.split("\n")]


def head_width(header: str) -> int:
    """How many columns a table needs for the header of one of its columns."""
    from tabulate import MIN_PADDING  # noqa: PLC0415  # as above

    return width(header) + MIN_PADDING


def wrapped(text: str, most: int) -> list[str]:
    """The text in lines no wider than this.

    They end between words, else after a dot, a slash or a hyphen, and only else anywhere.
    """
    lines = [""]
    for word in text.split(" "):
        blank = " " if lines[-1] else ""
        for part in [word] if width(word) <= most else _BREAK.split(word):
            if width(lines[-1] + blank + part) <= most:
                lines[-1] += blank + part
            elif width(part) <= most:
                lines.append(part)
            else:
                _fill(lines, blank, part, most)
            blank = ""
    return [line for line in lines if line] or [""]


def _fill(lines: list[str], blank: str, part: str, most: int) -> None:
    """Spread what is wider than a line over as many as it needs."""
    for char in blank + part:
        if width(lines[-1] + char) <= most:
            lines[-1] += char
        else:
            lines.append(char.strip())


def need(text: str) -> int:
    """The width of the widest part that may not be broken."""
    return max(width(part) for word in text.split(" ") for part in _BREAK.split(word))


def width(text: str) -> int:
    """How many columns of a terminal it takes."""
    from wcwidth import wcswidth  # noqa: PLC0415  # as above

    return max(0, wcswidth(text))


def html_table(rows: Iterable[Sequence[str]], head: Sequence[str] = (), *, above: str = "", below: str = "") -> str:
    """A table for a notebook, the first cell of each row its head.

    What stands above and below it is HTML already.
    """
    lines = [_row(["th", *["td"] * (len(row) - 1)], row) for row in rows]
    lines[:0] = [_row(["th"] * len(head), head)] if head and lines else []
    table = f'<table style="{_TABLE}">{"".join(lines)}</table>' if lines else ""
    parts = [f'<div style="white-space:pre-line">{part}</div>' if part else "" for part in (above, below)]
    return f"<div {_UNTOUCHED}>{parts[0]}{table}{parts[1]}</div>"


def _row(tags: Sequence[str], cells: Sequence[str]) -> str:
    shown = (f'<{tag} style="{_CELL}">{markup(cell)}</{tag}>' for tag, cell in zip(tags, cells, strict=True))
    return f"<tr>{''.join(shown)}</tr>"
