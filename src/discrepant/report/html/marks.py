"""A source's text, cut where facts begin and end in it.

So each piece can be marked and linked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import attrs

from discrepant.compare.finding import FactShown
from discrepant.corpus.anchor import TextIndex
from discrepant.corpus.model import PIECES

__all__ = ["Line", "Mark", "Segment", "lines", "said_in", "spans_of"]

Span = tuple[int, int]
_PARTED = re.compile(rf"; |{PIECES}")


@attrs.frozen(kw_only=True)
class Mark:
    """What a span of a text is marked as.

    Where several lie on each other the one of the greatest weight is seen.
    """

    span: Span
    what: str
    weight: int = 0
    fact: str = ""
    claim: str = ""
    about: str = ""


@attrs.frozen(kw_only=True)
class Segment:
    """A piece of a line and the mark seen on it.

    `begins` says that its fact is first seen here; `also` are marks that are not seen.
    """

    words: str
    mark: Mark | None = None
    begins: bool = False
    also: tuple[Mark, ...] = ()


@attrs.frozen(kw_only=True)
class Line:
    """A line of the text, numbered from 1."""

    number: int
    segments: tuple[Segment, ...]


def said_in(quote: str, says: str) -> tuple[Span, ...]:
    """Where printed words stand in their quote: as they are, or else each entry or piece."""
    index = TextIndex(quote)
    whole = index.anchor(says, with_nearest=False).spans
    return whole or tuple(
        span for words in _PARTED.split(says) for span in index.anchor(words, with_nearest=False).spans[:1]
    )


def spans_of(told: FactShown, text: TextIndex) -> tuple[Span, ...]:
    """Where a fact's words stand in its source's text, within its quote.

    It is the quote itself if they are not in it.
    """
    found = text.anchor(told.quote, with_nearest=False).spans
    if len(found) != 1:
        return ()
    ((start, end),) = found
    spans = said_in(text.text[start:end], told.says)
    return tuple((start + first, start + last) for first, last in spans) or found


class _Cut(NamedTuple):
    span: Span
    mark: Mark | None


def lines(text: str, marks: Iterable[Mark]) -> tuple[Line, ...]:
    """The text's lines that hold anything, in segments."""
    marks = sorted(marks, key=lambda mark: mark.span)
    cuts = list(_cuts(len(text), marks))
    begun: set[str] = set()
    hidden = _hidden(marks, {cut.mark.fact for cut in cuts if cut.mark})
    made: list[Line] = []
    number, segments = 1, list[Segment]()
    for start, end, mark, ends_line in _on_lines(text, cuts):
        if start < end:
            also = tuple(hidden.pop(end, ()))
            segments.append(
                Segment(words=text[start:end], mark=mark, begins=mark is not None and mark.fact not in begun, also=also)
            )
            begun.update([mark.fact] if mark else [])
        if ends_line:
            if any(segment.words.strip() for segment in segments):
                made.append(Line(number=number, segments=tuple(segments)))
            number, segments = number + 1, []
    return tuple(made)


def _hidden(marks: Iterable[Mark], seen: Container[str]) -> dict[int, list[Mark]]:
    """The first mark of each fact of which none is seen, by where it ends."""
    first: dict[str, Mark] = {}
    for mark in marks:
        if mark.fact and mark.fact not in seen:
            first.setdefault(mark.fact, mark)
    hidden: dict[int, list[Mark]] = {}
    for mark in first.values():
        hidden.setdefault(mark.span[1], []).append(mark)
    return hidden


def _cuts(length: int, marks: Sequence[Mark]) -> Iterator[_Cut]:
    """The whole text in spans that each have one mark: the weightiest, and of these the shortest."""
    places = sorted({0, length, *(min(place, length) for mark in marks for place in mark.span)})
    open_marks: list[tuple[int, int, int, Mark]] = []
    coming = 0
    for start, end in pairwise(places):
        while coming < len(marks) and marks[coming].span[0] <= start:
            mark = marks[coming]
            heappush(open_marks, (-mark.weight, mark.span[1] - mark.span[0], coming, mark))
            coming += 1
        while open_marks and open_marks[0][3].span[1] <= start:
            heappop(open_marks)
        yield _Cut((start, end), open_marks[0][3] if open_marks else None)


def _on_lines(text: str, cuts: Iterable[_Cut]) -> Iterator[tuple[int, int, Mark | None, bool]]:
    """The cuts parted where lines end."""
    for (start, end), mark in cuts:
        begun = start
        for match in re.finditer(r"\n", text[start:end]):
            place = start + match.start()
            yield begun, place, mark, True
            begun = place + 1
        yield begun, end, mark, False
    yield len(text), len(text), None, True
