"""Printed counts, sums of money, measures and shares to Readings."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache, partial

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.amount_rules import AmountRules
from discrepant.reading.amount_units import apart, converted, in_one_unit, refuse_groups, unit_of
from discrepant.reading.amounts import Printed
from discrepant.reading.derivations import PhraseGrammar
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.grammars import Prefixes, grammar_of
from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.model import OtherUnitError, Quantity, Reading
from discrepant.reading.number_lexicon import NumberLexicon
from discrepant.reading.spreads import Spread
from discrepant.reading.units import difference_of

__all__ = ["ToldNumber", "has_mark", "number_prefixes", "read_number"]

_NAMED = {
    Quantity.COUNT: "a count",
    Quantity.MONEY: "a sum of money",
    Quantity.MEASURE: "a measure",
    Quantity.SHARE: "a share",
    Quantity.NUMBER: "a plain number",
}
_SILENT = frozenset(["JOIN", "OF", "AS"])  # terminals that only hold a number together
_MARKED = (Quantity.MONEY, Quantity.SHARE)
_ZERO = Decimal(0)


@attrs.frozen(kw_only=True)
class ToldNumber:
    """What words of a number print, and in which units.

    It is printed in one unit and given in another; `measured_in` is the latter, or for a change that of a difference.
    """

    kind: Quantity
    printed: Printed
    printed_unit: str | None
    unit: str | None
    measured_in: str | None
    figures: Figures
    is_change: bool

    @classmethod
    def of(  # noqa: PLR0913  # what may bear on what words mean
        cls,
        words: str,
        *,
        kind: Quantity,
        unit: str | None,
        table: HedgeTable,
        figures: Figures = POINT,
        is_change: bool = False,
    ) -> ToldNumber:
        """What the words tell; see `read_number`."""
        printed = _printed(words, kind, table, figures)
        if kind is Quantity.MEASURE:
            printed = in_one_unit(words, printed)
        printed_unit = unit_of(words, kind, printed, unit)
        is_difference = is_change and kind is Quantity.MEASURE
        if is_difference and printed_unit:
            printed_unit = difference_of(printed_unit)
        in_unit = unit if unit and kind is Quantity.MEASURE else printed_unit
        return cls(
            kind=kind,
            printed=printed,
            printed_unit=printed_unit,
            unit=in_unit,
            measured_in=difference_of(in_unit) if is_difference and in_unit else in_unit,
            figures=figures,
            is_change=is_change,
        )

    @property
    def numeral(self) -> Numeral | None:
        """Its number, without its scale; None where there are two, or none in figures or words."""
        return None if self.printed.high else self.printed.low.numeral

    def reading(self, words: str, table: HedgeTable, numeral: Numeral | None = None) -> Reading:
        """What the words stand for, or the same words with another number in place of their one.

        An OtherUnitError has it where the unit that is asked for measures something else.
        """
        printed = self.printed.with_numeral(numeral) if numeral else self.printed
        kind = self.kind
        if kind is Quantity.MONEY and self.figures.mark == POINT.mark:
            refuse_groups(words, printed, self.printed_unit or "")
        spread = Spread.of(words, kind, printed, self.printed_unit, table)
        if reason := apart(self.printed_unit, self.measured_in):
            own = read_number(words, kind=kind, unit=None, table=table, figures=self.figures, is_change=self.is_change)
            raise OtherUnitError(words, reason, own)
        given = partial(converted, words, unit=self.printed_unit, in_unit=self.measured_in)
        widest = spread.support.whole() if kind is Quantity.COUNT else spread.support.interval(given)
        if widest is None:
            left = "whole number" if kind is Quantity.COUNT else "number"
            raise ReadingError(words, (0, len(words)), f"these words leave no {left}")
        # a core without a number in it takes those of its support
        inner = (spread.core.whole() if kind is Quantity.COUNT else spread.core.interval(given)) or widest
        numeral = spread.numeral
        return Reading(
            words=words,
            kind=kind,
            number=float(given(numeral.value)) if numeral else None,
            unit=self.unit,
            hedge=spread.hedge,
            core=inner,
            support=widest,
            place=float(abs(given(numeral.place) - given(_ZERO))) if numeral else 0.0,
        )


def read_number(  # noqa: PLR0913  # as above
    words: str,
    *,
    kind: Quantity,
    unit: str | None,
    table: HedgeTable,
    figures: Figures = POINT,
    is_change: bool = False,
) -> Reading:
    """What the words stand for, in `unit` where one is given.

    The unit is a currency's code, or the name of a unit; of a change it is that of a difference. A ReadingError points
    at the words that cannot be read, or that do not fit the kind; an OtherUnitError has what they stand for in a unit
    that measures something else.
    """
    told = ToldNumber.of(words, kind=kind, unit=unit, table=table, figures=figures, is_change=is_change)
    return told.reading(words, table)


@cache
def _grammar() -> PhraseGrammar:
    return PhraseGrammar(grammar_of("discrepant.reading", "numbers.lark"), _SILENT, ["IDLE"])


@cache
def number_prefixes() -> Prefixes:
    """How far a printed number reaches among tokens."""
    return Prefixes(_grammar().grammar)


def has_mark(words: str, kind: Quantity, table: HedgeTable, figures: Figures = POINT) -> bool:
    """Whether the words have what the kind cannot be printed without where no unit is given.

    Money has a currency, a share a sign or a word of parts: without it they are tried in vain.
    """
    if kind not in _MARKED:
        return True
    lexicon = _lexicon(kind, table, figures)
    return lexicon.has_mark(lexicon.texts(words))


@cache
def _lexicon(kind: Quantity, table: HedgeTable, figures: Figures) -> NumberLexicon:
    return NumberLexicon(kind, table, figures)


def _printed(words: str, kind: Quantity, table: HedgeTable, figures: Figures) -> Printed:
    derivation = _grammar().derivation(_lexicon(kind, table, figures), words, _NAMED[kind])
    with localcontext(prec=60):
        printed = derivation.meaning(AmountRules(words, table))
    assert isinstance(printed, Printed)  # noqa: S101  # what the grammar's first rule makes
    return printed
