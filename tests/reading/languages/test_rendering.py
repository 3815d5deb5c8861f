"""Where the parts of an English phrase stand in the words that it was made of."""

from __future__ import annotations

import pytest

from discrepant.errors import ReadingError
from discrepant.reading.languages.rendering import EnglishPhrase
from discrepant.reading.model import Abreast, Quantity
from discrepant.reading.reader import Reader

# the month stands first in German, and last in English
PHRASE = EnglishPhrase(
    words="im März vergangenen Jahres",
    english="last year in March",
    places=(((0, 9), (8, 26)), ((10, 12), (0, 2)), ((13, 18), (3, 7))),
)


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("last year", "vergangenen Jahres"),
        ("in March", "im März"),
        ("March", "März"),
        ("last year in March", "im März vergangenen Jahres"),
        ("last year March", "vergangenen Jahres März"),  # which do not stand together
        ("last year tomorrow", "vergangenen Jahres"),
        ("tomorrow", ""),
    ],
)
def test_the_words_of_a_part(english: str, words: str) -> None:
    assert PHRASE.words_for(english) == words


def test_what_has_no_place_is_behind_the_last_one() -> None:
    assert PHRASE.printed((9, 10)) == (26, 27)
    assert EnglishPhrase(words="im März", english="in March", places=()).printed((0, 2)) == (0, 7)


def test_the_article_of_a_number_word_goes_with_it_wherever_it_stands() -> None:
    """In "une vingtaine", about twenty, is no "a" of English."""
    with pytest.raises(
        ReadingError, match="there is more than one hedge \\(taken for “between about twenty and about thirty"
    ):
        Reader().read("entre une vingtaine et une trentaine de personnes", kind=Quantity.COUNT, language="fr")


@pytest.mark.parametrize(
    ("words", "language", "english"),
    [
        ("drei Millionen", "de", "three million"),
        ("trois millions", "fr", "three million"),
        ("tres millones", "es", "three million"),
    ],
)
def test_what_is_no_tally_says_so_of_the_printed_words(words: str, language: str, english: str) -> None:
    with pytest.raises(ReadingError, match="two numbers or more") as told:
        Reader().read_parts(words, kind=Abreast.TALLY, language=language)
    assert (told.value.words, told.value.span) == (words, (0, len(words)))
    assert f"taken for \u201c{english}\u201d" in (told.value.hint or "")
