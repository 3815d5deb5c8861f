"""What a sentence of another language decides about each of its numbers and dates: one file of sentences for each.

They are marked as the English ones in `tests/data/decided`. Nothing but the words of a sentence decides: neither what
stands around it in the text nor how it is set.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marked import found_in, unmarked

from discrepant.reading.guess import day_span
from discrepant.reading.languages import languages
from discrepant.reading.mentions import find_mentions
from discrepant.reading.reader import Reader

FILES = sorted((Path(__file__).parents[2] / "data/decided_in").glob("*.txt"))
SENTENCES = [
    pytest.param(file.stem, line, id=f"{file.stem}:{number}")
    for file in FILES
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
    if line and not line.startswith("#")
]
READER = Reader()
PLAIN = {"de": "Die Stadt ist alt.", "es": "La ciudad es vieja.", "fr": "La ville est vieille."}
# A line may begin with the number of an item.
_BLANK = re.compile(r" (?!\[?!?[0-9]+(?:\|count\])?[.)])")


def test_each_language_has_its_sentences() -> None:
    assert {file.stem for file in FILES} == {*languages()}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_what_a_sentence_decides(language: str, sentence: str) -> None:
    assert found_in(sentence, language=language) == sentence


@pytest.mark.parametrize(("between", "many"), [(" ", 1), ("\n", 2), ("\n\n", 5)])
@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_other_sentences_change_nothing(language: str, sentence: str, between: str, many: int) -> None:
    text = between.join((*[PLAIN[language]] * many, sentence, PLAIN[language]))
    assert found_in(text, language=language) == text


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_nor_do_breaks_within_it(language: str, sentence: str) -> None:
    """A "Marke von 60" is one over two lines, and its number is not read there either."""
    text = _BLANK.sub("\n", sentence)
    assert found_in(text, language=language) == text


@pytest.mark.parametrize(("plain", "typeset"), [(" ", "\u00a0"), ("'", "\u2019")])
@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_nor_does_how_it_is_set(language: str, sentence: str, plain: str, typeset: str) -> None:
    text = sentence.replace(plain, typeset)
    assert found_in(text, language=language) == text


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_each_is_read_or_says_why_it_is_not(language: str, sentence: str) -> None:
    for each in find_mentions(unmarked(sentence), on=day_span("2022-11-06"), reader=READER, language=language):
        assert (each.reading is None) == bool(each.problem), each.words
