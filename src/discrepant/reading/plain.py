"""The plainest phrases, as "20,431 people" and "12 March 2024", read without a grammar.

Such a count is meant exactly, and such a day is itself (`plain_days.py`); what may be rounded, has a hedge or is money
is for `plain_amounts.py`. All else goes the long way, with which this one agrees (`tests/reading/test_plain.py`). This
one imports next to nothing, so that `discrepant read` starts at once.
"""

from __future__ import annotations

from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.plain_figures import ROUND_FROM, YEAR, can_end, counted, digits_of

__all__ = ["read_plainly"]

_TOO_MANY = 3  # parts: a count has a figure, and what is counted
_SHORTEST_DAY = len("May 2024")


def read_plainly(words: str, kind: str | None = None) -> Reading | None:
    """What plain English words of a kind stand for, or of none that is stated.

    None where they are not so plain.
    """
    if not can_end(words):
        return None
    parts = words.split(" ")
    if len(parts) < _TOO_MANY and kind in (None, Quantity.COUNT) and (count := _count(words, *parts)):
        return count
    if len(words) >= _SHORTEST_DAY and words[-1].isdecimal() and kind in (None, Quantity.DATE):
        from discrepant.reading.plain_days import read_day  # noqa: PLC0415  # which counts do without

        if day := read_day(words):
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
