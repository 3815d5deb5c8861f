"""What is more than a phrase among the words of a number: numerals, joints, powers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import attrs

from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_phrases import SHORT_SCALES
from discrepant.reading.numerals import (
    FRACTIONS_BEGIN,
    NUMBER_WORDS,
    NUMBERS_BEGIN,
    ORDINALS_BEGIN,
    TENS,
    VULGAR,
    is_number,
    is_number_word,
    parts_the_ends,
    scan_fraction,
    scan_number,
    scan_ordinal,
    scan_tens_ordinal,
)
from discrepant.reading.tokens import LETTERS, UNKNOWN, Atom, Scan, Token, text_at, token, touch
from discrepant.reading.units import is_unit, printed_units

__all__ = ["NumberScans"]

_GLUED = ("c", "f", "in", "ins")  # units in running text only where they touch their digits
_SIDES = ("over", "above", "under", "below", "more", "up")
_SIGNS_OF_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")


class NumberScans:
    """The scans of one kind of quantity by one hedge table."""

    def __init__(self, kind: Quantity, table: HedgeTable) -> None:
        self._kind, self._scales, self._fraction = kind, table.scale, table.fraction

    def all(self, *, is_running: bool) -> Iterator[tuple[Scan, Collection[str]]]:
        """Its scans in their order, each with the words at which it can begin."""
        if self._kind is Quantity.MEASURE:
            if is_running:
                yield _scan_glued, _GLUED
                yield _scan_per, ["per"]
            yield _scan_age, ["aged", "of", "age", "ages"]
            yield self._scan_scale, SHORT_SCALES
        yield (scan_ordinal, ORDINALS_BEGIN) if self._kind is Quantity.COUNT else (scan_tens_ordinal, TENS)
        yield self._scan_and_part, ["and"]
        yield self._scan_and, ["and", "or", "&", ",", "-"]
        yield scan_fraction, FRACTIONS_BEGIN
        yield scan_number, NUMBERS_BEGIN
        if self._kind is not Quantity.MONEY:
            yield _scan_power, [LETTERS]

    def _scan_and(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The `and` between two ends, and what joins a number's parts: "two thousand and five", "two million, five".

        Also what joins those of a measure: "an hour and 20 minutes".
        """
        if parts_the_ends(atoms, i):
            return token("AND", None, [atoms[i]]), i + 1
        if self._is_of_height(atoms, i):
            return token("JOIN", None, [atoms[i]]), i + 1
        after = text_at(atoms, i + 2)
        begins = after[:1].isdigit() or after[:1] in _SIGNS_OF_MONEY or is_number_word(after)
        # "20 and more than 30" has no "20 and more", nor has "20 and over 30" a "20 and over"
        if atoms[i].text in ("and", "or", "&") and (after == "than" or (begins and atoms[i + 1].text in _SIDES)):
            return token(UNKNOWN, i, [atoms[i]]), i + 1
        if atoms[i].text in ("and", "&", ",") and 0 < i < len(atoms) - 1:
            goes_on = is_number(atoms[i + 1])
            is_joined = atoms[i - 1].text in self._scales or (
                self._kind is Quantity.MEASURE and not is_number(atoms[i - 1])
            )
            if goes_on and is_joined:
                return token("JOIN", None, [atoms[i]]), i + 1
        return None

    def _scan_and_part(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The "and three quarters" of "two and three quarters" and "a mile and three quarters", and its like."""
        if atoms[i].text != "and" or not i or not (is_number(atoms[i - 1]) or self._is_unit(atoms[i - 1])):
            return None
        part = i + 2
        is_of_all = self._is_unit(atoms[i - 1]) and text_at(atoms, part + 1) == "of"  # three quarters of the crowd
        if part >= len(atoms) or parts_the_ends(atoms, i) or is_of_all:
            return None
        over, fraction = NUMBER_WORDS.get(atoms[i + 1].text, 0), self._fraction.get(atoms[part].text.removesuffix("s"))
        if fraction is None or not 0 < over * fraction.value < 1:
            return None
        value = attrs.evolve(fraction, value=over * fraction.value)
        return token("AND_PART", value, atoms[i : part + 1]), part + 1

    def _is_unit(self, atom: Atom) -> bool:
        return self._kind is Quantity.MEASURE and is_unit(atom.text)

    def _scan_scale(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The scale of "10k miles" and "5m tonnes": on its number, and before another unit, it is none itself."""
        if atoms[i].text not in SHORT_SCALES:
            return None
        is_apart = touch(atoms, i - 1, i) and atoms[i - 1].is_digits and not touch(atoms, i, i + 1)
        after = text_at(atoms, i + 1)
        is_scale = is_apart and after.isalpha() and is_unit(after)
        return (token("SCALE", self._scales[atoms[i].text], [atoms[i]]), i + 1) if is_scale else None

    def _is_of_height(self, atoms: Sequence[Atom], i: int) -> bool:
        """Whether this is the second hyphen of "5-foot-10", which is no range."""
        is_joint = self._kind is Quantity.MEASURE and atoms[i].text == "-" and touch(atoms, i - 1, i + 1)
        return is_joint and atoms[i - 1].text == "foot"


def _scan_glued(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The unit of "35C" and "6in"; apart from digits the same letters are other words."""
    before = text_at(atoms, i - 1)
    if atoms[i].text not in _GLUED or not (before[-1:].isdecimal() or before in VULGAR):
        return None
    # "38 C" is told by its capital, which mentions/ sees to
    is_letter = atoms[i].text in ("c", "f") and atoms[i].start - atoms[i - 1].end == 1
    return (token("WORD", atoms[i].text, [atoms[i]]), i + 1) if touch(atoms, i - 1, i) or is_letter else None


def _scan_age(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """AGED for the words before its number, OLD for "of age" unless that is an age of something."""
    if atoms[i].text == "aged" and (not i or any(map(is_number, atoms[i:]))):
        return token("AGED", None, [atoms[i]]), i + 1
    if atoms[i].text in ("age", "ages"):
        end = i + 1 + (text_at(atoms, i + 1) == "of")
        is_told = end < len(atoms) and is_number(atoms[end])
        return (token("AGED", None, atoms[i:end]), end) if is_told else None
    is_told = atoms[i].text == "of" and text_at(atoms, i + 1) == "age"
    if not is_told or text_at(atoms, i + 2)[:1].isalnum():
        return None
    return token("OLD", None, atoms[i : i + 2]), i + 2


def _scan_per(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The "per" of "12 tonnes per hectare"."""
    is_between = all(text_at(atoms, j) in printed_units() for j in (i - 1, i + 1))
    return (token("WORD", "per", [atoms[i]]), i + 1) if atoms[i].text == "per" and is_between else None


def _scan_power(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The WORD of a unit with its power, "km2" or "m^3", and of "CO2": figures that touch its letters."""
    end = i + 1 + (text_at(atoms, i + 1) == "^")
    is_power = atoms[i].text.isalpha() and text_at(atoms, end) in ("2", "3") and touch(atoms, i, end)
    return (token("WORD", None, atoms[i : end + 1]), end + 1) if is_power else None
