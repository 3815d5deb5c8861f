"""The ends of a core or a support, as the page writes them and as its pictures place them."""

from __future__ import annotations

import math
import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.finding import End
from discrepant.reading.interval import Interval
from discrepant.report.html.ends import are_days, in_words, interval, span_of_days, spelled_days
from facts import ordinal


@pytest.mark.parametrize(
    ("ends", "unit", "words"),
    [
        ((), None, ""),
        ((5.0,), None, ""),
        ((31.0, 30.0), None, ""),  # the wrong way round
        (("2022-11-06", 3.0), None, ""),
        ((30.0, 30.0), None, "30"),
        ((0.0, 0.0), None, "0"),
        ((30.0, 31.0), None, "30 to 31"),
        ((30.0, None), None, "30 or more"),
        ((0.0, None), None, "0 or more"),
        ((None, 30.0), "%", "30 % or less"),
        ((0.0, 30.0), "%", "30 % or less"),
        ((-5.0, 0.0), None, "−5 to 0"),  # a minus
        ((None, None), None, "any number"),
        ((1.9e10, 2.1e10), "USD", "$19 billion to $21 billion"),
        (("2022-11-06", "2022-11-06"), None, "6 November 2022"),
        (("2022-11-06", "2022-11-08"), None, "6 to 8 November 2022"),
        (("2022-11-06", None), None, "any day from 6 November 2022"),
        ((None, "2022-11-06"), None, "any day up to 6 November 2022"),
    ],
)
def test_in_words(ends: tuple[End, ...], unit: str | None, words: str) -> None:
    assert in_words(ends, unit) == words


@given(low=st.floats(1, 1e5), width=st.floats(1e-3, 1e5))
def test_a_measure_is_as_fine_as_its_ends_lie_apart(low: float, width: float) -> None:
    """Converted from another unit it has more digits than anybody printed: a hundredth of the width is near enough.

    One more place stands where a number has no more.
    """
    ends = low, low + width
    words = in_words(ends, "km")
    assert numbers(words) == pytest.approx(ends, abs=width / 100)
    assert finest(words) >= min(1, width / 1001) / 10  # whole numbers are not cut


@given(value=st.floats(1, 1e5), is_open=st.booleans())
def test_a_measure_with_no_width_is_as_fine_as_a_hundredth_of_itself(value: float, is_open: bool) -> None:  # noqa: FBT001
    words = in_words((value, None if is_open else value), "km")
    assert numbers(words) == pytest.approx([value], rel=1 / 100)
    assert finest(words) >= min(1, value / 1001) / 10


def numbers(words: str) -> list[float]:
    return [float(number) for number in _digits(words)]


def finest(words: str) -> float:
    """What the last printed digit stands for, at its finest."""
    return 10.0 ** -max(len(number.partition(".")[2]) for number in _digits(words))


def _digits(words: str) -> list[str]:
    return re.findall(r"\d[\d.]*", words.replace(",", ""))


@pytest.mark.parametrize(
    ("ends", "are"),
    [
        ((), False),
        ((1.0, None), False),
        ((None, None), False),
        (("2022-11-06", None), True),
        ((None, "2022-11-06"), True),
    ],
)
def test_what_is_days(ends: tuple[End, ...], are: bool) -> None:  # noqa: FBT001
    assert are_days(ends) is are


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ((1.0, 2.0), Interval(1.0, 2.0)),
        ((1.0, None), Interval(1.0, math.inf)),
        ((None, 2.0), Interval(-math.inf, 2.0)),
        ((None, None), Interval(-math.inf, math.inf)),
        (("2022-11-06", "2022-11-07"), Interval(ordinal("2022-11-06"), ordinal("2022-11-07"))),
        (("2022-11-06", None), Interval(ordinal("2022-11-06"), math.inf)),
        ((), None),
        ((1.0,), None),
        ((1.0, 2.0, 3.0), None),
        ((2.0, 1.0), None),
        (("2022-11-06", 1.0), None),
        (("2022-11", "2022-11"), None),
    ],
)
def test_an_interval(ends: tuple[End, ...], found: Interval | None) -> None:
    assert interval(ends) == found


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))


@given(DAYS, DAYS)
def test_a_span_of_days_goes_from_its_first_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert span_of_days(f"{first}/{last}") == Interval(first.toordinal(), last.toordinal())
    assert span_of_days(f"{first}") == Interval(first.toordinal(), first.toordinal())
    assert span_of_days(f"{first}/..") == Interval(first.toordinal(), math.inf)
    assert span_of_days(f"../{last}") == Interval(-math.inf, last.toordinal())


@given(DAYS, TIMES, st.sampled_from(["", "Z", "+05:45", ":20", ":20Z"]))
def test_a_time_of_day_is_the_part_of_the_day_that_has_passed(day: date, time: time, behind: str) -> None:
    """By the clock that is printed, to the minute."""
    found = span_of_days(f"{day}T{time:%H:%M}{behind}")
    assert found is not None
    assert found.lo == found.hi
    assert found.lo - day.toordinal() == pytest.approx(time.hour / 24 + time.minute / 24 / 60)


@pytest.mark.parametrize("words", [None, "", "spring", "2022-11", "2022-99-99", "2022-11-07/2022-11-06"])
def test_what_are_no_days(words: str | None) -> None:
    assert span_of_days(words) is None
    assert spelled_days(words or "") == (words or "")


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("2023-11-04", "4 November 2023"),
        ("2023-11-04T15:30", "4 November 2023, 15:30"),
        ("2023-11-04T14:30/2023-11-04T15:30", "4 November 2023, 14:30 to 15:30"),
        ("2023-11-04T14:30Z/2023-11-04T15:30:20Z", "4 November 2023, 14:30 to 15:30:20 UTC"),
        ("2023-11-04T14:30+01:00/2023-11-04T15:30+01:00", "4 November 2023, 14:30 to 15:30 (+01:00)"),
        ("2023-11-04T23:30Z/2023-11-05T00:30Z", "4 November 2023, 23:30 to 5 November 2023, 00:30 UTC"),
        ("2023-11-04T12:00/2023-11-05T12:00", "4 November 2023, 12:00 to 5 November 2023, 12:00"),
        ("2023-11-04T15:30Z/..", "any day from 4 November 2023, 15:30 UTC"),
        ("../2023-11-04T15:30Z", "any day up to 4 November 2023, 15:30 UTC"),
    ],
)
def test_days_are_spelled_out_with_their_times(words: str, spelled: str) -> None:
    assert spelled_days(words) == spelled
