"""What tells how many or how much without a number that is read: twice as many.

It is told, so that an editor sees it, and not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind

__all__ = ["untold_in"]


def untold_in(text: str, rules: Sequence[Mapping[str, str]]) -> Iterator[FoundMention]:
    """Where it is told, and why it is not read, in order.

    Each rule has a regular expression over the `whole` of it, `why` it is not read, and its `kind` if it is no count.
    """
    if not rules:
        return
    for match in _one_of(tuple(rule["whole"] for rule in rules)).finditer(text):
        rule = next(rule for rule, found in zip(rules, match.groups(), strict=True) if found)
        kind = MentionKind(rule.get("kind", MentionKind.COUNT))
        yield FoundMention(span=match.span(), kind=kind, problem=rule["why"])


@cache
def _one_of(wholes: Sequence[str]) -> re.Pattern[str]:
    """One pattern with a group for each, none of which may have groups of its own."""
    whole = "|".join(f"({each})" for each in wholes)
    return re.compile(rf"(?<![\w'\u2019-])(?:{whole})(?![\w'\u2019])", re.IGNORECASE)
