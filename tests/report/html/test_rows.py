"""Rows: a quote that is too long is cut between words, around the words that are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import finding, report, side, told

from discrepant.compare.finding import FactShown, Noted, Side
from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.html.claims import claim_parts
from discrepant.report.html.rows import AnswerCell, QuestionRow, excerpt, pieces_of, row_of

WORDS = st.lists(st.sampled_from(["$18.2", "billion", "of", "aid", "30", "members"]), max_size=90).map(" ".join)


def text(pieces: list[tuple[str, bool]]) -> str:
    return "".join(words for words, _ in pieces)


def said(pieces: list[tuple[str, bool]]) -> list[str]:
    return [words for words, is_said in pieces if is_said]


def test_a_short_quote_is_whole() -> None:
    found = excerpt(told("north", "30", "As for it, 30 came."))
    assert found == [("As for it, ", False), ("30", True), (" came.", False)]


def test_a_long_one_is_cut_on_either_side_of_what_is_read() -> None:
    quote = f"{'so it was ' * 30}and 30 came {'or so they say ' * 30}".strip()
    found = excerpt(told("north", "30", quote))
    assert said(found) == ["30"]
    assert text(found).startswith("… ")
    assert text(found).endswith(" …")
    assert len(text(found)) < 180


def test_a_long_one_has_170_characters_cut_between_words_with_what_is_read_in_their_middle() -> None:
    quote = "some words " * 30 + "30 came " + "more words " * 30
    found = excerpt(told("north", "30", quote))
    words = text(found).removeprefix("… ").removesuffix(" …")
    assert 150 <= len(words) <= 170
    assert set(words.split()) == {"some", "words", "30", "came", "more"}
    assert abs(words.index("30") - len(words) / 2) <= 12
    assert f" {words} " in quote


@pytest.mark.parametrize("more", [0, 1])
def test_a_quote_is_cut_from_171_characters_on(more: int) -> None:
    quote = "30 came, " + "x" * (170 - len("30 came, ") - 2 + more) + " y"
    assert text(excerpt(told("north", "30", quote))).endswith(" …") is bool(more)


@pytest.mark.parametrize(
    ("quote", "before", "said_", "after"),
    [
        ("x " * 100 + "30" + " x" * 100, "… " + "x " * 41, "30", " x" * 42 + " …"),
        ("30" + " x" * 200, "", "30", " x" * 83 + " …"),
        ("x " * 200 + "30", "… " + "x " * 83, "30", ""),
        ("x " * 10 + "30" + " x" * 200, "x " * 10, "30", " x" * 73 + " …"),
        ("x " * 200 + "30" + " x" * 10, "… " + "x " * 73, "30", " x" * 10),
        ("x " * 50 + "y" * 200 + " x" * 50, "… ", "y" * 170, " …"),  # of words that are too long, their beginning
    ],
)
def test_how_much_stands_on_either_side(quote: str, before: str, said_: str, after: str) -> None:
    """Of 170 characters as much before as behind, but at an end of the quote; here each word is one letter."""
    found = excerpt(told("north", said_ if said_ == "30" else "y" * 200, quote))
    at = [is_said for _, is_said in found].index(True)
    assert (text(found[:at]), text(found[at : at + 1]), text(found[at + 1 :])) == (before, said_, after)


@pytest.mark.parametrize("letters", [171, 400])
def test_what_has_no_blanks_is_cut_anywhere(letters: int) -> None:
    assert excerpt(told("north", "30", "x" * letters)) == [("x" * 170, False), (" …", False)]


@pytest.mark.parametrize("at", ["begins", "ends"])
def test_what_is_read_at_an_end_of_a_long_quote_is_cut_at_the_other_alone(at: str) -> None:
    quote = f"30 came {'so it was ' * 30}".strip() if at == "begins" else f"{'so it was ' * 30}and 30 came"
    found = text(excerpt(told("north", "30", quote)))
    assert (found.startswith("… "), found.endswith(" …")) == (at == "ends", at == "begins")
    assert found.startswith("30 came") or found.endswith("30 came")


def test_of_several_words_that_are_read_all_that_have_room_are_shown() -> None:
    quote = f"{'so it was ' * 12}Omar {'and then ' * 10}Raskin {'or so they say ' * 20}".strip()
    found = excerpt(told("north", "Omar; Raskin", quote))
    assert said(found) == ["Omar", "Raskin"]
    assert (text(found).startswith("… "), text(found).endswith(" …")) == (True, True)


def row(verdict: Verdict, *sides: Side, **keys: object) -> QuestionRow:
    """The row of one question, of publishers North, South and so on, the South's words being translated."""
    names = {source: source.title() for source in ("north", "south", "east", "west")}
    found = [finding(verdict, sides[0], other, **keys) for other in sides[1:]]
    (part,) = claim_parts(report(*found))
    return row_of(part, names, {"south": "translated"})


def answer(*facts: FactShown, verdict: Verdict = Verdict.CONFLICT, **keys: object) -> AnswerCell:
    return row(verdict, side(*facts), side(told("west", "99", id="west/crowd")), **keys).answers[0]


def test_an_answer_is_of_the_first_who_gives_it_and_names_the_others() -> None:
    first = told("south", "30", speaker="Bo", via="The Post", as_of="2022-11-06", reads="about 30")
    assert answer(
        first, told("north", "30"), told("south", "30", id="south/crowd/2"), told("east", "30")
    ) == AnswerCell(
        who="South",
        when="6 Nov 2022",
        through="Bo, via The Post",
        copy="translated",
        words=(("it was ", False), ("30", True)),
        reads="about 30",
        is_marked=False,
        others=("North", "East"),
    )
    plain = answer(told("north", "30", via="The Post"))
    assert (plain.through, plain.copy, plain.reads, plain.others) == ("via The Post", None, None, ())


@pytest.mark.parametrize(("quote", "is_marked"), [("“30 came,” he said", True), ("30 “came”", False), ("'30", False)])
def test_a_quote_that_opens_with_a_quotation_mark_is_told(quote: str, is_marked: bool) -> None:  # noqa: FBT001  # drawn
    assert answer(told("north", "30", quote)).is_marked is is_marked


@pytest.mark.parametrize(
    ("verdict", "keys", "has_quote"),
    [
        (Verdict.CONFLICT, {}, True),
        (Verdict.CONFLICT, {"acknowledged": Noted(reason="Two counts.")}, True),
        (Verdict.STRAINED, {}, True),
        (Verdict.EXPLAINED, {"reasons": (Reason.ROUNDED,)}, False),
        (Verdict.AGREE, {}, False),
    ],
)
def test_where_nobody_is_asked_the_printed_words_are_enough(
    verdict: Verdict, keys: dict[str, object], *, has_quote: bool
) -> None:
    words = answer(told("north", "30"), verdict=verdict, **keys).words
    assert words == ((("it was ", False), ("30", True)) if has_quote else (("30", False),))


def test_who_gives_other_answers_than_the_two_that_tell_most_is_named() -> None:
    sides = [side(told(source, str(n), id=f"{source}/crowd")) for n, source in enumerate(("north", "south", "east"))]
    found = row(Verdict.CONFLICT, *sides)
    assert [one.who for one in found.answers] == ["North", "South"]
    assert found.more == ("east",)


@given(WORDS, WORDS)
def test_what_is_read_is_always_in_it_and_no_word_is_cut(before: str, after: str) -> None:
    fact = told("north", "about 7,000", f"{before} about 7,000 {after}".strip())
    found = excerpt(fact)
    assert said(found) == ["about 7,000"]
    words = text(found).removeprefix("… ").removesuffix(" …").split()
    assert f" {' '.join(words)} " in f" {' '.join(fact.quote.split())} "


@given(st.text(max_size=400), st.text(max_size=20))
def test_it_is_total_and_the_whole_quote_is_all_there(quote: str, says: str) -> None:
    fact = told("north", says, quote or "x")
    assert text(pieces_of(fact)) == fact.quote
    assert text(excerpt(fact))
