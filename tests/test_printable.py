"""What strangers wrote is shown without harm, and measured as it will stand in a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from strategies import hostile_text

from discrepant.printable import columns, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “quoted” ½ €", "plain – “quoted” ½ €"),
        ("Київ 東京 أهلا", "Київ 東京 أهلا"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\x00b\x7f\x9b", "a<U+0000>b<U+007F><U+009B>"),
        ("\u202eevil\u2066\u2069", "<U+202E>evil<U+2066><U+2069>"),
        ("\ufeffmark\u200b", "<U+FEFF>mark<U+200B>"),
        ("\ud800 \ue000 \U000e0001", "<U+D800> <U+E000> <U+E0001>"),
        ("tab\tline\nnext\x85\u2028end", "tab line next  end"),
        ("soft\u00adhyphen z\u200dw", "soft\u00adhyphen z\u200dw"),
        ("", ""),
    ],
)
def test_shows_harmful_characters_by_number(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_keeps_what_is_asked_for() -> None:
    assert printable("a\nb\tc", keep="\n") == "a\nb c"


@given(hostile_text)
def test_nothing_harmful_is_left(text: str) -> None:
    shown = printable(text)
    assert all(unicodedata.category(char)[0] != "C" or char in "\u00ad\u200c\u200d" for char in shown)
    assert not set(shown) & set("\n\r\u2028\u2029")
    assert printable(shown) == shown
    shown.encode()  # no lone surrogates


def test_every_character_is_shown_by_its_category() -> None:
    """Also those that are not looked at one by one."""
    kept, blanks = "\u00ad\u200c\u200d", "\t\n\r\v\f\x85\u2028\u2029"
    for char in map(chr, range(0x11000)):
        shown = " " if char in blanks else f"<U+{ord(char):04X}>"
        is_harmless = char in kept or (unicodedata.category(char)[0] != "C" and char not in blanks)
        assert printable(char) == (char if is_harmless else shown)


@given(hostile_text)
def test_printable_ascii_is_left_alone(text: str) -> None:
    plain = "".join(char for char in text if " " <= char <= "~")
    assert printable(plain) == plain
    assert columns(plain) == len(plain)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("東京", 4),
        ("ＡＢ", 4),
        ("e\u0301", 1),
        ("z\u200dw", 2),
        ("\x00", len("<U+0000>")),
        ("\t", 1),
        ("😀", 2),
        ("", 0),
    ],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width
