"""Physical units, by pint: imported only when a measure is read, for it takes longer than all the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["UnitError", "convert", "is_unit", "unit_named"]

# Unit names as newspapers print them; anything else never reaches pint's own expression parser.
_NAME = re.compile(r"[A-Za-z°µ]+(?:(?: |-| per |/)[A-Za-z°µ]+){0,3}[²³]?")


class UnitError(ValueError):
    """A unit that is not known, or two units that measure different things."""


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry  # noqa: PLC0415  # see the module's first line

    return UnitRegistry(on_redefinition="ignore")


@cache
def unit_named(name: str) -> str:
    """The name that the registry gives this unit ("km", "kilometres" -> "kilometer"); UnitError if it knows none."""
    words = name.strip().replace(" per ", "/")
    if not _NAME.fullmatch(words):
        raise UnitError(f"{name!r} is not the name of a unit")
    for form in (words, words.lower()):
        try:
            return str(_registry().parse_units(form.replace("-", "_").replace(" ", "_")))
        except Exception:  # noqa: BLE001, S112  # pint raises whatever its tokenizer meets
            continue
    raise UnitError(f"{name!r} is not a unit that is known here")


def is_unit(name: str) -> bool:
    """Whether a measure can be given in this unit."""
    try:
        unit_named(name)
    except UnitError:
        return False
    return True


@cache
def _same(unit: str, other: str) -> bool:
    return unit_named(unit) == unit_named(other)


def convert(value: float, unit: str, to: str) -> float:
    """The value in another unit; UnitError where the two measure different things."""
    if unit == to or _same(unit, to):
        return value
    registry = _registry()
    try:
        return float(registry.Quantity(value, unit_named(unit)).to(unit_named(to)).magnitude)
    except Exception as error:
        raise UnitError(f"{unit} cannot be given in {to}") from error
