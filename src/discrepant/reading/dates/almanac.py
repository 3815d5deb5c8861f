"""The units of the calendar and their widths, and the words of printed dates.

They are dates.toml as values.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.reading.words import words_of

__all__ = [
    "SEASON",
    "SIDES",
    "Phase",
    "Unit",
    "Width",
    "almanac",
    "because",
    "months",
    "phase",
    "season",
    "unit",
    "words_beside",
]

SEASON = 3  # months
SIDES = ("before", "after", "earlier", "later")
_FIRST_SEASON = 21  # of EDTF
_IN_A_DAY = {"hours": 24, "minutes": 1440, "seconds": 86400}


@attrs.frozen(kw_only=True)
class Width:
    """A length of the calendar: months, and days."""

    months: int = 0
    days: int = 0


@attrs.frozen(kw_only=True)
class Unit:
    """A unit of the calendar.

    One step of it is either `months` or `days`; `length` is its days, roughly. `about` and `margin` are what a support
    is widened by: for "about", and beside early, mid and late. A stretch of days that is no unit is widened by a
    `share` of its own length.
    """

    name: str
    length: float
    months: int = 0
    days: Decimal = Decimal(0)
    about: Width = Width()
    margin: Width = Width()
    share: float = 0.0


@attrs.frozen(kw_only=True)
class Phase:
    """A part of a unit, as "early": for each unit the first and the last of its pieces."""

    name: str
    parts: Mapping[str, tuple[float, float]]


def almanac() -> Mapping[str, Any]:
    """The tables of dates.toml."""
    return words_of("dates")


@cache
def months() -> Mapping[str, int]:
    """The number of each month by what it is called."""
    entries = enumerate(almanac()["months"].values(), start=1)
    return MappingProxyType({word: number for number, words in entries for word in words})


@cache
def because(words: str) -> str:
    """Why these words cannot be read."""
    return next(str(entry["because"]) for entry in almanac()["unreadable"] if words in entry["words"])


@cache
def words_beside() -> frozenset[str]:
    """The words that tell something only beside a unit or a day of the week."""
    return frozenset(words for entry in almanac()["unreadable"] for words in entry.get("beside", ()))


@cache
def unit(name: str) -> Unit:
    """The unit of this name."""
    data = almanac()["unit"][name]
    step = data.get("days", 0) + sum(Decimal(data.get(name, 0)) / times for name, times in _IN_A_DAY.items())
    return Unit(
        name=name,
        length=float(data["length"]),
        months=data.get("months", 0),
        days=Decimal(step),
        about=Width(**data.get("about", {})),
        margin=Width(**data.get("margin", {})),
        share=data.get("share", 0.0),
    )


@cache
def phase(name: str) -> Phase:
    """The phase of this name."""
    data = next(entry for entry in almanac()["phase"] if entry["name"] == name)
    return Phase(name=name, parts={key: (first, last) for key, (first, last) in data["parts"].items()})


def season(name: str) -> tuple[int, int]:
    """The first month of a season, and its number of months.

    The season goes by its name, or by its number in EDTF.
    """
    if not name.isdecimal():
        return almanac()["season"][name]["first"], SEASON
    first, months = almanac()["edtf_season"]["parts"][int(name) - _FIRST_SEASON]
    return first, months
