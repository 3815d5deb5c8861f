"""What tells how many or how much without a number that is read: twice as many.

It is told, so that an editor sees it, and not read. The words are those of mentions.toml, of English alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.words import words_of

__all__ = ["untold_in"]


def untold_in(text: str) -> Iterator[FoundMention]:
    """Where it is told, and why it is not read, in order."""
    pattern, reasons = _untold()
    for match in pattern.finditer(text):
        group = next(n for n in range(len(reasons)) if match[n + 1])
        yield FoundMention(span=match.span(), kind=MentionKind.COUNT, problem=reasons[group])


@cache
def _untold() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern with a group for each rule, and their reasons."""
    rules = words_of("mentions")["without_number"]
    whole = "|".join(f"({rule['whole']})" for rule in rules)
    pattern = re.compile(rf"(?<![\w'\u2019-])(?:{whole})(?![\w'\u2019])", re.IGNORECASE)
    return pattern, tuple(rule["why"] for rule in rules)
