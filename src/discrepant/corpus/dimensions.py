"""Whether what stands in a relation can be added, compared and multiplied.

All is worked out in base units: a share in ones, a measure in those of pint, money in its currency, and a day in the
seconds from the first one, so that a length of time can be added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, getcontext
from fractions import Fraction
from math import prod

import attrs

from discrepant.corpus.equations import ClaimTold, Equation, Figure, Operation, Scaled, Term
from discrepant.corpus.model import Claim, Kind
from discrepant.errors import ReadingError
from discrepant.reading.currencies import is_currency
from discrepant.reading.model import PERCENT
from discrepant.reading.rates import base_of
from discrepant.reading.units import UnitError, convert, difference_of, factors_of, in_base_units, is_points

__all__ = ["DAY", "IN_RELATIONS", "Dimension", "scaled"]

DAY = Fraction(86_400)  # seconds
IN_RELATIONS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.NUMBER, Kind.CHANGE, Kind.DATE})
_TIME = "[time]"
_PERCENT = Fraction(1, 100)
_CODE = 3  # letters of a currency
_POWERS = {"*": 1, "/": -1}  # to which the second of two terms is taken
_PARTS = 10**12  # any unit is divided into fewer, and 28 digits tell such fractions apart
_CUT_OFF = Fraction(1, 10**26)  # of a factor at the most, by its last digits


@attrs.frozen
class Dimension:
    """What something is an amount of.

    Powers of what is measured and of currencies, or a day of the calendar.
    """

    powers: tuple[tuple[str, Fraction], ...] = ()
    is_day: bool = False

    def times(self, other: Dimension, sign: int) -> Dimension:
        """What a product (of the other to the power of `sign`) is an amount of."""
        both: dict[str, Fraction] = dict(self.powers)
        for what, power in other.powers:
            both[what] = both.get(what, Fraction(0)) + sign * power
        return Dimension(tuple(sorted((what, power) for what, power in both.items() if power)))

    def __str__(self) -> str:
        if self.is_day:
            return "a day"
        parts = (what.strip("[]") + (f"^{power}" if power != 1 else "") for what, power in self.powers)
        return " ".join(parts) or "a plain number"


_NUMBER, _LENGTH, _CALENDAR = Dimension(), Dimension(((_TIME, Fraction(1)),)), Dimension(is_day=True)
_DONE = {"+": "added to", "-": "taken from"}
_OF_DAYS = {
    (_CALENDAR, "+", _LENGTH): _CALENDAR,
    (_LENGTH, "+", _CALENDAR): _CALENDAR,
    (_CALENDAR, "-", _LENGTH): _CALENDAR,
    (_CALENDAR, "-", _CALENDAR): _LENGTH,
}


def scaled(equation: Equation, claims: Mapping[str, Claim]) -> Scaled:
    """The units of what stands in a relation; a ReadingError points at what does not fit."""
    work = _Work(equation.words, claims)
    left, right = work.of(equation.left), work.of(equation.right)
    if not (left == right or _is_none_of(right, equation.left) or _is_none_of(left, equation.right)):
        raise ReadingError(
            equation.words, equation.right.span, f"{left} cannot be compared with {right}", _hint(left, right)
        )
    return Scaled(claims=work.factors, figures=work.figures)


def _is_none(term: Term) -> bool:
    """Whether it is a bare zero, which is none of anything."""
    return isinstance(term, Figure) and not term.value and term.unit is None


def _is_none_of(dimension: Dimension, term: Term) -> bool:
    """Whether it is none of such an amount; no day is none."""
    return _is_none(term) and not dimension.is_day


def _hint(one: Dimension, other: Dimension) -> str:
    if _NUMBER in (one, other):
        return 'give a figure its unit, as in "3 days", "400 USD" or "50 %"'
    if _CALENDAR in (one, other):
        return "the difference of two days is a length of time"
    return "nothing is converted from one currency to another, nor a length to a weight"


class _Work:
    """Goes through a relation, noting the units that it meets."""

    def __init__(self, words: str, claims: Mapping[str, Claim]) -> None:
        self._words, self._claims = words, claims
        self.factors: dict[str, Fraction] = {}
        self.figures: dict[str | None, Fraction] = {}

    def of(self, term: Term) -> Dimension:
        """What a term is an amount of."""
        if isinstance(term, ClaimTold):
            self.factors[term.key], dimension = self._told(term)
            return dimension
        if isinstance(term, Figure):
            self.figures[term.unit], dimension = self._figure(term)
            return dimension
        left, right = self.of(term.left), self.of(term.right)
        return self._sum(term, left, right) if term.sign in "+-" else self._product(term, left, right)

    def _sum(self, term: Operation, left: Dimension, right: Dimension) -> Dimension:
        if of_days := _OF_DAYS.get((left, term.sign, right)):
            return of_days
        if _is_none_of(right, term.left):
            return right
        if _is_none(term.right):
            return left
        if left != right or left.is_day:
            what = f"{right} cannot be {_DONE[term.sign]} {left}"
            hint = "two days can be taken from each other" if left.is_day and right.is_day else _hint(left, right)
            raise ReadingError(self._words, term.right.span, what, hint)
        return left

    def _product(self, term: Operation, left: Dimension, right: Dimension) -> Dimension:
        for side, dimension in ((term.left, left), (term.right, right)):
            if dimension.is_day:
                raise ReadingError(
                    self._words, side.span, "a day cannot be multiplied or divided", "a length of time can"
                )
        return left.times(right, _POWERS[term.sign])

    def _told(self, told: ClaimTold) -> tuple[Fraction, Dimension]:
        claim = self._claims[told.key]
        if claim.kind not in IN_RELATIONS:
            what = f'"{claim.key}" is {claim.kind.named}, which has no place in a sum'
            raise ReadingError(self._words, told.span, what, "a number or a date has")
        if claim.kind is Kind.DATE:
            return DAY, _CALENDAR
        return self._in_unit(claim, told.span)

    def _in_unit(self, claim: Claim, span: tuple[int, int]) -> tuple[Fraction, Dimension]:
        unit, is_change = claim.in_unit, claim.kind is Kind.CHANGE
        if unit is None or unit == PERCENT:
            return _PERCENT if unit else Fraction(1), _NUMBER
        if base := base_of(unit):
            return 1 / Fraction(base), _NUMBER
        if claim.kind is Kind.MONEY or (is_change and is_currency(unit)):
            return Fraction(1), Dimension(((unit, Fraction(1)),))
        if is_change and is_points(unit):  # by which two shares differ
            return _PERCENT * Fraction(convert(Decimal(1), unit, "percentage_point")), _NUMBER
        return self._measured(difference_of(unit) if is_change else unit, span)

    def _figure(self, figure: Figure) -> tuple[Fraction, Dimension]:
        unit = figure.unit
        if unit is None:
            return Fraction(1), _NUMBER
        if unit == "%":
            return _PERCENT, _NUMBER
        if len(unit) == _CODE and unit.isupper():
            return Fraction(1), Dimension(((unit, Fraction(1)),))
        return self._measured(unit, figure.span)

    def _measured(self, unit: str, span: tuple[int, int]) -> tuple[Fraction, Dimension]:
        try:
            _, powers = in_base_units(unit)
        except UnitError as error:
            raise ReadingError(self._words, span, f"no sums are done with this unit: {error}") from None
        factor = prod((_exact(each) ** int(power) for each, power in factors_of(unit)), start=Fraction(1))
        return factor, Dimension(tuple((what, Fraction(power)) for what, power in powers))


def _exact(factor: Decimal) -> Fraction:
    """The fraction of which a unit's factor is the first digits: 3048/10000 for a foot.

    Cut off, it would make a pound on a square inch, on a square foot, another force than 144 pounds.
    """
    told = Fraction(factor)
    if len(factor.as_tuple().digits) < getcontext().prec:
        return told
    near = told.limit_denominator(_PARTS) if told >= 1 else 1 / (1 / told).limit_denominator(_PARTS)
    return near if abs(near - told) <= _CUT_OFF * told else told
