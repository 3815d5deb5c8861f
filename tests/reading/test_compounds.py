"""Measures told in several units: one measure in the largest of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import spelled_out

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

READER = Reader()
PUBLISHED = Interval(*[date(2022, 11, 6).toordinal()] * 2)
FEET = [
    "{f} feet {i} inches",
    "{f}ft {i}in",
    "{f}'{i}\"",
    "{f}\u2019{i}\u201d",
    "{f}\u2032{i}\u2033",
    "{f} ft. {i} in.",
]
FEET += ["{f} feet and {i} inches", "{f}-foot-{i}", "{f}'{i}", "{f} feet {i}"]
HOURS = [
    "{h} hours {m} minutes",
    "{h} hours and {m} minutes",
    "{h} hours, {m} minutes",
    "{h} hrs {m} mins",
    "{h}h {m}min",
]


def read(words: str, kind: Quantity = Quantity.MEASURE, unit: str | None = None) -> Reading:
    return READER.read(words, kind=kind, on=PUBLISHED, unit=unit)


class TestReading:
    @pytest.mark.parametrize(
        ("words", "number", "unit", "place"),
        [
            ("5 feet 10 inches", 70 / 12, "foot", 1 / 12),
            ("six feet two", 74 / 12, "foot", 1 / 12),
            ("6'2", 74 / 12, "foot", 1 / 12),
            ("an hour and 20 minutes", 4 / 3, "hour", 1 / 60),
            ("1 hour 12 minutes 30 seconds", 1 + 12.5 / 60, "hour", 1 / 3600),
            ("3 lb 4 oz", 3.25, "pound", 1 / 16),
            ("ten stone four", 10 + 4 / 14, "stone", 1 / 14),
            ("5 feet 10 1/2 inches tall", 70.5 / 12, "foot", 0.1 / 12),
            ("2 km 300 m", 2.3, "kilometer", 0.001),
            ("1 year and 2 months", 14 / 12, "year", 1 / 12),
        ],
    )
    def test_the_parts_add_up_in_the_larger_unit(self, words: str, number: float, unit: str, place: float) -> None:
        found = read(words)
        assert found.unit == unit
        assert found.number == pytest.approx(number)
        assert found.place == pytest.approx(place)

    def test_it_is_as_precise_as_its_last_part(self) -> None:
        found = read("5 feet 10 inches", unit="inch")
        assert [found.core.lo, found.core.hi] == pytest.approx([69.5, 70.5])
        assert found.support == found.core

    @pytest.mark.parametrize("hedge", ["", "about ", "at least ", "more than ", "up to "])
    @pytest.mark.parametrize(
        ("several", "last", "unit"),
        [("0 feet 0 inches", "0 inches", "inch"), ("0 hours 0 minutes", "0 minutes", "minute")],
    )
    def test_nothing_of_several_units_is_as_wide_as_nothing_of_the_last(
        self, several: str, last: str, unit: str, hedge: str
    ) -> None:
        one, other = read(hedge + several, unit=unit), read(hedge + last, unit=unit)
        for in_one, in_other in zip(one.values, other.values, strict=True):
            assert [in_one.lo, in_one.hi] == pytest.approx([in_other.lo, in_other.hi])

    def test_it_goes_with_hedges_and_ranges(self) -> None:
        about, between = read("about 5 feet 10 inches", unit="inch"), read("5'8\" to 5'10\"", unit="inch")
        assert [about.support.lo, about.support.hi] == pytest.approx([69, 71])
        assert [between.core.lo, between.core.hi] == pytest.approx([68, 70])
        ends = read("between 5 feet 10 inches and 6 feet", unit="inch")
        assert [ends.core.lo, ends.core.hi] == pytest.approx([70, 72])

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("5 feet 14 inches", "add up"),
            ("10 inches 5 feet", "add up"),
            ("5.5 feet 2 inches", "add up"),
            ("5 feet and 6 feet", "add up"),
            ("2 hours and 5 miles", "cannot be given"),
            ("2h 30m", "cannot be given"),
            ("20 km and 5", "needs its unit"),
            ("5'", "not the name of a unit"),
            ('10"', "not the name of a unit"),
        ],
    )
    def test_what_is_not_one_measure_is_refused(self, words: str, message: str) -> None:
        with pytest.raises(ReadingError, match=message):
            read(words)

    @pytest.mark.parametrize(
        ("words", "at"),
        [
            ("10 inches 5 feet", "10 inches 5"),
            ("about 5 feet 14 inches or more", "5 feet 14"),
            ("2 hours and 5 miles", "2 hours and 5"),
            ("5 feet 10 inches 3 feet", "5 feet 10 inches 3"),
        ],
    )
    def test_what_does_not_add_up_is_pointed_at_from_the_first_number_to_the_last(self, words: str, at: str) -> None:
        with pytest.raises(ReadingError) as error:
            read(words)
        assert words[slice(*error.value.span)] == at

    def test_it_is_no_count(self) -> None:
        with pytest.raises(ReadingError, match="cannot read '0'"):
            read("6 feet 0 inches", Quantity.COUNT)

    @given(st.integers(1, 40), st.integers(1, 11), st.sampled_from(FEET))
    def test_feet_and_inches_in_every_style(self, feet: int, inches: int, style: str) -> None:
        found = read(style.format(f=feet, i=inches), unit="inch")
        assert found.number is not None
        assert isclose(found.number, 12 * feet + inches)
        assert isclose(found.core.hi - found.core.lo, 1)

    @given(st.integers(1, 40), st.integers(1, 59), st.sampled_from(HOURS), st.booleans())
    def test_hours_and_minutes_in_every_style(self, hours: int, minutes: int, style: str, in_words: bool) -> None:  # noqa: FBT001  # hypothesis gives it
        told = [spelled_out(number) if in_words and "h}h" not in style else str(number) for number in (hours, minutes)]
        found = read(style.format(h=told[0], m=told[1]))
        assert found.number is not None
        assert isclose(found.number, Fraction(60 * hours + minutes, 60))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is 5 feet 10 inches tall.", ["5 feet 10 inches"]),
        ("It ran for 2 hours 30 minutes and 5 miles.", ["2 hours 30 minutes", "5 miles"]),
        ("It took an hour and 20 minutes.", ["an hour and 20 minutes"]),
        ("He swam 2 miles, 3 hours later.", ["2 miles", "3 hours"]),
    ],
)
def test_in_running_text_it_is_one_mention(text: str, found: list[str]) -> None:
    assert [mention.words for mention in find_mentions(text, on=PUBLISHED, reader=READER)] == found
