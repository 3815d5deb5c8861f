"""One thing printed in many styles is read alike, and as itself."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import spelled_out

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

READER = Reader()
NTH = [
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
]
QUARTERS = [
    "Q{q} {y}",
    "Q{q} of {y}",
    "{q}Q {y}",
    "{q}Q{s}",
    "{y} Q{q}",
    "{y}-Q{q}",
    "the {n} quarter of {y}",
    "{n}-quarter {y}",
]
SPANS = ["{a}-{b}", "{a}–{b}", "{a} to {b}", "from {a} to {b}", "between {a} and {b}", "from {a} through {b}"]
PUBLISHED = Interval(*[date(2022, 11, 6).toordinal()] * 2)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
years = st.integers(1900, 2098)


def read(words: str, kind: Quantity, unit: str | None = None) -> Reading:
    return READER.read(words, kind=kind, on=PUBLISHED, unit=unit)


def suffixed(number: int) -> str:
    """A number as an ordinal in figures: 1st, 12th."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def whole_years(first: int, last: int) -> Interval:
    return Interval(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())


class TestNumbers:
    @given(st.integers(1, 10_000), st.sampled_from(["{}", "the {}", "the {} package", "its {} package"]))
    def test_an_ordinal_is_exactly_its_number(self, number: int, style: str) -> None:
        assert read(style.format(suffixed(number)), Quantity.COUNT).values == (Interval(number, number),) * 2

    @given(st.sampled_from(NTH), st.sampled_from(["", "twenty-", "ninety "]))
    def test_an_ordinal_in_words_is_the_one_in_figures(self, word: str, tens: str) -> None:
        ones = NTH.index(word) + 1
        if tens and ones > 9:
            return
        number = ones + {"": 0, "twenty-": 20, "ninety ": 90}[tens]
        assert read(f"the {tens}{word}", Quantity.COUNT).number == number

    @given(st.integers(2, 19))
    def test_a_fold_is_a_number_and_so_many_hundred_percent(self, number: int) -> None:
        for words in (f"{spelled_out(number)}fold", f"{spelled_out(number)}-fold", f"{number}-fold"):
            assert read(words, Quantity.COUNT).number == number
            assert read(f"a {words} rise", Quantity.SHARE).number == 100 * number

    @given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["in", "out of", "in every", "of every"]))
    def test_so_many_in_so_many_is_their_quotient(self, over: int, under: int, joint: str) -> None:
        words = f"{over} {joint} {under}"
        if over > under:  # of "100 in a 60 zone" too, which is no share: more than all are none
            with pytest.raises(ReadingError, match="more than all of them"):
                read(words, Quantity.SHARE)
            return
        share = read(words, Quantity.SHARE)
        assert share.number is not None
        assert math.isclose(share.number, Fraction(100 * over, under))
        assert read(f"{spelled_out(over)} {joint} {spelled_out(under)}", Quantity.SHARE).values == share.values
        assert read(f"{over}/{under}", Quantity.SHARE).values == share.values

    @given(st.integers(1, 99))
    def test_cents_are_hundredths(self, cents: int) -> None:
        for words in (f"{cents} cents", f"{spelled_out(cents)} cents", f"{cents}¢", f"${Decimal(cents) / 100}"):
            assert read(words, Quantity.MONEY).number == cents / 100
        assert read(f"{cents}p", Quantity.MONEY).unit == "GBP"

    @given(st.integers(1, 99), st.sampled_from(["hour", "mile", "year"]))
    def test_a_unit_and_a_half(self, number: int, unit: str) -> None:
        half = read(f"{number} and a half {unit}s", Quantity.MEASURE)
        for words in (f"{number} {unit}s and a half", f"{number} 1/2 {unit}s", f"{number}½ {unit}s"):
            assert read(words, Quantity.MEASURE).values == half.values

    @given(st.integers(1, 400))
    def test_points_are_no_percent(self, number: int) -> None:
        points = read(f"{number} basis points", Quantity.MEASURE, "percentage point")
        assert points.number == number / 100
        assert read(f"{number} percentage points", Quantity.MEASURE).unit == "percentage_point"


class TestDates:
    @given(years, st.integers(1, 4), st.sampled_from(QUARTERS))
    def test_a_quarter(self, year: int, quarter: int, style: str) -> None:
        short = year % 100
        if "{s}" in style and not 1943 <= year <= 2042:  # which a year of two digits can be, told in 2022
            return
        words = style.format(q=quarter, y=year, n=NTH[quarter - 1], s=f"{short:02}")
        following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        core = read(words, Quantity.DATE).core
        assert core == Interval(date(year, 3 * quarter - 2, 1).toordinal(), following.toordinal() - 1)

    @given(years, st.integers(0, 90), st.sampled_from(SPANS))
    def test_a_span_of_years(self, first: int, more: int, style: str) -> None:
        last = first + more
        assert read(style.format(a=first, b=last), Quantity.DATE).core == whole_years(first, last)

    @given(
        days,
        st.integers(0, 60),
        st.sampled_from(SPANS[2:]),
        st.sampled_from(["%B %d, %Y", "%d %b %Y", "%A, %b. %d, %Y"]),
    )
    def test_a_span_of_days(self, first: date, more: int, style: str, form: str) -> None:
        last = first + timedelta(days=more)
        words = style.format(a=first.strftime(form), b=last.strftime(form))
        assert read(words, Quantity.DATE).core == Interval(first.toordinal(), last.toordinal())

    @given(years, st.integers(1, 12), st.integers(0, 6))
    def test_the_last_weekday_of_a_month_is_its_fourth_or_fifth(self, year: int, month: int, weekday: int) -> None:
        name, of_month = (date(2022, 10, 31) + timedelta(days=weekday)).strftime("%A"), f"{date(year, month, 1):%B %Y}"
        last = date.fromordinal(int(read(f"the last {name} of {of_month}", Quantity.DATE).core.lo))
        assert (last.year, last.month, last.weekday()) == (year, month, weekday)
        assert (last + timedelta(days=7)).month != month

    @given(st.integers(190, 209), st.sampled_from(["the {}s", "{}s", "in the {}s", "the {}’s"]))
    def test_a_decade(self, tens: int, style: str) -> None:
        if tens % 10:
            assert read(style.format(10 * tens), Quantity.DATE).core == whole_years(10 * tens, 10 * tens + 9)
