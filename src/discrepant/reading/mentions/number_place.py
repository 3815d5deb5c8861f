"""A number at its place in a text: what it is made of, and what is printed around it."""

from __future__ import annotations

import re

import attrs

from discrepant.reading.model import Quantity

__all__ = ["LETTER_BEHIND", "SIGN_OF_MONEY", "WORD_BEHIND", "NumberPlace"]

WORD_BEHIND = re.compile(r"[- \u00a0]?([^\W\d_]+)")
LETTER_BEHIND = re.compile(r"[ \u00a0]([b-hj-wyzB-HJ-Z])(?![^\s,;:)./]|\.\s*\S)")
SIGN_OF_MONEY = "[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20bf\u0e3f]"


@attrs.frozen
class NumberPlace:
    """A number in its text: the characters and the word around it, and what it is made of."""

    before: str
    words: str
    after: str
    kind: Quantity
    terminals: frozenset[str]

    @property
    def word(self) -> str:
        """The word right behind, joined by a blank or a hyphen."""
        match = WORD_BEHIND.match(self.after)
        return match[1] if match else ""

    @property
    def is_bare(self) -> bool:
        """Whether it has no scale, currency or unit."""
        return not self.terminals & {"SCALE", "CURRENCY", "WORD", "PERCENT", "MANY"}

    def is_a(self, what: str) -> bool:
        """Whether it is bare, of this kind, or has this terminal; everything is "any"."""
        return what in ("any", str(self.kind)) or (self.is_bare if what == "bare" else what in self.terminals)
