"""A length of time as it is printed: an amount of a unit, with its hedge, and how far it leads."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

import attrs
from lark import Token

from discrepant.reading.dates.ages import steps
from discrepant.reading.dates.almanac import Unit, unit
from discrepant.reading.dates.spans import SpanError
from discrepant.reading.hedges import Few, Numeral
from discrepant.reading.model import Sense
from discrepant.reading.numerals import numeral

__all__ = ["ONE", "Amount", "Length", "and_part", "number", "size_of", "stepper"]

Amount = Numeral | Few | Decimal  # a number, a vague word, or one of what tens, dozens … are counted in

ONE = Numeral(value=Decimal(1), place=Decimal(1), round=Decimal(1))


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
    return token.value if isinstance(token.value, Numeral) else numeral(str(token.value))


def and_part(whole: Numeral, part: Token) -> Numeral:
    """Two and a half: to the half, and no more precise than that."""
    fraction: Numeral = _fraction(*part.value) if part.type == "FRACTION" else part.value
    return Numeral(value=whole.value + fraction.value, place=fraction.round, round=fraction.round)


def _fraction(over: int, under: int) -> Numeral:
    one = 1 / Decimal(under)
    return Numeral(value=over * one, place=one, round=one)


def size_of(step: Unit) -> tuple[int, Decimal]:
    return step.months, step.days


def stepper(length: Length) -> Callable[[int], int]:
    """Exactly so long before a day."""
    count, step = length.numeral.value, unit(length.unit)
    return lambda day: math.floor(steps(day, count, step, -1))
