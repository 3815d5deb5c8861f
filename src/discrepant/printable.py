"""Make text from strangers harmless to print: no control, escape or bidirectional characters; and measure it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

__all__ = ["cell", "columns", "html_table", "json_text", "markup", "printable"]

# Everything that can move a cursor, hide text or turn its direction: controls (Cc), formats such as bidirectional
# marks (Cf), lone surrogates (Cs), private use and unassigned (Co, Cn), and the two Unicode line separators.
_HARMLESS = {"\u00ad", "\u200c", "\u200d"}
# What a spreadsheet takes for the start of a formula, wide forms among them; some part cells at a semicolon.
_FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_SUSPECT = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff]")


def printable(text: str, *, keep: str = "") -> str:
    """The text with every character that could harm a terminal or a page shown by its number; those in `keep` stay."""

    def escape(match: re.Match[str]) -> str:
        char = match[0]
        if char in keep or char in _HARMLESS:
            return char
        if char in "\t\n\r\v\f\x85\u2028\u2029":
            return " "
        category = unicodedata.category(char)
        if category[0] == "C":
            return f"<U+{ord(char):04X}>"
        return char

    return _SUSPECT.sub(escape, text)


def json_text(value: Any, indent: int | None = 1) -> str:  # noqa: ANN401  # whatever JSON holds
    """The value as JSON on lines of its own, with what `printable` would show by its number as JSON's own escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _SUSPECT.sub(_json_escape, text) + "\n"


def _json_escape(match: re.Match[str]) -> str:
    char = match[0]
    # outside its strings JSON has ends of lines alone
    is_safe = char == "\n" or char in _HARMLESS or unicodedata.category(char) not in _UNSEEN
    return char if is_safe else json.dumps(char)[1:-1]


def cell(text: str) -> str:
    """The printable form of the text as a spreadsheet's cell: an apostrophe stands before what could be a formula."""
    return _FORMULA.sub(r"\1'", printable(text))


def markup(text: str) -> str:
    """The printable form of the text as HTML, in which nothing of it is a tag."""
    return escape(printable(text))


# A notebook typesets what stands between two dollars unless it is told to leave it; colours are those of its theme.
_UNTOUCHED = 'class="tex2jax_ignore mathjax_ignore"'
_TABLE = "border-collapse:collapse;color:inherit;font-size:inherit"
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"


def html_table(rows: Iterable[Sequence[str]], head: Sequence[str] = (), *, above: str = "", below: str = "") -> str:
    """A table for a notebook, the first cell of each row its head; what stands above and below it is HTML already."""
    lines = [_row(["th", *["td"] * (len(row) - 1)], row) for row in rows]
    lines[:0] = [_row(["th"] * len(head), head)] if head and lines else []
    table = f'<table style="{_TABLE}">{"".join(lines)}</table>' if lines else ""
    parts = [f'<div style="white-space:pre-line">{part}</div>' if part else "" for part in (above, below)]
    return f"<div {_UNTOUCHED}>{parts[0]}{table}{parts[1]}</div>"


def _row(tags: Sequence[str], cells: Sequence[str]) -> str:
    shown = (f'<{tag} style="{_CELL}">{markup(cell)}</{tag}>' for tag, cell in zip(tags, cells, strict=True))
    return f"<tr>{''.join(shown)}</tr>"


def columns(text: str) -> int:
    """How many columns of a terminal the printable form of the text takes: wide characters two, combining ones none."""
    return sum(map(_width, printable(text)))


def _width(char: str) -> int:
    if char in "\u200c\u200d" or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
