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
from discrepant.reading.nearby import text_after
from discrepant.reading.shared_units import UNIT_OF_LAST, UNIT_OF_NEXT, can_share_unit, is_bare, is_measured, size_of

__all__ = ["without_elided"]

_THOUSAND = 1000  # from which on no scale is left out
_OF = re.compile(r" of (?:(?:the|his|her|its|their|our|my|your|these|those) )?")
_JOINED = re.compile(r"[-\u2010\u2011]")  # of the 12-year-olds
_SCALE = re.compile(r"(?:\b|[0-9])(?:thousand|million|billion|trillion|m|bn|tn)\Z", re.IGNORECASE)
_SCALE_OF_NEXT = "its scale can stand with the number after it"


def without_elided(text: str, found: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """What is found in a text, in order; no number is read that can have the unit of another."""
    amount: FoundMention | None = None
    last: FoundMention | None = None
    for each in found:
        if last:
            yield _of_next(text, last, each)
        last = _of_last(text, amount, each) if amount else each
        # between an amount and a number can stand a date, and another number that has its unit
        if last.kind != MentionKind.DATE and (last.reading or last.kind not in (MentionKind.COUNT, MentionKind.NUMBER)):
            amount = last
    if last:
        yield last


def _of_last(text: str, amount: FoundMention, each: FoundMention) -> FoundMention:
    """The number as it is, or told where its unit can be that of the amount before it."""
    if not can_share_unit(text, amount, each):
        return each
    (_, start), (i, end) = amount.span, each.span
    around = text[start:i], text[i:end], text_after(text, end)
    if any(rule.fits(*around) for rule in rules_around("unit_of_none")):
        return each
    is_so = any(rule.fits(*around) for rule in rules_around("unit_of_last"))
    return attrs.evolve(each, reading=None, problem=UNIT_OF_LAST) if is_so else each


def _of_next(text: str, each: FoundMention, amount: FoundMention) -> FoundMention:
    """The number as it is, or told where it is a part of the amount behind it."""
    if not is_bare(each) or not _OF.fullmatch(text, each.span[1], amount.span[0]):
        return each
    words, of = text[slice(*each.span)], text[slice(*amount.span)]
    if is_measured(amount) and not _JOINED.search(of):
        return attrs.evolve(each, reading=None, problem=UNIT_OF_NEXT)
    if (
        size_of(each) < _THOUSAND
        and amount.kind == MentionKind.COUNT
        and _SCALE.search(of)
        and not _SCALE.search(words)
    ):
        return attrs.evolve(each, reading=None, problem=_SCALE_OF_NEXT)
    return each
