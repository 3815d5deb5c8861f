"""Where scans are tried, and where the words stand, changes no token.

Tried everywhere, scans cut the same tokens as at the words that are named for them; and so they do behind other words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import NUMBER_KINDS, hostile_text, number_phrases

from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.language import language_of
from discrepant.reading.languages.lexicon import foreign_lexicon
from discrepant.reading.languages.running import running_lexicon
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import NumberLexicon
from discrepant.reading.tokens import UNKNOWN, Lexicon, Phrases, Scan, Token

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("de", "es", "fr")


def _labelled(file: str) -> list[str]:
    return [json.loads(line)["words"] for line in (DATA / file).read_text("utf-8").splitlines()]


PHRASES = _labelled("readings.jsonl")
TABLE = HedgeTable.default()


_plain_init = Lexicon.__init__


def _lexicons() -> list[Lexicon]:
    kinds = [*NUMBER_KINDS, Quantity.NUMBER]
    running = (NumberLexicon(kind, TABLE, is_running=True) for kind in kinds)
    return [DateLexicon(TABLE), *(NumberLexicon(kind, TABLE) for kind in kinds), *running]


def _begun_anywhere(self: Lexicon, phrases: Phrases, scans: Iterable[tuple[Scan, object]] = (), **rest: Any) -> None:  # noqa: ANN401  # as it is
    _plain_init(self, phrases, [(scan, None) for scan, _ in scans], **rest)


LEXICONS = _lexicons()
with patch.object(Lexicon, "__init__", _begun_anywhere):
    EVERYWHERE = _lexicons()


def _same_tokens(words: str) -> None:
    for lexicon, everywhere in zip(LEXICONS, EVERYWHERE, strict=True):
        atoms = lexicon.atoms(words)
        one, other = lexicon.cut(atoms), everywhere.cut(atoms)
        assert [(each.type, each.start, each.end) for each in one] == [
            (each.type, each.start, each.end) for each in other
        ]


def test_of_all_labelled_phrases() -> None:
    for words in (*PHRASES, "two, three quarters", "a mile - three quarters", "5 & three quarters"):
        _same_tokens(words)


@given(st.one_of(hostile_text, number_phrases))
def test_of_any_text(words: str) -> None:
    _same_tokens(words)


BEFORE = ("qux ", "qux qux ")  # an odd and an even number of words


def test_words_that_nobody_knows_change_no_token_behind_them() -> None:
    for words in {*PHRASES} - {"aged"}:  # which is no word of an age behind another, without its number
        for lexicon in LEXICONS:
            _same_behind(lexicon, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_in_other_languages(language: str) -> None:
    for made in (foreign_lexicon, running_lexicon):
        for is_date in (False, True):
            lexicon = made(language_of(language), TABLE, is_date=is_date)
            for words in _labelled(f"readings_{language}.jsonl"):
                _same_behind(lexicon, words)


def _same_behind(lexicon: Lexicon, words: str) -> None:
    alone = [_at(each, 0) for each in lexicon.cut(lexicon.atoms(words))]
    for before in BEFORE:
        behind = lexicon.cut(lexicon.atoms(before + words))
        found = [_at(each, len(before)) for each in behind if each.start >= len(before)]
        assert found == alone, words


def _at(token: Token, start: int) -> tuple[str, str, int, int]:
    """What it is, and where it stands from this character on; the value of one that is not known is its index."""
    meaning = "" if token.type == UNKNOWN else repr(token.value)
    return token.type, meaning, token.start - start, token.end - start
