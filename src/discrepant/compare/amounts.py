"""Amounts as an editor writes them."""

from __future__ import annotations

import math
from functools import cache

from discrepant.reading.unit_words import unit_in_words

__all__ = ["MINUS", "amount", "decimals", "in_percent", "rounded"]

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
MINUS = "\N{MINUS SIGN}"
_LEAST = 0.01  # percent: less is not told in figures
_BESIDE = 0.05  # of a scale: what is less is written in a scale of its own


def amount(value: float, unit: str | None, by: float | None = None, beside: float | None = None) -> str:
    """A number with its unit: $700 million, 30, 15 miles, 2.5 %, 1 day.

    A measure may come from another unit with more digits than anybody printed, and a share from a fraction: they are
    rounded to a hundredth of `by`, which is the value itself if nothing else is given. A number is written in the scale
    of the one that stands `beside` it, if it is not much smaller: $0.7 billion beside $1.8 billion.
    """
    symbol = _symbol(unit) if unit else ""
    if unit and not symbol:
        fine = value if by is None else by
        value = rounded(value, decimals(fine)) if fine else value
    size = abs(value)
    scale, name = _scale(size)
    wider = _scale(size if beside is None else beside)
    if size >= _BESIDE * wider[0]:
        scale, name = max((scale, name), wider)
    has_cents = symbol and not name and size % 1 and not round(size * 100, 6) % 1
    digits = f"{size:,.2f}" if has_cents else f"{size / scale:,.12g}{name}"
    number = f"{MINUS if value < 0 else ''}{symbol}{digits}"
    return number if symbol or not unit else f"{number} {unit_in_words(unit, is_one=value == 1)}"


def decimals(by: float) -> int:
    """How many places behind the point a hundredth of this has."""
    return max(0, 2 - math.floor(math.log10(abs(by))))


def rounded(value: float, places: int) -> float:
    """The value to so many places, or to one more if it has no more: half a unit stays."""
    exact = round(value, places + 1)
    return exact if math.isclose(exact, value, rel_tol=1e-12) else round(value, places)


def _scale(size: float) -> tuple[float, str]:
    return next(((scale, name) for scale, name in _SCALES if size >= scale), (1.0, ""))


@cache
def _symbol(unit: str) -> str:
    if not (len(unit) == 3 and unit.isupper()):  # noqa: PLR2004  # an ISO 4217 code
        return ""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415  # only money needs it

    symbol = get_currency_symbol(unit, locale="en")
    return f"{unit} " if symbol == unit else symbol


def in_percent(percent: float) -> str:
    """How far apart, in percent: `3.3 %`, or `less than 0.01 %`."""
    return f"{percent:,.12g} %" if percent >= _LEAST else f"less than {_LEAST} %"
