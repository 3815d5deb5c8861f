"""The phrases of printed numbers by the terminals of numbers.lark.

They are the hedge table's, and those that go with a kind.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from discrepant.reading.currencies import currency_phrases, currency_words
from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.model import Quantity
from discrepant.reading.tokens import Phrases
from discrepant.reading.units import printed_units
from discrepant.reading.words import words_of

__all__ = ["SHORT_SCALES", "number_phrases", "phrases_of", "prints_percent"]

SHORT_SCALES = ("k", "m", "b")  # beside a measure these are units
_BEHIND_UNITS = ("\u00b2", "\u00b3", "squared", "cubed")


def prints_percent(words: str) -> bool:
    """Whether a percent sign stands in the words, or what is printed for it."""
    signs = "|".join(map(re.escape, words_of("numbers")["share"]["PERCENT"]))
    return re.search(rf"(?<![a-z])(?:{signs})(?![a-z])", words.lower()) is not None


def number_phrases(table: HedgeTable) -> Phrases:
    """The hedge table's words as tokens.

    The tokens are HEDGE_BEFORE, HEDGE_AFTER, HEDGE_EITHER (a sense), FEW, MANY, SCALE and PART(S).
    """
    phrases: dict[str, tuple[str, object]] = {}
    for row in table.hedge:
        for words in row.before:
            phrases[words] = ("HEDGE_EITHER" if words in row.after else "HEDGE_BEFORE", row.sense)
        phrases |= {words: ("HEDGE_AFTER", row.sense) for words in row.after if words not in row.before}
    phrases |= {words: ("FEW", few) for few in table.few for words in few.words}
    for word, value in table.tens.items():
        phrases |= dict.fromkeys((word, f"many {word}"), ("MANY", value))
        if word.endswith("illions"):  # of a "multi-million-euro deal", and of a "multimillion-dollar" one
            phrases |= dict.fromkeys((f"multi-{word[:-1]}", f"multi{word[:-1]}"), ("MANY", value))
    for word, value in table.tens.items():  # "tens of billions", "hundreds of thousands"
        phrases |= {f"{word} of {more}": ("MANY", value * times) for more, times in table.tens.items() if times > value}
    phrases |= {word: ("SCALE", value) for word, value in table.scale.items()}
    for word, fraction in table.fraction.items():
        phrases[word] = ("PART", fraction)
        phrases["halves" if word == "half" else f"{word}s"] = ("PARTS", fraction)
        phrases[f"and a {word}"] = ("AND_PART", fraction)
    return phrases


@cache
def _words(table: str) -> Phrases:
    """The words of one table of numbers.toml by their terminal."""
    return {
        phrase: ("IN", Decimal(1)) if terminal == "PER" else (terminal, None)
        for terminal, phrases in words_of("numbers")[table].items()
        for phrase in phrases
    }


def _how_often() -> Phrases:
    counted = words_of("numbers")["count"].items()
    return {phrase: ("NUMBER", Numeral.printed(n)) for n, phrases in counted for phrase in phrases} | {
        "times": ("WORD", None)
    }


def phrases_of(kind: Quantity, table: HedgeTable, *, is_running: bool) -> Phrases:
    """All that the lexicon of a kind knows, the later ones before the earlier."""
    bending = number_phrases(table)
    if kind is Quantity.MEASURE:
        bending = {words: meant for words, meant in bending.items() if words not in SHORT_SCALES}
    known = {**_own_phrases(kind, is_running=is_running), **bending, **_words("grammar")}
    return {words if words == "-" else words.removeprefix("-"): meant for words, meant in known.items()}


def _own_phrases(kind: Quantity, *, is_running: bool) -> Phrases:
    if kind is Quantity.MONEY:
        scale = {"t": ("SCALE", Numeral.of(Decimal(10) ** 12))}
        bent = {phrase: meant for phrase, meant in _words("noun").items() if meant[0] == "NOT_A_NOUN"}
        return {**bent, **_words("money"), **currency_phrases(), **scale}
    if kind is Quantity.MEASURE:
        nouns = {phrase: meant for phrase, meant in _nouns(is_running=is_running).items() if meant[0] == "WORD"}
        units = [*printed_units(), *_BEHIND_UNITS] if is_running else []
        return {**nouns, **_words("measure"), **dict.fromkeys(units, ("WORD", None))}
    own = _nouns(is_running=is_running)
    if kind is Quantity.SHARE:
        own |= _words("share")
    elif kind is Quantity.COUNT:  # "30 million euros" are money
        own |= dict.fromkeys([*currency_words(), "usd", "eur", "gbp", "jpy", "chf"], ("NOT_A_NOUN", None))
        own |= {} if is_running else _how_often()
        own |= {"fold": ("NOT_A_NOUN", None)} if is_running else {}
    else:  # of an index or a game, but not of a currency or a unit
        own |= dict.fromkeys([*printed_units(), *currency_phrases()], ("NOT_A_NOUN", None))
        own |= _words("number")
    return own


def _nouns(*, is_running: bool) -> dict[str, tuple[str, object]]:
    """What is counted; in a text the number ends before "of U.S. homes"."""
    return {words: meant for words, meant in _words("noun").items() if not (is_running and words.endswith("."))}
