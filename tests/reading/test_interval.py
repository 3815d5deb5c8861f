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
