"""Marks: the text is all there, each piece once, and every fact is seen or said to lie beneath another."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import told

from discrepant.corpus.anchor import TextIndex
from discrepant.report.html.marks import Mark, lines, said_in, spans_of

TEXT = "On Monday 30 members\nof Congress\n\nsigned it.\n"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).map(tuple)


def mark(start: int, end: int, weight: int = 1, fact: str = "a") -> Mark:
    return Mark(span=(start, end), what="agree", weight=weight, fact=fact)


@given(st.lists(st.builds(lambda span, weight: (*span, weight), SPANS, st.integers(0, 3)), max_size=6))
def test_the_text_is_all_there_and_every_fact_is_reached(places: list[tuple[int, int, int]]) -> None:
    marks = [mark(start, end, weight, str(n)) for n, (start, end, weight) in enumerate(places) if start < end]
    found = lines(TEXT, marks)
    shown = {line.number: "".join(segment.words for segment in line.segments) for line in found}
    assert shown == {n: words for n, words in enumerate(TEXT.split("\n"), start=1) if words}
    segments = [segment for line in found for segment in line.segments]
    begun = [segment.mark.fact for segment in segments if segment.mark and segment.begins]
    beneath = [other.fact for segment in segments for other in segment.also]
    assert len(begun + beneath) == len({*begun, *beneath})
    on_words = {one.fact for one in marks if TEXT[slice(*one.span)].strip()}
    assert on_words >= {*begun, *beneath} - {one.fact for one in marks if not TEXT[slice(*one.span)].strip()}


@given(st.lists(st.builds(lambda span, weight: (*span, weight), SPANS, st.integers(0, 3)), max_size=6))
def test_of_all_marks_on_a_place_the_weightiest_is_seen_and_of_these_the_shortest(
    places: list[tuple[int, int, int]],
) -> None:
    marks = [mark(start, end, weight, str(n)) for n, (start, end, weight) in enumerate(places) if start < end]
    starts = [0]
    for words in TEXT.split("\n"):
        starts.append(starts[-1] + len(words) + 1)
    for line in lines(TEXT, marks):
        at = starts[line.number - 1]
        for segment in filter(lambda each: each.words, line.segments):
            over = [one for one in marks if one.span[0] <= at < one.span[1]]
            best = max(((one.weight, one.span[0] - one.span[1]) for one in over), default=None)
            assert (segment.mark and (segment.mark.weight, segment.mark.span[0] - segment.mark.span[1])) == best
            at += len(segment.words)


@pytest.mark.parametrize("before", [0, 300])
def test_of_any_two_marks_of_one_weight_the_shorter_is_seen_and_of_two_as_short_the_first(before: int) -> None:
    """Wherever in a text they stand: here at its beginning, and far from it."""
    text, spans = "." * before + "thirty", [*combinations(range(before, before + 7), 2)]
    for one, other in product(spans, repeat=2):
        (line,) = lines(text, [mark(*one, fact="one"), mark(*other, fact="other")])
        seen = [segment.mark.fact if segment.mark else "" for segment in line.segments for _ in segment.words]
        first, second = sorted(((one, "one"), (other, "other")), key=lambda each: (each[0][1] - each[0][0], each[0]))
        for at, fact in enumerate(seen):
            over = [name for (start, end), name in (first, second) if start <= at < end]
            assert fact == next(iter(over), "")


def test_the_weightier_mark_is_seen_and_of_two_the_shorter() -> None:
    found = lines("30 members signed", [mark(0, 10, 1, "long"), mark(0, 2, 1, "short"), mark(11, 17, 1, "low")])
    assert [(s.words, s.mark.fact if s.mark else None) for s in found[0].segments] == [
        ("30", "short"),
        (" members", "long"),
        (" ", None),
        ("signed", "low"),
    ]
    found = lines("30 members signed", [mark(0, 10, 2, "grave"), mark(0, 2, 1, "light")])
    assert [(s.words, [other.fact for other in s.also]) for s in found[0].segments][:2] == [
        ("30", ["light"]),
        (" members", []),
    ]


def test_a_fact_of_several_words_begins_once() -> None:
    found = lines("Omar and Raskin", [mark(0, 4), mark(9, 15)])
    assert [segment.begins for segment in found[0].segments if segment.mark] == [True, False]


def test_words_are_found_in_their_quote_and_lists_piece_by_piece() -> None:
    assert said_in("On Monday, 30 of them", "30") == ((11, 13),)
    assert said_in("Omar, and Raskin", "Raskin; Omar") == ((10, 16), (0, 4))
    assert said_in("in 2022", "20") == ()


def test_of_an_entry_that_is_there_twice_the_first_place_counts() -> None:
    """The words as a whole are shown wherever they are."""
    assert said_in("Omar and Raskin, and Omar again", "Raskin; Omar") == ((9, 15), (0, 4))
    assert said_in("30 came, and 30 left", "30") == ((0, 2), (13, 15))


def test_a_fact_stands_where_its_quote_does() -> None:
    text = TextIndex("30 here. As for it, 30 came. 30 there.")
    assert spans_of(told("north", "30", "As for it, 30 came."), text) == ((20, 22),)
    assert spans_of(told("north", "many", "As for it, 30 came."), text) == ((9, 28),)
    assert spans_of(told("north", "30", "nobody came"), text) == ()
    assert spans_of(told("north", "30", "30"), text) == ()
