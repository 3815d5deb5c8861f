"""The kinds of mentions, apart from what finds them, which is slow to import."""

from __future__ import annotations

from enum import StrEnum

from discrepant.reading.model import Quantity

__all__ = ["MentionKind"]


class MentionKind(StrEnum):
    """What a mention is: one of the quantities, or a quotation."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    CHANGE = "change"
    DATE = "date"
    QUOTATION = "quotation"

    @classmethod
    def of(cls, quantity: Quantity) -> MentionKind:
        """The kind of mention that is read as this quantity."""
        return cls(str(quantity))
