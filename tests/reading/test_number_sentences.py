"""Every sentence of the grammar of numbers is read or refused, as every kind: drawn from numbers.lark itself."""

from __future__ import annotations

from importlib.resources import files

import pytest
from drawn_sentences import sentences, words_for
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import NumberLexicon
from discrepant.reading.reader import Reader

KINDS = [kind for kind in Quantity if kind is not Quantity.DATE]
STARTS = ["start", "amount", "compound", "scaled"]  # what is deep in the grammar is rarely drawn from its start
GRAMMAR = Lark(files("discrepant.reading").joinpath("numbers.lark").read_text("utf-8"), parser="lalr", start=STARTS)
# Words for each terminal that a lexicon scans, or that stand for another one beside other words.
PRINTED = {
    "NUMBER": ["5", "40", "1,500", "2.5", "two", "twenty-five", "0"],
    "ORDINAL": ["1st", "third", "twenty-fifth"],
    "FRACTION": ["1/2", "\u00be", "3/2"],
    "WORD": ["km", "people", "hours", "degrees"],
    "CURRENCY": ["$", "euros", "USD", "pesos", "cents", "won"],
    "DASH": ["-", "\u2013", "\u2014"],
    "JOIN": ["and", ","],
    "AGED": ["aged"],
    "AND_PART": ["and a half", "and three quarters"],
}
TABLE = HedgeTable.default()
WORDS: dict[Quantity, dict[str, list[str]]] = {
    kind: words_for(NumberLexicon(kind, TABLE), GRAMMAR, PRINTED) for kind in KINDS
}
EVERY = {
    terminal: sorted({word for words in WORDS.values() for word in words[terminal]}) for terminal in WORDS[KINDS[0]]
}
SENTENCES = st.one_of([sentences(GRAMMAR, EVERY, start) for start in STARTS])
READER = Reader()


@pytest.mark.parametrize("terminal", EVERY)
def test_every_terminal_has_words(terminal: str) -> None:
    """Else the law below would miss what it stands for."""
    assert EVERY[terminal]


@given(SENTENCES, st.sampled_from(KINDS), st.sampled_from([None, "USD", "km"]))
def test_every_sentence_is_read_or_refused(words: str, kind: Quantity, unit: str | None) -> None:
    """Whatever the grammar allows, no other error comes out, and none is hidden as a fault of the reader."""
    try:
        found = READER.read(words, kind=kind, unit=unit)
    except ReadingError:
        return
    assert found.support.contains(found.core)
