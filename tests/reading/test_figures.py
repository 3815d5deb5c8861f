"""Figures with a decimal comma, where the language of a text says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.figures import COMMA, POINT, figures_of, is_language
from discrepant.reading.guess import read_guessing
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader

READER = Reader()
PUBLISHED = Interval(*[date(2022, 11, 6).toordinal()] * 2)
COMMA_LANGUAGES = ["de", "fr", "pt-BR", "cs", "en-DE", "de-x-desk"]
GAPS = [".", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019"]


def read(words: str, kind: Quantity = Quantity.MONEY, language: str = "de") -> Reading:
    return READER.read(words, kind=kind, on=PUBLISHED, language=language)


class TestLanguages:
    @pytest.mark.parametrize("tag", COMMA_LANGUAGES)
    def test_those_of_cldr_have_a_comma(self, tag: str) -> None:
        assert figures_of(tag) is COMMA

    @pytest.mark.parametrize("tag", ["en", "en-GB", "es-MX", "de-CH", "ja", "tlh", "x"])
    def test_the_others_have_a_point(self, tag: str) -> None:
        assert figures_of(tag) is POINT

    def test_a_tag_has_its_form(self) -> None:
        assert is_language("de-CH-1996")
        assert not is_language("de_CH")


class TestReading:
    @pytest.mark.parametrize("language", COMMA_LANGUAGES)
    @pytest.mark.parametrize(
        ("words", "number", "place"),
        [
            ("18,2 €", 18.2, 0.1),
            ("18.200 €", 18200, 1),
            ("18 200 €", 18200, 1),
            ("€2.950,00", 2950, 0.01),
            ("€ 3.250.000", 3_250_000, 1),
            ("1'049,95 €", 1049.95, 0.01),
        ],
    )
    def test_a_comma_begins_the_decimals(self, words: str, number: float, place: float, language: str) -> None:
        found = read(words, language=language)
        assert found.number == pytest.approx(number, rel=1e-12)
        assert found.place == pytest.approx(place)

    @pytest.mark.parametrize(
        ("words", "kind", "number"),
        [("18,200", Quantity.COUNT, 18200), ("1'049.95 euros", Quantity.MONEY, 1049.95), (".5%", Quantity.SHARE, 0.5)],
    )
    def test_english_has_a_point(self, words: str, kind: Quantity, number: float) -> None:
        assert read(words, kind, "en").number == number

    @pytest.mark.parametrize("gap", ["\u00a0", "\u2009", "\u202f"])
    def test_a_blank_that_breaks_no_line_parts_groups_in_any_language(self, gap: str) -> None:
        assert read(f"10{gap}000 people", Quantity.COUNT, "en").number == 10_000

    @pytest.mark.parametrize(
        ("words", "language", "hint"),
        [("22,90 €", "en", "decimal comma"), ("22.90 €", "de", "a point parts groups"), ("10 000 euros", "en", "")],
    )
    def test_the_other_mark_is_an_error_that_tells_of_the_language(self, words: str, language: str, hint: str) -> None:
        with pytest.raises(ReadingError) as caught:
            read(words, language=language)
        assert hint in caught.value.hint

    def test_the_hint_is_given_where_the_kind_is_guessed(self) -> None:
        with pytest.raises(ReadingError, match="decimal comma"):
            read_guessing("22,90 €", kind=None, on=None, unit=None)

    @given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(GAPS), st.sampled_from(COMMA_LANGUAGES))
    def test_a_number_is_the_same_in_every_style(self, number: Decimal, gap: str, language: str) -> None:
        english = f"{number:,.2f}"
        local = english.translate({ord(","): gap, ord("."): ","})
        here, there = read(f"€{local}", language=language), read(f"€{english}", language="en")
        assert (here.number, here.place, here.values) == (there.number, there.place, there.values)

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_dates_are_read_in_any_language(self, language: str) -> None:
        for words in ("24.02.2022", "6 November 2022", "Nov. 6, 2022", "2022-11-06"):
            assert read(words, Quantity.DATE, language) == read(words, Quantity.DATE, "en")

    def test_a_length_of_time_has_decimals_too(self) -> None:
        for words, language in (("vor 2,5 Jahren", "de"), ("2,5 years ago", "en-DE")):
            assert read(words, Quantity.DATE, language).core == read("2.5 years ago", Quantity.DATE, "en").core


class TestMentions:
    TEXT = "Es kostet 1.200,50 Euro oder 18,2 Prozent. Am 5. Mai kamen 300 Menschen, 12 400 flohen."

    def test_figures_are_those_of_the_language(self) -> None:
        found = find_mentions(self.TEXT, on=PUBLISHED, reader=READER, language="de")
        numbers = [(mention.words, mention.reading.number) for mention in found if mention.reading]
        assert numbers[:3] == [("1.200,50 Euro", 1200.5), ("18,2 Prozent", 18.2), ("Am 5. Mai", None)]
        # a plain blank may part two numbers in running text, and then neither is cut from the other
        assert [number for _, number in numbers[3:]] == [300]


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("1.5e-3 percent", Quantity.SHARE, 0.0015),
        ("$2.5e6", Quantity.MONEY, 2_500_000),
        ("2.5e-3 m", Quantity.MEASURE, 0.0025),
        ("1.5E\u22123", Quantity.NUMBER, 0.0015),
    ],
)
def test_a_power_of_ten_is_no_range(words: str, kind: Quantity, number: float) -> None:
    """Whatever is printed with it, the figures before it tell how precise it is."""
    found = Reader().read(words, kind=kind)
    assert found.number == pytest.approx(number)
    assert not found.hedge.words
    assert found.core.contains(Interval(number, number))


@pytest.mark.parametrize("words", ["1e5 people", "2e-3", "1.5e-3 m", "about 2E3 of them"])
def test_nor_is_it_a_count(words: str) -> None:
    with pytest.raises(ReadingError, match="a count is printed in full"):
        Reader().read(words, kind=Quantity.COUNT)
