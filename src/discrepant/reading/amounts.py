"""Amounts as they are printed: digits, scale, unit and hedge, not yet an interval."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import attrs
from lark import Token

from discrepant.reading.hedges import Extent, Numeral

__all__ = ["Amount", "Printed", "Span", "span_of"]


Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Amount:
    """One number with its scales and unit. A vague word has, in place of a numeral, the extents of core and support.

    `money` is the token of a currency, `unit` where in the words the thing counted or measured in stands (of a measure
    in several units `measured_in` is the largest, by name, and of one "aged 34" it is the year), `where` the place of
    the number itself. An age is told by "old", "of age" or "aged".
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

    def with_unit_of(self, other: Amount) -> Amount:
        """The same with the unit that only the other prints: "$20 to 30"."""
        return attrs.evolve(
            self, money=self.money or other.money, unit=self.unit or other.unit, percent=self.percent or other.percent
        )

    def sharing(self, other: Amount) -> Amount:
        """The lower end of a range with what only the other end prints: "3 to 5 million km", "two to three hundred".

        The scales are as many of the other's last ones as leave it the lower end.
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

    @property
    def ends(self) -> tuple[Amount, ...]:
        """The one amount, or the two."""
        return (self.low, self.high) if self.high else (self.low,)


def span_of(tokens: Iterable[Token]) -> Span:
    """From the first token's first character to the last one's end."""
    spans = [(token.start_pos or 0, token.end_pos or 0) for token in tokens]
    return spans[0][0], spans[-1][1]
