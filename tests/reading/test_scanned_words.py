"""The words at which scans are tried leave none of them out: tried everywhere, they cut the same tokens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from strategies import NUMBER_KINDS, hostile_text, number_phrases

from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity
from discrepant.reading.number_lexicon import NumberLexicon
from discrepant.reading.tokens import Lexicon, Phrases, Scan

DATA = Path(__file__).parents[1] / "data" / "readings.jsonl"
PHRASES = [json.loads(line)["words"] for line in DATA.read_text("utf-8").splitlines()]
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
    for words in PHRASES:
        _same_tokens(words)


@given(st.one_of(hostile_text, number_phrases))
def test_of_any_text(words: str) -> None:
    _same_tokens(words)
