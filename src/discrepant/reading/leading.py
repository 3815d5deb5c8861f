"""Words that lead up to a number and say no more than what sort of answer it is: "at the age of", "by a vote of"."""

from __future__ import annotations

from collections.abc import Iterable

from discrepant.errors import ReadingError

__all__ = ["led_by", "moved"]


def led_by(words: str, leading: Iterable[str]) -> tuple[str, int]:
    """The longest of the phrases that the words begin with, and where the words go on after it.

    The phrase is empty where they begin with none.
    """
    folded = words.lower()
    found = [phrase for phrase in leading if folded.startswith(f"{phrase} ")]
    phrase = max(found, key=len, default="")
    start = len(phrase)
    return phrase, start + len(words[start:]) - len(words[start:].lstrip())


def moved(error: ReadingError, words: str, start: int) -> ReadingError:
    """The error on a part of the words, as one on all of them; the part begins at `start`."""
    first, last = error.span
    return ReadingError(words, (first + start, last + start), error.message, error.hint)
