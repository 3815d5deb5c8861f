"""The plain values of a TOML table, types exact.

Each is given back as it is, or refused in words for people.
"""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from discrepant.toml.suggest import did_you_mean

__all__ = [
    "DAY",
    "LONGEST",
    "Misfit",
    "called",
    "choice",
    "day",
    "decimal",
    "exact_number",
    "flag",
    "text",
    "whole",
]

LONGEST = 20_000  # characters of any text in a table
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = Decimal(10) ** 36


class Misfit(ValueError):  # noqa: N818 - no error of its own: it becomes a Flaw
    """A value of the wrong type.

    `what` goes on from the name of its place, `example` is how to write it.
    """

    def __init__(self, what: str, *, hint: str = "", example: str = "") -> None:
        super().__init__(what)
        self.what, self.hint, self.example = what, hint, example


def called(value: object) -> str:
    """What a value is, for people: "a number", "a list"."""
    return "a table" if isinstance(value, dict) else _CALLED.get(type(value), "a date or time")


_CALLED: dict[type, str] = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}


def text(value: object) -> str:
    """A text in quotes that is neither empty nor longer than LONGEST.

    A Misfit says that it is none.
    """
    if type(value) is not str:
        plain = not isinstance(value, list | dict)
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        raise Misfit(f"must be text in quotes, not {called(value)}", example=f'"{shown}"' if plain else "")
    if not value.strip():
        raise Misfit("is empty")
    if len(value) > LONGEST:
        raise Misfit(f"has {len(value):,} characters, more than {LONGEST:,}")
    return value


def exact_number(value: object) -> Decimal:
    """A number from 0 to 10^36, written as such or in quotes; a Misfit says that it is none."""
    is_one = isinstance(value, str | int | float) and not isinstance(value, bool)
    try:
        number = Decimal(str(value)) if is_one else None
    except ArithmeticError:
        number = None
    if number is None or not (number.is_finite() and 0 <= number <= _LARGEST):
        raise Misfit(f"must be a number from 0 to 10^36, not {repr(value) if is_one else called(value)}")
    return number


def decimal(value: object) -> float:
    """A number written as such, whole or not; so are `inf`, beyond which nothing is, and `nan`."""
    if type(value) is not float and type(value) is not int:
        raise Misfit(f"must be a number without quotes, not {called(value)}")
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value)


def whole(value: object) -> int:
    """A whole number, written as such."""
    if type(value) is not int:
        raise Misfit(f"must be a whole number without quotes, not {called(value)}")
    return value


def flag(value: object) -> bool:
    """True or false, written as such."""
    if type(value) is not bool:
        raise Misfit(f"must be true or false without quotes, not {called(value)}")
    return value


def day(value: object) -> date:
    """A day of the calendar as text, year-month-day."""
    words = text(value)
    if DAY.fullmatch(words):
        try:
            return date.fromisoformat(words)
        except ValueError as error:
            raise Misfit(f'"{words}" is no day: {error}') from None
    raise Misfit(f'must be a day, not "{words}"', hint='year-month-day, such as "2027-01-01"')


def choice(value: object, choices: type[StrEnum]) -> StrEnum:
    """One of these words, in quotes; what is like one of them is suggested."""
    words = text(value)
    try:
        return choices(words)
    except ValueError:
        hint = did_you_mean(words, choices)
        raise Misfit(f'must be one of {", ".join(choices)}, not "{words}"', hint=hint) from None
