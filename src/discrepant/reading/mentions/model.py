"""A mention: a place in a text where something is printed, and what it stands for.

It is a number, an amount, a date or a quotation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from discrepant.reading.model import Quantity, Reading

__all__ = ["Kind", "Mention"]


class Kind(StrEnum):
    """What a mention is: one of the quantities, or a quotation."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"

    @classmethod
    def of(cls, quantity: Quantity) -> Kind:
        """The kind of mention that is read as this quantity."""
        return cls(str(quantity))


@attrs.frozen(kw_only=True)
class Mention:
    """Words as printed, and where they stand in the text.

    Their half-open span of characters, and the line, from 1, on which they begin. A quotation has no reading. Nor has
    what is plainly a quantity and cannot be read: then `problem` says why.
    """

    kind: Kind
    words: str
    span: tuple[int, int]
    line: int
    reading: Reading | None = None
    problem: str = ""

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mentions --json` prints."""
        return {
            "kind": str(self.kind),
            "words": self.words,
            "span": list(self.span),
            "line": self.line,
            "reading": self.reading.to_json() if self.reading else None,
            "problem": self.problem or None,
        }
