"""Plain days and months, as "Friday, Nov. 4, 2022" and "March 2024", read without a grammar.

Each is itself. All else goes the long way, with which this one agrees (`tests/reading/test_plain.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.plain_figures import YEAR
from discrepant.reading.words import words_of

__all__ = ["read_day"]

_ISO = len("2024-03-12")
_OF_MONTH, _OF_DAY = 2, 3  # parts
_MONTHS, _WEEK, _TEN = 12, 7, 10
_ABBREVIATED = 4  # letters, at the most, behind which a full stop may stand
_ENDINGS = ("th", "st", "nd", "rd")


def read_day(words: str) -> Reading | None:
    """What plain words of a day or a month stand for; None where they are not so plain."""
    if len(words) == _ISO and words[4] == words[7] == "-":
        return _iso_day(words)
    parts = words.split(" ")
    is_on = parts[0] == "on"
    weekday = _weekdays().get(parts[is_on].removesuffix(",").lower()) if len(parts) > is_on else None
    rest = parts[is_on + (weekday is not None) :]
    try:
        if len(rest) == _OF_DAY and (day := _day(*rest)):
            return _of(words, day, weekday)
        is_month = len(rest) == _OF_MONTH and rest == parts
        return _month(words, *rest) if is_month else None
    except ValueError:  # there is no such day, of which there is more to be said
        return None


def _iso_day(words: str) -> Reading | None:
    """2024-03-12, but no day of a week as ISO 8601 has it, too."""
    try:
        return _of(words, date.fromisoformat(words))
    except ValueError:
        return None


def _day(first: str, second: str, year: str) -> date | None:
    """12 March 2024, or March 12, 2024; a ValueError where there is no such day."""
    is_american = second.endswith(",")
    month, day = _number_of(first if is_american else second), second[:-1] if is_american else first
    if day[-2:] in _ENDINGS and day[:-2].isdecimal():
        day = day[:-2] if day[-2:] == _ending(int(day[:-2])) else ""
    if month is None or not (_is_figure(day, 2) or _is_figure(day, 1)) or not _is_figure(year, YEAR):
        return None
    return date(int(year), month, int(day))


def _month(words: str, month: str, year: str) -> Reading | None:
    number = _number_of(month)
    if number is None or not _is_figure(year, YEAR):
        return None
    first = date(int(year), number, 1)
    following = date(first.year + number // _MONTHS, number % _MONTHS + 1, 1)
    days = Interval(float(first.toordinal()), float(following.toordinal() - 1))
    length = float(words_of("dates")["unit"]["month"]["length"])
    return Reading(words=words, kind=Quantity.DATE, core=days, support=days, place=length)


def _of(words: str, day: date, weekday: int | None = None) -> Reading | None:
    if weekday is not None and weekday != day.weekday():  # a slip, of which there is more to be said
        return None
    found = float(day.toordinal())
    itself = Interval(found, found)
    return Reading(words=words, kind=Quantity.DATE, core=itself, support=itself, place=1.0, weekday=weekday)


def _number_of(month: str) -> int | None:
    name = month[:-1] if month.endswith(".") and len(month) <= _ABBREVIATED + 1 else month
    return _months().get(name.lower())


def _is_figure(text: str, digits: int) -> bool:
    return len(text) == digits and text.isascii() and text.isdecimal()


def _ending(number: int) -> str:
    """The letters behind the figures of the day of a month."""
    is_teen = number // _TEN == 1 or number % _TEN >= len(_ENDINGS)
    return _ENDINGS[0 if is_teen else number % _TEN]


@cache
def _months() -> Mapping[str, int]:
    return _numbered(words_of("dates")["months"].values(), 1)


@cache
def _weekdays() -> Mapping[str, int]:
    return _numbered(words_of("dates")["weekdays"].values(), 0)


def _numbered(names: Sequence[Sequence[str]], first: int) -> Mapping[str, int]:
    """The number of each month, or day of the week, by what it is called."""
    return {word: number for number, words in enumerate(names, start=first) for word in words}
