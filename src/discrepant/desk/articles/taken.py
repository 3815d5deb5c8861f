"""What is taken from a file: its text, what it says of itself, and what is not in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import attrs

from discrepant.errors import CorpusError, Problem

__all__ = ["PlacedWords", "Stated", "Taken", "figures_in", "lacking", "refusal"]

_FIGURE = re.compile(r"\d(?:[\d.,:/\u2019'\u00a0\u202f\u2009-]*\d)?")
_NOT_SAID = re.compile(r"[\s|^\u00ad\u200b\u2060\ufeff]+")  # how blanks and cells are set is no matter
_SENTENCE = 40  # characters from which on a passage may say something without a figure
_REMOVED = frozenset({"struck out", "hidden", "deleted"})
_TELLING = frozenset({"caption", "table"}) | _REMOVED


@attrs.frozen
class PlacedWords:
    """Words that stand in the file, and where: a caption, a table, the foot of a page."""

    place: str
    words: str


@attrs.frozen(kw_only=True)
class Stated:
    """What a file says of itself. Whatever it does not say is None.

    `published` is a day in EDTF, with its time where the file gives its zone, too. `by` is who says it all.
    """

    by: str = ""
    headline: str | None = None
    published: str | None = None
    published_by: str | None = None
    is_guessed: bool = False  # the day, which the file does not say
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class Taken:
    """The text of a file, and what an editor should know of how it was taken.

    `remarks` are sentences: what was mended, and what may be amiss. `left_out` are the passages that are not in the
    text though they stand in the file, and `unnamed` is how many more there are that state nothing.
    """

    text: str = attrs.field(repr=False)
    kind: str
    stated: Stated = attrs.field(factory=Stated)
    remarks: tuple[str, ...] = ()
    left_out: tuple[PlacedWords, ...] = ()
    unnamed: int = 0


def figures_in(text: str) -> list[str]:
    """The numbers that are printed in digits, in their order."""
    return _FIGURE.findall(text)


def lacking(passages: Iterable[PlacedWords], text: str) -> tuple[tuple[PlacedWords, ...], int]:
    """Those of the passages that the text does not have, and how many more that state nothing.

    A passage states something where it has a figure, is as long as a sentence, or stands where things are told.
    """
    said, figures, seen = _bare(text), set(figures_in(text)), set()
    named, unnamed = [], 0
    for passage in passages:
        words = _bare(passage.words)
        is_said = words in said and figures.issuperset(figures_in(passage.words)) and passage.place not in _REMOVED
        if not words or is_said or passage in seen:
            continue
        seen.add(passage)
        if len(passage.words) >= _SENTENCE or passage.place in _TELLING or figures_in(passage.words):
            named.append(passage)
        else:
            unnamed += 1
    return tuple(named), unnamed


def _bare(text: str) -> str:
    """The letters and figures of a text, however they are set."""
    return _NOT_SAID.sub("", unicodedata.normalize("NFKC", text))


def refusal(what: str, hint: str = "") -> CorpusError:
    """Why no text is taken from a file."""
    return CorpusError(Problem(what=what, hint=hint))
