"""Slips as they happen at a desk, each named in a sentence, and nothing named that is none."""

from __future__ import annotations

import pytest
from compare_strategies import readings
from hypothesis import given

from discrepant.compare.slips import slip
from discrepant.reading.model import Reading
from facts import day, number


def money(words: str) -> Reading:
    return number(words, "money", "USD")


def length(words: str) -> Reading:
    return number(words, "measure", "km")


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (number("300"), number("3,000"), "One is 10 times the other."),
        (number("1,200"), number("12"), "One is 100 times the other."),
        (money("$20 million"), money("$20 billion"), "One is 1,000 times the other."),
        (money("$18.2 billion"), money("$18.2 trillion"), "One is 1,000 times the other."),
        (money("$18.2 million"), money("$18.2 trillion"), "One is 1,000,000 times the other."),
        (money("about $20 billion"), money("more than $20 million"), "One is 1,000 times the other."),
        (money("$18.2 billion"), money("$18 million"), "One is about 1,000 times the other."),
        (number("50 percent", "share"), number("0.5 percent", "share"), "One is 100 times the other."),
        (
            number("12 tons", "measure", "kg"),
            number("12 tonnes", "measure", "kg"),
            "One is 1.102 times the other, as a metric ton is to a ton of 2,000 pounds.",
        ),
        (length("15 km"), length("15 miles"), "One is 1.609 times the other, as a mile is to a kilometer."),
        (length("16 km"), length("10 km"), "One is about 1.609 times the other, as a mile is to a kilometer."),
        (length("20 nautical miles"), length("20 km"), "One is 1.852 times the other, as a nautical mile is to a"),
        (
            number("300 m", "measure", "m"),
            number("300 feet", "measure", "m"),
            "One is 3.281 times the other, as a meter is to a foot.",
        ),
        (
            number("70 kg", "measure", "kg"),
            number("70 pounds", "measure", "kg"),
            "One is 2.205 times the other, as a kilogram is to a pound.",
        ),
        (
            number("90 mph", "measure", "km/h"),
            number("90 km/h", "measure", "km/h"),
            "One is 1.609 times the other, as a mile per hour is to a kilometer per hour.",
        ),
        (number("1,284"), number("1,248"), "Two neighbouring digits have changed places."),
        (money("$18.2 billion"), money("$12.8 billion"), "Two neighbouring digits have changed places."),
        (number("21"), number("12"), "Two neighbouring digits have changed places."),
        (number("-5", "number"), number("5", "number"), "They differ in their sign alone."),
        (day("2022-02-24"), day("2021-02-24"), "It is the same day of another year."),
        (day("2022-02-01/2022-02-28"), day("2024-02-01/2024-02-29"), "It is the same time of another year."),
        (money("$18.5 billion"), money("$18 million"), "One is about 1,000 times the other."),  # 18.5 may be 18
        (length("161 km"), length("100 km"), "One is about 1.609 times the other, as a mile is to a kilometer."),
        (day("2024-02-29"), day("2023-02-28"), "It is the same day of another year."),
        (day("2022-01-01/2022-10-27"), day("2021-01-01/2021-10-27"), "It is the same time of another year."),
        (day("2022-05-03"), day("2022-03-05"), "Day and month have changed places."),
        (day("2022-05-12"), day("2022-05-21"), "The two digits of the day have changed places."),
    ],
)
def test_it_is_named(one: Reading, other: Reading, sentence: str) -> None:
    assert slip(one, other).startswith(sentence)
    assert slip(other, one) == slip(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("300"), number("300")),
        (number("300"), number("3,100")),
        (number("3"), number("28")),
        (number("0"), number("10")),
        (number("dozens"), number("300")),
        (number("1,284"), number("1,294")),
        (number("1,284"), number("4,281")),
        (number("15"), number("24")),  # people are no miles
        (length("15 km"), length("26 km")),
        (length("2 km"), length("3 km")),
        (money("$20"), number("200")),
        (day("2022-02-24"), day("2022-02-25")),
        (day("2022-05-03"), day("2022-05-03")),
        (day("2022-01-01/2022-12-31"), day("2021-01-01/2021-12-31")),  # years
        (day("2022-11-04/2022-11-05"), day("2020-11-04/2021-11-05")),  # a day, and a year and a day
        (day("2022-02-24/.."), day("2021-02-24/2021-02-25")),
        (day("2022-02-24/.."), day("2021-02-24/..")),
        (day("2022-01-01/2022-10-28"), day("2021-01-01/2021-10-28")),  # three hundred days between the ends
        (day("2022-02-01/2022-02-03"), day("2021-02-01/2021-02-04")),
        (money("$18.6 billion"), money("$18 million")),  # 18 would be 19
        (money("$8.2 billion"), money("$8 million")),  # a single digit says too little
        (length("12 km"), length("7 km")),  # likewise, though seven miles are about eleven kilometers
        (length("163 km"), length("100 km")),
        (day("2022-05-03"), day("2021-03-05")),
        (day("2022-05-12"), day("2022-06-21")),
        (day("2021-12-30/2022-01-02"), day("2021-12-30/2022-01-02")),
        (day("2021-12-30/2022-01-02"), day("2021-12-30/2022-01-03")),
        (day("2022-03-03"), day("2022-03-03")),
        (day("2022-05-03"), day("2022-03-05/2022-03-06")),
        (day("2022-05-03/2022-05-04"), day("2022-03-05/2022-03-06")),
        (day("2022-05-12/2022-05-13"), day("2022-05-21/2022-05-22")),
        (number("-0.5", "number"), number("0.05", "number")),
        (day("2022-05-12"), day("2021-05-21")),
        (number("300"), number("3,000", "number")),  # a count and a bare number
        (number("-5", "number"), number("50", "number")),  # a loss and a gain
    ],
)
def test_nothing_is(one: Reading, other: Reading) -> None:
    assert slip(one, other) == slip(other, one) == ""


def test_percent_and_percentage_points() -> None:
    share = number("5 percent", "share")
    sentence = slip(share, share, (["5 percent"], ["5 percentage points"]))
    assert sentence == (
        "One is printed in percentage points, the other in percent: from 40 % to 42 % is 5 percent more, "
        "and 2 percentage points."
    )
    assert not slip(share, share, (["5 points"], ["5 percentage points"]))


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        (["11 km"], ["18 km", "11 miles"], "“11 km” and “11 miles” are one number in two units."),
        (["a depth of", "about 11 km"], ["11 miles"], "“11 miles” and “about 11 km” are one number in two units."),
        (["11 km"], ["18 km", "12 miles"], ""),
        (["11 km"], ["18 km", "11 kilometers"], ""),
    ],
)
def test_a_number_that_the_other_side_prints_of_another_unit(ours: list[str], theirs: list[str], sentence: str) -> None:
    """18 is no rounded 1.609 times 11, and yet who prints 11 km has it from “18 km (11 miles)”."""
    assert slip(length("11 km"), length("18 km"), (ours, theirs)) == sentence
    assert slip(length("18 km"), length("11 km"), (theirs, ours)) == sentence


def test_of_many_wordings_the_first_six_are_read() -> None:
    others = [f"{number} km" for number in range(30, 36)]
    share, points = number("5 percent", "share"), ["5 percent"] * 6
    assert slip(length("11 km"), length("18 km"), (["11 km"], [*others[:5], "11 miles"]))
    assert not slip(length("11 km"), length("18 km"), (["11 km"], [*others, "11 miles"]))
    assert slip(share, share, (["5 percent"], [*points[:5], "5 points"]))
    assert not slip(share, share, (["5 percent"], [*points, "5 points"]))


@given(readings, readings)
def test_is_symmetric_and_total(a: Reading, b: Reading) -> None:
    assert slip(a, b) == slip(b, a)
    assert slip(a, a) == ""
