"""Mentions: every number, amount, share, measure, date and quotation in running text, with its place and reading."""

from discrepant.reading.mentions.find import Kind, Mention, find_mentions

__all__ = ["Kind", "Mention", "find_mentions"]
