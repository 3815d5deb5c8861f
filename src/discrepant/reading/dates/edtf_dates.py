"""Dates in EDTF (ISO 8601-2).

They are read by hand. The `edtf` package fails on open ends and on partly unspecified months and days, and prints to
standard output where it fails; what it reads of the rarer forms, marks on single parts of a date and years with few
significant figures, ours are tested against.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from functools import reduce

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import unit
from discrepant.reading.dates.calendar_days import SpanError, beyond
from discrepant.reading.dates.clock_times import at_second, offset_of
from discrepant.reading.dates.periods import day_span, months_span, season_span, years_span
from discrepant.reading.dates.spans import Span, exact
from discrepant.reading.hours import DAY
from discrepant.reading.interval import Interval

__all__ = ["looks_like_edtf", "read_edtf"]

_LONGEST = 100  # characters
_BLANKS = " \t\n"
# A year, perhaps after what opens a list or an open interval, and nothing that EDTF has no use for.
_YEAR = r"(?:\.\.|\.\./|/)?[~?%]?(?:-?[0-9X]{4}(?![0-9])|Y-?[0-9])"
_REST = r"[-0-9XTZESY:+.,/~?%\[\]{}"
_LOOKS = re.compile(rf"{_YEAR}{_REST}]*|[\[{{]{_YEAR}{_REST} ]*|(?:\.\.)?/(?:\.\.)?")
_FIGURES = re.compile(r"\d{4}/\d{1,2}(?:/\d{1,2})?|\d{4}\.\d{1,2}\.\d{1,2}|\d{4}-\d{4}")
_YEAR_AND_TWO = re.compile(r"(\d\d)(\d\d)-(\d\d)")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT[^/]*")  # perhaps with fractions of a second or +0000, which EDTF has not
_TIME = re.compile(
    r"T(?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:(?P<universal>Z)|(?P<offset>[+-][01]\d(?::[0-5]\d)?))?$"
)
_UNSPECIFIED = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?([~?%]?)")
# Rare: marks on single parts, and years with few significant figures or an exponent, whose first is none of them if 0.
_MARKED = re.compile(r"[~?%]?\d{4}[~?%]?(?:-[~?%]?\d\d[~?%]?(?:-[~?%]?\d\d)?)?")
_FEW_FIGURES = re.compile(
    r"(?P<year>[1-9]\d{3}(?=S)|Y(?P<number>[1-9]\d{0,3})E(?P<zeros>[1-3]))(?:S(?P<figures>[1-9]))?"
)
_OPEN = ("", "..")
_FARTHEST = 14 * 3600  # seconds that a clock is off universal time
_SEASONS = range(21, 42)
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_UNITS = ("year", "month", "day")
_LONG = ("year", "decade", "century", "span", "span")  # by the number of Xs in a year


def looks_like_edtf(words: str) -> bool:
    """Whether the words have the form of EDTF, be they right or wrong."""
    text = words.strip(_BLANKS)
    is_other = _FIGURES.fullmatch(text) or (_TIMESTAMP.fullmatch(text) and not _TIME.search(text))
    if is_other or not _LOOKS.fullmatch(text):
        return False
    if two := _YEAR_AND_TWO.fullmatch(text):  # "2009-14" is no month, but two years
        first, second = int(two[2]), int(two[3])
        is_span = second > first or (first, second) == (99, 0)
        return not is_span or second in _SEASONS or second in _MONTHS
    return True


def read_edtf(words: str) -> Span:
    """The span of days that the words stand for.

    A ReadingError points at the part that is wrong. Strict bounds are the core; ~ ? % widen the support as `about` in
    dates.toml says. An end that is open or unknown is infinite. Only of one day a time of day is told.
    """
    text = words.strip(_BLANKS)
    start = words.index(text)
    if len(text) > _LONGEST:
        raise ReadingError(words, (0, len(words)), f"{len(text)} characters are too long for a date")
    reader = _Reader(words)
    if text[0] in "[{":
        if text[-1] != "]}"["[{".index(text[0])]:
            raise ReadingError(words, (start, start + len(text)), "this list is not closed")
        return reader.listed(text[1:-1], start + 1)
    if "/" in text:
        return reader.interval(text, start, "/")
    span, time = reader.date(text, start), _TIME.search(text)
    return reader.at(span, time, start) if time else span


@attrs.frozen
class _Reader:
    """Reads the parts of one text, and knows their places in it."""

    words: str

    def listed(self, text: str, start: int) -> Span:
        """All members of a list, one of a list: either way within the first and the last."""
        spans = []
        for member in text.split(","):
            blanks = len(member) - len(member.lstrip(_BLANKS))
            date, place = member.strip(_BLANKS), start + blanks
            spans.append(self.interval(date, place, "..") if ".." in date else self.whole(date, place))
            start += len(member) + 1
        return spans[0] if len(spans) == 1 else attrs.evolve(reduce(Span.hull, spans), unit=unit("span"))

    def interval(self, text: str, start: int, mark: str) -> Span:
        """From the first date to the second; either may be open, but not both."""
        first, _, second = text.partition(mark)
        whole = (start, start + len(text))
        lo = None if first in _OPEN else self.whole(first, start)
        hi = None if second in _OPEN else self.whole(second, start + len(first) + len(mark))
        if lo is None and hi is None:
            raise ReadingError(self.words, whole, "this has neither a beginning nor an end")
        core = (lo.core.lo if lo else -math.inf, hi.core.hi if hi else math.inf)
        support = (lo.support.lo if lo else -math.inf, hi.support.hi if hi else math.inf)
        if core[0] > core[1]:
            raise ReadingError(self.words, whole, "this ends before it begins")
        return Span(core=Interval(*core), support=Interval(*support), unit=unit("span"))

    def whole(self, text: str, start: int) -> Span:
        """One date among several, which has no time of day."""
        if time := _TIME.search(text):
            span = (start + time.start(), start + time.end())
            message = "a time of day goes with one day, not with the ends of a span"
            raise ReadingError(self.words, span, message, "leave the times out, or give one day with one time")
        return self.date(text, start)

    def at(self, day: Span, time: re.Match[str], start: int) -> Span:
        """A day at a time of it."""
        second = int(time["hour"]) * 3600 + int(time["minute"]) * 60 + int(time["second"] or 0)
        offset = 0 if time["universal"] else offset_of(time["offset"] or "")
        if second >= DAY or abs(offset or 0) > _FARTHEST:
            hint = "the end of a day is 00:00 of the next" if second >= DAY else ""
            place = (start + time.start(), start + time.end())
            raise ReadingError(self.words, place, "there is no such time of day", hint)
        return day.at(at_second(float(second), offset))

    def date(self, text: str, start: int) -> Span:
        """One date, without `/` and without a list."""
        bare = _TIME.sub("", text)
        plain = _PLAIN.fullmatch(bare)
        span = (start, start + max(1, len(text)))
        if bare != text and not (plain and plain[3] and not plain[4]):
            raise ReadingError(self.words, span, "a time of day goes with a day")
        try:
            if plain:
                return _plain(plain)
            unspecified = _UNSPECIFIED.fullmatch(bare)
            return _unspecified(unspecified) if unspecified else _rare(bare)
        except SpanError as error:
            raise ReadingError(self.words, span, str(error), error.hint) from None


def _rare(text: str) -> Span:
    """Marks on single parts of a date; years with few significant figures, or with an exponent."""
    if re.match(r"-|Y(?!\d{1,4}E[0-3])", text):
        raise beyond()
    if _MARKED.fullmatch(text):
        return _marked(text)
    if years := _FEW_FIGURES.fullmatch(text):
        number = years["number"] + "0" * int(years["zeros"]) if years["number"] else years["year"]
        return _significant(number, years["figures"])
    raise SpanError("this is no form of EDTF that is read")


def _marked(text: str) -> Span:
    plain = _PLAIN.fullmatch(re.sub("[~?%]", "", text))
    assert plain is not None  # noqa: S101  # the pattern of marked dates has no other
    if plain[2] and int(plain[2]) in _SEASONS:
        raise SpanError("a season has its mark at the end", hint=f"{plain[0]}~")
    span = _plain(plain)
    marked = [name for name, part in zip(_UNITS, text.split("-"), strict=False) if re.search("[~?%]", part)]
    # the finest part that has a mark says how wide it is
    return span.widened(unit(marked[-1]).about)


def _significant(number: str, figures: str | None) -> Span:
    """That year at the core, and at the loosest all that begin with as many of its figures."""
    core = years_span(int(number), int(number))
    if figures is None:
        return core
    if int(figures) > len(number):
        raise SpanError(f"{number} has no {figures} figures")
    step = 10 ** (len(number) - int(figures))
    first = int(number) // step * step
    return core.allowing(years_span(first, first + step - 1))


def _plain(match: re.Match[str]) -> Span:
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    assert year is not None  # noqa: S101  # the pattern has one
    if day is not None and month is not None:
        span = day_span(year, month, day)
    elif month in _SEASONS:
        span = season_span(year, str(month))
    else:
        span = years_span(year, year) if month is None else months_span(year, month, 1, "month")
    return span.about if match[4] else span


def _unspecified(match: re.Match[str]) -> Span:
    """From the first to the last day that the figures allow, an X being any figure."""
    year, month, day, mark = match[1], match[2], match[3], match[4]
    months = [number for number in _MONTHS if _fits(number, month)]
    days = [number for number in _DAYS if _fits(number, day)]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    span = exact(_first_of(first, months, days), _first_of(last, months[::-1], days[::-1]), _finest(year, month, day))
    return span.about if mark else span


def _fits(number: int, pattern: str | None) -> bool:
    return pattern is None or all(sign in ("X", figure) for sign, figure in zip(pattern, f"{number:02}", strict=True))


def _first_of(year: int, months: Sequence[int], days: Sequence[int]) -> int:
    if not date.min.year <= year <= date.max.year:
        raise beyond()
    for month in months:
        for day in days:
            try:
                return date(year, month, day).toordinal()
            except ValueError:
                continue
    raise SpanError("no day is like this")


def _finest(year: str, month: str | None, day: str | None) -> str:
    for name, part in (("day", day), ("month", month)):
        if part is not None and part != "XX":
            return name if part.isdecimal() else "span"
    return _LONG[year.count("X")]
