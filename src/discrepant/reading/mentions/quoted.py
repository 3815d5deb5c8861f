"""Quotations: what stands between matching quotation marks.

Where no mark closes one, it goes on to the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

__all__ = ["quotations"]

# A mark, the end of a line, or the end of a paragraph.
_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a']|\n(?:[ \t\r]*\n)?")
# What opens, and what closes it.
_DOUBLE = dict(
    zip('"\u201c\u201e\u201f\u00ab\u00bb', ('"', "\u201d", "\u201c\u201d", "\u201d", "\u00bb", "\u00ab"), strict=True)
)
_SINGLE = {"\u2018": "\u2019", "\u201a": "\u2018\u2019", "\u2039": "\u203a", "\u203a": "\u2039", "'": "'"}
_CLOSING_SINGLE = frozenset("\u2019'\u203a\u2018\u2039")
_OPENS_AFTER = frozenset(" \t\r\n\u00a0\u2009\u202f([{<\u2014\u2013-/\u2026\"\u201c\u201e\u00ab'\u2018:;,")
_ENDS_WORD = frozenset('.,;:!?)]}\u2026-\u2014\u2013"\u201d\u00bb')
_AROUND = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_AT_THE_END = ",.;:" + _AROUND
_APOSTROPHE = re.compile(r"'(?:[0-9][0-9]s?|tis|twas|em|til|till|cause|n)\b")
_SAYS = re.compile(r"\w")


@attrs.frozen
class _Mark:
    """A quotation mark, or the end of a line, and its place."""

    char: str
    place: int


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what is quoted, in order.

    They are without the marks, blanks around and a final comma or full stop. A quotation inside another is a part of
    it. Where the closing mark is missing, the paragraph ends the quotation.
    """
    paragraph: list[_Mark] = []
    begin = 0
    for match in _MARK.finditer(text):
        if len(match[0]) == 1:
            paragraph.append(_Mark(match[0], match.start()))
            continue
        yield from _Paragraph(text, begin, match.start(), paragraph).quoted()
        paragraph, begin = [], match.end()
    yield from _Paragraph(text, begin, len(text), paragraph).quoted()


@attrs.frozen
class _Paragraph:
    """The marks of one paragraph of a text."""

    text: str
    begin: int
    end: int
    marks: Sequence[_Mark]

    def quoted(self) -> Iterator[tuple[int, int]]:
        """Each outermost quotation."""
        i = 0
        closers = [j for j, mark in enumerate(self.marks) if mark.char in _CLOSING_SINGLE and self._closes_single(mark)]
        while i < len(self.marks):
            mark = self.marks[i]
            following = i + 1
            if mark.char in _DOUBLE and self._opens(mark):
                end, following = self._double(i)
                yield from self._span(mark.place + 1, end)
            elif mark.char in _SINGLE and self._opens(mark):
                at = bisect_right(closers, i)
                close = self._single(closers, at, _SINGLE[mark.char])
                if close:
                    yield from self._span(mark.place + 1, self.marks[close].place)
                    following = close + 1
            i = following

    def _span(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        words = self.text[start:end]
        kept = words.rstrip(_AROUND)
        bare = kept.rstrip(_AT_THE_END)
        # an ellipsis is a part of the wording
        if kept[len(bare) :].count(".") > 1:
            bare = kept
        start += len(bare) - len(bare.lstrip(_AROUND))
        bare = bare.lstrip(_AROUND)
        if _SAYS.search(bare):
            yield start, start + len(bare)

    def _opens(self, mark: _Mark) -> bool:
        if mark.char in "\u201c\u201e\u201f\u00ab\u201a\u2039":
            return True
        before = self.text[max(self.begin, mark.place - 1) : mark.place]
        after = self.text[mark.place + 1 : mark.place + 2]
        if not after.strip():
            return False
        if mark.char == "'" and _APOSTROPHE.match(self.text, mark.place):
            return False
        return not before or before in _OPENS_AFTER

    def _double(self, i: int) -> tuple[int, int]:
        """Where the quotation that this mark opens ends, and the index of the mark to go on from."""
        opening, line = self.marks[i], self.end
        closing = _DOUBLE[opening.char]
        for j in range(i + 1, len(self.marks)):
            mark = self.marks[j]
            if mark.char == "\n":
                line = min(line, mark.place)
            elif mark.char in closing and (mark.char != '"' or not self._opens(mark) or j == i + 1):
                return mark.place, j + 1
            elif mark.char == opening.char and line < mark.place:
                return line, j  # the mark is repeated where a quotation goes on in the next paragraph
        return line, len(self.marks)

    def _closes_single(self, mark: _Mark) -> bool:
        """Whether a single mark can close: no letter follows, and a word or its stop goes before."""
        after = self.text[mark.place + 1 : mark.place + 2]
        before = self.text[max(self.begin, mark.place - 1) : mark.place]
        return not after.isalnum() and (before.isalnum() or before in _ENDS_WORD)

    def _single(self, closers: Sequence[int], at: int, closing: str) -> int | None:
        """The index of the mark that closes a single one: that of "the MPs' letter" does only if no other can."""
        first = None
        for j in closers[at : at + 3]:
            mark = self.marks[j]
            if mark.char not in closing:
                continue
            if first and any(self._opens(each) for each in self.marks[first + 1 : j] if each.char in _SINGLE):
                break  # what another one opens behind it is not a part of it
            first = first or j
            tail = self.text[mark.place - 1 : mark.place + 3]
            if not (tail[:1] == "s" and tail[2:3] == " " and tail[3:4].islower()):
                return j
        return first
