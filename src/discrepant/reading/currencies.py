"""Currencies: ISO 4217 codes with their printed symbols and names.

These are from CLDR, by currency_names.toml, and from currencies.toml.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import attrs

from discrepant.reading.words import words_of

__all__ = ["Money", "coins_of", "currency_codes", "currency_phrases", "currency_words", "is_currency"]


@attrs.frozen
class Money:
    """The currencies that a printed word or symbol may stand for.

    `default` is the one that it means where nothing else is said.
    """

    codes: tuple[str, ...]
    default: str | None
    is_code: bool = False
    worth: Decimal = Decimal(1)  # of a cent, in its currency
    follows: bool = False  # whether it is a currency only after a number: "won" is a word
    leads: bool = False  # whether it is one only before a number: "R" and "N"
    cased: bool = False  # whether it is one only with a capital: "RM" and "Rp"

    def is_printed(self, words: str) -> bool:
        """Whether it is printed in the letters that make it a currency and no other word.

        "all" is not printed as a currency, and "ALL" is.
        """
        return words.isupper() if self.is_code else not (self.cased and words.islower())

    def within(self, other: Money) -> bool:
        """Whether it is one of those that the other may stand for: AUD of the dollars."""
        return self.worth == other.worth == 1 and set(self.codes) <= set(other.codes)

    def settle(self, unit: str | None) -> str | None:
        """The currency meant beside a claim's unit; None where that cannot be told."""
        return unit if unit in self.codes else self.default


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes of all currencies, in use or not."""
    names = words_of("currency_names")
    return frozenset((*names["printed"], *names["others"]))


def is_currency(code: str) -> bool:
    """Whether this is the ISO 4217 code of a currency."""
    return code in currency_codes()


@cache
def coins_of(code: str) -> int:
    """How many decimals its sums are printed with, 0 for a currency without coins in use (CLDR)."""
    from babel.numbers import get_currency_precision  # noqa: PLC0415  # only where coins matter

    return get_currency_precision(code)


@cache
def _nouns() -> dict[str, Money]:
    """The everyday names, by currencies.toml."""
    data = words_of("currencies")
    nouns = [*data["noun"], *({"words": words, "codes": [code]} for code, words in data["one"].items())]
    return {
        word: Money(
            tuple(noun["codes"]),
            noun["codes"][0] if len(noun["codes"]) == 1 else noun.get("default"),
            worth=Decimal(noun.get("worth", "1")),
            follows=noun.get("follows", False),
            leads=len(word) == 1 and word.isupper(),
            cased=word != word.lower(),
        )
        for noun in nouns
        for word in noun["words"]
    }


@cache
def currency_words() -> frozenset[str]:
    """The everyday names of currencies that are no other word.

    Those of CLDR are not among them. What is counted in these words is money.
    """
    plain = (word for word, money in _nouns().items() if word.isalpha() and not money.cased)
    return frozenset(plain) - set(words_of("currencies")["others"])


@cache
def currency_phrases() -> dict[str, tuple[str, Money]]:
    """Every printed form as a CURRENCY token; the everyday names come last and so prevail."""
    phrases: dict[str, Money] = {}
    for code, names in words_of("currency_names")["printed"].items():
        meant = Money((code,), code)
        phrases |= dict.fromkeys(names, meant)
        # a code is one only in capitals: "all" and "try" are words, ALL and TRY are currencies
        phrases[code] = attrs.evolve(meant, is_code=True)
    phrases |= _nouns() | {f"{code}$": Money((code,), code) for code in _nouns()["$"].codes}
    return {words: ("CURRENCY", money) for words, money in phrases.items()}
