"""Numbers as tokens: the hyphens and articles that only join are left out, and each kind has words of its own."""

from __future__ import annotations

import pytest
from strategies import NUMBER_KINDS

from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import MILLIONS_OF, NumberLexicon
from discrepant.reading.reader import Reader

LEXICONS: dict[Quantity, NumberLexicon] = {kind: NumberLexicon(kind, HedgeTable.default()) for kind in NUMBER_KINDS}


def _types(words: str, kind: Quantity) -> str:
    return " ".join(token.type for token in LEXICONS[kind].tokens(words))


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("15-km", "NUMBER WORD"),
        ("half-a-million", "PART A SCALE"),
        ("two-and-a-half-million", "NUMBER AND_PART SCALE"),
        ("20-plus", "NUMBER HEDGE_AFTER"),
        ("20-ish", "NUMBER HEDGE_AFTER"),
        ("20-30", "NUMBER DASH NUMBER"),
        ("two-three", "NUMBER DASH NUMBER"),
        ("5-to-10", "NUMBER TO NUMBER"),
        ("-5", "DASH NUMBER"),
        ("20 -km", "NUMBER DASH WORD"),
        ("20-", "NUMBER DASH"),
        ("the 30", "NUMBER"),
        ("a 15-member", "NUMBER WORD"),
        ("half the members", "PART OF WORD"),
        ("half of the members", "PART OF WORD"),
        ("a hundred", "A SCALE"),
        ("two thousand and five", "NUMBER SCALE JOIN NUMBER"),
        ("two million, five", "NUMBER SCALE JOIN NUMBER"),
        ("between two thousand and five thousand", "BETWEEN NUMBER SCALE AND NUMBER SCALE"),
        ("between a third and a half", "BETWEEN A PART AND A PART"),
        ("20 and 30", "NUMBER AND NUMBER"),
        ("two million and people", "NUMBER SCALE AND WORD"),
        ("30th", "ORDINAL"),
        ("the twenty-fifth", "ORDINAL"),
        ("its third package", "ORDINAL WORD"),
        ("a third", "A PART"),
        ("one-third", "NUMBER PART"),
        ("the second-largest", "NOT_A_NOUN WORD"),
        ("tenfold", "NUMBER FOLD"),
        ("manifold", "WORD"),
        ("30 s", "NUMBER WORD"),
        ("a soldier", "NOT_A_NOUN WORD"),
        ("30 or more", "NUMBER HEDGE_AFTER"),
        ("30 no", "NUMBER NOT_A_NOUN"),
        ("30 U.S. soldiers", "NUMBER WORD WORD"),
    ],
)
def test_tokens_of_a_count(words: str, types: str) -> None:
    assert _types(words, Quantity.COUNT) == types


@pytest.mark.parametrize(
    ("words", "kind", "types"),
    [
        ("5m", Quantity.COUNT, "NUMBER SCALE"),
        ("5m", Quantity.MEASURE, "NUMBER WORD"),
        ("5m", Quantity.MONEY, "NUMBER SCALE"),
        ("a mile", Quantity.MEASURE, "A WORD"),
        ("5 °C", Quantity.MEASURE, "NUMBER WORD WORD"),
        ("60 km/h", Quantity.MEASURE, "NUMBER WORD WORD WORD"),
        ("15 km wide", Quantity.MEASURE, "NUMBER WORD ASIDE"),
        ("a $5", Quantity.MONEY, "CURRENCY NUMBER"),
        ("A$5", Quantity.MONEY, "CURRENCY NUMBER"),
        ("5 US dollars", Quantity.MONEY, "NUMBER CURRENCY"),
        ("nine out of ten voters", Quantity.SHARE, "NUMBER IN NUMBER WORD"),
        ("40 per cent", Quantity.SHARE, "NUMBER PERCENT"),
        ("40 percentage points", Quantity.SHARE, "NUMBER NOT_A_NOUN NOT_A_NOUN"),
    ],
)
def test_tokens_of_other_kinds(words: str, kind: Quantity, types: str) -> None:
    assert _types(words, kind) == types


def test_places_are_those_of_the_printed_words() -> None:
    words = "about a 15-km"
    places = [words[token.start : token.end] for token in LEXICONS[Quantity.MEASURE].tokens(words)]
    assert places == ["about", "15", "km"]


@pytest.mark.parametrize("code", MILLIONS_OF)
def test_millions_of_a_currency_in_one_word_are_two_and_stand_in_it(code: str) -> None:
    words = f"about 5 {code.upper()}"
    places = [words[token.start : token.end] for token in LEXICONS[Quantity.MONEY].tokens(words)]
    assert places == ["about", "5", "M", code[1:].upper()]


@pytest.mark.parametrize("words", ["Price: $5", "$5 (ea)", "$5 *", ": $5"])
def test_plain_words_around_a_sum_tell_nothing_of_it(words: str) -> None:
    assert Reader().read(words, kind=Quantity.MONEY).number == 5


@pytest.mark.parametrize("words", ["P.V.P.: $5", "Up to: $5", "$5 (about)", "$5 (£4)", "several ± 3 dollars"])
def test_what_may_bend_a_sum_is_not_passed_over(words: str) -> None:
    with pytest.raises(ReadingError):
        Reader().read(words, kind=Quantity.MONEY)
