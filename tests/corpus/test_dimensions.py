"""In which units a relation is worked out: by hand, from what the units are."""

from __future__ import annotations

from fractions import Fraction

import pint
import pytest

from discrepant.corpus.dimensions import scaled
from discrepant.corpus.model import Claim, Kind, Place
from discrepant.corpus.relation_words import parse
from discrepant.errors import ReadingError
from discrepant.reading.units import starts_at_zero, unit_named
from discrepant.reading.words import words_of

NOWHERE = Place(file="", line=0)


def claim(key: str, kind: Kind, unit: str | None = None) -> Claim:
    return Claim(key=key, about="", kind=kind, unit=unit, place=NOWHERE)


CLAIMS = {
    each.key: each
    for each in (
        claim("part", Kind.COUNT),
        claim("whole", Kind.COUNT),
        claim("share", Kind.SHARE),
        claim("way", Kind.MEASURE, "km"),
        claim("step", Kind.MEASURE, "m"),
        claim("time", Kind.MEASURE, "hour"),
        claim("minutes", Kind.MEASURE, "minute"),
        claim("speed", Kind.MEASURE, "km/h"),
        claim("area", Kind.MEASURE, "km²"),
        claim("rate", Kind.NUMBER, "per 100,000"),
        claim("knots", Kind.MEASURE, "knot"),
        claim("day", Kind.DATE),
    )
}


@pytest.mark.parametrize(
    ("words", "scales"),
    [
        ("part = share * whole", {"part": 1, "whole": 1, "share": Fraction(1, 100)}),
        ("way = 1000 * step", {"way": 1000, "step": 1}),
        ("speed = way / time", {"speed": Fraction(1000, 3600), "way": 1000, "time": 3600}),
        ("way = speed * minutes", {"speed": Fraction(1000, 3600), "way": 1000, "minutes": 60}),
        ("area = way * step", {"area": 1_000_000, "way": 1000, "step": 1}),
        ("step = area / way", {"area": 1_000_000, "way": 1000, "step": 1}),
        ("part = rate * whole", {"part": 1, "rate": Fraction(1, 100_000), "whole": 1}),
        ("share = area / way / way", {"area": 1_000_000, "way": 1000, "share": Fraction(1, 100)}),
        ("part = knots * time / step", {"part": 1, "knots": Fraction(1852, 3600), "time": 3600, "step": 1}),
    ],
)
def test_what_one_of_each_claims_unit_is(words: str, scales: dict[str, Fraction]) -> None:
    """But for one factor that all of them share."""
    found = dict(scaled(parse(words), CLAIMS).claims)
    first = min(found)
    assert {key: value / found[first] for key, value in found.items()} == {
        key: Fraction(value) / scales[first] for key, value in scales.items()
    }


@pytest.mark.parametrize(
    "words",
    [
        "speed = way * time",
        "way = speed / time",
        "area = way / step",
        "way = area * step",
        "time = way / way",
        "speed = time / way",
    ],
)
def test_what_comes_to_another_unit_is_refused(words: str) -> None:
    with pytest.raises(ReadingError):
        scaled(parse(words), CLAIMS)


@pytest.mark.parametrize(
    ("words", "at"), [("way = day * 2", "day"), ("way = 2 / day", "day"), ("way = day / 2", "day")]
)
def test_a_day_is_neither_multiplied_nor_divided(words: str, at: str) -> None:
    with pytest.raises(ReadingError, match="a day cannot be multiplied or divided") as error:
        scaled(parse(words), CLAIMS)
    assert words[slice(*error.value.span)] == at


INEXACT = {"degree", "horsepower", "revolutions_per_minute"}  # which go by pi, or have more digits than are kept


@pytest.mark.parametrize("per", ["", "hour", "day", "year", "kilometer", "pound"])
def test_units_are_worked_out_to_the_last_digit(per: str) -> None:
    """As fractions: cut off, 3 pints a day for 7 days would be no 21 pints."""
    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction)
    named = {unit_named(words) for entry in words_of("units").values() for words in entry["words"]}
    named.remove("decades")  # which are others for pint, of logarithms
    rates = [f"{unit} / {per}" if per else unit for unit in named if unit in registry and starts_at_zero(unit)]
    rates = [rate for rate in rates if rate.count("/") < 2 and rate != f"{per} / {per}"]
    assert len(rates) > 100
    for rate in rates:
        found = scaled(parse("it = it"), {"it": claim("it", Kind.MEASURE, rate)}).claims["it"]
        exact = registry.Quantity(Fraction(1), rate).to_base_units().magnitude
        off = abs(found / exact - 1)
        assert off < Fraction(1, 10**25) if INEXACT.intersection(rate.split(" / ")) else not off, rate
