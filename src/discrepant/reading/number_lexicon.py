"""Printed numbers as tokens for numbers.lark, and what only the words around tell apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.nearby import back
from discrepant.reading.number_phrases import phrases_of
from discrepant.reading.number_scans import NumberScans
from discrepant.reading.numerals import (
    VULGAR,
    check_endings,
    is_number_word,
    scan_fraction,
)
from discrepant.reading.tokens import UNKNOWN, Atom, Lexicon, Token, atoms_of, span_of, text_at, touch

__all__ = ["HYPHENS", "MILLIONS_OF", "NumberLexicon"]

_CIRCA = ("c", "c.", "ca", "ca.")
_FEET = ("'", "\u2019")
_QUOTES = (*_FEET, '"', "\u201d")
_COUNTED = (Quantity.COUNT, Quantity.NUMBER)
_JOINED = ("to", "or", "and")
HYPHENS = ("-", "\u2010", "\u2011")
_ENDINGS = ("st", "nd", "rd", "th", "s")  # "30th" is no share, "1990s" no count
_OF_A_UNIT = ("WORD", "ASIDE", "OLD")
_WHOLE = ("NUMBER", "SCALE")
_BEFORE_A_NOUN = ("AS", "OF", "WORD")  # where money is: "$5 million Canadian" is of another currency
MILLIONS_OF = ("musd", "meur", "mgbp", "mchf", "msek", "mnok", "mdkk", "mjpy")
_IS_ATTRIBUTIVE = re.compile(r"\s*an?\s|\S*[0-9]-[a-z]|[a-z]+-[a-z]")
_FOOTNOTES = " *\u2020\u2021"
_LABEL = re.compile(r"\s*([^\W\d_][^\d:]{0,40})?:(?=\s)")
_REMARK = re.compile(r"(?<=\S)\s+\(([^\d()]{1,40})\)\Z")
_HUNDRED = 100
_POWER = re.compile(r"(?<![\w.])[0-9]+(?:[.,][0-9]+)?[eE][-+\u2212]?[0-9]+(?![^\W_])")
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
        super().__init__(
            phrases_of(kind, table, is_running=is_running),
            NumberScans(kind, table).all(is_running=is_running),
            strangers=not is_running,
            figures=figures.scientific,
        )

    def refined(self, atoms: Iterable[Atom]) -> list[Atom]:
        """The atoms without the hyphens that join words.

        So it is in "15-km", "half-a-million" and "20-plus", and not in "20-30". A "tenfold" is two atoms.
        """
        parts = [part for atom in atoms for part in self._unfolded(atom)]
        if not any(atom.text == "-" for atom in parts):
            return parts
        joints = _JOINED if self._kind is Quantity.MEASURE else (*_JOINED, "in")  # which is an inch there
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
        if self._kind is Quantity.COUNT and (power := _POWER.search(words)):
            raise ReadingError(words, power.span(), "a count is printed in full, and not as a power of ten")
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
            if text == "the" and this.type == "OF" and before and before.type in _WHOLE:
                this.type = UNKNOWN  # "half the week", and "12 the week before"
            is_ending = before and before.type == "NUMBER" and before.end == this.start and text in _ENDINGS
            is_ending = is_ending and not (self._kind is Quantity.MEASURE and text == "st")
            is_larger = this.type == "ORDINAL" and words[this.end :][:1] in HYPHENS  # "second-largest"
            # "a soldier" is no count
            if is_ending or is_larger or (self._kind in _COUNTED and this.type == "A" and follows == "WORD"):
                this.type = "NOT_A_NOUN"
            is_of_unit = (
                before is not None and before.type in _OF_A_UNIT and not self._is_on_next_line(words, before, this)
            )
            if self._kind is Quantity.MEASURE and this.type == "NUMBER" and is_of_unit:
                kept.append(Token("JOIN", "", this.start, this.start))
            is_noun = kept and kept[-1].type in _BEFORE_A_NOUN
            is_noun = is_noun or (is_attributive and words[this.start : this.end].islower())
            if self._kind is Quantity.MONEY and this.type == "WORD" and not is_noun and not self._is_running:
                span = span_of(this)
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r} here")
            kept.append(this)
        return kept

    def _is_on_next_line(self, words: str, before: Token, this: Token) -> bool:
        """Whether a token is in another line of a list; in a phrase alone a break is a blank."""
        return self._is_running and "\n" in words[before.end : this.start]

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


def _is_foot_or_inch(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a quotation mark is that of 5'10": behind a digit and before one, or behind the inches of such a one."""
    start, end = tokens[i].start, tokens[i].end
    if not text[back(start, 1) : start].isdigit():
        return False
    if text[start] in _FEET:
        return text[end : end + 1].isdigit()
    return i > 2 and text[tokens[i - 3].start] in _FEET  # noqa: PLR2004  # the JOIN and the number between


def _goes_on(text: str, following: Sequence[Token], kind: Quantity) -> bool:
    """Whether an amount goes on behind a comma in running text: "two million, three hundred", "1 hour, 12 minutes"."""
    terminals = [token.type for token in following]
    if kind is Quantity.MEASURE:
        return terminals == ["NUMBER", "WORD"]
    if terminals[:1] != ["NUMBER"] or text[following[0].start].isdigit():
        return False
    return terminals[1:] == ["SCALE"] or following[0].value.value >= _HUNDRED  # three hundred and five


def _is_hyphen(atoms: Sequence[Atom], i: int, joints: Collection[str]) -> bool:
    if atoms[i].text != "-" or not touch(atoms, i - 1, i) or i + 1 == len(atoms):
        return False
    before, after = atoms[i - 1], atoms[i + 1]
    if before.text.isdecimal() and text_at(atoms, i - 2) != "/" and scan_fraction(atoms, i + 1):
        return touch(atoms, i, i + 1)  # "5-1/2 percent"
    if not touch(atoms, i, i + 1):  # "8- to 16-meter"
        return after.text in joints
    return before.text in joints or (after.text.isalpha() and not is_number_word(after.text))
