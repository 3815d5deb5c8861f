"""What stands right before or behind a date in a sentence and would be cut from it.

So it is also why the date alone is not the reading: the last two weeks of the campaign, May 3 of the following year.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from discrepant.reading.mentions.around import rules_around
from discrepant.reading.mentions.date_seasons import doubt_of_season
from discrepant.reading.nearby import text_after, text_before
from discrepant.reading.words import rules

__all__ = ["cut_from_date"]

_YEARS = frozenset(["YEAR", "SHORT_YEAR", "YEARS", "AGO"])
_NEXT = re.compile("[ \u00a0\n]+([^\\W\\d_]+)")
_ENDS = re.compile('\\s*(?:\\Z|[.,;:!?)\\]\u201d"\u2014\u2013])')


def cut_from_date(text: str, start: int, end: int, kinds: Collection[str]) -> str:
    """Why the words of a date between these places are none by themselves; empty where they are.

    `kinds` are the terminals of dates.lark that they have.
    """
    before, after = text_before(text, start), text_after(text, end)
    words, has = text[start:end], frozenset(kinds)
    for rule in rules_around("cut_date"):
        is_asked = not rule.asks.get("has") or not has.isdisjoint(rule.asks["has"])
        if is_asked and rule.fits(before, words, after) and (not rule.asks.get("alone") or _stands_alone(after)):
            return rule.why
    if "SEASON" in kinds and _YEARS.isdisjoint(kinds):
        is_span = list(kinds).count("SEASON") > 1  # from spring to summer
        return doubt_of_season(before, words, after, is_told=is_span or "WHICH" in kinds)
    return ""


def _stands_alone(after: str) -> bool:
    """Whether no noun follows: part of 2022, and not part of the 2022 budget."""
    following = _NEXT.match(after)
    return _ENDS.match(after) is not None or (following is not None and following[1] in rules()["small"]["words"])
