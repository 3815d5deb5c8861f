"""A linear axis: where a value stands on it, and the round values beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from discrepant.compare.amounts import amount
from discrepant.compare.times import MONTHS, days
from discrepant.reading.hours import DAY, clock
from discrepant.reading.interval import Interval

__all__ = ["Axis", "focus", "short_days"]

_MOST_TICKS = 4  # of which each needs the room of `24 Oct 2022`
_MARGIN = 0.06  # of the values' range, at either end
_MONTH, _YEAR = 30.4, 365.2  # days, near enough to choose a step
_DAY_STEPS = (1, 2, 3, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@attrs.frozen(kw_only=True)
class Axis:
    """Values from `lo` to `hi` laid out from `start` to `end`; days are ordinals."""

    lo: float
    hi: float
    start: float
    end: float
    of_days: bool
    unit: str | None = None

    @classmethod
    def over(
        cls, values: Iterable[float], start: float, end: float, *, of_days: bool = False, unit: str | None = None
    ) -> Axis | None:
        """The axis that holds all finite ones of these values.

        There is none where there are no such values, or they lie too far apart.
        """
        finite = [value for value in values if math.isfinite(value)]
        if not finite:
            return None
        lo, hi = min(finite), max(finite)
        margin = (hi - lo) * _MARGIN or (1.0 if of_days else abs(lo) * _MARGIN or 1.0)
        low = max(lo - margin, 0.0) if lo >= 0 else lo - margin
        high = hi + margin
        if not math.isfinite(high - low):
            return None
        return cls(lo=low, hi=high, start=start, end=end, of_days=of_days, unit=unit)

    def at(self, value: float) -> float:
        """Where a value stands, to a tenth; one beyond the axis stands at its end."""
        share = (min(max(value, self.lo), self.hi) - self.lo) / (self.hi - self.lo)
        return round(self.start + share * (self.end - self.start), 1)

    def holds(self, value: float) -> bool:
        """Whether a value stands on the axis, and not beyond its end."""
        return self.lo <= value <= self.hi

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Where the round values stand, and how they are written."""
        within = Interval(self.lo, self.hi)
        found = _round_days(within) if self.of_days else _round_numbers(within, self.unit)
        return ((self.at(value), words) for value, words in found if self.holds(value))


def focus(levels: Iterable[tuple[Interval, Interval]]) -> list[float]:
    """The values that an axis has to hold, to tell cores apart that lie close together.

    Of each core, inside its support, those are its ends where the support is bounded too, and of all other ends those
    that lie no further off than these are apart. What lies beyond runs out of the picture.
    """
    pairs = list(levels)
    ends = [(end, limit) for core, support in pairs for end, limit in zip(_ends(core), _ends(support), strict=True)]
    near = [end for end, limit in ends if math.isfinite(end) and math.isfinite(limit)]
    every = [end for both in ends for end in both if math.isfinite(end)]
    if not near:
        return every
    lo, hi = min(near), max(near)
    # hardly apart, as 30 and what is above it, they need the room of the words that say most
    widths = [width for core, _ in pairs if math.isfinite(width := core.hi - core.lo) and width]
    reach = max(hi - lo, min(widths, default=hi - lo))
    return [end for end in every if lo - reach <= end <= hi + reach] if reach else every


def _ends(level: Interval) -> tuple[float, float]:
    return level.lo, level.hi


def _round_numbers(within: Interval, unit: str | None) -> Iterator[tuple[float, str]]:
    rough = (within.hi - within.lo) / _MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough)
    places = max(0, 2 - math.floor(math.log10(step)))
    first = math.ceil(within.lo / step)
    for n in range(_MOST_TICKS + 1):
        value = round((first + n) * step, places)
        yield value, amount(value, unit, step)


def _round_days(within: Interval) -> Iterator[tuple[float, str]]:
    room = (within.hi - within.lo) / _MOST_TICKS
    first = date.fromordinal(max(1, int(within.lo)))
    last = date.fromordinal(min(date.max.toordinal(), math.ceil(within.hi)))
    if step := next((step for step in _DAY_STEPS if step >= room), None):
        for ordinal in range(math.ceil(within.lo), last.toordinal() + 1, step):
            yield ordinal, _written(ordinal, 3)
    elif step := next((step for step in _MONTH_STEPS if step * _MONTH >= room), None):
        for month in range(first.year * 12, last.year * 12 + last.month, step):  # a year has a whole number of steps
            ordinal = date(month // 12, month % 12 + 1, 1).toordinal()
            yield ordinal, _written(ordinal, 2)
    else:
        step = next(step for step in _YEAR_STEPS if step * _YEAR >= room)  # no axis has more than 10,000 years
        for year in range(max(step, first.year - first.year % step), last.year + 1, step):
            ordinal = date(year, 1, 1).toordinal()
            yield ordinal, _written(ordinal, 1)


def _written(ordinal: int, parts: int) -> str:
    """A day, month or year: `24 Oct 2022`, `Oct 2022`, `2022`."""
    return " ".join(short_days(Interval(ordinal, ordinal)).split()[-parts:])


def short_days(span: Interval) -> str:
    """A day or several with their months cut to three letters: `24 to 25 Oct 2022`.

    Of a part of a day it has the time as well: `24 Oct 2022, 15:30`.
    """
    shown = " ".join(word[:3] if word in MONTHS else word for word in days(span).split())
    return f"{shown}, {clock(round(span.lo * DAY))}" if span.is_point and span.lo % 1 else shown
