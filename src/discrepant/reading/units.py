"""Physical units, by pint: imported only for what is not printed every day, for it takes longer than all the rest."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from discrepant.reading.everyday_units import everyday_unit

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["UnitError", "convert", "is_temperature", "is_unit", "starts_at_zero", "unit_named"]

_LONGEST = 80  # characters
_PER = re.compile(r" per | an? | ?/ ?")
_MOST_PARTS = 3
# A unit's name as newspapers or pint print it; nothing else reaches pint's own parser.
_NAME = re.compile(
    r"(?:(?P<square>square|sq) |(?P<cubic>cubic|cu) )?(?P<name>[A-Za-z°µ][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,5})"
    r"(?:(?P<two>²| ?\*\* ?2)|(?P<three>³| ?\*\* ?3))?",
    re.IGNORECASE | re.ASCII,
)
_PREFIXES = (("k", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera"), ("", ""))
_PREFIXED = (("W", "watt"), ("Wh", "watt_hour"), ("Hz", "hertz"), ("V", "volt"))
# Names that pint has otherwise.
_DEGREES = re.compile(r"(?:degrees?[ -]|° ?)(?:(?P<c>celsius|centigrade|c)|(?:fahrenheit|f))", re.IGNORECASE)
_PRINTED = {
    "kms": "km",
    "kgs": "kg",
    "kmh": "km/h",
    "m.p.h": "mph",
    "m.p.h.": "mph",
    "°": "degree",
    "kilogrammes": "kg",
    "percent point": "pp",
    "percent points": "pp",
    "per cent point": "pp",
    "per cent points": "pp",
    "ins": "inch",
    "kilo": "kg",
    "kilos": "kg",
    "fl oz": "fluid_ounce",
    "parts per million": "ppm",
    "p.p.": "pp",
    "bps": "bit/second",
    "kbps": "kilobit/second",
    "mbps": "megabit/second",
    "gbps": "gigabit/second",
    "yr": "year",
    "yrs": "years",
    "amps": "ampere",
    "bpd": "oil_barrel/day",
    "cfs": "foot**3/second",
    "cusec": "foot**3/second",
    "cusecs": "foot**3/second",
    "mpg": "mile/gallon",
    "miles per gallon": "mile/gallon",
    # in whatever case: nobody prints a milliwatt or a millihertz as news
    **{f"{prefix}{unit}".lower(): f"{name}{long}" for prefix, name in _PREFIXES for unit, long in _PREFIXED},
    "db": "decibel",
    "hpa": "hectopascal",
    "kpa": "kilopascal",
}
# Names that are another unit's to pint: of logarithms, and of beer.
_IN_NEWS = {"decade": "decades", "barrel": "oil_barrel", "barrels": "oil_barrel"}
_POWER = re.compile(r"(?<=[A-Za-z])(?:(\^?2| squared)|\^?3| cubed)(?![A-Za-z0-9])")  # "km2", "m^3"
_SIGNS = {"mmHg": "millimeter_Hg", "mm Hg": "millimeter_Hg", "C": "degree C", "F": "degree F"}  # "35C" is no charge
# Of what pint knows by a single letter, that which is printed so; its k, b, c and e are constants and barns.
_LETTERS = frozenset("mglLshtWVAJNKB")
_SHORTENED = re.compile(r"\b(cu|ft|hrs?|in|lbs?|mi|mins?|oz|secs?|sq|yds?)\.", re.IGNORECASE)
# What stands after the short form of a prefix, as in "kWh"; any unit does after the long form of one.
_WITH_PREFIX = frozenset(
    [
        *("m", "g", "l", "L", "s", "t", "W", "Wh", "V", "VA", "A", "Ah", "J", "N", "K", "B", "bit", "byte", "bps"),
        *("Hz", "Pa", "bar", "cal", "eV", "Sv", "Bq", "Gy", "mol", "ohm", "lm", "pc", "rem", "T", "F", "H"),
    ]
)
_PAIRS = ("da", "Ki", "Mi", "Gi", "Ti")
# Words and times of day, to pint rare units: "20 points", "two barns".
_NO_UNITS = frozenset(
    [
        *(
            "am",
            "pm",
            "as",
            "pc",
            "pts",
            "dpi",
            "fps",
            "dwt",
            "ps",
            "gt",
            "at",
            "au",
            "has",
            "pi",
            "bag",
            "barge",
            "barn",
            "cds",
            "chain",
            "dot",
            "hand",
            "link",
            "minim",
        ),
        *("perch", "point", "pole", "rod", "slug", "turn"),
    ]
)
_POWERS = {"square": 2, "two": 2, "cubic": 3, "three": 3}


class UnitError(ValueError):
    """A unit that is not known, or two units that measure different things."""


@cache
def _registry() -> UnitRegistry[Decimal]:
    from pint import UnitRegistry  # noqa: PLC0415  # see the module's first line

    registry: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
    registry.define("percentage_point = [percentage_point] = pp")  # a difference of shares, and no share
    registry.define("newton_meter = newton * meter = Nm")  # of a torque
    registry.define("basis_point = 0.01 * percentage_point")
    registry.define("decades = 10 * year")  # pint's own decade is that of a logarithm
    return registry


@cache
def unit_named(name: str) -> str:
    """The name that the registry gives this unit ("km", "kilometres" -> "kilometer"); UnitError if it knows none."""
    known = everyday_unit(name.strip())
    return known.name if known else _named_by_pint(name)


def _named_by_pint(name: str) -> str:
    printed = _SIGNS.get(name.strip(), name.strip())
    printed = _POWER.sub(lambda match: "²" if match[1] else "³", printed)
    printed = _SHORTENED.sub(r"\1", printed).rstrip("'\u2019")  # "six weeks'"
    is_milli = printed[:1] == "m" and not printed.islower()  # mW, and no MW in other type
    parts = (
        _PER.split(printed if is_milli else _PRINTED.get(printed.lower(), printed)) if len(printed) <= _LONGEST else []
    )
    if not 0 < len(parts) <= _MOST_PARTS:
        raise UnitError(f"{name[:_LONGEST]!r} is not the name of a unit")
    named = str(_registry().parse_units("/".join(_for_pint(part, printed) for part in parts)))
    if named == "dimensionless":  # "km per km"
        raise UnitError(f"{name[:_LONGEST]!r} is no unit but a number")
    return named


def _for_pint(part: str, printed: str) -> str:
    """One unit of "square kilometres per year" as pint writes it."""
    if match := _DEGREES.fullmatch(part):
        return "degC" if match["c"] else "degF"
    match = _NAME.fullmatch(part)
    if not match:
        raise UnitError(f"{printed!r} is not the name of a unit")
    plain = re.sub("[ -]", "_", match["name"])
    plain = _IN_NEWS.get(plain.lower(), plain)
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
    if {name.lower(), name.lower().removesuffix("s")} & _NO_UNITS or (len(name) == 1 and name not in _LETTERS):
        return False
    found = _registry().parse_unit_name(name)
    if not found:
        return False
    prefix = found[0][0]
    rest = name[2:] if name[:2] in _PAIRS and name[2:] else name[1:]
    return not prefix or name.startswith(prefix) or rest in _WITH_PREFIX


def is_unit(name: str) -> bool:
    """Whether a measure can be given in this unit."""
    try:
        unit_named(name)
    except UnitError:
        return False
    return True


@cache
def starts_at_zero(unit: str) -> bool:
    """Whether nothing is less than none of it, as of a length but not of a temperature in degrees Celsius."""
    if everyday_unit(unit):
        return True
    registry = _registry()
    try:
        return not registry.Quantity(Decimal(0), unit_named(unit)).to_base_units().magnitude
    except TypeError:  # what counts by powers, as decibels do
        return False


def is_temperature(unit: str) -> bool:
    """Whether "degrees" may be short for it."""
    return unit_named(unit) in ("degree_Celsius", "degree_Fahrenheit")


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit; UnitError where the two measure different things."""
    source, target = unit_named(unit), unit_named(to)
    if source == target:
        return value
    one, other = everyday_unit(source), everyday_unit(target)
    if one and other and one.measures == other.measures:
        return value * one.factor / other.factor
    from pint import PintError  # noqa: PLC0415  # imported already

    try:
        return Decimal(_registry().Quantity(value, source).to(target).magnitude)
    except (PintError, TypeError):
        raise UnitError(f"{unit} cannot be given in {to}") from None
