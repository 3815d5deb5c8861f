"""Spans of days that words may stand for.

What makes wider, narrower or open-ended spans of them stands here as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from discrepant.reading.dates.almanac import Phase, Unit, Width, unit
from discrepant.reading.dates.calendar_days import (
    MONTHS,
    SpanError,
    check_within,
    date_of,
    month_name,
    shifted,
    weekday_name,
    weekday_of,
)
from discrepant.reading.hours import DAY, Hours, of_days
from discrepant.reading.interval import Interval

__all__ = ["BY_TODAY", "Edge", "Span", "agreeing", "exact"]

Edge = Literal["since", "from", "after", "until", "by", "before"]


@attrs.frozen(kw_only=True)
class Span:
    """Days that words may stand for: core inside support, as ordinals.

    The span has the unit in which the days are told, too. `first` and `last` are the times of day, on day 0, at which
    it begins on its first day and ends on its last; without them it has the whole days. `ends` are those of a period
    whose first or last end is told, None for the other.
    """

    core: Interval
    support: Interval
    unit: Unit
    weekday: int | None = None
    first: Hours | None = None
    last: Hours | None = None
    ends: tuple[Span | None, Span | None] = (None, None)

    def __attrs_post_init__(self) -> None:
        for end in (self.support.lo, self.core.lo, self.core.hi, self.support.hi):
            if math.isfinite(end):
                check_within(end)

    @property
    def place(self) -> float:
        """How many days is the least that is told, 0 where there is no end to it."""
        if self.unit.share:
            return self.core.hi - self.core.lo + 1 if self.core.is_bounded else 0.0
        return self.unit.length

    @property
    def hours(self) -> Hours | None:
        """The times of day at which it begins and ends, on its days; None where neither is told."""
        told = [each for each in (self.first, self.last) if each]
        if not told:
            return None
        if len({(each.offset, each.zone) for each in told}) > 1:
            raise SpanError("its two times of day are told by two clocks")
        core = _between(of_days(self.core), *self._seconds("core"))
        support = _between(of_days(self.support), *self._seconds("support"))
        return attrs.evolve(told[0], core=core, support=support.hull(core))

    def _seconds(self, level: Literal["core", "support"]) -> tuple[float | None, float | None]:
        """The second at which it begins, and at which it ends, where that is told."""
        days: Interval = getattr(self, level)
        first = getattr(self.first, level).lo + days.lo * DAY if self.first else None
        return first, getattr(self.last, level).hi + days.hi * DAY if self.last else None

    def hull(self, other: Span) -> Span:
        """From the start of the earlier to the end of the later."""
        if (self.core, self.support) == (other.core, other.support) and self.last == other.last:
            return self
        core, support = self.core.hull(other.core), self.support.hull(other.support)
        first = self.first if self.core.lo <= other.core.lo else other.first
        last = other.last if other.core.hi >= self.core.hi else self.last
        begun, over = (a.hull(b) if a and b else None for a, b in zip(self.ends, other.ends, strict=True))
        return attrs.evolve(self, core=core, support=support, first=first, last=last, ends=(begun, over))

    def at(self, hours: Hours) -> Span:
        """A day, at a time of it."""
        return attrs.evolve(self, first=hours, last=hours)

    def allowing(self, other: Span) -> Span:
        """The same core, in a support that takes in the other."""
        return attrs.evolve(self, support=self.support.hull(other.core))

    def widened(self, width: Width) -> Span:
        """The support made wider on both sides by the width.

        Where the unit is any stretch of days, it is made wider by its share.
        """
        if self.unit.share:
            width = Width(days=math.ceil(self.unit.share * self.place))
        # the end is moved by the day after it, so that the last of April becomes the last of May
        support = Interval(shifted(self.support.lo, width, -1), shifted(self.support.hi + 1, width, 1) - 1)
        first, last = (end.widened(width) if end else None for end in self.ends)
        return attrs.evolve(self, support=support, ends=(first, last))

    @property
    def about(self) -> Span:
        """The span with "about" before it."""
        return self.widened(self.unit.about)

    def part(self, phase: Phase) -> Span:
        """The early, middle or late part; a day has none that matters."""
        if self.unit.name in ("day", "hour", "minute"):
            return self
        whole = self.unit if self.unit.name in phase.parts else unit("span")
        core = _part_of(self.core, whole, *phase.parts[whole.name])
        support = Span(core=core, support=core, unit=whole).widened(whole.margin).support
        return Span(core=core, support=support, unit=unit("span"))

    def edge(self, side: Edge, today: float | None) -> Span:
        """What lies on one side of it.

        What lies after it ends with the day of publishing; what lies before it has no beginning.
        """
        core, support, hours = self.core, self.support, self.last
        if hours and side in ("after", "before"):  # of the day itself a part is left
            return self._part_of_day(hours, side).edge("from" if side == "after" else "until", today)
        if side in ("since", "from", "after"):
            first, least = (core.hi + 1, support.hi + 1) if side == "after" else (core.lo, support.lo)
            if side == "since" and today is not None and core.lo > today:
                raise SpanError("this begins after it was published")
            end = today if today is not None and first <= today else math.inf
            wider = first - abs(first - least) if math.isfinite(first) else first
            core, support = Interval(first, end), Interval(wider, end)
        elif side == "before":
            last = core.lo - 1
            loose = core.lo - support.lo if math.isfinite(support.lo) else 0.0
            core, support = Interval(-math.inf, last), Interval(-math.inf, last + loose)
        else:
            core, support = Interval(-math.inf, core.hi), Interval(-math.inf, support.hi)
        begins = side in ("since", "from", "after")
        at = (self.first, None) if begins else (None, self.last)
        return Span(core=core, support=support, unit=unit("span"), first=at[0], last=at[1], ends=self._ends(side))

    def _ends(self, side: Edge) -> tuple[Span | None, Span | None]:
        """Which end is told by what lies on one side of it: that of "after" and "before" is the day beside it."""
        if side in ("since", "from"):
            return self, None
        if side in ("until", "by"):
            return None, self
        beside = Interval(self.core.hi + 1, self.core.hi + 1) if side == "after" else Interval(*[self.core.lo - 1] * 2)
        loose = Interval(*[self.support.hi + 1] * 2) if side == "after" else Interval(*[self.support.lo - 1] * 2)
        end = Span(core=beside, support=beside.hull(loose), unit=unit("day"))
        return (end, None) if side == "after" else (None, end)

    def _part_of_day(self, hours: Hours, side: Edge) -> Span:
        """The day without what of it lies before the time, or without what lies after."""
        low, high = hours.core.lo, hours.core.hi
        core = Interval(high + 1, high + 1) if side == "after" else Interval(low - 1, low - 1)
        return self.at(attrs.evolve(hours, core=core, support=hours.support.hull(core)))


def _between(whole: Interval, first: float | None, last: float | None) -> Interval:
    """The seconds from the first to the last, those of whole days where it is not told."""
    low, high = whole.lo if first is None else first, whole.hi if last is None else last
    if low > high:
        raise SpanError("this runs backwards")
    return Interval(low, high)


def agreeing(span: Span, weekday: int) -> Span:
    """The day with the day of the week that is printed beside it.

    A SpanError names both where they differ.
    """
    if span.unit.name != "day":
        raise SpanError("a day of the week goes with a day")
    if weekday_of(span.core.lo) != weekday:
        day = date_of(span.core.lo)
        named = f"{day.day} {month_name(day.month)} {day.year} is a {weekday_name(weekday_of(span.core.lo))}"
        raise SpanError(f"{named}, not a {weekday_name(weekday)}")
    return attrs.evolve(span, weekday=weekday)


def exact(first: float, last: float, name: str, *, weekday: int | None = None) -> Span:
    """From the first to the last day, no more and no less."""
    if first > last:
        raise SpanError("this is less than a day")
    days = Interval(float(first), float(last))
    return Span(core=days, support=days, unit=unit(name), weekday=weekday)


def _part_of(core: Interval, whole: Unit, first: float, last: float) -> Interval:
    """From the first to the last piece of the whole; which pieces, see `phase` in dates.toml."""
    if whole.share:
        days = core.hi - core.lo
        return Interval(core.lo + math.floor(days * first), core.lo + math.ceil(days * last))
    if not whole.months or whole.months == 1:
        return Interval(core.lo + first - 1, min(core.hi, core.lo + last - 1))
    months = MONTHS if whole.months > MONTHS else 1
    if whole.name == "decade":  # whose years are told by their last digit
        first, last = first + 1, last + 1
    start = shifted(core.lo, Width(months=int(first - 1) * months), 1)
    end = shifted(core.lo, Width(months=int(last) * months), 1) - 1
    return Interval(start, min(core.hi, end))


def _earlier(span: Span, day: int) -> Span:
    hi = max(span.core.lo, min(span.core.hi, day - 1))
    support = Interval(span.support.lo, max(hi, min(span.support.hi, day)))
    return attrs.evolve(span, core=Interval(span.core.lo, hi), support=support)


def _later(span: Span, day: int) -> Span:
    lo = min(span.core.hi, max(span.core.lo, day + 1))
    support = Interval(min(lo, max(span.support.lo, day)), span.support.hi)
    return attrs.evolve(span, core=Interval(lo, span.core.hi), support=support)


def _so_far(span: Span, day: int) -> Span:
    if span.core.lo > day:
        raise SpanError("this had not begun when it was published")
    hi = min(span.core.hi, day)
    return attrs.evolve(span, core=Interval(span.core.lo, hi), support=Interval(span.support.lo, hi))


# The parts of a span by the day of publishing: `phase_by_today` in dates.toml.
BY_TODAY: Mapping[str, Callable[[Span, int], Span]] = MappingProxyType(
    {"earlier": _earlier, "later": _later, "so-far": _so_far}
)
