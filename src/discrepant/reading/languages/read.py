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
from discrepant.reading.model import Parted, Quantity, Reading
from discrepant.reading.tokens import span_of

__all__ = ["in_english", "read_foreign", "read_parts_foreign"]


def in_english(words: str, tag: str, table: HedgeTable, *, is_date: bool, is_measure: bool = False) -> EnglishPhrase:
    """The words as an English phrase; a ReadingError points at one that is not known."""
    tokens = foreign_lexicon(language_of(tag), table, is_date=is_date).tokens(words)
    money = next((each for each in tokens if each.type == "CURRENCY"), None) if is_measure else None
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
    is_measure = kind is Quantity.MEASURE
    phrase = in_english(words, tag, table, is_date=kind is Quantity.DATE, is_measure=is_measure)
    try:
        return _printed(phrase, read(phrase.english), words)
    except ReadingError as error:
        raise _told(phrase, error) from None


def read_parts_foreign(
    words: str, tag: str, table: HedgeTable, read: Callable[[str], Parted], *, is_date: bool
) -> Parted:
    """What the words of a tally or a period stand for, as `read_foreign` reads one value."""
    if is_date and looks_like_edtf(words):
        return read(words)
    phrase = in_english(words, tag, table, is_date=is_date)
    try:
        parted = read(phrase.english)
    except ReadingError as error:
        raise _told(phrase, error) from None
    parts = tuple(part and _printed(phrase, part, phrase.words_for(part.words) or words) for part in parted.parts)
    within = parted.within and _printed(phrase, parted.within, words)
    return attrs.evolve(parted, words=words, parts=parts, within=within)


def _printed(phrase: EnglishPhrase, reading: Reading, words: str) -> Reading:
    """A reading of the English phrase as one of the printed words."""
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
