"""Closed intervals: meeting, containing, gaps and hulls."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.interval import Interval

BOUNDS = st.floats(allow_nan=False)
INTERVALS = st.tuples(BOUNDS, BOUNDS).map(lambda ends: Interval(min(ends), max(ends)))


@pytest.mark.parametrize(("lo", "hi"), [(2, 1), (math.nan, 1), (1, math.nan), (math.inf, -math.inf)])
def test_refuses_what_is_no_interval(lo: float, hi: float) -> None:
    with pytest.raises(ValueError, match="lo <= hi"):
        Interval(lo, hi)


@pytest.mark.parametrize(
    ("a", "b", "meet", "gap"),
    [
        (Interval(0, 2), Interval(1, 3), True, 0),
        (Interval(0, 1), Interval(1, 3), True, 0),  # ends belong to it
        (Interval(0, 1), Interval(3, 4), False, 2),
        (Interval(3, 4), Interval(0, 1), False, 2),
        (Interval(0, math.inf), Interval(5, 5), True, 0),
        (Interval(-math.inf, 0), Interval(1, math.inf), False, 1),
    ],
)
def test_meeting_and_gap(a: Interval, b: Interval, meet: bool, gap: float) -> None:  # noqa: FBT001  # a parameter
    assert a.meets(b) is meet
    assert a.gap(b) == gap


@pytest.mark.parametrize(("steps", "adjoins"), [(0, False), (1, True), (4, True), (5, False), (40, False)])
@pytest.mark.parametrize("end", [0.3, 20.0, 4_000_001.0])
def test_a_few_steps_of_floats_are_what_the_ends_leave_out(end: float, steps: int, adjoins: bool) -> None:  # noqa: FBT001  # a parameter
    lower, upper = Interval(0, end), Interval(end + steps * math.ulp(end), 10 * end)
    assert lower.adjoins(upper) is adjoins
    assert upper.adjoins(lower) is adjoins
    assert (lower.gap(upper) == 0) is (steps == 0 or adjoins)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_a_number_is_left_out_of_adjoins_there(end: float) -> None:
    below, above = math.nextafter(end, -math.inf), math.nextafter(end, math.inf)
    lower, upper = Interval(-math.inf, below), Interval(above, math.inf)
    for one, other in ((lower, upper), (lower, Interval(end, end)), (Interval(end, end), upper)):
        if other.lo - one.hi < 1:
            assert one.adjoins(other)
            assert other.adjoins(one)
            assert not one.meets(other)
            assert one.gap(other) == 0


@given(INTERVALS, INTERVALS)
def test_what_adjoins_does_not_meet_and_prints_alike(a: Interval, b: Interval) -> None:
    assert a.adjoins(b) == b.adjoins(a)
    if a.adjoins(b):
        assert not a.meets(b)
        lower, upper = (a, b) if a.hi < b.lo else (b, a)
        assert math.isclose(lower.hi, upper.lo, rel_tol=1e-15, abs_tol=1e-300)


def test_whole_numbers_next_to_each_other_do_not_adjoin() -> None:
    assert not Interval(0, 49).adjoins(Interval(51, 60))
    assert not Interval(0, 2**52).adjoins(Interval(2**52 + 1, 2**53))
    assert not Interval(0, 10**18).adjoins(Interval(10**18 + 128, 10**19))
    assert not Interval(738_000, 738_001).adjoins(Interval(738_002, 738_003))
    assert not Interval(0, 1).adjoins(Interval(1, 2))


def test_is_point() -> None:
    assert Interval(3, 3).is_point
    assert not Interval(3, 4).is_point
    assert not Interval(-math.inf, math.inf).is_point


def test_is_bounded() -> None:
    assert Interval(0, 1).is_bounded
    assert not Interval(0, math.inf).is_bounded
    assert not Interval(-math.inf, 0).is_bounded


@given(INTERVALS, INTERVALS)
def test_laws(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.contains(a)
    assert a.gap(b) == b.gap(a) >= 0
    if a.contains(b):
        assert a.meets(b)
        assert a.hull(b) == a
    if a.meets(b):
        assert a.gap(b) == 0
    assert a.hull(b).contains(a)
    assert a.hull(b).contains(b)
    assert a.hull(b) == b.hull(a)
