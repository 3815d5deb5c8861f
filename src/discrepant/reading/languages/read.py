"""Printed words of another language to a Reading, by way of what they are in English."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.edtf_dates import looks_like_edtf
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.language import language_of
from discrepant.reading.languages.lexicon import foreign_lexicon
from discrepant.reading.languages.rendering import EnglishPhrase, rendered
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.tokens import span_of

__all__ = ["in_english", "read_foreign"]


def in_english(words: str, tag: str, kind: Quantity, table: HedgeTable) -> EnglishPhrase:
    """The words as an English phrase; a ReadingError points at one that is not known."""
    is_date = kind is Quantity.DATE
    tokens = foreign_lexicon(language_of(tag), table, is_date=is_date).tokens(words)
    money = next((each for each in tokens if each.type == "CURRENCY"), None) if kind is Quantity.MEASURE else None
    if money is not None:  # a Pfund and a livre are half a kilogram, where a pound is less
        span = span_of(money)
        raise ReadingError(
            words, span, f"cannot read {words[slice(*span)]!r} here: it is read as money, and as no unit"
        )
    return rendered(words, tokens, is_date=is_date)


def read_foreign(words: str, tag: str, kind: Quantity, table: HedgeTable, read: Callable[[str], Reading]) -> Reading:
    """What the words stand for, where `read` reads English.

    Figures and their signs are as the language has them. A ReadingError points at the printed words, and says what they
    were taken for.
    """
    if kind is Quantity.DATE and looks_like_edtf(words):  # which has no language
        return read(words)
    phrase = in_english(words, tag, kind, table)
    try:
        reading = read(phrase.english)
    except ReadingError as error:
        raise _told(phrase, error) from None
    hedge = attrs.evolve(reading.hedge, words=phrase.words_for(reading.hedge.words))
    return attrs.evolve(reading, words=words, hedge=hedge)


def _told(phrase: EnglishPhrase, error: ReadingError) -> ReadingError:
    """An error on the English phrase as one on the printed words."""
    start, end = error.span
    span = phrase.printed(error.span)
    quoted, printed = repr(phrase.english[start:end]), repr(phrase.words[slice(*span)])
    message = error.message.replace(quoted, printed) if start < end else error.message
    taken = f"taken for \u201c{phrase.english}\u201d" if phrase.english.lower() != phrase.words.lower() else ""
    return ReadingError(phrase.words, span, message, "; ".join(filter(None, (error.hint, taken))))
