"""Words that lead up to a number and say no more than of what sort it is.

Examples are "at the age of" and "by a vote of".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from discrepant.errors import ReadingError
from discrepant.reading.model import Reading

__all__ = ["led_by", "moved", "read_after"]


def led_by(words: str, leading: Iterable[str]) -> tuple[str, int]:
    """The longest of the phrases that the words begin with, and where the words go on after it.

    The phrase is empty where they begin with none.
    """
    folded = words.lower()
    found = [phrase for phrase in leading if folded.startswith(f"{phrase} ")]
    phrase = max(found, key=len, default="")
    start = len(phrase)
    return phrase, start + len(words[start:]) - len(words[start:].lstrip())


def read_after(words: str, leading: Iterable[str], read: Callable[[str], Reading]) -> tuple[Reading, str]:
    """The reading of the words, or else of what follows a phrase that leads up to it.

    And the words that were read. "At least 65" is read whole, and "at 65" without its first word. The error is that of
    what follows.
    """
    _, start = led_by(words, leading)
    if start:
        with suppress(ReadingError):
            return read(words), words
    try:
        return read(words[start:]), words[start:]
    except ReadingError as error:
        raise moved(error, words, start) from None


def moved(error: ReadingError, words: str, start: int) -> ReadingError:
    """The error on a part of the words, as one on all of them; the part begins at `start`."""
    first, last = error.span
    return ReadingError(words, (first + start, last + start), error.message, error.hint)
