"""The words that mentions are made of: those of the reader's own lexicons, each with its part in running text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

import attrs

from discrepant.reading.currencies import Money, currency_phrases
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions.calendar_words import Calendar, calendar_words
from discrepant.reading.mentions.phrases import PhraseTable, atoms_of, print_rules
from discrepant.reading.numerals import is_number_word, number_phrases

__all__ = ["DATE", "NUMBER", "Vocabulary", "vocabulary"]

# What a word can be the heart of; a word with neither only stands beside one.
NUMBER, DATE = 1, 2

# One letter for each part that a phrase plays in a printed number; the shapes in how_many.py are made of them.
_LETTERS = {
    "HEDGE_BEFORE": "b",
    "HEDGE_EITHER": "e",
    "HEDGE_AFTER": "a",
    "FEW": "f",
    "MANY": "v",
    "SCALE": "s",
    "PART": "h",
    "PARTS": "h",
    "AND_PART": "j",
}
_GRAMMAR = {
    "A": ["a", "an"],
    "o": ["of", "of the", "the"],
    "B": ["between", "anywhere between", "somewhere between"],
    "F": ["from", "anywhere from"],
    "T": ["to", "or"],
    "&": ["and"],
    "m": ["minus", "negative"],
    "-": ["-"],
    "%": ["%", "percent", "per cent", "pct"],
    "q": ["percentage point", "percentage points"],
    "k": ["in", "out of", "in every", "out of every", "of every"],
}
_ROUND_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# Beside the words of the lexicons: marks, which have more than one form in print, and the ends of ordinals and decades.
_MARKS = ["'", "\u2019", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", ".", ",", ":", "/"]
_ENDS = ["st", "nd", "rd", "th", "s", "am", "pm", "p", "m"]
# A full stop goes on after these and the short months and weekdays; elsewhere it ends a sentence.
_SHORT = frozenset(["a", "p", "m", "approx", "ca", "c", "rs", "u", "s", "k"])


@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """Every word as printed with what it can be the heart of, the phrases of numbers, and the parts of dates."""

    words: Mapping[str, int]
    tags: PhraseTable
    codes: frozenset[str]
    suffixes: frozenset[str]
    short: frozenset[str]
    calendar: Calendar


@cache
def vocabulary(table: HedgeTable) -> Vocabulary:
    """The vocabulary by one hedge table."""
    tags = PhraseTable.of(_tags(table))
    calendar = calendar_words(table)
    return Vocabulary(
        words=_printed(tags, calendar),
        tags=tags,
        codes=frozenset(words.lower() for words, meant in _money() if meant.is_code),
        suffixes=frozenset(_suffixes(tags)),
        short=_SHORT | calendar.short_months | calendar.short_weekdays,
        calendar=calendar,
    )


def _money() -> Iterator[tuple[str, Money]]:
    return ((words, meant) for words, (_, meant) in currency_phrases().items())


def _suffixes(tags: PhraseTable) -> Iterator[str]:
    """Units and scales that are printed right after digits: 5m, 15km, 20C."""
    yield from print_rules()["label"]["suffix"]
    yield from (word for word in set(tags.words) if (tags.at([word], 0) or "?")[0] in ("s", "u", "c", "C"))


def _tags(table: HedgeTable) -> dict[str, str]:
    units = print_rules()["unit"]
    tags = {words: "C" if meant.follows else "c" for words, meant in _money()}
    for letter, words in (("u", units["words"]), ("U", units["calendar"]), ("z", _ROUND_TENS), ("n", _SMALL)):
        tags |= dict.fromkeys(words, letter)
    tags |= {**dict.fromkeys(_FRACTIONS, "r"), "-and-a-half": "j", "-and-a-quarter": "j"}
    for words, (kind, _) in number_phrases(table).items():
        plain = words if words == "-" else words.removeprefix("-")
        if kind in _LETTERS:
            tags[plain] = _LETTERS[kind]
    for letter, phrases in _GRAMMAR.items():
        tags |= dict.fromkeys(phrases, letter)
    return tags


def _printed(tags: PhraseTable, calendar: Calendar) -> dict[str, int]:
    """Each word in the cases in which it may be printed. Months and weekdays have a capital, or are other words."""
    data = almanac()
    plain = {*tags.words, *calendar.leaders, *calendar.ordinals, *calendar.since_now, *_MARKS, *_ENDS}
    plain |= {*calendar.named.words, *calendar.unreadable.words, "back"}
    of_dates = [*data["clock"].values(), *data["word"].values(), data["week"]["but_one"]]
    plain |= set(chain.from_iterable(map(atoms_of, chain.from_iterable(of_dates))))
    names = calendar.months | calendar.short_months | calendar.weekdays | calendar.short_weekdays
    hearts = {word: 0 for word in plain - names if not word[0].isdigit()}
    numbers = {word for word in (*_SMALL, *_ROUND_TENS) if is_number_word(word)} | set(_FRACTIONS)
    numbers |= {word for word in plain if (tags.at([word], 0) or "?")[0] in "svfh"} | {"few", "couple", "mile", "miles"}
    dates = {*calendar.units, *calendar.seasons, *calendar.decades, *calendar.since_now}
    dates |= {"today", "tonight", "yesterday", "tomorrow", "overnight", "night", "morning", "afternoon", "evening", "q"}
    dates |= {atoms[0] for phrase in _unreadable() if len(atoms := atoms_of(phrase)) == 1}
    for word in numbers:
        hearts[word] = hearts.get(word, 0) | NUMBER
    for word in dates:
        hearts[word] = hearts.get(word, 0) | DATE
    cased = {form: bits for word, bits in hearts.items() for form in (word, word.capitalize(), word.upper())}
    for word in names:
        cased |= dict.fromkeys((word.capitalize(), word.upper()), DATE)
    return cased


def _unreadable() -> Iterator[str]:
    return (words for entry in almanac()["unreadable"] for words in entry["words"])
