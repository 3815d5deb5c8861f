"""The arithmetic of spans: what tiles the calendar, and what lies on one side of a date."""

import math
from datetime import date
from itertools import pairwise

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from discrepant.reading.dates.almanac import phase
from discrepant.reading.dates.calendar_days import SpanError
from discrepant.reading.dates.periods import day_span, months_span, period, years_span
from discrepant.reading.dates.spans import Span, exact
from discrepant.reading.hours import DAY, Hours
from discrepant.reading.interval import Interval

DAYS = st.dates(min_value=date(400, 1, 1), max_value=date(9600, 12, 31)).map(date.toordinal)


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half-year", "year", "decade", "century"]))
def test_periods_tile_the_calendar(day: int, name: str) -> None:
    """Each contains its day, and the next begins where it ends."""
    here, after = period(name, day, 0), period(name, day, 1)
    assert here.core.lo <= day <= here.core.hi
    assert after.core.lo == here.core.hi + 1
    assert here.support.contains(here.core)


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade", "century"]))
def test_early_mid_and_late_make_the_whole(day: int, name: str) -> None:
    """One after the other, without a gap; their supports reach beyond them."""
    whole = period(name, day, 0)
    parts = [whole.part(phase(part)) for part in ("early", "mid", "late")]
    assert parts[0].core.lo == whole.core.lo
    assert parts[-1].core.hi == whole.core.hi
    for one, other in pairwise(parts):
        assert other.core.lo == one.core.hi + 1
        assert one.support.meets(other.core)


SPANS = st.sampled_from([day_span(2022, 11, 6), months_span(2022, 11, 1, "month"), years_span(2014, 2014)])


@given(SPANS, DAYS)
def test_before_it_and_after_leave_no_gap(span: Span, today: int) -> None:
    """The days before, of and after a date are all days."""
    assume(today > span.core.hi)
    before, after = span.edge("before", today), span.edge("after", today)
    assert before.core == Interval(-math.inf, span.core.lo - 1)
    assert after.core == Interval(span.core.hi + 1, today)
    assert span.edge("until", today).core.hi == span.core.hi
    assert span.edge("since", today).core == Interval(span.core.lo, today)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2022, 11, 31), (2023, 2, 29), (2022, 0, 1), (0, 1, 1), (10000, 1, 1)]
)
def test_days_that_do_not_exist(year: int, month: int, day: int) -> None:
    """Are errors that an editor understands."""
    with pytest.raises(SpanError):
        day_span(year, month, day)


HOURS = st.integers(0, DAY - 1).map(
    lambda second: Hours(core=Interval(second, second), support=Interval(second, second))
)


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True), st.lists(st.none() | HOURS, min_size=2, max_size=2))
def test_from_the_earlier_to_the_later_whichever_is_told_first(days: list[int], hours: list[Hours | None]) -> None:
    spans = [
        span if at is None else span.at(at)
        for span, at in zip((exact(day, day, "day") for day in days), hours, strict=True)
    ]
    early, late = sorted(spans, key=lambda span: span.core.lo)
    for whole in (early.hull(late), late.hull(early)):
        assert whole.core == Interval(min(days), max(days))
        assert (whole.first, whole.last) == (early.first, late.last)


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True), st.lists(st.booleans(), min_size=4, max_size=4))
def test_an_end_of_both_is_told_where_each_tells_it(days: list[int], told: list[bool]) -> None:
    one, other = (exact(day, day, "day") for day in days)
    mine = (one if told[0] else None, one if told[1] else None)
    theirs = (other if told[2] else None, other if told[3] else None)
    whole = attrs.evolve(one, ends=mine).hull(attrs.evolve(other, ends=theirs))
    for end, its_own, its in zip(whole.ends, mine, theirs, strict=True):
        assert (end is not None) == (its_own is not None and its is not None)
        assert end is None or end.core == Interval(min(days), max(days))


@given(st.integers(2, 10_000), st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
@example(400, 600, 100, 100)  # in the first years of the calendar the day is no large number beside a looseness
def test_before_is_as_loose_as_the_beginning(least: int, loose: int, long: int, more: int) -> None:
    first = least + loose
    core = Interval(first, first + long)
    span = attrs.evolve(day_span(1, 1, 1), core=core, support=Interval(least, first + long + more))
    before = span.edge("before", None)
    assert before.core == Interval(-math.inf, first - 1)
    assert before.support == Interval(-math.inf, first - 1 + loose)
