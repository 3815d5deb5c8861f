"""The plainest phrases, as "20,431 people" and "12 March 2024", read without a grammar.

Such a count is meant exactly, and such a day is itself; what may be rounded, has a hedge or is money is for
`plain_amounts.py`. All else goes the long way, with which this one agrees (`tests/reading/test_plain.py`). This one
imports next to nothing, so that `discrepant read` starts at once.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.plain_figures import ROUND_FROM, YEAR, can_end, counted, digits_of
from discrepant.reading.words import words_of

__all__ = ["read_plainly"]

_ISO_DAY = 10  # characters
_OF_DAY = 3  # parts: a day has its month and its year; a count has a figure, and what is counted


def read_plainly(words: str, kind: str | None = None) -> Reading | None:
    """What plain English words of a kind stand for, or of none that is stated.

    None where they are not so plain.
    """
    if not can_end(words):
        return None
    parts = words.split(" ")
    if len(words) == _ISO_DAY and kind in (None, Quantity.DATE) and (day := _iso_day(words)):
        return day
    if len(parts) < _OF_DAY and kind in (None, Quantity.COUNT) and (count := _count(words, *parts)):
        return count
    if len(parts) == _OF_DAY and kind in (None, Quantity.DATE) and (day := _day(words, *parts)):
        return day
    if kind in (None, Quantity.COUNT, Quantity.MONEY, Quantity.SHARE):
        from discrepant.reading.plain_amounts import read_amount  # noqa: PLC0415  # and the hedge table with it

        return read_amount(words, kind)
    return None


def _count(words: str, figure: str, noun: str | None = None) -> Reading | None:
    digits = digits_of(figure)
    if not digits or len(figure) == YEAR or (noun is not None and noun not in counted()):
        return None
    if len(digits) >= len(str(ROUND_FROM)) and digits.endswith("0"):
        return None
    number = float(digits)
    itself = Interval(number, number)
    return Reading(words=words, kind=Quantity.COUNT, number=number, core=itself, support=itself, place=1.0)


def _day(words: str, first: str, second: str, year: str) -> Reading | None:
    """12 March 2024, or March 12, 2024."""
    day, month = (first, second) if first.isdecimal() else (second.removesuffix(","), first)
    number = _months().get(month.lower())
    is_american = day is not first
    if (
        number is None
        or is_american != second.endswith(",")
        or not (words.isascii() and day.isdecimal() and year.isdecimal())
    ):
        return None
    if len(day) > 2 or len(year) != YEAR:  # noqa: PLR2004  # digits of a day
        return None
    try:
        return _of(words, date(int(year), number, int(day)))
    except ValueError:  # of which there is more to be said
        return None


def _iso_day(words: str) -> Reading | None:
    """2024-03-12, but no day of a week as ISO 8601 has it, too."""
    try:
        return _of(words, date.fromisoformat(words)) if words[4] == words[7] == "-" else None
    except ValueError:
        return None


def _of(words: str, day: date) -> Reading:
    found = float(day.toordinal())
    itself = Interval(found, found)
    return Reading(words=words, kind=Quantity.DATE, core=itself, support=itself, place=1.0)


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names."""
    names = enumerate(words_of("dates")["months"].values(), start=1)
    return {word: number for number, words in names for word in words}
