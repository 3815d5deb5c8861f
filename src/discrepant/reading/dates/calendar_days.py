"""Days of the calendar by their ordinals, and what is said of those that there are not."""

from __future__ import annotations

import math
from datetime import date

from discrepant.reading.dates.almanac import Width, almanac

__all__ = [
    "MONTHS",
    "SEVERAL_DAYS",
    "NoSuchDayError",
    "SpanError",
    "beyond",
    "check_within",
    "date_of",
    "end_of_month",
    "month_name",
    "ordinal",
    "shifted",
    "shifted_months",
    "weekday_name",
    "weekday_of",
]

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
MONTHS, _WEEK = 12, 7
SEVERAL_DAYS = "these are several days of one month, and each is read by itself"


class SpanError(ValueError):
    """A date that does not exist, or is not to be told from the words.

    `hint` is what to do about it. `start` is the place in the words from which on they are at fault, all of them where
    it is not told.
    """

    def __init__(self, message: str, hint: str = "", start: int = 0) -> None:
        super().__init__(message)
        self.hint, self.start = hint, start


class NoSuchDayError(SpanError):
    """A day that one year or month lacks and another may have."""


def beyond() -> NoSuchDayError:
    """What is said of a day that has no ordinal."""
    return NoSuchDayError("this lies beyond the years 1 to 9999, which is as far as dates are read")


def check_within(day: float) -> None:
    """Refuse an ordinal of which there is no day."""
    if not _FIRST <= day <= _LAST:
        raise beyond()


def month_name(month: int) -> str:
    """Its full name, 1 being January."""
    return str(list(almanac()["months"])[month - 1]).capitalize()


def ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day; a SpanError says why there is no such day."""
    if not date.min.year <= year <= date.max.year:
        raise beyond()
    if not 1 <= month <= MONTHS:
        raise SpanError(f"there is no month {month}")
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        raise NoSuchDayError(f"there is no {day} {month_name(month)} {year}") from None


def date_of(day: float) -> date:
    """The date of an ordinal; a SpanError where there is none."""
    check_within(day)
    return date.fromordinal(int(day))


def weekday_of(day: float) -> int:
    """The day of the week, 0 for Monday."""
    return (int(day) - 1) % _WEEK


def weekday_name(weekday: int) -> str:
    """Its full name, 0 being Monday."""
    return str(list(almanac()["weekdays"])[weekday]).capitalize()


def shifted_months(day: int, months: int) -> int:
    """The same day of another month, or its last day where it is shorter."""
    start = date_of(day)
    year, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise beyond()
    last = end_of_month(year, month + 1)
    return last - max(0, date_of(last).day - start.day)


def end_of_month(year: int, month: int) -> int:
    """The ordinal of its last day."""
    if month == MONTHS:
        return ordinal(year, month, 31)
    return ordinal(year, month + 1, 1) - 1


def shifted(day: float, width: Width, sign: int) -> float:
    """The day moved by a width; an infinite end stays."""
    if math.isinf(day):
        return day
    return float(shifted_months(int(day), sign * width.months) + sign * width.days)
