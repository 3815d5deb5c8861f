"""The matrix: each pair of sources with the gravest verdict on each claim."""

from __future__ import annotations

from made_reports import finding, side, told

from discrepant.compare.verdict import Verdict
from discrepant.report.html.matrix import matrix


def test_who_stands_on_one_side_agrees_and_across_it_is_as_found() -> None:
    found = matrix(
        [finding(Verdict.CONFLICT, side(told("north", "30"), told("west", "30")), side(told("south", "31")))]
    )
    assert {pair: dict(each.claims) for pair, each in found.pairs.items()} == {
        ("north", "south"): {Verdict.CONFLICT: ("crowd",)},
        ("north", "west"): {Verdict.AGREE: ("crowd",)},
        ("south", "west"): {Verdict.CONFLICT: ("crowd",)},
    }
    assert found.between("west", "north") is found.between("north", "west")


def test_the_gravest_verdict_on_a_claim_counts() -> None:
    found = matrix([finding(Verdict.EXPLAINED), finding(Verdict.STRAINED), finding(Verdict.AGREE, claim="other")])
    (pair,) = found.pairs.values()
    assert pair.claims == {Verdict.STRAINED: ("crowd",), Verdict.AGREE: ("other",)}
    assert pair.gravest is Verdict.STRAINED


def test_a_source_against_itself_is_no_pair() -> None:
    assert matrix([finding(Verdict.STRAINED, side(told("north", "30")), side(told("north", "31")))]).pairs == {}


def test_no_more_sources_than_can_be_read() -> None:
    crowd = [finding(Verdict.AGREE, side(told("north", "30"), told(f"s{n}", "30"))) for n in range(40)]
    found = matrix(crowd)
    assert len(found.sources) == 30
    assert "north" in found.sources
    assert found.left_out == 11
