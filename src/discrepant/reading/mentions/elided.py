"""Numbers whose unit stands with the amount beside them: 40 minutes by train, 90 by bus.

Such a number would be read as a count of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.mentions.around import rules_around

__all__ = ["without_elided"]

_BARE = frozenset([MentionKind.COUNT, MentionKind.NUMBER])
_WITH_UNIT = frozenset([MentionKind.MEASURE, MentionKind.MONEY, MentionKind.SHARE])
_OF_WHICH = frozenset([MentionKind.MEASURE, MentionKind.MONEY])
_BESIDE_AMOUNTS = frozenset([MentionKind.DATE])  # 5 kg in June and 3 in July
_FAR = 10  # times as much, and of another kind: 10 km from a town of 40,000
_NEAR = 40  # characters
_FIGURES = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SENTENCE = re.compile(r"[.!?][\"'\u2019\u201d)]*\s|\n\s*\n")
_OF = re.compile(r" of (?:(?:the|his|her|its|their|our|my|your|these|those) )?")
_JOINED = re.compile(r"[-\u2010\u2011]")  # of the 12-year-olds
_OF_NEXT = "its unit stands with the number after it"


def without_elided(text: str, found: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """What is found in a text, in order; no number is read that can have the unit of another."""
    amount: FoundMention | None = None
    last: FoundMention | None = None
    for each in found:
        if last:
            yield _of_next(text, last, each)
        last = _of_last(text, amount, each) if amount else each
        if last.kind not in _BESIDE_AMOUNTS and (last.reading or last.kind not in _BARE):
            amount = last
    if last:
        yield last


def _of_last(text: str, amount: FoundMention, each: FoundMention) -> FoundMention:
    """The number as it is, or told where its unit can be that of the amount before it."""
    if amount.kind not in _WITH_UNIT or not _is_bare(each):
        return each
    (_, start), (i, end) = amount.span, each.span
    between, words, after = text[start:i], text[i:end], text[end : end + _NEAR]
    if _SENTENCE.search(between) or not _may_be_alike(text, amount, each):
        return each
    if any(rule.fits(between, words, after) for rule in rules_around("unit_of_none")):
        return each
    why = next((rule.why for rule in rules_around("unit_of_last") if rule.fits(between, words, after)), "")
    return attrs.evolve(each, reading=None, problem=why) if why else each


def _of_next(text: str, each: FoundMention, amount: FoundMention) -> FoundMention:
    """The number as it is, or told where it is a part of the amount behind it."""
    if not _is_bare(each) or amount.kind not in _OF_WHICH:
        return each
    (_, end), (start, _) = each.span, amount.span
    is_part = amount.reading and _OF.fullmatch(text, end, start) and not _JOINED.search(text, *amount.span)
    return attrs.evolve(each, reading=None, problem=_OF_NEXT) if is_part else each


def _is_bare(each: FoundMention) -> bool:
    """Whether it is read as a plain number: not "dozens"."""
    return each.kind in _BARE and each.reading is not None and each.reading.number is not None


def _may_be_alike(text: str, amount: FoundMention, each: FoundMention) -> bool:
    """Whether neither is so many times the other that they hardly tell of the same; $5bn and 6 can have one scale."""
    size = _size(each)
    read, printed = _size(amount), _FIGURES.search(text, *amount.span)
    sizes = [read, float(printed[0].replace(",", ""))] if printed else [read]
    return not (size and read) or any(max(one, size) <= _FAR * min(one, size) for one in sizes)


def _size(each: FoundMention) -> float:
    return abs(each.reading.number or 0) if each.reading else 0
