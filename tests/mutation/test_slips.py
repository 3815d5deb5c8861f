"""Slips of the eye and of the keys, as they would stand in print."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant.mutation.slips import altered_figures, altered_wording


def nobody(_: str) -> None:
    """Reads no number in words."""


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("31 people", {"30 people", "32 people", "13 people", "41 people"}),
        ("more than $18.2 billion", {"more than $18.3 billion", "more than $18.2 million", "more than $81.2 billion"}),
        ("1,200", {"1,300", "1,100", "1,201", "2,100"}),
        ("Friday, Nov. 4", {"Thursday, Nov. 4", "Friday, Nov. 5", "Friday, October 4"}),
        ("in 2022", {"in 2021", "in 2023"}),
        ("0.5 percent", {"0.6 percent", "0.4 percent"}),
    ],
)
def test_figures_slip_as_they_are_printed(words: str, others: set[str]) -> None:
    assert others <= set(altered_figures(words, nobody))


def test_a_number_in_words_becomes_one_in_digits() -> None:
    read = {"thirty-one": 31.0, "thirty": 30.0}.get
    made = set(altered_figures("some thirty-one ships", lambda words: read(words.replace(" ", "-"))))
    assert {"some 30 ships", "some 32 ships"} <= made


def test_a_quotation_loses_its_not_or_gets_one() -> None:
    assert "We will negotiate" in set(altered_wording("We will not negotiate"))
    assert "We will not go to 3 cities" in set(altered_wording("We will go to 3 cities"))
    assert "We will go to 4 cities" in set(altered_wording("We will go to 3 cities"))


@given(st.text(max_size=60))
@example("1" + "0" * 28)
def test_any_words_slip_into_other_words_or_none(words: str) -> None:
    assert words not in set(altered_figures(words, nobody))
    for made in altered_wording(words):
        assert made.split() != words.split()


@given(st.integers(1, 10**60))
def test_a_slip_of_a_long_number_keeps_its_other_digits(number: int) -> None:
    """Past 28 digits decimals are rounded, unless they are told not to be."""
    made = {int(each) for each in altered_figures(str(number), nobody)}
    assert {number + 1, number + 100} <= made


@given(st.integers(1, 10**9), st.booleans())
def test_no_slip_is_negative_or_nothing(number: int, grouped: bool) -> None:  # noqa: FBT001
    printed = f"{number:,}" if grouped else str(number)
    for made in altered_figures(printed, nobody):
        assert int(made.replace(",", "")) >= 0
