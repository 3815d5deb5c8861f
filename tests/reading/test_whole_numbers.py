"""A printed number is found whole, or not at all: whatever stands behind it, no digit of it is cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import printed_forms

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

READER = Reader()
SUNDAY = day_span("2022-11-06")
# What newspapers print right behind a number.
BEHIND = [
    ", officials said",
    ".",
    ".\n",
    "; it",
    ": the",
    "!",
    "?",
    ")",
    "”",
    ".”",
    ",”",
    "’",
    "]",
    " — the",
    "—the",
    "…",
]
BEHIND += ["*", "\u2020", "\n", "\r\n", "", ",\n", ".[4]", "\u00a0men", " (so they said)"]


def found(text: str) -> list[str]:
    return [mention.words for mention in find_mentions(text, on=SUNDAY, reader=READER) if mention.reading]


@given(st.integers(2101, 10**10).flatmap(lambda n: st.sampled_from(printed_forms(n)[:2])), st.sampled_from(BEHIND))
def test_in_digits_before_any_mark(words: str, behind: str) -> None:
    assert found(f"The toll rose to {words}{behind}") == [words]


@given(st.integers(2101, 10**10).map("{:,}".format), st.sampled_from(BEHIND), st.sampled_from(["$", "€", "£"]))
def test_of_money_before_any_mark(digits: str, behind: str, sign: str) -> None:
    assert found(f"It cost {sign}{digits}{behind}") == [f"{sign}{digits}"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The toll rose to 17,500, officials said.", 17_500),
        ("It cost $61,000, he said.", 61_000),
        ("in 1,50,000, or more", 150_000),
    ],
)
def test_examples(text: str, number: float) -> None:
    (mention,) = (each for each in find_mentions(text, on=SUNDAY, reader=READER) if each.reading)
    assert mention.reading is not None
    assert mention.reading.number == number


def test_a_rate_over_a_decade_is_read() -> None:
    reading = READER.read("20 km a decade", kind=Quantity.MEASURE)
    assert (reading.number, reading.unit) == (20, "kilometer / decades")
