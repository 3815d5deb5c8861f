"""Printed dates to Readings.

They are EDTF, dates in words and figures, and what counts from the day of publishing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from discrepant.errors import ReadingError
from discrepant.reading.dates.calendar_days import SpanError
from discrepant.reading.dates.date_rules import DateRules
from discrepant.reading.dates.edtf_dates import looks_like_edtf, read_edtf
from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.dates.period_rules import BareUnit
from discrepant.reading.dates.spans import Span, exact
from discrepant.reading.dates.when import ReferenceDay, When
from discrepant.reading.derivations import PhraseGrammar
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.grammars import Prefixes, grammar_of
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Quantity, Reading, Sense
from discrepant.reading.tokens import Token

__all__ = ["counts_from_the_day", "date_prefixes", "read_date", "read_ends"]

_ISO_DAY = 10  # characters
_HINT = "say what is meant with `reads`: a day such as 2022-11-06, a month 2022-11, a span 2022-02/2022-03"
_EDTF_HINT = "as EDTF this is read in a record's `reads`, `as_of` and `published`, and with --edtf"
# What only holds a date together.
_SILENT = frozenset(["PREP", "IN", "OF", "TIME"])
_VAGUE = ("FEW", "MANY")
_OPEN = ("", "..")  # sides of an interval in EDTF
_LINKS = ("TO", "DASH", "AND", "OR", "UNTIL")


def read_date(  # noqa: PLR0913  # as the reader's own
    words: str,
    *,
    on: Interval | None,
    table: HedgeTable,
    figures: Figures = POINT,
    ahead: bool | None = None,
    edtf: bool = False,
) -> Reading:
    """What the words of a date stand for, as day ordinals.

    They were printed on this day, or on one of this span of days. They are read by the rules of DESIGN section 3 and of
    dates.toml, as English prints dates, and before that as EDTF where `edtf` says that they may be. Words that count
    from the day of publishing are read against both ends of `on`. `ahead` says whether the sentence looks ahead of that
    day (True) or back (False); it settles which weekday is meant, and which day, month or season without a year. A
    ReadingError points at what cannot be read, and says why.
    """
    return _reading(words, *_span(words, on, _lexicon(table, figures), table, ahead=ahead, edtf=edtf))


def read_ends(  # noqa: PLR0913  # as above
    words: str,
    *,
    on: Interval | None,
    table: HedgeTable,
    figures: Figures,
    ahead: bool | None,
    edtf: bool,
) -> tuple[tuple[Reading | None, Reading | None], Reading]:
    """The first and the last end of a period in words, and all the words as a date.

    An end is None where it is not told: "since 2014" tells a first end, "until 2016" a last one. The words are read as
    `read_date` does.
    """
    if edtf and words.count("/") == 1 and looks_like_edtf(words):
        sides = [None if side in _OPEN else _reading(words, read_edtf(side), Hedge()) for side in words.split("/")]
        return (sides[0], sides[1]), _reading(words, read_edtf(words), Hedge())
    span, hedge = _span(words, on, _lexicon(table, figures), table, ahead=ahead, edtf=edtf)
    first, last = (_reading(words, end, Hedge()) if end else None for end in span.ends)
    return (first, last), _reading(words, span, hedge)


def _span(  # noqa: PLR0913  # as above
    words: str, on: Interval | None, lexicon: DateLexicon, table: HedgeTable, *, ahead: bool | None, edtf: bool
) -> tuple[Span, Hedge]:
    if len(words) == _ISO_DAY and (day := _iso_day(words)):
        return day, Hedge()
    is_edtf = looks_like_edtf(words)
    if is_edtf and edtf:
        mark = next((char for char in words if char in "~?%"), "")
        return read_edtf(words), Hedge(words=mark, sense=Sense.ABOUT) if mark else Hedge()
    try:
        return _read_words(words, on, lexicon, table, ahead=ahead)
    except ReadingError as error:
        hint = error.hint or (_EDTF_HINT if is_edtf else _HINT)
        raise ReadingError(words, error.span, error.message, hint) from None


def _iso_day(words: str) -> Span | None:
    if words[4] != "-":  # ten digits are a number, of which Python would read eight
        return None
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return exact(day.toordinal(), day.toordinal(), "day")


def _read_words(
    words: str, on: Interval | None, lexicon: DateLexicon, table: HedgeTable, *, ahead: bool | None
) -> tuple[Span, Hedge]:
    derivation = _grammar().derivation(lexicon, words, "a date")
    try:
        spans = _spans(derivation.meaning(DateRules(table)), on, ahead=ahead)
        return spans[0].hull(spans[-1]), _hedge(words, derivation.tokens)
    except SpanError as error:
        raise ReadingError(words, (error.start, len(words)), str(error), error.hint) from None


def _spans(when: When, on: Interval | None, *, ahead: bool | None) -> list[Span]:
    """The span for the first and for the last day on which the words may have been printed."""
    if isinstance(when, BareUnit):
        raise SpanError("this does not say which one")
    days = (on.lo, on.hi) if on is not None and on.is_bounded else (None,)
    return [when.span(ReferenceDay(day, ahead)) for day in dict.fromkeys(days)]


def _reading(words: str, span: Span, hedge: Hedge) -> Reading:
    try:
        hours = span.hours
    except SpanError as error:
        raise ReadingError(words, (0, len(words)), str(error), error.hint) from None
    return Reading(
        words=words,
        kind=Quantity.DATE,
        hedge=hedge,
        core=span.core,
        support=span.support,
        place=span.place,
        weekday=span.weekday,
        hours=hours,
    )


def _hedge(words: str, tokens: Iterable[Token]) -> Hedge:
    """The printed hedge, or the vague word, or what makes a range."""
    begun = False
    for token in tokens:
        if token.type in ("HEDGE", "AFTERHEDGE"):
            return Hedge(words=words[token.start : token.end], sense=token.value)
        # "until" between two dates links them, before one it does not
        sense = Sense.VAGUE if token.type in _VAGUE else Sense.RANGE if token.type in _LINKS and begun else None
        if sense:
            return Hedge(words=words[token.start : token.end], sense=sense)
        begun = begun or token.type not in ("PREP", "IN")
    return Hedge()


@cache
def _grammar() -> PhraseGrammar:
    return PhraseGrammar(grammar_of("discrepant.reading.dates", "dates.lark"), _SILENT)


@cache
def date_prefixes() -> Prefixes:
    """How far a printed date reaches among tokens."""
    return Prefixes(_grammar().grammar)


def counts_from_the_day(words: str, table: HedgeTable, figures: Figures = POINT) -> bool:
    """Whether a word or phrase in them can hang on the day on which they were printed."""
    printed = frozenset(re.findall(r"[^\W\d_]+", words.lower()))
    return any(phrase <= printed for phrase in _lexicon(table, figures).telling)


@cache
def _lexicon(table: HedgeTable, figures: Figures) -> DateLexicon:
    return DateLexicon(table, figures)
