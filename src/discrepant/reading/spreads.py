"""Core and support of a printed number, or of a range, by its hedge and its kind.

They are exact, and not yet intervals.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.amount_units import YEAR
from discrepant.reading.amounts import LARGEST, Amount, Printed
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent, HedgeTable, Numeral
from discrepant.reading.model import Hedge, Quantity, Sense
from discrepant.reading.tokens import span_of
from discrepant.reading.units import starts_at_zero

__all__ = ["Spread", "is_by_tens"]

_COUNTED_BY = Decimal(1)
_NO_HEDGE = Hedge()
_OF_ALL = Numeral.of(Decimal(100))  # percent
_OLDEST = 12  # times ten years, and some more
_ROUNDED_FROM = 100  # from here on a number with a zero at its end may be rounded
_HEDGES_A_RANGE = (Sense.ABOUT, Sense.EXACT)


@attrs.frozen
class Spread:
    """Core and support in the printed unit, the hedge, and the number where one is printed."""

    core: Extent
    support: Extent
    hedge: Hedge
    numeral: Numeral | None

    @classmethod
    def of(cls, words: str, kind: Quantity, printed: Printed, unit: str | None, table: HedgeTable) -> Spread:
        """What an amount of this kind in this unit allows; a ReadingError says why it is none."""
        with localcontext(prec=60):
            worth = [_worth(kind, end) for end in printed.ends if end.numeral is not None]
            core, support, hedge = _spread(words, kind, printed, worth, table)
            is_age = printed.low.is_age and printed.high is None and unit == YEAR
            if is_age and (years := _of_age(printed.low)):
                core, support = _aged(years, (core, support), hedge.sense)
            if printed.low.numeral is not None and printed.low.numeral.value >= 0:
                core, support = _from_zero((core, support), kind, unit, hedge.sense)
        return cls(core, support, hedge, None if printed.high else next(iter(worth), None))


def _worth(kind: Quantity, amount: Amount) -> Numeral:
    """The number in its scale; of a share, in percent of all."""
    if kind is Quantity.SHARE and amount.is_fraction:
        return amount.scaled.times(_OF_ALL)
    if kind is Quantity.COUNT:  # no digit of which is worth less than one, as that of "half a dozen" would be
        scaled = amount.scaled
        place = max(scaled.place, _COUNTED_BY)
        return Numeral(value=scaled.value, place=place, round=scaled.round, counted=not amount.scales)
    return amount.scaled


def _spread(
    words: str, kind: Quantity, printed: Printed, ends: list[Numeral], table: HedgeTable
) -> tuple[Extent, Extent, Hedge]:
    """Core, support and hedge of the phrase, whose numbers are worth so much."""
    token = printed.hedge
    hedge = Hedge(words=words[slice(*span_of(token))], sense=token.value) if token else _NO_HEDGE
    if len(ends) < len(printed.ends):
        return *_vague(words, printed), Hedge(words=words[slice(*printed.low.where)], sense=Sense.VAGUE)
    if max([abs(end.value) for end in ends]) > LARGEST:
        raise ReadingError(words, (0, len(words)), "the number is too large")
    if kind is Quantity.COUNT and any(end.scaled.value % 1 and end.scaled.place < 1 for end in printed.ends):
        raise ReadingError(words, (0, len(words)), "a count is a whole number")
    if printed.is_ordinal:
        return *table.spread(Sense.EXACT, ends[0]), hedge
    if len(ends) == 1:
        return *table.spread(_exact_if_counted(kind, ends[0].value, hedge.sense), ends[0]), hedge
    if all(end.value < 0 for end in ends):  # "-3 to -5" is printed either way round
        ends.sort(key=lambda end: end.value)
    low, high = ends
    if low.value > high.value:
        raise ReadingError(words, (0, len(words)), "the range runs backwards")
    if token is None:
        linked = " ".join(words[slice(*span_of(link))] for link in printed.links)
        return *table.spread(Sense.RANGE, low, high), Hedge(words=linked, sense=Sense.RANGE)
    if hedge.sense not in _HEDGES_A_RANGE:
        raise ReadingError(words, span_of(token), "this hedge does not go with a range")
    (core, support), (last_core, last_support) = (table.spread(hedge.sense, end) for end in ends)
    return core.hull(last_core), support.hull(last_support), hedge


def _vague(words: str, printed: Printed) -> tuple[Extent, Extent]:
    if printed.low.extents is None or printed.high:
        raise ReadingError(words, (0, len(words)), "a range needs two numbers, not a vague word")
    if printed.hedge and printed.hedge.value is not Sense.BARE:  # "just a few" are a few
        raise ReadingError(words, span_of(printed.hedge), "a hedge needs a number, not a vague word")
    return printed.low.extents


def is_by_tens(years: float | Decimal) -> bool:
    """Whether an age is that of a church and of no person, and so told by tens of years."""
    return years // 10 > _OLDEST and not years % 10


def _of_age(age: Amount) -> Extent | None:
    """Who is 34 years old has completed 34 years, and no 35; None for what is rounded or no whole number of years."""
    if age.numeral is None or age.scaled.place != 1 or age.scaled.value < 0:
        return None
    years = age.scaled.value
    if is_by_tens(years):
        return None
    return Extent(Bound(years), Bound(years + 1, is_open=True))


def _aged(years: Extent, told: tuple[Extent, Extent], sense: Sense) -> tuple[Extent, Extent]:
    """A bare age is its completed years; one hedged by "about" allows at least these; other hedges go by the table."""
    if sense is Sense.BARE:
        return years, years
    core, support = told
    return (core.hull(years), support.hull(years)) if sense is Sense.ABOUT else (core, support)


def _from_zero(extents: tuple[Extent, Extent], kind: Quantity, unit: str | None, sense: Sense) -> tuple[Extent, Extent]:
    """There cannot be less than nothing of what is counted up from zero, as a temperature is not."""
    core, support = extents
    if kind is not Quantity.MEASURE or starts_at_zero(unit or ""):
        return core.not_negative, support.not_negative
    return core, support.endless_below if sense in (Sense.BELOW, Sense.AT_MOST) else support


def _exact_if_counted(kind: Quantity, value: Decimal, sense: Sense) -> Sense:
    """A bare count below 100, or with no zero at its end, is meant exactly."""
    is_plain = value % 1 == 0 and (abs(value) < _ROUNDED_FROM or value % 10 != 0)
    return Sense.EXACT if sense is Sense.BARE and kind is Quantity.COUNT and is_plain else sense
