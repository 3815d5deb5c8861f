"""Numbers in another language whose unit stands with the amount beside them.

"40 minutes en train, 90 en bus" are so many minutes both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from discrepant.reading.found import FoundMention
from discrepant.reading.languages.around import word_behind
from discrepant.reading.languages.language import Language
from discrepant.reading.shared_units import UNIT_OF_LAST, UNIT_OF_NEXT, can_share_unit, is_bare, is_measured

__all__ = ["without_elided"]

_NO_NOUN = re.compile(r"\s[a-zäöüß]+\b(?!\s[A-ZÄÖÜ])")  # nor an adjective before one


def without_elided(text: str, language: Language, amounts: Sequence[FoundMention]) -> Iterator[FoundMention]:
    """The amounts in order; no number is read that can have the unit of another."""
    amount: FoundMention | None = None
    for each, following in zip_longest(amounts, amounts[1:]):
        if amount and can_share_unit(text, amount, each) and _counts_nothing(text, language, amount, each):
            yield attrs.evolve(each, reading=None, problem=UNIT_OF_LAST)
            continue
        amount = each
        is_part = following and is_bare(each) and is_measured(following) and _is_part(text, language, each, following)
        yield attrs.evolve(each, reading=None, problem=UNIT_OF_NEXT) if is_part else each


def _counts_nothing(text: str, language: Language, amount: FoundMention, each: FoundMention) -> bool:
    """Whether nothing that is counted follows, nor is told of before.

    It is a mark, the end, or a word that is known to lead to something else.
    """
    running, word = language.words["running"], word_behind(text, each.span[1])
    between = text[amount.span[1] : each.span[0]]
    if not between.strip() or ";" in between or re.search(running["unit_of_none"], between, re.IGNORECASE):
        return False
    # two thirds of the 160, 3 milliards d'habitants
    if _is_part(text, language, amount, each) or word.lower() in running["part_of"]:
        return False
    if not word or word.lower() in (*running["before"], *running.get("behind", ())):
        return True
    return bool(running.get("capital_nouns")) and _NO_NOUN.match(text, each.span[1]) is not None


def _is_part(text: str, language: Language, each: FoundMention, amount: FoundMention) -> bool:
    """Whether a word between them tells that one is a part of the other: "ocho de sus 12 años"."""
    between = text[each.span[1] : amount.span[0]]
    return " ".join(between.lower().split()) in language.words["running"]["part_of"]
