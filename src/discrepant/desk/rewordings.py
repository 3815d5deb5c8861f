"""What one text changes in another, word by word, each passage with what is around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import attrs
from rapidfuzz.distance import Indel, Opcode

from discrepant.corpus.nearest import side_by_side, tokens_of

__all__ = ["Rewording", "rewordings"]

_LINE_START = re.compile(r"(?<=\n)")
_APART = 16  # equal words and marks between two passages; fewer are shown within one
_AROUND = 10  # of them that are handed on at either end of a passage, which is more than are shown
_LINES = 2  # on either side of those that differ, for the words in them: an empty one, and a paragraph
_MOST_PAIRS = 400_000_000  # of words that are compared with each other, a bit of memory each


@attrs.frozen(kw_only=True)
class Rewording:
    """A passage that two texts have in other words, with the line in each on which it begins.

    What is gone stands in [brackets] in `was`, what is new in {braces} in `now`.
    """

    former_line: int
    line: int
    was: str
    now: str


def rewordings(old: str, new: str) -> tuple[Rewording, ...]:
    """The passages that differ, in order; none where only blanks and the ends of lines do.

    What is too long to be compared word by word is one passage, from the first word that differs to the last.
    """
    ours, theirs = _LINE_START.split(old), _LINE_START.split(new)
    first = _common(ours, theirs)
    last = _common(ours[first:][::-1], theirs[first:][::-1])
    first, last = max(0, first - _LINES), max(0, last - _LINES)
    was, now = "".join(ours[first : len(ours) - last]), "".join(theirs[first : len(theirs) - last])
    return tuple(_passages(tokens_of(was), tokens_of(now), first + 1))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many entries are the same at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))


def _passages(ours: list[re.Match[str]], theirs: list[re.Match[str]], line: int) -> Iterator[Rewording]:
    """The passages of two lists of words, the first of which stand on this line of either text."""
    old_lines, new_lines = _Lines(ours, line), _Lines(theirs, line)
    for codes in _parted(_codes([word[0] for word in ours], [word[0] for word in theirs])):
        was, now = side_by_side(ours, theirs, codes)
        first = next(code for code in codes if code.tag != "equal")
        places = {"former_line": old_lines.of(first.src_start), "line": new_lines.of(first.dest_start)}
        yield Rewording(**places, was=was, now=now)


def _codes(ours: Sequence[str], theirs: Sequence[str]) -> list[Opcode]:
    """How the one becomes the other; where that would take too long, all between what is equal at the ends."""
    if len(ours) * len(theirs) <= _MOST_PAIRS:
        return list(Indel.opcodes(ours, theirs))
    first = _common(ours, theirs)
    last = _common(ours[first:][::-1], theirs[first:][::-1])
    ends = len(ours) - last, len(theirs) - last
    codes = (
        Opcode("equal", 0, first, 0, first),
        Opcode("replace", first, ends[0], first, ends[1]),
        Opcode("equal", ends[0], len(ours), ends[1], len(theirs)),
    )
    return [code for code in codes if code.src_end > code.src_start or code.dest_end > code.dest_start]


def _parted(codes: Sequence[Opcode]) -> Iterator[list[Opcode]]:
    """The codes of each passage, with a few equal words at its ends."""
    passage: list[Opcode] = []
    for code in codes:
        if code.tag != "equal" or (passage and code.src_end - code.src_start <= _APART):
            passage.append(code)
            continue
        if passage:
            yield [*passage, _part(code, 0, _AROUND)]
        passage = [_part(code, -_AROUND, None)]
    if any(code.tag != "equal" for code in passage):
        yield passage


def _part(code: Opcode, start: int, end: int | None) -> Opcode:
    """The first or the last of some equal words."""
    ours = range(code.src_start, code.src_end)[start:end]
    theirs = range(code.dest_start, code.dest_end)[start:end]
    return Opcode("equal", ours.start, ours.stop, theirs.start, theirs.stop)


class _Lines:
    """The lines of words, asked for in order."""

    def __init__(self, words: Sequence[re.Match[str]], line: int) -> None:
        self._words, self._line, self._at = words, line, 0

    def of(self, number: int) -> int:
        """The line of a word; behind the last one, that of the last."""
        if self._words:
            word = self._words[min(number, len(self._words) - 1)]
            self._line += word.string.count("\n", self._at, word.start())
            self._at = word.start()
        return self._line
