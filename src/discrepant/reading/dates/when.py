"""What the words of a date stand for before it is known on which day they were printed: each gives a span for a day."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import attrs

from discrepant.reading.dates.almanac import phase
from discrepant.reading.dates.periods import day_span, period
from discrepant.reading.dates.spans import BY_TODAY, NoSuchDayError, Span, SpanError, date_of, exact, weekday_of
from discrepant.reading.hedges import Numeral

__all__ = ["Ago", "Anchor", "BarePhase", "Count", "Found", "Phased", "Weekday", "When", "Yearly", "changed"]

_WEEK, _YEARS_TRIED = 7, 10  # from next year back beyond the last 29 February, which may be eight years ago


@attrs.frozen
class Anchor:
    """The day from which the words count, None where it is not known; `forward` looks for the first from it on."""

    day: float | None
    forward: bool = False

    @property
    def told(self) -> int:
        """The day, or the error that there is none."""
        if self.day is None:
            hint = "give the source's published date, or say with `reads` which day is meant"
            raise SpanError("this counts from the day of publishing, which is not known", hint)
        return int(self.day)


class When(ABC):
    """A date in words. A floating one lacks its year or week, and may take it from a neighbour."""

    __slots__ = ()

    @property
    def floating(self) -> bool:
        """Whether it is one of many, and the day of publishing settles which."""
        return False

    @property
    def absolute(self) -> bool:
        """Whether it is the same whenever it is told."""
        return False

    @abstractmethod
    def span(self, at: Anchor) -> Span:
        """The days meant when told on this day; a SpanError says why none can be."""


@attrs.frozen(kw_only=True)
class Found(When):
    """A date by a rule that needs no more than the day, if that."""

    find: Callable[[Anchor], Span]
    absolute: bool = False
    floating: bool = False

    def span(self, at: Anchor) -> Span:
        """What the rule finds."""
        return self.find(at)


@attrs.frozen(kw_only=True)
class Yearly(When):
    """What comes once a year: a month, a season, a day of a month; with `year`, the one of that year."""

    make: Callable[[int], Span]
    year: When | None = None
    month: int = 0  # of a day in a month
    day: int = 0
    weekday: int | None = None

    @property
    def floating(self) -> bool:
        """Whether no year is told."""
        return self.year is None

    @property
    def absolute(self) -> bool:
        """Whether its year is told and is not relative."""
        return self.year is not None and self.year.absolute

    def span(self, at: Anchor) -> Span:
        """In its year, or the last one begun by the day (the first one from it on, if looking forward)."""
        if self.year is not None:
            found = self._of_year(self.year.span(at))
        elif at.forward:
            found = self._nearest(at, 1, lambda span: span.core.lo >= at.told)
        else:
            found = self._nearest(at, -1, lambda span: span.core.lo <= at.told)
        return found if self.weekday is None else attrs.evolve(found, weekday=self.weekday)

    def _of_year(self, year: Span) -> Span:
        """Of two years only what begins in the one and ends in the other."""
        found = self.make(date_of(year.core.lo).year)
        if year.unit.name != "year" or date_of(found.core.hi).year < date_of(year.core.hi).year:
            raise SpanError("this goes with one year")
        # "winter 2022" may be the one that ends in it
        is_cut = date_of(found.core.hi).year > date_of(year.core.hi).year
        return found.allowing(year) if is_cut else found

    def _nearest(self, at: Anchor, step: int, fits: Callable[[Span], bool]) -> Span:
        """The nearest that fits; looking back from next year on, or ahead from last year on."""
        start = date_of(at.told).year - step
        for year in range(start, start + _YEARS_TRIED * step, step):
            try:
                span = self.make(year)
            except NoSuchDayError:  # 29 February
                continue
            if fits(span):
                return span
        raise SpanError("there is no such day in any year near")

    def which(self, name: str, at: Anchor) -> Span:
        """The one named by this, last, next …; "last" and "next" may also mean that of last year, of next year."""
        day = at.told
        here = date_of(day).year
        if name == "this":
            last = self.make(here - 1)
            return last if last.core.lo <= day <= last.core.hi else self.make(here)
        if name in ("last", "past"):
            found, other = self._nearest(at, -1, lambda span: span.core.hi < day), here - 1
        elif name in ("next", "coming"):
            found, other = self._nearest(at, 1, lambda span: span.core.lo > day), here + 1
        else:
            raise _not_one(name)
        return found.allowing(self.make(other)) if name in ("last", "next") else found


@attrs.frozen(kw_only=True)
class Weekday(When):
    """A day of the week."""

    weekday: int
    floating: bool = attrs.field(default=True, init=False)

    def span(self, at: Anchor) -> Span:
        """The last one by the day, or the first one from it on."""
        ahead = (self.weekday - weekday_of(at.told)) % _WEEK
        return self._on(at.told + ahead if at.forward or not ahead else at.told + ahead - _WEEK)

    def which(self, name: str, at: Anchor) -> Span:
        """The one named by this, last, next …; "last" and "next" may also mean that of last week, of next week."""
        ahead = (self.weekday - weekday_of(at.told)) % _WEEK
        if name == "this":
            return self.of_week(period("week", at.told, 0))
        if name in ("last", "past"):
            found, other = self._on(at.told + ahead - _WEEK), period("week", at.told, -1)
        elif name in ("next", "coming"):
            found, other = self._on(at.told + (ahead or _WEEK)), period("week", at.told, 1)
        else:
            raise _not_one(name)
        return found.allowing(self.of_week(other)) if name in ("last", "next") else found

    def of_week(self, week: Span) -> Span:
        """The one in a week; where weeks that begin on Sunday have another one, the support takes it in."""
        if week.unit.name != "week":
            raise SpanError("a day of the week goes with a week")
        sunday = week.support.lo if week.support.lo < week.core.lo else week.support.hi + 1 - _WEEK
        return self._on(week.core.lo + self.weekday).allowing(self._on(sunday + (self.weekday + 1) % _WEEK))

    def _on(self, day: float) -> Span:
        return exact(day, day, "day", weekday=self.weekday)


def _not_one(name: str) -> SpanError:
    return SpanError(f'"{name}" does not say which one')


@attrs.frozen(kw_only=True)
class Count(When):
    """A number by itself, the day of a month or the lower end of "two or three weeks ago"; its neighbour says which."""

    numeral: Numeral | None = None
    day: int = 0
    is_ordinal: bool = False
    year: When | None = None
    floating: bool = attrs.field(default=True, init=False)

    def span(self, at: Anchor) -> Span:
        """Of "the 24th": the last one by the day."""
        if not self.is_ordinal or self.year is not None:
            raise SpanError("a number by itself is no date", 'as in "6 November" or "two weeks ago"')
        for back in range(3):
            first = date_of(period("month", at.told, -back).core.lo)
            try:
                found = day_span(first.year, first.month, self.day)
            except NoSuchDayError:
                continue
            if found.core.lo <= at.told:
                return found
        raise SpanError(f"no month has a day {self.day}")


@attrs.frozen(kw_only=True)
class Ago(Found):
    """So many units before or after the day; `since` makes a range from a lower number: "two or three weeks ago"."""

    since: Callable[[Numeral], Ago]


@attrs.frozen(kw_only=True)
class BarePhase(When):
    """An "early" whose month or year stands with its neighbour: "mid- to late November"."""

    name: str

    def span(self, at: Anchor) -> Span:  # noqa: ARG002  # it is never found, on any day
        """Never by itself."""
        raise SpanError(f'"{self.name}" of what?')


@attrs.frozen(kw_only=True)
class Phased(When):
    """A part of a date, such as its early part."""

    base: When
    name: str

    @property
    def floating(self) -> bool:
        """As its base."""
        return self.base.floating

    @property
    def absolute(self) -> bool:
        """As its base, unless it is told by the day."""
        return self.base.absolute and self.name not in BY_TODAY

    def span(self, at: Anchor) -> Span:
        """The part of what the base stands for."""
        if self.name in BY_TODAY:
            return BY_TODAY[self.name](self.base.span(at), at.told)
        found = phase(self.name)
        return changed(self.base, lambda span: span.part(found)).span(at)


def changed(base: When, change: Callable[[Span], Span]) -> When:
    """The date with every span of it changed, before it is settled which year's is meant."""
    if isinstance(base, Phased) and base.name not in BY_TODAY:
        found = phase(base.name)
        return changed(base.base, lambda span: change(span.part(found)))
    if isinstance(base, Yearly):
        make = base.make
        return attrs.evolve(base, make=lambda year: change(make(year)), month=0, day=0)
    return Found(find=lambda at: change(base.span(at)), absolute=base.absolute, floating=base.floating)
