"""Dates with their times of day: whether one clock tells two of them, and what if not."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import product

import attrs

from discrepant.reading.hours import DAY, of_days, written
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["are_of_two_clocks", "by_clocks", "clock_words", "on_one_clock", "place_of"]

_LEVELS = ("core", "support")


def on_one_clock(a: Reading, b: Reading) -> tuple[Reading, Reading] | None:
    """Both with the parts of their days that have passed; None unless one clock tells both."""
    if a.hours is None or b.hours is None or a.hours.clock != b.hours.clock:
        return None
    return _timed(a), _timed(b)


def are_of_two_clocks(a: Reading, b: Reading) -> bool:
    """Whether both tell a time of day, and nobody knows how far their clocks are apart."""
    return a.hours is not None and b.hours is not None and a.hours.clock != b.hours.clock


def clock_words(reading: Reading) -> str:
    """By which clock a time is told: `in universal time`, `at +05:45`, `without a zone`."""
    hours = reading.hours
    if hours is None or hours.clock == (None, ""):
        return "without a zone"
    if hours.offset is None:
        return f"in {hours.zone}" if hours.zone.endswith("time") else f"in {hours.zone} time"
    return f"at {written(hours.offset)}" if hours.offset else "in universal time"


def place_of(reading: Reading) -> tuple[float, float]:
    """Where a date stands among others of its days: from which second to which."""
    seconds = reading.hours.level("core") if reading.hours else of_days(reading.core)
    return seconds.lo, seconds.hi


def by_clocks(readings: Mapping[int, Reading]) -> Iterator[tuple[int, int]]:
    """The pairs worth judging for their times of day: each one's worst opponents by clock.

    Those of one clock are set against each other by their times, all others by their days.
    """
    clocks: dict[Hashable, list[int]] = {}
    for i, reading in readings.items():
        clocks.setdefault(reading.hours.clock if reading.hours else None, []).append(i)
    if set(clocks) <= {None}:
        return
    for level, (clock, told), (other, others) in product(_LEVELS, clocks.items(), clocks.items()):

        def place(i: int, *, timed: bool = clock is not None and clock == other, level: str = level) -> Interval:
            found = readings[i]
            return found.hours.level(level) if timed and found.hours else getattr(found, level)

        highest = max(others, key=lambda i: place(i).lo)
        lowest = min(others, key=lambda i: place(i).hi)
        yield from ((min(i, j), max(i, j)) for i in told for j in (highest, lowest) if i != j)


def _timed(reading: Reading) -> Reading:
    """The date with its bounds as parts of days: those of universal time where it is known."""
    assert reading.hours is not None  # noqa: S101  # only such are given
    core, support = (reading.hours.level(level) for level in _LEVELS)
    return attrs.evolve(
        reading, core=Interval(core.lo / DAY, core.hi / DAY), support=Interval(support.lo / DAY, support.hi / DAY)
    )
