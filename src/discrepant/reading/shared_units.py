"""Whether a number in a text can have the unit of an amount before it.

What the words around them say of it hangs on the language.
"""

from __future__ import annotations

import re

from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind

__all__ = ["UNIT_OF_LAST", "UNIT_OF_NEXT", "can_share_unit", "is_bare", "is_measured", "size_of"]

UNIT_OF_LAST = "its unit can stand with the number before it"
UNIT_OF_NEXT = "its unit stands with the number after it"

_FAR = 10  # times as much, and of another kind: 10 km from a town of 40,000
_BARE = frozenset([MentionKind.COUNT, MentionKind.NUMBER])
_WITH_UNIT = frozenset([MentionKind.MEASURE, MentionKind.MONEY, MentionKind.SHARE])
_FIGURES = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SENTENCE = re.compile(r"[.!?][\"'\u2019\u201d)]*\s|\n\s*\n")


def can_share_unit(text: str, amount: FoundMention, each: FoundMention) -> bool:
    """Whether one has a unit that the other, in the same sentence, lacks and may share."""
    is_so = amount.kind in _WITH_UNIT and is_bare(each)
    return is_so and not _SENTENCE.search(text, amount.span[1], each.span[0]) and _are_alike(text, amount, each)


def is_bare(each: FoundMention) -> bool:
    """Whether it is read as a plain number: not "dozens"."""
    return each.kind in _BARE and each.reading is not None and each.reading.number is not None


def is_measured(each: FoundMention) -> bool:
    """Whether it is read as so much of what has parts: eight of 12 years can be served."""
    return each.kind in (MentionKind.MEASURE, MentionKind.MONEY) and each.reading is not None


def _are_alike(text: str, amount: FoundMention, each: FoundMention) -> bool:
    """Whether neither is so many times the other that they hardly tell of the same; $5bn and 6 can have one scale."""
    size, read = size_of(each), size_of(amount)
    printed = _FIGURES.search(text, *amount.span)
    sizes = [read, float(printed[0].replace(",", ""))] if printed else [read]
    return not (size and read) or any(max(one, size) <= _FAR * min(one, size) for one in sizes)


def size_of(each: FoundMention) -> float:
    """How large it is, without its sign; 0 where that is not known."""
    return abs(each.reading.number or 0) if each.reading else 0
