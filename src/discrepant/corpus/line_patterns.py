"""Patterns of lines: words as printed, between which a star stands for anything or nothing.

They come from strangers, so that nothing in them can be tried in more than one way: each piece between two stars is
taken at its first place behind the one before it, which finds a match wherever there is one.
"""

from __future__ import annotations

import attrs

from discrepant.reading.wording import fold

__all__ = ["LinePattern"]

_STAR = "*"


@attrs.frozen
class LinePattern:
    """What a whole line must be like. Both are folded, so that type makes no difference."""

    pieces: tuple[str, ...]

    @classmethod
    def parse(cls, pattern: str) -> LinePattern:
        """The pattern of some words with stars. Nothing else in it has a meaning of its own."""
        return cls(tuple(fold(pattern).strip().split(_STAR)))

    def __str__(self) -> str:
        return _STAR.join(self.pieces)

    @property
    def anywhere(self) -> LinePattern:
        """The pattern of a line in which this one stands somewhere."""
        return LinePattern(("", *self.pieces, ""))

    def matches(self, line: str) -> bool:
        """Whether all of a folded line is like this."""
        head, *middle, tail = self.pieces if len(self.pieces) > 1 else (*self.pieces, "")
        if len(self.pieces) == 1:
            return line == head
        start, end = len(head), len(line) - len(tail)
        if start > end or not (line.startswith(head) and line.endswith(tail)):
            return False
        for piece in middle:
            found = line.find(piece, start, end)
            if found < 0:
                return False
            start = found + len(piece)
        return True
