"""What the words of a date stand for before it is known when they were printed.

Each of them gives a span for a day.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import attrs

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.calendar_days import SpanError, date_of
from discrepant.reading.dates.periods import decade_span
from discrepant.reading.dates.spans import Span
from discrepant.reading.hedges import Numeral

__all__ = [
    "Ago",
    "BarePhase",
    "ByRule",
    "Decade",
    "ReferenceDay",
    "When",
    "Years",
    "fixed",
    "following",
    "of_year",
    "relative",
]

_HUNDRED = 100


@attrs.frozen
class ReferenceDay:
    """The day from which the words count, and which way they look from it.

    The day is None where it is not known. Of what recurs, `ahead` takes the first from the day on, its contrary the
    last up to it; None takes the last one where it is a weekday, else the nearest.
    """

    day: float | None
    ahead: bool | None = None

    @property
    def told(self) -> int:
        """The day, or the error that there is none."""
        if self.day is None:
            hint = "give the source's published date, or say with `reads` which day is meant"
            raise SpanError("this counts from the day of publishing, which is not known", hint)
        return int(self.day)

    def looking(self, *, ahead: bool) -> ReferenceDay:
        """The same day, looking this way."""
        return attrs.evolve(self, ahead=ahead)


@attrs.frozen(kw_only=True)
class When(ABC):
    """A date in words.

    A floating one lacks its year or week: it is one of many, and the day of publishing settles which, unless it takes
    it from a neighbour. Of many, it is the `nearest`, as a day without a year is, or the last, as a weekday is. An
    absolute one is the same whenever it is told.
    """

    floating: bool = False
    nearest: bool = False
    absolute: bool = False

    @abstractmethod
    def span(self, at: ReferenceDay) -> Span:
        """The days meant when told on this day; a SpanError says why none can be."""


def following(rule: Callable[[Any], bool]) -> Any:  # noqa: ANN401  # as attrs' own fields are
    """A field that follows from the others."""
    return attrs.field(init=False, default=attrs.Factory(rule, takes_self=True))


@attrs.frozen(kw_only=True)
class ByRule(When):
    """A date by a rule that needs no more than the day, if that."""

    find: Callable[[ReferenceDay], Span]

    def span(self, at: ReferenceDay) -> Span:
        """What the rule finds."""
        return self.find(at)


def fixed(span: Span) -> ByRule:
    """A date that is the same whenever it is told."""
    return ByRule(find=lambda _: span, absolute=True)


def of_year(year: int, make: Callable[[int], Span], *, is_short: bool = False) -> ByRule:
    """What is made of this year; of two digits, see `short_year` in dates.toml."""

    def find(at: ReferenceDay) -> Span:
        rule = almanac()["short_year"]
        latest = rule["ahead"] + (rule["known"] if at.day is None else date_of(at.told).year)
        return make(latest - (latest - year) % _HUNDRED if is_short else year)

    return ByRule(find=find, absolute=True)


def relative(find: Callable[[int], Span]) -> ByRule:
    """A date that counts from the day of publishing."""
    return ByRule(find=lambda at: find(at.told))


@attrs.frozen(kw_only=True)
class Ago(ByRule):
    """So many units before or after the day.

    `since` makes a range from a lower number: "two or three weeks ago".
    """

    since: Callable[[Numeral], Ago]


@attrs.frozen(kw_only=True)
class Years(ByRule):
    """From one year to another: 1939-45."""


@attrs.frozen(kw_only=True)
class Decade(ByRule):
    """Ten years by the first of them, which may lack its century: the 1860s, the nineties."""

    first: int
    change: Callable[[Span], Span]
    years: Callable[[int], Span]

    @classmethod
    def of(
        cls, first: int, change: Callable[[Span], Span] = lambda span: span, years: Callable[[int], Span] = decade_span
    ) -> Decade:
        """That of this year, as a hedge has it; of two digits, the last one begun by the day.

        Its `years` follow from the first of them.
        """
        if first >= _HUNDRED:
            return cls(find=lambda _: change(years(first)), absolute=True, first=first, change=change, years=years)

        def find(at: ReferenceDay) -> Span:
            year = date_of(at.told).year
            return change(years(year - (year - first) % _HUNDRED))

        return cls(find=find, first=first, change=change, years=years)


@attrs.frozen(kw_only=True)
class BarePhase(When):
    """An "early" whose month or year stands with its neighbour: "mid- to late November"."""

    name: str

    def span(self, at: ReferenceDay) -> Span:  # noqa: ARG002  # it is never found, on any day
        """Never by itself."""
        raise SpanError(f'"{self.name}" of what?')
