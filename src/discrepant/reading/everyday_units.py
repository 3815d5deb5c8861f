"""The units that news prints every day: read without pint, which takes longer to import than all else takes to run.

Factors are exact by definition (SI; the international yard and pound of 1959). Names are pint's, and a test holds names
and factors to what pint says.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import attrs

from discrepant.reading.words import words_of

__all__ = ["EverydayUnit", "everyday_unit", "printed_units"]


@attrs.frozen
class EverydayUnit:
    """A unit by pint's name for it, what it measures, and how many of the SI's unit for that it is."""

    name: str
    measures: str
    factor: Decimal


# For each, how it is printed, the name first.
_UNITS = {
    "length": {
        "1000": "kilometer kilometers kilometre kilometres km kms",
        "1": "meter meters metre metres",
        "0.01": "centimeter centimeters centimetre centimetres cm",
        "1609.344": "mile miles",
        "0.9144": "yard yards",
        "0.3048": "foot feet ft",
        "0.0254": "inch inches",
    },
    "mass": {
        "1": "kilogram kilograms kg",
        "0.001": "gram grams",
        "1000": "metric_ton tonne tonnes",
        "0.45359237": "pound pounds",
    },
    "time": {
        "1": "second seconds",
        "60": "minute minutes",
        "3600": "hour hours",
        "86400": "day days",
        "604800": "week weeks",
    },
}
_BY_PRINT = {
    printed: EverydayUnit(line.split()[0], measures, Decimal(factor))
    for measures, lines in _UNITS.items()
    for factor, line in lines.items()
    for printed in line.split()
}


def everyday_unit(printed: str) -> EverydayUnit | None:
    """The unit that is printed so, if it is one of these."""
    return _BY_PRINT.get(printed)


@cache
def printed_units() -> frozenset[str]:
    """The units that make a measure of a number in running text: words/units.toml."""
    return frozenset(words for entry in words_of("units").values() for words in entry["words"])
