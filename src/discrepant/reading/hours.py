"""Times of day beside a date.

They are seconds on the clock of a place, and how far that clock is ahead of universal time.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import attrs

from discrepant.reading.interval import Interval

__all__ = ["DAY", "Hours", "clock", "iso", "of_days", "written"]

DAY = 86_400  # seconds
_MINUTE = 60


@attrs.frozen(kw_only=True)
class Hours:
    """A time of day as two nested intervals, in seconds of the clock that is printed.

    Each day has 86,400 of them from its ordinal on. `offset` is how many seconds that clock is ahead of universal time,
    None where the words do not say; `zone` is then what they call it, empty where they do not. Of a time that no day
    goes with yet, the day is 0.
    """

    core: Interval
    support: Interval
    offset: int | None = None
    zone: str = ""

    @property
    def clock(self) -> tuple[int | None, str]:
        """The clock by which it is told: times of one clock can be set against each other."""
        return (None, self.zone) if self.offset is None else (0, "")

    @property
    def universal(self) -> Interval | None:
        """The core in universal time, None where that is not known."""
        return None if self.offset is None else _moved(self.core, -self.offset)

    def level(self, name: str) -> Interval:
        """The core or the support, in universal time where it is known."""
        return _moved(self.core if name == "core" else self.support, -(self.offset or 0))

    def on(self, day: float) -> Hours:
        """The time on a day."""
        shift = day * DAY
        return attrs.evolve(self, core=_moved(self.core, shift), support=_moved(self.support, shift))

    def written(self, interval: Interval) -> tuple[str | None, str | None]:
        """The ends of an interval of its clock as ISO 8601 has them; None for an infinite one."""
        return iso(interval.lo, self.offset), iso(interval.hi, self.offset)

    def described(self) -> str:
        """The time in words for people: `15:30 UTC, at the loosest 15:00 to 15:59:59`."""
        told, most = (self.shown(each) for each in (self.core, self.support))
        zone = self.zone if self.offset is None else written(self.offset) if self.offset else "UTC"
        return f"{told}{zone and f' {zone}'}" + (f", at the loosest {most}" if most != told else "")

    def shown(self, interval: Interval) -> str:
        """An interval of its clock without its days: `15:30`, `16:30 to 17:30`."""
        ends = (clock(end) if math.isfinite(end) else "…" for end in (interval.lo, interval.hi))
        return " to ".join(dict.fromkeys(ends))

    def to_json(self) -> dict[str, Any]:
        """The time as plain data: both intervals in ISO 8601.

        The zone stands beside them as printed, where its offset is not known.
        """
        return {
            "core": list(self.written(self.core)),
            "support": list(self.written(self.support)),
            "zone": self.zone or None,
        }


def of_days(days: Interval) -> Interval:
    """All seconds of these days."""
    return Interval(days.lo * DAY, (days.hi + 1) * DAY - 1)


def clock(second: float) -> str:
    """The time of day of a second: 15:30, or 15:30:20 where it is not a full minute."""
    within = second % DAY
    minutes, seconds = divmod(within, _MINUTE)
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}" + (f":{int(seconds):02}" if seconds else "")


def _moved(interval: Interval, by: float) -> Interval:
    return Interval(interval.lo + by, interval.hi + by) if by else interval


def written(offset: int) -> str:
    """An offset as ISO 8601 has it: Z, +05:45."""
    minutes = abs(offset) // _MINUTE
    return f"{'-' if offset < 0 else '+'}{minutes // _MINUTE:02}:{minutes % _MINUTE:02}" if offset else "Z"


def iso(second: float, offset: int | None) -> str | None:
    """A second as ISO 8601 has it, `2023-11-04T15:30Z`; None for an infinite one."""
    if math.isinf(second):
        return None
    zone = "" if offset is None else written(offset)
    return f"{date.fromordinal(int(second // DAY)).isoformat()}T{clock(second)}{zone}"
