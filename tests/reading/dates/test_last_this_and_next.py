"""Which Monday, May or week is meant by last, this and next, worked out from the calendar by itself, on any day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest

from discrepant.reading.dates import read_date
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval

TABLE = HedgeTable.default()
FORTNIGHT = [date(2023, 12, 25) + timedelta(days) for days in range(14)]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS_OF_YEAR = [
    date(2024, 1, 1) + timedelta(days) for days in (30, 31, 58, 59, 60, 181, 182, 183, 305, 334, 335, 364, 365)
]

Days = tuple[date, date]


def _days(words: str, on: date, *, ahead: bool | None = None) -> tuple[Days, Days]:
    """Core and support, from day to day."""
    reading = read_date(words, on=Interval(float(on.toordinal()), float(on.toordinal())), table=TABLE, ahead=ahead)
    core, support = ((date.fromordinal(int(each.lo)), date.fromordinal(int(each.hi))) for each in reading.values)
    return core, support


def _one(*days: date) -> Days:
    return min(days), max(days)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _sunday(day: date) -> date:
    """The one with which the week begins in America."""
    return day - timedelta((day.weekday() + 1) % 7)


def _in_week(day: date, weekday: int, weeks: int) -> tuple[date, date]:
    """That day of the week, by weeks that begin on Monday and on Sunday."""
    shift = timedelta(weeks=weeks)
    return _monday(day) + shift + timedelta(weekday), _sunday(day) + shift + timedelta((weekday + 1) % 7)


@pytest.mark.parametrize("on", FORTNIGHT, ids=str)
def test_a_day_of_the_week(on: date) -> None:
    for weekday, name in enumerate(WEEKDAYS):
        before = next(each for n in range(1, 8) if (each := on - timedelta(n)).weekday() == weekday)
        after = next(each for n in range(1, 8) if (each := on + timedelta(n)).weekday() == weekday)
        is_today = on.weekday() == weekday
        last, coming = (on, on) if is_today else (before, after)
        assert _days(name, on) == _days(name, on, ahead=False) == (_one(last), _one(last))
        assert _days(name, on, ahead=True) == (_one(coming), _one(coming, after))
        assert _days(f"last {name}", on) == (_one(before), _one(before, _in_week(on, weekday, -1)[0]))
        assert _days(f"next {name}", on) == (_one(after), _one(after, _in_week(on, weekday, 1)[0]))
        here = _in_week(on, weekday, 0)
        assert _days(f"this {name}", on) == (_one(here[0]), _one(*here))
        if here[0] < on:
            assert _days(f"this {name}", on, ahead=True) == (_one(after if not is_today else on), _one(*here, after))
        if here[0] > on:
            assert _days(f"this {name}", on, ahead=False) == (_one(before), _one(before, *here))
        for words, weeks in ((f"{name} of last week", -1), (f"{name} of this week", 0), (f"{name} of next week", 1)):
            there = _in_week(on, weekday, weeks)
            assert _days(words, on) == (_one(there[0]), _one(*there)), words


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _away(days: Days, on: date) -> int:
    """How many days lie between."""
    return max((days[0] - on).days, (on - days[1]).days, 0)


@pytest.mark.parametrize("on", [*FORTNIGHT[6:9], *DAYS_OF_YEAR], ids=str)
def test_a_month(on: date) -> None:
    for month, name in enumerate(MONTHS, start=1):
        every = [_month(year, month) for year in range(on.year - 2, on.year + 3)]
        begun, left = max(each for each in every if each[0] <= on), min(each for each in every if each[1] >= on)
        over, coming = max(each for each in every if each[1] < on), min(each for each in every if each[0] > on)
        nearest = min(begun, left, key=lambda each: _away(each, on))
        assert _days(name, on) == (nearest, nearest)
        assert _days(name, on, ahead=False) == (begun, begun)
        assert _days(name, on, ahead=True) == (left, left)
        assert _days(f"this {name}", on)[0] == _month(on.year, month)
        assert _days(f"last {name}", on) == (over, _hull(over, _month(on.year - 1, month)))
        assert _days(f"next {name}", on) == (coming, _hull(coming, _month(on.year + 1, month)))


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _season(year: int, first: int) -> Days:
    """Three whole months, the last of which may be of the year after."""
    return date(year, first, 1), _month(year + (first + 2) // 13, (first + 1) % 12 + 1)[1]


@pytest.mark.parametrize("on", [*FORTNIGHT[6:9], *DAYS_OF_YEAR], ids=str)
def test_a_season(on: date) -> None:
    for name, first in SEASONS.items():
        every = [_season(year, first) for year in range(on.year - 2, on.year + 3)]
        begun, left = max(each for each in every if each[0] <= on), min(each for each in every if each[1] >= on)
        over, coming = max(each for each in every if each[1] < on), min(each for each in every if each[0] > on)
        this = begun if begun[1] >= on else _season(on.year, first)
        assert _days(name, on)[0] == min(begun, left, key=lambda each: _away(each, on))
        assert [_days(name, on, ahead=ahead)[0] for ahead in (False, True)] == [begun, left]
        assert [_days(f"{led} {name}", on)[0] for led in ("last", "this", "next")] == [over, this, coming]


def _hull(one: Days, other: Days) -> Days:
    return min(one[0], other[0]), max(one[1], other[1])


@pytest.mark.parametrize("on", [*FORTNIGHT, *DAYS_OF_YEAR], ids=str)
@pytest.mark.parametrize(("led", "shift"), [("last", -1), ("this", 0), ("next", 1)])
def test_a_week_a_month_and_a_year(on: date, led: str, shift: int) -> None:
    monday, sunday = (first + timedelta(weeks=shift) for first in (_monday(on), _sunday(on)))
    week, other = (monday, monday + timedelta(6)), (sunday, sunday + timedelta(6))
    assert _days(f"{led} week", on) == (week, _hull(week, other))
    year, month = divmod(on.year * 12 + on.month - 1 + shift, 12)
    assert _days(f"{led} month", on)[0] == _month(year, month + 1)
    assert _days(f"{led} year", on)[0] == (date(on.year + shift, 1, 1), date(on.year + shift, 12, 31))
    quarter = on.year * 4 + (on.month - 1) // 3 + shift
    first, last = _month(quarter // 4, quarter % 4 * 3 + 1), _month(quarter // 4, quarter % 4 * 3 + 3)
    assert _days(f"{led} quarter", on)[0] == (first[0], last[1])
    decade = (on.year // 10 + shift) * 10
    assert _days(f"{led} decade", on)[0] == (date(decade, 1, 1), date(decade + 9, 12, 31))
