"""Trying to read: the reader's answer or its error.

Each is remembered, for the same words come again and again. In a text of another language a number is refused where a
word of that language beside it bends or scales it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.words import words_of

__all__ = ["MentionInRun", "Trial", "without_foreign"]

_REMEMBERED = 20_000
_WORD = re.compile(r"[^\W\d_]+")


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

    def _try(self, words: str, kind: Quantity, ahead: bool | None) -> Reading | ReadingError:  # noqa: FBT001  # a key of what is remembered
        try:
            return self._reader.read(words, kind=kind, on=self.on, language=self._language, ahead=ahead)
        except ReadingError as error:
            return error.with_traceback(None)


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What bends a number before and behind it; of a language that is not listed, that of all that are."""
    data = words_of("foreign")
    entries = [data[language]] if language in data else list(data.values())
    before, after = (frozenset(word for entry in entries for word in entry[side]) for side in ("before", "after"))
    return before, after


def without_foreign(run: WordRun, found: Iterable[MentionInRun], language: str) -> Iterator[MentionInRun]:
    """The amounts, each refused that a word of the text's own language bends."""
    tag = language.partition("-")[0].lower()
    for each in found:
        word = "" if tag == ENGLISH or each.kind is Quantity.DATE else _bending(run, each, tag)
        yield attrs.evolve(each, reading=None, problem=f"{word!r} is not English") if word and each.reading else each


def _bending(run: WordRun, found: MentionInRun, tag: str) -> str:
    before, after = _words(tag)
    last = (_WORD.findall(run.before(found.start)) or [""])[-1]
    first = (_WORD.findall(run.after(found.end)) or [""])[0]
    return last if last.lower() in before else first if first.lower() in after else ""
