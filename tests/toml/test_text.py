"""What is written as TOML is read back to the letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.toml.text import comment, quoted

TEXTS = st.text(st.characters(codec="utf-8"))


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}\nb = 1") == {"a": text, "b": 1}


@given(TEXTS)
def test_a_comment_ends_with_its_line(text: str) -> None:
    assert tomllib.loads(f"{comment(text)}\na = 1") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“So,” he said – Ünal", '"“So,” he said – Ünal"'),
        ('a "b" \\', '"a \\"b\\" \\\\"'),
        ("a\tb\nc\r\n", '"a\\tb\\nc\\r\\n"'),
        (". . .", '".\\u2009.\\u2009."'),
        ("\x00\x7f\x85\u200b\ufeff", '"\\u0000\\u007f\\u0085\\u200b\\ufeff"'),
        ("😀\U000e0001", '"😀\\U000e0001"'),
        ("'''\"\"\"", '"\'\'\'\\"\\"\\""'),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, written: str) -> None:
    text = text.replace(". . .", ".\u2009.\u2009.")
    assert quoted(text) == written


def test_a_comment_is_one_line() -> None:
    assert comment("a\nb\x1bc") == "# a b<U+001B>c"
