"""The parse tree of a printed date as a When.

Each rule of dates.lark becomes what its words stand for.
"""

from __future__ import annotations

import re

import attrs

from discrepant.reading.dates.almanac import months
from discrepant.reading.dates.calendar_days import SpanError, date_of, month_name
from discrepant.reading.dates.clock_times import at_time, one_time
from discrepant.reading.dates.lengths import number
from discrepant.reading.dates.pairs import month_day, pair
from discrepant.reading.dates.period_rules import PeriodRules, a_day
from discrepant.reading.dates.periods import day_span, last_weekday, months_span, nth_weekday
from discrepant.reading.dates.recurring import Count, Phased, Weekday, Yearly, changed
from discrepant.reading.dates.spans import Span, agreeing, exact
from discrepant.reading.dates.when import Ago, BarePhase, ByRule, ReferenceDay, When, Years, fixed, of_year, relative
from discrepant.reading.hours import Hours
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Token

__all__ = ["DateRules"]

_SIDES = {"FROM": "from", "UNTIL": "until"}
_WEEK = 7
_YEAR = 4  # digits


class DateRules(PeriodRules):
    """From the tree of dates.lark to what is printed; a SpanError says what makes no sense."""

    # Sides and pairs.

    def edge(self, word: Token, when: When) -> ByRule:
        side = _SIDES.get(word.type, word.value)
        if side == "from" and isinstance(when, Years):  # from 1939-45
            return when

        def find(at: ReferenceDay) -> Span:
            # what began is not to come, whatever is nearer
            begun = at.looking(ahead=False) if side == "since" else at
            return when.span(begun).edge(side, at.day)

        return ByRule(find=find)

    def pair(self, *parts: Token | When) -> When:
        left, right = (part for part in parts if isinstance(part, When))
        return pair(left, right)

    def joined(self, left: When, link: Token, right: When) -> When:
        if link.type == "OR" and isinstance(left, Count) and isinstance(right, Ago):
            return pair(left, right)  # two or three weeks ago
        raise SpanError("these are two dates", "read each by itself; a span goes from one to the other", link.start)

    # What stands beside a date.

    def same(self, when: When) -> When:
        return when

    def at_clock(self, *parts: Token | When) -> When:
        when = next(part for part in parts if isinstance(part, When))
        hours = one_time(part for part in parts if isinstance(part, Token))
        if isinstance(when, Yearly) and when.month:
            return _at_hours(when, hours)
        return changed(when, lambda span: at_time(a_day(span), hours))

    def at_clock_of_year(self, when: When, *parts: Token | When) -> Yearly:
        """Wed Aug 5 12:00:00 2015."""
        if not isinstance(when, Yearly) or not when.day or when.year is not None:
            raise SpanError("a time of day and a year go with a day of a month")
        (year,) = (part for part in parts if isinstance(part, When))
        return self.in_year(_at_hours(when, one_time(part for part in parts if isinstance(part, Token))), year)

    def weekday_at_clock_and_date(self, first: When, *parts: Token | When) -> When:
        """Saturday night, May 4: the time of day stands between the two."""
        if not isinstance(first, Weekday):
            raise SpanError("a time of day before a date goes with its day of the week")
        when, *year = (part for part in parts if isinstance(part, When))
        tokens = (part for part in parts if isinstance(part, Token) and part.type not in ("OF", "IN"))
        if not isinstance(when, Yearly):
            raise SpanError("a time of day before a date goes with a day of a month")
        dated = self.in_year(when, *year) if year else when
        return self.at_clock(dated.beside(first.weekday), *tokens)

    def hedged_date(self, hedge: Token, when: When) -> When:
        if hedge.value is Sense.EXACT:
            return when
        if hedge.value is not Sense.ABOUT:
            raise SpanError("this hedge goes with a number, not with a date")
        return changed(when, lambda span: span.about)

    def date_hedged(self, when: When, hedge: Token) -> When:
        return self.hedged_date(hedge, when)

    def phased(self, name: Token, when: When) -> Phased:
        return Phased(base=when, name=name.value)

    def bare_phase(self, name: Token) -> BarePhase:
        return BarePhase(name=name.value)

    def bare_day(self, day: Token, year: When | None = None) -> Count:
        is_ordinal = day.type == "ORDINAL"
        return Count(day=day.value, numeral=None if is_ordinal else number(day), is_ordinal=is_ordinal, year=year)

    def bare_number(self, number: Token) -> Count:
        return Count(numeral=number.value)

    # Days.

    def iso_day(self, token: Token) -> ByRule:
        return fixed(day_span(*map(int, token.value.split("-"))))

    def numeric(self, token: Token) -> When:
        return _numeric_date(token.value)

    def named(self, token: Token) -> ByRule:
        first, last = token.value
        return relative(lambda day: exact(day + first, day + last, "day"))

    def month_day(self, month: Token, day: Token) -> Yearly:
        return month_day(month.value, day.value)

    def holiday(self, day: Token) -> Yearly:
        return month_day(*day.value)

    def day_of_which(self, day: Token, which: Token, step: Token) -> ByRule:
        month = self.which_unit(which, step)

        def find(at: ReferenceDay) -> Span:
            first = date_of(month.span(at).core.lo)
            return day_span(first.year, first.month, day.value)

        if step.value != ("month", False):
            raise SpanError("the day of a month goes with a month")
        return ByRule(find=find)

    def day_month(self, day: Token, month: Token) -> Yearly:
        return month_day(month.value, day.value)

    def nth_weekday(self, nth: Token, weekday: Token, month: Token) -> Yearly:
        return Yearly(make=lambda year: nth_weekday(year, month.value, nth.value, weekday.value))

    def last_weekday(self, which: Token, weekday: Token, month: Token) -> Yearly:
        if which.value not in ("last", "past"):
            raise SpanError("this does not say which one")
        return Yearly(make=lambda year: last_weekday(year, month.value, weekday.value))

    def weekday(self, token: Token) -> Weekday:
        return Weekday(weekday=token.value)

    def weekday_and_date(self, weekday: Token, when: When) -> When:
        if isinstance(when, Yearly) and when.month:
            return when.beside(weekday.value)
        return ByRule(find=lambda at: agreeing(when.span(at), weekday.value), absolute=when.absolute)

    def weekday_and_nth(self, weekday: Token, day: Token) -> Count:
        return Count(day=day.value, is_ordinal=True, weekday=weekday.value)

    def which_weekday_and_date(self, _which: Token, weekday: Token, when: When) -> When:
        return self.weekday_and_date(weekday, when)

    def weekday_of_week(self, weekday: Token, week: When) -> ByRule:
        return ByRule(find=lambda at: Weekday(weekday=weekday.value).of_week(week.span(at)))

    def weekday_but_one(self, weekday: Token, shift: Token) -> ByRule:
        when, weeks = Weekday(weekday=weekday.value), shift.value
        towards = "past" if weeks < 0 else "coming"
        return ByRule(find=lambda at: _moved(when.which(towards, at), _WEEK * (weeks + 1 if weeks < 0 else weeks - 1)))

    def which_weekday(self, which: Token, weekday: Token) -> ByRule:
        return ByRule(find=lambda at: Weekday(weekday=weekday.value).which(which.value, at))


def _at_hours(when: Yearly, hours: Hours | None) -> Yearly:
    """A day of a month at a time, which may still take its year from a neighbour."""
    return attrs.evolve(when, make=lambda year: at_time(when.make(year), hours))


def _moved(span: Span, days: int) -> Span:
    day = span.core.lo + days
    return exact(day, day, "day", weekday=span.weekday)


# Dates in figures, as 13/04/2022: read where only one reading is a date, and refused with both where two are.


def _numeric_date(text: str) -> When:
    """The date of these figures; a SpanError lists the readings where there is more than one, or says there is none."""
    first, second, *rest = re.split(r"[/.-]", text)
    if second.isalpha():  # 31-Oct-14
        if second not in months():
            raise SpanError(f"{second} is no month")
        month, day = months()[second], int(first)
    elif len(first) == _YEAR:
        month, day, rest = int(second), int(rest[0]), [first]
    elif len(second) == _YEAR:
        return of_year(int(second), lambda year: months_span(year, int(first), 1, "month"))
    else:
        month, day = _month_and_day(int(first), int(second), rest)

    def make(year: int) -> Span:
        return day_span(year, month, day)

    year = rest[0] if rest else ""
    return of_year(int(year), make, is_short=len(year) < _YEAR) if year else Yearly(make=make, month=month)


def _which(readings: list[tuple[int, int]], year: list[str]) -> str:
    """What is to be written instead, so that it can be one day only."""
    if not year or len(year[0]) < _YEAR:
        return "say which with `reads`, as year-month-day"
    days = " or ".join(f"{year[0]}-{month:02}-{day:02}" for month, day in readings)
    return f"write {days}; of printed words this is said with `reads`"


def _month_and_day(first: int, second: int, year: list[str]) -> tuple[int, int]:
    readings = {(first, second), (second, first)}
    possible = [(month, day) for month, day in sorted(readings) if 1 <= month <= 12 and 1 <= day <= 31]  # noqa: PLR2004
    if not possible:
        raise SpanError("no reading of these figures is a date")
    if len(possible) > 1:
        named = [" ".join([str(day), month_name(month), *year]) for month, day in possible]
        raise SpanError(f"this can be {' or '.join(named)}", _which(possible, year))
    return possible[0]
