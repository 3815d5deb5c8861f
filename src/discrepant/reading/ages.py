"""Ages, in completed years, months, weeks or days, and the days of birth that they allow.

The law: whoever is born on one of these days has that age on the day it is told of, and nobody else has.
"""

from __future__ import annotations

import math
import re
from functools import cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.calendar_days import SpanError, shifted_months
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.leading import read_after
from discrepant.reading.model import Hedge, Quantity, Reading, Sense
from discrepant.reading.numbers import read_number
from discrepant.reading.spreads import is_by_tens
from discrepant.reading.words import words_of

__all__ = ["YEAR", "born", "read_age"]

YEAR = "year"
_MONTHS = {YEAR: 12, "month": 1}
_DAYS = {"week": 7, "day": 1}
_COMPLETED = (Sense.BARE, Sense.EXACT)
_CLOSE = 1e-9  # as an open end is to its number
_NO_UNIT = "a measure needs its unit"


def read_age(words: str, *, table: HedgeTable, figures: Figures = POINT) -> Reading:
    """What the words of an age stand for, in the unit that they print.

    Where they print none they are in years. Whoever is 34 has completed 34 years and no 35. A ReadingError points at
    what is no age.
    """
    if (decade := _decade(words)) is not None:
        return decade
    try:
        reading, _ = read_after(words, words_of("ages")["before"], lambda told: _measure(told, table, figures))
    except ReadingError as error:
        raise ReadingError(words, error.span, error.message.replace("a measure", "an age"), error.hint) from None
    if reading.unit not in (*_MONTHS, *_DAYS):
        hint = "an age is in years, months, weeks or days"
        raise ReadingError(words, (0, len(words)), f"nobody is so many of {reading.unit} old", hint)
    reading = _in_months(reading)
    core, support = _completed(reading)
    return attrs.evolve(reading, words=words, kind=Quantity.AGE, core=core, support=support)


def _measure(words: str, table: HedgeTable, figures: Figures) -> Reading:
    try:
        return read_number(words, kind=Quantity.MEASURE, unit=None, table=table, figures=figures)
    except ReadingError as error:
        if error.message != _NO_UNIT:
            raise
    return read_number(words, kind=Quantity.MEASURE, unit=YEAR, table=table, figures=figures)


def _in_months(reading: Reading) -> Reading:
    """Years and months, as the months that they are."""
    months = (reading.number or 0) * _MONTHS[YEAR]
    is_told = reading.unit == YEAR and math.isclose(reading.place * _MONTHS[YEAR], 1)
    if not is_told or not math.isclose(months, round(months)):
        return reading
    core, support = (Interval(*(end * _MONTHS[YEAR] for end in (level.lo, level.hi))) for level in reading.values)
    return attrs.evolve(reading, number=float(round(months)), unit="month", core=core, support=support, place=1.0)


def _completed(reading: Reading) -> tuple[Interval, Interval]:
    """Core and support with the years that are completed; a rounded or broken age is as any measure is."""
    core, support = reading.values
    if reading.hedge.sense is Sense.RANGE:
        years = Interval(core.lo, _below(core.hi + 1))
        return years, years
    number = reading.number
    if number is None or number % 1 or number < 0 or is_by_tens(number):
        return core, support
    years = Interval(
        number, max(number, _below(number + 1))
    )  # which are the same where floats are farther apart than 1
    if reading.hedge.sense in _COMPLETED:
        return years, years
    return (core.hull(years), support.hull(years)) if reading.hedge.sense is Sense.ABOUT else (core, support)


def _below(number: float) -> float:
    return math.nextafter(number, -math.inf)


def _decade(words: str) -> Reading | None:
    """An age by its decade ("in her 30s", "in his early twenties", "teenager"), None where it is told otherwise."""
    found = _decades().fullmatch(words.strip())
    if found is None:
        return None
    data, digits, part = words_of("ages"), found["digits"], found["part"]
    name = re.sub(r"[- ](?=something)", "", found["name"].lower())
    first, years = (int(digits) * 10, 10) if digits else data["decades"][name]
    core = support = Interval(first, _below(first + years))
    if part:
        margin, (begin, end) = data["parts"]["margin"], data["parts"][str(years)][part.lower()]
        core = Interval(first + begin, _below(first + end + 1))
        support = Interval(first + begin - margin, _below(first + end + 1 + margin))
    hedge = Hedge(words=found["name"], sense=Sense.VAGUE)
    return Reading(words=words, kind=Quantity.AGE, unit=YEAR, hedge=hedge, core=core, support=support)


@cache
def _decades() -> re.Pattern[str]:
    data = words_of("ages")
    whose, parts = "|".join(data["whose"]), "|".join(data["parts"]["10"])
    names = "|".join(data["decades"]).replace("something", "[- ]?something")
    name = rf"(?P<name>(?P<digits>[1-9])0(?:['\u2019]?s|[- ]?something)|{names})"
    return re.compile(rf"(?:(?:aged )?in )?(?:(?:{whose}) )?(?:an? )?(?:(?P<part>{parts})[- ]?)?{name}", re.IGNORECASE)


def born(age: Reading, on: Reading) -> Reading:
    """The days on which somebody may be born who has this age on one of these days, as a date.

    Who is born on 29 February completes a year on 1 March where there is no such day.
    """
    core, support = (_births(ages, days, age.unit or YEAR) for ages, days in zip(age.values, on.values, strict=True))
    return Reading(words=age.words, kind=Quantity.DATE, core=core, support=support)


def _births(ages: Interval, days: Interval, unit: str) -> Interval:
    """From the birth of the oldest on the first of the days to that of the youngest on the last."""
    if math.isinf(ages.hi) or math.isinf(days.lo):
        first = -math.inf
    else:
        oldest = round(ages.hi)
        is_open = 0 < oldest - ages.hi < _CLOSE
        first = _before(days.lo, oldest, unit) + 1 if is_open else _before(days.lo, ages.hi, unit)
    if math.isinf(days.hi):
        return Interval(first, math.inf)
    youngest = max(0, round(ages.lo))
    is_open = 0 < ages.lo - youngest < _CLOSE
    last = _before(days.hi, youngest, unit) - 1 if is_open else _before(days.hi, max(0.0, ages.lo), unit)
    return Interval(min(first, last), last)


def _before(day: float, age: float, unit: str) -> float:
    """The day that lies so long before another one; part of a month or year is so much of its days."""
    whole = math.floor(age)
    if unit in _DAYS:
        return math.floor(day) - math.floor(age * _DAYS[unit])
    start, following = (_months_before(int(day), number * _MONTHS[unit]) for number in (whole, whole + 1))
    if age == whole or math.isinf(following):
        return start
    return start - math.floor((age - whole) * (start - following))


def _months_before(day: int, months: int) -> float:
    """The same day so many months before, or the last of its month where that is shorter; none before the year 1."""
    try:
        return shifted_months(day, -months)
    except SpanError:
        return -math.inf
