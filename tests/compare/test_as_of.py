"""When something is told: moments are in order, and days that are no further known have none among themselves."""

from __future__ import annotations

import math

import pytest

from discrepant.compare.as_of import ALWAYS, AsOf, as_times
from discrepant.reading.interval import Interval
from facts import day, ordinal


def told(words: str) -> AsOf:
    return AsOf.of(day(words))


NOON, EVENING = "2022-11-06T12:00Z", "2022-11-06T18:00Z"
HOUR = "around 12 p.m. GMT on 6 November 2022"  # from half past eleven on


@pytest.mark.parametrize(
    ("one", "other", "found"),  # whether it precedes, is as of, covers and meets the other
    [
        ("2022-11-05", "2022-11-06", (True, False, False, False)),
        ("2022-11-06", "2022-11-05", (False, False, False, False)),
        ("2022-11-06", "2022-11-06", (False, True, True, True)),
        ("2022-11-05/2022-11-07", "2022-11-06", (False, False, True, True)),
        ("2022-11-06", "2022-11-05/2022-11-07", (False, False, False, True)),
        ("2022-11-05/2022-11-06", "2022-11-06/2022-11-07", (False, False, False, True)),
        (NOON, NOON, (True, True, True, True)),
        (NOON, EVENING, (True, False, False, False)),
        (EVENING, NOON, (False, False, False, False)),
        (NOON, "2022-11-06T13:00+01:00", (True, True, True, True)),
        (NOON, "2022-11-06T14:00+01:00", (True, False, False, False)),
        (HOUR, NOON, (False, False, True, True)),
        (NOON, HOUR, (False, False, False, True)),
        (HOUR, EVENING, (True, False, False, False)),
        # of a time whose day alone is known on the other side, nobody knows which comes first
        (NOON, "2022-11-06", (False, True, True, True)),
        ("2022-11-06", NOON, (False, True, True, True)),
        (NOON, "2022-11-07", (True, False, False, False)),
        ("2022-11-06", "2022-11-06T12:00", (False, True, True, True)),
        ("2022-11-06T12:00", "2022-11-06T18:00", (False, True, True, True)),
    ],
)
def test_two_times(one: str, other: str, found: tuple[bool, bool, bool, bool]) -> None:
    a, b = told(one), told(other)
    assert (a.precedes(b), a.is_as_of(b), a.covers(b), a.meets(b)) == found
    assert (b.is_as_of(a), b.meets(a)) == (found[1], found[3])


def test_where_it_stands_among_others() -> None:
    second = ordinal("2022-11-06") * 86_400
    assert told("2022-11-06").place == (second, second + 86_399)
    assert told(NOON).place == (second + 43_200, second + 43_200)
    assert told("2022-11-06T13:00+01:00").place == told(NOON).place
    assert AsOf(ALWAYS).place == (-math.inf, math.inf)


def test_days_alone_are_made_times() -> None:
    days = Interval(1, 2)
    assert as_times((days, told(NOON))) == (AsOf(days), told(NOON))
