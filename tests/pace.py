"""How long something may take, in the processor's own time and at the pace of the machine just then."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["within"]

_TRACED = 10  # times as slow at the most, while coverage is measured
_WORK = 0.01  # seconds that the piece of work below takes where the limits were set


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where the block takes longer than it may, as far as the machine is as fast as where that was set.

    A slower one, or one that does much else, has more time by as much as it is slower at a piece of work before and
    after. What the tests before it left in memory is not gone through meanwhile.
    """
    gc.freeze()
    try:
        before = _work()
        start = time.process_time()
        yield
        took = time.process_time() - start
        pace = max(1.0, (before + _work()) / 2 / _WORK)
    finally:
        gc.unfreeze()
    limit = seconds * (_TRACED if sys.gettrace() else pace)
    assert took < limit, f"{took:.1f} s are more than {limit:.1f} s"


def _work() -> float:
    """The seconds that some work takes of the kind that is measured: words are made, cut, counted and sorted."""
    start, words = time.process_time(), dict[str, int]()
    for n in range(40_000):
        word = f"{n * 7919 % 9973:x}"
        words[word] = words.get(word, 0) + len(word.split("a"))
    sorted(words, key=words.__getitem__)
    return time.process_time() - start
