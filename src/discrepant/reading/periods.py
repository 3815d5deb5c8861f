"""Periods: from a first to a last day, or number, as an age band goes.

The unit that is asked for decides which of the two: without one they are days.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import attrs

from discrepant.reading.currencies import is_currency
from discrepant.reading.dates.read import read_ends
from discrepant.reading.figures import Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.leading import read_after
from discrepant.reading.model import PERCENT, Abreast, Hedge, Parted, Quantity, Reading, Sense
from discrepant.reading.numbers import read_number
from discrepant.reading.words import words_of

__all__ = ["PLAIN", "read_period"]

PLAIN = "number"  # the unit of plain numbers
_FIRST_END = (Sense.ABOVE, Sense.AT_LEAST)
_LAST_END = (Sense.BELOW, Sense.AT_MOST)
_TAKEN_IN = (Sense.RANGE, Sense.AT_LEAST, Sense.AT_MOST)  # what says that there is an end, and does not bend it


def read_period(  # noqa: PLR0913  # as the reader's own
    words: str,
    *,
    on: Interval | None,
    unit: str | None,
    table: HedgeTable,
    figures: Figures,
    ahead: bool | None,
    edtf: bool,
) -> Parted:
    """The two ends of a period.

    "Since 2014" and "65 and over" tell the first alone, "until 2016" the last. A date or number by itself tells
    neither. A ReadingError points at what cannot be read.
    """
    if unit is None:
        ends, whole = read_ends(words, on=on, table=table, figures=figures, ahead=ahead, edtf=edtf)
    else:
        read = partial(read_number, kind=_kind(unit), unit=_named(unit), table=table, figures=figures)
        whole, told = read_after(words, words_of("ages")["before"], read)
        whole = attrs.evolve(whole, words=words)
        ends = _numbers(whole, told, read)
        if not any(ends) and whole.number is not None and _is_bare(whole):
            whole = _end(whole, whole.number, whole.place / 2)
    return Parted(words=words, kind=Abreast.PERIOD, parts=ends, within=None if any(ends) else whole)


def _kind(unit: str) -> Quantity:
    if unit == PLAIN:
        return Quantity.NUMBER
    return Quantity.SHARE if unit == PERCENT else Quantity.MONEY if is_currency(unit) else Quantity.MEASURE


def _named(unit: str) -> str | None:
    return None if unit in (PLAIN, PERCENT) else unit


def _numbers(whole: Reading, words: str, read: Callable[[str], Reading]) -> tuple[Reading | None, Reading | None]:
    """The ends that a range has, or what is bounded on one side.

    A bare end is its number, and at the loosest what is rounded to it: 24 is less than 25, and 1.2 may be 1.21.
    """
    sense, number = whole.hedge.sense, whole.number
    if sense is Sense.RANGE:
        low, high = whole.core.lo, whole.core.hi
        return _end(whole, low, low - whole.support.lo), _end(whole, high, whole.support.hi - high)
    if sense is Sense.ABOUT and number is None and whole.hedge.words:
        bare = read(words.replace(whole.hedge.words, "", 1).strip())
        low, high = bare.core.lo, bare.core.hi
        first = _spread(whole, low, low - whole.core.lo, low - whole.support.lo)
        return first, _spread(whole, high, whole.core.hi - high, whole.support.hi - high)
    if sense in _FIRST_END and number is not None:
        end = _end(whole, number, whole.place / 2)
        return (end if sense is Sense.AT_LEAST else _beyond(whole, number, number + whole.place)), None
    if sense in _LAST_END and number is not None:
        end = _end(whole, number, whole.place / 2)
        return None, (end if sense is Sense.AT_MOST else _beyond(whole, number, number - whole.place))
    return None, None


def _is_bare(whole: Reading) -> bool:
    """Whether it is a number as it stands, and no age, which is from its number upwards."""
    return whole.hedge.sense is Sense.BARE and whole.number is not None and whole.core.lo < whole.number


def _end(whole: Reading, number: float, half: float) -> Reading:
    """A bare end, in a support of what is rounded to it."""
    low, high = (number - half, number + half) if half > 0 else (number, number)
    support = Interval(math.nextafter(low, number), math.nextafter(high, number))
    return _told(whole, number, Interval(number, number), support)


def _spread(whole: Reading, number: float, core: float, support: float) -> Reading:
    inner, outer = (Interval(number - half, number + half) for half in (core, support))
    return _told(whole, number, inner, outer)


def _beyond(whole: Reading, number: float, far: float) -> Reading:
    """An end that is not the number itself: "over 65" begins above it, "under 18" ends below it."""
    beside = math.nextafter(number, far)
    return _told(whole, number, Interval(min(beside, far), max(beside, far)), Interval(*sorted((number, far))))


def _told(whole: Reading, number: float, core: Interval, support: Interval) -> Reading:
    hedge = Hedge() if whole.hedge.sense in _TAKEN_IN else whole.hedge
    return attrs.evolve(whole, number=number, core=core, support=support.hull(core), hedge=hedge)
