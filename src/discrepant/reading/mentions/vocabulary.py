"""The words of the reader's own lexicons as they stand in running text, each with the kinds that it can be a part of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.clock import clock_words
from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions.rules import rules
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import MILLIONS_OF, NumberLexicon
from discrepant.reading.numerals import NUMBER_WORDS, ORDINAL_WORDS, VULGAR

__all__ = ["DATE", "LED", "MEASURE", "MONEY", "NUMBER", "NUMBER_KINDS", "SHARE", "Vocabulary", "vocabulary"]

# What a word can be the heart of; a word with neither only stands beside one.
NUMBER, DATE = 1, 2
# What a word makes of the number beside it.
MONEY, SHARE, MEASURE, LED = 4, 8, 16, 32

NUMBER_KINDS = (Quantity.MONEY, Quantity.SHARE, Quantity.MEASURE, Quantity.NUMBER, Quantity.COUNT)
_PARTS = {
    **dict.fromkeys(["FEW", "MANY", "SCALE"], NUMBER),
    **dict.fromkeys(["PART", "PARTS", "AND_PART", "FOLD"], NUMBER | SHARE),
    "CURRENCY": MONEY,
    "LEAD": LED,
    **dict.fromkeys(["PERCENT", "IN"], SHARE),
    **dict.fromkeys(["WORD", "AGED"], MEASURE),
    **dict.fromkeys(["SEASON", "DECADE", "UNIT", "QUARTER", "AGO", "HENCE"], DATE),
}
_CAPITAL = ("MONTH", "WEEKDAY")
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "this", "from", "as", "per", "-"]
)
# Beside the words of the lexicons: marks, which have more than one form in print, and the ends of ordinals and decades.
_MARKS = [
    "'",
    "\u2019",
    "-",
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2212",
    ".",
    ",",
    ":",
    "/",
    "(",
    ")",
    "[",
    "]",
    "\u00a0",
]
_MARKS += ["\u00d7", "^", *"\u207b\u207a\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"]
_ENDS = ["oh", "st", "nd", "rd", "th", "s", "q", "t", "z"]


@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """The lexicons, every word of theirs as printed with its parts, and what may touch digits.

    A full stop goes on after one of the `short` words; elsewhere it ends a sentence.
    """

    numbers: Mapping[Quantity, NumberLexicon]
    dates: DateLexicon
    words: Mapping[str, int]
    suffixes: frozenset[str]
    prefixes: frozenset[str]
    short: frozenset[str]


@cache
def vocabulary(table: HedgeTable, figures: Figures = POINT) -> Vocabulary:
    """The vocabulary by one hedge table and the figures of one language."""
    numbers = {kind: NumberLexicon(kind, table, figures, is_running=True) for kind in NUMBER_KINDS}
    dates = DateLexicon(table, figures)
    parts: dict[str, int] = {}
    whole: dict[str, set[str]] = {}
    for lexicon in (*numbers.values(), dates):
        for atoms, kind in lexicon.phrases:
            if len(atoms) == 1:
                whole.setdefault(kind, set()).add(atoms[0])
            for atom in atoms:
                part = _PARTS.get(kind, 0)
                parts[atom] = parts.get(atom, 0) | (part & SHARE if atom in _SMALL_WORDS else part)
            if kind in ("NAMED", "UNREADABLE") and " ".join(atoms) not in rules()["idle"]["words"]:
                parts[atoms[-1]] |= 0 if atoms[-1] in _SMALL_WORDS else DATE
    for atom in (*clock_words(), *ORDINAL_WORDS, *almanac()["hundred"], *almanac()["ordinal"]["half"]):
        parts.setdefault(atom, 0)
    for atom in (*almanac()["hundred"], "thousand"):  # nineteen ninety-six, two thousand and eight
        parts[atom] = parts.get(atom, 0) | DATE
    for word in (*NUMBER_WORDS, *VULGAR, *rules()["unit"]["alone"]):
        parts[word] = parts.get(word, 0) | NUMBER
    parts |= {f"{word}fold": NUMBER | SHARE for word in (*NUMBER_WORDS, *table.scale)}
    parts |= dict.fromkeys(MILLIONS_OF, MONEY)
    parts |= {"aged": MEASURE, "age": 0}
    parts |= {"/": SHARE} | dict.fromkeys(VULGAR, NUMBER | SHARE)
    capital = {word for kind in _CAPITAL for word in whole[kind]}
    words = {**dict.fromkeys((*_MARKS, *_ENDS), 0)}
    for word, part in parts.items():
        if not word[0].isdigit():
            words |= dict.fromkeys({word.capitalize(), word.upper(), *([] if word in capital else [word])}, part)
    for word in capital:
        words |= dict.fromkeys((word.capitalize(), word.upper()), words.get(word.capitalize(), 0) | DATE)
    words |= {era.upper(): 0 for entry in ("ours", "before") for era in almanac()["era"][entry] if era.isalpha()}
    return Vocabulary(
        numbers=numbers,
        dates=dates,
        words=words,
        suffixes=frozenset(
            {*whole["SCALE"], *whole["CURRENCY"], *whole["WORD"], *whole["PERCENT"], *rules()["label"]["suffix"]}
        ),
        prefixes=frozenset(whole["CURRENCY"]),
        short=frozenset(rules()["sentence"]["short"]) | {word for word in capital if len(word) <= len("sept")},
    )
