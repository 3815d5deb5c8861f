"""Physical units, by pint and words/pint.toml.

Pint is imported only for what is not printed every day, for it takes longer to import than all else takes to run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from discrepant.errors import value_shown
from discrepant.reading.pint_names import OWN_UNITS, may_be_unit
from discrepant.reading.words import words_of

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "EVERYDAY",
    "UnitError",
    "convert",
    "difference_of",
    "factors_of",
    "in_base_units",
    "is_points",
    "is_temperature",
    "is_unit",
    "printed_units",
    "starts_at_zero",
    "unit_named",
]

_LONGEST = 80  # characters
_REMEMBERED = 10_000  # names
_PER = re.compile(r" per | an? | ?/ ?")
_MOST_PARTS = 3
# A unit's name as newspapers or pint print it; nothing else reaches pint's own parser.
_NAME = re.compile(
    r"(?:(?P<square>square|sq) |(?P<cubic>cubic|cu) )?(?P<name>[A-Za-z°µ][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,5})"
    r"(?:(?P<two>²| ?\*\* ?2)|(?P<three>³| ?\*\* ?3))?",
    re.IGNORECASE | re.ASCII,
)
_DEGREES = re.compile(r"(?:degrees?[ -]|° ?)(?:(?P<c>celsius|centigrade|c)|(?:fahrenheit|f))", re.IGNORECASE)
_POWER = re.compile(r"(?<=[A-Za-z])(?:(\^?2| squared)|\^?3| cubed)(?![A-Za-z0-9])")  # "km2", "m^3"
_SHORTENED = re.compile(r"\b(cu|ft|hrs?|in|lbs?|mi|mins?|oz|secs?|sq|yds?)\.", re.IGNORECASE)
_DIFFERENCES = {"degree_Celsius": "delta_degree_Celsius", "degree_Fahrenheit": "delta_degree_Fahrenheit"}
_PAIRS = ("da", "Ki", "Mi", "Gi", "Ti")
_POWERS = {"square": 2, "two": 2, "cubic": 3, "three": 3}


_PINT = words_of("pint")
_SIGNS = {printed: name for name, forms in _PINT["exactly"].items() for printed in forms}
_PRINTED = {printed: name for name, forms in _PINT["printed"].items() for printed in forms} | {
    f"{short}{unit}": f"{long}{name}"
    for short, long in _PINT["prefixed"]["prefixes"].items()
    for unit, name in _PINT["prefixed"]["units"].items()
}


class UnitError(ValueError):
    """A unit that is not known, or two units that measure different things."""


@attrs.frozen
class EverydayUnit:
    """A unit by pint's name for it, what it measures, and how many of the SI's unit for that it is."""

    name: str
    measures: str
    factor: Decimal


# The units that are read without pint, by how they are printed.
EVERYDAY: Mapping[str, EverydayUnit] = MappingProxyType(
    {
        printed: EverydayUnit(forms[0], measures, Decimal(factor))
        for measures, lines in _PINT["everyday"].items()
        for factor, forms in lines.items()
        for printed in forms
    }
)


@cache
def printed_units() -> frozenset[str]:
    """The units that make a measure of a number in running text: words/units.toml."""
    return frozenset(words for entry in words_of("units").values() for words in entry["words"])


@cache
def _registry() -> UnitRegistry[Decimal]:
    from pint import UnitRegistry  # noqa: PLC0415  # see the module's first line

    registry: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
    for unit in OWN_UNITS:
        registry.define(unit)
    return registry


def unit_named(name: str) -> str:
    """The name that the registry gives this unit ("km", "kilometres" -> "kilometer").

    A UnitError says that it knows none.
    """
    named, refusal = _named(name)
    if refusal:
        raise UnitError(refusal)
    return named


@lru_cache(_REMEMBERED)
def _named(name: str) -> tuple[str, str]:
    """The name of the unit and nothing, or nothing and why there is none: most nouns of a table are no unit."""
    if known := EVERYDAY.get(name.strip()):
        return known.name, ""
    try:
        return _named_by_pint(name), ""
    except UnitError as error:
        return "", str(error)


def _named_by_pint(name: str) -> str:
    printed = _SIGNS.get(name.strip(), name.strip())
    printed = _POWER.sub(lambda match: "²" if match[1] else "³", printed)
    printed = _SHORTENED.sub(r"\1", printed).rstrip("'\u2019")  # "six weeks'"
    is_milli = printed[:1] == "m" and not printed.islower()  # mW, and no MW in other type
    parts = (
        _PER.split(printed if is_milli else _PRINTED.get(printed.lower(), printed)) if len(printed) <= _LONGEST else []
    )
    if not 0 < len(parts) <= _MOST_PARTS:
        raise UnitError(f"{value_shown(name)} is not the name of a unit")
    known = "/".join([_for_pint(part, printed) for part in parts])  # which is refused before pint is imported for it
    named = str(_registry().parse_units(known))
    if named == "dimensionless":  # "km per km"
        raise UnitError(f"{value_shown(name)} is no unit but a number")
    return named


def _for_pint(part: str, printed: str) -> str:
    """One unit of "square kilometres per year" as pint writes it."""
    if match := _DEGREES.fullmatch(part):
        return "degC" if match["c"] else "degF"
    match = _NAME.fullmatch(part)
    if not match:
        raise UnitError(f"{printed!r} is not the name of a unit")
    plain = re.sub("[ -]", "_", match["name"])
    if told := _PINT["doubtful"].get(plain.lower()):
        raise UnitError(f"{printed!r} can be {told}")
    plain = _PINT["news"].get(plain.lower(), plain)
    forms = [plain, plain.lower()] if len(plain) > 1 else [plain]  # "Miles", but "5 M" are no metres
    known = next(filter(_is_known, forms), None)
    if known is None:
        raise UnitError(f"{printed!r} is not a unit that is known here")
    powers = [power for name, power in _POWERS.items() if match[name]]
    if len(powers) > 1:
        raise UnitError(f"{printed!r} is not the name of a unit")
    return f"{known}**{powers[0]}" if powers else known


def _is_known(name: str) -> bool:
    """Whether pint knows the name; not, though, as "cat", which it takes for a centi-atmosphere."""
    names = _PINT["names"]
    if not {name.lower(), name.lower().removesuffix("s")}.isdisjoint(names["none"]):
        return False
    if len(name) == 1 and name not in names["letters"]:
        return False
    found = _registry().parse_unit_name(name) if may_be_unit(name) else ()
    if not found:
        return False
    prefix, base, _ = found[0]
    if base in names["none"]:  # by another of its names: a "rd" is a rod
        return False
    rest = name[2:] if name[:2] in _PAIRS and name[2:] else name[1:]
    return not prefix or name.startswith(prefix) or rest in names["after_prefix"]


def is_unit(name: str) -> bool:
    """Whether a measure can be given in this unit."""
    try:
        unit_named(name)
    except UnitError:
        return False
    return True


@cache
def starts_at_zero(unit: str) -> bool:
    """Whether nothing is less than none of it.

    It holds for a length, but not for a temperature in degrees Celsius.
    """
    if unit in EVERYDAY:
        return True
    registry = _registry()
    try:
        return not registry.Quantity(Decimal(0), unit_named(unit)).to_base_units().magnitude
    except TypeError:  # what counts by powers, as decibels do
        return False


@cache
def in_base_units(unit: str) -> tuple[Decimal, tuple[tuple[str, Decimal], ...]]:
    """How many base units it is, and the powers of what it measures.

    `km/h` is a length by a time. UnitError where it has no zero of its own to be multiplied from, as a temperature in
    degrees Celsius.
    """
    if everyday := EVERYDAY.get(unit):
        return everyday.factor, ((f"[{everyday.measures}]", Decimal(1)),)
    named = unit_named(unit)
    if not starts_at_zero(named):
        raise UnitError(f"{unit} does not count from zero")
    found = _registry().Quantity(Decimal(1), named).to_base_units()
    powers = found.dimensionality.items()
    return Decimal(str(found.magnitude)), tuple(sorted((str(what), Decimal(str(power))) for what, power in powers))


@cache
def factors_of(unit: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """How many base units each of those is that it is made of, and its power.

    Of `km/h` they are the meters of a kilometer and, to the power of -1, the seconds of an hour.
    """
    if everyday := EVERYDAY.get(unit):
        return ((everyday.factor, Decimal(1)),)
    parts = _registry().Quantity(Decimal(1), unit_named(unit)).unit_items()
    each = ((_registry().Quantity(Decimal(1), part).to_base_units().magnitude, power) for part, power in parts)
    return tuple((Decimal(str(factor)), Decimal(str(power))) for factor, power in each)


def is_temperature(unit: str) -> bool:
    """Whether "degrees" may be short for it."""
    return unit_named(unit) in (*_DIFFERENCES, *_DIFFERENCES.values())


def difference_of(unit: str) -> str:
    """The unit of a difference between two amounts in this one.

    Temperatures and their differences are two units: what is 5 degrees Celsius is 41 degrees Fahrenheit, and what is 5
    degrees Celsius warmer is 9 degrees Fahrenheit warmer.
    """
    named = unit_named(unit)
    return _DIFFERENCES.get(named, named)


def is_points(unit: str) -> bool:
    """Whether shares are told apart in it: percentage points, or hundredths of them."""
    return is_unit(unit) and unit_named(unit) in ("percentage_point", "basis_point")


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit; UnitError where the two measure different things."""
    source, target = unit_named(unit), unit_named(to)
    if source == target:
        return value
    one, other = EVERYDAY.get(source), EVERYDAY.get(target)
    if one and other and one.measures == other.measures:
        return value * one.factor / other.factor
    from pint import PintError  # noqa: PLC0415  # imported already

    try:
        return Decimal(_registry().Quantity(value, source).to(target).magnitude)
    except (PintError, TypeError):
        raise UnitError(f"{unit} cannot be given in {to}") from None
