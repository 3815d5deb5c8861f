"""The words of a finding's summary: who says what, as of when, and amounts as an editor writes them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from discrepant.corpus.model import Fact
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading

__all__ = ["amount", "apart", "days", "listed", "span", "who_says"]

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def listed(items: Iterable[str]) -> str:
    """Items in a sentence: a, b and c."""
    *most, last = dict.fromkeys(items)
    return f"{', '.join(most)} and {last}" if most else last


def who_says(facts: Sequence[Fact], *, as_of: bool = False) -> str:
    """The publishers of one side and the words that each prints: `Reuters: "more than $18.2 billion"`."""
    by_words: dict[str, list[str]] = {}
    for fact in facts:
        words = "; ".join(fact.says)
        read = f" (read as {fact.reads!r})" if fact.reads else ""
        when = f" as of {days(fact.as_of.core)}" if as_of else ""
        by_words.setdefault(f"“{words}”{read}{when}", []).append(fact.source.publisher)
    return ", ".join(f"{listed(publishers)}: {words}" for words, publishers in by_words.items())


def days(span: Interval) -> str:
    """A day, or the first and last of several, spelled out."""
    if span.lo == span.hi:
        return _day(span.lo)
    if span.lo == -math.inf:
        return f"any day up to {_day(span.hi)}" if span.hi < math.inf else "any day"
    if span.hi == math.inf:
        return f"any day from {_day(span.lo)}"
    return f"{_day(span.lo)} to {_day(span.hi)}"


def _day(ordinal: float) -> str:
    day = date.fromordinal(int(ordinal))
    return f"{day.day} {day:%B} {day.year}"


def amount(value: float, unit: str | None) -> str:
    """A number with its unit: $0.7 billion, 30, 15 km, 2.5 %."""
    if unit == "day":
        return f"{value:g} day{'' if value == 1 else 's'}"
    symbol = _symbol(unit) if unit else ""
    scale, name = next(((scale, name) for scale, name in _SCALES if abs(value) >= scale / 10), (1.0, ""))
    digits = f"{value / scale:,.6g}" if name else f"{value:,.10g}"
    number = f"{symbol}{digits}{' ' + name if name else ''}"
    return number if symbol or not unit else f"{number} {unit}"


@cache
def _symbol(unit: str) -> str:
    if not (len(unit) == 3 and unit.isupper()):  # noqa: PLR2004  # an ISO 4217 code
        return ""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415  # only money needs it

    symbol = get_currency_symbol(unit, locale="en")
    return f"{unit} " if symbol == unit else symbol


def span(interval: Interval, reading: Reading) -> str:
    """The values of an interval in words."""
    if reading.kind is Quantity.DATE:
        return days(interval)
    low, high = (_end(end, reading.unit) for end in (interval.lo, interval.hi))
    if interval.lo == interval.hi:
        return low
    if interval.hi == math.inf:
        return f"anything above {low}" if _is_open(interval.lo) else f"{low} or more"
    return f"{low} to {high}"


def _is_open(value: float) -> bool:
    return value != float(f"{value:.15g}")


def _end(value: float, unit: str | None) -> str:
    # an excluded end is the next float: it is printed as the number that is left out
    return amount(float(f"{value:.15g}"), unit) if math.isfinite(value) else "any amount"


def apart(lower: Interval, upper: Interval, reading: Reading) -> str:
    """The arithmetic of a gap: `$19 billion - $18.3 billion = $0.7 billion`."""
    if reading.kind is Quantity.DATE:
        return f"{days(Interval(lower.hi, lower.hi))} to {days(Interval(upper.lo, upper.lo))}"
    unit = reading.unit
    return f"{_end(upper.lo, unit)} − {_end(lower.hi, unit)} = {_end(upper.lo - lower.hi, unit)}"  # noqa: RUF001  # a minus
