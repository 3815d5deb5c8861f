"""Days and times of a report, which has them as ISO writes them, in the words of an editor."""

from __future__ import annotations

import re
from datetime import date

from discrepant.compare.times import MONTHS

__all__ = ["day_and_clock", "day_words"]

_EN_DASH = "\u2013"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIMED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)(?P<second>:\d\d)?(?P<zone>Z|[+-]\d\d:\d\d|)")


def day_words(as_of: str | None) -> str:
    """An ISO day or interval as an editor writes it: `6 Nov 2022`, `from 6 Nov 2022`.

    A time of day stands behind its day: `6 Nov 2022, 15:30 UTC`. It is empty where the interval is open.
    """
    first, slash, last = ("" if end == ".." else end for end in (as_of or "").partition("/"))
    if not (slash and last):
        return f"from {_spelled(first)}" if slash and first else _spelled(first)
    if not first:
        return f"until {_spelled(last)}"
    if hours := _hours(first, last):
        return hours
    start, end = _parsed(first), _parsed(last)
    if start == end or start is None or end is None:
        return _spelled(first) if first == last else f"{first} to {last}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{_EN_DASH}{_spelled(last)}"
    begun = f"{start.day} {_month(start)}" if start.year == end.year else _spelled(first)
    return f"{begun} {_EN_DASH} {_spelled(last)}"


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _hours(first: str, last: str) -> str:
    """From one time of day to another by the same clock; empty where they are none."""
    (on, at, zone), (until, to, _) = day_and_clock(first), day_and_clock(last)
    if not (at and to and _parsed(on) and _parsed(until)):
        return ""
    if on == until:
        return f"{_spelled(on)}, {at}{_EN_DASH}{to}{zone}"
    return f"{_spelled(on)}, {at} {_EN_DASH} {_spelled(until)}, {to}{zone}"


def _spelled(text: str) -> str:
    on, at, zone = day_and_clock(text)
    day = _parsed(on)
    return f"{day.day} {_month(day)} {day.year}{at and f', {at}'}{zone}" if day else text


def day_and_clock(text: str) -> tuple[str, str, str]:
    """An ISO time as its day, its time and by which clock: `2023-11-04`, `15:30`, ` (+05:45)`.

    Of what has no time, and of other words, they are the words themselves and nothing.
    """
    found = _TIMED.fullmatch(text)
    if found is None:
        return text, "", ""
    zone = {"": "", "Z": " UTC"}.get(found["zone"], f" ({found['zone']})")
    return found["day"], f"{found['time']}{'' if found['second'] in (None, ':00') else found['second']}", zone


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]
