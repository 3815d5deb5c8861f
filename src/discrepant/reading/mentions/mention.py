"""A mention, apart from what finds it, which is slow to import.

It is a place in a text where a number, an amount, a date or a quotation is printed, and what it stands for.
"""

from __future__ import annotations

from typing import Any

import attrs

from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Reading

__all__ = ["Mention"]


@attrs.frozen(kw_only=True)
class Mention:
    """Words as printed in a text, where they stand, and what they stand for.

    `span` is their half-open span of characters in the text, and `line`, counted from 1, the one on which they begin. A
    quotation has no reading. Nor has what is plainly a quantity and cannot be read: then `problem` says why. Where the
    words around tell that something went so far "up" or "down", the reading is that of a `change`, no level; `told` is
    the span with the word that says so.
    """

    kind: MentionKind
    words: str
    span: tuple[int, int]
    line: int
    reading: Reading | None = None
    problem: str = ""
    change: str = ""
    told: tuple[int, int] = (0, 0)

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mentions --json` prints."""
        return {
            "kind": str(self.kind),
            "words": self.words,
            "span": list(self.span),
            "line": self.line,
            "reading": self.reading.to_json() if self.reading else None,
            "problem": self.problem or None,
            "change": self.change or None,
        }
