"""Printed words are cut into tokens that know their place, and what does not fit is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, decomposition, normalize

import pytest
from hypothesis import given
from strategies import hostile_text

from discrepant.errors import ReadingError
from discrepant.reading.tokens import DIGITS, LETTERS, SIGNS, WIDE, Atom, Lexicon, Token, token

PHRASES = {
    "about": ("ABOUT", 1),
    "just about": ("ABOUT", 2),
    "20": ("NUMBER", 20),
    "30": ("NUMBER", 30),
    "to": ("TO", 0),
}
LEXICON = Lexicon(PHRASES)
STRANGERS = Lexicon(PHRASES, strangers=True)


def _cut(words: str) -> list[str]:
    return [words[atom.start : atom.end] for atom in LEXICON.atoms(words)]


def test_what_is_of_full_width_is_what_unicode_says_it_is() -> None:
    """All of ASCII, and the signs of money."""
    wide = [char for char in map(chr, range(0x10000)) if decomposition(char).startswith("<wide>")]
    plain = {char: normalize("NFKC", char) for char in wide}
    expected = {char: sign for char, sign in plain.items() if "!" <= sign <= "~" or category(sign[0]) == "Sc"}
    assert {char: char.translate(WIDE) for char in wide if char.translate(WIDE) != char} == expected


@pytest.mark.parametrize(
    ("words", "atoms"),
    [
        ("about $18.2 billion", ["about", "$", "18.2", "billion"]),
        ("18,200,000.50", ["18,200,000.50"]),
        ("18,20", ["18", ",", "20"]),
        ("1,200,30", ["1", ",", "200", ",", "30"]),
        ("1,50,000", ["1,50,000"]),
        ("20, 30", ["20", ",", "30"]),
        ("5.5.5", ["5.5", ".", "5"]),
        ("15km", ["15", "km"]),
        ("US$5", ["US$", "5"]),
        ("a $5", ["a", "$", "5"]),
        ("3½m", ["3", "½", "m"]),
        ("km² naïve", ["km²", "naïve"]),
        ("mid-November", ["mid", "-", "November"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
    ],
)
def test_atoms(words: str, atoms: list[str]) -> None:
    assert _cut(words) == atoms


def test_atoms_are_plain_in_type() -> None:
    assert [atom.text for atom in LEXICON.atoms("20\u201330\u00a0Don\u2019t\u2212")] == [
        *("20", "-", "30", "don", "'", "t", "-"),
    ]


@given(hostile_text)
def test_atoms_lie_in_the_words_in_order(words: str) -> None:
    atoms = LEXICON.atoms(words)
    ends = [end for atom in atoms for end in (atom.start, atom.end)]
    assert ends == sorted(ends)
    assert all(atom.start < atom.end <= len(words) for atom in atoms)
    kept = "".join(words[atom.start : atom.end] for atom in atoms)
    assert kept == "".join(words.split()) or not words.isprintable()


def test_the_longest_phrase_comes_first() -> None:
    (found,) = LEXICON.tokens("just about")
    assert (found.type, found.value) == ("ABOUT", 2)
    assert (found.start, found.end) == (0, 10)


def test_scans_come_before_phrases() -> None:
    lexicon = Lexicon(PHRASES, [(lambda atoms, i: (token("NUMBER", 7, atoms[i : i + 2]), i + 2), None)])
    assert [each.value for each in lexicon.tokens("about 20")] == [7]


def test_strangers_are_words() -> None:
    assert [each.type for each in STRANGERS.tokens("about 20 people")] == ["ABOUT", "NUMBER", "WORD"]
    with pytest.raises(ReadingError, match="cannot read '!' here"):
        STRANGERS.tokens("20 !")


@pytest.mark.parametrize(
    ("begins", "scanned"),
    [
        ([DIGITS], ["20", "3.5"]),
        ([LETTERS], ["about", "digits"]),
        ([SIGNS], ["%", "\u0663", "us$"]),
        (["%", "about"], ["about", "%"]),
        (["%", DIGITS], ["20", "%", "3.5"]),
        ([], []),
        (None, ["about", "20", "%", "\u0663", "3.5", "digits", "us$"]),
    ],
)
def test_a_scan_is_tried_where_it_begins(begins: list[str] | None, scanned: list[str]) -> None:
    tried: list[str] = []

    def scan(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        tried.append(atoms[i].text)
        return None

    lexicon = Lexicon(PHRASES, [(scan, begins)])
    lexicon.cut(lexicon.atoms("about 20 % \u0663 3.5 digits US$"))
    assert tried == scanned


@pytest.mark.parametrize(
    ("words", "message", "span"),
    [
        ("", "there is nothing to read", (0, 0)),
        (" \t", "there is nothing to read", (0, 2)),
        ("x" * 401, "401 characters are too long", (0, 401)),
    ],
)
def test_errors_point_at_their_place(words: str, message: str, span: tuple[int, int]) -> None:
    with pytest.raises(ReadingError) as caught:
        LEXICON.tokens(words)
    assert message in caught.value.message
    assert caught.value.span == span
