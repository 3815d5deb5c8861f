"""Amounts in another language of which one is set against another, whose unit it can have.

Then only the first prints its unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from discrepant.reading.found import FoundMention
from discrepant.reading.languages.around import word_behind
from discrepant.reading.languages.language import Language
from discrepant.reading.mention_kinds import MentionKind

__all__ = ["set_against"]

_BARE = frozenset([MentionKind.COUNT, MentionKind.NUMBER])
_NEAR = 20  # characters
_OF_FIRST = "its unit can stand with the number before it"


def set_against(text: str, language: Language, amounts: Sequence[FoundMention]) -> list[FoundMention]:
    """The amounts in order, no bare one of which is read so: "von 12 Jahren auf acht"."""
    told = [*amounts]
    for n, (one, other) in enumerate(pairwise(amounts)):
        is_with_unit = one.kind not in _BARE and other.kind in _BARE and other.reading is not None
        if is_with_unit and _are_set(text, language, one.span, other.span):
            told[n + 1] = attrs.evolve(other, reading=None, problem=_OF_FIRST)
    return told


def _are_set(text: str, language: Language, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether something went from one amount to the other, or they are compared, and nothing is counted behind them."""
    running = language.words["running"]
    between = " ".join(text[one[1] : other[0]].removeprefix(",").lower().split())
    words = running.get("from_and_to", {"from": (), "to": ()})
    if between in words["to"]:
        before = text[max(0, one[0] - _NEAR) : one[1]].lower()
        is_so = re.search(rf"\b(?:{'|'.join(words['from'])})\W?\b", before) is not None
    else:
        is_so = between in running.get("compared", ())
    return is_so and _goes_on(text, language, other[1])


def _goes_on(text: str, language: Language, end: int) -> bool:
    """Whether nothing that is counted follows: a mark, the end, or a word that is known to lead to something else."""
    word, running = word_behind(text, end), language.words["running"]
    if not word or word.lower() in (*running["before"], *running.get("behind", ())):
        return True
    return bool(running.get("capital_nouns")) and word.islower()
