"""The shortest passage around some words of a text by which they can be found again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from discrepant.corpus.anchor import Standing, TextIndex

__all__ = ["passage", "shortest_quote", "whole_quote"]

_REACH = 1_000  # characters to either side
_MOST_WORDS = 64  # likewise
_LONG = 60  # characters
# What is set before and after words and belongs to none of them; "$" and "%" do belong.
_OPENS = "\"'([{\u201c\u2018\u201e\u00ab\u2039\u2013\u2014-\u2026*\u2022"
_CLOSES = "\"')]}\u201d\u2019\u00bb\u203a\u2013\u2014-\u2026.,;:!?*"
_WORD = re.compile(r"\S+")
_WITHIN = re.compile(r"\w\w")
_SENTENCE_END = re.compile(
    r"(?<!\b[^\W\d_])(?<!\b[A-Z][^\W\d_])[.!?\u2026][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u201e\u2018(\[]?[^\W_a-z])"
)
_PAUSE = re.compile(r"[,;:]\s+|\s[\u2013\u2014-]\s")
_MOST_QUOTED = 300  # characters of a sentence that is quoted whole

Span = tuple[int, int]


def shortest_quote(index: TextIndex, span: Span) -> str | None:
    """A short run of whole words, on one line, that holds these and stands in the text once.

    There is none where all recur. It grows by a word to the right and to the left in turn, and then loses again what it
    does not need on either side: no shorter run inside it is unique. Where a run is unique every longer one is, so that
    all are found by halving.
    """
    text = index.text
    start, end = _whole(text, span)
    starts, ends = [start, *_starts(text, start)], [end, *_ends(text, end)]

    def is_unique(start: int, end: int) -> bool:
        return index.anchor(text[start:end]).state is Standing.EXACT

    turns = list(_turns(len(starts) - 1, len(ends) - 1))
    turn = bisect_left(turns, 1, key=lambda turn: is_unique(starts[turn[0]], ends[turn[1]]))
    if turn == len(turns):
        return None
    left, right = turns[turn]
    right = bisect_left(ends, 1, hi=right, key=lambda end: is_unique(starts[left], end))
    left = bisect_left(starts, 1, hi=left, key=lambda start: is_unique(start, ends[right]))
    return text[starts[left] : ends[right]]


def passage(text: str, span: Span, words: int) -> str:
    """The line around some words, up to so many words on each side of them.

    Where the words themselves are many, only their first and last ones are shown.
    """
    start, end = span
    before, after = _starts(text, start), _ends(text, end)
    line = _line_around(text, span)
    first = before[words - 1] if len(before) > words else line[0]
    last = after[words - 1] if len(after) > words else line[1]
    inside = text[start:end]
    if len(inside) > _LONG:
        inside = f"{inside[: _LONG // 2].rpartition(' ')[0]} … {inside[-_LONG // 2 :].partition(' ')[2]}"
    shown = f"{text[first:start]}{inside}{text[end:last]}".strip()
    return f"{'… ' * (first > line[0])}{shown}{' …' * (last < line[1])}"


def _turns(lefts: int, rights: int) -> Iterator[tuple[int, int]]:
    """How many words to take on the left and on the right, one more each turn, until there are no more."""
    for turn in range(lefts + rights + 1):
        left = min(max(turn // 2, turn - rights), lefts)
        yield left, turn - left


def _whole(text: str, span: Span) -> Span:
    """The words with what is cut off from their first and last."""
    start, end = span
    farthest = max(0, start - _REACH), min(len(text), end + _REACH)
    while start > farthest[0] and _WITHIN.match(text, start - 1):
        start -= 1
    while end < farthest[1] and _WITHIN.match(text, end - 1):
        end += 1
    return start, end


def _line_around(text: str, span: Span) -> Span:
    """The line of some words, as far as it is looked at."""
    start, end = span
    newline = text.find("\n", end, end + _REACH)
    last = newline if newline >= 0 else min(len(text), end + _REACH)
    return max(text.rfind("\n", 0, start) + 1, start - _REACH), last


def _starts(text: str, start: int) -> list[int]:
    """Where the words before this place begin, on its line, the nearest first."""
    first, _ = _line_around(text, (start, start))
    is_cut = first > 0 and not text[first - 1].isspace()
    found = ((match.end(), match[0].lstrip(_OPENS)) for match in _WORD.finditer(text, first, start))
    places = [end - len(word) for end, word in islice(found, is_cut, None) if word]
    return places[: -_MOST_WORDS - 1 : -1]


def _ends(text: str, end: int) -> list[int]:
    """Where the words after this place end, on its line."""
    _, last = _line_around(text, (end, end))
    is_cut = last < len(text) and not text[last].isspace()
    found = ((match.start(), match[0].rstrip(_CLOSES)) for match in _WORD.finditer(text, end, last))
    places = [start + len(word) for start, word in found if word]
    return (places[:-1] if is_cut else places)[:_MOST_WORDS]


def whole_quote(index: TextIndex, span: Span) -> str | None:
    """The sentence around some words, or their clause where it is long, on one line.

    It stands in the text once; where neither does, it is the shortest quote that does.
    """
    for start, end in (_between(_SENTENCE_END, index.text, span), _between(_PAUSE, index.text, span)):
        found = index.text[start:end].strip()
        if end - start <= _MOST_QUOTED and index.anchor(found, with_nearest=False).state is Standing.EXACT:
            return found
    return shortest_quote(index, span)


def _between(part: re.Pattern[str], text: str, span: Span) -> Span:
    """What stands between two places of a pattern around some words, on their line."""
    first, last = _line_around(text, span)
    ends = [match.end() for match in part.finditer(text, first, span[0])]
    behind = part.search(text, span[1], last)
    return (ends[-1] if ends else first), (
        behind.start() + len(behind[0].rstrip(" \t,;:\u2013\u2014-")) if behind else last
    )
