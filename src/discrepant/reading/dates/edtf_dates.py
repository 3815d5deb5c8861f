"""Dates in EDTF (ISO 8601-2): the plain forms by hand, all others by the `edtf` package, imported when one comes up."""

from __future__ import annotations

import math
import re

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import unit
from discrepant.reading.interval import Interval
from discrepant.reading.dates.periods import day_span, months_span, season_span, years_span
from discrepant.reading.dates.spans import Span, SpanError, beyond, exact, ordinal

__all__ = ["looks_like_edtf", "read_edtf"]

_LONGEST = 100  # characters
_BLANKS = " \t\n"
# A year, perhaps after what opens a list or an open interval, and nothing that EDTF has no use for.
_YEAR = r"(?:\.\.|\.\./|/)?[~?%]?(?:-?[0-9X]{4}(?![0-9])|Y-?[0-9])"
_REST = r"[-0-9XTZESY:+.,/~?%\[\]{}"
_LOOKS = re.compile(rf"{_YEAR}{_REST}]*|[\[{{]{_YEAR}{_REST} ]*|(?:\.\.)?/(?:\.\.)?")
_FIGURES = re.compile(r"\d{4}/\d{1,2}(?:/\d{1,2})?|\d{4}\.\d{1,2}\.\d{1,2}")
_YEAR_AND_TWO = re.compile(r"(\d\d)(\d\d)-(\d\d)")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_TIME = re.compile(r"T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-][01]\d(?::[0-5]\d)?)?$")
_EXPONENT = re.compile(r"Y\d{1,4}E[0-3](?:S\d)?")
_MARK = re.compile(r"[~?%]")
_OPEN = ("", "..")
_SEASONS = range(21, 42)
_MONTHS = range(1, 13)
_UNITS = ("year", "month", "day")
_UNSPECIFIED = ("year", "decade", "century", "span", "span")  # by the number of Xs in a year


def looks_like_edtf(words: str) -> bool:
    """Whether the words have the form of EDTF, be they right or wrong."""
    text = words.strip(_BLANKS)
    if not _LOOKS.fullmatch(text) or _FIGURES.fullmatch(text):
        return False
    if two := _YEAR_AND_TWO.fullmatch(text):  # "2009-14" is no month, but two years
        first, second = int(two[2]), int(two[3])
        is_span = second > first or (first, second) == (99, 0)
        return not is_span or second in _SEASONS or second in _MONTHS
    return True


def read_edtf(words: str) -> Span:
    """The span of days that the words stand for; a ReadingError points at the part that is wrong.

    Strict bounds are the core; ~ ? % widen the support as `about` in dates.toml says. An end that is open or unknown is
    infinite; a time is kept to its day.
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
    return reader.interval(text, start, "/") if "/" in text else reader.date(text, start)


@attrs.frozen
class _Reader:
    """Reads the parts of one text, and knows their places in it."""

    words: str

    def listed(self, text: str, start: int) -> Span:
        """All members of a list, one of a list: either way within the first and the last."""
        spans = []
        for member in text.split(","):
            blanks = len(member) - len(member.lstrip(_BLANKS))
            read = self._two if ".." in member else self.date
            spans.append(read(member.strip(_BLANKS), start + blanks))
            start += len(member) + 1
        if len(spans) == 1:
            return spans[0]
        core = Interval(min(span.core.lo for span in spans), max(span.core.hi for span in spans))
        support = Interval(min(span.support.lo for span in spans), max(span.support.hi for span in spans))
        return Span(core=core, support=support, unit=unit("span"))

    def _two(self, text: str, start: int) -> Span:
        return self.interval(text, start, "..")

    def interval(self, text: str, start: int, mark: str) -> Span:
        """From the first date to the second; either may be open, but not both."""
        first, _, second = text.partition(mark)
        whole = (start, start + len(text))
        lo = None if first in _OPEN else self.date(first, start)
        hi = None if second in _OPEN else self.date(second, start + len(first) + len(mark))
        if lo is None and hi is None:
            raise ReadingError(self.words, whole, "this has neither a beginning nor an end")
        core = (lo.core.lo if lo else -math.inf, hi.core.hi if hi else math.inf)
        support = (lo.support.lo if lo else -math.inf, hi.support.hi if hi else math.inf)
        if core[0] > core[1]:
            raise ReadingError(self.words, whole, "this ends before it begins")
        return Span(core=Interval(*core), support=Interval(*support), unit=unit("span"))

    def date(self, text: str, start: int) -> Span:
        """One date, without `/` and without a list."""
        bare = _TIME.sub("", text)
        try:
            plain = _PLAIN.fullmatch(bare)
            if bare != text and not (plain and plain[3] and not plain[4]):
                raise SpanError("a time of day goes with a day")
            span = _plain(plain) if plain else self._by_package(bare, start)
        except SpanError as error:
            raise ReadingError(self.words, (start, start + max(1, len(text))), str(error), error.hint) from None
        return span

    def _by_package(self, text: str, start: int) -> Span:
        from edtf import parse_edtf  # noqa: PLC0415  # a tenth of a second, which plain dates do not pay
        from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

        if text.startswith(("-", "Y")) and not _EXPONENT.fullmatch(text):
            raise beyond()
        try:
            parsed = parse_edtf(text)
            strict = parsed.lower_strict(), parsed.upper_strict()
            fuzzy = (parsed.lower_fuzzy(), parsed.upper_fuzzy()) if "S" in text else strict
        except EDTFParseException as error:
            at = start + min(error.loc, len(text))
            raise ReadingError(self.words, (at, start + max(1, len(text))), "this is no date in EDTF") from None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise SpanError("this form of EDTF cannot be read") from None
        return _marked(text, *((ordinal(*low[:3]), ordinal(*high[:3])) for low, high in (strict, fuzzy)))


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


def _marked(text: str, strict: tuple[int, int], fuzzy: tuple[int, int]) -> Span:
    """The span of what the package read, widened by the finest part that has a mark."""
    year, *rest = text.split("-")
    names = [_UNSPECIFIED[year.count("X")], *_UNITS[1 : 1 + len(rest)]]
    marked = [name for name, part in zip(names, (year, *rest), strict=False) if _MARK.search(part)]
    told = [name for name, part in zip(names, (year, *rest), strict=False) if "XX" not in part or name not in _UNITS]
    span = exact(*strict, told[-1])
    if marked:
        about = exact(*strict, marked[-1]).about
        span = attrs.evolve(span, support=about.support)
    return span.allowing(exact(*fuzzy, told[-1]))
