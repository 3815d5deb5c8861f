"""Names that look like others: letters of two alphabets in one word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.desk.lint import lint
from discrepant.desk.look_alikes import mixed_words, unseen_signs


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


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Jaya\u200bpal", ["U+200B zero width space"]),
        ("\u202eJayapal\u202c", ["U+202E right-to-left override", "U+202C pop directional formatting"]),
        ("The\u2066 North\u2069", ["U+2066 left-to-right isolate", "U+2069 pop directional isolate"]),
        ("Ja\u200dyapal", ["U+200D zero width joiner"]),
        ("Jaya\u00adpal", ["U+00AD soft hyphen"]),
        ("Ray\U000e0041", ["U+E0041 tag latin capital letter a"]),
        ("Bel\u0007l", ["U+0007 a control character"]),
        ("\ufeffRay", ["U+FEFF zero width no-break space"]),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", []),  # Persian, which is spelled with a non-joiner
        ("\u0936\u094d\u200d\u0930\u0940", []),  # Hindi, with a joiner
        ("\U0001f469\u200d\U0001f52c", []),  # a picture of two
        ("Beyonc\u00e9, Beyonce\u0301, \u0141\u00f3d\u017a, 12\u00a0km", []),
    ],
)
def test_signs_that_nobody_sees(text: str, signs: list[str]) -> None:
    assert [*unseen_signs(text)] == signs


def test_lint_warns_where_a_name_has_one(tmp_path: Path) -> None:
    spoken = {"says": "30", "speaker": "Jaya\u200bpal", "quote": "As for crowd: 30 it was, Jaya\u200bpal said"}
    found = lint(newsroom(tmp_path, tell("north", crowd=spoken), tell("south", crowd=spoken)))
    (told,) = [problem for problem in found if "nobody sees" in problem.what]
    assert (told.is_warning, told.file) == (True, "facts/north.toml")
    assert "Jaya<U+200B>pal" in str(told)


def test_lint_warns_where_a_record_has_one(tmp_path: Path) -> None:
    spoken = {"says": "30", "speaker": "Z\u0435lensky", "quote": "As for crowd: 30 it was, Z\u0435lensky said"}
    found = lint(newsroom(tmp_path, tell("north", crowd=spoken), tell("south", crowd=spoken)))
    (told,) = [problem for problem in found if "two alphabets" in problem.what]
    assert told.is_warning
    assert told.file == "facts/north.toml"
