"""A printed number is found whole, or not at all: whatever stands behind it, no digit of it is cut off."""

from __future__ import annotations

from datetime import date

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


def _may_be_a_day(n: int) -> bool:
    """Whether eight figures can be a day of our time: 20390401."""
    return 1900 <= n // 10_000 <= 2099 and 1 <= n // 100 % 100 <= 12 and 1 <= n % 100 <= 31


WHOLE = st.integers(2101, 10**10)


@given(
    WHOLE.flatmap(lambda n: st.sampled_from(printed_forms(n)[_may_be_a_day(n) : 2])),
    st.sampled_from(BEHIND),
)
def test_in_digits_before_any_mark(words: str, behind: str) -> None:
    assert found(f"The toll rose to {words}{behind}") == [words]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)).map("{:%Y%m%d}".format), st.sampled_from(BEHIND))
def test_what_can_be_a_day_in_eight_figures_is_told(words: str, behind: str) -> None:
    (told,) = find_mentions(f"The toll rose to {words}{behind}", on=SUNDAY, reader=READER)
    assert (told.words, told.reading, told.problem) == (words, None, "this can be a year or a number")


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


# What may stand beside a number and be no part of it that the reader knows.
UNKNOWN_SCALES = ["zillion", "mil", "thsd", "quadrillion"]
JOINTS = ["", " ", "-", "\u00a0"]


@given(
    st.integers(2, 999).map(str), st.sampled_from(JOINTS), st.integers(2, 99).map(str) | st.sampled_from(UNKNOWN_SCALES)
)
def test_nothing_joined_to_a_number_is_dropped(digits: str, joint: str, beside: str) -> None:
    """It belongs to the reading, or it makes a refusal."""
    text = f"The toll rose to {digits}{joint}{beside} over night."
    first, last = text.index(digits), text.index(beside) + len(beside)
    for mention in find_mentions(text, on=SUNDAY, reader=READER):
        if mention.reading:
            assert mention.span[0] <= first or mention.span[0] >= last, mention
            assert mention.span[1] >= last or mention.span[1] <= first, mention


@given(st.sampled_from(["usd", "eur", "gbp"]), st.integers(2, 10**6).map("{:,}".format))
def test_a_code_in_small_letters_is_not_dropped(code: str, digits: str) -> None:
    for mention in find_mentions(f"They paid {digits} {code} for it.", on=SUNDAY, reader=READER):
        assert mention.reading is None
        assert code.upper() in mention.problem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It raised $2-plus billion.", "$2-plus"),
        ("It cost $1,2 billion.", "$1"),
        ("Around 12,00 people came.", "Around 12"),
        ("It cost 12 500 euros.", "12 500 euros"),
        ("The levy raised 1,-\n200 dollars.", "200 dollars"),
        ("About 30-\n40 people", "About 30"),
        ("They found 1,\n200 bodies.", "200"),
        ("They counted 12,345,\n678 votes.", "12,345"),
        ("They raised 1,\n200,300 dollars.", "200,300 dollars"),
        ("It rose by 12.-\n5 percent.", "5 percent"),
        ("Up to 5-10 people came.", "Up to 5-10"),
        ("The swing was +4.2%.", "4.2%"),
        ("A margin of ±3.1 points.", "3.1"),
        ("It fell to 5.2‰ of it.", "5.2"),
        ("They paid $20 million Canadian.", "$20 million"),
        ("A fine of K2,000 was due.", "2,000"),
        ("a six-figure sum", "six"),
        ("5, 10 and 15 percent", "5"),
        ("10- and 20-dollar bills", "10"),
        ("40 people at most", "40"),
        ("It is 20 below zero.", "20"),
        ("The lake is 5 miles square.", "5 miles"),
        ("ten times larger", "ten"),
        ("up 75bp today", "75"),
        ("Temperatures rose by 1.5 degrees Celsius.", "1.5 degrees Celsius"),
    ],
)
def test_what_would_be_cut_is_refused(text: str, words: str) -> None:
    (mention,) = (each for each in find_mentions(text, on=SUNDAY, reader=READER) if each.words == words)
    assert mention.reading is None
    assert mention.problem
