"""What recurs, and parts of it.

The day of publishing, or a neighbour, settles which year's or week's is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from discrepant.reading.dates.almanac import phase
from discrepant.reading.dates.calendar_days import (
    NoSuchDayError,
    SpanError,
    date_of,
    month_name,
    weekday_name,
    weekday_of,
)
from discrepant.reading.dates.periods import day_span, period
from discrepant.reading.dates.spans import BY_TODAY, Span, exact
from discrepant.reading.dates.when import ByRule, Decade, ReferenceDay, When, following
from discrepant.reading.hedges import Numeral
from discrepant.reading.interval import Interval

__all__ = ["Count", "Phased", "Weekday", "Yearly", "changed"]

_SIGNS = {"last": -1, "past": -1, "next": 1, "coming": 1}
_LOOSE = ("last", "next")  # which may be of the last or the next week or year, too
_WEEK, _YEARS_TRIED = 7, 10  # from next year back beyond the last 29 February, which may be eight years ago


def chosen(at: ReferenceDay, choices: Mapping[float, Span], weekday: int | None) -> Span:
    """Of the last one and the coming one, that which the anchor looks at, or the nearer; the last one if equally near.

    Each is told by the day beside which a day of the week is printed. That rules out the one with which it does not
    agree; a SpanError where that is both.
    """
    fitting = [span for day, span in choices.items() if weekday is None or weekday_of(day) == weekday]
    if not fitting:
        assert weekday is not None  # noqa: S101  # else all of them fit
        raise _other_weekday(list(choices), weekday)
    if at.ahead is not None:
        return fitting[-1 if at.ahead else 0]
    return min(fitting, key=lambda span: span.core.gap(Interval(at.told, at.told)))


def _other_weekday(days: Sequence[float], weekday: int) -> SpanError:
    dates = [date_of(day) for day in days]
    months = [month_name(date.month) for date in dates]
    is_of_one = len(set(months)) == 1  # what comes in each month is of several
    times = [f"{date.year}" if is_of_one else f"{month} {date.year}" for date, month in zip(dates, months, strict=True)]
    told = [f"a {weekday_name(weekday_of(day))} in {time}" for day, time in zip(days, times, strict=True)]
    day = f"{dates[0].day} {months[0]}" if is_of_one else f"day {dates[0].day}"
    return SpanError(f"{day} is {' and '.join(dict.fromkeys(told))}, not a {weekday_name(weekday)}")


@attrs.frozen(kw_only=True)
class Yearly(When):
    """What comes once a year: a month, a season, a day of a month.

    With `year`, it is the one of that year. `on` is the day beside which the `weekday` is printed, where `make` has
    since made something else of it.
    """

    make: Callable[[int], Span]
    year: When | None = None
    month: int = 0  # of a day in a month
    day: int = 0
    weekday: int | None = None
    on: Callable[[int], Span] | None = None
    floating: bool = following(lambda when: when.year is None)
    nearest: bool = following(lambda when: when.year is None)
    absolute: bool = following(lambda when: when.year is not None and when.year.absolute)

    def beside(self, weekday: int) -> Yearly:
        """The same day with a day of the week printed beside it."""
        return attrs.evolve(self, weekday=weekday, on=self.make)

    def span(self, at: ReferenceDay) -> Span:
        """The span in its year, or in the two nearest ones, as `chosen` tells.

        Those are the last one begun by the day and the first one that is not over.
        """
        if self.year is None:
            last = self._years(at, -1, lambda span: span.core.lo <= at.told)
            coming = self._years(at, 1, lambda span: span.core.hi >= at.told)
            choices = {(self.on or self.make)(year).core.lo: self.make(year) for year in (*last, *coming)}
            if not choices:
                raise _no_such_day()
            found = chosen(at, choices, self.weekday)
        else:
            found = self._of_year(self.year.span(at))
        return found if self.weekday is None else attrs.evolve(found, weekday=self.weekday)

    def _of_year(self, year: Span) -> Span:
        """Of two years only what begins in the one and ends in the other."""
        found = self.make(date_of(year.core.lo).year)
        if year.unit.name != "year" or date_of(found.core.hi).year < date_of(year.core.hi).year:
            raise SpanError("this goes with one year")
        # "winter 2022" may be the one that ends in it
        is_cut = date_of(found.core.hi).year > date_of(year.core.hi).year
        return found.allowing(year) if is_cut else found

    def _years(self, at: ReferenceDay, step: int, fits: Callable[[Span], bool]) -> Iterator[int]:
        """The nearest year whose one fits, if any: back from next year on, or ahead from last year on."""
        start = date_of(at.told).year - step
        for year in range(start, start + _YEARS_TRIED * step, step):
            try:
                span = self.make(year)
            except NoSuchDayError:  # 29 February
                continue
            if fits(span):
                yield year
                return

    def which(self, name: str, at: ReferenceDay) -> Span:
        """The one named by this, last, next …

        "last" and "next" may also mean that of last year, of next year.
        """
        day = at.told
        here = date_of(day).year
        if name == "this":
            last = self.make(here - 1)
            return last if last.core.lo <= day <= last.core.hi else self.make(here)
        sign = _sign_of(name)
        years = self._years(at, sign, lambda span: span.core.hi < day if sign < 0 else span.core.lo > day)
        year = next(years, None)
        if year is None:
            raise _no_such_day()
        found = self.make(year)
        return found.allowing(self.make(here + sign)) if name in _LOOSE else found


@attrs.frozen(kw_only=True)
class Weekday(When):
    """A day of the week."""

    weekday: int
    floating: bool = True

    def span(self, at: ReferenceDay) -> Span:
        """The last one by the day, or the first one from it on.

        Looking ahead, that of the day itself is meant by agencies, who name today so; the support goes on to the next.
        """
        ahead = (self.weekday - weekday_of(at.told)) % _WEEK
        if at.ahead:
            found = self._on(at.told + ahead)
            return found if ahead else found.allowing(self._on(at.told + _WEEK))
        return self._on(at.told + ahead - _WEEK if ahead else at.told)

    def which(self, name: str, at: ReferenceDay) -> Span:
        """The one named by this, last, next …

        "last" and "next" may also mean that of last week, of next week.
        """
        ahead = (self.weekday - weekday_of(at.told)) % _WEEK
        if name == "this":
            return self._of_this_week(at, ahead)
        sign = _sign_of(name)
        found = self._on(at.told + (ahead - _WEEK if sign < 0 else ahead or _WEEK))
        return found.allowing(self.of_week(period("week", at.told, sign))) if name in _LOOSE else found

    def _of_this_week(self, at: ReferenceDay, ahead: int) -> Span:
        """That of the week, unless the anchor looks the other way."""
        found = self.of_week(period("week", at.told, 0))
        if at.ahead and found.core.lo < at.told:
            return self._on(at.told + ahead).allowing(found)
        if at.ahead is False and found.core.lo > at.told:
            return self._on(at.told + ahead - _WEEK).allowing(found)
        return found

    def of_week(self, week: Span) -> Span:
        """The day of that name in a week.

        Where weeks that begin on Sunday have another one, the support takes it in.
        """
        if week.unit.name != "week":
            raise SpanError("a day of the week goes with a week")
        sunday = week.support.lo if week.support.lo < week.core.lo else week.support.hi + 1 - _WEEK
        return self._on(week.core.lo + self.weekday).allowing(self._on(sunday + (self.weekday + 1) % _WEEK))

    def _on(self, day: float) -> Span:
        return exact(day, day, "day", weekday=self.weekday)


def _no_such_day() -> SpanError:
    return SpanError("there is no such day in any year near")


def _sign_of(name: str) -> int:
    """Whether last, next … is before the day of publishing (-1) or after it (1)."""
    if name not in _SIGNS:
        raise SpanError(f'"{name}" does not say which one')
    return _SIGNS[name]


@attrs.frozen(kw_only=True)
class Count(When):
    """A number by itself, the day of a month or the lower end of "two or three weeks ago".

    Its neighbour says which of the two it is.
    """

    numeral: Numeral | None = None
    day: int = 0
    is_ordinal: bool = False
    year: When | None = None
    weekday: int | None = None
    floating: bool = True
    nearest: bool = True

    def span(self, at: ReferenceDay) -> Span:
        """Of "the 24th": in the months around, as `chosen` tells."""
        if not self.is_ordinal or self.year is not None:
            raise SpanError("a number by itself is no date", 'as in "6 November" or "two weeks ago"')
        days = list(self._around(at.told))
        if not days:
            raise SpanError(f"no month has a day {self.day}")
        ends = ([day for day in days if day <= at.told][-1:], [day for day in days if day >= at.told][:1])
        choices = {day: exact(day, day, "day", weekday=self.weekday) for end in ends for day in end}
        return chosen(at, choices, self.weekday)

    def _around(self, today: int) -> Iterator[float]:
        """The days of this number from two months before to two months after, for of two months one has 31 days."""
        for months in range(-2, 3):
            try:
                first = date_of(period("month", today, months).core.lo)
                yield day_span(first.year, first.month, self.day).core.lo
            except NoSuchDayError:
                continue


@attrs.frozen(kw_only=True)
class Phased(When):
    """A part of a date, such as its early part."""

    base: When
    name: str
    floating: bool = following(lambda when: when.base.floating)
    nearest: bool = following(lambda when: when.base.nearest)
    absolute: bool = following(lambda when: when.base.absolute and when.name not in BY_TODAY)

    def span(self, at: ReferenceDay) -> Span:
        """The part of what the base stands for."""
        if self.name in BY_TODAY:
            # "earlier in December" is said of one that has begun
            back = at.looking(ahead=False) if self.base.nearest and self.name != "later" else at
            return BY_TODAY[self.name](self.base.span(back), at.told)
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
    if isinstance(base, Decade):  # of whose century the other end of a span may be
        return Decade.of(base.first, lambda span: change(base.change(span)), base.years)
    return ByRule(find=lambda at: change(base.span(at)), absolute=base.absolute, floating=base.floating)
