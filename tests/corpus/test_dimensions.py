"""In which units a relation is worked out: by hand, from what the units are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from discrepant.corpus.dimensions import scaled
from discrepant.corpus.model import Claim, Kind, Place
from discrepant.corpus.relation_words import parse
from discrepant.errors import ReadingError

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
