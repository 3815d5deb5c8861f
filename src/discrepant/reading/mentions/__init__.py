"""Mentions: every figure, date and quotation in running text.

Each has its place, and numbers, amounts, shares, measures and dates have their reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.mentions.mention import Mention
from discrepant.reading.reader import Reader

__all__ = ["Mention", "MentionKind", "find_mentions"]


def find_mentions(text: str, *, on: Interval | None, reader: Reader, language: str = ENGLISH) -> Iterator[Mention]:
    """Every number, amount, share, measure, date and quotation in a text, in order of place.

    `on` is the day or span of days on which the text was printed, as ordinals, against which its dates are read;
    `language` is that of the text, a BCP 47 tag. Each mention is the longest that can be read; none lies inside
    another, but for what a quotation contains.
    """
    # nobody who has kept what was found need wait for its import
    from discrepant.reading.mentions.find import mentions_in  # noqa: PLC0415

    return mentions_in(text, on=on, reader=reader, language=language)
