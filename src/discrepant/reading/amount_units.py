"""In which unit a printed amount is, and whether it can be given in another."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.amounts import Amount, Printed
from discrepant.reading.currencies import Money, coins_of, is_currency
from discrepant.reading.hedges import Numeral
from discrepant.reading.model import PERCENT, Quantity
from discrepant.reading.number_lexicon import HYPHENS
from discrepant.reading.tokens import Token, span_of
from discrepant.reading.units import UnitError, convert, is_temperature, is_unit, unit_named

__all__ = ["YEAR", "apart", "converted", "in_one_unit", "refuse_groups", "unit_of"]

YEAR = "year"

_THREE_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_FUEL = 10  # what costs less is told to a tenth of a cent


def unit_of(words: str, kind: Quantity, printed: Printed, unit: str | None) -> str | None:
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


def in_one_unit(words: str, printed: Printed) -> Printed:
    """A range whose ends are in two units, 10 minutes to an hour, in that of its lower end.

    Two amounts with "or" between them are mostly one in two units, and no range; nor is an uncertainty an end.
    """
    low, high = printed.low, printed.high
    if high is None or high.numeral is None or any(_parts_ends(words, link) for link in printed.links):
        return printed
    try:
        units = [end.measured_in or unit_named(words[slice(*end.unit)]) for end in (low, high) if end.unit]
        ends = [convert(Decimal(number), *reversed(units)) for number in range(2)] if len(set(units)) > 1 else []
    except UnitError:
        return printed
    if not ends or ends[0]:  # degrees of two scales have no zero in common
        return printed
    numeral = high.scaled.times(Numeral.of(ends[1]))
    same = attrs.evolve(high, numeral=numeral, scales=(), unit=low.unit, measured_in=units[0])
    return attrs.evolve(printed, low=attrs.evolve(low, measured_in=units[0]), high=same)


def _parts_ends(words: str, link: Token) -> bool:
    return link.type == "PM" or words[slice(*span_of(link))].lower() == "or"


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
        converted(words, Decimal(1), named, YEAR)
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


def refuse_groups(words: str, printed: Printed, code: str) -> None:
    """Raise where a point before three digits may part thousands.

    So it may in Rp 31.500, but hardly in $3.459 a gallon.
    """
    for end in printed.ends:
        where = words[slice(*end.where)]
        if end.scales or end.numeral is None or not _THREE_DECIMALS.fullmatch(where):
            continue
        if end.scaled.value >= _FUEL or not coins_of(code):
            hint = 'where the source\'s language has a decimal comma, give it, as in language = "de"'
            raise ReadingError(words, end.where, f"this can be {where} or {where.replace('.', ',')}", hint)


def apart(printed: str | None, asked: str | None) -> str:
    """Why the one unit cannot be given in the other, if both are known and it cannot."""
    if printed is None or asked is None or printed == asked or not (is_unit(printed) and is_unit(asked)):
        return ""
    try:
        convert(Decimal(1), printed, asked)
    except UnitError as error:
        return str(error)
    return ""


def converted(words: str, value: Decimal, unit: str | None, in_unit: str | None) -> Decimal:
    """The value in the other unit, if both are known; a ReadingError says that it cannot be."""
    if unit is None or in_unit is None or unit == in_unit:
        return value
    try:
        return convert(value, unit, in_unit)
    except UnitError as error:
        raise ReadingError(words, (0, len(words)), str(error)) from None
