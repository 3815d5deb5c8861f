"""Parts of a span by number: the second week of November, the first half of 2022, the last two days of the month."""

from __future__ import annotations

import math

import attrs

from discrepant.reading.dates.almanac import Unit, Width, unit
from discrepant.reading.dates.periods import period
from discrepant.reading.dates.spans import (
    NoSuchDayError,
    Span,
    SpanError,
    end_of_month,
    exact,
    ordinal,
    shifted,
    weekday_of,
)

__all__ = ["SATURDAY", "last_weekday", "nth_from_end", "nth_of", "nth_weekday"]

_WEEK, SATURDAY = 7, 5
_SHARES = {"half": 2, "quarter": 4}


def nth_of(span: Span, name: str, nth: int, count: int = 1) -> Span:
    """The nth part of this unit, or so many of them from there on; a SpanError where the span has not so many."""
    lo, hi = span.core.lo, span.core.hi
    if name == "weekend":
        saturday = lo + (SATURDAY - weekday_of(lo)) % _WEEK + _WEEK * (nth - 1)
        return period(name, _within(saturday, hi), 0)
    if name in _SHARES:
        return _share(span, nth, _SHARES[name], count)
    step = _part(span, name)
    first = _within(_moved(lo, step, nth - 1), hi)
    return _loose(exact(first, min(hi, _moved(lo, step, nth - 1 + count) - 1), name), count)


def nth_from_end(span: Span, name: str, count: int) -> Span:
    """The last so many of this unit."""
    lo, hi = span.core.lo, span.core.hi
    if name == "weekend":
        return period(name, hi - (weekday_of(hi) - SATURDAY) % _WEEK, 0)
    first = _moved(hi + 1, _part(span, name), -count)
    if first < lo:
        raise _too_few()
    return _loose(exact(first, hi, name), count)


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
        first, last = (
            _moved(lo, Unit(name="", length=1, months=months // shares), n) for n in (nth - 1, nth - 1 + count)
        )
        name = {6: "half-year", 3: "quarter"}.get(months // shares * count, "span")
    else:
        days = hi - lo + 1
        first, last = (lo + math.floor(days * n / shares) for n in (nth - 1, nth - 1 + count))
        name = "span"
    return exact(first, min(hi, last - 1), name)


def _part(span: Span, name: str) -> Unit:
    step = unit(name)
    if not step.months and step.days < 1:
        raise SpanError(f"dates are not read to the {name}")
    if step.length > span.core.hi - span.core.lo + 1:
        raise SpanError(f"this is shorter than a {name}")
    return step


def _moved(day: float, step: Unit, count: int) -> float:
    return shifted(
        day, Width(months=step.months * abs(count), days=int(step.days) * abs(count)), 1 if count > 0 else -1
    )


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
