"""Months, seasons, years, weeks and parts of them in the parse tree of a date, as Whens."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from discrepant.reading.dates.almanac import unit
from discrepant.reading.dates.calendar_days import SpanError, month_name, weekday_of
from discrepant.reading.dates.length_rules import SHIFTS, LengthRules, recent
from discrepant.reading.dates.lengths import ONE, Length
from discrepant.reading.dates.periods import (
    SATURDAY,
    century_span,
    from_year_to_year,
    months_span,
    nth_from_end,
    nth_of,
    period,
    season_span,
    year_end,
    years_span,
)
from discrepant.reading.dates.recurring import Yearly, changed
from discrepant.reading.dates.spans import Span, exact
from discrepant.reading.dates.when import ByRule, Decade, ReferenceDay, When, Years, fixed, of_year, relative
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Token

__all__ = ["BareUnit", "PeriodRules", "a_day"]

_MOST_PARTS = 1000


@attrs.frozen(kw_only=True)
class BareUnit(ByRule):
    """A unit such as "the year", which says which one only beside other words.

    So it is in "the end of the year".
    """


class PeriodRules(LengthRules):
    """The rules of dates.lark that make periods of the calendar."""

    # Months, seasons and other parts of a year.

    def month(self, token: Token) -> Yearly:
        return Yearly(make=lambda year: months_span(year, token.value, 1, "month"))

    def season(self, token: Token) -> Yearly:
        return Yearly(make=lambda year: season_span(year, token.value))

    def quarter(self, token: Token) -> Yearly:
        return Yearly(make=lambda year: months_span(year, 3 * token.value - 2, 3, "quarter"))

    def half_year(self, token: Token) -> Yearly:
        return Yearly(make=lambda year: months_span(year, 6 * token.value - 5, 6, "half-year"))

    def year_end(self, _token: Token) -> Yearly:
        return Yearly(make=year_end)

    def in_year(self, when: Yearly, year: When) -> Yearly:
        return attrs.evolve(when, year=year)

    def year_first(self, year: When, when: Yearly) -> Yearly:
        return attrs.evolve(when, year=year)

    def which_yearly(self, which: Token, when: Yearly) -> ByRule:
        return ByRule(find=lambda at: when.which(which.value, at))

    # Years and longer.

    def year(self, token: Token) -> ByRule:
        return fixed(years_span(token.value, token.value))

    def short_year(self, token: Token) -> ByRule:
        return of_year(token.value, lambda year: years_span(year, year), is_short=True)

    def years(self, token: Token) -> ByRule:
        first, last, may_be_month = token.value
        if may_be_month:
            readings = f"the years {first} to {last} or {month_name(last % 100)} {first}"
            raise SpanError(f"this can be {readings}", f"say which with `reads`, as in {first}/{last}")
        return Years(find=lambda _: from_year_to_year(first, last), absolute=True)

    def iso_month(self, token: Token) -> ByRule:
        year, month = token.value
        return fixed(months_span(year, month, 1, "month"))

    def unit_year(self, step: Token, year: ByRule) -> ByRule:
        if step.value[0] != "year":
            raise SpanError(f"a {step.value[0]} does not go with a year here")
        return year

    def decade(self, token: Token) -> Decade:
        return Decade.of(token.value)

    def century(self, nth: Token, step: Token) -> When:
        name, is_plural = step.value
        if name == "quarter" and 1 <= nth.value <= 4 and not is_plural:  # noqa: PLR2004
            return Yearly(make=lambda year: months_span(year, 3 * nth.value - 2, 3, name))
        if name != "century" or is_plural:
            raise SpanError(f"a {name} of what?")
        return fixed(century_span(nth.value))

    # Units by the day of publishing, and parts of something longer.

    def bare_unit(self, step: Token) -> ByRule:
        name, is_plural = step.value
        if is_plural:
            raise SpanError("how many, and from when?")
        if name == "weekend":  # the last one begun
            return ByRule(find=lambda at: _weekend(at, ahead=at.ahead or False))
        return BareUnit(find=relative(lambda day: period(name, day, 0)).find)

    def unit_but_one(self, step: Token, shift: Token) -> ByRule:
        return relative(lambda day: period(step.value[0], day, shift.value))

    def which_unit(self, which: Token, step: Token) -> ByRule:
        (name, is_plural), what = step.value, which.value
        if (name, what) == ("weekend", "this"):
            return ByRule(find=lambda at: _weekend(at, ahead=at.ahead is not False))
        if (name, what) == ("weekend", "next"):
            return relative(_next_weekend)
        if what in SHIFTS and (not is_plural or what == "this"):  # "this years vote" has lost its apostrophe
            return relative(lambda day: period(name, day, SHIFTS[what]))
        if what in ("past", "coming") and not is_plural:
            return self.running(which, Length(ONE, name))
        if what in ("past", "recent", "coming") and is_plural:
            return recent(name, 1 if what == "coming" else -1)
        raise SpanError("this does not say which one")

    def part_of(self, nth: Token, step: Token, when: When) -> When:
        name = "half" if step.type == "HALF" else _one_of(step)
        return changed(when, lambda span: nth_of(span, name, nth.value))

    def length_of(self, nth: Token, length: Length, when: When) -> When:
        if nth.value != 1:
            raise SpanError("of several, only the first or the last ones are read")
        count = _whole(length)
        return changed(when, lambda span: nth_of(span, length.unit, 1, count))

    def which_of(self, which: Token, step: Token, when: When) -> When:
        return self._final(which, _one_of(step), 1, when)

    def which_length_of(self, which: Token, length: Length, when: When) -> When:
        return self._final(which, length.unit, _whole(length), when)

    def _final(self, which: Token, name: str, count: int, when: When) -> When:
        if which.value not in ("last", "past"):
            raise SpanError("this does not say which part")
        return changed(when, lambda span: nth_from_end(span, name, count))

    # Weeks.

    def week_at(self, side: Token, when: When) -> ByRule:
        first, last = (0, 6) if side.type == "WEEK_FROM" else (-6, 0)
        return ByRule(
            find=lambda at: _on_day(when.span(at), lambda day: exact(day + first, day + last, "week")),
            absolute=when.absolute,
        )

    def unit_of(self, step: Token, when: When) -> When:
        name, is_plural = step.value
        if name in ("week", "weekend") and not is_plural:
            return changed(when, lambda span: _on_day(span, lambda day: period(name, day, 0)))
        return changed(when, lambda span: _same_unit(span, name, is_plural=is_plural))


def _weekend(at: ReferenceDay, *, ahead: bool) -> Span:
    """That of the week, or the last one begun."""
    return period("weekend", at.told, 0 if ahead or weekday_of(at.told) >= SATURDAY else -1)


def _next_weekend(day: int) -> Span:
    """The one after that of the week, which to some is the next one while it has not begun, as "next Friday" is."""
    coming, after = (period("weekend", day, shift) for shift in (0, 1))
    begun = weekday_of(day) >= SATURDAY
    return after if begun else attrs.evolve(after, support=Interval(coming.support.lo, after.support.hi))


def a_day(span: Span) -> Span:
    """The span, which must be of one day; a SpanError says that it is not."""
    if span.unit.name != "day":
        raise SpanError("a time of day goes with a day")
    return span


def _one_of(step: Token) -> str:
    """The unit's name; "the first months of 2022" are no number of them."""
    name, is_plural = step.value
    if is_plural:
        raise SpanError("how many of them?")
    return str(name)


def _on_day(span: Span, change: Callable[[int], Span]) -> Span:
    return change(int(a_day(span).core.lo))


def _same_unit(span: Span, name: str, *, is_plural: bool) -> Span:
    """For "the month of November" and "the days of November", which say no more than November."""
    if span.unit.name != name and not (is_plural and span.unit.length > unit(name).length):
        raise SpanError(f"this is no {name}")
    return span


def _whole(length: Length) -> int:
    count = length.numeral.value
    if length.sense is not Sense.BARE or count != int(count) or not 0 < count <= _MOST_PARTS:
        raise SpanError("parts of a date are read by whole numbers")
    return int(count)
