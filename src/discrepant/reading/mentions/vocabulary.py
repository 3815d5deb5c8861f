"""The words of the reader's own lexicons as they stand in running text.

Each has the kinds that it can be a part of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

import attrs

from discrepant.reading.dates.almanac import almanac, words_beside
from discrepant.reading.dates.clock import clock_words
from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import MILLIONS_OF, NumberLexicon
from discrepant.reading.numerals import NUMBER_WORDS, ORDINAL_WORDS, VULGAR
from discrepant.reading.tokens import PLAIN
from discrepant.reading.words import rules

__all__ = [
    "DATE",
    "LED",
    "MEASURE",
    "MONEY",
    "NUMBER",
    "NUMBER_KINDS",
    "SHARE",
    "UNIT",
    "MentionVocabulary",
    "vocabulary",
]

# What a word can be the heart of, and then what it makes of the number beside it; a word without a heart only stands
# beside one. A unit is one beside "a": nearly an hour.
NUMBER, DATE, UNIT, MONEY, SHARE, MEASURE, LED = (1 << bit for bit in range(7))

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
_SHORTENED = {
    *("jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
}
_CAPITAL = ("MONTH", "WEEKDAY")
_SHORT_UNIT = 2  # letters of m, in, lb
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "this", "from", "as", "per", "-"]
)
# Beside the words of the lexicons: marks, which have more than one form in print, and the ends of ordinals and decades.
_MARKS = "'\u2019-\u2010\u2011\u2012\u2013\u2212.,:/()[]\u00a0"
_MARKS += "\u00d7^\u207b\u207a\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_ENDS = ["oh", "st", "nd", "rd", "th", "s", "q", "t", "z"]


@attrs.frozen(kw_only=True)
class MentionVocabulary:
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
def vocabulary(table: HedgeTable, figures: Figures = POINT) -> MentionVocabulary:
    """The vocabulary by one hedge table and the figures of one language."""
    numbers = {kind: NumberLexicon(kind, table, figures, is_running=True) for kind in NUMBER_KINDS}
    dates = DateLexicon(table, figures)
    phrases = [phrase for lexicon in (*numbers.values(), dates) for phrase in lexicon.phrases]
    whole: dict[str, set[str]] = {}
    for atoms, kind in phrases:
        if len(atoms) == 1:
            whole.setdefault(kind, set()).add(atoms[0])
    touching = whole["SCALE"] | whole["CURRENCY"] | whole["WORD"] | whole["PERCENT"]
    return MentionVocabulary(
        numbers=numbers,
        dates=dates,
        words=_printed(_parts(phrases, table), {word for kind in _CAPITAL for word in whole[kind]}),
        suffixes=frozenset(touching | rules()["label"]["suffix"]),
        prefixes=frozenset(whole["CURRENCY"]),
        short=frozenset(rules()["sentence"]["short"] | _SHORTENED),
    )


def _parts(phrases: Iterable[tuple[Sequence[str], str]], table: HedgeTable) -> dict[str, int]:
    """Every word in lower case with its parts: of the phrases, and of what the lexicons scan without one."""
    parts: dict[str, int] = {}
    for atoms, kind in phrases:
        part = _PARTS.get(kind, 0)
        for atom in atoms:
            part |= UNIT if kind == "WORD" and atom.isalpha() and len(atom) > _SHORT_UNIT else 0
            parts[atom] = parts.get(atom, 0) | (part & SHARE if atom in _SMALL_WORDS else part)
        if kind in ("NAMED", "UNREADABLE") and " ".join(atoms) not in rules()["idle"]["words"] | words_beside():
            parts[atoms[-1]] |= 0 if atoms[-1] in _SMALL_WORDS else DATE
    scanned: list[tuple[Iterable[str], int]] = [
        ((*clock_words(), *ORDINAL_WORDS, *almanac()["ordinal"]["half"], "age", "point"), 0),
        ((*almanac()["hundred"], "thousand"), DATE),  # nineteen ninety-six, two thousand and eight
        ((*NUMBER_WORDS, *rules()["unit"]["alone"], *rules()["change"]["times"], *rules()["untold"]["words"]), NUMBER),
        ((*VULGAR, *(f"{word}fold" for word in (*NUMBER_WORDS, *table.scale))), NUMBER | SHARE),
        (MILLIONS_OF, MONEY),
        (("c", "f", "in", "ins", "aged", "age", "ages"), MEASURE),
        (("/",), SHARE),
    ]
    for words, part in scanned:
        for word in words:
            parts[word] = parts.get(word, 0) | part
    return parts


def _printed(parts: Mapping[str, int], capital: Collection[str]) -> dict[str, int]:
    """Each word in the cases in which it may be printed. Months and weekdays have a capital, or are other words."""
    words = dict.fromkeys((*_MARKS, *_ENDS), 0)
    for word, part in parts.items():
        if not word[0].isdigit():
            words |= dict.fromkeys({word.capitalize(), word.upper(), *([] if word in capital else [word])}, part)
    for word in capital:
        words |= dict.fromkeys((word.capitalize(), word.upper()), words[word.capitalize()] | DATE)
    words |= {mark: words[mark.translate(PLAIN)] for mark in _MARKS}  # each tells what its plain one does
    eras = (era for name in ("ours", "before") for era in almanac()["era"][name])
    return {era: 0 for era in eras if era.isalpha()} | words | {era.upper(): 0 for era in eras if era.isalpha()}
