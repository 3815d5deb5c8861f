"""Rows: a quote that is too long is cut between words, around the words that are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_reports import told

from discrepant.report.html.rows import excerpt, pieces_of

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
