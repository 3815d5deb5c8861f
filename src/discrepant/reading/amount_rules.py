"""The parse tree of a printed number as amounts.

Each rule of numbers.lark becomes what its words stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from itertools import pairwise

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.amounts import LARGEST, Amount, Printed, compound
from discrepant.reading.currencies import Money
from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.numerals import ORDINAL_WORDS
from discrepant.reading.tokens import Span, Token, span_of

__all__ = ["AmountRules"]

_ONE = Numeral.of(Decimal(1))
_DASHES = frozenset("\u2014\u2015")  # which are no minus
_NAME = 4  # letters of what is no code: euro
_NTH = frozenset(ORDINAL_WORDS)


class AmountRules:
    """From the tree of numbers.lark to what is printed; the words are for the errors."""

    def __init__(self, words: str, table: HedgeTable) -> None:
        self._words, self._table = words, table

    def _fail(self, message: str, *tokens: Token) -> ReadingError:
        return ReadingError(self._words, span_of(*tokens), message)

    # The number.

    def scaled(self, number: Token, *scales: Token) -> Amount:
        numeral = _ONE if number.type == "A" else number.value
        return Amount(numeral=numeral, scales=self._scales(scales), where=span_of(number, *scales))

    def total(self, *groups: Amount) -> Amount:
        """The sum of "two million three hundred thousand and five", as precise as its last group."""
        where = groups[0].where[0], groups[-1].where[1]
        for group, following in pairwise(groups):
            scale = reduce(Numeral.times, group.scales, _ONE).value
            is_bare = not following.scales and self._has_digits(following)
            if following.scaled.value >= scale or is_bare or self._has_digits(group) != self._has_digits(following):
                raise ReadingError(self._words, where, "these numbers do not add up to one")
        value = sum((group.scaled.value for group in groups), Decimal(0))
        return Amount(numeral=attrs.evolve(groups[-1].scaled, value=value), where=where)

    def _has_digits(self, amount: Amount) -> bool:
        """Whether it begins in figures, which do not go on in words: "$3 million five"."""
        return self._words[amount.where[0]].isdigit()

    def mixed(self, number: Token, *tokens: Token) -> Amount:
        """A whole number and a fraction: "3 1/2", "two and a half million", "a million and a half"."""
        part = next(token for token in tokens if token.type != "SCALE")
        whole = _ONE if number.type == "A" else number.value
        fraction = self._fraction(part)
        if whole.value != whole.value.to_integral_value() or fraction.value >= 1:
            raise self._fail("only a whole number and a fraction below one make a number", number, *tokens)
        return Amount(
            numeral=attrs.evolve(fraction, value=whole.value + fraction.value),
            scales=self._scales(tokens),
            where=span_of(number, *tokens),
        )

    def measured(self, amount: Amount, unit: Span, *_old: Token) -> Amount:
        return attrs.evolve(amount, unit=unit)

    def compound(self, first: Amount, unit: Span, *others: Amount) -> Amount:
        """Five feet 10 inches, an hour and 20 minutes, six feet two."""
        return compound(self._words, [attrs.evolve(first, unit=unit), *others])

    def part(self, *tokens: Token) -> Amount:
        fraction = self._fraction(tokens[-1])
        if tokens[0].type == "NUMBER":
            fraction = attrs.evolve(fraction, value=fraction.value * tokens[0].value.value)
        if tokens[-1].type == "FRACTION" and fraction.value > 1:
            raise self._fail("this can be a fraction or two numbers", *tokens)
        return Amount(numeral=fraction, is_fraction=True, where=span_of(*tokens))

    def part_of(self, part: Amount, *tokens: Token) -> Amount:
        scales = self._scales(tokens)
        return attrs.evolve(part, is_fraction=False, scales=scales, where=(part.where[0], span_of(*tokens)[1]))

    def part_of_unit(self, amount: Amount, *rest: Token | Span) -> Amount:
        """Half a mile, or a mile: so much of a unit, not of all there is."""
        name = self._words[slice(*amount.where)].lower()
        if name in _NTH:
            raise ReadingError(self._words, amount.where, "this can be an ordinal", "as in a third of a mile")
        return self.amount(attrs.evolve(amount, is_fraction=False), *rest)

    def number_of_unit(self, amount: Amount, *rest: Token | Span) -> Amount:
        """0.6 of a mile, as half of one; five of a mile would be something else."""
        if amount.numeral is None or amount.scales or not 0 < amount.numeral.value < 1:
            raise ReadingError(self._words, amount.where, "only a part of a unit is so much of it")
        return self.amount(amount, *rest)

    def unit_and_part(self, whole: Amount, unit: Span, part: Token, *after: Token) -> Amount:
        """A mile and a half, two years and a quarter."""
        if whole.numeral is None or whole.scales or whole.numeral.value % 1:
            raise self._fail("only a whole number and a fraction below one make a number", part)
        value = whole.numeral.value + part.value.value
        return self.amount(attrs.evolve(whole, numeral=attrs.evolve(part.value, value=value)), unit, *after)

    def ratio(self, number: Token, word: Token, of_all: Amount) -> Amount:
        """One in five, nine out of ten, one in a million.

        A ratio such as 12.5 per 100,000 is as precise as its figures.
        """
        where = span_of(number)[0], of_all.where[1]
        if word.value is None and number.value.value > of_all.scaled.value > 0:  # "drove at 100 in a 60 zone"
            raise ReadingError(self._words, where, "more than all of them is no share")
        if word.value is None:
            numeral = self._quotient(where, number.value.value, of_all.scaled.value)
        elif of_all.scaled.value:
            numeral = number.value.times(Numeral.of(1 / of_all.scaled.value))
        else:
            raise ReadingError(self._words, where, "this is not a fraction")
        return Amount(numeral=numeral, is_fraction=True, where=where)

    def _fraction(self, token: Token) -> Numeral:
        if token.type != "FRACTION":
            return token.value  # type: ignore[no-any-return]  # the lexicon's value for a PART
        over, under = token.value
        return self._quotient(span_of(token), Decimal(over), Decimal(under))

    def _quotient(self, where: Span, over: Decimal, under: Decimal) -> Numeral:
        """So many of a part of all; of one that the table names, as precise as its name is."""
        if not under:
            raise ReadingError(self._words, where, "this is not a fraction")
        one = 1 / under
        parts = (part for part in self._table.fraction.values() if round(1 / part.value) == under)
        part = next(parts, Numeral(value=one, place=one / 10, round=one))
        return attrs.evolve(part, value=one * over)

    def few(self, few: Token, *scales: Token) -> Amount:
        scale = reduce(Numeral.times, self._scales(scales), _ONE).value
        core, support = few.value.extents
        return Amount(extents=(core.times(scale), support.times(scale)), where=span_of(few, *scales))

    def many(self, many: Token) -> Amount:
        return Amount(extents=self._table.of_many(many.value), where=span_of(many))

    def _scales(self, tokens: Iterable[Token]) -> tuple[Numeral, ...]:
        """Those among the tokens."""
        scales: list[Numeral] = []
        for token in tokens:
            if token.type == "SCALE":
                scales.append(token.value)
                if reduce(Numeral.times, scales).value > LARGEST:
                    raise self._fail("the number is too large", token)
        return tuple(scales)

    # What stands around it.

    def unit(self, *words: Token) -> Span:
        return span_of(*words)

    def noun(self, unit: Span, *_: Token) -> Span:
        return unit

    def amount(self, *parts: Token | Span | Amount) -> Amount:
        amount = next(part for part in parts if isinstance(part, Amount))
        for part in parts:
            if isinstance(part, Token):
                is_dash = self._words[part.start] in _DASHES
                if part.type == "DASH" and (is_dash or self._words[part.end].isspace()):
                    raise self._fail("this can be a minus sign or a dash", part)
                amount = self._beside(part, amount)
            elif isinstance(part, tuple):
                amount = attrs.evolve(amount, unit=part)
        return amount

    def _beside(self, token: Token, amount: Amount) -> Amount:
        """The amount with what a token beside its number tells of it."""
        if token.type == "CURRENCY":
            return self._in_money(token, amount)
        if token.type.startswith("HEDGE"):
            if amount.hedge is not None:
                raise self._fail("there is more than one hedge", token)
            return attrs.evolve(amount, hedge=token)
        if token.type in ("MINUS", "DASH"):
            if amount.numeral is None:
                raise self._fail("a sign goes with a number", token)
            return attrs.evolve(amount, numeral=attrs.evolve(amount.numeral, value=-amount.numeral.value))
        return attrs.evolve(
            amount,
            is_fraction=amount.is_fraction or token.type == "FOLD",
            percent=amount.percent or token.type == "PERCENT",
            is_age=amount.is_age or token.type == "OLD",
        )

    def _in_money(self, token: Token, amount: Amount) -> Amount:
        money: Money = token.value
        if amount.money is not None:  # "$1,190 AUD", "£94.50 GBP"
            if not (money.within(amount.money.value) or amount.money.value.within(money)):
                raise self._fail("the currency is given twice", token)
            if not money.within(amount.money.value):
                return amount
        is_before = token.start < amount.where[0]
        printed, number = self._words[token.start : token.end], self._words[amount.where[0]]
        if is_before and printed.isalpha() and len(printed) >= _NAME and number.isalpha():
            raise self._fail("this can be one and a part of it", token)  # a dollar fifty
        if money.follows if is_before else money.leads:
            raise self._fail(f"this is a currency only {'after' if is_before else 'before'} a number", token)
        if amount.money is not None or money.worth == 1:
            return attrs.evolve(amount, money=token)
        core, support = amount.extents or (None, None)
        extents = (core.times(money.worth), support.times(money.worth)) if core and support else None
        return attrs.evolve(amount, money=token, scales=(*amount.scales, Numeral.of(money.worth)), extents=extents)

    # The phrase.

    def nth(self, ordinal: Token, *_: Span) -> Printed:
        """The 19th package is the nineteenth exactly."""
        return Printed(low=Amount(numeral=ordinal.value, where=span_of(ordinal)), is_ordinal=True)

    def give_or_take(self, amount: Amount, link: Token, spread: Amount) -> Printed:
        """A number with its uncertainty, 50 ± 3 km, as the range that it makes."""
        number = amount if amount.scales or not spread.scales else attrs.evolve(amount, scales=spread.scales)
        number, around = number.with_unit_of(spread), spread.with_unit_of(amount)
        if number.numeral is None or around.numeral is None or amount.hedge or spread.hedge:
            raise self._fail("an uncertainty goes with a plain number", link)
        middle, width = number.scaled, around.scaled
        low, high = (
            attrs.evolve(width, value=middle.value + sign * width.value, place=min(middle.place, width.place))
            for sign in (-1, 1)
        )
        return Printed(
            low=attrs.evolve(number, numeral=low, scales=()),
            high=attrs.evolve(around, numeral=high, scales=()),
            links=(link,),
        )

    def start(self, *parts: Token | Amount) -> Printed:
        low, high = (*(part for part in parts if isinstance(part, Amount)), None)[:2]
        assert low is not None  # noqa: S101  # the grammar has an amount in each phrase
        tokens = [part for part in parts if isinstance(part, Token)]
        hedges = [token for token in tokens if token.type.startswith("HEDGE")]
        hedges += [amount.hedge for amount in (low, high) if amount and amount.hedge]
        if len(hedges) > 1:
            last = max(hedges, key=lambda hedge: hedge.start)
            raise self._fail("there is more than one hedge", last)
        links = tuple(token for token in tokens if not token.type.startswith(("HEDGE", "AGED")))
        for link, following in pairwise(tokens):
            if self._words[slice(*span_of(link))].lower() == "or" and following.type.startswith("HEDGE"):
                raise self._fail("these are two amounts, and no range", link)  # "5 km, or about 3 miles"
        low, high = low.sharing(high) if high else low, high.with_unit_of(low) if high else None
        if any(token.type == "AGED" for token in tokens):
            low, high = low.aged, high.aged if high else None
        return Printed(low=low, high=high, hedge=next(iter(hedges), None), links=links)
