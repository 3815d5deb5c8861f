"""Values and comments as they are written in TOML.

Any parser reads the values back to the letter, and no comment can end early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from discrepant.printable import printable

__all__ = ["array", "comment", "key", "keyed", "quoted", "written"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_PLAIN = re.compile(r"[^\x20-\x7e]|[\"\\]")


def quoted(text: str) -> str:
    """The text as a basic string.

    What cannot be seen, such as a thin space or a soft hyphen, is escaped.
    """
    return f'"{_PLAIN.sub(_escaped, text)}"'


def array(texts: Iterable[str]) -> str:
    """The texts as an array on one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def key(name: str) -> str:
    """A key of a table, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else quoted(name)


def written(value: object) -> str:
    """A value of whatever type TOML has, on one line."""
    match value:
        case str():
            return quoted(value)
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{{', '.join(f'{key(name)} = {written(each)}' for name, each in value.items())}}}"
    return str(value)  # a number, also inf and nan, or a date or time, between whose parts a blank may stand


def keyed(name: str, value: object) -> Iterator[str]:
    """The lines that give a key its value: of a table, a dotted key each."""
    if isinstance(value, Mapping) and value:
        for inner, each in value.items():
            yield from keyed(f"{name}.{key(inner)}", each)
    else:
        yield f"{name} = {written(value)}"


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004  # four digits


def comment(text: str) -> str:
    """One line of comment: line ends become blanks, and control characters their numbers."""
    return f"# {printable(text)}"
