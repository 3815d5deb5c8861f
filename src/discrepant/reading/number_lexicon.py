"""Printed numbers as tokens for numbers.lark: the phrases of the hedge table, and the words that go with a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lark import Token

from discrepant.reading.currencies import currency_phrases
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import is_number_word, number_phrases, parts_the_ends, scan_fraction, scan_number
from discrepant.reading.tokens import Atom, Lexicon, Phrases, token

__all__ = ["NumberLexicon"]

_WORDS: Phrases = {
    **dict.fromkeys(["a", "an"], ("A", None)),
    **dict.fromkeys(["of", "of the", "the"], ("OF", None)),  # "half of voters", "half the voters"
    **dict.fromkeys(["between", "anywhere between", "somewhere between"], ("BETWEEN", None)),
    **dict.fromkeys(["from", "anywhere from"], ("FROM", None)),
    **dict.fromkeys(["to", "or"], ("TO", None)),
    **dict.fromkeys(["minus", "negative"], ("MINUS", None)),
    "and": ("AND", None),
    "-": ("DASH", None),
}
# Words that bend what is counted: a noun with one of them in it is not simply the name of what is counted.
_NOT_A_NOUN: Phrases = dict.fromkeys(
    [
        *("not", "no", "nor", "but", "except", "less", "fewer", "more", "most", "least", "without", "minus", "plus"),
        *("per", "every", "each", "times", "fold", "percent", "percentage", "point", "points", "than", "if", "zero"),
    ],
    ("NOT_A_NOUN", None),
)
# Nouns that are more than letters.
_NOUNS: Phrases = dict.fromkeys(["'", "u.s.", "u.k.", "u.n.", "e.u."], ("WORD", None))
_PERCENT: Phrases = {
    **dict.fromkeys(["%", "percent", "per cent", "pct"], ("PERCENT", None)),
    **dict.fromkeys(["in", "out of"], ("IN", None)),
}
_UNITS: Phrases = {
    **dict.fromkeys(["long", "wide", "high", "tall", "deep", "thick", "away", "across", "apart"], ("ASIDE", None)),
    **dict.fromkeys(["°", "/", "long ton", "long tons"], ("WORD", None)),
}
_SHORT_SCALES = ("k", "m", "b")  # beside a measure these are units
_JOINED = ("to", "or", "and")
_ORDINAL = ("st", "nd", "rd", "th", "s")  # "30th" and "1990s" are no counts


class NumberLexicon(Lexicon):
    """The words of one kind of quantity by one hedge table."""

    def __init__(self, kind: Quantity, table: HedgeTable) -> None:
        phrases = number_phrases(table)
        if kind is Quantity.MEASURE:
            phrases = {words: meant for words, meant in phrases.items() if words not in _SHORT_SCALES}
        self._kind, self._scales = kind, table.scale
        own = {**_own_phrases(kind), **phrases, **_WORDS}
        super().__init__(
            {words if words == "-" else words.removeprefix("-"): meant for words, meant in own.items()},
            (self._scan_and, scan_fraction, scan_number),
            strangers=kind is not Quantity.MONEY,
        )

    def atoms(self, text: str) -> list[Atom]:
        """The atoms without the hyphens that join words: "15-km", "half-a-million", "20-plus", but not "20-30"."""
        atoms = super().atoms(text)
        return [atom for i, atom in enumerate(atoms) if not _is_hyphen(atoms, i)]

    def tokens(self, words: str) -> list[Token]:
        """The tokens without the article of "a $5 million grant" or "the 30"."""
        tokens = super().tokens(words)
        kept = []
        for before, this, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
            text = words[this.start_pos : this.end_pos].lower()
            follows = after.type if after else ""
            if text in ("a", "an", "the") and follows in ("NUMBER", "CURRENCY"):
                continue
            is_ordinal = before and before.type == "NUMBER" and before.end_pos == this.start_pos and text in _ORDINAL
            if is_ordinal or (self._kind is Quantity.COUNT and this.type == "A" and follows == "WORD"):
                this.type = "NOT_A_NOUN"  # "a soldier" is no count
            kept.append(this)
        return kept

    def _scan_and(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The `and` between two ends, and what joins a number's parts: "two thousand and five", "two million, five"."""
        if parts_the_ends(atoms, i):
            return token("AND", None, [atoms[i]]), i + 1
        if atoms[i].text in ("and", ",") and 0 < i < len(atoms) - 1:
            goes_on = atoms[i + 1].is_digits or is_number_word(atoms[i + 1].text)
            if goes_on and atoms[i - 1].text in self._scales:
                return token("JOIN", None, [atoms[i]]), i + 1
        return None


def _own_phrases(kind: Quantity) -> Mapping[str, tuple[str, object]]:
    if kind is Quantity.MONEY:
        return currency_phrases()
    if kind is Quantity.MEASURE:
        return {**_NOUNS, **_UNITS}
    return {**_NOUNS, **_NOT_A_NOUN, **(_PERCENT if kind is Quantity.SHARE else {})}


def _is_hyphen(atoms: Sequence[Atom], i: int) -> bool:
    if atoms[i].text != "-" or not 0 < i < len(atoms) - 1:
        return False
    before, after = atoms[i - 1], atoms[i + 1]
    if before.end < atoms[i].start or atoms[i].end < after.start:
        return False
    return before.text in _JOINED or (after.text.isalpha() and not is_number_word(after.text))
