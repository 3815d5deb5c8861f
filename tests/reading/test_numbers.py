"""The table of what printed words stand for, row by row with figures worked out by hand, and the laws they keep."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import NUMBER_KINDS, hedged, hedges, hostile_text, number_phrases, printed_forms, whole_numbers

from discrepant.compare.intervals import constant
from discrepant.compare.verdict import Verdict
from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense
from discrepant.reading.numbers import read_number
from discrepant.reading.words import words_of

INF = math.inf
TABLE = HedgeTable.default()
COUNT, MONEY, MEASURE, SHARE = NUMBER_KINDS
TEN = 10  # below it no whole number is nearly another


def read(words: str, kind: Quantity = COUNT, unit: str | None = None) -> Reading:
    return read_number(words, kind=kind, unit=unit, table=TABLE)


def read_or_point(words: str, kind: Quantity, unit: str | None) -> Reading | None:
    """The reading, or None where a clean error points into the words or just after them."""
    try:
        return read(words, kind, unit)
    except ReadingError as caught:
        error = caught
    start, end = error.span
    assert 0 <= start <= end <= len(words) + 1
    assert start <= len(words)
    assert error.words == words
    str(error).encode()
    return None


def above(number: float) -> float:
    return math.nextafter(number, INF)


def below(number: float) -> float:
    return math.nextafter(number, -INF)


def bn(*ends: float) -> tuple[float, float]:
    lo, hi = (float(Decimal(str(end)) * 10**9) for end in ends)
    return lo, hi


class TestTheTableForMoney:
    """$20 billion: n 20, p 1, g 10, r = min(2, 10) = 2. $18.2 billion: n 18.2, p and g 0.1, r = min(1.82, 0.1)."""

    @pytest.mark.parametrize(
        ("words", "sense", "core", "support"),
        [
            ("exactly $20 billion", "exact", bn(20, 20), bn(20, 20)),
            ("precisely $18.2 billion", "exact", bn(18.2, 18.2), bn(18.2, 18.2)),
            # bare: n ± p/2 | n ± max(p/2, min(n/20, g/2)) = max(0.5, min(1, 5)) = 1; max(0.05, min(0.91, 0.05)) = 0.05
            ("$20 billion", "bare", bn(19.5, 20.5), bn(19, 21)),
            ("$18.2 billion", "bare", bn(18.15, 18.25), bn(18.15, 18.25)),
            # about: n ± max(p, r)/2 | n ± max(p, r), with max(1, 2) = 2 and max(0.1, 0.1) = 0.1
            ("about $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("around $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("roughly $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("approximately $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("some $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("circa $20 billion", "about", bn(19, 21), bn(18, 22)),
            ("$20 billion or so", "about", bn(19, 21), bn(18, 22)),
            ("$20 billion-ish", "about", bn(19, 21), bn(18, 22)),
            ("about $18.2 billion", "about", bn(18.15, 18.25), bn(18.1, 18.3)),
            # more than: (n, n+g] | (n, inf)
            ("more than $20 billion", "above", (above(2e10), 3e10), (above(2e10), INF)),
            ("over $20 billion", "above", (above(2e10), 3e10), (above(2e10), INF)),
            ("above $20 billion", "above", (above(2e10), 3e10), (above(2e10), INF)),
            ("upwards of $20 billion", "above", (above(2e10), 3e10), (above(2e10), INF)),
            ("north of $20 billion", "above", (above(2e10), 3e10), (above(2e10), INF)),
            ("more than $18.2 billion", "above", (above(18.2e9), 18.3e9), (above(18.2e9), INF)),
            # at least: [n, n+g] | [n, inf)
            ("at least $20 billion", "at-least", bn(20, 30), (2e10, INF)),
            ("no fewer than $20 billion", "at-least", bn(20, 30), (2e10, INF)),
            ("no less than $20 billion", "at-least", bn(20, 30), (2e10, INF)),
            ("a minimum of $20 billion", "at-least", bn(20, 30), (2e10, INF)),
            ("$20 billion or more", "at-least", bn(20, 30), (2e10, INF)),
            ("$20 billion-plus", "at-least", bn(20, 30), (2e10, INF)),
            ("$20-billion-plus", "at-least", bn(20, 30), (2e10, INF)),
            # less than: [n-g, n) | [0, n)
            ("less than $20 billion", "below", (1e10, below(2e10)), (0, below(2e10))),
            ("fewer than $20 billion", "below", (1e10, below(2e10)), (0, below(2e10))),
            ("under $20 billion", "below", (1e10, below(2e10)), (0, below(2e10))),
            ("below $20 billion", "below", (1e10, below(2e10)), (0, below(2e10))),
            ("short of $18.2 billion", "below", (18.1e9, below(18.2e9)), (0, below(18.2e9))),
            # at most: [n-g, n] | [0, n]
            ("at most $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            ("up to $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            ("no more than $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            ("as many as $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            ("as much as $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            ("a maximum of $20 billion", "at-most", bn(10, 20), (0, 2e10)),
            # nearly: [n-r/2, n) | [n-r, n)
            ("nearly $20 billion", "nearly", (1.9e10, below(2e10)), (1.8e10, below(2e10))),
            ("almost $20 billion", "nearly", (1.9e10, below(2e10)), (1.8e10, below(2e10))),
            ("close to $20 billion", "nearly", (1.9e10, below(2e10)), (1.8e10, below(2e10))),
            ("just under $20 billion", "nearly", (1.9e10, below(2e10)), (1.8e10, below(2e10))),
            ("approaching $18.2 billion", "nearly", (18.15e9, below(18.2e9)), (18.1e9, below(18.2e9))),
            # just over: (n, n+r/2] | (n, n+r]
            ("just over $20 billion", "just-over", (above(2e10), 2.1e10), (above(2e10), 2.2e10)),
            ("slightly more than $20 billion", "just-over", (above(2e10), 2.1e10), (above(2e10), 2.2e10)),
            # a range: [a, b] | [a-p/2, b+p/2]
            ("between $20 billion and $30 billion", "range", bn(20, 30), bn(19.5, 30.5)),
            ("between $20 and $30 billion", "range", bn(20, 30), bn(19.5, 30.5)),
            ("$20 billion to $30 billion", "range", bn(20, 30), bn(19.5, 30.5)),
            ("$18.2-20 billion", "range", bn(18.2, 20), bn(18.15, 20.5)),
            # tens of …: from two of them to the next power | from one of them
            ("tens of billions of dollars", "vague", bn(20, 100), (1e10, INF)),
            ("billions of dollars", "vague", bn(2, 10), (1e9, INF)),
            ("hundreds of millions of dollars", "vague", (2e8, 1e9), (1e8, INF)),
            # data of hedges.toml
            ("a couple of billion dollars", "vague", bn(2, 2), bn(2, 3)),
            ("a few billion dollars", "vague", bn(3, 5), bn(2, 9)),
            ("several hundred million dollars", "vague", (3e8, 7e8), (3e8, 9e8)),
            # of one digit: $1 billion has p 1, q = min(1, 1/5) = 0.2, r = 0.1; of $7 billion q is p
            ("$1 billion", "bare", bn(0.9, 1.1), bn(0.9, 1.1)),
            ("about $1 billion", "about", bn(0.9, 1.1), bn(0.8, 1.2)),
            ("$1.0 billion", "bare", bn(0.95, 1.05), bn(0.95, 1.05)),
            ("about $1.0 billion", "about", bn(0.95, 1.05), bn(0.9, 1.1)),
            ("about $3 billion", "about", bn(2.7, 3.3), bn(2.4, 3.6)),
            ("$7 billion", "bare", bn(6.5, 7.5), bn(6.5, 7.5)),
            ("about $7 billion", "about", bn(6.5, 7.5), bn(6, 8)),
            ("about $2", "about", (1.8, 2.2), (1.6, 2.4)),
            ("nearly $1 billion", "nearly", (0.95e9, below(1e9)), (0.9e9, below(1e9))),
            ("half a billion dollars", "bare", bn(0.45, 0.55), bn(0.45, 0.55)),  # n 0.5, p 0.1, g 0.5
            ("two and a half billion dollars", "bare", bn(2.45, 2.55), bn(2.375, 2.625)),  # ± min(2.5/20, 0.25)
        ],
    )
    def test_row(self, words: str, sense: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        reading = read(words, MONEY)
        assert reading.unit == "USD"
        assert reading.hedge.sense == sense
        assert reading.values == (Interval(*core), Interval(*support))


class TestTheTableForCounts:
    """Bounds are the whole numbers inside. 100: p 1, g 100, r = min(10, 100). 770: p 1, g 10, r = min(77, 10)."""

    @pytest.mark.parametrize(
        ("words", "sense", "core", "support"),
        [
            ("exactly 100", "exact", (100, 100), (100, 100)),
            # bare: below 100, or with no zero at its end, exact; else n ± max(0.5, min(n/20, g/2))
            ("20", "bare", (20, 20), (20, 20)),
            ("99", "bare", (99, 99), (99, 99)),
            ("231", "bare", (231, 231), (231, 231)),
            ("100", "bare", (100, 100), (95, 105)),
            ("770", "bare", (770, 770), (765, 775)),
            ("1,000", "bare", (1000, 1000), (950, 1050)),
            ("1.5 million", "bare", (1_450_000, 1_550_000), (1_450_000, 1_550_000)),  # p 0.1: ± max(0.05, 0.05)
            # about: Ferson et al. 2015 measure ±2.2 for 20, ±9 for 100, ±11 for 770
            ("about 20", "about", (19, 21), (18, 22)),
            ("about 100", "about", (95, 105), (90, 110)),
            ("about 770", "about", (765, 775), (760, 780)),
            # without a scale word each of few counts: q is p; with one it is min(p, n/5)
            ("about 2", "about", (2, 2), (1, 3)),
            ("about 4 people", "about", (4, 4), (3, 5)),
            ("2 million", "bare", (1_800_000, 2_200_000), (1_800_000, 2_200_000)),
            ("about 2 million", "about", (1_800_000, 2_200_000), (1_600_000, 2_400_000)),
            ("about 2,000,000", "about", (1_900_000, 2_100_000), (1_800_000, 2_200_000)),
            ("a thousand", "bare", (900, 1100), (900, 1100)),
            ("about two hundred", "about", (190, 210), (180, 220)),
            ("around 100", "about", (95, 105), (90, 110)),
            ("roughly 100", "about", (95, 105), (90, 110)),
            ("approximately 100", "about", (95, 105), (90, 110)),
            ("some 100", "about", (95, 105), (90, 110)),
            ("circa 100", "about", (95, 105), (90, 110)),
            ("100 or so", "about", (95, 105), (90, 110)),
            ("100-ish", "about", (95, 105), (90, 110)),
            ("more than 100", "above", (101, 200), (101, INF)),
            ("over 100", "above", (101, 200), (101, INF)),
            ("above 100", "above", (101, 200), (101, INF)),
            ("upwards of 100", "above", (101, 200), (101, INF)),
            ("north of 100", "above", (101, 200), (101, INF)),
            ("more than 30", "above", (31, 40), (31, INF)),
            ("at least 100", "at-least", (100, 200), (100, INF)),
            ("no fewer than 100", "at-least", (100, 200), (100, INF)),
            ("no less than 100", "at-least", (100, 200), (100, INF)),
            ("a minimum of 100", "at-least", (100, 200), (100, INF)),
            ("100 or more", "at-least", (100, 200), (100, INF)),
            ("100-plus", "at-least", (100, 200), (100, INF)),
            ("less than 100", "below", (0, 99), (0, 99)),
            ("fewer than 100", "below", (0, 99), (0, 99)),
            ("under 100", "below", (0, 99), (0, 99)),
            ("below 100", "below", (0, 99), (0, 99)),
            ("short of 770", "below", (760, 769), (0, 769)),
            ("at most 100", "at-most", (0, 100), (0, 100)),
            ("up to 770", "at-most", (760, 770), (0, 770)),
            ("no more than 770", "at-most", (760, 770), (0, 770)),
            ("as many as 770", "at-most", (760, 770), (0, 770)),
            ("as much as 770", "at-most", (760, 770), (0, 770)),
            ("a maximum of 770", "at-most", (760, 770), (0, 770)),
            ("nearly 100", "nearly", (95, 99), (90, 99)),
            ("almost 100", "nearly", (95, 99), (90, 99)),
            ("close to 100", "nearly", (95, 99), (90, 99)),
            ("just under 100", "nearly", (95, 99), (90, 99)),
            ("approaching 100", "nearly", (95, 99), (90, 99)),
            ("nearly 10", "nearly", (9, 9), (9, 9)),  # the core, [9.5, 10), holds no whole number
            ("just over 100", "just-over", (101, 105), (101, 110)),
            ("slightly more than 100", "just-over", (101, 105), (101, 110)),
            ("between 20 and 30", "range", (20, 30), (20, 30)),
            ("20 to 30", "range", (20, 30), (20, 30)),
            ("20-30", "range", (20, 30), (20, 30)),
            ("20–30", "range", (20, 30), (20, 30)),
            ("from 20 to 30", "range", (20, 30), (20, 30)),
            ("two or three", "range", (2, 3), (2, 3)),
            ("20,000 to 30 thousand", "range", (20_000, 30_000), (20_000, 30_500)),  # ends 1 and 1,000 fine
            ("tens of people", "vague", (20, 100), (10, INF)),
            ("dozens of people", "vague", (24, 100), (12, INF)),
            ("scores of people", "vague", (40, 100), (20, INF)),
            ("hundreds of people", "vague", (200, 1000), (100, INF)),
            ("thousands", "vague", (2000, 10_000), (1000, INF)),
            ("tens of thousands", "vague", (20_000, 100_000), (10_000, INF)),
            ("millions", "vague", (2e6, 1e7), (1e6, INF)),
            ("a couple", "vague", (2, 2), (2, 3)),
            ("a few", "vague", (3, 5), (2, 9)),
            ("several", "vague", (3, 7), (3, 9)),
            ("several dozen", "vague", (36, 84), (36, 108)),
            ("a couple of hundred", "vague", (200, 200), (200, 300)),
            ("a dozen", "bare", (12, 12), (12, 12)),
            ("two dozen", "bare", (24, 24), (24, 24)),
            ("half a dozen", "bare", (6, 6), (6, 6)),
            ("about a dozen", "about", (12, 12), (11, 13)),  # n 12, p 1, r = min(1.2, 12)
            ("more than a dozen", "above", (13, 24), (13, INF)),  # g 12: up to two dozen
            ("half a million", "bare", (450_000, 550_000), (450_000, 550_000)),
            ("about half a million", "about", (450_000, 550_000), (400_000, 600_000)),  # p 0.1, r = 0.05
            ("more than half a million", "above", (500_001, 1_000_000), (500_001, INF)),  # g 0.5
            ("two and a half million", "bare", (2_450_000, 2_550_000), (2_375_000, 2_625_000)),
        ],
    )
    def test_row(self, words: str, sense: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        reading = read(words)
        assert reading.unit is None
        assert reading.hedge.sense == sense
        assert reading.values == (Interval(*core), Interval(*support))

    @pytest.mark.parametrize("noun", ["", " people", " beekeepers"])
    def test_a_count_is_exact_unless_it_may_be_rounded(self, noun: str) -> None:
        """From a hundred on, with a zero at its end."""
        for number in (*range(240), 1_204, 1_205, 1_210, 12_345, 12_350):
            reading = read(f"{number}{noun}", COUNT)
            assert reading.core == Interval(number, number)
            assert (reading.support == reading.core) == (number < 100 or number % 10 != 0), number

    @pytest.mark.parametrize("noun", ["", " people", " beekeepers"])
    def test_a_count_is_whole_however_it_is_printed(self, noun: str) -> None:
        for number in range(1, 9):
            assert read(f"{number}.0{noun}", COUNT).number == read(f"{number}.00{noun}", COUNT).number == number
            with pytest.raises(ReadingError, match="a count is a whole number"):
                read(f"{number}.5{noun}", COUNT)

    def test_an_ordinal_in_words_is_that_number(self) -> None:
        """From the first to the hundredth."""
        names = words_of("numbers")["names"]
        ordinals = [*names["ordinals"]]
        for ten, of_ten in zip(names["tens"], names["ordinal_tens"], strict=True):
            ordinals += [of_ten, *(f"{ten}-{one}" for one in names["ordinals"][:9])]
        assert len(ordinals) == 99
        for number, words in enumerate([*ordinals, "hundredth"], start=1):
            for form in (f"the {words}", f"the {words} patient", f"the {words.replace('-', ' ')}"):
                reading = read(form, COUNT)
                assert (reading.number, reading.core, reading.support) == (number, *[Interval(number, number)] * 2), (
                    form
                )

    @pytest.mark.parametrize("ten", words_of("numbers")["names"]["tens"])
    @pytest.mark.parametrize("other", ["zero", "ten", "nineteen"])
    @pytest.mark.parametrize("joint", [" ", "-"])
    def test_ten_and_none_or_ten_are_no_one_number(self, ten: str, other: str, joint: str) -> None:
        for words in (f"{ten}{joint}{other}", f"{ten}{joint}{other} people", f"about {ten}{joint}{other}"):
            with pytest.raises(ReadingError):
                read(words, COUNT)


class TestTheTableForMeasuresAndShares:
    @pytest.mark.parametrize(
        ("words", "core", "support"),
        [
            ("20 km", (19.5, 20.5), (19, 21)),  # Ferson et al. 2015: ±0.9
            ("15 km", (14.5, 15.5), (14.5, 15.5)),
            ("about 100 km", (95, 105), (90, 110)),
            ("more than 100 km", (above(100), 200), (above(100), INF)),
            ("under 100 km", (0, below(100)), (0, below(100))),
            ("10 to 15 km", (10, 15), (9.5, 15.5)),
            ("half a km", (0.45, 0.55), (0.45, 0.55)),
            ("a dozen km", (11.5, 12.5), (11.4, 12.6)),  # ± max(0.5, min(0.6, 6))
            # of one digit: q = min(p, n/5), so ± q/2 | ± q/2, and about: ± max(q, r)/2 | ± max(q, r)
            ("1 km", (0.9, 1.1), (0.9, 1.1)),
            ("about 1 km", (0.9, 1.1), (0.8, 1.2)),
            ("1.0 km", (0.95, 1.05), (0.95, 1.05)),
            ("about 1.0 km", (0.95, 1.05), (0.9, 1.1)),
            ("4 km", (3.6, 4.4), (3.6, 4.4)),
            ("about 4 km", (3.6, 4.4), (3.2, 4.8)),
            ("5 km", (4.5, 5.5), (4.5, 5.5)),  # a fifth is p
            ("about 5 km", (4.5, 5.5), (4, 6)),
            ("about 9 km", (8.5, 9.5), (8, 10)),
            ("0.3 km", (0.27, 0.33), (0.27, 0.33)),
            ("1 to 2 km", (1, 2), (0.5, 2.5)),  # a range is as coarse as its digits
            ("nearly 2 km", (1.9, below(2)), (1.8, below(2))),
            ("0 km", (0, 0.5), (0, 0.5)),  # of nothing a fifth is nothing: its last digit counts
        ],
    )
    def test_measure(self, words: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        assert read(words, MEASURE, "km").values == (Interval(*core), Interval(*support))

    @pytest.mark.parametrize(
        ("words", "core", "support"),
        [
            ("40%", (39.5, 40.5), (38, 42)),  # ± min(2, 5)
            ("about 40 percent", (38, 42), (36, 44)),
            ("40.5 per cent", (40.45, 40.55), (40.45, 40.55)),
            ("half", (45, 55), (45, 55)),
            ("more than half of voters", (above(50), 100), (above(50), INF)),
            ("almost half the voters", (47.5, below(50)), (45, below(50))),
            ("a quarter", (22.5, 27.5), (22.5, 27.5)),
            ("three-quarters", (72.5, 77.5), (71.25, 78.75)),
            ("40-50%", (40, 50), (39.5, 50.5)),
            ("between 40% and half", (40, 50), (39.5, 55)),
            ("one in five", (18, 22), (18, 22)),  # as precise as "a fifth": p 5, q 4
            ("one-in-five", (18, 22), (18, 22)),
            ("1/5", (18, 22), (18, 22)),
            ("about a fifth", (18, 22), (16, 24)),
            ("2%", (1.8, 2.2), (1.8, 2.2)),
            ("one in a hundred", (0.95, 1.05), (0.95, 1.05)),  # p a tenth of it
            ("a fivefold", (450, 550), (450, 550)),
            ("half a percent", (0.45, 0.55), (0.45, 0.55)),
        ],
    )
    def test_share(self, words: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        reading = read(words, SHARE)
        assert reading.unit == "%"
        assert reading.values == (Interval(*core), Interval(*support))


class TestAges:
    """An age is in completed years: who is 34 years old is not yet 35."""

    @pytest.mark.parametrize(
        "words",
        [
            *("34-year-old", "a 34-year-old", "the 34-year-old", "aged 34", "Aged 34", "aged 34 years", "34 years old"),
            *("34 years of age", "34 yrs old", "thirty-four years old", "only 34 years old", "Age: 34 years old*"),
        ],
    )
    def test_is_in_completed_years(self, words: str) -> None:
        reading = read(words, MEASURE)
        assert (reading.number, reading.unit, reading.hedge.sense) == (34, "year", Sense.BARE)
        assert reading.core == reading.support == Interval(34, below(35))

    @pytest.mark.parametrize(
        ("words", "core", "support"),
        [
            # a hedged age keeps its hedge
            ("about 34 years old", (33.5, below(35)), (33, 35)),
            ("aged about 34", (33.5, below(35)), (33, 35)),
            ("about 34 years of age", (33.5, below(35)), (33, 35)),
            ("exactly 34 years old", (34, 34), (34, 34)),
            ("at least 34 years of age", (34, 35), (34, INF)),
            ("aged 34 or over", (34, 35), (34, INF)),
            ("nearly 34 years old", (33.5, below(34)), (33, below(34))),
            ("18 to 24 years old", (18, 24), (17.5, 24.5)),
            ("aged 18 to 24", (18, 24), (17.5, 24.5)),
            ("aged between 18 and 24", (18, 24), (17.5, 24.5)),
            # nor is what is no whole number of years one
            ("2.5 years old", (2.45, 2.55), (2.45, 2.55)),
            ("34.0 years old", (33.95, 34.05), (33.5, 34.5)),
            ("half a year old", (0.45, 0.55), (0.45, 0.55)),
            ("34\u2153 years old", (34 + 1 / 3 - 0.025, 34 + 1 / 3 + 0.025), (34 + 1 / 6, 34.5)),
            ("minus 3 years old", (-3.3, -2.7), (-3.3, -2.7)),
            ("2 years and 6 months old", (2.5 - 1 / 24, 2.5 + 1 / 24), (2.5 - 1 / 24, 2.5 + 1 / 24)),
            ("1.5 million years old", (1_450_000, 1_550_000), (1_450_000, 1_550_000)),
            ("a few years old", (3, 5), (2, 9)),
            # nor a time that is no age
            ("34 years", (33.5, 34.5), (33.5, 34.5)),
            ("34 years long", (33.5, 34.5), (33.5, 34.5)),
            ("34 years of age discrimination", (33.5, 34.5), (33.5, 34.5)),
        ],
    )
    def test_keeps_what_is_printed_with_it(
        self, words: str, core: tuple[float, float], support: tuple[float, float]
    ) -> None:
        reading = read(words, MEASURE)
        assert reading.unit == "year"
        for interval, (lo, hi) in zip(reading.values, (core, support), strict=True):
            assert interval.lo == pytest.approx(lo, rel=1e-15)
            assert interval.hi == pytest.approx(hi, rel=1e-15)

    @pytest.mark.parametrize(
        ("words", "unit", "core"),
        [
            ("18 months old", None, (17.5, 18.5)),
            ("a 3-week-old", None, (2.7, 3.3)),
            ("aged 6 months", None, (5.5, 6.5)),
            ("34 years old", "months", (408, below(420))),
            ("aged 34", "months", (408, below(420))),
            ("aged 34", "years", (34, below(35))),
            ("20 kg of aged cheese", None, (19.5, 20.5)),
        ],
    )
    def test_in_other_units(self, words: str, unit: str | None, core: tuple[float, float]) -> None:
        assert read(words, MEASURE, unit).core == Interval(*core)

    @given(st.integers(0, 121), st.sampled_from(["{}-year-old", "aged {}", "{} years old", "{} years of age"]))
    def test_ends_where_the_next_one_begins(self, age: int, form: str) -> None:
        now, then = (read(form.format(years), MEASURE) for years in (age, age + 1))
        assert now.core.contains(read(f"exactly {age} years old", MEASURE).core)
        assert math.nextafter(now.core.hi, INF) == then.core.lo == age + 1
        assert constant(now, then).verdict is Verdict.CONFLICT


class TestSigns:
    @pytest.mark.parametrize(
        ("words", "core", "support"),
        [
            ("-5 °C", (-5.5, -4.5), (-5.5, -4.5)),
            ("−5 °C", (-5.5, -4.5), (-5.5, -4.5)),  # a minus
            ("minus 5 degrees Celsius", (-5.5, -4.5), (-5.5, -4.5)),
            ("below -5 °C", (-6, below(-5)), (-INF, below(-5))),
            ("above -5 °C", (above(-5), -4), (above(-5), INF)),
            ("at least -5 °C", (-5, -4), (-5, INF)),
            ("up to -5 °C", (-6, -5), (-INF, -5)),
            ("-5 to 3 °C", (-5, 3), (-5.5, 3.5)),
            ("-5 to -3 °C", (-5, -3), (-5.5, -2.5)),
            ("-3 to -5 °C", (-5, -3), (-5.5, -2.5)),  # printed either way round
            # a temperature does not start at zero
            ("below 5 °C", (4, below(5)), (-INF, below(5))),
            ("about 0 °C", (-0.5, 0.5), (-1, 1)),
            ("about -2 °C", (-2.2, -1.8), (-2.4, -1.6)),
            ("below zero degrees Celsius", (-1, below(0)), (-INF, below(0))),
        ],
    )
    def test_below_zero(self, words: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        assert read(words, MEASURE).values == (Interval(*core), Interval(*support))

    def test_a_loss_is_below_zero(self) -> None:
        for words in ("-$5 million", "$-5 million", "minus $5 million", "negative 5 million dollars"):
            reading = read(words, MONEY)
            assert (reading.number, reading.core) == (-5e6, Interval(-5.5e6, -4.5e6))

    @given(
        whole_numbers, st.sampled_from(["", "exactly", "about", "nearly", "just over"]), st.sampled_from([COUNT, MONEY])
    )
    def test_the_opposite_is_the_mirror(self, number: int, hedge: str, kind: Quantity) -> None:
        assume(kind is MONEY or number >= TEN)
        plus, minus = (read(f"{hedge} {sign}{number}", kind, "USD") for sign in ("", "-"))
        assert plus.values == tuple(Interval(-each.hi, -each.lo) for each in minus.values)
        assert minus.number == -number

    @pytest.mark.parametrize("pair", [("more than", "less than"), ("at least", "at most")])
    @given(number=whole_numbers)
    def test_more_is_the_mirror_of_less(self, pair: tuple[str, str], number: int) -> None:
        plus, minus = read(f"{pair[0]} {number}"), read(f"{pair[1]} -{number}")
        assert plus.values == tuple(Interval(-each.hi, -each.lo) for each in minus.values)


class TestPrintedForms:
    @pytest.mark.parametrize(
        ("words", "number", "unit"),
        [
            ("$400 million", 4e8, "USD"),
            ("$20-billion", 2e10, "USD"),
            ("US$20 billion", 2e10, "USD"),
            ("US $20 billion", 2e10, "USD"),
            ("20 billion US dollars", 2e10, "USD"),
            ("U.S. $20 billion", 2e10, "USD"),
            ("USD 20 billion", 2e10, "USD"),
            ("20bn euros", 2e10, "EUR"),
            ("€3.5m", 3.5e6, "EUR"),
            ("£3½m", 3.5e6, "GBP"),
            ("5 million pounds sterling", 5e6, "GBP"),
            ("$1.5tn", 1.5e12, "USD"),
            ("$1.5t", 1.5e12, "USD"),
            ("$50K", 5e4, "USD"),
            ("a $400 million", 4e8, "USD"),
            ("A$400 million", 4e8, "AUD"),
            ("C$400 million", 4e8, "CAD"),
            ("a 20-million-dollar", 2e7, "USD"),
            ("half a dollar", 0.5, "USD"),
            ("20 billion yen", 2e10, "JPY"),
            ("300 Ukrainian hryvnias", 300, "UAH"),
            ("two hundred and thirty-one million euros", 231e6, "EUR"),
            ("only $5", 5, "USD"),
        ],
    )
    def test_money(self, words: str, number: float, unit: str) -> None:
        reading = read(words, MONEY)
        assert (reading.number, reading.unit) == (number, unit)

    @pytest.mark.parametrize(
        ("words", "number", "unit"),
        [
            ("15 km", 15, "kilometer"),
            ("15km", 15, "kilometer"),
            ("15-km", 15, "kilometer"),
            ("a 15-kilometre", 15, "kilometer"),
            ("15 km wide", 15, "kilometer"),
            ("15 kilometers of road", 15, "kilometer"),
            ("155-millimeter", 155, "millimeter"),
            ("a mile", 1, "mile"),
            ("half a mile", 0.5, "mile"),
            ("a quarter of a mile", 0.25, "mile"),
            ("½ mile", 0.5, "mile"),
            ("3 1/2 miles", 3.5, "mile"),
            ("three and a half miles", 3.5, "mile"),
            ("a mile and three quarters", 1.75, "mile"),
            ("two hours and three-quarters", 2.75, "hour"),
            ("20-plus miles", 20, "mile"),
            ("3 million barrels of oil", 3e6, "oil_barrel"),
            ("60 km/h", 60, "kilometer / hour"),
            ("60 kilometers per hour", 60, "kilometer / hour"),
            ("60 miles an hour", 60, "mile / hour"),
            ("3 km²", 3, "kilometer ** 2"),
            ("3 square kilometers", 3, "kilometer ** 2"),
            ("5 degrees Celsius", 5, "degree_Celsius"),
            ("5 °C", 5, "degree_Celsius"),
            ("5°F", 5, "degree_Fahrenheit"),
            ("5 m", 5, "meter"),  # no million
            ("5 million m", 5e6, "meter"),
            ("5 long tons", 5, "long_ton"),
        ],
    )
    def test_measure(self, words: str, number: float, unit: str) -> None:
        reading = read(words, MEASURE)
        assert (reading.number, reading.unit) == (number, unit)

    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("two hundred and thirty-one", 231),
            ("two hundred thirty-one", 231),
            ("a hundred and fifty", 150),
            ("twelve hundred", 1200),
            ("two thousand five hundred", 2500),
            ("a thousand and one", 1001),
            ("two million, three hundred thousand and five", 2_300_005),
            ("five hundred thousand", 500_000),
            ("half million", 500_000),
            ("half-a-million", 500_000),
            ("a half-dozen", 6),
            ("3 1/2 million", 3_500_000),
            ("two-and-a-half million", 2_500_000),
            ("a million and a half", 1_500_000),
            ("2.3 million people", 2_300_000),
            ("30 members of the House", 30),
            ("30-member", 30),
            ("the 30", 30),
            ("20 or so people", 20),
            ("20-odd members", 20),
            ("20 people or more", 20),
            ("30 U.S. soldiers", 30),
            ("30 of Ukraine's soldiers", 30),
            ("1,50,000", 150_000),
            ("5 crore", 50_000_000),
            ("zero", 0),
            ("-5", -5),
        ],
    )
    def test_count(self, words: str, number: float) -> None:
        assert read(words).number == number

    @pytest.mark.parametrize(
        ("words", "core"),
        [
            ("3 to 5 million", (3e6, 5e6)),
            ("$3 to 5 million", (3e6, 5e6)),
            ("$3m-$5m", (3e6, 5e6)),
            ("$3m-US$5m", (3e6, 5e6)),
            ("$900 million to $1.1 billion", (9e8, 1.1e9)),
            ("two to three hundred", (200, 300)),
            ("two hundred to three hundred thousand", (200_000, 300_000)),
            ("two hundred and fifty to three hundred thousand", (250_000, 300_000)),
            ("between two hundred and three hundred", (200, 300)),
            ("between two thousand and five thousand", (2000, 5000)),
            ("between one and a half and two million", (1.5e6, 2e6)),
            ("between a hundred and fifty and two hundred", (150, 200)),
            ("anywhere between 20 and 30", (20, 30)),
            ("a quarter to half a million", (250_000, 500_000)),
            ("5-to-10", (5, 10)),
            ("20 to 20", (20, 20)),
            ("1 dozen to 20 dozen", (12, 240)),
            ("-3 to -5 million", (-5e6, -3e6)),
        ],
    )
    def test_ranges_share_scale_and_unit(self, words: str, core: tuple[float, float]) -> None:
        assert read(words, MONEY, "USD").core == Interval(*core)

    @pytest.mark.parametrize(
        "words", ["5 foot - 10 foot", "5-foot - 10-foot", "5 foot \u2013 10 foot", "5- to 10-foot"]
    )
    def test_a_range_of_feet_is_no_height(self, words: str) -> None:
        told = read(words, MEASURE)
        assert (told.core, told.unit) == (Interval(5, 10), "foot")

    @pytest.mark.parametrize(
        ("words", "unit", "core", "support"),
        [
            ("10 minutes to an hour", "minute", (10, 60), (9.5, 90)),
            ("half an hour to two hours", "hour", (0.5, 2), (0.45, 2.5)),
            ("between 45 minutes and an hour and a half", "minute", (45, 90), (44.5, 93)),
            ("18 months to three years", "month", (18, 36), (17.5, 42)),
            ("from 300 metres to 2 km", "meter", (300, 2000), (299.5, 2500)),
            ("5 feet 10 inches to 2 yards", "foot", (5 + 10 / 12, 6), (5 + 9.5 / 12, 7.5)),
            ("15 km to 20 miles", "kilometer", (15, 32.18688), (14.5, 32.991552)),
        ],
    )
    def test_ends_in_two_units_make_a_range_in_that_of_the_lower_one(
        self, words: str, unit: str, core: tuple[float, float], support: tuple[float, float]
    ) -> None:
        told = read(words, MEASURE)
        assert (told.unit, told.hedge.sense) == (unit, Sense.RANGE)
        assert (told.core.lo, told.core.hi) == pytest.approx(core)
        assert (told.support.lo, told.support.hi) == pytest.approx(support)

    @given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(["{} to {}", "between {} and {}"]))
    def test_a_range_in_two_units_has_the_ends_that_it_prints(self, minutes: int, hours: int, words: str) -> None:
        told = read(words.format(f"{minutes} minutes", f"{hours} hours"), MEASURE)
        low, high = read(f"{minutes} minutes", MEASURE, "minute"), read(f"{hours} hours", MEASURE, "minute")
        assert (told.core.lo, told.core.hi) == (low.number, high.number)
        assert told.support.contains(told.core)

    @pytest.mark.parametrize("scale", ["million", "billion", "trillion"])
    def test_a_multimillion_dollar_deal_is_one_of_millions(self, scale: str) -> None:
        plain = read(f"{scale}s of dollars", MONEY)
        for words in (f"multi{scale}-dollar", f"a multi-{scale}-dollar deal", f"multi{scale} dollars"):
            told = read(words, MONEY)
            assert (told.core, told.support, told.unit) == (plain.core, plain.support, "USD")

    @pytest.mark.parametrize(
        ("words", "unit", "core", "support"),
        [
            ("50 ± 3 km", "kilometer", (47, 53), (46.5, 53.5)),
            ("50 km ± 3 km", "kilometer", (47, 53), (46.5, 53.5)),
            ("50.0 ± 3 km", "kilometer", (47, 53), (46.95, 53.05)),
            ("50 ± 0.25 km", "kilometer", (49.75, 50.25), (49.745, 50.255)),
            ("5 million ± 2 million km", "kilometer", (3e6, 7e6), (2.5e6, 7.5e6)),
            ("5 ± 2 million km", "kilometer", (3e6, 7e6), (2.5e6, 7.5e6)),
            ("\u22125 ± 2 C", "degree_Celsius", (-7, -3), (-7.5, -2.5)),
        ],
    )
    def test_an_uncertainty_makes_a_range(
        self, words: str, unit: str, core: tuple[float, float], support: tuple[float, float]
    ) -> None:
        told = read(words, MEASURE)
        assert (told.unit, told.number, told.hedge.words) == (unit, None, "±")
        assert told.core == Interval(*core)
        assert (told.support.lo, told.support.hi) == pytest.approx(support)

    @pytest.mark.parametrize(
        ("words", "core", "support"),
        [
            ("about 20 to 30", (19, 31), (18, 33)),  # about 20 to about 30
            ("roughly between 20 and 30", (19, 31), (18, 33)),
            ("between roughly 20 and 30", (19, 31), (18, 33)),
            ("20 to 30 or so", (19, 31), (18, 33)),
            ("exactly 20 to 30", (20, 30), (20, 30)),
        ],
    )
    def test_hedged_ranges(self, words: str, core: tuple[float, float], support: tuple[float, float]) -> None:
        assert read(words).values == (Interval(*core), Interval(*support))

    @given(whole_numbers, st.data())
    def test_one_number_reads_alike_up_to_its_precision(self, number: int, data: st.DataObject) -> None:
        """Whatever the form, the number is the same, each core holds it, and no two are worse than agreed."""
        symbol = data.draw(st.sampled_from(["$", "US$", ""]))
        kind = MONEY if symbol else COUNT
        a, b = (read(symbol + data.draw(st.sampled_from(printed_forms(number))), kind) for _ in "ab")
        for reading in (a, b):
            assert reading.number == number
            assert reading.core.contains(Interval(number, number))
        assert constant(a, b).verdict is Verdict.AGREE

    @given(whole_numbers)
    def test_place_is_the_worth_of_the_last_digit(self, number: int) -> None:
        assert read(f"{number:,}").place == 1
        assert read(f"{number}k").place == 1000
        assert read(f"{number}.25 km", MEASURE).place == 0.01

    @given(st.decimals(0, 10**6, places=2), st.sampled_from([MONEY, SHARE]))
    def test_rendered_numbers_read_back(self, number: Decimal, kind: Quantity) -> None:
        words = f"{number:,}%" if kind is SHARE else f"${number:,}"
        assert read(words, kind).number == float(number)

    @given(whole_numbers, whole_numbers, st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "from {} to {}"]))
    def test_a_range_holds_its_ends(self, a: int, b: int, words: str) -> None:
        low, high = sorted((a, b))
        reading = read(words.format(f"{low:,}", f"{high:,}"))
        assert reading.hedge.sense is Sense.RANGE
        for end in (low, high):
            assert reading.core.contains(read(f"exactly {end}").core)
            assert constant(reading, read(f"exactly {end}")).verdict in (Verdict.AGREE, Verdict.EXPLAINED)


# From narrow to wide: each hedge allows all that the one before it does.
WIDENING = [
    ("exactly", "", "about"),
    ("exactly", "at least"),
    ("exactly", "at most"),
    ("nearly", "less than", "at most"),
    ("nearly", "about"),
    ("just over", "more than", "at least"),
    ("just over", "about"),
]


SCALES = ["", " hundred", " thousand", " lakh", " million", " billion", " trillion"]
DIGITS = st.one_of(
    st.integers(1, 9).map(str),
    st.builds(lambda digits, places: f"{Decimal(digits).scaleb(-places):f}", st.integers(0, 999), st.integers(0, 2)),
)
FORMS = {COUNT: "{}{} people", MONEY: "${}{}", MEASURE: "{}{} km", SHARE: "{}{}%"}
PRINTABLE = st.tuples(DIGITS, st.sampled_from(SCALES), st.sampled_from(NUMBER_KINDS)).filter(
    lambda printed: not ((printed[2] is SHARE and printed[1]) or (printed[2] is COUNT and not printed[1]))
)


def _within(inner: Reading, outer: Reading) -> bool:
    return all(wide.contains(narrow) for narrow, wide in zip(inner.values, outer.values, strict=True))


# Two numbers near enough to each other for hedges to matter.
NEIGHBOURS = st.builds(
    lambda number, percent: (number, number * (100 + percent) // 100),
    whole_numbers.filter(TEN.__le__),
    st.integers(-20, 60),
).filter(lambda numbers: numbers[1] >= TEN)


class TestLaws:
    @given(whole_numbers, hedges, st.sampled_from([COUNT, MONEY]))
    def test_the_core_lies_in_the_support(self, number: int, hedge: tuple[str, Sense, bool], kind: Quantity) -> None:
        assume(kind is MONEY or number >= TEN)
        reading = read(hedged(f"{number:,}", hedge), kind, "USD")
        assert reading.support.contains(reading.core)
        assert reading.hedge.sense is hedge[1]
        assert reading.hedge.words == hedge[0].removeprefix("-")
        assert reading.number == number
        assert reading.support.lo >= 0

    @pytest.mark.parametrize("words", sorted({pair for chain in WIDENING for pair in pairwise(chain)}))
    @given(numbers=NEIGHBOURS, hedge=hedges, kind=st.sampled_from([COUNT, MONEY]))
    def test_widening_a_hedge_never_turns_agreement_into_conflict(
        self, words: tuple[str, str], numbers: tuple[int, int], hedge: tuple[str, Sense, bool], kind: Quantity
    ) -> None:
        number, other = numbers
        told = read(hedged(str(other), hedge), kind, "USD")
        before, after = (constant(read(f"{hedging} {number}", kind, "USD"), told).verdict for hedging in words)
        if before is not Verdict.CONFLICT:
            assert after is not Verdict.CONFLICT
        # of "nearly 10", which is 9, the core is not within that of "about 10", 10: counts round their cores
        if before in (Verdict.AGREE, Verdict.EXPLAINED) and (kind is MONEY or words[1] != "about" or words[0] == ""):
            assert after in (Verdict.AGREE, Verdict.EXPLAINED)

    @given(printed=PRINTABLE, sign=st.sampled_from(["", "-"]))
    def test_about_leaves_all_that_the_bare_number_leaves(self, printed: tuple[str, str, Quantity], sign: str) -> None:
        digits, scale, kind = printed
        words = FORMS[kind].format(sign + digits, scale)
        exactly, bare, about = (read(f"{hedge}{words}", kind) for hedge in ("exactly ", "", "about "))
        assert _within(exactly, bare)
        assert _within(bare, about)

    @given(number=st.integers(1, 99))
    def test_about_leaves_all_that_a_bare_count_leaves(self, number: int) -> None:
        bare, about = read(f"{number} people"), read(f"about {number} people")
        assert _within(bare, about)
        assert about.support.contains(Interval(number - 1, number + 1))

    @given(printed=PRINTABLE, hedge=st.sampled_from(["", "about ", "about -", "-"]))
    def test_more_digits_never_widen(self, printed: tuple[str, str, Quantity], hedge: str) -> None:
        """So "1.0 billion" is no wider than "1 billion"."""
        digits, scale, kind = printed
        coarse, fine = (
            read(f"{hedge}{FORMS[kind].format(form, scale)}", kind)
            for form in (digits, f"{digits}0" if "." in digits else f"{digits}.0")
        )
        assert fine.number == coarse.number
        assert _within(fine, coarse)

    @given(number=st.integers(1, 9), scale=st.sampled_from([2, 3, 5, 6, 9, 12]), hedge=st.sampled_from(["", "about "]))
    def test_all_digits_are_no_wider_than_a_scale_word(self, number: int, scale: int, hedge: str) -> None:
        """So "1,000,000 people" is no wider than "1 million people"."""
        names = {2: "hundred", 3: "thousand", 5: "lakh", 6: "million", 9: "billion", 12: "trillion"}
        for form, kind in (("{} people", COUNT), ("${}", MONEY)):
            coarse = read(hedge + form.format(f"{number} {names[scale]}"), kind)
            fine = read(hedge + form.format(f"{number * 10**scale:,}"), kind)
            assert _within(fine, coarse)

    @given(
        st.one_of(hostile_text, number_phrases),
        st.sampled_from(NUMBER_KINDS),
        st.sampled_from([None, "USD", "km", "degC"]),
    )
    def test_reading_is_total(self, words: str, kind: Quantity, unit: str | None) -> None:
        reading = read_or_point(words, kind, unit)
        if reading:
            assert reading.kind is kind
            assert reading.support.contains(reading.core)


class TestErrors:
    @pytest.mark.parametrize(
        ("words", "kind", "unit", "message", "at"),
        [
            ("", COUNT, None, "there is nothing to read", ""),
            ("people", COUNT, None, "cannot read 'people' here as part of a count", "people"),
            ("30 yes 40", COUNT, None, "cannot read '40' here", "40"),
            ("about", COUNT, None, "something is missing here", "about"),
            ("20 to", COUNT, None, "something is missing here", ""),
            ("30th", SHARE, None, "cannot read 'th' here", "th"),
            ("the second-largest city", COUNT, None, "cannot read 'second' here", "second"),
            ("the 1990s", COUNT, None, "cannot read 's' here", "s"),
            ("a soldier", COUNT, None, "cannot read 'a' here", "a"),
            ("20 percent", COUNT, None, "cannot read 'percent' here", "percent"),
            ("2.5", COUNT, None, "a count is a whole number", "2.5"),
            ("about half", COUNT, None, "a count is a whole number", "about half"),
            ("quarters", SHARE, None, "cannot read 'quarters' here", "quarters"),
            ("nearly 1", COUNT, None, "these words leave no whole number", "nearly 1"),
            ("fewer than zero", COUNT, None, "these words leave no whole number", "fewer than zero"),
            ("nearly 0 km", MEASURE, None, "these words leave no number", "nearly 0 km"),
            ("1e400", COUNT, None, "a count is printed in full", "1e400"),
            ("18.200.000", COUNT, None, "cannot read '.' here", "."),
            ("about 20 or so", COUNT, None, "there is more than one hedge", "or so"),
            ("about between 20 and 30 or so", COUNT, None, "there is more than one hedge", "or so"),
            ("20 or so or more", COUNT, None, "cannot read 'or more' here", "or more"),
            ("about 20 or so to 30 or so", COUNT, None, "there is more than one hedge", "or so"),
            ("20 or so people or more", COUNT, None, "there is more than one hedge", "or more"),
            ("about several", COUNT, None, "a hedge needs a number", "about"),
            ("a few to 30", COUNT, None, "a range needs two numbers", "a few to 30"),
            ("20 to dozens", COUNT, None, "a range needs two numbers", "20 to dozens"),
            ("over 20 to 30", COUNT, None, "this hedge does not go with a range", "over"),
            ("30 to 20", COUNT, None, "the range runs backwards", "30 to 20"),
            # with a blank on one side, the hyphen before the fraction joins it to nothing
            ("5- 1/2 percent", SHARE, None, "the range runs backwards", "5- 1/2 percent"),
            ("5 -1/2 percent", SHARE, None, "the range runs backwards", "5 -1/2 percent"),
            ("minus several", COUNT, None, "a sign goes with a number", "minus"),
            ("five thousand two million", COUNT, None, "do not add up", "five thousand two million"),
            ("1/0", COUNT, None, "this is not a fraction", "1/0"),
            ("3 1/0 million", COUNT, None, "this is not a fraction", "1/0"),
            ("3.5 1/2", COUNT, None, "only a whole number and a fraction", "3.5 1/2"),
            ("3 3/2", COUNT, None, "only a whole number and a fraction", "3 3/2"),
            ("5 billion billion billion billion billion", COUNT, None, "the number is too large", "billion"),
            ("a few " + "billion " * 40, COUNT, None, "the number is too large", "billion"),
            ("2 trillion trillion trillion", COUNT, None, "the number is too large", None),
            ("a few dozen hundred billion trillion trillion", COUNT, None, "the number is too large", "trillion"),
            ("999,999,999,999,999 trillion trillion", COUNT, None, "the number is too large", None),
            ("two " + "billion " * 3 + "billion", COUNT, None, "the number is too large", None),
            ("a dozen " + "billion " * 3 + "billion", COUNT, None, "the number is too large", "billion"),
            ("the 22th package", COUNT, None, "'22th' is a slip in print: 22 has the ending 'nd'", "22th"),
            ("the 13rd floor", COUNT, None, "'13rd' is a slip in print: 13 has the ending 'th'", "13rd"),
            ("9" * 31, COUNT, None, "cannot read", "9" * 31),
            ("9" * 401, COUNT, None, "401 characters are too long", "9" * 401),
            ("20 billion", MONEY, None, "which currency?", "20 billion"),
            ("20 billion", MONEY, "km", "'km' is not the code of a currency", "20 billion"),
            ("¥20 billion", MONEY, None, "this could be JPY, CNY", "¥"),
            ("20 billion usd", MONEY, None, "this could be USD (a currency's code is in capitals)", "usd"),
            ("try 5", MONEY, None, "this could be TRY", "try"),
            ("won 5", MONEY, None, "a currency only after a number", "won"),
            ("$5 million Canadian", MONEY, None, "cannot read 'Canadian' here", "Canadian"),
            ("$5 more", MONEY, None, "cannot read 'more' here", "more"),
            ("$20 billion euros", MONEY, None, "the currency is given twice", "euros"),
            ("US$5 AUD", MONEY, None, "the currency is given twice", "AUD"),
            ("about 50 ± 3 km", MEASURE, None, "cannot read '±' here", "±"),
            ("a few km ± 3", MEASURE, None, "an uncertainty goes with a plain number", "±"),
            ("50 ± a few km", MEASURE, None, "an uncertainty goes with a plain number", "±"),
            ("50 km ± 300 m", MEASURE, None, "the ends of the range are in kilometer and meter", None),
            ("- 5 km", MEASURE, None, "this can be a minus sign or a dash", "-"),
            ("20 or about 30", COUNT, None, "these are two amounts, and no range", "or"),
            ("3 million 200", COUNT, None, "do not add up", "3 million 200"),
            ("two thousand three million", COUNT, None, "do not add up", "two thousand three million"),
            ("between $20 and €30", MONEY, None, "the ends of the range are in EUR and USD", None),
            ("dollar", MONEY, None, "something is missing", "dollar"),
            ("40", SHARE, None, "a share needs a percent sign", "40"),
            ("half an hour", SHARE, None, "a share needs a percent sign", None),
            ("40 percentage points", SHARE, None, "cannot read 'percentage' here", "percentage"),
            ("1 of a mile", MEASURE, None, "only a part of a unit", "1"),
            ("5 of a mile", MEASURE, None, "only a part of a unit", "5"),
            ("one in zero", SHARE, None, "this is not a fraction", "one in zero"),
            ("3/2", SHARE, None, "this can be a fraction or two numbers", "3/2"),
            ("5/4 km", MEASURE, None, "this can be a fraction or two numbers", "5/4"),
            ("5/4 of a mile", MEASURE, None, "this can be a fraction or two numbers", "5/4"),
            # a share with hyphens is no count from one to five
            ("one-in-five", COUNT, None, "cannot read 'five' here", "five"),
            ("one-in-five", Quantity.NUMBER, None, "cannot read 'five' here", "five"),
            ("one-in-five", MONEY, "USD", "cannot read 'five' here", "five"),
            # a point before three digits may part thousands, but not those of a price at the pump
            ("$31.500", MONEY, None, "this can be 31.500 or 31,500", "31.500"),
            ("$10.000", MONEY, None, "this can be 10.000 or 10,000", "10.000"),
            ("Rp 3.459", MONEY, None, "this can be 3.459 or 3,459", "3.459"),
            ("15", MEASURE, None, "a measure needs its unit (as in 15 km)", "15"),
            ("15", MEASURE, "foos", "'foos' is not a unit that is known here", "15"),
            ("15 foos", MEASURE, "km", "'foos' is not a unit that is known here", "foos"),
            ("15 kg", MEASURE, "km", "kilogram cannot be given in km", "15 kg"),
            ("5 degrees", MEASURE, "km", "degree cannot be given in km", "5 degrees"),
            ("34 km old", MEASURE, None, "kilometer cannot be given in year", None),
            ("aged 20 degrees", MEASURE, None, "degree cannot be given in year", None),
            ("aged 34", MEASURE, "km", "year cannot be given in km", None),
            ("aged", MEASURE, "year", "something is missing", "aged"),
            ("15 km or 20 miles", MEASURE, None, "the ends of the range are in kilometer and mile", None),
            ("15 km to 20 kg", MEASURE, None, "the ends of the range are in kilogram and kilometer", None),
            ("5 C to 60 F", MEASURE, None, "the ends of the range are in degree_Celsius and degree_Fahrenheit", None),
            ("2 km to 300 m", MEASURE, None, "the range runs backwards", None),
            ("a dollar fifty", MONEY, None, "this can be one and a part of it", "dollar"),
            ("a euro fifty", MONEY, None, "this can be one and a part of it", "euro"),
            # a letter is a scale only right behind its digits
            ("5 m tonnes", MEASURE, None, "'m tonnes' is not a unit that is known here", "m tonnes"),
            ("five m tonnes", MEASURE, None, "'m tonnes' is not a unit that is known here", "m tonnes"),
            ("10 k miles", MEASURE, None, "'k miles' is not a unit that is known here", "k miles"),
            ("10kmiles", MEASURE, None, "'kmiles' is not a unit that is known here", "kmiles"),
        ],
    )
    def test_says_what_and_where(
        self, words: str, kind: Quantity, unit: str | None, message: str, at: str | None
    ) -> None:
        with pytest.raises(ReadingError) as caught:
            read(words, kind, unit)
        assert message in str(caught.value.problems[0])
        assert words[slice(*caught.value.span)] == (words if at is None else at)

    @pytest.mark.parametrize(
        "words",
        [
            *("9" * 1_000_000, "1" + "0" * 399, "1e400", "1E+400", "0." + "0" * 390 + "1", "1/" + "9" * 390),
            *("9" * 390 + "/1", "billion " * 50, "1 billion" + " billion" * 40, "a few" + " dozen" * 60, "0/0", "½/½"),
            *("nan", "NaN", "inf", "-inf", "infinity", "nan million", "\x00", "20\x00", "\ud800", "20 \udfff km"),
            *(
                "km**99999999",
                "5 km**99999999",
                "5 __import__('os')",
                "5 km.__class__",
                "5 " + "k" * 390,
                "5 m m m m m",
            ),
            *("٣٤", "٣/٤", "二十", "²", "20²", "Ⅻ", "(" * 400, "-" * 400, "and " * 100, "between " * 50, "1 and " * 66),
            *("20 " + "of x " * 79, "two " * 100, "a " * 200, "half " * 80, "or so " * 60, "$" * 400, "1," * 200),
        ],
    )
    def test_hostile_words_and_units_are_clean_errors(self, words: str) -> None:
        for kind in NUMBER_KINDS:
            for unit in (None, "USD", "km", "km**99999999", "__import__('os')", "\x00", "nan"):
                reading = read_or_point(words, kind, unit)
                assert reading is None or reading.core.is_bounded


class TestUnits:
    def test_a_measure_is_converted_to_the_unit_asked_for(self) -> None:
        reading = read("more than 9 miles", MEASURE, "km")
        assert (reading.number, reading.unit) == (14.484096, "km")
        assert reading.core == Interval(above(14.484096), 16.09344)  # up to 10 miles
        assert reading.place == 1.609344

    @pytest.mark.parametrize(
        ("words", "kind", "number"),
        [
            ("five quarters", SHARE, 125),
            ("three halves of them", SHARE, 150),
            ("two halves", SHARE, 100),
            ("4/4", SHARE, 100),
            ("five quarters of a mile", MEASURE, 1.25),
            ("three halves of a year", MEASURE, 1.5),
        ],
    )
    def test_more_parts_than_all_has_are_so_many_in_words(self, words: str, kind: Quantity, number: float) -> None:
        assert read(words, kind).number == pytest.approx(number)

    def test_a_code_goes_before_a_number_in_words_and_a_name_does_not(self) -> None:
        assert [read(f"{code} five million", MONEY).number for code in ("USD", "EUR", "AUD")] == [5e6] * 3
        for name in ("a euro", "a dollar", "a pound"):
            with pytest.raises(ReadingError, match="one and a part of it"):
                read(f"{name} fifty", MONEY)

    @pytest.mark.parametrize(("words", "number"), [("$3.459", 3.459), ("$9.459", 9.459)])
    def test_a_price_below_ten_may_have_a_tenth_of_a_cent(self, words: str, number: float) -> None:
        assert read(words, MONEY).number == number

    def test_the_most_digits(self) -> None:
        assert read("9" * 30, COUNT).number == read("9" * 30 + " people", COUNT).number == pytest.approx(1e30)
        assert read("1/" + "9" * 30, SHARE).number == pytest.approx(1e-28)
        for words, kind in (("9" * 31, COUNT), ("1/" + "9" * 31, SHARE)):
            with pytest.raises(ReadingError):
                read(words, kind)

    def test_the_longest_phrase(self) -> None:
        """A character more is refused, as too long for a number."""
        assert read(f"5{' ' * 393}people", COUNT).number == 5
        with pytest.raises(ReadingError, match="401 characters"):
            read(f"5{' ' * 394}people", COUNT)

    def test_as_many_of_the_largest_number_as_a_vague_word_tells(self) -> None:
        core = read("a few trillion trillion trillion", COUNT).core
        assert (core.lo, core.hi) == (3e36, 5e36)

    def test_the_largest_number(self) -> None:
        largest = "billion billion billion billion"
        assert [read(f"{sign}a {largest}", COUNT).number for sign in ("", "minus ")] == [1e36, -1e36]

    def test_degrees_are_those_of_the_claim(self) -> None:
        assert read("minus 5 degrees", MEASURE, "degC").number == -5
        assert read("-5", MEASURE, "degC").core == Interval(-5.5, -4.5)
        assert read("5 degrees", MEASURE).unit == read("0 degrees", MEASURE).unit == "degree"
        fahrenheit = read("32 degrees Fahrenheit", MEASURE, "degC")
        assert fahrenheit.number == 0
        assert fahrenheit.place == pytest.approx(5 / 9)

    def test_the_claims_unit_settles_whose_dollars(self) -> None:
        assert read("$5 million", MONEY, "CAD").unit == "CAD"
        assert read("$5 million", MONEY, "EUR").unit == "USD"  # never taken for euros
        assert read("¥5 million", MONEY, "CNY").unit == "CNY"
        assert read("5 million", MONEY, "CAD").unit == "CAD"

    @pytest.mark.parametrize("feet", range(4, 8))
    def test_a_height_in_every_style_is_one_height(self, feet: int) -> None:
        ones = words_of("numbers")["names"]["ones"]
        for inches in range(12):
            whole = read(f"{feet} feet {inches} inches", MEASURE)
            assert whole.number == pytest.approx(feet + inches / 12)
            styles = [f"{feet}-foot-{inches}", f"{feet} foot {inches}", f"{feet}ft {inches}in", f"{feet}'{inches}\""]
            styles += [f"{ones[feet]}-foot-{ones[inches]}", f"{ones[feet]} feet {ones[inches]}"]
            for words in styles:
                one = read(words, MEASURE)
                assert (one.core, one.support, one.unit) == (whole.core, whole.support, whole.unit), words
                assert read(f"between {words} and 9 feet", MEASURE).core == Interval(whole.number or 0, 9)
