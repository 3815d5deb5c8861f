"""Answers in two units that do not measure the same, one of which is a slip.

Gigawatts are a rate and gigawatt hours an amount; 5 percent is no 5 percentage points. Nothing can be converted, and
both cannot answer one question. Two currencies can, and are not compared.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from discrepant.compare.judgement import Judgement
from discrepant.compare.sentences import Party
from discrepant.compare.slips import PERCENT_OR_POINTS
from discrepant.compare.verdict import Verdict
from discrepant.reading.currencies import is_currency
from discrepant.reading.model import PERCENT, Quantity, Reading
from discrepant.reading.rates import base_of
from discrepant.reading.units import UnitError, difference_of, in_base_units, is_points, is_temperature, unit_named
from discrepant.reading.words import words_of

__all__ = ["are_currencies", "in_two_units", "sort_of"]

_PERCENTS = (PERCENT, "percent", "per cent")
_TEMPERATURE = "a temperature"
_POWERS = {"2": "square", "3": "cubic"}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
_ALIKE = ("s", "hertz", "horsepower", "lux", "ppm", "Hg")  # what is alike in the plural ends so


def are_currencies(one: str | None, other: str | None) -> bool:
    """Whether both are units of money, which nothing converts."""
    return one is not None and other is not None and is_currency(one) and is_currency(other)


def sort_of(kind: Quantity, unit: str | None) -> str | None:
    """What an answer of a kind measures in a unit, by a name for sorting.

    Answers of two sorts cannot both be true. It is None where nobody can tell: the unit is not known, or the kind has
    none that could be a slip.
    """
    if kind in (Quantity.COUNT, Quantity.MONEY, Quantity.DATE):
        return None
    if unit in _PERCENTS:
        return "percent"
    if unit is None:
        return {Quantity.MEASURE: None, Quantity.SHARE: "percent"}.get(kind, "number")
    if is_currency(unit) or base_of(unit):
        return "money" if is_currency(unit) else "rate"
    return _sort_of_measure(unit, is_change=kind is Quantity.CHANGE)


def _sort_of_measure(unit: str, *, is_change: bool) -> str | None:
    try:
        named, difference = unit_named(unit), difference_of(unit)
    except UnitError:
        return None
    if not is_change and (named != difference or named == "kelvin"):
        return _TEMPERATURE
    return ", ".join(f"{what}^{power}" for what, power in _dimensions(difference)) or None


def in_two_units(a: Reading, b: Reading, by: tuple[Party, Party]) -> Judgement:
    """The verdict on two readings in units that do not measure the same.

    `by` is who gives them, or their words. It is the same either way round but for the order.
    """
    told = "; ".join(_told(reading, party) for reading, party in zip((a, b), by, strict=True))
    why = f"They cannot both be true: {told}. One of them is a slip, or they do not tell of the same thing."
    if _are_percent_and_points(a.unit, b.unit):
        why = f"{why} Mind that {PERCENT_OR_POINTS}."
    return Judgement(verdict=Verdict.CONFLICT, why=why)


def _told(reading: Reading, by: Party) -> str:
    if reading.unit is None:
        return by.does("gives a plain number", "give a plain number")
    does = by.does("is in", "are in") if by.name.startswith("“") else by.does("prints", "print")
    what = _measured(reading.unit, is_change=reading.kind is Quantity.CHANGE)
    return f"{does} {_named(reading.unit)}{what and f', {what}'}"


def _are_percent_and_points(one: str | None, other: str | None) -> bool:
    units = [one, other]
    return PERCENT in units and any(unit != PERCENT and unit and is_points(unit) for unit in units)


@cache
def _named(unit: str) -> str:
    """The unit in its plural."""
    if unit == PERCENT or unit.startswith("per "):
        return "percent" if unit == PERCENT else f"so many {unit}"
    if is_currency(unit):
        from babel.numbers import get_currency_name  # noqa: PLC0415  # only for money

        return get_currency_name(unit, count=2, locale="en")
    named = unit_named(unit)
    if is_temperature(named):
        return f"degrees {named.rpartition('_')[2]}"
    above, per, below = named.replace("_", " ").replace(" / ", " per ").partition(" per ")
    plural = _spelled(above, is_one=False)
    return f"{plural} per {_spelled(below, is_one=True)}" if per else plural


def _spelled(unit: str, *, is_one: bool) -> str:
    """A unit or its square in words: square kilometers, feet, megahertz."""
    name, _, power = unit.partition(" ** ")
    if power and power not in _POWERS:
        return unit
    *before, last = name.split(" ")
    if not is_one and not last.endswith(_ALIKE):
        last = _PLURALS.get(last, f"{last}s")
    return " ".join([*filter(None, [_POWERS.get(power)]), *before, last])


@cache
def _measured(unit: str, *, is_change: bool) -> str:
    """What is measured in the unit; empty where there is no word for it."""
    if unit == PERCENT:
        return "a part of what there was" if is_change else "a share"
    if unit.startswith("per ") or is_currency(unit):
        return "a rate" if unit.startswith("per ") else "money"
    if not is_change and difference_of(unit) != unit_named(unit):
        return _TEMPERATURE
    found = _dimensions(difference_of(unit))
    names = words_of("measured")["measured"].items()
    return next((name for name, sample in names if found and _dimensions(sample) == found), "")


@cache
def _dimensions(unit: str) -> tuple[tuple[str, Decimal], ...]:
    try:
        return in_base_units(unit_named(unit))[1]
    except UnitError:
        return ()
