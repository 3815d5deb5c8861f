"""Days, times and how long is between them, as an editor writes them."""

from __future__ import annotations

import math
from datetime import date

from discrepant.compare.amounts import amount
from discrepant.reading.hours import DAY, Hours, clock, written
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["MONTHS", "by_clock", "date_and_time", "days", "time_between", "times"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def days(span: Interval) -> str:
    """A day, or the first and last of several, spelled out: `24 to 25 October 2022`."""
    first, last = _day(span.lo), _day(span.hi)
    if first is None:
        return f"any day up to {_spelled(last)}" if last else "any day"
    if last is None:
        return f"any day from {_spelled(first)}"
    if first == last:
        return _spelled(first)
    month = f" {MONTHS[first.month - 1]}" if (first.year, first.month) != (last.year, last.month) else ""
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day}{month}{year} to {_spelled(last)}"


def date_and_time(reading: Reading) -> str:
    """The days of a date, with the time of day if it is told: `4 November 2023, 15:30 (+05:45)`."""
    hours = reading.hours
    if hours is None or not reading.core.is_point:
        return days(reading.core)
    day = hours.core.lo // DAY
    ends = dict.fromkeys(clock(end) for end in (hours.core.lo, hours.core.hi))
    return f"{days(Interval(day, day))}, {' to '.join(ends)}{by_clock(hours)}"


def time_between(of_days: float) -> str:
    """A number of days, parts of them in hours and minutes: `2 days`, `1 hour 30 minutes`."""
    if not of_days % 1:  # not to be told in seconds, of which there may be too many for a float
        return amount(of_days, "day")
    seconds = round(of_days * DAY)
    parts = [(seconds // DAY, "day"), (seconds % DAY // 3600, "hour"), (seconds % 3600 // 60, "minute")]
    told = [amount(float(count), unit) for count, unit in [*parts, (seconds % 60, "second")] if count]
    return " ".join(told[:2]) or amount(of_days, "day")


def times(interval: Interval, reading: Reading) -> str:
    """An interval of days and their parts in words: `17:00 to 18:00 UTC on 4 November 2022`."""
    ends = [round(end * DAY) if math.isfinite(end) else None for end in dict.fromkeys((interval.lo, interval.hi))]
    zone = " UTC" if reading.hours and reading.hours.offset is not None else ""
    on = {None if end is None else days(Interval(end // DAY, end // DAY)) for end in ends}
    if len(on) == 1 and None not in on:
        return f"{' to '.join(clock(end) for end in ends if end is not None)}{zone} on {on.pop()}"
    return " to ".join(
        "any time" if end is None else f"{clock(end)}{zone} on {days(Interval(end // DAY, end // DAY))}" for end in ends
    )


def by_clock(hours: Hours) -> str:
    """By which clock a time is told, as it stands behind it: ` UTC`, ` (+05:45)`."""
    if hours.offset is None:
        return f" ({hours.zone})" if hours.zone else ""
    return f" ({written(hours.offset)})" if hours.offset else " UTC"


def _day(ordinal: float) -> date | None:
    return date.fromordinal(int(ordinal)) if math.isfinite(ordinal) else None


def _spelled(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
