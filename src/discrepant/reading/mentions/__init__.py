"""Mentions: every figure, date and quotation in running text.

Numbers, amounts, shares and measures among them, each with its place and reading.
"""

from discrepant.reading.mentions.find import Kind, Mention, find_mentions

__all__ = ["Kind", "Mention", "find_mentions"]
