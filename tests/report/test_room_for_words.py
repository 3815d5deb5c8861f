"""What is as long as its room is shown whole, and what is longer is cut, or left out where its words say enough."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest
from made_reports import finding, report, side, told

from discrepant.compare.verdict import Verdict
from discrepant.report import word
from discrepant.report.brief import shortened
from discrepant.report.markdown import render
from discrepant.report.markdown_text import sentence, short

QUOTED, SENTENCE, ANSWER, IN_WORD = 400, 1_200, 90, 2_000  # characters


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
    (table,) = docx.Document(io.BytesIO(word.render(report(*found)))).tables
    assert ([cell.text for cell in table.rows[0].cells] == [*names]) == is_beside
    assert (len(table.rows), len(table.columns)) == ((2, sides) if is_beside else (1 + sides, 2))


@pytest.mark.parametrize(("length", "is_whole"), [(IN_WORD, True), (IN_WORD + 1, False)])
def test_in_word_there_is_more_room_for_a_quote(length: int, is_whole: bool) -> None:  # noqa: FBT001
    quote = of_length(length)
    made = report(finding(Verdict.CONFLICT, side(told("north", "30", quote)), side(told("south", "31"))))
    (table,) = docx.Document(io.BytesIO(word.render(made))).tables
    assert (table.rows[1].cells[0].text == f"“{quote}”") == is_whole


@pytest.mark.parametrize("room", [1, 2, 7, 20])
def test_what_is_cut_is_cut_between_words_or_says_so(room: int) -> None:
    for text in ("it was 3,000 or so", "x" * 30, "a b", "", "it was 30"):
        shown = shortened(text, room)
        assert shown == text if len(text) <= room else len(shown) <= room + 1
        assert shown == text or shown.endswith("…")
        assert text.startswith(shown.removesuffix("…").removesuffix(" "))
        assert shown == text or " " not in text[: room - 1] or text[len(shown.removesuffix(" …"))] == " "


@pytest.mark.parametrize(("length", "is_whole"), [(ANSWER, True), (ANSWER + 1, False)])
def test_an_answer_in_a_row_is_cut_where_its_room_ends(length: int, is_whole: bool) -> None:  # noqa: FBT001
    says = of_length(length)
    page = render(report(finding(Verdict.EXPLAINED, side(told("north", says)), side(told("south", "31")))))
    assert (says in page) == is_whole
