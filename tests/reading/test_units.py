"""Units are pint's, under the names that newspapers print; nothing else ever reaches its parser."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within
from strategies import hostile_text

from discrepant.reading.units import (
    UnitError,
    convert,
    in_base_units,
    is_temperature,
    is_unit,
    starts_at_zero,
    unit_named,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("km", "kilometer"),
        ("kilometres", "kilometer"),
        ("Kilometers", "kilometer"),
        ("KM", "kilometer"),
        ("kms", "kilometer"),
        (" miles ", "mile"),
        ("ft", "foot"),
        ("m", "meter"),
        ("l", "liter"),
        ("t", "metric_ton"),
        ("h", "hour"),
        ("tonnes", "metric_ton"),
        ("metric tons", "metric_ton"),
        ("light-years", "light_year"),
        ("MW", "megawatt"),
        ("mW", "milliwatt"),
        ("km/h", "kilometer / hour"),
        ("kmh", "kilometer / hour"),
        ("kilometers per hour", "kilometer / hour"),
        ("miles an hour", "mile / hour"),
        ("litres a second", "liter / second"),
        ("m/s/s", "meter / second ** 2"),
        ("km²", "kilometer ** 2"),
        ("sq km", "kilometer ** 2"),
        ("square kilometers", "kilometer ** 2"),
        ("cubic metres", "meter ** 3"),
        ("m³", "meter ** 3"),
        ("km**2", "kilometer ** 2"),
        ("square metres per year", "meter ** 2 / year"),
        ("°C", "degree_Celsius"),
        ("°c", "degree_Celsius"),
        ("° C", "degree_Celsius"),
        ("degrees Celsius", "degree_Celsius"),
        ("degree centigrade", "degree_Celsius"),
        ("degC", "degree_Celsius"),
        ("degrees Fahrenheit", "degree_Fahrenheit"),
        ("°", "degree"),
        ("kbps", "kilobit / second"),
        ("KiB", "kibibyte"),
        ("MiB", "mebibyte"),
        ("GiB", "gibibyte"),
        ("TiB", "tebibyte"),
        ("dam", "decameter"),
    ],
)
def test_printed_names(printed: str, name: str) -> None:
    assert unit_named(printed) == name
    assert unit_named(name) == name


def test_the_name_of_a_unit_has_80_characters_at_most() -> None:
    printed = "square astronomical units per square astronomical units per square nautical mile"
    assert len(printed) == 80
    assert unit_named(printed) == "1 / nautical_mile ** 2"
    with pytest.raises(UnitError):
        unit_named(f"{printed}s")


@pytest.mark.parametrize(
    "printed",
    [
        *("", " ", "people", "members", "nan", "inf", "points", "cat", "km km", "per", "/", "km/", "km//h", "°°"),
        *("km**4", "km**99999999", "2km", "km*h", "(km)", "km;m", "__import__('os')", "km.__class__", "1/s"),
        *(
            "k",
            "b",
            "c",
            "e",
            "M",
            "pm",
            "as",
            "pi",
            "square km²",
            "square",
            "cats",
            "camps",
            "m\x00",
            "km\n/h",
            "\ud800",
            "k" * 100,
            "m/s/s/s",
            "m/s/s/s/s",
            "ｋｍ",
            "км",
        ),
    ],
)
def test_what_is_no_unit(printed: str) -> None:
    with within(1):
        assert not is_unit(printed)
    with pytest.raises(UnitError):
        unit_named(printed)


@pytest.mark.parametrize("printed", ["rd", "BP", "cycle", "li", "printers_point", "bbl", "Bbl"])
def test_another_name_of_a_unit_is_no_way_around_it(printed: str) -> None:
    """A rod, a point or a turn is no unit that is known here, nor is it by its other names; a barrel is one of oil."""
    assert not is_unit(printed) or unit_named(unit_named(printed)) == unit_named(printed)


@given(st.one_of(hostile_text, st.text("kmh°C²/ *-_per sq", max_size=30)))
def test_naming_is_total_and_settled(printed: str) -> None:
    if is_unit(printed):
        assert unit_named(unit_named(printed)) == unit_named(printed)


@pytest.mark.parametrize(
    ("value", "unit", "to", "converted"),
    [
        ("9", "mile", "km", "14.484096"),
        ("9", "miles", "mile", "9"),
        ("32", "degree_Fahrenheit", "degC", "0"),
        ("-40", "degC", "degF", "-40"),
        ("3", "square miles", "km**2", "7.769964331008"),
        ("60", "mile / hour", "km/h", "96.56064"),
        ("Infinity", "mile", "km", "Infinity"),
    ],
)
def test_converts(value: str, unit: str, to: str, converted: str) -> None:
    assert float(convert(Decimal(value), unit, to)) == float(converted)


@pytest.mark.parametrize(("unit", "to"), [("kg", "km"), ("degree", "km"), ("foo", "km"), ("km", "km**9")])
def test_does_not_convert_what_measures_something_else(unit: str, to: str) -> None:
    with pytest.raises(UnitError):
        convert(Decimal(5), unit, to)


def test_temperatures_do_not_start_at_zero() -> None:
    assert all(map(starts_at_zero, ["km", "kilogram", "kelvin", "mile / hour"]))
    assert not any(map(starts_at_zero, ["degC", "degree_Fahrenheit", "decibelmilliwatt"]))
    assert is_temperature("°C")
    assert not is_temperature("km")


@pytest.mark.parametrize(
    ("unit", "factor", "powers"),
    [
        ("km", 1000, {"[length]": 1}),
        ("hours", 3600, {"[time]": 1}),
        ("hectares", 10_000, {"[length]": 2}),
        ("metres a second", 1, {"[length]": 1, "[time]": -1}),
    ],
)
def test_in_base_units(unit: str, factor: int, powers: dict[str, int]) -> None:
    assert in_base_units(unit) == (Decimal(factor), tuple((what, Decimal(power)) for what, power in powers.items()))


@pytest.mark.parametrize("unit", ["degC", "degF"])
def test_what_does_not_count_from_zero_is_so_many_of_no_base_unit(unit: str) -> None:
    with pytest.raises(UnitError, match="does not count from zero"):
        in_base_units(unit)
