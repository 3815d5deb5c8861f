"""The units that are read without pint have pint's names, and pint's factors."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from pint import UnitRegistry

from discrepant.reading.units import EVERYDAY, UnitError, convert, in_base_units, starts_at_zero, unit_named

PINT: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
SI = {"length": "meter", "mass": "kilogram", "time": "second"}


@pytest.mark.parametrize("printed", sorted(EVERYDAY))
def test_as_pint_has_them(printed: str) -> None:
    unit = EVERYDAY[printed]
    assert unit_named(printed) == unit.name == str(PINT.parse_units("km" if printed == "kms" else printed))
    assert EVERYDAY[unit.name] == unit
    assert PINT.Quantity(Decimal(7), unit.name).to(SI[unit.measures]).magnitude == 7 * unit.factor
    assert convert(Decimal(7), printed, SI[unit.measures]) == 7 * unit.factor
    assert starts_at_zero(printed)
    assert not PINT.Quantity(Decimal(0), unit.name).to_base_units().magnitude
    base = PINT.Quantity(Decimal(1), unit.name).to_base_units()
    assert in_base_units(printed) == (base.magnitude, tuple(base.dimensionality.items()))


@pytest.mark.parametrize("printed", ["", "k", "KM", "square km", "decade", "degree"])
def test_others_are_left_to_pint(printed: str) -> None:
    assert printed not in EVERYDAY


def test_what_measures_another_thing_cannot_be_given_in_it() -> None:
    with pytest.raises(UnitError, match="kg cannot be given in km"):
        convert(Decimal(1), "kg", "km")


def test_pint_stays_away() -> None:
    code = (
        "import sys; from discrepant.reading.reader import Reader; from discrepant.reading.model import Quantity\n"
        "print(Reader().read('about 10 miles', kind=Quantity.MEASURE, unit='km').core, 'pint' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert shown.endswith("False\n")
