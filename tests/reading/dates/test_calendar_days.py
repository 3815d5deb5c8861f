"""The arithmetic of days: months of unequal length, and what has no end."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.dates.almanac import Width
from discrepant.reading.dates.calendar_days import SpanError, check_within, date_of, ordinal, shifted, shifted_months

DAYS = st.dates(min_value=date(400, 1, 1), max_value=date(9600, 12, 31)).map(date.toordinal)


def _on(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2022-11-06", 1, "2022-12-06"),
        ("2022-11-06", 2, "2023-01-06"),
        ("2022-11-06", -11, "2021-12-06"),
        ("2023-03-31", -1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("0001-02-01", -1, "0001-01-01"),
        ("0002-01-31", -11, "0001-02-28"),
        ("9999-01-31", 11, "9999-12-31"),
    ],
)
def test_months_are_shifted_to_the_same_day_or_the_last(day: str, months: int, found: str) -> None:
    """Of the month that is so many away."""
    assert shifted_months(_on(day), months) == _on(found)


@pytest.mark.parametrize(("day", "months"), [("0001-01-01", -1), ("0002-01-31", -13), ("9999-12-01", 1)])
def test_no_month_is_beyond_the_first_and_the_last_year(day: str, months: int) -> None:
    with pytest.raises(SpanError, match="beyond the years 1 to 9999"):
        shifted_months(_on(day), months)


def test_an_infinite_end_stays() -> None:
    """However far it is moved."""
    assert shifted(-math.inf, Width(months=5, days=3), 1) == -math.inf


@given(DAYS, st.integers(-600, 600), st.integers(0, 600))
def test_shifts_keep_order(day: int, months: int, more: int) -> None:
    """More months lead no less far, a later day no less late."""
    assert shifted_months(day, months) <= shifted_months(day, months + more)
    assert shifted_months(day, months) <= shifted_months(day + more, months)


@pytest.mark.parametrize("day", [0, date.max.toordinal() + 1])
def test_what_lies_beyond_the_calendar(day: int) -> None:
    """Is an error, and so is a month that would end there."""
    with pytest.raises(SpanError, match="beyond the years 1 to 9999"):
        check_within(day)
    with pytest.raises(SpanError, match="beyond the years 1 to 9999"):
        date_of(day)
    with pytest.raises(SpanError, match="beyond the years 1 to 9999"):
        ordinal(0 if not day else 10_000, 1, 1)
