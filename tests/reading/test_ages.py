"""Ages, and the days of birth that they allow: held against every day on which somebody may be born."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.ages import born, read_age
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

READER = Reader()


def age(words: str) -> Reading:
    return READER.read(words, kind=Quantity.AGE)


def on(first: date, last: date | None = None) -> Reading:
    days = Interval(first.toordinal(), (last or first).toordinal())
    return Reading(words="", kind=Quantity.DATE, core=days, support=days)


@pytest.mark.parametrize(
    "words",
    ["34", "aged 34", "34-year-old", "a 34-year-old", "34 years old", "age 34", "at 34", "thirty-four", "Aged 34"],
)
def test_completed_years(words: str) -> None:
    reading = age(words)
    assert (reading.number, reading.unit, reading.kind) == (34, "year", "age")
    assert reading.core == reading.support
    assert reading.core.lo == 34
    assert 34.9 < reading.core.hi < 35


@pytest.mark.parametrize("words", ["2.5 years old", "two and a half", "2\u00bd"])
def test_no_broken_number_of_years_is_completed(words: str) -> None:
    assert age(words).core == Interval(2.45, 2.55)


@pytest.mark.parametrize(
    ("words", "unit", "low", "high"),
    [
        ("18-month-old", "month", 18, 19),
        ("a six-week-old", "week", 6, 7),
        ("three days old", "day", 3, 4),
        ("34 years and 5 months", "month", 413, 414),
        ("in her 30s", "year", 30, 40),
        ("in his early thirties", "year", 30, 34),
        ("mid-40s", "year", 44, 47),
        ("in their late 60s", "year", 67, 70),
        ("in his teens", "year", 13, 20),
        ("in her mid-teens", "year", 15, 17),
        ("a teenager", "year", 13, 20),
        ("a twenty-something", "year", 20, 30),
        ("nearly 35", "year", 34.5, 35),
        ("30 to 35", "year", 30, 36),
        ("about 34", "year", 33.5, 35),
    ],
)
def test_other_ages(words: str, unit: str, low: float, high: float) -> None:
    reading = age(words)
    assert reading.unit == unit
    assert (reading.core.lo, round(reading.core.hi, 6)) == (low, high)
    assert reading.core.hi < high or "early" in words


@pytest.mark.parametrize("kind", [Quantity.AGE, Quantity.MEASURE])
@pytest.mark.parametrize(
    ("years", "is_rounded"), [(119, False), (120, False), (122, False), (130, True), (132, False), (150, True)]
)
def test_beyond_the_oldest_person_a_round_age_is_rounded(kind: Quantity, years: int, is_rounded: bool) -> None:  # noqa: FBT001  # a parameter
    """Nobody was ever older than 122: what is 130 years old is no person, and need not have its birthday counted."""
    reading = READER.read(f"{years}-year-old", kind=kind)
    assert (reading.core.lo < years) is is_rounded
    assert (reading.support.hi >= years + 1) is is_rounded


def test_over_an_age_has_no_upper_end() -> None:
    assert age("over 65").support.hi == float("inf")
    assert age("65 or older").support.lo == 65


@pytest.mark.parametrize("number", [10**power + more for power in (14, 15, 16, 17) for more in (0, 7)])
def test_where_floats_are_farther_apart_than_a_year(number: int) -> None:
    reading = age(f"{number:,}")
    assert reading.support.lo <= float(number) <= reading.support.hi


@pytest.mark.parametrize("words", ["34 km", "", "old", "in her 35s", "$34"])
def test_what_is_no_age(words: str) -> None:
    with pytest.raises(ReadingError):
        age(words)


@pytest.mark.parametrize(
    ("words", "at", "message"),
    [
        ("at the age of what", "what", "an age"),
        ("34 km", "34 km", "nobody is so many of kilometer old"),
        ("34 acres old", "34 acres old", "acre cannot be given in year"),
    ],
)
def test_an_error_points_into_all_the_words(words: str, at: str, message: str) -> None:
    with pytest.raises(ReadingError) as refused:
        age(words)
    assert words[slice(*refused.value.span)] == at
    assert message in refused.value.message


def completed(birth: date, day: date) -> int:
    """Years, as everybody counts them."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def completed_months(birth: date, day: date) -> int:
    return 12 * (day.year - birth.year) + day.month - birth.month - (day.day < birth.day)


DAYS = st.dates(date(1990, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2023, 2, 28), date(2023, 3, 1), date(2024, 12, 31), date(2025, 1, 1), date(2023, 3, 31)]
)


class TestBirths:
    @given(st.integers(0, 40), DAYS)
    def test_years_are_all_days_of_birth_that_fit(self, years: int, day: date) -> None:
        births = born(age(str(years)), on(day))
        first, last = date(day.year - years - 2, 1, 1).toordinal(), day.toordinal()
        fitting = {birth for birth in range(first, last + 1) if completed(date.fromordinal(birth), day) == years}
        assert births.core == births.support == Interval(min(fitting), max(fitting))
        assert len(fitting) == max(fitting) - min(fitting) + 1

    @given(st.integers(0, 40), DAYS)
    def test_so_are_months(self, months: int, day: date) -> None:
        births = born(age(f"{months}-month-old"), on(day))
        last = day.toordinal()
        candidates = range(last - 31 * (months + 2), last + 1)
        fitting = {birth for birth in candidates if completed_months(date.fromordinal(birth), day) == months}
        if fitting:  # nobody is a month old on 1 March who was born on a day that February lacks
            assert births.core == Interval(min(fitting), max(fitting))

    @given(st.integers(0, 20), DAYS)
    def test_and_weeks_and_days(self, number: int, day: date) -> None:
        weeks, days = (born(age(f"{number} {unit} old"), on(day)).core for unit in ("weeks", "days"))
        last = day.toordinal()
        assert weeks == Interval(last - 7 * number - 6, last - 7 * number)
        assert days == Interval(last - number, last - number)

    @given(st.integers(0, 40), DAYS, st.integers(0, 400))
    def test_told_of_a_span_it_allows_what_any_of_its_days_does(self, years: int, day: date, more: int) -> None:
        last = date.fromordinal(day.toordinal() + more)
        told = born(age(str(years)), on(day, last)).core
        ends = [born(age(str(years)), on(each)).core for each in (day, last)]
        assert told == ends[0].hull(ends[1])

    @given(st.sampled_from(["nearly 35", "about 40", "over 65", "under 18", "in her 30s", "two and a half"]), DAYS)
    def test_hedged_ages_nest(self, words: str, day: date) -> None:
        births = born(age(words), on(day))
        assert births.support.contains(births.core)
        assert births.core.hi <= day.toordinal()

    def test_by_hand(self) -> None:
        def days(words: str) -> tuple[object, ...]:
            births = born(age(words), on(date(2022, 11, 6)))
            return births.bounds(births.core)

        assert days("34") == ("1987-11-07", "1988-11-06")
        assert days("over 65") == ("1956-11-06", "1957-11-05")
        assert days("at least 65") == ("1956-11-06", "1957-11-06")
        assert days("in her 30s") == ("1982-11-07", "1992-11-06")
        assert days("nearly 35") == ("1987-11-07", "1988-05-07")  # half of the 366 days before the birthday in 1988
        assert days("nearly 18 months old") == ("2021-05-07", "2021-05-22")  # and of the 31 in May

    def test_none_is_born_before_the_calendar_begins(self) -> None:
        assert born(age("3,001"), on(date(2022, 11, 6))).core.lo == float("-inf")


def test_the_desks_own_table_is_asked() -> None:
    assert read_age("34", table=HedgeTable.default()).number == 34
