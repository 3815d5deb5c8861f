"""The words of a language as tokens, each with what it is in English.

There are two lexicons of a language, one for numbers and one for dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from discrepant.reading.currencies import is_currency
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.cldr import (
    currency_names,
    currency_symbols,
    month_names,
    short_weekdays,
    unit_names,
    weekday_names,
)
from discrepant.reading.languages.language import Language
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Phrases
from discrepant.reading.words import words_of

__all__ = ["EnglishWords", "date_phrases", "number_phrases_in"]

_MANY = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands"}


@attrs.frozen(kw_only=True)
class EnglishWords:
    """What a word is in English, and where it stands otherwise: what it is there.

    A scale is `otherwise` where no number is before it: "one thousand", "millions". A hedge is so behind its number,
    what begins a span elsewhere than at the beginning. `cased` is how it must be printed, where that tells it from
    another word; `is_linked` what goes on to what is counted.
    """

    english: str
    otherwise: str | None = None
    cased: str = ""
    is_linked: bool = False


_Entries = Iterator[tuple[str, tuple[str, EnglishWords]]]


def number_phrases_in(language: Language, table: HedgeTable) -> Phrases:
    """The phrases of counts, sums, shares and measures."""
    phrases = dict(_of_any_language(language))
    if language.is_known:
        phrases |= {
            name: ("CURRENCY", EnglishWords(english=code)) for name, code in currency_names(language.tag).items()
        }
        phrases |= {name: ("UNIT", EnglishWords(english=unit)) for name, unit in unit_names(language.tag).items()}
        for role, tables in (("UNIT", ("calendar", "unit")), ("CURRENCY", ("currency",)), ("NOUN", ("counted",))):
            phrases |= _plain(language, role, tables)
        phrases |= dict(_amounts(language))
        phrases |= (
            _plain(language, "PLAIN", ["number"]) | _hedges(language, table) | dict(_begins(language, phrases={}))
        )
        phrases |= _refused(language, "refused") | _plain(language, "NUMBER", ["nothing"])
    return _lower(phrases)


def date_phrases(language: Language, table: HedgeTable) -> Phrases:
    """The phrases of dates."""
    phrases: dict[str, tuple[str, EnglishWords]] = {mark: ("PLAIN", EnglishWords(english="")) for mark in (",", ".")}
    phrases["-"] = ("PLAIN", EnglishWords(english="-"))
    if language.is_known:
        phrases |= _hedges(language, table) | dict(_amounts(language))
        phrases |= {name: ("MONTH", EnglishWords(english=month)) for name, month in month_names(language.tag).items()}
        phrases |= {name: ("DAY", _weekday(language, name, day)) for name, day in weekday_names(language.tag).items()}
        phrases |= dict(_parts_of_days(language))
        roles = {"calendar": "UNIT", "months": "MONTH", "weekdays": "DAY", "which": "WHICH", "date": "PLAIN"}
        for name, role in roles.items():
            phrases |= _plain(language, role, [name])
        for english, words in language.table("which_after"):
            phrases |= {
                word: ("WHICH", attrs.evolve(phrases[word][1], otherwise=english))
                if phrases.get(word, ("",))[0] == "WHICH"
                else ("WHICH_AFTER", EnglishWords(english=english))
                for word in words
            }
        for english, words in language.table("ago"):
            phrases |= dict.fromkeys(words, ("AGO", EnglishWords(english="ago", otherwise=english or None)))
        phrases |= dict(_begins(language, phrases))
        # what bends a number is no word of a date, and says so where it is asked for one
        phrases |= {word: ("BENDS", meant) for word, (_, meant) in _refused(language, "refused").items()}
        # what has a meaning here is read: "antes" counts from something else, and "antes de" from a date
        phrases = _refused(language, "refused_date") | phrases
    return _lower(phrases)


def _weekday(language: Language, name: str, english: str) -> EnglishWords:
    """A day of the week, which is shortened with the capital that it has: in German "so." is a word, "So." a day."""
    printed = short_weekdays(language.tag).get(name, "")
    return EnglishWords(english=english, cased=printed if printed[:1].isupper() else "")


def _parts_of_days(language: Language) -> _Entries:
    """The days of the week with a part of each: "Samstagabend", "lundi matin"."""
    short = short_weekdays(language.tag)
    for name, day in weekday_names(language.tag).items():
        if name not in short:
            for part, forms in language.table("part_of_day"):
                yield from ((form.format(name), ("DAY", EnglishWords(english=f"{day} {part}"))) for form in forms)


def _lower(phrases: Mapping[str, tuple[str, EnglishWords]]) -> Phrases:
    return {words.lower(): meant for words, meant in phrases.items()}


def _of_any_language(language: Language) -> _Entries:
    """Signs and codes, which are the same everywhere."""
    data = words_of("cldr")["symbol"]
    for symbol, code in currency_symbols(language.tag).items():
        yield symbol, ("CURRENCY", EnglishWords(english=code))
    for word in data["words"]:
        yield word, ("UNIT", EnglishWords(english=word, cased=word if len(word) == 1 else ""))
    for sign in (*data["money"], "+/-", "\u00b1"):
        yield sign, ("CURRENCY" if sign in data["money"] else "PLAIN", EnglishWords(english=sign))
    for sign in ("-", "%"):
        yield sign, ("PLAIN", EnglishWords(english=sign))
    from babel import Locale  # noqa: PLC0415  # only where there is another language

    for code in map(str, Locale("en").currencies):
        if is_currency(code):
            yield code, ("CURRENCY", EnglishWords(english=code, cased=code))


def _plain(language: Language, role: str, tables: Iterable[str]) -> dict[str, tuple[str, EnglishWords]]:
    """The words of tables that are the same in English wherever they stand."""
    entries = (entry for name in tables for entry in language.table(name))
    roles = {"the": "THE"}
    return {
        word: (roles.get(english, role), EnglishWords(english=english)) for english, words in entries for word in words
    }


def _amounts(language: Language) -> _Entries:
    """What counts without figures: scales, vague and collective numbers, parts."""
    for english, forms in language.words.get("scale", {}).items():
        many = _MANY.get(english, f"{english}s")
        one = EnglishWords(english=english, otherwise=f"one {english}")
        yield from _linked(language, forms.get("one", ()), "SCALE", one)
        yield from _linked(language, forms.get("many", ()), "SCALE", attrs.evolve(one, otherwise=many))
    for role, name in (("MANY", "many"), ("COLLECTIVE", "collective"), ("PART", "part")):
        for english, words in language.table(name):
            yield from _linked(language, words, role, EnglishWords(english=english))
    for english, words in language.table("spelled"):
        yield from ((word, ("NUMBER", EnglishWords(english=english))) for word in words)
    for few in language.words.get("few", ()):
        yield from ((word, ("FEW", EnglishWords(english=few["english"]))) for word in few["words"])
    yield from ((word, ("ARTICLE", EnglishWords(english="a"))) for word in language.words["numerals"]["articles"])


def _linked(language: Language, words: Iterable[str], role: str, meant: EnglishWords) -> _Entries:
    """The words as they are, and with what goes on to what is counted: "millones de"."""
    for word in words:
        yield word, (role, meant)
        for link in language.links:
            yield f"{word} {link}", (role, attrs.evolve(meant, is_linked=True))


def _hedges(language: Language, table: HedgeTable) -> dict[str, tuple[str, EnglishWords]]:
    """Each hedge as the words of its sense in the hedge table."""
    phrases: dict[str, tuple[str, EnglishWords]] = {}
    for entry in language.words.get("hedge", ()):
        row = table.rows[Sense(entry["sense"])]
        before, after = language.forms(entry.get("before", [])), language.forms(entry.get("after", []))
        for word in (*before, *after):
            meant = EnglishWords(
                english=row.before[0] if word in before and row.before else "",
                otherwise=row.after[0] if word in after and row.after else None,
            )
            phrases[word] = ("HEDGE", meant)
    for english, words in language.table("few_before_unit"):
        for word in words:
            phrases[word] = ("HEDGE_OR_FEW", attrs.evolve(phrases[word][1], otherwise=english))
    return phrases


def _begins(language: Language, phrases: Mapping[str, tuple[str, EnglishWords]]) -> _Entries:
    """What is "from" where it begins a span, and something else elsewhere."""
    for english, words in language.table("first"):
        for word in words:
            elsewhere = phrases.get(word)
            yield word, ("FIRST", EnglishWords(english=english, otherwise=elsewhere[1].english if elsewhere else None))


def _refused(language: Language, name: str) -> dict[str, tuple[str, EnglishWords]]:
    """What is refused, with the reason; it is so with what goes on from it, too."""
    phrases: dict[str, tuple[str, EnglishWords]] = {}
    for entry in language.words.get(name, ()):
        if language.tag not in entry.get("in", [language.tag]):
            continue
        meant = EnglishWords(english="", otherwise=entry["because"], is_linked=entry.get("side") == "before")
        for word in language.forms(entry["words"]):
            phrases |= dict.fromkeys((word, *(f"{word} {link}" for link in language.links)), ("REFUSED", meant))
    return phrases
