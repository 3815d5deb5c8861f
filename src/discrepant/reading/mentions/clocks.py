"""Figures that make a date or a time of day, and count nothing.

24th, 1990s, 7:54, 2 to 4 p.m., at 10 on Monday.
"""

from __future__ import annotations

import re

from discrepant.reading.mentions.runs import Run

__all__ = ["is_oclock", "is_ordinal_or_clock"]

_CLOCK = re.compile(
    r"(?:st|nd|rd|th|'?s)\b|Q(?:[0-9]{2})?\b|:[0-5][0-9](?![0-9])|[ \u00a0]?[ap](?:m\b|\.m\.)"
    r"|(?:[-\u2010-\u2013]| (?:and|to|or) )[0-9]{1,2}(?::[0-9]{2})?[ \u00a0]?[ap]\.?m\b|[ \u00a0](?:GMT|UTC)\b",
    re.IGNORECASE,
)
# "At 2030 hours", a time of day; before these words only, for elsewhere so many hours are meant.
_HOURS = re.compile("[ \u00a0](?:hours|hrs|local time)\\b", re.IGNORECASE)
_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_ON_DAY = re.compile(
    r" (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow"
    r"|tonight|(?:this|in the) (?:morning|afternoon|evening))\b"
)
_BEFORE_TIMES = frozenset(["at", "by", "around", "about", "from", "until", "till", "before", "after", "between"])
_OCLOCK = re.compile("[ \u00a0]o['\u2019]clock", re.IGNORECASE)


def is_oclock(run: Run, i: int) -> bool:
    """Whether an o'clock follows."""
    return _OCLOCK.match(run.after(i + 1)) is not None


def is_ordinal_or_clock(run: Run, i: int) -> bool:
    """Digits that make a date, if anything: 24th, 1990s, Q3, 7:54, 10 p.m."""
    if run.atoms[i].text[0] == "0" and len(run.atoms[i].text) == 2 and run.atoms[i].text.isdecimal():  # noqa: PLR2004
        return True  # Aug 05
    if i and run.touches(i) and run.texts[i - 1] in ("q", "h", ":"):
        return run.texts[i - 1] in ("q", "h") or (i > 1 and run.atoms[i - 2].is_digits)
    if i > 1 and run.texts[i - 1] == "/" and run.touches(i) and run.touches(i - 1):  # 1/4th
        return False
    after = run.after(i + 1)
    if (_CLOCK.match(after) and not (after[:1] == "s" and "." in run.texts[i])) or _OCLOCK.match(after):
        return True
    if _ON_DAY.match(after) and run.word_before(i).lower() == "at":  # at 10 on Monday
        return True
    is_hour = _HOURS.match(after) and _OF_DAY.fullmatch(run.texts[i])
    return bool(is_hour) and run.word_before(i).lower() in _BEFORE_TIMES
