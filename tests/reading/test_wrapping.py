"""Lines that were broken at a width are told from lines that end where they are to end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.wrapping import in_paragraphs, unwrapped

MAIL = """\
On Monday the ministry said that it would send
thirty trucks, worth 2 million euros, to the two
towns by the end of May.

It did not say when.
"""
LIST = "Killed: 30\nPercent of men: 12\nWounded in the north of the country: 40\nMissing: 5\n"


def test_a_line_that_is_full_goes_on() -> None:
    assert unwrapped(MAIL) == MAIL.replace("send\n", "send ").replace("two\n", "two ")


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        f"A headline of words that fill its line\nReuters\n\n{MAIL.splitlines()[0]}",
        f"{'A paragraph in one line, however long it is, ' * 4}ends\nwhere another begins.",
        "Short\nlines of\nverse\n",
        "Agency figures as of 14 May at 10:00 GMT, in all\n1. Kyiv: 3 dead\n2. Odesa: 4 dead\n",
        "What was known of the dead by Tuesday evening\n- Kyiv: 3\n\u2022 Odesa: 4\n| 5 | 6 |\n",
        "",
        "\n",
        "no break",
    ],
)
def test_other_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(("width", "is_broken"), [(39, False), (40, True), (132, True), (133, False)])
def test_lines_are_broken_at_no_narrower_and_no_wider_width(width: int, is_broken: bool) -> None:  # noqa: FBT001  # a parameter
    text = f"a {'b' * (width - 2)}\nccc ddd"
    assert unwrapped(text) == (text.replace("\n", " ") if is_broken else text)


@given(st.text(st.sampled_from("ab 1,.\n\t\r"), max_size=300))
def test_nothing_but_breaks_becomes_blanks(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, found, strict=True))


@given(
    st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=12), min_size=30, max_size=80), st.integers(45, 100)
)
def test_what_was_broken_is_whole_again(told: list[str], width: int) -> None:
    assert unwrapped(textwrap.fill(" ".join(told), width)) == " ".join(told)


def test_a_line_of_one_long_word_is_no_width() -> None:
    link = "http" + "s" * 200
    assert unwrapped(f"{MAIL}{link}\n") == f"{unwrapped(MAIL)}{link}\n"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("one\ntwo\nthree", "one two three"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("one\n \t\r\ntwo\nthree", "one\n \t\r\ntwo three"),
        ("one\n3. two\n 12) three", "one\n3. two\n 12) three"),
        ("one\n3.", "one\n3."),
        ("one\n3.5 two\n3 three", "one 3.5 two 3 three"),
    ],
)
def test_a_break_within_a_paragraph_is_a_blank_and_one_before_an_item_is_none(text: str, joined: str) -> None:
    assert in_paragraphs(text) == joined
    assert in_paragraphs(joined) == joined


def test_a_word_as_long_as_the_line_had_no_room_and_a_longer_one_has_none_anywhere() -> None:
    line = "It is as wide as any of the lines of the whole text"
    assert unwrapped(f"{line}\n{'x' * len(line)}") == f"{line} {'x' * len(line)}"
    assert unwrapped(f"{line}\n{'x' * (len(line) + 1)}") == f"{line}\n{'x' * (len(line) + 1)}"
