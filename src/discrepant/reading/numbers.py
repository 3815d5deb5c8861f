"""Printed counts, sums of money, measures and shares to Readings."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import cache

from discrepant.errors import ReadingError
from discrepant.reading.amount_rules import AmountRules
from discrepant.reading.amounts import Amount, Printed
from discrepant.reading.currencies import Money, coins_of, is_currency
from discrepant.reading.derivations import PhraseGrammar
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.formula import Bound
from discrepant.reading.grammars import Prefixes, grammar_parser
from discrepant.reading.hedges import Extent, HedgeTable, Numeral
from discrepant.reading.model import Hedge, OtherUnitError, Quantity, Reading, Sense
from discrepant.reading.number_lexicon import HYPHENS, NumberLexicon
from discrepant.reading.tokens import span_of
from discrepant.reading.units import (
    UnitError,
    convert,
    difference_of,
    is_temperature,
    is_unit,
    starts_at_zero,
    unit_named,
)

__all__ = ["PERCENT", "number_prefixes", "prints_its_mark", "read_number"]

PERCENT = "%"

_NAMED = {
    Quantity.COUNT: "a count",
    Quantity.MONEY: "a sum of money",
    Quantity.MEASURE: "a measure",
    Quantity.SHARE: "a share",
    Quantity.NUMBER: "a plain number",
}
_SILENT = frozenset(["JOIN", "OF", "AS"])  # terminals that only hold a number together
_COUNTED_BY = Decimal(1)
_NO_HEDGE = Hedge()
_OF_ALL = Numeral.of(Decimal(100))  # percent
_YEAR = "year"
_THREE_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_FUEL = 10  # what costs less is told to a tenth of a cent
_OLDEST = 122
_ROUNDED_FROM = 100  # from here on a number with a zero at its end may be rounded
_LARGEST = Decimal(10) ** 36
_HEDGES_A_RANGE = (Sense.ABOUT, Sense.EXACT)


def read_number(  # noqa: PLR0913  # what may bear on what words mean
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
    printed = _printed(words, kind, table, figures)
    printed_unit = _unit(words, kind, printed, unit)
    if is_change and kind is Quantity.MEASURE and printed_unit:
        printed_unit = difference_of(printed_unit)
    if kind is Quantity.MONEY and figures.mark == POINT.mark:
        _refuse_groups(words, printed, printed_unit or "")
    with localcontext(prec=60):
        worth = [_worth(kind, end) for end in printed.ends if end.numeral is not None]
        core, support, hedge = _spread(words, kind, printed, worth, table)
        is_age = printed.low.is_age and printed.high is None and printed_unit == _YEAR
        if is_age and (years := _of_age(printed.low)):
            core, support = _aged(years, (core, support), hedge.sense)
        if printed.low.numeral is not None and printed.low.numeral.value >= 0:
            core, support = _from_zero((core, support), kind, printed_unit, hedge.sense)
        numeral = None if printed.high or not worth else worth[0]
    in_unit = unit if unit and kind is Quantity.MEASURE else printed_unit
    measured_in = difference_of(in_unit) if is_change and in_unit and kind is Quantity.MEASURE else in_unit
    if reason := _apart(printed_unit, measured_in):
        own = read_number(words, kind=kind, unit=None, table=table, figures=figures, is_change=is_change)
        raise OtherUnitError(words, reason, own)

    def converted(value: Decimal) -> Decimal:
        return _converted(words, value, printed_unit, measured_in)

    widest = support.whole() if kind is Quantity.COUNT else support.interval(converted)
    if widest is None:
        left = "whole number" if kind is Quantity.COUNT else "number"
        raise ReadingError(words, (0, len(words)), f"these words leave no {left}")
    # a core without a number in it takes those of its support
    inner = (core.whole() if kind is Quantity.COUNT else core.interval(converted)) or widest
    return Reading(
        words=words,
        kind=kind,
        number=float(converted(numeral.value)) if numeral else None,
        unit=in_unit,
        hedge=hedge,
        core=inner,
        support=widest,
        place=float(abs(converted(numeral.place) - converted(Decimal(0)))) if numeral else 0.0,
    )


@cache
def _grammar() -> PhraseGrammar:
    return PhraseGrammar(grammar_parser("discrepant.reading", "numbers.lark"), _SILENT)


@cache
def number_prefixes() -> Prefixes:
    """How far a printed number reaches among tokens."""
    return Prefixes(_grammar().lark)


def prints_its_mark(words: str, kind: Quantity, table: HedgeTable, figures: Figures = POINT) -> bool:
    """Whether something in the words can make them money or a share; other kinds need nothing.

    Money has a currency, a share a sign or a word of parts: without it they are neither where no unit is given.
    """
    return kind not in (Quantity.MONEY, Quantity.SHARE) or _lexicon(kind, table, figures).has_mark(words)


@cache
def _lexicon(kind: Quantity, table: HedgeTable, figures: Figures) -> NumberLexicon:
    return NumberLexicon(kind, table, figures)


def _printed(words: str, kind: Quantity, table: HedgeTable, figures: Figures) -> Printed:
    derivation = _grammar().derivation(_lexicon(kind, table, figures), words, _NAMED[kind])
    with localcontext(prec=60):
        printed = derivation.meaning(AmountRules(words, table))
    assert isinstance(printed, Printed)  # noqa: S101  # what the grammar's first rule makes
    return printed


def _unit(words: str, kind: Quantity, printed: Printed, unit: str | None) -> str | None:
    """The unit that the words print, or the claim's own where they print none."""
    if kind in (Quantity.COUNT, Quantity.NUMBER):
        return None
    if kind is Quantity.SHARE:
        if not all(end.percent or end.is_fraction for end in printed.ends):
            raise ReadingError(words, (0, len(words)), 'a share needs a percent sign, or words such as "a third"')
        return PERCENT
    named = _currency if kind is Quantity.MONEY else _measured_in
    units = {named(words, end, unit) for end in printed.ends}
    if len(units) > 1:
        raise ReadingError(words, (0, len(words)), f"the ends of the range are in {' and '.join(sorted(units))}")
    return units.pop()


def _measured_in(words: str, amount: Amount, unit: str | None) -> str:
    span = amount.unit or (0, len(words))
    if amount.unit is None and amount.measured_in is None and unit is None:
        raise ReadingError(words, span, "a measure needs its unit", "as in 15 km")
    try:
        named = (
            amount.measured_in
            or _named_before_a_noun(words, span)
            or unit_named(words[slice(*span)] if amount.unit else unit or "")
        )
        is_short = named == "degree" and unit is not None and is_temperature(unit)
    except UnitError as error:
        raise ReadingError(words, span, str(error)) from None
    if named == "degree" and unit is None and amount.numeral and amount.numeral.value < 0:  # no angle is
        raise ReadingError(words, span, "degrees of which scale?", "as in minus 5 degrees Celsius")
    if amount.is_age:  # nothing is 34 km old
        _converted(words, Decimal(1), named, _YEAR)
    is_told = amount.unit or amount.measured_in
    if unit is None or (is_told and not is_short):
        return named
    return unit


def _named_before_a_noun(words: str, span: tuple[int, int]) -> str | None:
    """The unit that a hyphen joins to its number and a blank parts from what it measures: "a six-month ban"."""
    printed = words[slice(*span)]
    if not span[0] or words[span[0] - 1] not in HYPHENS or " " not in printed:
        return None
    name = printed.partition(" ")[0]
    return unit_named(name) if is_unit(name) else None


def _currency(words: str, amount: Amount, unit: str | None) -> str:
    if amount.money is None:
        if unit and is_currency(unit) and amount.unit is None:
            return unit
        what = f"{unit!r} is not the code of a currency" if unit else "which currency?"
        raise ReadingError(words, (0, len(words)), what, "print its symbol or code, or give a unit")
    span, meant = span_of(amount.money), amount.money.value
    assert isinstance(meant, Money)  # noqa: S101  # the lexicon's value for a CURRENCY
    if not meant.is_printed(words[slice(*span)]):
        raise ReadingError(words, span, f"this could be {meant.codes[0]}", "a currency's code is in capitals")
    code = meant.settle(unit)
    if code is None:
        raise ReadingError(words, span, f"this could be {', '.join(meant.codes)}", "give a unit")
    return code


def _refuse_groups(words: str, printed: Printed, code: str) -> None:
    """Raise where a point before three digits may part thousands: Rp 31.500, but hardly $3.459 a gallon."""
    for end in printed.ends:
        where = words[slice(*end.where)]
        if end.scales or end.numeral is None or not _THREE_DECIMALS.fullmatch(where):
            continue
        if end.scaled.value >= _FUEL or not coins_of(code):
            hint = 'where the source\'s language has a decimal comma, give it, as in language = "de"'
            raise ReadingError(words, end.where, f"this can be {where} or {where.replace('.', ',')}", hint)


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
    if max([abs(end.value) for end in ends]) > _LARGEST:
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


def _of_age(age: Amount) -> Extent | None:
    """Who is 34 years old has completed 34 years, and no 35; None for what is rounded or no whole number of years."""
    if age.numeral is None or age.scaled.place != 1 or age.scaled.value % 1 or age.scaled.value < 0:
        return None
    years = age.scaled.value
    if years > _OLDEST and not years % 10:  # a church, and no person
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


def _apart(printed: str | None, asked: str | None) -> str:
    """Why the one unit cannot be given in the other, if both are known and it cannot."""
    if printed is None or asked is None or printed == asked or not (is_unit(printed) and is_unit(asked)):
        return ""
    try:
        convert(Decimal(1), printed, asked)
    except UnitError as error:
        return str(error)
    return ""


def _converted(words: str, value: Decimal, unit: str | None, in_unit: str | None) -> Decimal:
    if unit is None or in_unit is None or unit == in_unit:
        return value
    try:
        return convert(value, unit, in_unit)
    except UnitError as error:
        raise ReadingError(words, (0, len(words)), str(error)) from None
