"""What is part of a wording, and what only looks so because something was left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.excerpts import is_excerpt, pieces_of
from discrepant.reading.wording import signs_and_words

WHOLE = (
    "we will not talk here, and we are willing to negotiate with all parties about acceptable solutions, but not today"
)


@pytest.mark.parametrize(
    "part",
    [
        WHOLE,
        "willing to negotiate",
        "We are “willing to negotiate” with all parties!",
        "willing … parties",
        "willing to … with all … solutions",
        "… willing to negotiate …",
        "willing [they said] parties",
        "[Russia is] willing to negotiate",
        "willing to negotiate with [everybody] about",
        "willing … [all] … solutions",
    ],
)
def test_parts(part: str) -> None:
    assert is_excerpt(part, WHOLE)


@pytest.mark.parametrize(
    "other",
    [
        "willing to talk",
        "parties … willing",  # the other way round
        "willing … willing",  # once is not twice
        "we will … talk",  # hides a "not"
        "will [surely] talk",
        "willing … today",
        "talk",  # a "not" right before it turns its sense
        "today",
        "",
        "…",
        "[we]",
        "negotiat",
    ],
)
def test_no_parts(other: str) -> None:
    assert not is_excerpt(other, WHOLE)


def test_a_later_place_counts_where_the_first_does_not_do() -> None:
    assert is_excerpt("go … home", "go not there today but go there and then home")
    assert is_excerpt("we talk", "never will we talk like that; still, when we talk they listen")


def test_an_ellipsis_hides_so_much_and_no_more() -> None:
    assert is_excerpt("first … last", f"first {'word ' * 40} last")
    assert not is_excerpt("first … last", f"first {'word ' * 41} last")
    assert is_excerpt("first [x] last", f"first {'word ' * 8} last")
    assert not is_excerpt("first [x] last", f"first {'word ' * 9} last")
    assert is_excerpt("first … [x] last", f"first {'word ' * 48} last")


def test_a_negation_farther_off_belongs_to_something_else() -> None:
    assert is_excerpt("we go home", "not for the others today we go home")
    assert not is_excerpt("we go home", "not for others we go home")
    assert is_excerpt("we go home", "not for all others we go home")


def test_in_a_book_nothing_is_looked_for() -> None:
    book = "word " * 10_000
    assert is_excerpt("word word", book)
    assert not is_excerpt("word word", f"{book} word")


def test_signs_are_words() -> None:
    assert signs_and_words("$20") != signs_and_words("€20")
    assert not is_excerpt("cost €20", "it cost $20 in all")
    assert is_excerpt("cost $20", "it cost $20 in all")
    assert not is_excerpt("rose 5%", "it rose 5 points")


def test_pieces_leave_punctuation_out_and_keep_the_cuts() -> None:
    assert pieces_of("We go, now: home.") == pieces_of("we go now home")
    assert pieces_of("we … home") != pieces_of("we home")
    assert pieces_of("[we] go") == ((), ("we",), ("go",))


words = st.lists(st.sampled_from(["a", "b", "not", "…", "[c]", "d."]), max_size=12).map(" ".join)


class TestLaws:
    @given(st.text(), st.text())
    def test_is_total(self, short: str, long: str) -> None:
        assert is_excerpt(short, long) in (True, False)

    @given(words)
    def test_every_wording_is_part_of_itself(self, wording: str) -> None:
        if "…" not in wording and "[" not in wording:
            assert is_excerpt(wording, wording) == bool(wording)

    @given(words, words, words)
    def test_a_run_of_words_is_a_part(self, before: str, part: str, after: str) -> None:
        if part and not {"…", "not", "[c]"} & set(f"{before} {part}".split()):
            assert is_excerpt(part, f"{before} {part} {after}")

    @given(words, words)
    def test_a_part_has_the_words_of_the_whole(self, part: str, whole: str) -> None:
        if is_excerpt(part, whole) and not {"…", "[c]"} & set(part.split()):
            assert " ".join(signs_and_words(part)) in " ".join(signs_and_words(whole))


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("a " * 3_000 + "b", "a " * 3_000),
        ("a … " * 3_000 + "b", "a " * 3_000),
        ("[x] a " * 3_000, "a " * 3_000),
        ("a b " * 700 + "… " + "a b " * 700 + "c", "a b " * 1_500),
        ("a … b", "not " * 3_000),
        (" ".join(f"w{n}" for n in range(3_000)), " ".join(f"w{n}" for n in range(3_000))),
    ],
)
def test_repeats_do_no_harm(part: str, whole: str) -> None:
    with within(0.5):
        is_excerpt(part, whole)
