"""The two ends of a core or a support, as a report's JSON has them.

They are given as an interval, and in words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from discrepant.compare.amounts import amount
from discrepant.compare.finding import End
from discrepant.compare.times import days
from discrepant.reading.interval import Interval
from discrepant.report.days import day_and_clock

__all__ = ["are_days", "in_words", "interval", "span_of_days", "spelled_days"]

_CLOCK = re.compile(r"(\d\d):(\d\d)")
_MINUTES = 24 * 60


def are_days(ends: Sequence[End]) -> bool:
    """Whether the ends are days, and not numbers."""
    return any(isinstance(end, str) for end in ends)


def interval(ends: Sequence[End]) -> Interval | None:
    """From the first end to the last, a day as its ordinal.

    It is None where there are no ends, or where they make no interval. An end that is None is infinite, as in the JSON.
    """
    if len({type(end) for end in ends if end is not None}) > 1:
        return None
    try:
        first, last = ends
        return Interval(_value(first, -math.inf), _value(last, math.inf))
    except ValueError:
        return None


def _value(end: End, otherwise: float) -> float:
    if end is None:
        return otherwise
    return date.fromisoformat(end).toordinal() if isinstance(end, str) else end


def span_of_days(words: str | None) -> Interval | None:
    """The days of an as-of such as `2022-11-06` or `2022-10-24/..`.

    A time of day is the part of its day that has passed.
    """
    first, _, last = (words or "").partition("/")
    ends = [None if end == ".." else day_and_clock(end) for end in (first, last or first)]
    found = interval([None if end is None else end[0] for end in ends]) if words else None
    if found is None:
        return None
    begun, over = (_passed(end[1]) if end else 0.0 for end in ends)
    return Interval(found.lo + begun, found.hi + over)


def _passed(at: str) -> float:
    """The part of a day that has passed at a time such as `15:30`."""
    found = _CLOCK.match(at)
    return (int(found[1]) * 60 + int(found[2])) / _MINUTES if found else 0.0


def spelled_days(words: str) -> str:
    """An ISO day or interval, spelled out with its time of day; other words as they are."""
    found = span_of_days(words)
    if found is None:
        return words
    first, _, last = words.partition("/")
    (on, at, zone), (until, to, its_zone) = day_and_clock(first), day_and_clock(last or first)
    if at and to and on != until:
        begun, over = (days(Interval(end, end)) for end in (found.lo, found.hi))
        return f"{begun}, {at} to {over}, {to}{zone}"
    times = " to ".join(dict.fromkeys(filter(None, (at, to))))
    return f"{days(found)}{times and f', {times}'}{zone or its_zone}"


def in_words(ends: Sequence[End], unit: str | None) -> str:
    """The ends as an editor writes them: `$19 billion to $21 billion`, `30 or more`.

    It is empty where there are none.
    """
    found = interval(ends)
    if found is None:
        return ""
    if are_days(ends):
        return days(found)
    if not math.isfinite(found.lo) and not math.isfinite(found.hi):
        return "any number"
    width = found.hi - found.lo
    by = width if width and math.isfinite(width) else None
    low, high = (amount(end, unit, by) if math.isfinite(end) else "" for end in (found.lo, found.hi))
    if not high:
        return f"{low} or more"
    if not low or (found.lo == 0 and found.hi):
        return f"{high} or less"
    return low if found.is_point else f"{low} to {high}"
