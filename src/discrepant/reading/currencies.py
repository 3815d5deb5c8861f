"""Currencies: ISO 4217 codes with their printed symbols and names, from CLDR (Babel) and from currencies.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Money", "coins_of", "currency_phrases", "currency_words", "is_currency"]

_OTHER_NOUNS = frozenset(
    ["pound", "pounds", "crown", "crowns", "buck", "bucks", "rand", "rs", "kr", "mark", "marks", "sterling"]
)


@attrs.frozen
class Money:
    """The currencies that a printed word or symbol may stand for, and the one it means where nothing else is said."""

    codes: tuple[str, ...]
    default: str | None
    is_code: bool = False
    worth: Decimal = Decimal(1)  # of a cent, in its currency
    follows: bool = False  # whether it is a currency only after a number: "won" is a word
    cased: bool = False  # whether it is one only with a capital: "RM" and "Rp"

    def is_printed(self, words: str) -> bool:
        """Whether it is printed in the letters that make it a currency and no other word: all is none, ALL is."""
        return words.isupper() if self.is_code else not (self.cased and words.islower())

    def within(self, other: Money) -> bool:
        """Whether it is one of those that the other may stand for: AUD of the dollars."""
        return self.worth == other.worth == 1 and set(self.codes) <= set(other.codes)

    def settle(self, unit: str | None) -> str | None:
        """The currency meant beside a claim's unit; None where that cannot be told."""
        return unit if unit in self.codes else self.default


@cache
def _english() -> Locale:
    from babel import Locale  # noqa: PLC0415  # only where there is money to read

    return Locale("en")


@cache
def is_currency(code: str) -> bool:
    """Whether this is the ISO 4217 code of a currency."""
    return code in _english().currencies and code != "XXX"


@cache
def coins_of(code: str) -> int:
    """How many decimals its sums are printed with, 0 for a currency without coins in use (CLDR)."""
    from babel.numbers import get_currency_precision  # noqa: PLC0415  # likewise

    return get_currency_precision(code)


@cache
def _nouns() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(files("discrepant.reading").joinpath("currencies.toml").read_text("utf-8"))["noun"])


@cache
def currency_words() -> frozenset[str]:
    """The everyday names that are no other word, without those of CLDR: what is counted in them is money."""
    plain = (noun for noun in _nouns() if not noun.get("follows") and not noun.get("cased"))
    return frozenset(words for noun in plain for words in noun["words"] if words.isalpha()) - _OTHER_NOUNS


@cache
def currency_phrases() -> dict[str, tuple[str, Money]]:
    """Every printed form as a CURRENCY token; the everyday names come last and so prevail."""
    from babel.numbers import get_currency_name  # noqa: PLC0415  # likewise

    phrases: dict[str, tuple[str, Money]] = {}
    for code, symbol in _english().currency_symbols.items():
        if not is_currency(code):
            continue
        meant = Money((code,), code)
        for name in (get_currency_name(code, count=1, locale="en"), get_currency_name(code, count=2, locale="en")):
            phrases[name] = ("CURRENCY", meant)
        if symbol != code:
            phrases[symbol.replace("\u202f", " ")] = ("CURRENCY", meant)
        # a code is one only in capitals: "all" and "try" are words, ALL and TRY are currencies
        phrases[code] = ("CURRENCY", attrs.evolve(meant, is_code=True))
    for noun in _nouns():
        worth, follows = Decimal(noun.get("worth", "1")), noun.get("follows", False)
        cased = noun.get("cased", False)
        meant = Money(tuple(noun["codes"]), noun.get("default"), worth=worth, follows=follows, cased=cased)
        phrases |= dict.fromkeys(noun["words"], ("CURRENCY", meant))
        if "$" in noun["words"]:
            phrases |= {f"{code}$": ("CURRENCY", Money((code,), code)) for code in noun["codes"]}
    return phrases
