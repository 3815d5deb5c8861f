"""Which pairs of groups are worth judging.

No loop runs over all pairs: on a line, the greatest lower bound and the least upper bound among the groups that one
must agree with are its worst opponents (Helly's theorem in one dimension).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate, chain

from discrepant.compare.groups import Group, in_time, orders
from discrepant.corpus.model import Nature
from discrepant.reading.interval import Interval

__all__ = ["at_one_time", "rivals"]

Pair = tuple[int, int]


def rivals(groups: Sequence[Group], nature: Nature, interval: Callable[[Group], Interval]) -> Iterator[Pair]:
    """The pairs that are worst at odds on one level, core or support.

    They are each group with its worst opponents, and the two groups that are farthest apart.
    """
    lows = [interval(group).lo for group in groups]
    highs = [-interval(group).hi for group in groups]  # mirrored, so that the greatest is the lowest upper bound
    everyone = range(len(groups))
    pairs = [(max(everyone, key=lows.__getitem__), max(everyone, key=highs.__getitem__))]
    if nature is Nature.CUMULATIVE:
        in_order = orders(groups, groups)
        on_one_day = [(ends, starts, False) for ends, starts, _ in in_order[1:]]  # of one of the two no time is known
        for ends, starts, is_strict in (*in_order, *on_one_day):
            pairs += _highest_before(starts, ends, lows, is_strict=is_strict)
            mirrored = [-end for end in ends], [-start for start in starts]
            pairs += _highest_before(*mirrored, highs, is_strict=is_strict)
    elif any(group.moments for group in groups):
        pairs += at_one_time(groups)
    else:
        order = in_time(groups)
        times = [groups[i].time for i in order]
        for bounds in ([lows[i] for i in order], [highs[i] for i in order]):
            found = chain(_highest_running(times, bounds), _highest_begun(times, bounds))
            pairs += ((order[i], order[j]) for i, j in found)
    return iter(dict.fromkeys((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]))


def at_one_time(groups: Sequence[Group]) -> Iterator[Pair]:
    """All pairs that can be told of one time.

    By their days and those beside them, for a day is not the same one everywhere.
    """
    order = in_time(groups)
    for n, i in enumerate(order):
        for j in order[n + 1 :]:
            if groups[j].time.lo > groups[i].time.hi + 1:
                break
            yield i, j


def _highest_before(
    starts: Sequence[float], ends: Sequence[float], bounds: Sequence[float], *, is_strict: bool
) -> Iterator[Pair]:
    """Each group with the one of the greatest bound among those that end before its start, or on it if it may."""
    bisect = bisect_left if is_strict else bisect_right
    by_end = sorted(range(len(ends)), key=ends.__getitem__)

    def higher(i: int, j: int) -> int:
        return j if bounds[j] > bounds[i] else i

    highest = list(accumulate(by_end, higher))
    for i, start in enumerate(starts):
        done = bisect(by_end, start, key=ends.__getitem__)
        if done and math.isfinite(start):
            yield highest[done - 1], i


def _highest_running(times: Sequence[Interval], bounds: Sequence[float]) -> Iterator[Pair]:
    """Each group with the one of the greatest bound among the earlier ones whose time reaches into its own."""
    running: list[tuple[float, int]] = []
    for i, time in enumerate(times):
        while running and times[running[0][1]].hi < time.lo:
            heappop(running)  # over for this group, and so for all later ones
        if running:
            yield running[0][1], i
        heappush(running, (-bounds[i], i))


def _highest_begun(times: Sequence[Interval], bounds: Sequence[float]) -> Iterator[Pair]:
    """Each group with the one of the greatest bound among the later ones whose time begins within its own."""
    peaks: list[int] = []  # later groups that are higher than all before them, the nearest at the end
    for i in reversed(range(len(times))):
        last = bisect_right(times, times[i].hi, key=lambda time: time.lo) - 1
        highest = bisect_left(peaks, -last, key=lambda j: -j)
        if highest < len(peaks):
            yield i, peaks[highest]
        while peaks and bounds[peaks[-1]] <= bounds[i]:
            peaks.pop()
        peaks.append(i)
