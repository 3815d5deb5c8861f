"""Mentions: every figure, date and quotation in running text.

Numbers, amounts, shares and measures among them, each with its place and reading.
"""

from discrepant.reading.mentions.find import find_mentions
from discrepant.reading.mentions.model import Kind, Mention

__all__ = ["Kind", "Mention", "find_mentions"]
