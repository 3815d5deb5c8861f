"""The four verdicts, and the reasons for which a difference can be explained or is strained."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Reason", "Verdict"]


class Verdict(StrEnum):
    """How two sides stand to each other, from harmless to grave."""

    AGREE = "agree"
    EXPLAINED = "explained"
    STRAINED = "strained"
    CONFLICT = "conflict"

    @property
    def gravity(self) -> int:
        """0 for agreement, 3 for a conflict."""
        return _GRAVITY[self]


_GRAVITY = {verdict: gravity for gravity, verdict in enumerate(Verdict)}


class Reason(StrEnum):
    """Why two sides that differ in print can both be true, or hardly can."""

    LATER_DATE = "later-date"
    LATER_TEXT = "later-text"
    DIFFERENT_TIME = "different-time"
    HEDGED = "hedged"
    ROUNDED = "rounded"
    MORE_PRECISE = "more-precise"
    PARTIAL_LIST = "partial-list"
    EXCERPT = "excerpt"
    TRANSLATED = "translated"
    PARAPHRASED = "paraphrased"
    GARBLED = "garbled"
    SPELLING = "spelling"
    HOUSE_STYLE = "house-style"
    BROADER_TERM = "broader-term"
    TOGETHER = "together"
    CLOCK = "clock"  # two times of day by clocks of which it is not known how far they are apart
    SAME_DAY = "same-day"  # of what is strained: a running total told on one day, in an order not known
    GROWTH = "growth"  # of what is strained: a running total that grew beyond what is expected
