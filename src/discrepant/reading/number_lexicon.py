"""Printed numbers as tokens for numbers.lark.

What is more than a phrase is found here, and what only the words around tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_phrases import SHORT_SCALES, phrases_of
from discrepant.reading.numerals import (
    FRACTIONS_BEGIN,
    NUMBER_WORDS,
    NUMBERS_BEGIN,
    ORDINALS_BEGIN,
    TENS,
    VULGAR,
    check_endings,
    is_number,
    is_number_word,
    parts_the_ends,
    scan_fraction,
    scan_number,
    scan_ordinal,
    scan_tens_ordinal,
)
from discrepant.reading.tokens import LETTERS, UNKNOWN, Atom, Lexicon, Scan, Token, atoms_of, span_of, text_at, token
from discrepant.reading.units import is_unit, printed_units

__all__ = ["HYPHENS", "MILLIONS_OF", "NumberLexicon"]

_GLUED = ("c", "f", "in", "ins")  # units in running text only where they touch their digits
_AGED = 5  # words within which a number follows "aged"
_SIDES = ("over", "above", "under", "below", "more", "up")
_SIGNS_OF_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")
_CIRCA = ("c", "c.", "ca", "ca.")
_FEET = ("'", "\u2019")
_QUOTES = (*_FEET, '"', "\u201d")
_COUNTED = (Quantity.COUNT, Quantity.NUMBER)
_JOINED = ("to", "or", "and")
HYPHENS = ("-", "\u2010", "\u2011")
_ENDINGS = ("st", "nd", "rd", "th", "s")  # "30th" is no share, "1990s" no count
_OF_A_UNIT = ("WORD", "ASIDE", "OLD")
_BEFORE_A_NOUN = ("AS", "OF", "WORD")  # where money is: "$5 million Canadian" is of another currency
MILLIONS_OF = ("musd", "meur", "mgbp", "mchf", "msek", "mnok", "mdkk", "mjpy")
_IS_ATTRIBUTIVE = re.compile(r"\s*an?\s|\S*[0-9]-[a-z]|[a-z]+-[a-z]")
_FOOTNOTES = " *\u2020\u2021"
_LABEL = re.compile(r"\s*([^\W\d_][^\d:]{0,40})?:(?=\s)")
_REMARK = re.compile(r"(?<=\S)\s+\(([^\d()]{1,40})\)\Z")
_WHOSE = ("its", "his", "her", "their", "our", "my", "your")


class NumberLexicon(Lexicon):
    """The words of one kind of quantity by one hedge table.

    In a phrase any unknown word is a noun, what is counted or measured in. In `running` text only a unit is: all else
    ends the number.
    """

    def __init__(
        self, kind: Quantity, table: HedgeTable, figures: Figures = POINT, *, is_running: bool = False
    ) -> None:
        self._kind, self._scales, self._is_running = kind, table.scale, is_running
        self._fraction = table.fraction
        super().__init__(
            phrases_of(kind, table, is_running=is_running),
            self._scans_of(kind),
            strangers=not is_running,
            figures=figures.scientific if kind is Quantity.MEASURE else figures,
        )

    def _scans_of(self, kind: Quantity) -> Iterator[tuple[Scan, Collection[str]]]:
        """The scans of a kind in their order, each with the words at which it can begin."""
        if kind is Quantity.MEASURE:
            if self._is_running:
                yield _scan_glued, _GLUED
                yield _scan_per, ["per"]
            yield _scan_age, ["aged", "of"]
        yield (scan_ordinal, ORDINALS_BEGIN) if kind is Quantity.COUNT else (scan_tens_ordinal, TENS)
        yield self._scan_and_part, ["and"]
        yield self._scan_and, ["and", "or", "&", ",", "-"]
        yield self._scan_scale, SHORT_SCALES
        yield scan_fraction, FRACTIONS_BEGIN
        yield scan_number, NUMBERS_BEGIN
        if kind is not Quantity.MONEY:
            yield _scan_power, [LETTERS]

    def refined(self, atoms: Iterable[Atom]) -> list[Atom]:
        """The atoms without the hyphens that join words.

        So it is in "15-km", "half-a-million" and "20-plus", and not in "20-30". A "tenfold" is two atoms.
        """
        parts = [part for atom in atoms for part in self._unfolded(atom)]
        if not any(atom.text == "-" for atom in parts):
            return parts
        joints = (*_JOINED, "in") if self._kind is Quantity.SHARE else _JOINED
        return [atom for i, atom in enumerate(parts) if not _is_hyphen(parts, i, joints)]

    def _unfolded(self, atom: Atom) -> tuple[Atom, ...]:
        if self._kind is Quantity.MONEY and atom.text in MILLIONS_OF:
            return Atom("m", atom.start, atom.start + 1), Atom(atom.text[1:], atom.start + 1, atom.end)
        if not atom.text.endswith("fold"):
            return (atom,)
        number = atom.text.removesuffix("fold")
        if not (is_number_word(number) or number in self._scales):
            return (atom,)
        middle = atom.start + len(number)
        return Atom(number, atom.start, middle), Atom("fold", middle, atom.end)

    @cached_property
    def _marks(self) -> frozenset[str]:
        """What a sum of money or a share cannot be printed without: these atoms begin all that can be it."""
        if self._kind is Quantity.MONEY:
            return self.beginnings(["CURRENCY"]).union(MILLIONS_OF)
        return self.beginnings(["PERCENT", "FOLD", "PART", "PARTS", "IN"]).union(["/"], VULGAR)

    def texts(self, words: str) -> list[str]:
        """The atoms of the words as they are printed, each in lower case and plain type."""
        return [atom.text for atom in atoms_of(self._figures, words)]

    def has_mark(self, texts: Collection[str]) -> bool:
        """Whether one of these atoms can make it a sum of money, or a share."""
        is_fold = self._kind is Quantity.SHARE and any(text.endswith("fold") for text in texts)
        return is_fold or not self._marks.isdisjoint(texts)

    def tokens(self, words: str) -> list[Token]:
        """The tokens without an article or a pronoun in front of a number.

        The article of "a $5 million grant" or "the 30", and the "its" of "its third". A label before them ("Price:
        $5"), a remark after them ("$5 (ea)") and the marks of footnotes tell nothing of the number.
        """
        bare = words.rstrip(_FOOTNOTES) or words
        remark = _REMARK.search(bare) if bare.endswith(")") else None
        bare = bare[: remark.start()] if remark and self._is_plain(remark[1]) else bare
        match = _LABEL.match(bare) if ":" in bare else None
        label = match.end() if match and self._is_plain(match[1] or "") else 0
        try:
            tokens = super().tokens(" " * label + bare[label:])
        except ReadingError as error:
            raise ReadingError(words, error.span, error.message, error.hint) from None
        check_endings(words, tokens)
        arranged = self._arranged(words, tokens)
        if not arranged:
            raise ReadingError(words, (0, len(words)), "there is no number to read")
        return arranged

    def running(self, text: str, atoms: Iterable[Atom]) -> list[Token]:
        """The tokens of atoms in a text, with UNKNOWN ones where a number ends."""
        tokens = self._arranged(text, self.cut(self.refined(atoms)))
        for i, each in enumerate(tokens):
            printed = text[each.start : each.end].lower()
            is_aside = each.type == "ASIDE"  # "5 km long" is 5 km in a text, too
            if each.type == "WORD" and printed == "second" and i and tokens[i - 1].type == "A":
                is_aside = i < 2 or tokens[i - 2].type not in ("PART", "OF")  # noqa: PLR2004  # "a second one", "half a second"
            if each.type.startswith("HEDGE") and printed in _CIRCA:  # "the U.S.C. The six"
                is_aside = not each.type or not text[each.start : each.end].islower()
            is_comma = each.type == "JOIN" and printed == "," and not _goes_on(text, tokens[i + 1 : i + 3], self._kind)
            if is_aside or is_comma or (printed in _QUOTES and not _is_foot_or_inch(text, tokens, i)):
                each.type = UNKNOWN
        return tokens

    def _arranged(self, words: str, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without articles, with a JOIN between a measure's parts, and with what bends a noun marked."""
        kept: list[Token] = []
        # "a $5-billion deal" says of what, where "$5 million Canadian" says another currency
        is_attributive = not self._is_running and _IS_ATTRIBUTIVE.match(words) is not None
        tokens = [each for i, each in enumerate(tokens) if not self._is_left_out(words, tokens, i)]
        for before, this, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
            text = words[this.start : this.end].lower()
            follows = after.type if after else ""
            is_apart = after is not None and this.end != after.start  # "$A82m" has no article
            is_amount = follows in ("NUMBER", "ORDINAL", "MANY") or (follows == "CURRENCY" and after is not tokens[-1])
            if text in ("a", "an", "the") and is_amount and is_apart:
                if not self._is_running or not kept or not kept[-1].type.startswith("HEDGE"):
                    continue
                this.type = UNKNOWN  # "well above the 980 that were expected", "under a seven-storey block"
            is_ending = before and before.type == "NUMBER" and before.end == this.start and text in _ENDINGS
            is_ending = is_ending and not (self._kind is Quantity.MEASURE and text == "st")
            is_larger = this.type == "ORDINAL" and words[this.end :][:1] in HYPHENS  # "second-largest"
            # "a soldier" is no count
            if is_ending or is_larger or (self._kind in _COUNTED and this.type == "A" and follows == "WORD"):
                this.type = "NOT_A_NOUN"
            if self._kind is Quantity.MEASURE and this.type == "NUMBER" and before and before.type in _OF_A_UNIT:
                kept.append(Token("JOIN", "", this.start, this.start))
            is_noun = kept and kept[-1].type in _BEFORE_A_NOUN
            is_noun = is_noun or (is_attributive and words[this.start : this.end].islower())
            if self._kind is Quantity.MONEY and this.type == "WORD" and not is_noun and not self._is_running:
                span = span_of(this)
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r} here")
            kept.append(this)
        return kept

    def _is_left_out(self, words: str, tokens: Sequence[Token], i: int) -> bool:
        """Whether it only leads the number in: "magnitude 7.2", "her 9-year-old", "its third"."""
        if tokens[i].type == "LEAD":
            return True
        is_before = i + 1 < len(tokens) and tokens[i + 1].type in ("ORDINAL", "NUMBER")
        return is_before and words[tokens[i].start : tokens[i].end].lower() in _WHOSE

    def _is_plain(self, words: str) -> bool:
        """Whether these words bend no number: a label or a remark."""
        try:
            tokens = super().tokens(words) if words else []
        except ReadingError:
            return False
        return all(token.type == "WORD" for token in tokens)

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
        """The "and three quarters" of "two and three quarters", and its like."""
        if atoms[i].text != "and" or not i or not is_number(atoms[i - 1]):
            return None
        part = i + 2 + (text_at(atoms, i + 2) == "-")
        if part >= len(atoms) or parts_the_ends(atoms, i):
            return None
        over, fraction = NUMBER_WORDS.get(atoms[i + 1].text, 0), self._fraction.get(atoms[part].text.removesuffix("s"))
        if fraction is None or not 0 < over * fraction.value < 1:
            return None
        value = attrs.evolve(fraction, value=over * fraction.value)
        return token("AND_PART", value, atoms[i : part + 1]), part + 1

    def _scan_scale(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The scale of "10k miles" and "5m tonnes": on its number, and before another unit, it is none itself."""
        if self._kind is not Quantity.MEASURE or atoms[i].text not in SHORT_SCALES or not 0 < i < len(atoms) - 1:
            return None
        before, after = atoms[i - 1], atoms[i + 1]
        is_apart = before.is_digits and before.end == atoms[i].start and atoms[i].end < after.start
        is_scale = is_apart and after.text.isalpha() and is_unit(after.text)
        return (token("SCALE", self._scales[atoms[i].text], [atoms[i]]), i + 1) if is_scale else None

    def _is_of_height(self, atoms: Sequence[Atom], i: int) -> bool:
        """Whether this is the second hyphen of "5-foot-10", which is no range."""
        if self._kind is not Quantity.MEASURE or atoms[i].text != "-" or not 0 < i < len(atoms) - 1:
            return False
        joins = atoms[i - 1].end == atoms[i].start and atoms[i].end == atoms[i + 1].start
        return joins and atoms[i - 1].text == "foot"


def _is_foot_or_inch(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a quotation mark is that of 5'10": behind a digit and before one, or behind the inches of such a one."""
    start, end = tokens[i].start, tokens[i].end
    if not text[max(0, start - 1) : start].isdigit():
        return False
    if text[start] in _FEET:
        return text[end : end + 1].isdigit()
    return i > 2 and text[tokens[i - 3].start] in _FEET  # noqa: PLR2004  # the JOIN and the number between


def _goes_on(text: str, following: Sequence[Token], kind: Quantity) -> bool:
    """Whether an amount goes on behind a comma in running text: "two million, three hundred", "1 hour, 12 minutes"."""
    terminals = [token.type for token in following]
    if kind is Quantity.MEASURE:
        return terminals == ["NUMBER", "WORD"]
    return terminals == ["NUMBER", "SCALE"] and not text[following[0].start].isdigit()


def _scan_glued(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The unit of "35C" and "6in"; apart from digits the same letters are other words."""
    if atoms[i].text not in _GLUED or not i or not atoms[i - 1].is_digits:
        return None
    touches = atoms[i - 1].end == atoms[i].start
    # "38 C" is told by its capital, which mentions/ sees to
    is_letter = atoms[i].text in ("c", "f") and atoms[i].start - atoms[i - 1].end == 1
    return (token("WORD", atoms[i].text, [atoms[i]]), i + 1) if touches or is_letter else None


def _scan_age(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """AGED for the word before its number, OLD for "of age" unless that is an age of something."""
    behind = atoms[i + 1 : i + 1 + _AGED]
    if atoms[i].text == "aged" and (not i or any(map(is_number, behind))):
        return token("AGED", None, [atoms[i]]), i + 1
    is_told = atoms[i].text == "of" and text_at(atoms, i + 1) == "age"
    if not is_told or text_at(atoms, i + 2)[:1].isalpha():
        return None
    return token("OLD", None, atoms[i : i + 2]), i + 2


def _scan_per(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The "per" of "12 tonnes per hectare"."""
    is_between = all(text_at(atoms, j) in printed_units() for j in (i - 1, i + 1))
    return (token("WORD", "per", [atoms[i]]), i + 1) if atoms[i].text == "per" and is_between else None


def _scan_power(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The WORD of a unit with its power, "km2" or "m^3", and of "CO2": figures that touch its letters."""
    end = i + 1 + (text_at(atoms, i + 1) == "^")
    run = atoms[i : end + 1]
    touch = all(one.end == other.start for one, other in pairwise(run))
    is_power = len(run) == end + 1 - i and atoms[i].text.isalpha() and run[-1].text in ("2", "3") and touch
    return (token("WORD", None, run), end + 1) if is_power else None


def _is_hyphen(atoms: Sequence[Atom], i: int, joints: Collection[str]) -> bool:
    if atoms[i].text != "-" or not 0 < i < len(atoms) - 1:
        return False
    before, after = atoms[i - 1], atoms[i + 1]
    if before.end < atoms[i].start:
        return False
    if before.text.isdecimal() and (i == 1 or atoms[i - 2].text != "/") and scan_fraction(atoms, i + 1):
        return atoms[i].end == after.start  # "5-1/2 percent"
    if atoms[i].end < after.start:  # "8- to 16-meter"
        return after.text in joints
    return before.text in joints or (after.text.isalpha() and not is_number_word(after.text))
