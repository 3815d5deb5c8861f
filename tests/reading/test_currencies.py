"""Currencies keep their ISO 4217 codes; a word that may mean several is settled by the claim, or not at all."""

from __future__ import annotations

import babel
import pytest
from babel.numbers import get_currency_name

from discrepant.reading.currencies import Money, currency_codes, currency_phrases, is_currency
from discrepant.reading.words import words_of


@pytest.mark.parametrize("code", ["USD", "EUR", "UAH", "RUB", "CHF", "JPY"])
def test_codes_of_currencies(code: str) -> None:
    assert is_currency(code)


@pytest.mark.skipif(not babel.__version__.startswith("2.18."), reason="other versions may have other names")
def test_their_names_are_those_of_cldr() -> None:
    english = babel.Locale("en")
    assert currency_codes() == {*english.currencies} - {"XXX"}
    names = {
        code: {*(get_currency_name(code, count=count, locale="en") for count in (1, 2)), symbol.replace("\u202f", " ")}
        for code, symbol in english.currency_symbols.items()
        if code != "XXX"
    }
    assert {code: {*printed} | {code} for code, printed in words_of("currency_names")["printed"].items()} == {
        code: printed | {code} for code, printed in names.items()
    }


@pytest.mark.parametrize("code", ["", "usd", "XXX", "ZZZ", "dollars", "km", "\x00", "\ud800"])
def test_what_is_none(code: str) -> None:
    assert not is_currency(code)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("$", "USD"),
        ("dollars", "USD"),
        ("us$", "USD"),
        ("US dollars", "USD"),
        ("u.s. dollars", "USD"),
        ("A$", "AUD"),
        ("Australian dollars", "AUD"),
        ("c$", "CAD"),
        ("€", "EUR"),
        ("euros", "EUR"),
        ("£", "GBP"),
        ("quid", "GBP"),
        ("yen", "JPY"),
        ("yuan", "CNY"),
        ("Swiss francs", "CHF"),
        ("roubles", "RUB"),
        ("hryvnia", "UAH"),
        ("USD", "USD"),
    ],
)
def test_printed_names(printed: str, code: str) -> None:
    kind, money = currency_phrases()[printed]
    assert kind == "CURRENCY"
    assert money.settle(None) == code


@pytest.mark.parametrize("printed", ["¥", "francs", "rupees", "pesos", "kronor"])
def test_names_that_need_the_claim(printed: str) -> None:
    money = currency_phrases()[printed][1]
    assert money.settle(None) is None
    assert all(money.settle(code) == code for code in money.codes)
    assert money.settle("USD") is None


def test_the_claims_unit_settles_only_what_the_word_may_mean() -> None:
    assert currency_phrases()["$"][1].settle("CAD") == "CAD"
    assert currency_phrases()["$"][1].settle("EUR") == "USD"
    assert Money(("EUR",), "EUR").settle("USD") == "EUR"


def test_every_code_of_the_table_is_a_currency() -> None:
    for _, money in currency_phrases().values():
        assert money.default is None or money.default in money.codes
        assert all(map(is_currency, money.codes))
