"""Trying to read: the reader's answer or its error.

Each is remembered, for the same words come again and again.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

__all__ = ["MentionInRun", "Trial"]

_REMEMBERED = 20_000


@attrs.frozen
class MentionInRun:
    """A mention among the atoms of a run, from one index up to another.

    It has a problem where there is no reading.
    """

    start: int
    end: int
    kind: Quantity
    reading: Reading | None
    problem: str


class Trial:
    """Reads words, and answers the error in place of raising it.

    The words were printed on a day in a language, and are of a kind.
    """

    def __init__(self, reader: Reader, on: Interval | None, language: str) -> None:
        self._reader, self.on, self._language = reader, on, language
        self._tried = lru_cache(_REMEMBERED)(self._try)

    def __call__(self, words: str, kind: Quantity, *, ahead: bool | None = None) -> Reading | ReadingError:
        """The reading, or why there is none; `ahead` says which way the sentence around a date looks."""
        return self._tried(words, kind, ahead)

    def read(self, words: str, kind: Quantity, ahead: bool | None) -> Reading | ReadingError:  # noqa: FBT001  # as below
        """The same, of a text in another language."""
        return self._tried(words, kind, ahead)

    def _try(self, words: str, kind: Quantity, ahead: bool | None) -> Reading | ReadingError:  # noqa: FBT001  # a key of what is remembered
        try:
            return self._reader.read(words, kind=kind, on=self.on, language=self._language, ahead=ahead)
        except ReadingError as error:
            return error.with_traceback(None)
