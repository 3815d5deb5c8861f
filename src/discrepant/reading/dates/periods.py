"""The periods of the calendar as spans, and the parts of a span by number.

Such periods are days, weeks, months and years.
"""

from __future__ import annotations

import math

import attrs

from discrepant.reading.dates.almanac import SEASON, Width, almanac, phase, season, unit
from discrepant.reading.dates.calendar_days import (
    MONTHS,
    NoSuchDayError,
    SpanError,
    date_of,
    end_of_month,
    ordinal,
    shifted,
    weekday_of,
)
from discrepant.reading.dates.spans import Span, exact

__all__ = [
    "SATURDAY",
    "century_span",
    "day_span",
    "decade_or_century",
    "decade_span",
    "from_year_to_year",
    "last_weekday",
    "months_span",
    "nth_from_end",
    "nth_of",
    "nth_weekday",
    "period",
    "season_span",
    "ten_years",
    "year_end",
    "years_span",
]

_WEEK, _TEN, _HUNDRED = 7, 10, 100
SATURDAY = 5
_SHARES = {"half": 2, "quarter": 4}


def day_span(year: int, month: int, day: int) -> Span:
    """One day."""
    found = ordinal(year, month, day)
    return exact(found, found, "day")


def months_span(year: int, month: int, count: int, name: str) -> Span:
    """So many months from this one on."""
    last_year, last_month = divmod(year * MONTHS + month - 1 + count - 1, MONTHS)
    return exact(ordinal(year, month, 1), end_of_month(last_year, last_month + 1), name)


def years_span(first: int, last: int, name: str = "year") -> Span:
    """From the first day of one year to the last day of another."""
    if last < first:
        raise SpanError(f"{first} to {last} runs backwards")
    return exact(ordinal(first, 1, 1), ordinal(last, MONTHS, 31), name)


def from_year_to_year(first: int, last: int) -> Span:
    """The same, where both years are printed, as the ends of a period."""
    return attrs.evolve(years_span(first, last), ends=(years_span(first, first), years_span(last, last)))


def decade_span(first: int) -> Span:
    """The ten years from this one on; for a round hundred see `hundreds` in dates.toml."""
    is_century = first % _HUNDRED == 0 and first < almanac()["hundreds"]["decade_from"]
    return years_span(first, first + 99, "century") if is_century else decade_or_century(first)


def ten_years(first: int) -> Span:
    """The ten years from this one on, whatever it is."""
    return years_span(first, first + 9, "decade")


def decade_or_century(first: int) -> Span:
    """The ten years from this one on; of a round hundred all of it is allowed."""
    decade = ten_years(first)
    return decade if first % _HUNDRED else decade.allowing(years_span(first, first + 99, "century"))


def century_span(number: int) -> Span:
    """The 19th century: 1801 to 1900, or in ordinary use from 1800 on."""
    last = number * _HUNDRED
    core = years_span(last - 99, last, "century")
    return core.allowing(years_span(last - _HUNDRED, last, "century")) if number > 1 else core


def season_span(year: int, name: str) -> Span:
    """A season that begins in this year, by its name or by EDTF's number."""
    first, count = season(name)
    core = months_span(year, first, count, "season" if count == SEASON else "span")
    if name.isdecimal():
        return core
    return core.widened(Width(**almanac()["season"]["margin"]))


def year_end(year: int) -> Span:
    """Its last day, in a support of what the end of a year stands for."""
    return day_span(year, MONTHS, 31).allowing(years_span(year, year).part(phase("end")))


def period(name: str, day: float, shift: int) -> Span:
    """The week, month, year … in which the day lies, or that so many before or after it."""
    here = date_of(day)
    step = unit(name)
    if name in ("week", "weekend"):
        return _week(int(day), shift) if name == "week" else _weekend(int(day), shift)
    if name == "day":
        return exact(day + shift, day + shift, "day")
    if not step.months or name == "season":
        raise SpanError(f"which {name} this is cannot be told")
    if name == "century":
        return century_span((here.year - 1) // _HUNDRED + 1 + shift)
    if name == "decade":
        first = (here.year // _TEN + shift) * _TEN
        return years_span(max(first, 1), first + 9, "decade")
    index = (here.year * MONTHS + here.month - 1) // step.months + shift
    year, month = divmod(index * step.months, MONTHS)
    return months_span(year, month + 1, step.months, name)


def _week(day: int, shift: int) -> Span:
    """Monday to Sunday; the support takes in the week from Sunday to Saturday."""
    monday = day - weekday_of(day) + _WEEK * shift
    sunday = day - (weekday_of(day) + 1) % _WEEK + _WEEK * shift
    return exact(monday, monday + 6, "week").allowing(exact(sunday, sunday + 6, "week"))


def _weekend(day: int, shift: int) -> Span:
    """Saturday and Sunday; the support begins on Friday."""
    saturday = day - weekday_of(day) + 5 + _WEEK * shift
    return exact(saturday, saturday + 1, "weekend").allowing(exact(saturday - 1, saturday, "weekend"))


def nth_of(span: Span, name: str, nth: int, count: int = 1) -> Span:
    """The nth part of this unit, or so many of them from there on.

    A SpanError says that the span has not so many.
    """
    lo, hi = span.core.lo, span.core.hi
    if name == "weekend":
        saturday = lo + (SATURDAY - weekday_of(lo)) % _WEEK + _WEEK * (nth - 1)
        return _weekends(saturday, _within(saturday + _WEEK * (count - 1), hi))
    if name in _SHARES:
        return _share(span, nth, _SHARES[name], count)
    step = _part(span, name)
    _within(_moved(lo, step, nth - 2 + count), hi)
    first, end = (_moved(lo, step, n) for n in (nth - 1, nth - 1 + count))
    return _loose(exact(first, min(hi, end - 1), name), count)


def nth_from_end(span: Span, name: str, count: int) -> Span:
    """The last so many of this unit."""
    lo, hi = span.core.lo, span.core.hi
    if name == "weekend":
        last = hi - (weekday_of(hi) - SATURDAY) % _WEEK
        first = last - _WEEK * (count - 1)
    else:
        first = _moved(hi + 1, _part(span, name), -count)
    if first < lo:
        raise _too_few()
    return _weekends(first, last) if name == "weekend" else _loose(exact(first, hi, name), count)


def _weekends(first: float, last: float) -> Span:
    """From the weekend of one Saturday to that of another."""
    both = period("weekend", first, 0).hull(period("weekend", last, 0))
    return both if first == last else attrs.evolve(both, unit=unit("span"))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> Span:
    """The first Monday of November, the second Tuesday …"""
    first = ordinal(year, month, 1)
    day = first + (weekday - weekday_of(first)) % _WEEK + _WEEK * (nth - 1)
    return exact(_within(day, end_of_month(year, month)), day, "day", weekday=weekday)


def last_weekday(year: int, month: int, weekday: int) -> Span:
    """The last Monday of May."""
    last = end_of_month(year, month)
    day = last - (weekday_of(last) - weekday) % _WEEK
    return exact(day, day, "day", weekday=weekday)


def _share(span: Span, nth: int, shares: int, count: int) -> Span:
    """So many halves or quarters: in whole months where there are as many, else in days."""
    if nth + count - 1 > shares:
        raise _too_few()
    lo, hi = span.core.lo, span.core.hi
    months = span.unit.months
    if months % shares == 0 and months:
        first, last = (_moved(lo, Width(months=months // shares), n) for n in (nth - 1, nth - 1 + count))
        name = {6: "half-year", 3: "quarter"}.get(months // shares * count, "span")
    else:
        days = hi - lo + 1
        first, last = (lo + math.floor(days * n / shares) for n in (nth - 1, nth - 1 + count))
        name = "span"
    return exact(first, min(hi, last - 1), name)


def _part(span: Span, name: str) -> Width:
    """The length of this unit, of which the span must have one at least."""
    step = unit(name)
    if not step.months and step.days < 1:
        raise SpanError(f"dates are not read to the {name}")
    if step.length > span.core.hi - span.core.lo + 1:
        raise SpanError(f"this is shorter than a {name}")
    return Width(months=step.months, days=int(step.days))


def _moved(day: float, step: Width, count: int) -> float:
    width = Width(months=step.months * abs(count), days=step.days * abs(count))
    return shifted(day, width, 1 if count > 0 else -1)


def _loose(span: Span, count: int) -> Span:
    """Weeks within something else may begin on any day."""
    loose = span.about if span.unit.name == "week" else span
    return loose if count == 1 else attrs.evolve(loose, unit=unit("span"))


def _within(day: float, last: float) -> float:
    if day > last:
        raise _too_few()
    return day


def _too_few() -> NoSuchDayError:
    return NoSuchDayError("there are not so many in it")
