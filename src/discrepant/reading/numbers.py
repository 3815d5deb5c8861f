"""Printed counts, sums of money, measures and shares to Readings."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache
from importlib.resources import files

import attrs
from lark import Lark

from discrepant.errors import ReadingError
from discrepant.reading.amounts import Amount, AmountBuilder, Printed, span_of
from discrepant.reading.currencies import Money, currency_phrases
from discrepant.reading.hedges import Extent, HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Quantity, Reading, Sense
from discrepant.reading.numerals import number_phrases, scan_fraction, scan_number
from discrepant.reading.tokens import Lexicon, Phrases, parse, parser
from discrepant.reading.units import UnitError, convert, unit_named

__all__ = ["PERCENT", "read_number"]

PERCENT = "%"

_NAMED = {
    Quantity.COUNT: "a count",
    Quantity.MONEY: "a sum of money",
    Quantity.MEASURE: "a measure",
    Quantity.SHARE: "a share",
}
_WORDS: Phrases = {
    "a": ("A", None),
    "an": ("A", None),
    "and": ("AND", None),
    "from": ("FROM", None),
    "to": ("TO", None),
    "between": ("BETWEEN", None),
    "-": ("DASH", None),
    "minus": ("MINUS", None),
    "negative": ("MINUS", None),
    "of": ("OF", None),
}
_PERCENT: Phrases = dict.fromkeys(["%", "percent", "per cent", "pct"], ("PERCENT", None))
# Words that bend what is counted: a noun with one of them in it is not simply the name of what is counted.
_NOT_A_NOUN = (
    *("not", "no", "nor", "or", "but", "except", "less", "fewer", "more", "most", "least", "without", "minus", "plus"),
    *("per", "every", "each", "times", "fold", "percent", "percentage", "point", "points", "than", "if", "zero"),
)
_SHORT_SCALES = ("k", "m", "b")  # beside a measure these are units
_LARGEST = Decimal(10) ** 36
_HEDGES_A_RANGE = (Sense.ABOUT, Sense.EXACT)


def read_number(words: str, *, kind: Quantity, unit: str | None, table: HedgeTable) -> Reading:
    """What the words stand for, in `unit` (a currency's code or the name of a unit) where one is given.

    A ReadingError points at the words that cannot be read, or that do not fit the kind.
    """
    tree = parse(_parser(), _lexicon(kind, table), words, _NAMED[kind])
    with localcontext(prec=60):
        printed = _shared(AmountBuilder(words, table).transform(tree))
        printed_unit = _unit(words, kind, printed, unit)
        core, support, hedge = _spread(words, kind, printed, table)
    in_unit = unit if unit and kind is Quantity.MEASURE else printed_unit

    def converted(value: float) -> float:
        return _converted(words, value, printed_unit, in_unit)

    def interval(extent: Extent) -> Interval:
        # a core without a whole number inside it takes those of its support
        found = (extent.whole() or support.whole()) if kind is Quantity.COUNT else extent.interval()
        if found is None:
            raise ReadingError(words, (0, len(words)), "these words leave no whole number")
        return Interval(converted(found.lo), converted(found.hi))

    single = None if printed.high else printed.low.numeral and _worth(kind, printed.low).scaled
    return Reading(
        words=words,
        kind=kind,
        number=converted(float(single.value)) if single else None,
        unit=in_unit,
        hedge=hedge,
        core=interval(core),
        support=interval(support),
        place=abs(converted(float(single.place)) - converted(0.0)) if single else 0.0,
    )


@cache
def _parser() -> Lark:
    return parser(files("discrepant.reading").joinpath("numbers.lark").read_text("utf-8"))


@cache
def _lexicon(kind: Quantity, table: HedgeTable) -> Lexicon:
    phrases = dict(number_phrases(table))
    if kind is Quantity.MEASURE:
        phrases = {words: meant for words, meant in phrases.items() if words not in _SHORT_SCALES}
    has_noun = kind in (Quantity.COUNT, Quantity.MEASURE)
    own: Phrases = {}
    if kind is Quantity.MONEY:
        own = currency_phrases()
    elif kind is Quantity.SHARE:
        own = _PERCENT
    elif kind is Quantity.COUNT:
        own = dict.fromkeys(_NOT_A_NOUN, ("NOT_A_NOUN", None))
    return Lexicon({**own, **phrases, **_WORDS}, (scan_fraction, scan_number), strangers=has_noun)


def _shared(printed: Printed) -> Printed:
    """Give each end of a range the scale and unit that only the other prints: "3 to 5 million"."""
    low, high = printed.low, printed.high
    if high is None:
        return printed
    if low.numeral and high.numeral and low.scale == 1 and abs(low.numeral.value) < abs(high.numeral.value):
        low = attrs.evolve(low, scale=high.scale)
    money, noun = high.money or low.money, high.noun or low.noun
    percent = low.percent or high.percent
    low = attrs.evolve(low, money=low.money or money, noun=low.noun or noun, percent=percent)
    return attrs.evolve(printed, low=low, high=attrs.evolve(high, money=money, noun=noun, percent=percent))


def _unit(words: str, kind: Quantity, printed: Printed, unit: str | None) -> str | None:
    """The unit that the words print, or the claim's own where they print none."""
    ends = [end for end in (printed.low, printed.high) if end]
    if kind is Quantity.COUNT:
        return None
    if kind is Quantity.SHARE:
        if not all(end.percent or end.is_fraction for end in ends):
            raise ReadingError(words, (0, len(words)), 'a share needs a percent sign, or words such as "a third"')
        return PERCENT
    units = {_currency(words, end, unit) if kind is Quantity.MONEY else _measured_in(words, end, unit) for end in ends}
    if len(units) > 1:
        raise ReadingError(words, (0, len(words)), f"the ends of the range are in {' and '.join(sorted(units))}")
    return units.pop()


def _measured_in(words: str, amount: Amount, unit: str | None) -> str:
    if amount.noun is None:
        if unit:
            return unit
        raise ReadingError(words, (0, len(words)), "a measure needs its unit", "as in 15 km")
    try:
        return unit_named(words[slice(*amount.noun)])
    except UnitError as error:
        raise ReadingError(words, amount.noun, str(error)) from None


def _currency(words: str, amount: Amount, unit: str | None) -> str:
    if amount.money is None:
        if unit:
            return unit
        raise ReadingError(words, (0, len(words)), "which currency?", "print its symbol or code, or give a unit")
    span, meant = span_of([amount.money]), amount.money.value
    assert isinstance(meant, Money)  # noqa: S101  # the lexicon's value for a CURRENCY
    code = meant.settle(unit)
    if code is None or (meant.is_code and not words[slice(*span)].isupper()):
        raise ReadingError(words, span, f"this could be {', '.join(meant.codes)}", "give a unit")
    return code


def _worth(kind: Quantity, amount: Amount) -> Amount:
    """A fraction of all, in percent."""
    return attrs.evolve(amount, scale=Decimal(100)) if amount.is_fraction and kind is Quantity.SHARE else amount


def _spread(words: str, kind: Quantity, printed: Printed, table: HedgeTable) -> tuple[Extent, Extent, Hedge]:
    """Core, support and hedge of the phrase."""
    low, high, token = printed.low, printed.high, printed.hedge
    hedge = Hedge(words=words[slice(*span_of([token]))], sense=token.value) if token else Hedge()
    if low.extents or (high and high.extents):
        if low.extents is None or high or token:
            raise ReadingError(words, (0, len(words)), "a hedge or a range needs a number, not a vague word")
        core, support = low.extents
        vague = Hedge(words=words[slice(*low.vague)], sense=Sense.VAGUE)
        return core.times(low.scale), support.times(low.scale), vague
    ends = [_worth(kind, end).scaled for end in (low, high) if end]
    if any(abs(end.value) > _LARGEST for end in ends):
        raise ReadingError(words, (0, len(words)), "the number is too large")
    if high is None:
        core, support = table.spread(_exact_if_counted(kind, ends[0].value, hedge.sense), ends[0])
    elif ends[0].value > ends[1].value:
        raise ReadingError(words, (0, len(words)), "the range runs backwards")
    elif token is None:
        hedge = Hedge(words=" ".join(words[slice(*span_of([link]))] for link in printed.links), sense=Sense.RANGE)
        core, support = table.spread(Sense.RANGE, *ends)
    elif hedge.sense in _HEDGES_A_RANGE:
        (core, support), (last_core, last_support) = (table.spread(hedge.sense, end) for end in ends)
        core, support = core.hull(last_core), support.hull(last_support)
    else:
        raise ReadingError(words, span_of([token]), "this hedge does not go with a range")
    if ends[0].value >= 0:  # there cannot be less than nothing of what is counted up from zero
        core, support = core.not_negative, support.not_negative
    return core, support, hedge


def _exact_if_counted(kind: Quantity, value: Decimal, sense: Sense) -> Sense:
    """A bare count below 100, or with no zero at its end, is meant exactly."""
    is_plain = value < 100 or value % 10 != 0  # noqa: PLR2004  # the table's own figures
    return Sense.EXACT if sense is Sense.BARE and kind is Quantity.COUNT and is_plain else sense


def _converted(words: str, value: float, unit: str | None, in_unit: str | None) -> float:
    if unit is None or in_unit is None or unit == in_unit:
        return value
    try:
        return convert(value, unit, in_unit)
    except UnitError as error:
        raise ReadingError(words, (0, len(words)), str(error)) from None
