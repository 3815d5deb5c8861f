"""The names that Unicode's data has for currencies and units, as they stand behind one and behind more of them."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.numbers import get_currency_name
from babel.units import format_unit

from discrepant.reading.currencies import is_currency
from discrepant.reading.languages import languages
from discrepant.reading.languages.cldr import currency_names, unit_names
from discrepant.reading.words import words_of


@pytest.mark.parametrize("count", [None, 1, 7, 40])
@pytest.mark.parametrize("language", languages())
def test_a_currency_is_known_behind_one_and_behind_more(language: str, count: int | None) -> None:
    locale = Locale.parse(language)
    named = {get_currency_name(code, count=count, locale=locale) for code in filter(is_currency, locale.currencies)}
    assert named
    assert named <= currency_names(language).keys()


@pytest.mark.parametrize("count", [1, 7, 40])
@pytest.mark.parametrize("language", languages())
def test_so_is_a_unit(language: str, count: int) -> None:
    printed = {unit: format_unit(count, unit, length="long", locale=language) for unit in words_of("cldr")["unit"]}
    told = {words.removeprefix(f"{count} ") for unit, words in printed.items() if unit not in words}
    assert told
    assert {words for words in told if not words.startswith(str(count))} <= unit_names(language).keys()
