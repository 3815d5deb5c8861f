"""A value of a record as the text of a spreadsheet's cell, and back, without loss.

Text stands as it is, and what is no plain text as it stands in TOML: `["15 km", "10 miles"]`. Two marks keep a cell
from being taken for something else, and reading it takes them away again:

- an apostrophe before what a spreadsheet would take for a formula, or we for a list: `'=1+1`;
- the number of a character that a cell cannot hold or show, or that could begin a formula further on: `<U+0009>`.
"""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from typing import Any

from discrepant.printable import printable
from discrepant.toml.text import key, written

__all__ = ["Shape", "from_cell", "to_cell"]


class Shape(Enum):
    """What a column holds."""

    TEXT = "text"
    TEXT_OR_LIST = "text, or a list"
    FLAG = "true or false"
    NUMBER = "a number"
    LIST = "a list"
    TABLE = "lines with a key each"


# what a spreadsheet takes for the start of a formula, wide forms among them; some part cells at a semicolon
_STARTS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"'*\s*[{_STARTS}]")
_FORMULA_OR_LIST = re.compile(rf"'*\s*[{_STARTS}\[]")
_MARKED = re.compile(rf"'(?='*\s*[{_STARTS}\[])")
_LATER_START = re.compile(rf"(?<=[;\n])(?P<blanks>\s*)(?P<start>[{_STARTS}])")
_NUMBER = re.compile(r"<U\+([0-9A-F]{4,6})>")
_LIKE_A_NUMBER = re.compile(r"<(?=U\+[0-9A-F]{4,6}>)")
_LINE_END = re.compile(r"\r\n?")
_UNHELD = re.compile(r"[^\x20-\x7e\n\xa1-\xac\xae-\u02ff]")
_HIGHEST, _HALVES = 0x10FFFF, range(0xD800, 0xE000)
_TRUE, _FALSE = ("true", "yes", "checked", "1"), ("false", "no", "unchecked", "0")


def to_cell(value: object) -> str:
    """The cell of a value; an empty one says that there is none."""
    match value:
        case str():
            return _marked(_numbered(value), _FORMULA_OR_LIST)
        case dict() if value:
            lines = (f"{key(name)} = {written(each)}" for name, each in value.items())
            return _marked(_numbered("\n".join(lines)), _FORMULA)
    return _marked(_numbered(written(value)), _FORMULA)


def from_cell(cell: str, shape: Shape) -> Any:  # noqa: ANN401  # whatever the column holds
    """The value of a cell that is not empty.

    A ValueError says what is wrong, and how it is to be written.
    """
    text = _MARKED.sub("", cell, count=1) if _MARKED.match(cell) else cell
    is_marked = text != cell
    text = _NUMBER.sub(_char, _LINE_END.sub("\n", text))
    match shape:
        case Shape.TEXT:
            return text
        case Shape.TEXT_OR_LIST:
            return _toml_value(text, shape) if text.startswith("[") and not is_marked else text
        case Shape.FLAG:
            return _flag(text)
        case Shape.TABLE if not text.lstrip().startswith("{"):
            return _toml(text, shape)
    return _toml_value(text.strip(), shape)


def _marked(text: str, what: re.Pattern[str]) -> str:
    return f"'{text}" if what.match(text) else text


def _numbered(text: str) -> str:
    text = _UNHELD.sub(_as_number, _LIKE_A_NUMBER.sub("<U+003C>", text))
    return _LATER_START.sub(lambda match: match["blanks"] + _number(match["start"]), text)


def _as_number(match: re.Match[str]) -> str:
    """What can neither be held nor shown, by its number; a blank of another width is one of its own."""
    char = match[0]
    return char if printable(char) == char else _number(char)


def _number(char: str) -> str:
    return f"<U+{ord(char):04X}>"


def _char(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code > _HIGHEST or code in _HALVES else chr(code)


def _flag(text: str) -> bool:
    word = text.strip().casefold()
    if word not in (*_TRUE, *_FALSE):
        raise ValueError("it must be true or false")
    return word in _TRUE


_EXAMPLES = {
    Shape.TEXT_OR_LIST: 'a list is written ["one", "another"]; an apostrophe before the bracket makes it text',
    Shape.NUMBER: "with a point and no comma, such as 2.5",
    Shape.LIST: 'such as [["one", "another"]]',
    Shape.TABLE: 'a line each, such as spokesperson = ["spokesman", "spokeswoman"]',
}


def _toml_value(text: str, shape: Shape) -> Any:  # noqa: ANN401  # likewise
    data = _toml(f"v = {text}", shape)
    if data.keys() != {"v"}:
        raise ValueError(_misread(shape))
    value = data["v"]
    is_fit = isinstance(value, _TYPES[shape]) and not isinstance(value, bool)
    if not is_fit:
        raise ValueError(_misread(shape))
    return value


_TYPES: dict[Shape, type | tuple[type, ...]] = {
    Shape.TEXT_OR_LIST: list,
    Shape.LIST: list,
    Shape.TABLE: dict,
    Shape.NUMBER: (int, float),
}


def _toml(text: str, shape: Shape) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(_misread(shape)) from None


def _misread(shape: Shape) -> str:
    return f"{_CALLED[shape]} cannot be read ({_EXAMPLES[shape]})"


_CALLED = {
    Shape.TEXT_OR_LIST: "this list",
    Shape.NUMBER: "this number",
    Shape.LIST: "this list",
    Shape.TABLE: "this table",
}
