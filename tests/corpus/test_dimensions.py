"""In which units a relation is worked out: by hand, from what the units are."""

from __future__ import annotations

from fractions import Fraction

import pytest

from discrepant.corpus.dimensions import scaled
from discrepant.corpus.model import Claim, Kind, Place
from discrepant.corpus.relation_words import parse

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
    )
}


@pytest.mark.parametrize(
    ("words", "scales"),
    [
        ("part = share * whole", {"part": 1, "whole": 1, "share": Fraction(1, 100)}),
        ("way = 1000 * step", {"way": 1000, "step": 1}),
    ],
)
def test_what_one_of_each_claims_unit_is(words: str, scales: dict[str, Fraction]) -> None:
    found = dict(scaled(parse(words), CLAIMS).claims)
    assert {key: value / found[min(found)] for key, value in found.items()} == {
        key: value / scales[min(scales)] for key, value in scales.items()
    }
