"""Every sentence of the grammar of dates is read or refused: drawn from dates.lark itself, with words of dates.toml."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from drawn_sentences import sentences, words_for
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from discrepant.errors import ReadingError
from discrepant.reading.dates import read_date
from discrepant.reading.dates.lexicon import DateLexicon
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval

TABLE = HedgeTable.default()
STARTS = ["start", "simple", "dated", "ago"]  # what is deep in the grammar is rarely drawn from its start
GRAMMAR = Lark(files("discrepant.reading.dates").joinpath("dates.lark").read_text("utf-8"), parser="lalr", start=STARTS)
LEXICON = DateLexicon(TABLE)

# Words for each terminal; what a phrase of several tokens would stand for is left out below.
PRINTED = {
    "DAYNUM": ["1", "5", "24", "31"],
    "ORDINAL": ["1st", "5th", "31st", "first", "second", "twenty-fifth"],
    "NUMBER": ["40", "two", "2.5", "hundred"],
    "YEAR": ["2022", "1999", "0001", "9999"],
    "SHORT_YEAR": ["'22"],
    "YEARS": ["2009-14", "1999-00"],
    "ISO_DAY": ["2022-11-06", "2022-02-31"],
    "ISO_MONTH": ["2022-11"],
    "NUMERIC": ["13/04/2022", "24/11"],
    "DECADE": ["1990s", "nineties"],
    "CLOCK": ["10:00 GMT"],
    "FRACTION": ["1/2"],
    "QUARTER": ["Q3"],
    "HALF_YEAR": ["H1"],
}


WORDS = words_for(LEXICON, GRAMMAR, PRINTED)
SENTENCES = st.one_of([sentences(GRAMMAR, WORDS, start) for start in STARTS])
DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)).map(lambda day: float(day.toordinal()))


@pytest.mark.parametrize("terminal", WORDS)
def test_every_terminal_has_words(terminal: str) -> None:
    """Else the law below would miss what it stands for."""
    assert WORDS[terminal]


@given(SENTENCES, DAYS, st.integers(0, 400))
def test_every_sentence_is_read_or_refused(words: str, day: float, length: int) -> None:
    """Whatever the grammar allows, no other error comes out."""
    try:
        found = read_date(words, on=Interval(day, day + length), table=TABLE)
    except ReadingError:
        return
    assert found.support.contains(found.core)
