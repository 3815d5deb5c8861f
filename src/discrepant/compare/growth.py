"""Growth of a running total that nobody would print unasked.

A figure is held against the one that was told last before it, for what was told in between bears a growth out. So many
times as much within a year, compounded beyond: a day on is as good as a year, since tolls rise at once or not at all.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from discrepant.compare.groups import Group
from discrepant.reading.interval import Interval

__all__ = ["YEAR", "most_growth", "outgrows", "told_last"]

YEAR = 365  # days
_NOISE = 1e-9  # by which two logarithms may differ and be one
_LARGEST = 700.0  # whose exponential is a float


def told_last(groups: Sequence[Group], core: Callable[[Group], Interval]) -> Iterator[tuple[int, int]]:
    """The numbers of the group told last before each, and its own.

    Of several that were told then, the highest.
    """
    told = sorted((time.place[1], core(group).hi, i) for i, group in enumerate(groups) for time in group.times)
    for i, group in enumerate(groups):
        before = bisect_left(told, (min(time.place[0] for time in group.times),))
        if before:
            yield told[before - 1][-1], i


def most_growth(grows: float, days: float) -> float:
    """How many times as much a figure may be, so many days later."""
    return math.exp(min(_LARGEST, math.log(grows) * _years(days)))


def outgrows(earlier: Interval, later: Interval, days: float, grows: float) -> bool:
    """Whether a later figure is more times an earlier one than it may be.

    That is the least of the one against the most of the other.
    """
    if earlier.hi <= 0 or later.lo <= 0 or math.inf in (earlier.hi, days, grows):
        return False
    return math.log(later.lo) - math.log(earlier.hi) > math.log(grows) * _years(days) + _NOISE


def _years(days: float) -> float:
    return max(1.0, days / YEAR)
