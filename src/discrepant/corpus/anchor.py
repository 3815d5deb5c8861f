"""Anchors: where a quote stands in its source's text.

It stands there exactly, or but for its type. What is nearest to a lost quote is shown; what is only similar is never
accepted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from discrepant.reading.wording import CURRENCY, FRACTIONS, RAISED, Folded, fold, fold_with_offsets, words_of

if TYPE_CHECKING:
    from discrepant.corpus.nearest import Nearest

__all__ = ["Anchor", "Standing", "TextIndex", "in_words", "stand_in_order", "stands_in"]

_MOST_PLACES = 50  # of an ambiguous quote that are listed
_MOST_TRIES = 10_000  # places looked at where all cut through a number


class Standing(StrEnum):
    """How a quote stands in a text."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@attrs.frozen(kw_only=True)
class Anchor:
    """Where a quote stands in its source's text.

    The spans of the text's characters are half-open; the lines on which they begin are counted from 1. An ambiguous
    quote has several, the first 50 of them; a missing one has none, but what is nearest if anything is.
    """

    state: Standing
    spans: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()
    nearest: Nearest | None = None

    @property
    def line(self) -> int | None:
        """The first line, None where the quote is missing."""
        return self.lines[0] if self.lines else None


@attrs.frozen
class TextIndex:
    """A text in which many quotes are looked for: folded once, its lines counted once.

    `known` has the anchors of quotes of its facts that have been found, by the quotes.
    """

    text: str = attrs.field(repr=False)
    known: dict[str, Anchor] = attrs.field(factory=dict, repr=False, eq=False)

    @cached_property
    def folded(self) -> Folded:
        """The text folded, with the way back."""
        return fold_with_offsets(self.text)

    @cached_property
    def lines(self) -> Sequence[str]:
        """Each line up to the last with words, folded by itself, without blanks at its ends.

        Lines without words before that stay, so that the nth is line n.
        """
        return [fold(line).strip() for line in self.text.rstrip().split("\n")]

    @cached_property
    def in_words(self) -> str:
        """The text for `in_words`, made once."""
        return in_words(self.text)

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _word_places(self) -> Mapping[str, Sequence[int]]:
        from discrepant.corpus.nearest import word_places  # noqa: PLC0415  # as below

        return word_places(self.folded.text)

    def line(self, offset: int) -> int:
        """The line, from 1, of a character."""
        return bisect_right(self._line_starts, offset)

    def extent(self, line: int) -> tuple[int, int]:
        """The half-open range of a line's characters.

        Of a line that there is not, it is an empty one at the end.
        """
        starts = self._line_starts[line - 1 : line + 1] if line > 0 else []
        return next(iter(starts), len(self.text)), next(iter(starts[1:]), len(self.text))

    def anchor(self, quote: str, *, with_nearest: bool = True) -> Anchor:
        """Find a quote exactly, or else after folding both.

        It is never found by likeness, which only says what is nearest.
        """
        if spans := tuple(_places(quote, self.text)):
            return self._anchored(Standing.EXACT, spans)
        folded = fold(quote).strip()
        spans = tuple(self.folded.span(*span) for span in _places(folded, self.folded.text))
        if spans:
            return self._anchored(Standing.TYPOGRAPHIC, spans)
        return Anchor(state=Standing.MISSING, nearest=self._nearest(folded) if with_nearest else None)

    def _anchored(self, state: Standing, spans: tuple[tuple[int, int], ...]) -> Anchor:
        if len(spans) > 1:
            state = Standing.AMBIGUOUS
        return Anchor(state=state, spans=spans, lines=tuple(self.line(start) for start, _ in spans))

    def _nearest(self, folded: str) -> Nearest | None:
        from discrepant.corpus.nearest import nearest  # noqa: PLC0415  # only a quote that is lost needs rapidfuzz

        found = nearest(folded, self.folded.text, self._word_places)
        if found is None:
            return None
        start, _ = self.folded.span(found.start, len(self.folded.text))
        return attrs.evolve(found, line=self.line(start))


def in_words(text: str) -> str:
    """The words of a text alone, folded, with a blank around each.

    Names in the genitive stand as they do without it.
    """
    words = (word.removesuffix("'s") for word in words_of(text))
    return f" {' '.join(words)} "


def stands_in(says: str, quote: str) -> bool:
    """Whether the printed words occur in the quote, exactly or after folding both.

    "20" does not occur in "2022".
    """
    return _occurs(says, quote) or _occurs(fold(says).strip(), fold(quote))


def stand_in_order(says: Iterable[str], quote: str) -> bool:
    """Whether some printed words occur in the quote one behind the other, after folding all."""
    text, end = fold(quote), 0
    for words in says:
        folded = fold(words).strip()
        place = next((start for start, _ in _places(folded, text) if start >= end), None)
        if place is None:
            return False
        end = place + len(folded)
    return True


def _occurs(words: str, text: str) -> bool:
    return next(_places(words, text), None) is not None


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """The first places of some words in a text that do not cut through a number or cut its sign off."""
    start, found = -1, 0
    for _ in range(_MOST_TRIES):
        start = text.find(words, start + 1)
        if start < 0 or not words.strip() or found == _MOST_PLACES:
            return
        end = start + len(words)
        if not (_begins_before(text, start) or _goes_on(text, end)):
            found += 1
            yield start, end


_NEAR = 6  # characters on either side of a place that decide whether a number is cut there
_NUMBER = re.compile(rf"(?:[{CURRENCY}]\s?)?\.?\d")
_HAS_BEGUN = re.compile(
    r"\d[.,/\u2044]?\Z"
    r"|(?:(?<![\w)\]])[-\u2212\u2013]|[<>≤≥≈~±]|(?<=[^\n])[<>≤≥≈~±]\s|(?<!\w)\+)"
    rf"(?:[{CURRENCY}]\s?)?\Z"
)
_SIGNED = re.compile(rf"[-\u2212\u2013+][{CURRENCY}]?\.?\d")
_MORE = re.compile(rf"\d|[.,/\u2044]\d|[{RAISED}{FRACTIONS}]|\s?[°℃℉]|\+")


def _begins_before(text: str, place: int) -> bool:
    """Whether a number that goes on here began before, with its figures or its sign: "20|22", "-|5", "<|5"."""
    after = text[place : place + _NEAR]
    before = text[max(0, place - _NEAR) : place]
    if _NUMBER.match(after):
        return _HAS_BEGUN.search(before) is not None
    if after[:1].isnumeric():  # a raised figure or a fraction
        return before[-1:].isdigit()
    return before[-1:].isalnum() and _SIGNED.match(after) is not None  # the dash of a range is no minus


def _goes_on(text: str, place: int) -> bool:
    """Whether a number goes on here with figures, a fraction or a sign: "18|.2", "10|²", "5|+", "5|°"."""
    return text[max(0, place - 1) : place].isnumeric() and _MORE.match(text, place, place + _NEAR) is not None
