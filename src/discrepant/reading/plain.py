"""The plainest phrases, as "20,431 people" and "12 March 2024", read without a grammar.

Such a count is meant exactly, and such a day is itself. All else goes the long way, with which this one agrees
(`tests/reading/test_plain.py`). This one imports next to nothing, so that `discrepant read` starts at once.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.words import words_of

__all__ = ["read_plainly"]

_GROUP, _YEAR = 3, 4  # digits: four of them without a comma can be a year
_MOST = 15  # digits, all of which a float has
_ROUND, _TEN = 100, 10  # from a hundred on a number with a zero at its end may be rounded


def read_plainly(words: str, kind: Quantity | None = None) -> Reading | None:
    """What plain English words of a kind stand for, or of none that is stated.

    None where they are not so plain.
    """
    if not words.isascii():
        return None
    parts = words.split(" ")
    if len(parts) == 3 and kind in (None, Quantity.DATE):  # noqa: PLR2004  # a day, a month, a year
        return _day(words, *parts)
    if len(parts) < 3 and kind in (None, Quantity.COUNT):  # noqa: PLR2004  # a figure, and what is counted
        return _count(words, *parts)
    return None


def _count(words: str, figure: str, noun: str | None = None) -> Reading | None:
    number = _whole(figure)
    if number is None or (noun is not None and noun not in _counted()):
        return None
    itself = Interval(number, number)
    return Reading(words=words, kind=Quantity.COUNT, number=number, core=itself, support=itself, place=1.0)


def _whole(figure: str) -> float | None:
    """A number in figures that is no year and not rounded."""
    first, *groups = figure.split(",")
    digits = "".join([first, *groups])
    if not digits.isdecimal() or first[:1] in ("", "0") or len(digits) > _MOST:
        return None
    if groups and (len(first) > _GROUP or any(len(group) != _GROUP for group in groups)):
        return None
    number = int(digits)
    is_rounded = number >= _ROUND and not number % _TEN
    return None if is_rounded or len(figure) == _YEAR else float(number)


def _day(words: str, first: str, second: str, year: str) -> Reading | None:
    """12 March 2024, or March 12, 2024."""
    day, month = (first, second) if first.isdecimal() else (second.removesuffix(","), first)
    number = _months().get(month.lower())
    is_american = day is not first
    if number is None or is_american != second.endswith(",") or not (day.isdecimal() and year.isdecimal()):
        return None
    if len(day) > 2 or len(year) != _YEAR:  # noqa: PLR2004  # digits of a day
        return None
    try:
        found = float(date(int(year), number, int(day)).toordinal())
    except ValueError:  # of which there is more to be said
        return None
    itself = Interval(found, found)
    return Reading(words=words, kind=Quantity.DATE, core=itself, support=itself, place=1.0)


@cache
def _counted() -> frozenset[str]:
    return frozenset(words_of("numbers")["counted"]["words"])


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names."""
    names = enumerate(words_of("dates")["months"].values(), start=1)
    return {word: number for number, words in names for word in words}
