"""Strings and comments as they are written in TOML.

Any parser reads the strings back to the letter, and no comment can end early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepant.printable import printable

__all__ = ["array", "comment", "quoted"]

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
