"""In which units a relation is worked out: by hand, from what the units are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant.corpus.dimensions import _exact, scaled
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
        claim("aid", Kind.MONEY, "USD"),
        claim("post", Kind.TERM),
        claim("heat", Kind.MEASURE, "C"),
        claim("grown", Kind.CHANGE),
        claim("rise", Kind.CHANGE, "%"),
        claim("points", Kind.CHANGE, "percentage point"),
        claim("basis", Kind.CHANGE, "basis point"),
        claim("gain", Kind.CHANGE, "USD"),
        claim("longer", Kind.CHANGE, "km"),
        claim("warming", Kind.CHANGE, "C"),
        claim("per", Kind.CHANGE, "per 100,000"),
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
    ("words", "scales", "figures"),
    [
        ("rise = share", {"rise": Fraction(1, 100), "share": Fraction(1, 100)}, {}),
        ("points = share", {"points": Fraction(1, 100), "share": Fraction(1, 100)}, {}),
        ("basis = share", {"basis": Fraction(1, 10_000), "share": Fraction(1, 100)}, {}),
        ("gain = aid", {"gain": 1, "aid": 1}, {}),
        ("grown = whole + 30", {"grown": 1, "whole": 1}, {None: 1}),
        ("longer = way", {"longer": 1000, "way": 1000}, {}),
        ("warming > 0", {"warming": 1}, {None: 1}),
        ("per = rate", {"per": Fraction(1, 100_000), "rate": Fraction(1, 100_000)}, {}),
        ("part > 3 % * whole", {"part": 1, "whole": 1}, {"%": Fraction(1, 100)}),
        ("aid / way > 3 USD / 2 miles", {"aid": 1, "way": 1000}, {"USD": 1, "miles": Fraction(1_609_344, 1000)}),
        ("3 days > time", {"time": 3600}, {"days": 86_400}),
        ("day - day < 3 days", {"day": 86_400}, {"days": 86_400}),
        ("day - 3 days < day", {"day": 86_400}, {"days": 86_400}),
        ("time + day = day", {"time": 3600, "day": 86_400}, {}),
        ("day + time = day", {"time": 3600, "day": 86_400}, {}),
        ("0 < aid", {"aid": 1}, {None: 1}),
        ("0 + aid = aid - 0", {"aid": 1}, {None: 1}),
        ("0 - aid < 0", {"aid": 1}, {None: 1}),
        ("day + 0 = day", {"day": 86_400}, {None: 1}),
    ],
)
def test_in_base_units(
    words: str, scales: dict[str, Fraction | int], figures: dict[str | None, Fraction | int]
) -> None:
    """Shares in ones, days in seconds, and a difference of temperatures in kelvins; a bare zero is none of anything."""
    found = scaled(parse(words), CLAIMS)
    assert (found.claims, found.figures) == (scales, figures)


@pytest.mark.parametrize(
    ("words", "at", "message"),
    [
        ("way * way = way", "way", "length^2 cannot be compared with length"),
        ("aid / way = aid", "aid", "USD length^-1 cannot be compared with USD"),
        ("way / way / way = 3", "3", "length^-1 cannot be compared with a plain number"),
        ("3 = step", "step", "a plain number cannot be compared with length"),
        ("aid = 3", "3", "USD cannot be compared with a plain number"),
        ("aid = 3 EUR", "3 EUR", "USD cannot be compared with EUR"),
        ("heat > 3", "heat", "no sums are done with this unit: C does not count from zero"),
        ("warming > 9 F", "9 F", "no sums are done with this unit: F does not count from zero"),
        ("day > 0", "0", "a day cannot be compared with a plain number"),
        ("0 < day", "day", "a plain number cannot be compared with a day"),
        ("0 - day < 0", "day", "a day cannot be taken from a plain number"),
        ("time - day < time", "day", "a day cannot be taken from time"),
        ("aid + time = aid", "time", "time cannot be added to USD"),
        ("post = 3", "post", '"post" is a term, which has no place in a sum'),
        ("aid = way * step", "way * step", "USD cannot be compared with length^2"),
        ("aid = step * (way + step) * 2", "step * (way + step) * 2", "USD cannot be compared with length^2"),
        ("aid = -way", "-way", "USD cannot be compared with length"),
        ("aid - way / time > 0", "way / time", "length time^-1 cannot be taken from USD"),
        ("aid + -3 km > 0", "-3 km", "length cannot be added to USD"),
        ("day * 2 > day", "day", "a day cannot be multiplied or divided"),
        ("2 * (day + 3 days) > 4", "day + 3 days", "a day cannot be multiplied or divided"),
    ],
)
def test_what_cannot_be_worked_out_is_shown(words: str, at: str, message: str) -> None:
    with pytest.raises(ReadingError) as error:
        scaled(parse(words), CLAIMS)
    assert error.value.message == message
    assert words[slice(*error.value.span)] == at


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("aid = 3", 'give a figure its unit, as in "3 days", "400 USD" or "50 %"'),
        ("3 = day", 'give a figure its unit, as in "3 days", "400 USD" or "50 %"'),
        ("day = time", "the difference of two days is a length of time"),
        ("time - day = time", "the difference of two days is a length of time"),
        ("day + day = day", "two days can be taken from each other"),
        ("aid = way", "nothing is converted from one currency to another, nor a length to a weight"),
        ("aid + way = aid", "nothing is converted from one currency to another, nor a length to a weight"),
        ("day * 2 = day", "a length of time can"),
        ("post = 3", "a number or a date has"),
    ],
)
def test_what_can_be_done_is_said(words: str, hint: str) -> None:
    with pytest.raises(ReadingError) as error:
        scaled(parse(words), CLAIMS)
    assert error.value.hint == hint


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


@given(fraction=st.fractions(min_value=1, max_value=100, max_denominator=10**12), is_turned=st.booleans())
@example(fraction=Fraction(8_896_443_230_521, 1_290_320_000), is_turned=False)  # pascals of a pound on a square inch
@example(fraction=Fraction(10**12 - 1, 10**12 - 2), is_turned=True)
def test_the_first_digits_tell_a_fraction(fraction: Fraction, is_turned: bool) -> None:  # noqa: FBT001
    exact = 1 / fraction if is_turned else fraction
    assert _exact(Decimal(exact.numerator) / Decimal(exact.denominator)) == exact


@given(st.decimals(min_value=Decimal("0.001"), max_value=1000, allow_nan=False, places=27))
@example(Decimal("3.000000000000000000100000001"))
def test_what_is_no_such_fraction_is_left_as_it_is(told: Decimal) -> None:
    """But for what no digit of it tells."""
    assert abs(_exact(told) / Fraction(told) - 1) <= Fraction(1, 10**26)


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
