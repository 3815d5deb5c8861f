"""An axis: each value in its place, and a few round ones beside it, far enough apart to be read."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.interval import Interval
from discrepant.report.html.axis import Axis, focus, short_days

NUMBERS = st.floats(-1e9, 1e9).map(lambda number: round(number, 3))
MOST, ROOM = 5, 100.0  # ticks, and how long the axis is


def axis(low: float, high: float, *, of_days: bool = False, unit: str | None = None) -> Axis:
    return Axis(lo=low, hi=high, start=0.0, end=ROOM, of_days=of_days, unit=unit)


def written(whole: Axis) -> list[str]:
    return [words for _, words in whole.ticks()]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 40, "0 10 20 30 40"),
        (0, 41, "0 20 40"),
        (0, 80, "0 20 40 60 80"),
        (0, 81, "0 25 50 75"),
        (0, 100, "0 25 50 75 100"),
        (0, 101, "0 50 100"),
        (0, 200, "0 50 100 150 200"),
        (0, 201, "0 100 200"),
        (3, 7, "3 4 5 6 7"),
        (3.1, 6.9, "4 5 6"),
        (-2, 2, "−2 −1 0 1 2"),
        (0, 0.4, "0 0.1 0.2 0.3 0.4"),
        (0, 0.01, "0 0.0025 0.005 0.0075 0.01"),
    ],
)
def test_round_numbers(low: float, high: float, ticks: str) -> None:
    assert written(axis(low, high)) == ticks.split()


def test_numbers_have_their_unit_and_scale() -> None:
    assert written(axis(18e9, 20e9, unit="USD")) == [f"${n} billion" for n in ("18", "18.5", "19", "19.5", "20")]
    assert written(axis(10, 14, unit="km")) == ["10 km", "11 km", "12 km", "13 km", "14 km"]


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2022-10-24", "2022-10-27", ["24 Oct 2022", "25 Oct 2022", "26 Oct 2022", "27 Oct 2022"]),
        ("2022-10-24", "2022-10-28", ["24 Oct 2022", "25 Oct 2022", "26 Oct 2022", "27 Oct 2022", "28 Oct 2022"]),
        ("2022-10-24", "2022-10-29", ["24 Oct 2022", "26 Oct 2022", "28 Oct 2022"]),
        ("2022-10-01", "2022-11-30", ["Oct 2022", "Nov 2022"]),
        ("2022-01-01", "2022-05-01", ["Jan 2022", "Feb 2022", "Mar 2022", "Apr 2022", "May 2022"]),
        ("2021-12-01", "2022-07-01", ["Jan 2022", "Mar 2022", "May 2022", "Jul 2022"]),
        ("2021-11-01", "2022-10-31", ["Jan 2022", "Apr 2022", "Jul 2022", "Oct 2022"]),
        ("2021-01-01", "2022-12-31", ["Jan 2021", "Jul 2021", "Jan 2022", "Jul 2022"]),
        ("2019-06-01", "2022-12-31", ["2020", "2021", "2022"]),
        ("1900-01-01", "2022-12-31", ["1900", "1950", "2000"]),
        ("0001-01-01", "2022-12-31", ["1000", "2000"]),
    ],
)
def test_days_months_and_years(first: str, last: str, ticks: list[str]) -> None:
    assert written(axis(day(first), day(last), of_days=True)) == ticks


@given(NUMBERS, NUMBERS)
def test_a_few_ticks_in_order_and_equally_far_apart(one: float, other: float) -> None:
    whole = Axis.over([one, other], 0, ROOM)
    assert whole is not None
    places = [place for place, _ in whole.ticks()]
    assert 1 <= len(places) <= MOST
    assert places == sorted(places)
    assert all(0 <= place <= ROOM for place in places)
    steps = [second - first for first, second in pairwise(places)]
    assert all(math.isclose(step, steps[0], abs_tol=0.25) for step in steps)
    assert all(step >= ROOM / MOST for step in steps)


@given(st.dates(), st.dates())
def test_a_few_days_each_of_them_once(one: date, other: date) -> None:
    whole = Axis.over([one.toordinal(), other.toordinal()], 0, ROOM, of_days=True)
    assert whole is not None
    ticks = list(whole.ticks())
    assert len(ticks) <= MOST
    assert len({words for _, words in ticks}) == len(ticks)
    assert [place for place, _ in ticks] == sorted(place for place, _ in ticks)


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_it_holds_every_value_with_room_beside_it(values: list[float]) -> None:
    whole = Axis.over(values, 10, 110)
    assert whole is not None
    for value in values:
        assert whole.holds(value)
        assert 10 <= whole.at(value) <= 110
    assert whole.hi > max(values)
    assert whole.lo < min(values) or (min(values) >= 0 and whole.lo >= 0)
    assert whole.at(whole.lo) == 10
    assert whole.at(whole.hi) == 110


def test_what_lies_beyond_stands_at_the_end() -> None:
    whole = axis(0, 10)
    assert (whole.at(-1), whole.at(0), whole.at(2.5), whole.at(10), whole.at(11)) == (0, 0, 25, 100, 100)
    assert whole.holds(0)
    assert whole.holds(10)
    assert not whole.holds(10.1)
    assert not whole.holds(-0.1)


@pytest.mark.parametrize(
    ("values", "of_days", "low", "high"),
    [
        ([100, 200], False, 94, 206),
        ([1, 101], False, 0, 107),  # there is nothing below zero to be shown
        ([-50, 50], False, -56, 56),
        ([50], False, 47, 53),
        ([0], False, 0, 1),
        ([-50], False, -53, -47),
        ([738_000], True, 737_999, 738_001),
        ([100, math.inf, 200], False, 94, 206),
    ],
)
def test_the_room_beside_the_values(values: list[float], of_days: bool, low: float, high: float) -> None:  # noqa: FBT001
    whole = Axis.over(values, 0, ROOM, of_days=of_days)
    assert whole is not None
    assert (whole.lo, whole.hi) == (low, high)


@pytest.mark.parametrize("values", [[], [math.inf], [-math.inf, math.inf], [-1.7e308, 1.7e308]])
def test_there_is_none_of_no_values_or_of_such_as_lie_too_far_apart(values: list[float]) -> None:
    assert Axis.over(values, 0, ROOM) is None


class TestFocus:
    def test_what_is_bounded_is_held_and_an_end_that_lies_near(self) -> None:
        """No further off than the ends of what is bounded are apart: here, one."""
        bounded = (Interval(30, 31), Interval(27, 34))
        assert {*focus([bounded])} == {30, 31}
        assert {*focus([bounded, (Interval(30, 32), Interval(30, math.inf))])} == {30, 31, 32}
        assert {*focus([bounded, (Interval(30, 33), Interval(30, math.inf))])} == {30, 31}
        assert {*focus([bounded, (Interval(29, 31), Interval(-math.inf, 31))])} == {29, 30, 31}
        assert {*focus([bounded, (Interval(28, 31), Interval(-math.inf, 31))])} == {30, 31}

    def test_where_nothing_is_bounded_all_ends_are(self) -> None:
        assert {*focus([(Interval(30, 40), Interval(-math.inf, math.inf))])} == {30, 40}

    def test_where_a_single_value_is_bounded_all_ends_are(self) -> None:
        assert focus([(Interval(30, 30), Interval(-math.inf, 50))]) == [30, 30, 50]

    def test_those_that_are_hardly_apart_have_the_room_of_the_words_that_say_most(self) -> None:
        exactly = (Interval(30, 30), Interval(30, 30))
        above, far_above = ((Interval(30, end), Interval(30, math.inf)) for end in (40, 60))
        assert {*focus([exactly, above])} == {30, 40}
        assert {*focus([exactly, above, far_above])} == {30, 40}
        assert {*focus([exactly, exactly])} == {30}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (738_000, 738_000, "29 Jul 2021"),
        (738_000, 738_001, "29 to 30 Jul 2021"),
        (738_000.5, 738_000.5, "29 Jul 2021, 12:00"),
        (738_000, 738_100, "29 Jul to 6 Nov 2021"),
    ],
)
def test_short_days(low: float, high: float, words: str) -> None:
    assert short_days(Interval(low, high)) == words
