"""Make text from strangers harmless to print, and measure it.

No control, escape or bidirectional characters are left in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

__all__ = ["as_line", "cell", "columns", "json_lines", "json_text", "markup", "printable"]

# Everything that can move a cursor, hide text or turn its direction: controls (Cc), formats such as bidirectional
# marks (Cf), lone surrogates (Cs), private use and unassigned (Co, Cn), and the two Unicode line separators.
_HARMLESS = {"\u00ad", "\u200c", "\u200d"}
# What a spreadsheet takes for the start of a formula, wide forms among them; some part cells at a semicolon.
_FORMULA = r"(^|;)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])"
# What logs take for a command: GitHub at the start of a line; GitHub, Azure and TeamCity anywhere in it.
_COMMAND = r"^(?P<blanks>\s*):(?=:)|#(?=#\w*\[)"
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
# what need not be looked at one by one: letters of Latin and Cyrillic, dashes, quotation marks and other punctuation
_PLAIN = r"\x20-\x7e\xa1-\xac\xae-\u02ff\u0400-\u052f\u2010-\u2027\u2030-\u205e"
_SUSPECT = f"[^{_PLAIN}]"
_SUSPECT_IN_JSON = rf"[^\n{_PLAIN}]"  # outside its strings JSON has ends of lines alone


def printable(text: str, *, keep: str = "") -> str:
    """The text with every character that could do harm shown by its number.

    The harm is to a terminal or a page. Characters in `keep` stay.
    """
    if text.isascii() and text.isprintable():  # as most is
        return text

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

    return re.sub(_SUSPECT, escape, text)


def as_line(text: str) -> str:
    """The printable form of the text as one line of output, which no log takes for a command."""
    shown = printable(text)
    return re.sub(_COMMAND, _numbered, shown) if "::" in shown or "##" in shown else shown


def _numbered(match: re.Match[str]) -> str:
    return f"{match['blanks'] or ''}<U+{ord(match[0][-1]):04X}>"


def json_text(value: Any, indent: int | None = 1, *, in_ascii: bool = False) -> str:  # noqa: ANN401  # whatever JSON holds
    """The value as JSON on lines of its own, with nothing in it that could do harm.

    What `printable` would show by its number is shown by JSON's own escapes; in ASCII, if asked for, so is all that
    lies outside of it.
    """
    import json  # noqa: PLC0415  # which most commands do without

    text = json.dumps(value, ensure_ascii=in_ascii, allow_nan=False, indent=indent)
    return f"{_harmless_json(text)}\n"


def json_lines(value: Any, depth: int) -> str:  # noqa: ANN401  # likewise
    """The same of a value with so many others around it, without the end of its last line."""
    from discrepant.indented import indented  # noqa: PLC0415  # as above

    return _harmless_json(indented(value, "\n" + " " * depth))


def _harmless_json(text: str) -> str:
    shown = re.sub(_SUSPECT_IN_JSON, _json_escape, text)
    return re.sub(_COMMAND, "\\\\u0023", shown) if "##" in shown else shown  # no line of JSON begins with a colon


def _json_escape(match: re.Match[str]) -> str:
    import json  # noqa: PLC0415  # as above

    char = match[0]
    is_safe = char in _HARMLESS or unicodedata.category(char) not in _UNSEEN
    return char if is_safe else json.dumps(char)[1:-1]


def cell(text: str) -> str:
    """The printable form of the text as a spreadsheet's cell.

    An apostrophe stands before what could be a formula.
    """
    return re.sub(_FORMULA, r"\1'", as_line(text))


def markup(text: str) -> str:
    """The printable form of the text as HTML, in which nothing of it is a tag."""
    from html import escape  # noqa: PLC0415  # as above

    return escape(printable(text))


def columns(text: str) -> int:
    """How many columns of a terminal the printable form of the text takes.

    Wide characters take two, combining ones none.
    """
    return sum(map(_width, printable(text)))


def _width(char: str) -> int:
    if char in "\u200c\u200d" or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
