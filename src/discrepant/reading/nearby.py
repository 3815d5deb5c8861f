"""How far from a place something is looked for."""

from __future__ import annotations

import re

__all__ = ["FAR", "back", "char_before", "clause_before", "text_after", "text_before"]

_NEAR, FAR = 40, 400  # characters
_CLAUSE = re.compile(r"[.!?;:]\s")


def back(at: int, count: int) -> int:
    """The place so many before this one, or the first."""
    return max(0, at - count)


def text_before(text: str, at: int, count: int = _NEAR) -> str:
    """The stretch of a paragraph up to this place."""
    return text[back(at, count) : at].rpartition("\n\n")[2]


def clause_before(text: str, at: int, count: int = _NEAR) -> str:
    """What of that stands in the clause of this place."""
    return _CLAUSE.split(text_before(text, at, count))[-1]


def text_after(text: str, at: int, count: int = _NEAR) -> str:
    """The stretch of a paragraph from this place on."""
    return text[at : at + count].partition("\n\n")[0]


def char_before(text: str, at: int) -> str:
    """The character before this place; empty where it is the first."""
    return text[back(at, 1) : at]
