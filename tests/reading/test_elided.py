"""A bare number whose unit can be that of an amount before it in its sentence is told, whatever the unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.guess import day_span, default_reader
from discrepant.reading.mentions import find_mentions

AMOUNTS = st.sampled_from(
    [
        "{} minutes",
        "{} years",
        "{} km",
        "{} miles",
        "{}kg",
        "{} tonnes",
        "{} acres",
        "{}C",
        "{} feet",
        "{}mph",
        "{} MW",
        "${}",
        "£{}",
        "€{}",
        "¥{}",
        "₹{}",
        "US${}",
        "{} lira",
        "{} euros",
        "{} Swiss francs",
        "{} rand",
        "{}%",
        "{} per cent",
    ]
)
NUMBERS = st.integers(min_value=12, max_value=99)
ON = day_span("2024-05-15")


def _bare(text: str, number: int) -> list[tuple[str, bool]]:
    """The mentions of a bare number: its kind, and whether it is read."""
    found = find_mentions(text, on=ON, reader=default_reader())
    return [(str(each.kind), each.reading is not None) for each in found if each.words.endswith(str(number))]


@given(
    amount=AMOUNTS,
    first=NUMBERS,
    second=NUMBERS,
    frame=st.sampled_from(
        [
            "He asked for {}, and in the end got {}.",
            "It was {} in Oslo and {} in Bergen.",
            "It fell to {} last year, from {}.",
            "The first had {}; the second, {}.",
            "In Oslo they had {}, then {} and then none.",
            "It is {} for some, {} for others.",
        ]
    ),
)
def test_a_number_can_have_the_unit_before_it(amount: str, first: int, second: int, frame: str) -> None:
    second += first == second
    text = frame.format(amount.format(first), second)
    assert _bare(text, second) == [("count", False)], text


@given(amount=AMOUNTS, first=NUMBERS, second=NUMBERS, noun=st.sampled_from(["dogs", "people", "new homes", "soldiers"]))
def test_what_counts_a_noun_or_stands_in_another_sentence_does_not(
    amount: str, first: int, second: int, noun: str
) -> None:
    second += first == second
    for text in (
        f"It was {amount.format(first)} in Oslo, where {second} {noun} were seen.",
        f"It was {amount.format(first)} in Oslo. In Bergen they saw {second}.",
    ):
        assert _bare(text, second) == [("count", True)], text


@pytest.mark.parametrize("words", ["killing 12", "killed 12", "injured 12", "arrested 12", "wounding only 12"])
def test_people_who_are_hurt_or_caught_are_counted(words: str) -> None:
    assert _bare(f"The raid took 40 minutes, {words}.", 12) == [("count", True)]
