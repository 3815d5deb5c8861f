"""The kind that a mention plainly suits beside its own: a tally, a period or an age."""

from __future__ import annotations

import re

from discrepant.corpus.model import Kind
from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Abreast, Quantity, Sense
from discrepant.reading.reader import Reader

__all__ = ["is_an_age", "plain_kind"]

_OF_AN_AGE = re.compile(r"\b(?:aged|olds?)\b", re.IGNORECASE)
_CAN_BE_AGE = "this can be an age"
_DECADE = re.compile(r"\d0['\u2019]?s")
_NO_BAND = (Sense.BARE, Sense.EXACT, Sense.ABOUT, Sense.NEARLY, Sense.JUST_OVER)


def plain_kind(mention: Mention, reader: Reader, on: Interval | None, language: str = ENGLISH) -> Kind | None:
    """The kind that the words of a mention suit as well, None where they plainly suit no other.

    What could be a number or a tally is no number; what has two ends, or one that stays open, is a period.
    """
    try:
        if mention.reading is None:
            return _unread(mention, reader, language)
        if mention.kind is MentionKind.DATE:
            told = reader.read_parts(mention.words, kind=Abreast.PERIOD, on=on, language=language)
            return Kind.PERIOD if any(told.parts) else None
        if mention.kind is MentionKind.MEASURE and is_an_age(mention.words):
            age = reader.read(mention.words, kind=Quantity.AGE, language=language)
            return Kind.AGE if age.hedge.sense in _NO_BAND else Kind.PERIOD
    except ReadingError:
        pass
    return None


def is_an_age(words: str) -> bool:
    """Whether a length of time is told as the age of somebody: "34-year-old", "aged 34"."""
    return bool(_OF_AN_AGE.search(words))


def _unread(mention: Mention, reader: Reader, language: str) -> Kind | None:
    """What keeps a mention from being read as its own kind may be that it is of another."""
    if mention.kind is MentionKind.COUNT and mention.problem.startswith(_CAN_BE_AGE):
        reader.read(mention.words, kind=Quantity.AGE, language=language)
        return Kind.AGE
    if mention.kind is MentionKind.COUNT:
        reader.read_parts(mention.words, kind=Abreast.TALLY, language=language)
        return Kind.TALLY
    if mention.kind is MentionKind.DATE and _DECADE.fullmatch(mention.words):
        reader.read(mention.words, kind=Quantity.AGE, language=language)
        return Kind.AGE
    return None
