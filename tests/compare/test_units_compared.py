"""A measure that one source gives in two units."""

from __future__ import annotations

import pytest

from discrepant.compare.comparison import Comparison
from discrepant.compare.units import compare
from facts import make_claim, make_corpus, make_fact, tell, verdicts

WIDTH = make_claim("measure")


def compared(*says: str) -> Comparison:
    fact = make_fact(WIDTH, "north", *says)
    return compare(fact, make_corpus(tell(WIDTH, fact)))


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (("15 km", "10 mile"), [("explained", "rounded")]),
        (("10 mile", "15 km"), [("explained", "rounded")]),
        (("10 mile", "35 km"), [("conflict",)]),
        (("15 km", "30 mile"), [("conflict",)]),
        (("15 km", "15,000 metres"), [("agree",)]),
        (("about 15 km", "9 miles", "9.3 miles"), [("explained", "hedged"), ("explained", "rounded")]),
        (("15 km",), []),
    ],
)
def test_verdicts(says: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert verdicts(compared(*says).findings) == expected


def test_summary() -> None:
    (finding,) = compared("15 km", "30 miles").findings
    assert finding.summary == (
        "The North gives one measure as “15 km” and “30 miles”. They cannot both be true: “30 miles” is higher than "
        "“15 km” by about 33.3 km as printed, at least 32 km or 206.3 % (47.5 km − 15.5 km), "
        "and on the loosest reading still by 30.4 km (45.9 km − 15.5 km)."
    )
    assert [side.says for side in finding.sides] == [("15 km",), ("30 miles",)]
    assert finding.sides[1].core == (47.475648, 49.084992)
    assert (finding.check, finding.claim) == ("units", "the.claim")


def test_what_cannot_be_read_is_passed_over() -> None:
    assert compared("15 km", "words").findings == ()
