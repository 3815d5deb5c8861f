"""Measures told in several units, such as 5 feet 10 inches: one measure in the largest of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from discrepant.errors import ReadingError
from discrepant.reading.amounts import Amount
from discrepant.reading.hedges import Numeral
from discrepant.reading.units import UnitError, convert, unit_named

__all__ = ["compound"]

# The marks of feet and inches, which stand for them beside each other: 5'10".
_MARKS = {"'": "foot", "\u2019": "foot", "\u2032": "foot", '"': "inch", "\u2033": "inch", "\u201d": "inch"}
# What a last number without a unit is in: six feet two, ten stone four.
_NEXT = {"foot": "inch", "stone": "pound", "pound": "ounce", "hour": "minute"}


def compound(words: str, parts: Sequence[Amount]) -> Amount:
    """The sum of the parts in the first one's unit, as precise as the last part; a ReadingError where they are not one.

    Its digits are those of the units: of 5 feet 10 inches the last one that is not zero is worth an inch.
    """
    where = parts[0].where[0], parts[-1].where[1]
    try:
        units = _units(words, parts)
        worth = [convert(Decimal(1), unit, units[0]) for unit in units]
    except UnitError as error:
        raise ReadingError(words, where, str(error)) from None
    numerals = [part.scaled for part in parts if part.numeral is not None and not part.is_fraction]
    descends = all(larger > smaller for larger, smaller in pairwise(worth))
    are_whole = all(numeral.place >= 1 for numeral in numerals[:-1])
    if not descends or not are_whole or len(numerals) < len(parts) or not _fit(numerals, worth):
        raise ReadingError(words, where, "these do not add up to one measure")
    value = sum((numeral.value * one for numeral, one in zip(numerals, worth, strict=True)), Decimal(0))
    told = [(numeral, one) for numeral, one in zip(numerals, worth, strict=True) if numeral.value]
    last, one = told[-1] if told else (numerals[-1], worth[-1])
    digit = last.round if last.place < 1 else last.place
    numeral = Numeral(value=value, place=numerals[-1].place * worth[-1], round=digit * one)
    return Amount(numeral=numeral, unit=parts[0].unit, measured_in=units[0], where=where)


def _fit(numerals: Sequence[Numeral], worth: Sequence[Decimal]) -> bool:
    """Whether no smaller part is as much as one of the larger unit before it: no 5 feet 14 inches."""
    following = zip(numerals[1:], pairwise(worth), strict=True)
    return all(0 <= numeral.value * smaller < larger for numeral, (larger, smaller) in following)


def _units(words: str, parts: Sequence[Amount]) -> list[str]:
    units: list[str] = []
    for part in parts:
        printed = words[slice(*part.unit)] if part.unit else _NEXT.get(units[-1], "")
        if not printed:
            raise UnitError("this needs its unit")
        units.append(_MARKS.get(printed) or unit_named(printed))
    return units
