"""Closed intervals on a line, the one shape in which printed numbers and dates are compared."""

from __future__ import annotations

import math

import attrs

__all__ = ["Interval"]

_LEFT_OUT = 4  # steps of floats at the most, where one or both of two intervals leave out where they end


@attrs.frozen
class Interval:
    """All values from `lo` to `hi`, both included; an infinite end is unbounded.

    Numbers are in the reading's unit, dates are proleptic Gregorian ordinals of days (`date.toordinal`). A bound that
    the words exclude is the next representable float, so that `more than 20` starts just above 20.
    """

    lo: float
    hi: float

    def __attrs_post_init__(self) -> None:
        if not self.lo <= self.hi:  # also refuses NaN
            message = f"an interval needs lo <= hi, not {self.lo}, {self.hi}"
            raise ValueError(message)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.lo <= other.hi and other.lo <= self.hi

    def contains(self, other: Interval) -> bool:
        """Whether every value of the other lies in this one."""
        return self.lo <= other.lo and other.hi <= self.hi

    def adjoins(self, other: Interval) -> bool:
        """Whether one ends where the other begins, and they fail to meet only as that is left out.

        `less than 20` adjoins `20 or more`: there is no number by which they are apart.
        """
        lower, upper = (self, other) if self.hi < other.lo else (other, self)
        apart = upper.lo - lower.hi
        # from a whole one on, the steps of large floats are distances of whole numbers, too
        return 0 < apart < 1 and apart <= _LEFT_OUT * math.ulp(max(abs(upper.lo), abs(lower.hi)))

    def gap(self, other: Interval) -> float:
        """How far apart the two are; 0 where they meet or adjoin."""
        return 0.0 if self.adjoins(other) else max(0.0, self.lo - other.hi, other.lo - self.hi)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that contains both."""
        return Interval(min(self.lo, other.lo), max(self.hi, other.hi))

    @property
    def mirrored(self) -> Interval:
        """The same on the other side of zero."""
        return Interval(0.0 - self.hi, 0.0 - self.lo)

    @property
    def is_point(self) -> bool:
        """Whether it is a single value, such as one day."""
        return self.lo == self.hi

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.lo) and math.isfinite(self.hi)
