"""How far a scan is.

Which stage of how many it is at, and how much of what runs now is done.

It knows no terminal: what is said goes to whoever is told, who asks again from time to time.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import attrs

__all__ = ["Progress"]

_MOMENT = 2.0  # seconds: of a scan that is over within them nothing is said
_SELDOM = 60.0  # seconds between two lines on one stage in a log


@attrs.define(kw_only=True)
class Progress:
    """The stages of one scan as they begin, and how much of each is done.

    `total` is how many there are, None as long as nobody knows. `share` says how much of the running query is done,
    from 0 to 1, None where nobody knows; `now` are seconds of a clock that never goes back. What is to happen when a
    stage has begun is `begun`. It is asked from another thread than the one that tells of the stages.
    """

    share: Callable[[], float | None]
    now: Callable[[], float]
    begun: Callable[[], None] = lambda: None
    total: int | None = None
    _number: int = 0
    _doing: str = ""
    _started: float | None = None
    _said: tuple[int, float] = (0, 0.0)  # the last stage that a log was told of, and when
    _lock: Lock = attrs.field(factory=Lock, init=False)

    def __call__(self, doing: str) -> None:
        """A stage begins."""
        with self._lock:
            self._number, self._doing = self._number + 1, doing
            if self._started is None:
                self._started = self.now()
        self.begun()

    def line(self) -> str | None:
        """Where it is by now, for a line of a terminal.

        None as long as there is nothing to wait for.
        """
        with self._lock:
            return self._line()

    def news(self) -> str | None:
        """The same for a log: once for each stage, and seldom again while one lasts."""
        with self._lock:
            (number, at), now = self._said, self.now()
            if number == self._number and now - at < _SELDOM:
                return None
            line = self._line()
            if line is not None:
                self._said = self._number, now
            return line

    def _line(self) -> str | None:
        if self._started is None or self.now() - self._started < _MOMENT:
            return None
        percent = f"{100 * (self.share() or 0):.0f} % "
        of = f"{self._number}/{self.total}" if self.total else f"{self._number}"
        # engines say 0 as well where they do not know
        return f"[{of}] {self._doing} … {'' if percent == '0 % ' else percent}({self.now() - self._started:.0f} s)"
