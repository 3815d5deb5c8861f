"""The parse tree of a printed number as amounts: digits, scale, unit and hedge, not yet an interval."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs
from lark import Token, Transformer, v_args

from discrepant.errors import ReadingError
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent, HedgeTable, Numeral

__all__ = ["Amount", "AmountBuilder", "Printed", "span_of"]

_MOST_PARTS = 1000
_ONE = Numeral(value=Decimal(1), place=Decimal(1), round=Decimal(1))

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Amount:
    """One number with its scale and unit. A vague word has, in place of a numeral, the extents of core and support.

    `money` is the token of a currency, `noun` where in the words the thing counted or the unit stands.
    """

    numeral: Numeral | None = None
    extents: tuple[Extent, Extent] | None = None
    scale: Decimal = Decimal(1)
    is_fraction: bool = False
    money: Token | None = None
    percent: bool = False
    noun: Span | None = None
    vague: Span = (0, 0)

    @property
    def scaled(self) -> Numeral:
        """The numeral in its scale."""
        if self.numeral is None:
            raise TypeError("a vague amount has no number")
        return self.numeral.times(self.scale)


@attrs.frozen(kw_only=True)
class Printed:
    """A whole phrase: one amount or two, its hedge, and the words that make a range of two."""

    low: Amount
    high: Amount | None = None
    hedge: Token | None = None
    links: tuple[Token, ...] = ()


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
        return Amount(numeral=number.value)

    def scaled(self, number: Token, *scales: Token) -> tuple[Numeral, Decimal, tuple[Token, ...]]:
        return (_ONE if number.type == "A" else number.value), _product(scales), (number, *scales)

    def total(self, *groups: tuple[Numeral, Decimal, tuple[Token, ...]]) -> Amount:
        """The sum of "two million three hundred thousand", as precise as its last group."""
        if len(groups) == 1:
            return Amount(numeral=groups[0][0], scale=groups[0][1])
        scales = [scale for _, scale, _ in groups]
        if scales != sorted(set(scales), reverse=True):
            raise self._fail([t for *_, tokens in groups for t in tokens], "these numbers do not add up to one")
        parts = [numeral.times(scale) for numeral, scale, _ in groups]
        value = sum((part.value for part in parts), Decimal(0))
        return Amount(numeral=attrs.evolve(parts[-1], value=value))

    def mixed(self, number: Token, part: Token, *scales: Token) -> Amount:
        """A whole number and a fraction: "3 1/2", "two and a half million"."""
        whole, fraction = number.value.value, self._fraction(part)
        if whole != whole.to_integral_value() or fraction.value >= 1:
            raise self._fail([number, part], "only a whole number and a fraction below one make a number")
        return Amount(numeral=attrs.evolve(fraction, value=whole + fraction.value), scale=_product(scales))

    def part(self, *tokens: Token) -> Amount:
        return Amount(numeral=self._fraction(tokens[-1]), is_fraction=True)

    def parts(self, number: Token, part: Token) -> Amount:
        fraction = self._fraction(part)
        return Amount(numeral=attrs.evolve(fraction, value=fraction.value * number.value.value), is_fraction=True)

    def part_of(self, part: Token, *rest: Token) -> Amount:
        return Amount(numeral=self._fraction(part), scale=rest[-1].value)

    def _fraction(self, token: Token) -> Numeral:
        if token.type != "FRACTION":
            return token.value  # type: ignore[no-any-return]  # the lexicon's value for a PART
        over, under = token.value
        if not 0 < under <= _MOST_PARTS:
            raise self._fail([token], "this is not a fraction")
        one = Decimal(1) / under
        return Numeral(value=one * over, place=one / 10, round=one)

    def few(self, few: Token, *scales: Token) -> Amount:
        core, support = (Extent(Bound(lo), Bound(hi)) for lo, hi in (few.value.core, few.value.support))
        return Amount(extents=(core, support), scale=_product(scales), vague=span_of((few, *scales)))

    def many(self, many: Token) -> Amount:
        return Amount(extents=self._table.of_many(many.value), vague=span_of([many]))

    # What stands around it.

    def noun(self, *words: Token) -> Span:
        return span_of(words)

    def tail(self, *tokens: Token | Span) -> Token | Span:
        return tokens[-1]

    def amount(self, *parts: Token | Span | Amount) -> Amount:
        amount = next(part for part in parts if isinstance(part, Amount))
        for part in parts:
            if isinstance(part, Token):
                if amount.money is not None:
                    raise self._fail([part], "the currency is given twice")
                is_money = part.type == "CURRENCY"
                amount = attrs.evolve(amount, money=part) if is_money else attrs.evolve(amount, percent=True)
            elif isinstance(part, tuple):
                amount = attrs.evolve(amount, noun=part)
        return amount

    def negative(self, sign: Token, amount: Amount) -> Amount:
        if amount.numeral is None or amount.numeral.value < 0:
            raise self._fail([sign], "a sign goes with one number")
        return attrs.evolve(amount, numeral=attrs.evolve(amount.numeral, value=-amount.numeral.value))

    # The phrase.

    def before(self, hedge: Token) -> Token:
        return hedge

    after = link = before

    def plain(self, *parts: Token | Amount) -> Printed:
        amounts = [part for part in parts if isinstance(part, Amount)]
        tokens = [part for part in parts if isinstance(part, Token)]
        links = tuple(token for token in tokens if not token.type.startswith("HEDGE"))
        hedges = [token for token in tokens if token.type.startswith("HEDGE")]
        if len(hedges) > 1:
            raise self._fail(hedges[1:], "there is more than one hedge")
        low, high = (*amounts, None)[:2]
        return Printed(low=low, high=high, hedge=hedges[0] if hedges else None, links=links)  # type: ignore[arg-type]

    ranged = marked = plain


def _product(scales: Iterable[Token]) -> Decimal:
    product = Decimal(1)
    for scale in scales:
        product *= scale.value
    return product
