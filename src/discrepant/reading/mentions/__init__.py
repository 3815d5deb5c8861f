"""Mentions: every figure, date and quotation in running text.

Each has its place, and numbers, amounts, shares, measures and dates have their reading.
"""

from discrepant.reading.mentions.find import Mention, MentionKind, find_mentions

__all__ = ["Mention", "MentionKind", "find_mentions"]
