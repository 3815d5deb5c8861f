"""Dates in figures alone, as 13/04/2022: read where only one reading is a date, and refused with both where two are."""

from __future__ import annotations

import re

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.periods import day_span, months_span
from discrepant.reading.dates.spans import SpanError, date_of, month_name
from discrepant.reading.dates.when import Anchor, Found, Yearly

__all__ = ["numeric_date", "short_year"]

_HUNDRED = 100


def short_year(digits: int, at: Anchor) -> int:
    """The year of two digits: see `short_year` in dates.toml."""
    rule = almanac()["short_year"]
    latest = rule["known"] if at.day is None else date_of(at.told).year
    latest += rule["ahead"]
    return int(latest - (latest - digits) % _HUNDRED)


def numeric_date(text: str) -> Found | Yearly:
    """The date of these figures; a SpanError lists the readings where there is more than one, or says there is none."""
    parts = re.split(r"[/.-]", text)
    if parts[1].isalpha():
        return _named_month(*parts)
    if len(parts[0]) == 4:  # noqa: PLR2004  # the digits of a year
        year, month, day = map(int, parts)
        return Found(find=lambda _: day_span(year, month, day), absolute=True)
    if len(parts) == 2 and len(parts[1]) == 4:  # noqa: PLR2004
        month, year = map(int, parts)
        return Found(find=lambda _: months_span(year, month, 1, "month"), absolute=True)
    month, day = _month_and_day(int(parts[0]), int(parts[1]), parts[2:])
    if len(parts) == 2:  # noqa: PLR2004
        return Yearly(make=lambda year: day_span(year, month, day), month=month)
    year = int(parts[2])
    if len(parts[2]) > 2:  # noqa: PLR2004
        return Found(find=lambda _: day_span(year, month, day), absolute=True)
    return Found(find=lambda at: day_span(short_year(year, at), month, day), absolute=True)


def _named_month(day: str, month: str, year: str) -> Found:
    """31-Oct-14."""
    number = next((i for i, words in enumerate(almanac()["months"].values(), start=1) if month in words), 0)
    if not number:
        raise SpanError(f"{month} is no month")
    found = int(year)
    if len(year) > 2:  # noqa: PLR2004
        return Found(find=lambda _: day_span(found, number, int(day)), absolute=True)
    return Found(find=lambda at: day_span(short_year(found, at), number, int(day)), absolute=True)


def _month_and_day(first: int, second: int, year: list[str]) -> tuple[int, int]:
    readings = {(first, second), (second, first)}
    possible = [(month, day) for month, day in sorted(readings) if 1 <= month <= 12 and 1 <= day <= 31]  # noqa: PLR2004
    if not possible:
        raise SpanError("no reading of these figures is a date")
    if len(possible) > 1:
        named = [" ".join([str(day), month_name(month), *year]) for month, day in possible]
        raise SpanError(f"this can be {' or '.join(named)}", "say which with `reads`, as year-month-day")
    return possible[0]
