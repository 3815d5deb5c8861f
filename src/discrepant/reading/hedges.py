"""The hedge table: which printed words bend a number, and to what core and support."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from decimal import Decimal, localcontext
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import attrs
import cattrs

from discrepant.errors import DiscrepantError, Problem
from discrepant.reading.formula import Bound, Formula
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense

__all__ = ["Few", "HedgeTable", "Numeral", "Row"]

_PRECISION = 60  # digits: more than any number that the grammars admit
_OPPOSITE = {
    Sense.ABOVE: Sense.BELOW,
    Sense.BELOW: Sense.ABOVE,
    Sense.AT_LEAST: Sense.AT_MOST,
    Sense.AT_MOST: Sense.AT_LEAST,
}


@attrs.frozen(kw_only=True)
class Numeral:
    """A printed number: its value, the worth of its last digit (`place`) and of its last non-zero digit (`round`)."""

    value: Decimal
    place: Decimal
    round: Decimal

    def times(self, factor: Decimal) -> Numeral:
        """The same digits in a larger or smaller scale."""
        return Numeral(value=self.value * factor, place=self.place * factor, round=self.round * factor)

    @property
    def numbers(self) -> Mapping[str, Decimal]:
        """What the table's formulas call it; n is taken without its sign."""
        n = abs(self.value)
        return {
            "n": n,
            "a": self.value,
            "b": self.value,
            "p": self.place,
            "g": self.round,
            "r": min(n / 10, self.round),
        }


@attrs.frozen(kw_only=True)
class Row:
    """A sense, the words that print it before or after a number, and the formulas of its core and support."""

    sense: Sense
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    core: Formula
    support: Formula
    source: str


@attrs.frozen(kw_only=True)
class Few:
    """A small amount without a number, as the bounds of its core and support."""

    words: tuple[str, ...]
    core: tuple[Decimal, Decimal]
    support: tuple[Decimal, Decimal]
    source: str


@attrs.frozen(kw_only=True, eq=False)  # one object a table: the readers' caches go by identity
class HedgeTable:
    """The whole of hedges.toml, checked: every sense has its row, every row its source."""

    hedge: tuple[Row, ...]
    tens: Mapping[str, Decimal]
    few: tuple[Few, ...]
    scale: Mapping[str, Decimal]
    fraction: Mapping[str, Numeral]
    rows: Mapping[Sense, Row] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        rows = {row.sense: row for row in self.hedge}
        missing = set(Sense) - set(rows)
        if missing or len(rows) < len(self.hedge):
            raise ValueError(f"each sense needs one row; missing: {', '.join(sorted(missing)) or 'none'}")
        sources = [row.source for row in self.hedge] + [few.source for few in self.few]
        if not all(map(str.strip, sources)):
            raise ValueError("every row must cite its source")
        object.__setattr__(self, "rows", MappingProxyType(rows))

    @classmethod
    def parse(cls, text: str, file: str = "hedges.toml") -> HedgeTable:
        """Read a table from TOML; a DiscrepantError says what is wrong with it."""
        try:
            return _converter().structure(tomllib.loads(text), cls)
        except cattrs.BaseValidationError as error:
            raise DiscrepantError(*(Problem(file=file, what=what) for what in cattrs.transform_error(error))) from None
        except (ValueError, ArithmeticError) as error:
            raise DiscrepantError(Problem(file=file, what=str(error))) from None

    @classmethod
    @cache
    def default(cls) -> HedgeTable:
        """The table that ships with the package."""
        return cls.parse(files("discrepant.reading").joinpath("hedges.toml").read_text("utf-8"))

    def spread(self, sense: Sense, low: Numeral, high: Numeral | None = None) -> tuple[Extent, Extent]:
        """Core and support of a number (of two, for a range) under a hedge."""
        row = self.rows[sense]
        with localcontext(prec=_PRECISION):
            if low.value < 0 and high is None:
                return self._below_zero(sense, low)
            numbers = low.numbers, (high or low).numbers
            return Extent(*row.core.bounds(*numbers)), Extent(*row.support.bounds(*numbers))

    def _below_zero(self, sense: Sense, number: Numeral) -> tuple[Extent, Extent]:
        """A negative number's spread mirrors that of its opposite: below -5 is to -5 what above 5 is to 5."""
        core, support = self.spread(_OPPOSITE.get(sense, sense), attrs.evolve(number, value=-number.value))
        if sense in (Sense.ABOVE, Sense.AT_LEAST):  # whose mirror ends at zero, where these do not
            support = attrs.evolve(support, lo=Bound(Decimal("-Infinity")))
        return core.mirrored, support.mirrored

    def of_many(self, unit: Decimal) -> tuple[Extent, Extent]:
        """Core and support of `tens of` and its like, `unit` being one of what is counted."""
        row = self.rows[Sense.VAGUE]
        numbers = {"u": unit, "next": Decimal(10) ** (unit.adjusted() + 1)}
        return Extent(*row.core.bounds(numbers)), Extent(*row.support.bounds(numbers))


@attrs.frozen
class Extent:
    """An interval of exact decimals whose ends may be open, before it becomes an Interval of floats."""

    lo: Bound
    hi: Bound

    @property
    def mirrored(self) -> Extent:
        """The same on the other side of zero."""
        return Extent(attrs.evolve(self.hi, value=-self.hi.value), attrs.evolve(self.lo, value=-self.lo.value))

    @property
    def not_negative(self) -> Extent:
        """The part from zero upwards, for what cannot be less than nothing."""
        return Extent(self.lo if self.lo.value >= 0 else Bound(Decimal(0)), self.hi)

    def times(self, factor: Decimal) -> Extent:
        """Both ends in another scale."""
        with localcontext(prec=_PRECISION):
            return Extent(*(attrs.evolve(end, value=end.value * factor) for end in (self.lo, self.hi)))

    def hull(self, other: Extent) -> Extent:
        """From the lower of the lower ends to the upper of the upper ones."""
        lo = min(self.lo, other.lo, key=lambda end: (end.value, end.is_open))
        hi = max(self.hi, other.hi, key=lambda end: (end.value, not end.is_open))
        return Extent(lo, hi)

    def interval(self) -> Interval | None:
        """As closed floats: an open end is the next representable number. None where nothing is left."""
        lo, hi = float(self.lo.value), float(self.hi.value)
        if self.lo.is_open and math.isfinite(lo):
            lo = math.nextafter(lo, math.inf)
        if self.hi.is_open and math.isfinite(hi):
            hi = math.nextafter(hi, -math.inf)
        return Interval(lo, hi) if lo <= hi else None

    def whole(self) -> Interval | None:
        """The whole numbers inside, None where there is none."""
        lo, hi = (float(end.value) if end.value.is_infinite() else _inside(end, up=up) for end, up in self._ends)
        return Interval(lo, hi) if lo <= hi else None

    @property
    def _ends(self) -> tuple[tuple[Bound, bool], tuple[Bound, bool]]:
        return (self.lo, True), (self.hi, False)


def _inside(end: Bound, *, up: bool) -> float:
    nearest = math.ceil(end.value) if up else math.floor(end.value)
    if end.is_open and nearest == end.value:
        nearest += 1 if up else -1
    return float(nearest)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(str(value)))
    converter.register_structure_hook(Formula, lambda value, _: Formula.parse(value))
    return converter
