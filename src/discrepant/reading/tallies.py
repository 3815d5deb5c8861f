"""Tallies: how two sides or more stand, place by place.

Examples are "219-212", "won 3-2", "by 219 votes to 212" and "5-3-1".
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.leading import led_by, moved
from discrepant.reading.model import Abreast, Parted, Quantity, Reading, Sense
from discrepant.reading.numbers import read_number
from discrepant.reading.words import words_of

__all__ = ["read_tally"]

_DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_MOST_PLACES = 12


def read_tally(words: str, *, table: HedgeTable, figures: Figures = POINT) -> Parted:
    """What the places of a tally stand for, in order.

    A bare number is meant exactly, however round it is, for tallies are not rounded; hedges are read as of any count. A
    ReadingError says which words are no place of a tally.
    """
    data = words_of("tallies")
    phrase, start = led_by(words, (*data["before"], *data["turned"]))
    if phrase in data["turned"]:
        message = f"after {phrase!r} it is not said whose number stands first"
        raise ReadingError(words, (0, len(phrase)), message, f"say it with `reads`: {data['turned_because']}")
    cuts = [cut.span() for cut in _between(table).finditer(words, start)]
    if not cuts:
        hint = 'as in "219-212" or "219 votes to 212"'
        raise ReadingError(words, (start, len(words)), "a tally has two numbers or more", hint)
    if len(cuts) >= _MOST_PLACES:
        raise ReadingError(words, cuts[_MOST_PLACES - 1], f"a tally has no more than {_MOST_PLACES} places")
    starts, ends = [start, *(last for _, last in cuts)], [*(first for first, _ in cuts), len(words)]
    places = tuple(_place(words, span, table, figures) for span in zip(starts, ends, strict=True))
    return Parted(words=words, kind=Abreast.TALLY, parts=places)


def _place(words: str, span: tuple[int, int], table: HedgeTable, figures: Figures) -> Reading:
    printed = words[slice(*span)]
    try:
        count = read_number(printed, kind=Quantity.COUNT, unit=None, table=table, figures=figures)
    except ReadingError as error:
        raise moved(error, words, span[0]) from None
    if count.hedge.sense is not Sense.BARE or count.number is None:
        return count
    exactly = Interval(count.number, count.number)
    return attrs.evolve(count, core=exactly, support=exactly)


@cache
def _between(table: HedgeTable) -> re.Pattern[str]:
    """What parts two places: a dash or a colon between figures, or "to", unless that ends a hedge ("up to")."""
    hedges = (phrase for row in table.hedge for phrase in row.before if phrase.endswith(" to"))
    no_hedge = "".join(rf"(?<!\b{re.escape(phrase.removesuffix(' to'))})" for phrase in sorted(hedges))
    return re.compile(rf"(?<=\d)\s*[{_DASHES}:]\s*(?=\d)|{no_hedge}(?:\s+|-)to(?:\s+|-)", re.IGNORECASE)
