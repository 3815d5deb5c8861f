"""Readings in a plain form that JSON has, exactly as they are, and back.

What reports and commands print of a reading is another form, for people and programs; this one is for what is kept.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from discrepant.reading.hours import Hours
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Hedge, Parted, Quantity, Reading, Sense

__all__ = ["checked", "parted_of", "plain_parted", "plain_reading", "reading_of"]

_NUMBER = (int, float)
_END = (*_NUMBER, type(None))
# what each place of a plain form holds
_READING = (
    *(str, str, (*_NUMBER, type(None)), (str, type(None)), str, str),
    *(list, list, _NUMBER, (int, type(None)), (list, type(None))),
)
_HOURS = (list, list, (int, type(None)), str)
_PARTED = (str, str, list, (list, type(None)))
_ENDS = (_END, _END)


def plain_reading(reading: Reading) -> list[Any]:
    """A reading as JSON has it."""
    told = reading.hours
    hours = [_ends(told.core), _ends(told.support), told.offset, told.zone] if told else None
    return [
        *(reading.words, str(reading.kind), reading.number, reading.unit),
        *(reading.hedge.words, str(reading.hedge.sense), _ends(reading.core), _ends(reading.support)),
        *(reading.place, reading.weekday, hours),
    ]


def plain_parted(parted: Parted) -> list[Any]:
    """Several readings abreast as JSON has them."""
    parts = [part and plain_reading(part) for part in parted.parts]
    return [parted.words, str(parted.kind), parts, parted.within and plain_reading(parted.within)]


def _ends(interval: Interval) -> list[float | None]:
    """The ends of an interval, None where they are open."""
    return [end if math.isfinite(end) else None for end in (interval.lo, interval.hi)]


def reading_of(plain: object) -> Reading:
    """A reading from its plain form; a TypeError or ValueError where it is none."""
    words, kind, number, unit, hedge, sense, core, support, place, weekday, hours = checked(plain, _READING)
    return Reading(
        words=words,
        kind=Quantity(kind),
        number=number,
        unit=unit,
        hedge=_hedge(hedge, sense),
        core=(narrow := _interval(core)),
        support=narrow if support == core else _interval(support),
        place=place,
        weekday=weekday,
        hours=None if hours is None else _hours(hours),
    )


def parted_of(plain: object) -> Parted:
    """Several readings abreast from their plain form, with errors likewise."""
    words, kind, parts, within = checked(plain, _PARTED)
    return Parted(
        words=words,
        kind=Abreast(kind),
        parts=tuple(None if part is None else reading_of(part) for part in parts),
        within=None if within is None else reading_of(within),
    )


@lru_cache(maxsize=1_000)
def _hedge(words: str, sense: str) -> Hedge:
    return Hedge(words=words, sense=Sense(sense))


def _hours(plain: object) -> Hours:
    core, support, offset, zone = checked(plain, _HOURS)
    return Hours(core=_interval(core), support=_interval(support), offset=offset, zone=zone)


def _interval(plain: object) -> Interval:
    low, high = checked(plain, _ENDS)
    return Interval(-math.inf if low is None else low, math.inf if high is None else high)


def checked(plain: object, types: tuple[Any, ...]) -> list[Any]:
    """A list with a value of each of these types, else a TypeError."""
    if not isinstance(plain, list) or not _are_of(tuple(map(type, plain)), types):
        raise TypeError("not of the form in which we keep it")
    return plain


@lru_cache(maxsize=1_000)
def _are_of(found: tuple[type, ...], types: tuple[Any, ...]) -> bool:
    return len(found) == len(types) and all(map(issubclass, found, types))
