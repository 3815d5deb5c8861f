"""Dates and spans of days, compared on the axis of days."""

from __future__ import annotations

import attrs
import pytest

from discrepant.compare.dates import compare
from discrepant.corpus.model import Claim
from facts import day, make_claim, make_corpus, make_fact, tell, verdicts


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", "2022-02-24"), ("b", "2022-02-24")], [("agree",)]),
        ([("a", "2022-02-24"), ("b", "2022-02-01/2022-02-28")], [("explained", "more-precise")]),
        ([("a", "2022-02-24"), ("b", "2022-02-25")], [("conflict",)]),
        ([("a", "2022-02-24/.."), ("b", "2022-02-25")], [("explained", "more-precise")]),
        ([("a", "../2022-02-24"), ("b", "2022-02-25/..")], [("conflict",)]),
    ],
)
def test_verdicts(told: list[tuple[str, ...]], expected: list[tuple[str, ...]]) -> None:
    claim = tell(make_claim("date"), *told)
    comparison = compare(claim, make_corpus(claim))
    assert verdicts(comparison.findings) == expected
    assert (comparison.of, {finding.check for finding in comparison.findings}) == ("the.claim", {"dates"})


def test_loosely_the_same() -> None:
    claim = make_claim("date")
    rough = make_fact(claim, "a", "2022-02-22")
    rough = attrs.evolve(rough, value=day("2022-02-22", widened=3))
    claim = tell(claim, rough, make_fact(claim, "b", "2022-02-24"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert finding.summary == (
        "The A: “2022-02-22”; The B: “2022-02-24”. The B is later than The A by 2 days "
        "(22 February 2022 to 24 February 2022); both can be true only on the loosest reading."
    )
    assert finding.sides[0].core == ("2022-02-22", "2022-02-22")
    assert finding.sides[0].support == ("2022-02-19", "2022-02-25")


def test_a_day_that_moves() -> None:
    claim: Claim = tell(
        make_claim("date", "varying"), ("a", "2022-12-01", "2022-11-01"), ("b", "2022-12-24", "2022-11-09")
    )
    assert verdicts(compare(claim, make_corpus(claim)).findings) == [("explained", "different-time")]
