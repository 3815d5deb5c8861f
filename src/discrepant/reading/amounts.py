"""The parse tree of a printed number as amounts: digits, scale, unit and hedge, not yet an interval."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import Any

import attrs
from lark import Token, Transformer, v_args

from discrepant.errors import ReadingError
from discrepant.reading.hedges import Extent, HedgeTable, Numeral

__all__ = ["Amount", "AmountBuilder", "Printed", "span_of"]

_ONE = Numeral.of(Decimal(1))
_LARGEST = Decimal(10) ** 36

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Amount:
    """One number with its scales and unit. A vague word has, in place of a numeral, the extents of core and support.

    `money` is the token of a currency, `unit` where in the words the thing counted or measured in stands, `where` the
    place of the number itself.
    """

    numeral: Numeral | None = None
    extents: tuple[Extent, Extent] | None = None
    scales: tuple[Numeral, ...] = ()
    is_fraction: bool = False
    money: Token | None = None
    percent: bool = False
    unit: Span | None = None
    hedge: Token | None = None
    where: Span = (0, 0)

    @property
    def scaled(self) -> Numeral:
        """The numeral in its scale."""
        assert self.numeral is not None  # noqa: S101  # it is asked of numbers alone, not of vague words
        return reduce(Numeral.times, self.scales, self.numeral)

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

    @property
    def ends(self) -> tuple[Amount, ...]:
        """The one amount, or the two."""
        return (self.low, self.high) if self.high else (self.low,)


def span_of(tokens: Iterable[Token]) -> Span:
    """From the first token's first character to the last one's end."""
    spans = [(token.start_pos or 0, token.end_pos or 0) for token in tokens]
    return spans[0][0], spans[-1][1]


@v_args(inline=True)
class AmountBuilder(Transformer[Token, Printed]):
    """From the tree of numbers.lark to what is printed; the words are for the errors."""

    def __init__(self, words: str, table: HedgeTable) -> None:
        super().__init__()
        self._words, self._table = words, table

    def _fail(self, tokens: Iterable[Token], message: str) -> ReadingError:
        return ReadingError(self._words, span_of(tokens), message)

    # The number.

    def single(self, number: Token) -> Amount:
        return self._amount(number)

    def scaled(self, number: Token, *scales: Token) -> Amount:
        return self._amount(number, *scales)

    def more(self, *tokens: Token) -> Amount:
        return self._amount(*(token for token in tokens if token.type != "JOIN"))

    def _amount(self, number: Token, *scales: Token) -> Amount:
        numeral = _ONE if number.type == "A" else number.value
        return Amount(numeral=numeral, scales=self._scales(scales), where=span_of((number, *scales)))

    def total(self, *groups: Amount) -> Amount:
        """The sum of "two million three hundred thousand and five", as precise as its last group."""
        where = groups[0].where[0], groups[-1].where[1]
        for group, following in pairwise(groups):
            scale = reduce(Numeral.times, group.scales, _ONE).value
            if following.scaled.value >= scale:
                raise ReadingError(self._words, where, "these numbers do not add up to one")
        if len(groups) == 1:
            return groups[0]
        value = sum((group.scaled.value for group in groups), Decimal(0))
        return Amount(numeral=attrs.evolve(groups[-1].scaled, value=value), where=where)

    def mixed(self, number: Token, *tokens: Token) -> Amount:
        """A whole number and a fraction: "3 1/2", "two and a half million", "a million and a half"."""
        part = next(token for token in tokens if token.type != "SCALE")
        whole = _ONE if number.type == "A" else number.value
        fraction = self._fraction(part)
        if whole.value != whole.value.to_integral_value() or fraction.value >= 1:
            raise self._fail([number, *tokens], "only a whole number and a fraction below one make a number")
        return Amount(
            numeral=attrs.evolve(fraction, value=whole.value + fraction.value),
            scales=self._scales(token for token in tokens if token.type == "SCALE"),
            where=span_of((number, *tokens)),
        )

    def part(self, *tokens: Token) -> Amount:
        fraction = self._fraction(tokens[-1])
        if tokens[0].type == "NUMBER":
            fraction = attrs.evolve(fraction, value=fraction.value * tokens[0].value.value)
        return Amount(numeral=fraction, is_fraction=True, where=span_of(tokens))

    def part_of(self, part: Amount, *tokens: Token) -> Amount:
        scales = self._scales(token for token in tokens if token.type == "SCALE")
        return attrs.evolve(part, is_fraction=False, scales=scales, where=(part.where[0], span_of(tokens)[1]))

    def part_of_unit(self, part: Amount | Token, *rest: Token | Span) -> Amount:
        """Half a mile, or a mile: so much of a unit, not of all there is."""
        amount = part if isinstance(part, Amount) else Amount(numeral=_ONE, where=span_of([part]))
        return self.amount(attrs.evolve(amount, is_fraction=False), *rest)

    def ratio(self, number: Token, _in: Token, total: Token) -> Amount:
        """One in five, nine out of ten."""
        over, under = number.value.value, total.value.value
        return Amount(
            numeral=self._quotient([number, total], over, under), is_fraction=True, where=span_of([number, total])
        )

    def _fraction(self, token: Token) -> Numeral:
        if token.type != "FRACTION":
            return token.value  # type: ignore[no-any-return]  # the lexicon's value for a PART
        over, under = token.value
        return self._quotient([token], Decimal(over), Decimal(under))

    def _quotient(self, tokens: Iterable[Token], over: Decimal, under: Decimal) -> Numeral:
        if not under:
            raise self._fail(tokens, "this is not a fraction")
        one = 1 / under
        return Numeral(value=one * over, place=one / 10, round=one)

    def few(self, few: Token, *scales: Token) -> Amount:
        scale = reduce(Numeral.times, self._scales(scales), _ONE).value
        core, support = few.value.extents
        return Amount(extents=(core.times(scale), support.times(scale)), where=span_of((few, *scales)))

    def many(self, many: Token) -> Amount:
        return Amount(extents=self._table.of_many(many.value), where=span_of([many]))

    def _scales(self, tokens: Iterable[Token]) -> tuple[Numeral, ...]:
        scales = [(token, token.value) for token in tokens]
        product = Decimal(1)
        for token, scale in scales:
            product *= scale.value
            if product > _LARGEST:
                raise self._fail([token], "the number is too large")
        return tuple(scale for _, scale in scales)

    # What stands around it.

    def unit(self, *words: Token) -> Span:
        return span_of(words)

    def noun(self, unit: Span, *_: Token) -> Span:
        return unit

    def amount(self, *parts: Token | Span | Amount) -> Amount:
        amount = next(part for part in parts if isinstance(part, Amount))
        for part in parts:
            if isinstance(part, Token):
                amount = attrs.evolve(amount, **self._told_by(part, amount))
            elif isinstance(part, tuple):
                amount = attrs.evolve(amount, unit=part)
        return amount

    def _told_by(self, token: Token, amount: Amount) -> dict[str, Any]:
        """What a token beside the number changes in the amount."""
        if token.type == "CURRENCY":
            if amount.money is not None:
                raise self._fail([token], "the currency is given twice")
            return {"money": token}
        if token.type.startswith("HEDGE"):
            if amount.hedge is not None:
                raise self._fail([token], "there is more than one hedge")
            return {"hedge": token}
        if token.type in ("MINUS", "DASH"):
            if amount.numeral is None:
                raise self._fail([token], "a sign goes with a number")
            return {"numeral": attrs.evolve(amount.numeral, value=-amount.numeral.value)}
        return {"percent": True} if token.type == "PERCENT" else {}

    # The phrase.

    def before(self, token: Token) -> Token:
        return token

    after = link = sign = before

    def start(self, *parts: Token | Amount) -> Printed:
        low, high = (*(part for part in parts if isinstance(part, Amount)), None)[:2]
        assert low is not None  # noqa: S101  # the grammar has an amount in each phrase
        tokens = [part for part in parts if isinstance(part, Token)]
        hedges = [token for token in tokens if token.type.startswith("HEDGE")]
        hedges += [amount.hedge for amount in (low, high) if amount and amount.hedge]
        if len(hedges) > 1:
            last = max(hedges, key=lambda hedge: hedge.start_pos or 0)
            raise self._fail([last], "there is more than one hedge")
        links = tuple(token for token in tokens if not token.type.startswith("HEDGE"))
        return Printed(
            low=low.sharing(high) if high else low,
            high=high.with_unit_of(low) if high else None,
            hedge=next(iter(hedges), None),
            links=links,
        )
