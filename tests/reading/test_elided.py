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


@pytest.mark.parametrize(
    ("text", "number", "is_read"),
    [
        ("It was 30 km in Oslo and 300 in Bergen.", 300, False),
        ("It was 30 km in Oslo and 301 in Bergen.", 301, True),
        ("It was 300 km in Oslo and 30 in Bergen.", 30, False),
        ("It was 301 km in Oslo and 30 in Bergen.", 30, True),
        ("It was -30C in Oslo and 12 in Bergen.", 12, False),
        ("It was $5bn in Oslo and 50 in Bergen.", 50, False),  # billions, too
        ("It was $5bn in Oslo and 51 in Bergen.", 51, True),
        ("It was $5,000 in Oslo and 600 in Bergen.", 600, False),
        ("Power is back in 999 of the 1.6 million homes.", 999, False),
        ("Power is back in 12 of the 1.6m homes.", 12, False),
        ("Power is back in 12 of the 160 homes.", 12, True),
        ("He served 12 of the 15 years.", 12, False),
        ("He knew 12 of the 15-year-olds.", 12, True),
    ],
)
def test_what_is_far_from_it_or_stands_by_itself_is_another_thing(text: str, number: int, is_read: bool) -> None:  # noqa: FBT001  # as it is given
    assert _bare(text, number) == [("count", is_read)]


def test_a_thousand_has_no_scale_left_out() -> None:
    found = find_mentions("Power is back in 1,000 of the 1.6 million homes.", on=ON, reader=default_reader())
    assert [each.reading is not None for each in found] == [True, True]


@pytest.mark.parametrize("between", ["; in Bergen it was 12", "; the Swede got 12"])
def test_one_clause_away_it_is_near_and_two_away_it_is_not(between: str) -> None:
    assert _bare(f"In Oslo it was 30 km{between}.", 12) == [("count", False)]
    assert _bare("In Oslo it was 30 km; so they said; that day it was 12.", 12) == [("count", True)]
    assert _bare(f"In Oslo it was 30 km{between} dogs.", 12) == [("count", True)]
