"""Amounts as they are printed, not yet an interval.

An amount has digits, scale, unit and hedge, or it has several units of one measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.hedges import Extent, Numeral
from discrepant.reading.tokens import Span, Token
from discrepant.reading.units import UnitError, convert, unit_named

__all__ = ["LARGEST", "Amount", "Printed", "compound"]

LARGEST = Decimal(10) ** 36  # that is read; no number in print comes near it


@attrs.frozen(kw_only=True)
class Amount:
    """One number with its scales and unit.

    A vague word has, in place of a numeral, the extents of core and support. `money` is the token of a currency, `unit`
    where in the words the thing counted or measured in stands (of a measure in several units `measured_in` is the
    largest, by name, and of one "aged 34" it is the year), `where` the place of the number itself. An age is told by
    "old", "of age" or "aged".
    """

    numeral: Numeral | None = None
    extents: tuple[Extent, Extent] | None = None
    scales: tuple[Numeral, ...] = ()
    is_fraction: bool = False
    money: Token | None = None
    percent: bool = False
    unit: Span | None = None
    measured_in: str | None = None
    is_age: bool = False
    hedge: Token | None = None
    where: Span = (0, 0)

    @property
    def scaled(self) -> Numeral:
        """The numeral in its scale."""
        assert self.numeral is not None  # noqa: S101  # it is asked of numbers alone, not of vague words
        return reduce(Numeral.times, self.scales, self.numeral)

    @property
    def aged(self) -> Amount:
        """The same as an age, which is in years where no unit is printed."""
        return attrs.evolve(self, is_age=True, measured_in=self.measured_in if self.unit else "year")

    def with_numeral(self, numeral: Numeral | None) -> Amount:
        """The same with another number.

        So does `attrs.evolve`, but of a large table nothing takes as long.
        """
        return Amount(
            numeral=numeral,
            extents=self.extents,
            scales=self.scales,
            is_fraction=self.is_fraction,
            money=self.money,
            percent=self.percent,
            unit=self.unit,
            measured_in=self.measured_in,
            is_age=self.is_age,
            hedge=self.hedge,
            where=self.where,
        )

    def with_unit_of(self, other: Amount) -> Amount:
        """The same with the unit that only the other prints: "$20 to 30"."""
        return attrs.evolve(
            self, money=self.money or other.money, unit=self.unit or other.unit, percent=self.percent or other.percent
        )

    def sharing(self, other: Amount) -> Amount:
        """The lower end of a range with what only the other end prints.

        So it is in "3 to 5 million km" and "two to three hundred". The scales are as many of the other's last ones as
        leave it the lower end.
        """
        mine = self.with_unit_of(other)
        if self.numeral is None or other.numeral is None or self.scales[-1:] == other.scales[-1:]:
            return mine
        wider = (attrs.evolve(mine, scales=self.scales + other.scales[i:]) for i in range(len(other.scales)))
        largest = abs(other.scaled.value)
        return next((amount for amount in wider if abs(amount.scaled.value) < largest), mine)


@attrs.frozen(kw_only=True)
class Printed:
    """A whole phrase: one amount or two, its hedge, and the words that make a range of two."""

    low: Amount
    high: Amount | None = None
    hedge: Token | None = None
    links: tuple[Token, ...] = ()
    is_ordinal: bool = False

    def with_numeral(self, numeral: Numeral | None) -> Printed:
        """The same with another number at its lower end."""
        low = self.low.with_numeral(numeral)
        return Printed(low=low, high=self.high, hedge=self.hedge, links=self.links, is_ordinal=self.is_ordinal)

    @property
    def ends(self) -> tuple[Amount, ...]:
        """The one amount, or the two."""
        return (self.low, self.high) if self.high else (self.low,)


# The marks of feet and inches, which stand for them beside each other: 5'10".
_MARKS = {"'": "foot", "\u2019": "foot", "\u2032": "foot", '"': "inch", "\u2033": "inch", "\u201d": "inch"}
# What a last number without a unit is in: six feet two, ten stone four.
_NEXT = {"foot": "inch", "stone": "pound", "pound": "ounce", "hour": "minute"}

_OF_TIME = frozenset(["millennium", "century", "decade", "year", "month"])  # of which some are no whole number of days
_NOTHING = Decimal("1e-9")


def compound(words: str, parts: Sequence[Amount]) -> Amount:
    """The sum of the parts in the first one's unit, as precise as the last part.

    A ReadingError says that they do not add up to one measure. The digits of the sum are those of the units: of 5 feet
    10 inches the last one that is not zero is worth an inch.
    """
    where = parts[0].where[0], parts[-1].where[1]
    try:
        units = _units(words, parts)
        worth = [convert(Decimal(1), unit, units[0]) for unit in units]
    except UnitError as error:
        raise ReadingError(words, where, str(error)) from None
    numerals = [part.scaled for part in parts if part.numeral is not None and not part.is_fraction]
    descends = all(larger > smaller for larger, smaller in pairwise(worth))
    are_whole = all(numeral.place >= 1 for numeral in numerals[:-1])
    if (
        not descends
        or not are_whole
        or not _are_of_one_system(units, worth)
        or len(numerals) < len(parts)
        or not _fit(numerals, worth)
        or _has_more_than_a_day(units, numerals)
    ):
        raise ReadingError(words, where, "these do not add up to one measure")
    value = sum((numeral.value * one for numeral, one in zip(numerals, worth, strict=True)), Decimal(0))
    told = [(numeral, one) for numeral, one in zip(numerals, worth, strict=True) if numeral.value]
    last, one = told[-1] if told else (numerals[-1], worth[-1])
    digit = last.round if last.place < 1 else last.place
    numeral = Numeral(value=value, place=numerals[-1].place * worth[-1], round=digit * one)
    return Amount(numeral=numeral, unit=parts[0].unit, measured_in=units[0], where=where)


def _are_of_one_system(units: Sequence[str], worth: Sequence[Decimal]) -> bool:
    """Whether each unit is a whole number of the next, as feet are of inches, or of time; no kilogram is of pounds."""
    ratios = (larger / smaller for larger, smaller in pairwise(worth))
    return units[0] in _OF_TIME or all(abs(ratio - round(ratio)) < _NOTHING for ratio in ratios)


def _fit(numerals: Sequence[Numeral], worth: Sequence[Decimal]) -> bool:
    """Whether no smaller part is as much as one of the larger unit before it: no 5 feet 14 inches."""
    following = zip(numerals[1:], pairwise(worth), strict=True)
    return all(0 <= numeral.value * smaller < larger for numeral, (larger, smaller) in following)


def _has_more_than_a_day(units: Sequence[str], numerals: Sequence[Numeral]) -> bool:
    """Whether hours, or less, go on from months or from more than a day: no two years and 200 hours."""
    hours = {"hour": Decimal(1), "minute": Decimal(60), "second": Decimal(3600)}
    is_long = not _OF_TIME.isdisjoint(units)
    return any(
        larger not in ("day", *hours) and unit in hours and (is_long or numeral.value >= 24 * hours[unit])
        for (larger, unit), numeral in zip(pairwise(units), numerals[1:], strict=True)
    )


def _units(words: str, parts: Sequence[Amount]) -> list[str]:
    units: list[str] = []
    for part in parts:
        printed = words[slice(*part.unit)] if part.unit else _NEXT.get(units[-1], "")
        if not printed:
            raise UnitError("this needs its unit")
        units.append(_MARKS.get(printed) or unit_named(printed))
    return units
