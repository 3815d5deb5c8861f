"""What is as long as its room is shown whole, and what is longer is cut, or left out where its words say enough."""

from __future__ import annotations

from itertools import pairwise

import pytest
from made_reports import finding, report, side, told

from discrepant.compare.verdict import Verdict
from discrepant.report.markdown import render
from discrepant.report.markdown_text import sentence, short

QUOTED, SENTENCE, ANSWER = 400, 1_200, 90  # characters


def of_length(length: int) -> str:
    return ("it was 30 and " + "x" * length)[:length]


@pytest.mark.parametrize(("length", "is_whole"), [(QUOTED, True), (QUOTED + 1, False)])
def test_a_quote_that_is_too_long_for_the_brief_leaves_the_words_alone(length: int, is_whole: bool) -> None:  # noqa: FBT001
    quote = of_length(length)
    page = render(report(finding(Verdict.CONFLICT, side(told("north", "30", quote)), side(told("south", "31")))))
    assert (quote.replace("30", "<b>30</b>") in page) == is_whole
    assert ("“<b>30</b>”" in page) != is_whole


@pytest.mark.parametrize(("room", "shown"), [(QUOTED, short), (SENTENCE, sentence)])
def test_a_text_is_cut_where_its_room_ends(room: int, shown: object) -> None:
    assert callable(shown)
    whole = of_length(room)
    assert shown(whole) == whole
    assert len(shown(f"{whole}x")) <= room
    assert shown(f"{whole}x") != f"{whole}x"


@pytest.mark.parametrize(("sides", "is_beside"), [(2, True), (3, True), (4, False)])
def test_up_to_three_sides_stand_beside_each_other(sides: int, is_beside: bool) -> None:  # noqa: FBT001
    names = ("north", "south", "west", "east")[:sides]
    facts = [side(told(name, str(30 + number))) for number, name in enumerate(names)]
    found = [finding(Verdict.CONFLICT, one, other) for one, other in pairwise(facts)]
    page = render(report(*found))
    assert ("|who|words|" not in page) == is_beside


@pytest.mark.parametrize(("length", "is_whole"), [(ANSWER, True), (ANSWER + 1, False)])
def test_an_answer_in_a_row_is_cut_where_its_room_ends(length: int, is_whole: bool) -> None:  # noqa: FBT001
    says = of_length(length)
    page = render(report(finding(Verdict.EXPLAINED, side(told("north", says)), side(told("south", "31")))))
    assert (says in page) == is_whole
