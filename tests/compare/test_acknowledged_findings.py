"""Which findings an acknowledgement covers: those between the sources that it names, over the words that it names."""

from __future__ import annotations

import pytest
from made_reports import finding, side, told

from discrepant.compare.acknowledged import is_between, words_of
from discrepant.compare.finding import Side
from discrepant.compare.verdict import Verdict

NORTH, SOUTH = side(told("north", "30")), side(told("south", "31"))
AGAIN = side(told("north", "31", id="north/crowd/2"))
BOTH = side(told("north", "30"), told("south", "30"))
RELATION = Side(sources=(), says=("all = men + women",), facts=())


@pytest.mark.parametrize(
    ("sides", "sources", "over", "is_covered"),
    [
        ((NORTH, SOUTH), ("north", "south"), (), True),
        ((NORTH, SOUTH), ("north", "south", "wire"), (), True),
        ((NORTH, SOUTH), ("north",), (), False),
        ((NORTH, SOUTH), ("north", "wire"), (), False),
        ((NORTH, SOUTH), ("north", "south"), ("30", "31"), True),
        ((NORTH, SOUTH), ("north", "south"), ("30",), False),
        ((NORTH, AGAIN), ("north",), (), True),  # named alone it says both
        ((NORTH, AGAIN), ("north", "south"), (), False),
        ((BOTH, SOUTH), ("north", "south"), (), True),
        ((NORTH, RELATION), ("north",), (), True),  # a side that no source stands on asks for none
        ((NORTH, RELATION), ("south",), (), False),
        ((NORTH, RELATION), ("north",), ("31",), False),
        ((BOTH,), ("north", "south"), (), False),  # which agree
        ((NORTH,), ("north",), (), False),
    ],
)
def test_between_whom_and_over_what(
    sides: tuple[Side, ...], sources: tuple[str, ...], over: tuple[str, ...], *, is_covered: bool
) -> None:
    assert is_between(finding(Verdict.CONFLICT, *sides), sources, over) is is_covered
    assert is_between(finding(Verdict.CONFLICT, *reversed(sides)), sources, over) is is_covered


def test_the_words_of_several_findings_are_each_told_once() -> None:
    assert words_of([finding(Verdict.CONFLICT, NORTH, SOUTH), finding(Verdict.CONFLICT, AGAIN, NORTH)]) == ("30", "31")
