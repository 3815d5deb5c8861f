"""Currencies: ISO 4217 codes with their printed symbols and names, from CLDR (Babel) and from currencies.toml."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Money", "currency_phrases", "is_currency"]


@attrs.frozen
class Money:
    """The currencies that a printed word or symbol may stand for, and the one it means where nothing else is said."""

    codes: tuple[str, ...]
    default: str | None
    is_code: bool = False
    worth: Decimal = Decimal(1)  # of a cent, in its currency
    follows: bool = False  # whether it is a currency only after a number: "won" is a word

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
    data = tomllib.loads(files("discrepant.reading").joinpath("currencies.toml").read_text("utf-8"))
    for noun in data["noun"]:
        worth, follows = Decimal(noun.get("worth", "1")), noun.get("follows", False)
        meant = Money(tuple(noun["codes"]), noun.get("default"), worth=worth, follows=follows)
        phrases |= dict.fromkeys(noun["words"], ("CURRENCY", meant))
        if "$" in noun["words"]:
            phrases |= {f"{code}$": ("CURRENCY", Money((code,), code)) for code in noun["codes"]}
    return phrases
