"""How far something went: the amount of a change, whichever way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.currencies import is_currency
from discrepant.reading.figures import Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import PERCENT, OtherUnitError, Quantity, Reading
from discrepant.reading.numbers import read_number
from discrepant.reading.units import is_points, is_unit

__all__ = ["is_unit_of_change", "magnitude"]

_POINTS = re.compile(r"(?P<many>.*?)[\s-]{0,3}(?:of an? )?\bpoints?", re.IGNORECASE)
_FOLD = re.compile(r"\b[\w-]{0,40}[0-9a-z]-?fold\b|\bfactor of\b|\btimes\b", re.IGNORECASE)
_OPEN_M = re.compile(r"[0-9] ?m\s{0,3}\Z")
_PRINTS_UNIT = re.compile(r"[^\s\d.,+\u2212-]")
_NEEDS_UNIT = "this can be percent, or percentage points"
_SAY_UNIT = 'print its unit, or give it: reads = "up {} percentage points"'
_Try = tuple[str, Quantity, str | None]


def magnitude(words: str, *, unit: str | None, table: HedgeTable, figures: Figures) -> Reading:
    """The amount that words print, whichever way it went.

    It is in `unit` where what is printed measures the same, and else in what is printed. It is none below zero. A
    ReadingError points at what cannot be read, or can be read in two ways.
    """
    if unit is not None and not is_unit_of_change(unit):
        raise ReadingError(words, (0, len(words)), f"{unit!r} is not a unit that is known here")
    if found := _FOLD.search(words):
        raise ReadingError(words, found.span(), "this can be so many times as much, or so many times more")
    if unit is None and _OPEN_M.search(words):
        raise ReadingError(words, (0, len(words)), "this can be millions or metres")
    if _is_of_share(unit) and not _PRINTS_UNIT.search(words):
        raise ReadingError(words, (0, len(words)), _NEEDS_UNIT, _SAY_UNIT.format(words.strip()))
    errors: list[ReadingError] = []
    for attempt in _tries(words, unit):
        read = _read(attempt, table, figures)
        if isinstance(read, ReadingError):
            errors.append(read)
            continue
        _, kind, asked = attempt
        if kind is Quantity.MONEY and asked is None and _is_measure(words, table, figures):
            raise ReadingError(words, (0, len(words)), "this can be money or a measure")
        if read.unit == "degree":
            raise ReadingError(words, (0, len(words)), "this can be degrees of one scale or another")
        return attrs.evolve(read, words=words, kind=Quantity.CHANGE)
    raise max(errors, key=lambda error: error.span)


def is_unit_of_change(unit: str) -> bool:
    """Whether this is %, the code of a currency or the name of a unit."""
    return unit == PERCENT or is_currency(unit) or is_unit(unit)


def _tries(words: str, unit: str | None) -> Iterator[_Try]:
    """As what the words are read, in this order: by their own unit before the one that is asked for."""
    if unit is not None and is_points(unit) and (points := _POINTS.fullmatch(words.strip())):
        yield f"{points['many']} percentage points", Quantity.MEASURE, unit
        yield f"{points['many']} of a percentage point", Quantity.MEASURE, unit
    yield words, Quantity.SHARE, None
    if unit is None or _is_of_share(unit):
        yield words, Quantity.MONEY, None
        yield words, Quantity.MEASURE, None if unit == PERCENT else unit
    elif is_currency(unit):
        yield words, Quantity.MONEY, unit
        yield words, Quantity.MEASURE, None
    else:
        yield words, Quantity.MEASURE, unit
        yield words, Quantity.MONEY, None
    yield words, Quantity.COUNT, None
    yield words, Quantity.NUMBER, None


def _is_of_share(unit: str | None) -> bool:
    """Whether it is percent or percentage points, between which a bare number leaves it open."""
    return unit == PERCENT or (unit is not None and is_points(unit))


def _read(attempt: _Try, table: HedgeTable, figures: Figures) -> Reading | ReadingError:
    words, kind, unit = attempt
    try:
        return read_number(words, kind=kind, unit=unit, table=table, figures=figures, is_change=True)
    except OtherUnitError as error:
        return error.printed
    except ReadingError as error:
        return error


def _is_measure(words: str, table: HedgeTable, figures: Figures) -> bool:
    return isinstance(_read((words, Quantity.MEASURE, None), table, figures), Reading)
