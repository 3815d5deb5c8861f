"""Figures with a colon that tell how long something took: 2:15:30, 5:03 minutes.

They are told and not read, for they can be a score or a ratio, too. Without a word of a race, of a recording or of a
unit near them they may be a verse or another thing, and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discrepant.reading.dates.clock import NO_TIME_OF_DAY
from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.nearby import FAR, text_before
from discrepant.reading.words import rules

__all__ = ["race_times_in"]

_TIME = re.compile(
    r"(?<![\w.,:/+$\u20ac\u00a3\u00a5@#-])"
    r"(?:(?P<whole>[0-9]{1,2}:[0-5][0-9]:[0-5][0-9])|[0-9]{1,3}:[0-5][0-9])(?:\.[0-9]{1,3})?(?![\w:/%]|[.,][0-9])"
)
_NAMED = re.compile(r"\b(?:(?P<of_what>(?i:verses?|chapters?|versions?|v))|[A-Z][^\W\d_]*)[ \u00a0]\Z")  # Mark 3:16
_UNIT = re.compile(
    r"[ \u00a0-](?:hours?|hrs?|minutes?|mins?|seconds?|secs?|long|left|remaining|pace|per|to (?:go|play)"
    r"|of (?:play|overtime|extra time|the (?:first|second|third|fourth) (?:half|period|quarter)))\b"
)
_CLAUSE = re.compile(r"[.!?;](?=\s)|\n")
_WORD = re.compile(r"[^\W\d_]+")


def race_times_in(text: str) -> Iterator[FoundMention]:
    """What in an English text can be how long something took."""
    for match in _TIME.finditer(text):
        if _is_length(text, match):
            yield FoundMention(span=match.span(), kind=MentionKind.MEASURE, problem=NO_TIME_OF_DAY)


def _is_length(text: str, match: re.Match[str]) -> bool:
    """Whether its form, its unit or a word near it says that it can be a length of time."""
    clause = _CLAUSE.split(text_before(text, match.start(), FAR))[-1]
    words = {word.lower() for word in _WORD.findall(clause)}
    named = _NAMED.search(clause)
    if not words.isdisjoint(_lasting()):
        return True
    if named and (named["of_what"] or not match["whole"]):
        return False
    return bool(match["whole"] or _UNIT.match(text, match.end()))


@cache
def _lasting() -> frozenset[str]:
    return frozenset([*rules()["clock"]["races"], *rules()["clock"]["recordings"]])
