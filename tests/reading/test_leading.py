"""Words that lead up to a number, and where the words go on after them."""

from __future__ import annotations

import pytest

from discrepant.reading.leading import led_by
from discrepant.reading.words import words_of

LEADING = [*words_of("ages")["before"], *words_of("tallies")["before"]]


@pytest.mark.parametrize("blanks", [" ", "  ", "   ", " \t ", " " * 9])
@pytest.mark.parametrize("phrase", LEADING)
def test_the_words_go_on_behind_the_longest_phrase_and_its_blanks(phrase: str, blanks: str) -> None:
    for words in (f"{phrase}{blanks}65 men", f"{phrase.title()}{blanks}65 men"):
        found, start = led_by(words, LEADING)
        assert (found, words[start:]) == (phrase, "65 men")


@pytest.mark.parametrize("words", ["65 men", "", "an 65", "atlas 65"])
def test_there_may_be_none(words: str) -> None:
    assert led_by(words, LEADING) == ("", 0)
