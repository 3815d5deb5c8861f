"""Slips: the ways in which two numbers or dates come to differ by mistake.

Each is said in a sentence. A slip is named and judged no further: which of the two is right, or whether both are, is
for an editor to find out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import product

from discrepant.errors import DiscrepantError
from discrepant.reading.guess import default_reader
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.units import UnitError, convert
from discrepant.reading.wording import words_of

__all__ = ["PERCENT_OR_POINTS", "slip"]

PERCENT_OR_POINTS = "from 40 % to 42 % is 5 percent more, and 2 percentage points"

_FACTORS = (10, 100, 1_000, 1_000_000)
# Units that are taken for each other, as they are called in a sentence.
_UNITS = (
    *(("mile", "kilometer"), ("nautical_mile", "kilometer"), ("nautical_mile", "mile")),
    *(("yard", "meter"), ("meter", "foot"), ("inch", "centimeter")),
    *(("square_mile", "square_kilometer"), ("hectare", "acre"), ("square_meter", "square_foot")),
    *(("kilogram", "pound"), ("ounce", "gram"), ("metric_ton", "ton"), ("long_ton", "metric_ton")),
    *(("gallon", "liter"), ("imperial_gallon", "liter"), ("imperial_gallon", "gallon"), ("oil_barrel", "gallon")),
    *(("mile/hour", "kilometer/hour"), ("knot", "kilometer/hour"), ("knot", "mile/hour")),
)
_CALLED = {"ton": "ton of 2,000 pounds", "gallon": "US gallon"}  # by their names alone they could be others
_MOST_READ = 6  # wordings of one side
_POINTS = frozenset(["point", "points", "pp"])
_TELLING = 10  # times its last digit's worth: a number of at least two digits
_CLOSE = 0.01  # of itself, at the most, is a converted number rounded by
_LONGEST_SPAN = 300  # days: what is longer is no day or month that recurs every year


def slip(a: Reading, b: Reading, printed: Sequence[Sequence[str]] = ()) -> str:
    """A sentence on the slip that would make one of the other.

    It is empty where there is none, and the same either way round. `printed` are the words of both where they are more
    than those that were read.
    """
    return next(_slips(a, b, printed or ((a.words,), (b.words,))), "")


def _slips(a: Reading, b: Reading, printed: Sequence[Sequence[str]]) -> Iterator[str]:
    if a.kind is not b.kind or a.unit != b.unit:
        return
    if a.kind is Quantity.DATE:
        yield from _of_dates(a.core, b.core)
        return
    if a.kind is Quantity.SHARE and _in_points(printed[0]) != _in_points(printed[1]):
        yield f"One is printed in percentage points, the other in percent: {PERCENT_OR_POINTS}."
    if not (a.number and b.number):
        return
    low, high = sorted((a, b), key=_size)
    if _size(low) == _size(high):
        if a.number != b.number:
            yield f"They differ in their {'direction' if a.kind is Quantity.CHANGE else 'sign'} alone."
        return
    if a.number * b.number > 0:
        yield from _factors(low, high)
        yield from _units(low, high)
        yield from _of_another_unit(low, printed)
        yield from _swapped_digits(low, high)


def _size(reading: Reading) -> float:
    return abs(reading.number or 0.0)


def _in_points(says: Sequence[str]) -> bool:
    """Whether any of the first wordings speaks of points; nobody reads more of them."""
    return any(not _POINTS.isdisjoint(words_of(words)) for words in says[:_MOST_READ])


def _factors(low: Reading, high: Reading) -> Iterator[str]:
    for factor in _FACTORS:
        if math.isclose(_size(high), factor * _size(low), rel_tol=1e-9):
            yield f"One is {factor:,} times the other."
        elif _is_rounded(low, high, factor) and _has_digits(low) and _has_digits(high):
            yield f"One is about {factor:,} times the other."


def _is_rounded(low: Reading, high: Reading, factor: float) -> bool:
    """Whether the one is so many times the other, but for the digits that the coarser one leaves out."""
    return abs(_size(high) - factor * _size(low)) <= max(high.place, factor * low.place) / 2


def _has_digits(reading: Reading) -> bool:
    return reading.place > 0 and _size(reading) >= _TELLING * reading.place


def _units(low: Reading, high: Reading) -> Iterator[str]:
    """Numbers that stand to each other as two units: one was printed for the other, or converted without saying so."""
    if low.kind is not Quantity.MEASURE or low.unit is None:
        return
    for large, small in _UNITS:
        factor = _factor(large, small, low.unit)
        if factor is None:
            continue
        is_exact = math.isclose(_size(high), factor * _size(low), rel_tol=1e-9)
        is_close = abs(_size(high) / factor / _size(low) - 1) <= _CLOSE and _has_digits(low) and _has_digits(high)
        if is_exact or (is_close and _is_rounded(low, high, factor)):
            about = "" if is_exact else " about"
            yield f"One is{about} {factor:.4g} times the other, as a {_called(large)} is to a {_called(small)}."


def _of_another_unit(low: Reading, printed: Sequence[Sequence[str]]) -> Iterator[str]:
    """A number of one side that the other side has, too, but of another unit: one of “18 km (11 miles)” and “11 km”."""
    if low.kind is not Quantity.MEASURE:
        return
    ours, theirs = map(_measures, printed)
    for one, other in product(ours, theirs):
        if one.number == other.number and one.unit != other.unit:
            first, second = sorted(f"“{each.words}”" for each in (one, other))
            yield f"{first} and {second} are one number in two units."


def _measures(says: Sequence[str]) -> list[Reading]:
    """What is printed, each in the unit that it has in print; nobody reads more of it."""
    found = []
    for words in says[:_MOST_READ]:
        with suppress(DiscrepantError):  # another language, say: it is read with its record
            found.append(default_reader().read(words, kind=Quantity.MEASURE))
    return found


def _factor(large: str, small: str, unit: str) -> float | None:
    """How many times the small unit the large one is, where what they measure is given in this unit."""
    from decimal import Decimal  # noqa: PLC0415  # only a measure needs it

    try:
        convert(Decimal(1), unit, large)
        return float(convert(Decimal(1), large, small))
    except UnitError:
        return None


def _called(unit: str) -> str:
    return _CALLED.get(unit) or unit.replace("_", " ").replace("/", " per ")


def _swapped_digits(low: Reading, high: Reading) -> Iterator[str]:
    """Two neighbouring digits that have changed places: 1,284 and 1,248."""
    place = min(low.place, high.place)
    if place <= 0 or not math.isfinite(_size(high) / place):
        return
    ours, theirs = (str(round(_size(reading) / place)) for reading in (low, high))
    if _is_swapped(ours, theirs):
        yield "Two neighbouring digits have changed places."


def _is_swapped(ours: str, theirs: str) -> bool:
    if len(ours) != len(theirs):
        return False
    odd = [i for i, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    if not odd or odd != [odd[0], odd[0] + 1]:
        return False
    i, j = odd
    return (ours[i], ours[j]) == (theirs[j], theirs[i])


def _of_dates(a: Interval, b: Interval) -> Iterator[str]:
    if not (a.is_bounded and b.is_bounded):
        return
    one, other = _ends(a), _ends(b)
    is_day = a.is_point and b.is_point
    if max(a.hi - a.lo, b.hi - b.lo) < _LONGEST_SPAN and one[0].year != other[0].year and _recur(one, other):
        yield f"It is the same {'day' if is_day else 'time'} of another year."
    if not is_day or one == other:
        return
    day, second = one[0], other[0]
    if day.year == second.year and (day.day, day.month) == (second.month, second.day):
        yield "Day and month have changed places."
    if (day.year, day.month) == (second.year, second.month) and _is_swapped(f"{day.day:02}", f"{second.day:02}"):
        yield "The two digits of the day have changed places."


def _recur(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether both begin and end on the same days of their years; the last of February is one."""

    def in_year(day: date) -> tuple[int, int]:
        return day.month, 28 if (day.month, day.day) == (2, 29) else day.day

    return [in_year(day) for day in one] == [in_year(day) for day in other]


def _ends(span: Interval) -> tuple[date, date]:
    return date.fromordinal(int(span.lo)), date.fromordinal(int(span.hi))
