"""Dates in figures, as 13/04/2022: read where only one reading is a date, and refused with both where two are."""

from __future__ import annotations

import re
from collections.abc import Callable

from discrepant.reading.dates.almanac import almanac, months
from discrepant.reading.dates.periods import day_span, months_span
from discrepant.reading.dates.recurring import Yearly
from discrepant.reading.dates.spans import Span, SpanError, date_of, month_name
from discrepant.reading.dates.when import Anchor, Found, When

__all__ = ["numeric_date", "of_year"]

_HUNDRED = 100
_YEAR = 4  # digits


def of_year(year: int, make: Callable[[int], Span], *, is_short: bool = False) -> Found:
    """What is made of this year; of two digits, see `short_year` in dates.toml."""

    def find(at: Anchor) -> Span:
        rule = almanac()["short_year"]
        latest = rule["ahead"] + (rule["known"] if at.day is None else date_of(at.told).year)
        return make(latest - (latest - year) % _HUNDRED if is_short else year)

    return Found(find=find, absolute=True)


def numeric_date(text: str) -> When:
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
