"""Plain amounts, as "$18.2 billion" and "more than 1,200 people", read without a grammar.

They are a figure with the sign of a currency before it, or with percent or what is counted behind it, and perhaps a
scale, under one hedge or none. Core and support are those of the hedge table that comes with the package. All else goes
the long way, with which this one agrees (`tests/reading/test_plain.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from functools import cache

from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.model import PERCENT, Hedge, Quantity, Reading, Sense
from discrepant.reading.plain_figures import MOST_DIGITS, ROUND_FROM, SCALES, TEN, YEAR, counted, digits_of
from discrepant.reading.words import words_of

__all__ = ["read_amount"]

_SIGNS = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP"}
_PERCENT = ("percent", "per cent")
_BEGINNINGS = frozenset([*_SIGNS, *"123456789"])
_AS_IN_GROUPS = 3  # decimals: they may be a group of digits in another language
_PRECISION = 60  # digits, as of all that is read
_COUNTED_BY = Decimal(1)


def read_amount(words: str, kind: str | None = None) -> Reading | None:
    """What plain words of an amount stand for; None where they are not so plain."""
    parts = words.split(" ")
    at = next((i for i, part in enumerate(parts) if part[:1] in _BEGINNINGS), len(parts))
    if at == len(parts):
        return None
    hedge, (figure, own, unit, scale) = _hedges().get(" ".join(parts[:at])), _apart(parts[at], parts[at + 1 :])
    if hedge is None or own is None or kind not in (None, own) or not _is_plain(figure, own, scale):
        return None
    with localcontext(prec=_PRECISION):
        return _reading(words, own, unit, Numeral.printed(figure), scale, hedge)


def _apart(figure: str, behind: Sequence[str]) -> tuple[str, Quantity | None, str | None, str]:
    """A figure without its signs, what it is a number of, in which unit and scale; of None where that is not plain."""
    if " ".join(behind) in _PERCENT:
        return figure, Quantity.SHARE, PERCENT, ""
    if figure.endswith(PERCENT):
        return figure.removesuffix(PERCENT), None if behind else Quantity.SHARE, PERCENT, ""
    scale = behind[0] if behind and behind[0] in SCALES else ""
    nouns = behind[1:] if scale else behind
    if unit := _SIGNS.get(figure[0]):
        return figure[1:], None if nouns else Quantity.MONEY, unit, scale
    is_count = not nouns or (len(nouns) == 1 and nouns[0] in counted())
    return figure, Quantity.COUNT if is_count else None, None, scale


def _is_plain(figure: str, kind: Quantity, scale: str) -> bool:
    """Whether it is one number, which is no year, no part of a count and nothing that a point may part in groups."""
    whole, mark, decimals = figure.partition(".")
    digits = digits_of(whole)
    if not digits or not mark:
        return bool(digits) and (kind is not Quantity.COUNT or scale != "" or "," in whole or len(whole) != YEAR)
    is_part = decimals.isascii() and decimals.isdecimal() and len(digits + decimals) <= MOST_DIGITS
    is_money = kind is Quantity.MONEY and len(decimals) != _AS_IN_GROUPS
    return is_part and (scale != "" or kind is Quantity.SHARE or is_money)


def _reading(  # noqa: PLR0913, PLR0917  # all that is printed
    words: str, kind: Quantity, unit: str | None, printed: Numeral, scale: str, hedge: Hedge
) -> Reading | None:
    table, sense = HedgeTable.default(), hedge.sense
    told = printed.times(table.scale[scale]) if scale else printed
    if kind is Quantity.COUNT:
        if told.value % 1:
            return None
        told = Numeral(value=told.value, place=max(told.place, _COUNTED_BY), round=told.round, counted=not scale)
        is_exact = told.value < ROUND_FROM or told.value % TEN != 0
        sense = Sense.EXACT if sense is Sense.BARE and is_exact else sense
    extents = [extent.not_negative for extent in table.spread(sense, told)]
    core, support = (extent.whole() if kind is Quantity.COUNT else extent.interval() for extent in extents)
    if support is None:
        return None
    return Reading(
        words=words,
        kind=kind,
        number=float(told.value),
        unit=unit,
        hedge=hedge,
        core=core or support,
        support=support,
        place=float(told.place),
    )


@cache
def _hedges() -> Mapping[str, Hedge]:
    """The hedges that stand before a number and are plain words, by these; none is one, too."""
    rows, places = HedgeTable.default().hedge, words_of("mentions")["places"]["any"]  # "within 20 houses"
    told = {words: row.sense for row in rows for words in row.before if _is_words(words) and words not in places}
    return {"": Hedge(), **{words: Hedge(words=words, sense=sense) for words, sense in told.items()}}


def _is_words(words: str) -> bool:
    return words.isascii() and words.replace(" ", "").isalpha()
