"""Two dates that make one span.

Each takes from the other the month, year or unit that only the other prints.
"""

from __future__ import annotations

import math

import attrs

from discrepant.reading.dates.almanac import unit
from discrepant.reading.dates.calendar_days import SpanError
from discrepant.reading.dates.period_rules import BareUnit
from discrepant.reading.dates.periods import day_span, decade_or_century, ten_years
from discrepant.reading.dates.recurring import Count, Phased, Yearly
from discrepant.reading.dates.spans import Span
from discrepant.reading.dates.when import Ago, BarePhase, ByRule, Decade, ReferenceDay, When
from discrepant.reading.interval import Interval

__all__ = ["month_day", "pair"]

_HUNDRED = 100
_YEAR = 364  # days from the first of a year to its last
_FAR = 40  # years at most from one decade to another that lacks its century, and is of the next


def month_day(month: int, day: int, year: When | None = None) -> Yearly:
    """A day of a month, of this year where one is given."""
    return Yearly(make=lambda found: day_span(found, month, day), month=month, day=day, year=year)


def pair(left: When, right: When) -> When:
    """From one date to another; a SpanError if it runs backwards."""
    if isinstance(left, Count) and isinstance(right, Ago):
        if left.numeral is None:
            raise SpanError("this needs a number")
        return right.since(left.numeral)
    if isinstance(left, BareUnit):  # the year to September
        raise SpanError("how long it was up to then is not told by its first and last day")
    is_ordinal = _is_ordinal(left) or _is_ordinal(right)
    if is_ordinal and (_is_fixed(left) or _is_fixed(right)):
        raise _no_day()
    share_a_month = isinstance(left, Count) or isinstance(right, Count)
    left, right = _decades(_completed(left, right), _completed(right, left))
    if share_a_month and isinstance(left, Yearly) and isinstance(right, Yearly) and left.day > right.day:
        raise SpanError("this runs backwards")

    def find(at: ReferenceDay) -> Span:
        first, second = _settled(left, right, at)
        if share_a_month:
            _check_share(first, second, is_ordinal=is_ordinal)
        if first == second:
            return attrs.evolve(first, ends=(first, second))
        if first.core.lo > second.core.lo or first.core.hi > second.core.hi:
            raise SpanError("this runs backwards")
        both = first.hull(second)
        return attrs.evolve(both, unit=unit("span"), weekday=None, ends=(first, second))

    return ByRule(find=find, absolute=left.absolute and right.absolute)


def _check_share(first: Span, second: Span, *, is_ordinal: bool) -> None:
    """Whether they can be days of one month; a SpanError says that they cannot."""
    if is_ordinal and (_is_long(first) or _is_long(second)):
        raise _no_day()
    if first.first or second.first:  # 3 to 4 p.m. on Nov. 6
        hint = "give both their day, or neither its time"
        raise SpanError("a number beside a time of day can be an hour or a day", hint)


def _is_ordinal(when: When) -> bool:
    return isinstance(when, Count) and when.is_ordinal


def _is_long(span: Span) -> bool:
    """Whether it is a year or longer, which has no days in common with a month's."""
    return span.core.hi - span.core.lo >= _YEAR


def _no_day() -> SpanError:
    hint = "write both in full, as in '18th century to 19th century'"
    return SpanError("an ordinal beside this is no day", hint)


def _is_fixed(when: When) -> bool:
    """Whether this is the same whenever it is told, and no day of a month: a century, a decade, a year."""
    return when.absolute and not isinstance(when, Yearly | Count)


def _completed(when: When, other: When) -> When:
    """The day with the month of the other, the early part with its month or year."""
    if isinstance(when, Count) and isinstance(other, Yearly) and other.month and when.day:
        return month_day(other.month, when.day, when.year or other.year)
    if isinstance(when, BarePhase) and isinstance(other, Phased):
        return Phased(base=other.base, name=when.name)
    return when


def _decades(left: When, right: When) -> tuple[When, When]:
    """Two decades, of which one may lack its century, or be the first of one: 1860s-70s, 1990s-00s, 1890s-1900s."""
    one, two = _decade_of(left), _decade_of(right)
    if one is None or two is None:
        return left, right
    first, second = one.first, two.first
    if second < _HUNDRED <= first:
        second += first - first % _HUNDRED
        second += _HUNDRED if second < first and second + _HUNDRED - first <= _FAR else 0
    elif first < _HUNDRED <= second:
        first += second - second % _HUNDRED
        first -= _HUNDRED if first > second and second + _HUNDRED - first <= _FAR else 0
    if first % _HUNDRED == second % _HUNDRED == 0:  # "the 1800s-1900s" are two centuries
        return left, right
    return _with(left, Decade.of(first, one.change, ten_years)), _with(
        right, Decade.of(second, two.change, decade_or_century)
    )


def _decade_of(when: When) -> Decade | None:
    """The decade that a date is, or is a part of: the 1890s, the late 1890s."""
    base = when.base if isinstance(when, Phased) else when
    return base if isinstance(base, Decade) else None


def _with(when: When, decade: Decade) -> When:
    return attrs.evolve(when, base=decade) if isinstance(when, Phased) else decade


def _settled(left: When, right: When, at: ReferenceDay) -> tuple[Span, Span]:
    """Both as spans: one that lacks its year or week takes the last before, or the first after, the other.

    Where both lack their year, they are those with the other of which the whole lies nearest to the day.
    """
    if right.floating and not left.floating:
        first = left.span(at)
        return first, _beside(right, first.core.lo, at, ahead=True)
    second = right.span(at)
    if not left.floating:
        return left.span(at), second
    ends = [(_beside(left, second.core.lo, at, ahead=False), second)]
    if at.ahead is None and left.nearest and right.nearest:
        first = left.span(at)
        ends.append((first, _beside(right, first.core.lo, at, ahead=True)))
    return min(ends, key=lambda both: _away(both[0], both[1], at))


def _beside(when: When, day: float, at: ReferenceDay, *, ahead: bool) -> Span:
    """The last before the other's day, or the first from it on, where that has one."""
    return when.span(ReferenceDay(day, ahead) if math.isfinite(day) else at)


def _away(first: Span, second: Span, at: ReferenceDay) -> float:
    """How far the two together lie from the day; 0 where it is not known, or lies in them."""
    return 0.0 if at.day is None else first.core.hull(second.core).gap(Interval(at.day, at.day))
