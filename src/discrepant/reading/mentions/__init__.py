"""Mentions: every figure, date and quotation in running text.

Numbers, amounts, shares and measures among them, each with its place and reading.
"""

from discrepant.reading.mentions.find import Mention, MentionKind, find_mentions

__all__ = ["Mention", "MentionKind", "find_mentions"]
