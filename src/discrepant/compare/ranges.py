"""Ranges of exact numbers, and sums of them, each end knowing of which answers it is made."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import attrgetter

import attrs

from discrepant.corpus.equations import ClaimTold, Figure, Term
from discrepant.reading.interval import Interval

__all__ = ["ANY", "Limit", "Range", "exact", "worked_out"]


@attrs.frozen
class Limit:
    """One end of a range: a number, left out where `is_open`, or None where there is no end.

    `at` are the answers, by claim, of which it was worked out.
    """

    value: Fraction | None
    is_open: bool = False
    at: Mapping[str, Fraction] = attrs.field(factory=dict, eq=False)


@attrs.frozen
class Range:
    """All numbers between two ends."""

    lo: Limit = Limit(None)
    hi: Limit = Limit(None)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        low, high = self.lo.value, self.hi.value
        if low is None or high is None:
            return False
        return low > high or (low == high and (self.lo.is_open or self.hi.is_open))

    def common(self, other: Range) -> Range:
        """What lies in both."""
        return Range(_stricter(self.lo, other.lo, max), _stricter(self.hi, other.hi, min))

    def meets(self, other: Range) -> bool:
        """Whether some number lies in both."""
        return not self.common(other).is_empty

    def scaled(self, factor: Fraction, by: str = "") -> Range:
        """All of it times a factor above zero; `by` is the claim whose answers these are."""
        return Range(*(_times(end, factor, by) for end in (self.lo, self.hi)))


ANY = Range()


def _times(end: Limit, factor: Fraction, by: str) -> Limit:
    if end.value is None:
        return end
    return attrs.evolve(end, value=end.value * factor, at={by: end.value} if by else end.at)


def _stricter(one: Limit, other: Limit, of_both: Callable[..., Limit]) -> Limit:
    """The end that leaves out more: of two lower ones the higher (`max`), of two upper ones the lower."""
    if one.value is None or other.value is None:
        return other if one.value is None else one
    if one.value == other.value:
        return one if one.is_open else other
    return of_both(one, other, key=attrgetter("value"))


def exact(interval: Interval) -> Range:
    """An interval of floats as what it stands for.

    An end that is the next float beside a printed number leaves that number out.
    """
    return Range(_limit(interval.lo, math.inf), _limit(interval.hi, -math.inf))


def _limit(value: float, inward: float) -> Limit:
    if math.isinf(value):
        return Limit(None)
    printed = Fraction(f"{value:.15g}")
    near = float(printed)
    if math.nextafter(near, inward) == value:
        return Limit(printed, is_open=True)
    return Limit(printed if value == near else Fraction(repr(value)))


def worked_out(term: Term, told: Mapping[str, Range], units: Mapping[str | None, Fraction]) -> Range:
    """All that a term can come to, where each claim stands in it once; `told` is in base units."""
    if isinstance(term, ClaimTold):
        return told.get(term.key, ANY)
    if isinstance(term, Figure):
        end = Limit(term.value * units[term.unit])
        return Range(end, end)
    left, right = (worked_out(side, told, units) for side in (term.left, term.right))
    return _OPERATIONS[term.sign](left, right)


def _plus(one: Range, other: Range) -> Range:
    return Range(_sum(one.lo, other.lo, 1), _sum(one.hi, other.hi, 1))


def _minus(one: Range, other: Range) -> Range:
    return Range(_sum(one.lo, other.hi, -1), _sum(one.hi, other.lo, -1))


def _sum(one: Limit, other: Limit, sign: int) -> Limit:
    if one.value is None or other.value is None:
        return Limit(None)
    return Limit(one.value + sign * other.value, one.is_open or other.is_open, {**one.at, **other.at})


def _product(one: Range, other: Range) -> Range:
    """Of what is not below zero; of anything else nothing is said."""
    if _may_be_below_zero(one) or _may_be_below_zero(other):
        return ANY
    return Range(_times_end(one.lo, other.lo), _times_end(one.hi, other.hi))


def _quotient(one: Range, other: Range) -> Range:
    if _may_be_below_zero(one) or _may_be_below_zero(other):
        return ANY
    return Range(_over(one.lo, other.hi, none=Limit(Fraction(0))), _over(one.hi, other.lo, none=Limit(None)))


def _may_be_below_zero(one: Range) -> bool:
    return one.lo.value is None or one.lo.value < 0


def _times_end(one: Limit, other: Limit) -> Limit:
    if one.value is None or other.value is None:
        return Limit(None)
    is_open = (one.is_open or other.is_open) and not (_is_reached_zero(one) or _is_reached_zero(other))
    return Limit(one.value * other.value, is_open, {**one.at, **other.at})


def _over(one: Limit, other: Limit, none: Limit) -> Limit:
    """One end divided by another; `none` where that is zero or not there."""
    if one.value is None or not other.value:
        return Limit(None) if one.value is None else none
    is_open = (one.is_open or other.is_open) and not _is_reached_zero(one)
    return Limit(one.value / other.value, is_open, {**one.at, **other.at})


def _is_reached_zero(end: Limit) -> bool:
    """Whether an end can be zero itself, which times or over anything is zero, whatever the other end leaves out."""
    return end.value == 0 and not end.is_open


_OPERATIONS: Mapping[str, Callable[[Range, Range], Range]] = {"+": _plus, "-": _minus, "*": _product, "/": _quotient}
