"""The periods of the calendar as spans: days, weeks, months, seasons, years, decades and centuries."""

from __future__ import annotations

from discrepant.reading.dates.almanac import Width, almanac, phase, season, unit
from discrepant.reading.dates.spans import MONTHS, Span, SpanError, date_of, end_of_month, exact, ordinal, weekday_of

__all__ = ["century_span", "day_span", "decade_span", "months_span", "period", "season_span", "year_end", "years_span"]

_WEEK, _TEN, _HUNDRED = 7, 10, 100
_SEASON = 3  # months


def day_span(year: int, month: int, day: int) -> Span:
    """One day."""
    found = ordinal(year, month, day)
    return exact(found, found, "day")


def months_span(year: int, month: int, count: int, name: str) -> Span:
    """So many months from this one on."""
    last_year, last_month = divmod(year * MONTHS + month - 1 + count - 1, MONTHS)
    return exact(ordinal(year, month, 1), end_of_month(last_year, last_month + 1), name)


def years_span(first: int, last: int, name: str = "year") -> Span:
    """From the first day of one year to the last day of another."""
    if last < first:
        raise SpanError(f"{first} to {last} runs backwards")
    return exact(ordinal(first, 1, 1), ordinal(last, MONTHS, 31), name)


def decade_span(first: int) -> Span:
    """The ten years from this one on; for a round hundred see `hundreds` in dates.toml."""
    if first % _HUNDRED:
        return years_span(first, first + 9, "decade")
    century = years_span(first, first + 99, "century")
    if first < almanac()["hundreds"]["decade_from"]:
        return century
    return years_span(first, first + 9, "decade").allowing(century)


def century_span(number: int) -> Span:
    """The 19th century: 1801 to 1900, or in ordinary use from 1800 on."""
    last = number * _HUNDRED
    core = years_span(last - 99, last, "century")
    return core.allowing(years_span(last - _HUNDRED, last, "century")) if number > 1 else core


def season_span(year: int, name: str) -> Span:
    """A season that begins in this year, by its name or by EDTF's number."""
    found = season(name)
    core = months_span(year, found.first, found.months, "season" if found.months == _SEASON else "span")
    if name.isdecimal():
        return core
    return core.widened(Width(**almanac()["season"]["margin"]))


def year_end(year: int) -> Span:
    """Its last day, in a support of what the end of a year stands for."""
    return day_span(year, MONTHS, 31).allowing(years_span(year, year).part(phase("end")))


def period(name: str, day: float, shift: int) -> Span:
    """The week, month, year … in which the day lies, or that so many before or after it."""
    here = date_of(day)
    step = unit(name)
    if name in ("week", "weekend"):
        return _week(int(day), shift) if name == "week" else _weekend(int(day), shift)
    if name == "day":
        return exact(day + shift, day + shift, "day")
    if not step.months or name == "season":
        raise SpanError(f"which {name} this is cannot be told")
    if name == "century":
        return century_span((here.year - 1) // _HUNDRED + 1 + shift)
    if name == "decade":
        first = (here.year // _TEN + shift) * _TEN
        return years_span(max(first, 1), first + 9, "decade")
    index = (here.year * MONTHS + here.month - 1) // step.months + shift
    year, month = divmod(index * step.months, MONTHS)
    return months_span(year, month + 1, step.months, name)


def _week(day: int, shift: int) -> Span:
    """Monday to Sunday; the support takes in the week from Sunday to Saturday."""
    monday = day - weekday_of(day) + _WEEK * shift
    sunday = day - (weekday_of(day) + 1) % _WEEK + _WEEK * shift
    return exact(monday, monday + 6, "week").allowing(exact(sunday, sunday + 6, "week"))


def _weekend(day: int, shift: int) -> Span:
    """Saturday and Sunday; the support begins on Friday."""
    saturday = day - weekday_of(day) + 5 + _WEEK * shift
    return exact(saturday, saturday + 1, "weekend").allowing(exact(saturday - 1, saturday, "weekend"))
