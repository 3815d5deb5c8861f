"""Mentions: every number, amount, share, measure, date and quotation in running text, with its place and reading."""

from discrepant.reading.mentions.find import find_mentions
from discrepant.reading.mentions.model import Kind, Mention

__all__ = ["Kind", "Mention", "find_mentions"]
