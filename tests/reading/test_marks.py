"""What prints no currency is no sum of money, and what prints no sign or word of parts is no share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hostile_text, number_phrases

from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.numbers import has_mark, read_number

DATA = Path(__file__).parents[1] / "data" / "readings.jsonl"
LABELLED = [json.loads(line)["words"] for line in DATA.read_text("utf-8").splitlines()]
VOCABULARY = sorted({word for words in LABELLED for word in words.split()})
TABLE = HedgeTable.default()


def _in_vain(words: str) -> list[Quantity]:
    return [kind for kind in Quantity if not has_mark(words, kind, TABLE)]


def _are_in_vain(words: str) -> None:
    for kind in _in_vain(words):
        with pytest.raises(ReadingError):
            read_number(words, kind=kind, unit=None, table=TABLE)


def test_of_labelled_phrases() -> None:
    for words in LABELLED:
        _are_in_vain(words)


@given(st.one_of(number_phrases, hostile_text, st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join)))
def test_of_any_words(words: str) -> None:
    _are_in_vain(words)


@pytest.mark.parametrize(
    ("words", "vain"),
    [
        ("20 people", ["money", "share"]),
        ("12 March 2024", ["money", "share"]),
        ("$20", ["share"]),
        ("30 MUSD", ["share"]),
        ("20%", ["money"]),
        ("a third", ["money"]),
        ("tenfold", ["money"]),
        ("one in five", ["money"]),
        ("3/4", ["money"]),
        ("\u00bd", ["money"]),
        ("5 percent of $20", []),
    ],
)
def test_marks(words: str, vain: list[str]) -> None:
    assert _in_vain(words) == [Quantity(kind) for kind in vain]
