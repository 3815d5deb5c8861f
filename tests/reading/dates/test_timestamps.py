"""Days with a time and a zone, and lengths of time in several units."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

READER = Reader()
DAY = date(2022, 11, 6)
PUBLISHED = Interval(*[DAY.toordinal()] * 2)
LAYOUTS = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z", "%a %b %d %H:%M:%S %Y"]
LAYOUTS += ["%Y-%m-%dT%H:%M:%S.%fZ", "%d %B %Y, %I:%M %p GMT%z", "%B %d, %Y @ %H:%M (UTC)", "%Y %B %d"]

zones = st.sampled_from([timezone(timedelta(hours=hours)) for hours in (-12, -5, 0, 3, 14)])
moments = st.builds(datetime.combine, st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.times(), st.none() | zones)


def moved(day: date, months: int, days: int) -> date:
    """By months, to the last day of a shorter one, and then by days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def read(words: str) -> Reading:
    return READER.read(words, kind=Quantity.DATE, on=PUBLISHED)


@given(moments.map(lambda moment: moment.replace(tzinfo=moment.tzinfo or UTC)), st.sampled_from(LAYOUTS))
def test_a_moment_is_kept_to_its_day(moment: datetime, layout: str) -> None:
    assert read(moment.strftime(layout)).core == Interval(*[moment.toordinal()] * 2)


def test_a_year_after_a_time_is_no_part_of_a_second() -> None:
    assert read("Tue Jan 5 10:00:00,2021").core.lo == date(2021, 1, 5).toordinal()


@pytest.mark.parametrize("words", ["2009-14", "2022-11", "March 2009"])
def test_what_looks_like_an_offset_is_none(words: str) -> None:
    assert read(words).place > 1


@given(st.integers(1, 30), st.integers(1, 11), st.integers(1, 27), st.sampled_from([", ", " ", " and ", ","]))
def test_years_months_and_days_lead_to_their_day(years: int, months: int, days: int, joint: str) -> None:
    words = f"{years} year{'s'[: years > 1]}{joint}{months} month{'s'[: months > 1]} and {days} day{'s'[: days > 1]}"
    for phrase, sign in ((f"{words} ago", -1), (f"in {words}", 1)):
        day = moved(DAY, sign * (12 * years + months), sign * days)
        assert read(phrase).core == Interval(*[day.toordinal()] * 2)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("2 months 1 year ago", "do not add up"),
        ("1.5 years 2 months ago", "do not add up"),
        ("the past two weeks and 3 days", "is read with ago"),
        ("2 to 3 years 2 months ago", "in one unit"),
        ("2 hours ago at 5 pm", "goes with a day"),
        ("Wednesday 9 a.m. 2015", "go with a day of a month"),
    ],
)
def test_what_is_no_length_of_time_is_refused(words: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read(words)
