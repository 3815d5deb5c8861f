"""When something is told: its days, and its moment where the time and zone are known."""

from __future__ import annotations

import math

import attrs

from discrepant.reading.hours import of_days
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["ALWAYS", "AsOf"]

ALWAYS = Interval(-math.inf, math.inf)


@attrs.frozen
class AsOf:
    """The days of which something is told, and its moment in seconds of universal time.

    Without a moment it is told of some time of these days, nobody knows which. Two moments are in order; a day and a
    moment of it are not, nor are two days that are the same.
    """

    days: Interval
    moment: Interval | None = None

    @classmethod
    def of(cls, reading: Reading) -> AsOf:
        """What a date stands for."""
        return cls(reading.core, reading.hours.universal if reading.hours else None)

    @property
    def place(self) -> tuple[float, float]:
        """Where it stands among others, for putting them in order: from when to when."""
        seconds = self.moment or of_days(self.days)
        return seconds.lo, seconds.hi

    def precedes(self, other: AsOf) -> bool:
        """Whether it is known to be no later: two equal moments precede each other."""
        if self.moment and other.moment:
            return self.moment.hi <= other.moment.lo
        return self.days.hi < other.days.lo

    def is_as_of(self, other: AsOf) -> bool:
        """Whether both are told of the same moment, or of the same days where one is not known."""
        if self.moment and other.moment:
            return self.moment == other.moment
        return self.days == other.days

    def covers(self, other: AsOf) -> bool:
        """Whether what is told of all of its time is told of all of the other's."""
        if self.moment and other.moment:
            return self.moment.contains(other.moment)
        return self.days.contains(other.days)

    def meets(self, other: AsOf) -> bool:
        """Whether both can be told of one time."""
        if self.moment and other.moment:
            return self.moment.meets(other.moment)
        return self.days.meets(other.days)


def as_times(times: tuple[AsOf | Interval, ...]) -> tuple[AsOf, ...]:
    """Each of them as such, where some are given as no more than their days."""
    return tuple(time if isinstance(time, AsOf) else AsOf(time) for time in times)
