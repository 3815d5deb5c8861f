"""Plain numbers, and rates among them: so many per 100,000."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.numbers import read_number

__all__ = ["base_of", "read_plain"]

_PER = re.compile(
    r"\s{1,3}(?:per|(?:for|in|out of) every)\s{1,3}(?:a |an |one )?(?=[0-9]|(?:ten |hundred |thousand |million ))",
    re.IGNORECASE,
)
_UNIT = re.compile(r"per (?P<base>[0-9][0-9,]*|(?:a )?(?:(?:ten|hundred) )?(?:hundred|thousand|million))")


@cache
def base_of(unit: str) -> Decimal | None:
    """Of how many a rate is told: 100,000 of "per 100,000".

    It is None where this is the unit of no rate.
    """
    match = _UNIT.fullmatch(unit)
    return _count(match["base"].removeprefix("a "), HedgeTable.default(), POINT) if match else None


def read_plain(words: str, *, unit: str | None, table: HedgeTable, figures: Figures = POINT) -> Reading:
    """A plain number, or a rate in `unit`, which is "per 100,000" or the like.

    Without a unit a rate is in the one that is printed. A number that is printed without its
    base is in the unit that is asked for.
    """
    asked = base_of(unit) if unit else None
    match = _PER.search(f"{words} ")
    if match is None:
        reading = read_number(words, kind=Quantity.NUMBER, unit=None, table=table, figures=figures)
        return attrs.evolve(reading, unit=unit if asked else None)
    base = _count(words[match.end() :], table, figures)
    if not base:
        raise ReadingError(words, match.span(), "so many per how many?", "as in 12.3 per 100,000")
    try:
        reading = read_number(words[: match.start()], kind=Quantity.NUMBER, unit=None, table=table, figures=figures)
    except ReadingError as error:
        raise ReadingError(words, error.span, error.message, error.hint) from None
    if asked is None:
        return attrs.evolve(reading, words=words, unit=f"per {base:,f}")
    factor = asked / base
    core, support = (Interval(*(_times(end, factor) for end in (each.lo, each.hi))) for each in reading.values)
    number = None if reading.number is None else _times(reading.number, factor)
    place = _times(reading.place, factor)
    return attrs.evolve(reading, words=words, number=number, unit=unit, core=core, support=support, place=place)


def _count(words: str, table: HedgeTable, figures: Figures) -> Decimal | None:
    """The whole number that is printed, if one is."""
    try:
        reading = read_number(words, kind=Quantity.COUNT, unit=None, table=table, figures=figures)
    except ReadingError:
        bare = re.match(r"(?:(?:ten|hundred) )?(?:hundred|thousand|million)\b", words)
        return _count(f"a {words}", table, figures) if bare else None
    return None if reading.number is None else Decimal(reading.number)


def _times(value: float, factor: Decimal) -> float:
    return float(Decimal(value) * factor) if factor != 1 else value
