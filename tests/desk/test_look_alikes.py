"""Names that look like others: letters of two alphabets in one word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.desk.lint import lint
from discrepant.desk.look_alikes import mixed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Z\u0435lensky", ["Z\u0435lensky"]),  # a Cyrillic ie
        ("the \u0391ssociated Press", ["\u0391ssociated"]),  # a Greek alpha
        ("\u0417\u0435\u043bensky", ["\u0417\u0435\u043bensky"]),
        ("\u0417\u0435\u043b\u0435\u043d\u0441\u044c\u043a\u0438\u0439 (Zelensky)", []),  # each word of one alphabet
        ("Beyonc\u00e9 and Erdo\u011fan, \u0141\u00f3d\u017a, \u00de\u00f3r", []),
        ("\u5b89\u500d\u3055\u3093 of T\u30b7\u30e3\u30c4", []),  # Japanese mixes by custom
        ("5 \u00b5g", []),
    ],
)
def test_words_of_two_alphabets_are_found(text: str, words: list[str]) -> None:
    assert [word for word, _ in mixed_words(text)] == words


def test_the_odd_letter_is_named() -> None:
    assert [*mixed_words("Z\u0435lensky")] == [("Z\u0435lensky", "U+0435 cyrillic small letter ie")]


@given(st.text(st.characters(categories=["L"])), st.sampled_from(["LATIN", "CYRILLIC", "GREEK"]))
def test_words_of_one_alphabet_are_never_doubted(text: str, alphabet: str) -> None:
    import unicodedata  # noqa: PLC0415  # the oracle

    one = "".join(letter for letter in text if unicodedata.name(letter, "").startswith(alphabet))
    assert not [*mixed_words(one)]


def test_lint_warns_where_a_record_has_one(tmp_path: Path) -> None:
    spoken = {"says": "30", "speaker": "Z\u0435lensky", "quote": "As for crowd: 30 it was, Z\u0435lensky said"}
    found = lint(newsroom(tmp_path, tell("north", crowd=spoken), tell("south", crowd=spoken)))
    (told,) = [problem for problem in found if "two alphabets" in problem.what]
    assert told.is_warning
    assert told.file == "facts/north.toml"
