"""The hedge table: which printed words bend a number, and to what core and support."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.reading.formula import Bound, Formula
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from discrepant.reading.words import words_of
from discrepant.toml.values import Misfit, called, exact_number

__all__ = ["Extent", "Few", "HedgeTable", "Numeral", "Row", "TableError"]

_PRINTED = ("value", "place", "round")  # what a table says of a number
_PRECISION = 60  # digits: more than any number that the grammars admit
_OPPOSITE = {
    Sense.ABOVE: Sense.BELOW,
    Sense.BELOW: Sense.ABOVE,
    Sense.AT_LEAST: Sense.AT_MOST,
    Sense.AT_MOST: Sense.AT_LEAST,
}


class TableError(ValueError):
    """A table of hedges that asks, for some number, for what cannot be."""


@attrs.frozen(kw_only=True)
class Numeral:
    """A printed number, and how precisely it is printed.

    It has its value, the worth of its last digit (`place`) and of its last non-zero digit (`round`). Where it is
    `counted`, its last digit is not too coarse for it, however small it is: "about two people".
    """

    value: Decimal
    place: Decimal
    round: Decimal
    counted: bool = False

    @classmethod
    def of(cls, value: Decimal) -> Numeral:
        """A number that is one of itself: a million, a hundred percent."""
        return cls(value=value, place=value, round=value)

    @classmethod
    def printed(cls, digits: str) -> Numeral:
        """A number in figures, with the worth of its last digit and of its last that is no zero."""
        mantissa, _, power = digits.replace(",", "").partition("e")
        whole, _, decimals = mantissa.partition(".")
        every, exponent = whole + decimals, int(power or 0) - len(decimals)
        value, place = Decimal(f"{every}E{exponent}"), Decimal(f"1E{exponent}")  # exact, however long
        zeros = len(every) - len(every.rstrip("0")) if value else 0
        return cls(value=value, place=place, round=place.scaleb(zeros))

    def times(self, scale: Numeral) -> Numeral:
        """The same digits in a larger or smaller scale; "two dozen" are as precise as the scale is."""
        return Numeral(value=self.value * scale.value, place=self.place * scale.place, round=self.round * scale.round)

    @property
    def numbers(self) -> Mapping[str, Decimal]:
        """What the table's formulas call it; n is taken without its sign."""
        n = abs(self.value)
        return {
            "n": n,
            "a": self.value,
            "b": self.value,
            "p": self.place,
            "q": min(self.place, n / 5) if n and not self.counted else self.place,
            "g": self.round,
            "r": min(n / 10, self.round),
        }


_NUMBERS = frozenset(Numeral.of(Decimal(1)).numbers)
_OF_MANY = frozenset({"u", "next"})


@attrs.frozen(kw_only=True)
class Row:
    """A sense with its words and the formulas of its core and support.

    The words print it before or after a number.
    """

    sense: Sense
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    core: Formula
    support: Formula
    source: str

    def __attrs_post_init__(self) -> None:
        known = _OF_MANY if self.sense is Sense.VAGUE else _NUMBERS
        unknown = (self.core.names | self.support.names) - known
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))} means nothing for {str(self.sense)!r}")

    def extents(self, low: Mapping[str, Decimal], high: Mapping[str, Decimal] | None = None) -> tuple[Extent, Extent]:
        """Core and support for these numbers.

        A TableError says that the formulas make no interval of them.
        """
        try:
            core, support = (Extent(*formula.bounds(low, high)) for formula in (self.core, self.support))
        except ArithmeticError as error:
            raise TableError(f"the formulas of {str(self.sense)!r} cannot be worked out: {error}") from None
        if any(extent.lo.value > extent.hi.value for extent in (core, support)):
            raise TableError(f"an end of {str(self.sense)!r} is below its beginning")
        return core, support


@attrs.frozen(kw_only=True)
class Few:
    """A small amount without a number, as the bounds of its core and support."""

    words: tuple[str, ...]
    core: tuple[Decimal, Decimal]
    support: tuple[Decimal, Decimal]
    source: str

    def __attrs_post_init__(self) -> None:
        (least, most), (lo, hi) = self.support, self.core
        if not least <= lo <= hi <= most:
            raise ValueError(f"the core of {self.words[0]!r} must lie inside its support")

    @property
    def extents(self) -> tuple[Extent, Extent]:
        """Core and support."""
        core, support = (Extent(Bound(lo), Bound(hi)) for lo, hi in (self.core, self.support))
        return core, support


@attrs.frozen(kw_only=True, eq=False)  # one object a table: the readers' caches go by identity
class HedgeTable:
    """The whole of hedges.toml, checked: every sense has its row, every row its source."""

    hedge: tuple[Row, ...]
    tens: Mapping[str, Decimal]
    few: tuple[Few, ...]
    scale: Mapping[str, Numeral]
    fraction: Mapping[str, Numeral]
    rows: Mapping[Sense, Row] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        rows = {row.sense: row for row in self.hedge}
        missing = set(Sense) - set(rows)
        if missing or len(rows) < len(self.hedge):
            raise ValueError(f"each sense needs one row; missing: {', '.join(sorted(missing)) or 'none'}")
        phrases = Counter(words for row in self.hedge for words in {*row.before, *row.after})
        phrases.update(words for few in self.few for words in few.words)
        if doubled := [words for words, times in phrases.items() if times > 1]:
            raise ValueError(f"more than one row has {', '.join(map(repr, doubled))}")
        if "half" not in self.fraction:
            raise ValueError('"half" is missing from the fractions')
        object.__setattr__(self, "rows", MappingProxyType(rows))

    @classmethod
    def parse(cls, text: str, file: str = "hedges.toml") -> HedgeTable:
        """Read a table from TOML; a DiscrepantError lists what is wrong with it."""
        from discrepant.toml.form import Structure  # noqa: PLC0415  # and cattrs, which the table of the package spares

        return Structure({Formula: _formula, Numeral: _numeral}).parse(text, cls, file)

    @classmethod
    @cache
    def default(cls) -> HedgeTable:
        """The table that ships with the package.

        That it has the form to which others are held is known.
        """
        raw = words_of("hedges")
        return cls(
            hedge=tuple(map(_row, raw["hedge"])),
            tens={words: exact_number(worth) for words, worth in raw["tens"].items()},
            few=tuple(map(_few, raw["few"])),
            scale={words: _numeral(value) for words, value in raw["scale"].items()},
            fraction={words: _numeral(value) for words, value in raw["fraction"].items()},
        )

    def spread(self, sense: Sense, low: Numeral, high: Numeral | None = None) -> tuple[Extent, Extent]:
        """Core and support of a number (of two, for a range) under a hedge."""
        row = self.rows[sense]
        with localcontext(prec=_PRECISION):
            if low.value < 0 and high is None:
                return self._below_zero(sense, low)
            return row.extents(low.numbers, high.numbers if high else None)

    def _below_zero(self, sense: Sense, number: Numeral) -> tuple[Extent, Extent]:
        """A negative number's spread mirrors that of its opposite: below -5 is to -5 what above 5 is to 5."""
        core, support = self.spread(_OPPOSITE.get(sense, sense), attrs.evolve(number, value=-number.value))
        if sense in (Sense.ABOVE, Sense.AT_LEAST):  # whose mirror ends at zero, where these do not
            support = support.endless_below
        return core.mirrored, support.mirrored

    def of_many(self, unit: Decimal) -> tuple[Extent, Extent]:
        """Core and support of `tens of` and its like, `unit` being one of what is counted."""
        row = self.rows[Sense.VAGUE]
        return row.extents({"u": unit, "next": Decimal(10) ** (unit.adjusted() + 1)})


def _row(raw: Mapping[str, Any]) -> Row:
    words = {place: tuple(raw.get(place, ())) for place in ("before", "after")}
    core, support = Formula.parse(raw["core"]), Formula.parse(raw["support"])
    return Row(sense=Sense(raw["sense"]), core=core, support=support, source=raw["source"], **words)


def _few(raw: Mapping[str, Any]) -> Few:
    (lo, hi), (least, most) = (map(exact_number, raw[level]) for level in ("core", "support"))
    return Few(words=tuple(raw["words"]), core=(lo, hi), support=(least, most), source=raw["source"])


def _formula(value: object) -> Formula:
    if not isinstance(value, str):
        raise Misfit(f"must be a formula in quotes, not {called(value)}")
    return Formula.parse(value)


def _numeral(value: object) -> Numeral:
    """A plain number, or one with the worth of its digits."""
    if not isinstance(value, dict):
        return Numeral.of(exact_number(value))
    if set(value) != set(_PRINTED):
        raise Misfit(f"must be a number, or a table of {', '.join(_PRINTED)}")
    number, place, last = (exact_number(value[name]) for name in _PRINTED)
    return Numeral(value=number, place=place, round=last)


@attrs.frozen
class Extent:
    """An interval of exact decimals whose ends may be open.

    It becomes an Interval of floats in the end.
    """

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

    @property
    def endless_below(self) -> Extent:
        """The same without a lower end."""
        return Extent(Bound(Decimal("-Infinity")), self.hi)

    def times(self, factor: Decimal) -> Extent:
        """Both ends in another scale."""
        with localcontext(prec=_PRECISION):
            return Extent(*(attrs.evolve(end, value=end.value * factor) for end in (self.lo, self.hi)))

    def hull(self, other: Extent) -> Extent:
        """From the lower of the lower ends to the upper of the upper ones."""
        lo = min(self.lo, other.lo, key=lambda end: (end.value, end.is_open))
        hi = max(self.hi, other.hi, key=lambda end: (end.value, not end.is_open))
        return Extent(lo, hi)

    def interval(self, convert: Callable[[Decimal], Decimal] = Decimal) -> Interval | None:
        """As closed floats, converted.

        An open end is the next representable number. The interval is None where nothing is left.
        """
        lo, hi = self.lo.value, self.hi.value
        if lo > hi or (lo == hi and (self.lo.is_open or self.hi.is_open)):
            return None
        first, last = float(convert(lo)), float(convert(hi))
        above = math.nextafter(first, math.inf) if self.lo.is_open and math.isfinite(first) else first
        below = math.nextafter(last, -math.inf) if self.hi.is_open and math.isfinite(last) else last
        # ends that differ in more digits than a float has are one number, beside the open end
        return Interval(above, max(above, below)) if self.lo.is_open else Interval(min(above, below), below)

    def whole(self) -> Interval | None:
        """The whole numbers inside, None where there is none."""
        lo, hi = self.lo, self.hi
        first = _whole(lo.value, math.ceil, 1 if lo.is_open else 0)
        last = _whole(hi.value, math.floor, -1 if hi.is_open else 0)
        return Interval(first, last) if first <= last else None


def _whole(value: Decimal, rounded: Callable[[Decimal], int], step_if_open: int) -> float:
    if value.is_infinite():
        return float(value)
    nearest = rounded(value)
    return float(nearest + step_if_open if nearest == value else nearest)
