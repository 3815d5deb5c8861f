"""When a new source was published: as is said, as its file does, or as its text prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs

from discrepant.desk.articles.taken import Stated
from discrepant.errors import CorpusError, Problem
from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader, with_zone

if TYPE_CHECKING:
    from discrepant.desk.draft import NewSource

__all__ = ["Dateline", "dateline_of", "guess_dateline"]

_HEAD = 10  # lines with something on them, among which a dateline stands
_HEAD_CHARACTERS = 3_000


@attrs.frozen(kw_only=True)
class Dateline:
    """The day on which a source was published, in the words in which it is to be written down."""

    words: str
    reading: Reading
    printed: Mention | None = None  # where the text has it
    other: Mention | None = None  # where its head has another one
    stated_by: str = ""  # by which part of the file, where it is not the text that prints it


def guess_dateline(text: str, reader: Reader, language: str = ENGLISH) -> Mention | None:
    """The first single day, year and all, that is printed in the head of a text."""
    head = "\n".join(_head(text))
    # nothing is read against another day, so that only what is whole by itself can be read
    for mention in find_mentions(head, on=None, reader=reader, language=language):
        reading = mention.reading
        if mention.kind is MentionKind.DATE and reading and reading.core.is_bounded and reading.core.is_point:
            return mention
    return None


def _head(text: str) -> Iterator[str]:
    """The lines up to the tenth that has something on it."""
    told = 0
    for line in text[:_HEAD_CHARACTERS].split("\n"):
        told += bool(line.strip())
        if told > _HEAD:
            return
        yield line


def dateline_of(source: NewSource, reader: Reader) -> Dateline:
    """The day that is given for a source, or that its file states, or that its text prints.

    A CorpusError where there is none.
    """
    guessed = guess_dateline(source.body, reader, source.language)
    if source.published is not None:
        return _as_given(source.published, guessed, reader)
    if source.stated.published and not (source.stated.is_guessed and guessed):
        return _as_stated(source.stated, guessed, reader)
    if guessed is None and source.otherwise is not None:
        return _as_given(source.otherwise, None, reader)
    if guessed is None or guessed.reading is None:
        what = f"the head of {source.text} prints no day, with its year, that could be when it was published"
        raise CorpusError(Problem(what=what, hint="say it: --published 2022-10-24, or as far as you know, 2022-10"))
    days, hours = guessed.reading.core, guessed.reading.hours
    words = date.fromordinal(int(days.lo)).isoformat()
    if hours and hours.offset is not None and hours.core.is_point:
        words = hours.written(hours.core)[0] or words
    return Dateline(words=words, reading=guessed.reading, printed=guessed)


def _as_given(words: str, printed: Mention | None, reader: Reader) -> Dateline:
    """The day that somebody gives, and where the head of the text prints it, or another one."""
    reading = with_zone(reader.read(words, kind=Quantity.DATE, edtf=True))
    if printed is None or printed.reading is None:
        return Dateline(words=words, reading=reading)
    is_told = printed.reading.core.meets(reading.core)
    return Dateline(
        words=words, reading=reading, printed=printed if is_told else None, other=None if is_told else printed
    )


def _as_stated(stated: Stated, printed: Mention | None, reader: Reader) -> Dateline:
    """The day that a file states of itself, and the line of its text that prints the same day, if one does."""
    words = stated.published or ""
    reading = with_zone(reader.read(words, kind=Quantity.DATE, edtf=True))
    is_printed = printed is not None and printed.reading is not None and printed.reading.core == reading.core
    by = stated.published_by or stated.by
    return Dateline(words=words, reading=reading, printed=printed if is_printed else None, stated_by=by)
