"""The matrix: each pair of sources with the gravest verdict on each question."""

from __future__ import annotations

from made_reports import finding, questions_on, side, told

from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Verdict
from discrepant.report.html.matrix import Compared, Matrix, matrix


def made(*found: Finding) -> Matrix:
    """The matrix of what these findings ask."""
    return matrix(questions_on(found))


def keys(compared: Compared) -> dict[Verdict, tuple[str, ...]]:
    return {verdict: tuple(each.claim for each in found) for verdict, found in compared.questions.items()}


def test_who_stands_on_one_side_agrees_and_across_it_is_as_found() -> None:
    found = made(
        finding(
            Verdict.CONFLICT, side(told("north", "30"), told("west", "30", id="west/crowd")), side(told("south", "31"))
        )
    )
    assert {pair: keys(each) for pair, each in found.pairs.items()} == {
        ("north", "south"): {Verdict.CONFLICT: ("crowd",)},
        ("north", "west"): {Verdict.AGREE: ("crowd",)},
        ("south", "west"): {Verdict.CONFLICT: ("crowd",)},
    }
    pair = found.between("west", "north")
    assert pair is not None
    assert (pair.sources, found.between("north", "west")) == (("north", "west"), pair)
    assert found.between("north", "east") is None


def test_the_gravest_verdict_on_a_claim_counts() -> None:
    found = made(finding(Verdict.EXPLAINED), finding(Verdict.STRAINED), finding(Verdict.AGREE, claim="other"))
    (pair,) = found.pairs.values()
    assert keys(pair) == {Verdict.STRAINED: ("crowd",), Verdict.AGREE: ("other",)}
    assert pair.gravest is Verdict.STRAINED


def test_a_source_against_itself_is_no_pair() -> None:
    sides = side(told("north", "30")), side(told("north", "31", id="north/crowd/2"))
    assert made(finding(Verdict.STRAINED, *sides)).pairs == {}


def test_no_more_sources_than_can_be_read() -> None:
    found = made(
        *(finding(Verdict.AGREE, side(told("north", "30"), told(f"s{n}", "30")), claim=f"c{n}") for n in range(40))
    )
    assert len(found.sources) == 30
    assert "north" in found.sources
    assert found.left_out == 11
