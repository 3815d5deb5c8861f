"""Lengths of time as they are printed, and where they lead from a day.

Each is an amount of a unit with its hedge.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

import attrs

from discrepant.reading.dates.almanac import Unit, unit
from discrepant.reading.dates.calendar_days import SpanError, beyond, shifted_months
from discrepant.reading.dates.spans import Span
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent, Few, Numeral
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Token

__all__ = ["ONE", "Amount", "Length", "age", "and_part", "number", "size_of", "stepper", "steps"]

Amount = Numeral | Few | Decimal  # a number, a vague word, or one of what tens, dozens … are counted in

_MOST_STEPS = 1_000_000

ONE = Numeral.of(Decimal(1))


@attrs.frozen
class Length:
    """So many of a unit, with the hedge beside them, and what goes before it in larger units."""

    amount: Amount
    unit: str
    sense: Sense = Sense.BARE
    before: tuple[Length, ...] = ()

    @property
    def numeral(self) -> Numeral:
        """The number itself; a SpanError where none is printed."""
        if not isinstance(self.amount, Numeral):
            raise SpanError("this needs a number")
        return self.amount


def number(token: Token) -> Numeral:
    """What a token of the lexicon says in figures or words."""
    if token.type == "A":
        return ONE
    return token.value if isinstance(token.value, Numeral) else Numeral.printed(str(token.value))


def and_part(whole: Numeral, part: Token) -> Numeral:
    """Two and a half: to the half, and no more precise than that."""
    fraction: Numeral = _fraction(*part.value) if part.type == "FRACTION" else part.value
    return Numeral(value=whole.value + fraction.value, place=fraction.round, round=fraction.round)


def _fraction(over: int, under: int) -> Numeral:
    one = 1 / Decimal(under)
    return Numeral(value=over * one, place=one, round=one)


def size_of(step: Unit) -> tuple[int, Decimal]:
    """How many months and how many days one step is; one of both is none."""
    return step.months, step.days


def stepper(length: Length, sign: int) -> Callable[[int], int]:
    """Exactly so long before a day (sign -1) or after it (1)."""
    count, step = length.numeral.value, unit(length.unit)
    return lambda day: math.floor(steps(day, count, step, sign))


def age(today: float, core: Extent, support: Extent, step: Unit, sign: int) -> Span:
    """The days that are so many units before (sign -1) or after (1) the day of publishing."""
    inner = _reach(today, core.not_negative, step, sign)
    outer = _reach(today, support.not_negative, step, sign)
    return Span(core=inner, support=outer.hull(inner), unit=step)


def _reach(today: float, extent: Extent, step: Unit, sign: int) -> Interval:
    near, far = (Bound(steps(today, end.value, step, sign), end.is_open) for end in (extent.lo, extent.hi))
    days = Extent(near, far) if sign > 0 else Extent(far, near)
    # within less than a day: the days on which that may begin and end
    return days.whole() or Interval(float(math.floor(days.lo.value)), float(math.ceil(days.hi.value)))


def steps(today: float, count: Decimal, step: Unit, sign: int) -> Decimal:
    """Where so many steps lead, in days.

    A part of a month is that part of the month that is then begun.
    """
    if count.is_infinite():
        return count * sign
    if count > _MOST_STEPS:
        raise beyond()
    if not step.months:
        return Decimal(int(today)) + sign * count * step.days
    months = count * step.months
    whole = int(months)
    start = shifted_months(int(today), sign * whole)
    if months == whole:
        return Decimal(start)
    return start + (shifted_months(int(today), sign * (whole + 1)) - start) * (months - whole)
