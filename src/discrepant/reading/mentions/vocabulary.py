"""The words that mentions are made of: those of the reader's own lexicons, each with its part in running text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.reading.currencies import Money, currency_phrases
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.numerals import is_number_word, number_phrases
from discrepant.reading.tokens import Lexicon

__all__ = ["DATE", "NUMBER", "Calendar", "PhraseTable", "Vocabulary", "print_rules", "vocabulary"]

# What a word can be the heart of; a word with neither only stands beside one.
NUMBER, DATE = 1, 2

# One letter for each part that a phrase plays in a printed number; the shapes in amounts.py are made of them.
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
# In the phrases for parts of a unit, the words that are no sign of one.
_SMALL_WORDS = frozenset(
    ["in", "on", "the", "of", "part", "at", "a", "very", "-", "through", "way", "so", "during", "over"],
)
# A full stop goes on after these and the short months and weekdays; elsewhere it ends a sentence.
_SHORT = frozenset(["a", "p", "m", "approx", "ca", "c", "rs", "u", "s", "k"])


@cache
def print_rules() -> Mapping[str, Any]:
    """The tables of mentions.toml as they stand there."""
    text = files("discrepant.reading.mentions").joinpath("mentions.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@attrs.frozen(eq=False)
class PhraseTable:
    """Phrases by their first atom, the longest first, each with what it stands for."""

    _by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    @classmethod
    def of(cls, phrases: Mapping[str, str]) -> PhraseTable:
        """The table of phrases as they are printed."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meant in phrases.items():
            if atoms := _atoms(phrase):
                by_first.setdefault(atoms[0], []).append((atoms, meant))
        for entries in by_first.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)
        return cls(by_first)

    def at(self, texts: Sequence[str], i: int) -> tuple[str, int] | None:
        """What the longest phrase that begins here stands for, and the index after it."""
        for atoms, meant in self._by_first.get(texts[i], ()) if i < len(texts) else ():
            if len(atoms) == 1 or tuple(texts[i : i + len(atoms)]) == atoms:
                return meant, i + len(atoms)
        return None

    @property
    def words(self) -> Iterator[str]:
        """Every atom of every phrase."""
        return (atom for entries in self._by_first.values() for atoms, _ in entries for atom in atoms)


@attrs.frozen(kw_only=True, eq=False)
class Calendar:
    """The atoms of dates by their part: hearts first, then what stands before one.

    `leaders` may stand before a heart, a phrase may begin with one of `firsts`, `edges` begin a phrase that is cut from
    what only belongs to a noun ("after Tuesday's vote"), `which` and `phases` make a unit of the calendar a date.
    """

    months: frozenset[str]
    short_months: frozenset[str]
    weekdays: frozenset[str]
    short_weekdays: frozenset[str]
    seasons: frozenset[str]
    decades: frozenset[str]
    units: frozenset[str]
    ordinals: frozenset[str]
    since_now: frozenset[str]
    leaders: frozenset[str]
    firsts: frozenset[str]
    edges: frozenset[str]
    which: frozenset[str]
    phases: frozenset[str]
    named: PhraseTable
    unreadable: PhraseTable
    roles: Mapping[str, str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        roles = {
            "decade": self.decades,
            "season": self.seasons,
            "unit": self.units,
            "short weekday": self.short_weekdays,
            "short month": self.short_months,
            "month": self.months,
            "weekday": self.weekdays,
        }
        object.__setattr__(self, "roles", {word: role for role, words in roles.items() for word in words})


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
    calendar = _calendar(table)
    return Vocabulary(
        words=_printed(tags, calendar),
        tags=tags,
        codes=frozenset(words.lower() for words, meant in _money() if meant.is_code),
        suffixes=frozenset(_suffixes(tags)),
        short=_SHORT | calendar.short_months | calendar.short_weekdays,
        calendar=calendar,
    )


def _atoms(phrase: str) -> tuple[str, ...]:
    return tuple(atom.text for atom in Lexicon({}).atoms(phrase))


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


def _calendar(table: HedgeTable) -> Calendar:
    data = almanac()
    word = data["word"]
    months = [words for entry in data["months"].values() for words in entry]
    weekdays = [words for entry in data["weekdays"].values() for words in entry]
    edges = [*word["PREP"], *word["IN"], *word["FROM"], *word["UNTIL"], *word["BETWEEN"], *_all(data["edge"].values())]
    which = list(_all(data["which"].values()))
    phases = [*_all(entry["words"] for entry in data["phase"]), *_all(data["phase_by_today"].values())]
    hedges = [words for words, (kind, _) in number_phrases(table).items() if kind in ("HEDGE_BEFORE", "HEDGE_EITHER")]
    before = [*edges, *which, *phases, *hedges, *_all(data["hedge"].values())]
    before += [*data["week"]["beginning"], *data["week"]["ending"]]
    never = set(print_rules()["unreadable"]["never"]) | set(print_rules()["idle"]["named"])
    lower = set(print_rules()["unreadable"]["lower"])
    unreadable = [words for entry in data["unreadable"] for words in entry["words"] if words not in never]
    return Calendar(
        months=frozenset(words for words in months if words in data["months"]),
        short_months=frozenset(words for words in months if words not in data["months"]),
        weekdays=frozenset(words for words in weekdays if words.endswith(("day", "days"))),
        short_weekdays=frozenset(words for words in weekdays if not words.endswith(("day", "days"))),
        seasons=frozenset(words for entry in data["season"].values() for words in entry.get("words", ())),
        decades=frozenset(data["decades"]),
        units=frozenset(words for entry in data["unit"].values() for words in (*entry["one"], *entry["many"])),
        ordinals=frozenset([*data["ordinal"]["words"], "thirtieth", "st", "nd", "rd", "th"]),
        since_now=frozenset(["ago", "hence"]),
        leaders=frozenset(_all(map(_atoms, before))) | {"the"},
        firsts=frozenset(_atoms(words)[0] for words in before) | {"the"},
        edges=frozenset(_atoms(words)[0] for words in edges),
        which=frozenset(_atoms(words)[-1] for words in which if words not in print_rules()["idle"]["which"]),
        phases=frozenset(_all(map(_atoms, phases))) - _SMALL_WORDS,
        named=PhraseTable.of({words: "" for words in data["named"] if words not in never}),
        unreadable=PhraseTable.of({words: "lower" if words in lower else "" for words in unreadable}),
    )


def _all(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    return (words for entry in lists for words in entry)


def _printed(tags: PhraseTable, calendar: Calendar) -> dict[str, int]:
    """Each word in the cases in which it may be printed. Months and weekdays have a capital, or are other words."""
    data = almanac()
    plain = {*tags.words, *calendar.leaders, *calendar.ordinals, *calendar.since_now, *_MARKS, *_ENDS}
    plain |= {*calendar.named.words, *calendar.unreadable.words, "back"}
    of_dates = [*_all(data["clock"].values()), *_all(data["word"].values()), *data["week"]["but_one"]]
    plain |= set(_all(map(_atoms, of_dates)))
    names = calendar.months | calendar.short_months | calendar.weekdays | calendar.short_weekdays
    hearts = {word: 0 for word in plain - names if not word[0].isdigit()}
    numbers = {word for word in (*_SMALL, *_ROUND_TENS) if is_number_word(word)} | set(_FRACTIONS)
    numbers |= {word for word in plain if (tags.at([word], 0) or "?")[0] in "svfh"} | {"few", "couple", "mile", "miles"}
    dates = {*calendar.units, *calendar.seasons, *calendar.decades, *calendar.since_now}
    dates |= {"today", "tonight", "yesterday", "tomorrow", "overnight", "night", "morning", "afternoon", "evening", "q"}
    dates |= {atoms[0] for phrase in _unreadable() if len(atoms := _atoms(phrase)) == 1}
    for word in numbers:
        hearts[word] = hearts.get(word, 0) | NUMBER
    for word in dates:
        hearts[word] = hearts.get(word, 0) | DATE
    cased = {form: bits for word, bits in hearts.items() for form in (word, word.capitalize(), word.upper())}
    for word in names:
        cased |= dict.fromkeys((word.capitalize(), word.upper()), DATE)
    return cased


def _unreadable() -> Iterator[str]:
    return _all(entry["words"] for entry in almanac()["unreadable"])
