"""Tallies in running text: "219 votes to 212" is found as two counts, and told as one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Abreast
from discrepant.reading.reader import Reader

__all__ = ["with_tallies"]

_BETWEEN = re.compile(r"\s*(?:-|\u2013|to|votes? to)\s*")
_TO = " to "
_VOTES = "vote"  # "11 to 12" alone is a range as well


def with_tallies(mentions: Iterable[Mention], text: str, reader: Reader, language: str = ENGLISH) -> Iterator[Mention]:
    """The mentions in order, but the two places of a tally as one count without a reading.

    So is "219-212" found.
    """
    last: Mention | None = None
    for mention in mentions:
        if last and (tally := _tally(last, mention, text, reader, language)):
            yield tally
            last = None
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _tally(first: Mention, second: Mention, text: str, reader: Reader, language: str) -> Mention | None:
    if not first.kind is second.kind is MentionKind.COUNT:
        return None
    if not _BETWEEN.fullmatch(text, first.span[1], second.span[0]):
        return None
    span = first.span[0], second.span[1]
    words = text[slice(*span)]
    if _TO in words and _VOTES not in words:
        return None
    try:
        reader.read_parts(words, kind=Abreast.TALLY, language=language)
    except ReadingError:
        return None
    return attrs.evolve(first, words=words, span=span, reading=None)
