"""Amounts, days and who says what, as an editor writes them."""

from __future__ import annotations

import math
import re

import attrs
import pytest
from compare_strategies import readings
from hypothesis import assume, example, given
from hypothesis import strategies as st

from discrepant.compare.amounts import amount
from discrepant.compare.intervals import constant
from discrepant.compare.sentences import listed, party, who_says
from discrepant.compare.spans import apart, span
from discrepant.compare.times import date_and_time, days, time_between
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from facts import day, make_claim, make_fact, number, tell


@pytest.mark.parametrize(
    ("items", "most", "sentence"),
    [
        (["a"], None, "a"),
        (["a", "b"], None, "a and b"),
        (["a", "b", "c"], None, "a, b and c"),
        (["a", "b", "a"], None, "a and b"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more"),
        (["a", "b"], 2, "a and b"),
    ],
)
def test_listed(items: list[str], most: int | None, sentence: str) -> None:
    assert listed(items, most) == sentence


class TestWhoSays:
    claim = make_claim("count")

    def test_the_same_words(self) -> None:
        facts = [make_fact(self.claim, source, "30") for source in ("a", "b", "c")]
        assert who_says(facts) == "The A, The B and The C: “30”"

    def test_other_words(self) -> None:
        facts = [make_fact(self.claim, "a", "30"), make_fact(self.claim, "b", "30 people")]
        assert who_says(facts) == "The A: “30”, The B: “30 people”"

    def test_one_source_in_other_words(self) -> None:
        facts = [make_fact(self.claim, "a", "30"), make_fact(self.claim, "a", "30 people")]
        assert who_says(facts) == "The A: “30” and “30 people”"

    def test_what_it_is_read_as_and_when(self) -> None:
        facts = [make_fact(self.claim, "a", "thirty-ish", reads="30", as_of="2022-10-24/2022-10-25")]
        assert who_says(facts, as_of=True) == "The A: “thirty-ish” (read as “30”) as of 24 to 25 October 2022"

    def test_when_is_told_once(self) -> None:
        told = [
            ("a", "30", "2022-11-01"),
            ("a", "30 people", "2022-11-01"),
            ("a", "30", "2022-11-02"),
            ("b", "30", "2022-11-02"),
        ]
        facts = tell(self.claim, *told).facts
        assert who_says(facts, as_of=True) == (
            "The A: “30” and “30 people” as of 1 November 2022, The A and The B: “30” as of 2 November 2022"
        )

    def test_two_units(self) -> None:
        assert who_says([make_fact(make_claim("measure"), "a", "15 km", "10 miles")]) == "The A: “15 km” and “10 miles”"

    def test_many(self) -> None:
        facts = [make_fact(self.claim, f"s{n}", "30") for n in range(20)]
        assert who_says(facts) == "The S0, The S1, The S2, The S3, The S4, The S5 and 14 more: “30”"
        facts = [make_fact(self.claim, f"s{n}", str(n)) for n in range(20)]
        assert who_says(facts).endswith(", The S5: “5” and 14 more")
        assert who_says(facts[:7]).endswith(", The S5: “5” and 1 more")
        assert who_says(facts[:6]).endswith(", The S5: “5”")
        facts = [make_fact(self.claim, "a", str(n)) for n in range(7)]
        assert who_says(facts) == "The A: “0”, “1”, “2”, “3”, “4”, “5” and 1 more"
        assert who_says(facts[:6]) == "The A: “0”, “1”, “2”, “3”, “4” and “5”"


@pytest.mark.parametrize(
    ("names", "lack"),
    [
        (["A"], "A lacks"),
        (["A", "B"], "A and B lack"),
        (["A", "B", "C"], "A, B and C lack"),
        (["A", "B", "C", "D"], "A, B, C and 1 more lack"),
    ],
)
def test_three_of_a_party_are_named(names: list[str], lack: str) -> None:
    assert party(names).does("lacks", "lack") == lack


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("2022-11-04", "4 November 2022"),
        ("2022-11-04T15:30", "4 November 2022, 15:30"),
        ("2022-11-04T15:30:20Z", "4 November 2022, 15:30:20 UTC"),
        ("2022-11-04T15:30+05:45", "4 November 2022, 15:30 (+05:45)"),
        ("2022-11-04T01:30+05:45", "4 November 2022, 01:30 (+05:45)"),  # though it was the day before in UTC
        ("3:30 p.m. local time on 4 November 2022", "4 November 2022, 15:30 (local time)"),
        ("about 3 pm on 4 November 2022", "4 November 2022, 14:30 to 15:30"),
        ("4 November 2022, about 15:30 UTC", "4 November 2022, 15:15 to 15:45 UTC"),
        ("2022-11-04/2022-11-06", "4 to 6 November 2022"),
    ],
)
def test_a_date_with_its_time_and_clock(printed: str, words: str) -> None:
    assert date_and_time(day(printed)) == words


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("2022-11-06", "6 November 2022"),
        ("2022-11-01/2022-11-30", "1 to 30 November 2022"),
        ("2022-02-24/2022-11-06", "24 February to 6 November 2022"),
        ("2021-11-01/2022-11-06", "1 November 2021 to 6 November 2022"),
        ("2021-11-01/2022-11-30", "1 November 2021 to 30 November 2022"),
        ("2022-11-06/..", "any day from 6 November 2022"),
        ("../2022-11-06", "any day up to 6 November 2022"),
        ("../..", "any day"),
    ],
)
def test_days(words: str, spelled: str) -> None:
    reading = day(words)
    assert days(reading.core) == span(reading.core, reading) == spelled


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (30, None, "30"),
        (0, None, "0"),
        (1_234_567, None, "1.234567 million"),
        (999_999, None, "999,999"),
        (1_000_000, None, "1 million"),
        (1e9, None, "1 billion"),
        (999_999_999, None, "999.999999 million"),
        (999_999_999_999, None, "999.999999999 billion"),
        (1e12, None, "1 trillion"),
        (-1e6, None, "−1 million"),
        (150_000, None, "150,000"),
        (18.2e9, "USD", "$18.2 billion"),
        (7e8, "USD", "$700 million"),
        (1.5e12, "EUR", "€1.5 trillion"),
        (-5e6, "USD", "−$5 million"),
        (1.5, "USD", "$1.50"),
        (1.495, "USD", "$1.495"),
        (1, "USD", "$1"),
        (999_999.5, "USD", "$999,999.50"),
        (1_500_000.5, "USD", "$1.5000005 million"),
        (100, "CHF", "CHF 100"),
        (2.5, "%", "2.5 %"),
        (100 / 3, "%", "33.3 %"),
        (1, "day", "1 day"),
        (457, "day", "457 days"),
        (12_345, "day", "12,345 days"),
        (16.09344, "km", "16.1 km"),
        (1234.567, "km", "1,235 km"),
        (15, "mile", "15 miles"),
        (1, "mile", "1 mile"),
        (3, "square_kilometer", "3 square kilometers"),
        (5.5e6, "meter ** 3", "5.5 million cubic meters"),
        (1, "kilometer ** 2", "1 square kilometer"),
        (300, "cubic foot", "300 cubic feet"),
        (100, "meter / second", "100 meters per second"),
        (1, "barrel / day", "1 barrel per day"),
        (12, "kilogram / meter ** 3", "12 kilograms per cubic meter"),
        (3, "fat_men / meter ** 2", "3 fat men per square meter"),
        (2, "m", "2 m"),  # not the first of CLDR that ends so, which is grams
        (2, "t", "2 t"),
        (3, "fat_men", "3 fat men"),
        (0, "km", "0 km"),
        (1, "degree_Celsius", "1 degree Celsius"),
        (2, "delta_degree_Celsius", "2 degrees Celsius"),
        (1_298, "metric_ton", "1,298 metric tons"),
        (1, "metric_ton", "1 metric ton"),
        (0.012345, "km", "0.0123 km"),
        (-2.5, "km", "−2.5 km"),
        (-0.5, None, "−0.5"),
        (-0.5, "USD", "−$0.50"),
        (0.75, "USD", "$0.75"),
        (2.5, "CHF", "CHF 2.50"),
    ],
)
def test_amount(value: float, unit: str | None, words: str) -> None:
    assert amount(value, unit) == words


def test_a_number_takes_the_scale_of_the_one_beside_it_unless_it_is_much_smaller() -> None:
    assert amount(7e8, "USD", beside=1.8e9) == "$0.7 billion"
    assert amount(5e7, "USD", beside=1e9) == "$0.05 billion"  # a twentieth of the scale
    assert amount(4.9e7, "USD", beside=1e9) == "$49 million"
    assert amount(2e9, "USD", beside=1e6) == "$2 billion"
    assert amount(5e5, "USD", beside=7e5) == "$500,000"
    assert amount(1.5, "USD", beside=2e6) == "$1.50"


@pytest.mark.parametrize(
    ("of_days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (2, "2 days"),
        (1.5, "1 day 12 hours"),
        (2 / 24, "2 hours"),
        (1.5 / 24, "1 hour 30 minutes"),
        (7199 / 86_400, "1 hour 59 minutes"),
        (7201 / 86_400, "2 hours 1 second"),
        (86_399 / 86_400, "23 hours 59 minutes"),
        (457, "457 days"),
        (20 / 1440, "20 minutes"),
        (61 / 86_400, "1 minute 1 second"),
        (1 + 3661 / 86_400, "1 day 1 hour"),  # as much as a sentence needs
        (-2, "−2 days"),
    ],
)
def test_time_between(of_days: float, words: str) -> None:
    assert time_between(of_days) == words


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((3, 4), "a rise of 3 to 4"),
        ((3, 3), "a rise of 3"),
        ((0, 4), "a rise of 4 or less"),
        ((-4, -3), "a fall of 3 to 4"),
        ((-4, 0), "a fall of 4 or less"),
        ((0, 0), "no change"),
        ((-3, 4), "anything from a fall of 3 to a rise of 4"),
        ((3, math.inf), "a rise of 3 or more"),
        ((-math.inf, -3), "a fall of 3 or more"),
    ],
)
def test_a_change_is_a_rise_or_a_fall(ends: tuple[float, float], words: str) -> None:
    assert span(Interval(*ends), attrs.evolve(number("3"), kind=Quantity.CHANGE)) == words


@pytest.mark.parametrize(
    ("reading", "core", "support"),
    [
        (number("30"), "30", "30"),
        (
            number("more than $18.2 billion", "money", "USD"),
            "$18.2 billion to $18.3 billion",
            "anything above $18.2 billion",
        ),
        (number("at least $18.2 billion", "money", "USD"), "$18.2 billion to $18.3 billion", "$18.2 billion or more"),
        (number("less than $18 billion", "money", "USD"), "$17 billion to $18 billion", "anything below $18 billion"),
        (number("up to 18"), "17 to 18", "18 or less"),
        (number("more than 18"), "19", "19 or more"),
        (number("fewer than 18"), "17", "17 or less"),
        (number("more than 20 percent", "share"), "20 % to 30 %", "anything above 20 %"),
        (number("10 miles", "measure", "km"), "15.29 km to 16.9 km", "15.29 km to 16.9 km"),
        (number("more than 10 km", "measure", "km"), "10 km to 20 km", "anything above 10 km"),
    ],
)
def test_span(reading: Reading, core: str, support: str) -> None:
    assert (span(reading.core, reading), span(reading.support, reading)) == (core, support)


def test_span_without_ends() -> None:
    assert span(Interval(-math.inf, math.inf), number("30")) == "any number"
    assert span(Interval(-math.inf, 30), number("30")) == "30 or less"


class TestApart:
    def test_money(self) -> None:
        lower, upper = number("$18.3 billion", "money", "USD"), number("about $20 billion", "money", "USD")
        assert apart(Interval(18.2e9, 18.3e9), upper.core, lower, 3.8) == (
            "$700 million or 3.8 % ($19 billion − $18.3 billion)"
        )
        assert apart(Interval(18.2e9, 18.3e9), upper.core, lower) == "$700 million ($19 billion − $18.3 billion)"

    def test_what_is_many_times_as_much_is_seen_without_percent(self) -> None:
        reading = number("20")
        assert apart(Interval(20, 20), Interval(219.8, 220), reading, 999) == "199.8 or 999 % (219.8 − 20)"
        assert apart(Interval(20, 20), Interval(220, 220), reading, 1000) == "200 (220 − 20)"

    def test_what_is_taken_from_a_fall_stands_in_brackets(self) -> None:
        reading = attrs.evolve(number("3"), kind=Quantity.CHANGE)
        assert apart(Interval(-3, -3), Interval(2, 2), reading) == "5 (2 − (−3))"
        assert apart(Interval(1, 1), Interval(2, 2), reading) == "1 (2 − 1)"

    def test_beyond_a_number_that_is_left_out(self) -> None:
        below, above = number("less than $2", "money", "USD"), number("more than $3", "money", "USD")
        assert apart(below.core, above.core, below) == "$1 ($3 − $2)"

    def test_arithmetic_of_measures_is_right_as_printed(self) -> None:
        lower, upper = Interval(0, 15.5), Interval(15.898112, 20)
        assert apart(lower, upper, number("15 km", "measure", "km")) == "0.398 km (15.898 km − 15.5 km)"

    @pytest.mark.parametrize(
        ("printed", "words"),
        [
            (1.8e9, "about $1.8 billion as printed, at least $0.7 billion ($19 billion − $18.3 billion)"),
            (5e12, "about $5 trillion as printed, at least $700 million ($19 billion − $18.3 billion)"),
            (7e8, "$700 million ($19 billion − $18.3 billion)"),
            (0, "$700 million ($19 billion − $18.3 billion)"),
        ],
    )
    def test_as_printed_and_at_the_least(self, printed: float, words: str) -> None:
        reading = number("$18.3 billion", "money", "USD")
        assert apart(Interval(18.2e9, 18.3e9), Interval(19e9, 21e9), reading, printed=printed) == words

    @pytest.mark.parametrize(("end", "words"), [(51.5, "1 percentage point"), (55, "4.5 percentage points")])
    def test_shares(self, end: float, words: str) -> None:
        reading = number("50 percent", "share")
        assert apart(reading.core, Interval(end, 60), reading, 9.9) == f"{words} ({end:g} % − 50.5 %)"

    def test_days(self) -> None:
        early, late = day("2021-07-29/2021-08-08"), day("2022-11-08")
        assert apart(early.core, late.core, early) == "457 days (8 August 2021 to 8 November 2022)"


class TestLaws:
    @given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([None, "USD", "km", "%", "day", "mile"]))
    def test_an_amount_has_no_line_breaks_and_names_its_unit(self, value: float, unit: str | None) -> None:
        words = amount(value, unit)
        assert words
        assert "\n" not in words
        assert unit is None or {"USD": "$", "mile": "mile"}.get(unit, unit) in words

    @given(readings)
    def test_every_core_and_support_has_words(self, reading: Reading) -> None:
        for interval in reading.values:
            assert "inf" not in span(interval, reading)

    @given(readings, readings)
    def test_the_arithmetic_is_right(self, a: Reading, b: Reading) -> None:
        lower, upper = sorted((a, b), key=lambda reading: reading.core.lo)
        if lower.core.adjoins(upper.core):
            trace, _, end = apart(lower.core, upper.core, lower).rstrip(")").partition(", at ")
            assert trace == "a trace (one ends where the other begins"
            assert math.isclose(_billions(end) * 1e9, lower.core.hi, rel_tol=1e-9)
        elif not lower.core.meets(upper.core):
            gap, _, ends = apart(lower.core, upper.core, lower).rstrip(")").partition(" (")
            high, low = (_billions(end) for end in ends.split(" − "))
            assert math.isclose(_billions(gap), high - low, abs_tol=1e-6)

    @given(st.lists(st.sampled_from("abc"), min_size=1, max_size=20))
    def test_everybody_is_named_once(self, sources: list[str]) -> None:
        facts = [make_fact(make_claim("count"), source, "30") for source in sources]
        told = who_says(facts)
        assert all(told.count(f"The {source.upper()}") == 1 for source in set(sources))
        assert told == who_says([attrs.evolve(fact) for fact in facts])


def _billions(words: str) -> float:
    digits, _, scale = words.removeprefix("$").replace(",", "").partition(" ")
    return float(digits) / {"billion": 1, "million": 1e3, "": 1e9}[scale]


def test_a_time_beyond_any_clock_is_told_in_days() -> None:
    assert time_between(2.0806633505350878e303).endswith(" days")


def test_cents_are_two_whatever_a_sum_left_behind_them() -> None:
    assert amount(0.1 + 0.2, "USD") == "$0.30"


_UNITS = ("km", "miles", "meters", "feet", "kg", "pounds", "tonnes", "hours", "days", "%")
_figures = st.builds(
    lambda digits, places: f"{digits / 10**places:,.{places}f}", st.integers(1, 99_999), st.integers(0, 2)
)


@st.composite
def measures(draw: st.DrawFn) -> tuple[Reading, Reading]:
    """Two printed measures in units of one sort, the first one's for both, or two shares."""
    sorts = (_UNITS[:4], _UNITS[4:7], _UNITS[7:9], _UNITS[9:])
    units = draw(st.sampled_from(sorts))
    printed = [f"{draw(_figures)} {draw(st.sampled_from(units))}" for _ in range(2)]
    hedge = draw(st.sampled_from(("", "about ", "more than ", "nearly ")))
    wanted = None if units == ("%",) else printed[0].split()[1]
    kind = "share" if wanted is None else "measure"
    one, other = (number(f"{more}{words}", kind, wanted) for more, words in zip((hedge, ""), printed, strict=True))
    return one, other


def _number_in(words: str) -> float:
    digits, *scale = words.replace(",", "").replace("\N{MINUS SIGN}", "-").split()
    return float(digits) * {"million": 1e6}.get(scale[0] if scale else "", 1.0)


class TestMeasures:
    """What a reader adds up on paper comes out."""

    @given(measures())
    @example((number("449.5 km", "measure", "km"), number("101 km", "measure", "km")))
    @example((number("450 km", "measure", "km"), number("101 km", "measure", "km")))
    @example((number("430 %", "share"), number("101 %", "share")))
    def test_what_is_taken_from_one_another_comes_to_what_is_told(self, pair: tuple[Reading, Reading]) -> None:
        lower, upper = sorted(pair, key=lambda reading: reading.core.lo)
        assume(lower.core.hi < upper.core.lo and not lower.core.adjoins(upper.core))
        gap, _, ends = apart(lower.core, upper.core, lower).rstrip(")").partition(" (")
        high, low = map(_number_in, ends.split(" \N{MINUS SIGN} "))
        assert math.isclose(high - low, _number_in(gap), rel_tol=1e-9)
        # to a hundredth of what they are apart, or better
        within = (upper.core.lo - lower.core.hi) / 100
        assert abs(high - upper.core.lo) <= within
        assert abs(low - lower.core.hi) <= within

    @pytest.mark.parametrize(
        ("printed", "words"),
        [
            ("450 km", "449.5 km to 450.5 km"),
            ("45 km", "44.5 km to 45.5 km"),
            ("280 miles", "449.81 km to 451.42 km"),
            ("2.80 miles", "4.4981 km to 4.5142 km"),
        ],
    )
    def test_half_a_unit_stays_what_it_is(self, printed: str, words: str) -> None:
        reading = number(printed, "measure", "km")
        assert span(reading.core, reading) == words

    @given(
        st.integers(10, 99_999),
        st.integers(1, 50_000),
        st.sampled_from(("kilometers", "miles", "kilograms", "pounds", "hours", "%")),
    )
    @example(130, 70, "%")
    @example(280, 3_000, "miles")
    def test_each_is_told_as_it_is(self, figure: int, wide: int, unit: str) -> None:
        """Whatever it is set beside: to a hundredth of its own width, so that no two ends look alike."""
        kind = "share" if unit == "%" else "measure"
        wanted = {"miles": "km", "pounds": "kg", "%": None}.get(unit, unit)
        printed = f"{figure:,} {unit}", f"{max(1, figure - wide):,} to {figure + wide:,} {unit}"
        pair = [number(words, kind, wanted) for words in printed]
        told = constant(*pair).why.partition("usually taken to mean ")[2].rstrip(".")
        for reading, words in zip(pair, re.split(", and “[^”]*” to mean |; ", told), strict=False):
            first, _, last = words.partition(" to ")
            width = reading.core.hi - reading.core.lo
            assert first != last
            for shown, end in zip((first, last), (reading.core.lo, reading.core.hi), strict=True):
                assert abs(_number_in(shown) - end) <= width / 100
