"""How long something may take, in the processor's own time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["within"]

_TRACED = 10  # times as slow at the most, while coverage is measured


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where the block takes longer."""
    start = time.process_time()
    yield
    took = time.process_time() - start
    assert took < seconds * (_TRACED if sys.gettrace() else 1), f"{took:.1f} s are more than {seconds} s"
