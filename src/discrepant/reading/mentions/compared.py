"""What a number is compared with: heavier than 12 tons, 30% more than 300.

The first is a hedge where its word is known, and refused where it is not. The second is no "more than 300": it is 390.
"""

from __future__ import annotations

import re
from functools import cache

from discrepant.reading.numerals import is_number_word
from discrepant.reading.units import printed_units

__all__ = ["compared"]

_UNKNOWN = re.compile(
    r"\b((?:[a-z]+er|worse|(?:more|less|fewer)(?: [a-z]+)?) than|as [a-z]+ as)(?: an?)? \Z", re.IGNORECASE
)
_NO_COMPARATIVES = re.compile(r"(?:other|rather|whether|either|as (?:well|soon|recently|early|late)) ", re.IGNORECASE)
_HEDGE = re.compile(r"(?:[a-z]+ ){1,4}than\b", re.IGNORECASE)
_PLAIN = re.compile(r"(?:more|fewer|less) than\b", re.IGNORECASE)
_SHARE = re.compile(r"(?:%|\b(?:per ?cent|points?|times|twice|thrice|fold)|[0-9]x)\Z", re.IGNORECASE)
_MONEY = re.compile(r"[$\u20ac\u00a3\u00a5][0-9][0-9.,]*(?:[mbk]n?| (?:million|billion|trillion))?\Z")
_UNIT = re.compile(r"(?:([0-9])|\b([^\W\d_]+))[- \u00a0]?([^\W\d_]+)\Z")
_ARTICLES = ("a", "an")
_COUNT = re.compile(r"(?:\A|[^\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})*|(?i:an? dozen|([a-z]+)))\Z")
_BEFORE_COUNT = re.compile(
    r"(?:\b(?:of|in|by|since)(?: the| these| those)? |\b[A-Z][a-z]+\.? )[^ ]+\Z"
)  # of the 30, May 3


def compared(before: str, words: str, *, is_measure: bool) -> str:
    """Why a number is none by itself, where something before it is compared with it."""
    if (unknown := _UNKNOWN.search(before)) and not _NO_COMPARATIVES.match(unknown[1]):
        return f"{unknown[1].lower()!r} is not read with it"
    bare = before.rstrip(" \u00a0")
    is_difference = _HEDGE.match(words) and _is_difference(bare, is_measure=is_measure)
    if is_difference or (_PLAIN.match(words) and _is_count(bare)):
        return "how far something is from this is told, and not this"
    return ""


def _is_difference(before: str, *, is_measure: bool) -> bool:
    """Whether an amount ends here. One of a unit can stand by itself: "in five years more than 300 people"."""
    if _SHARE.search(before) or _MONEY.search(before):
        return True
    unit = _UNIT.search(before) if is_measure else None
    if unit is None or unit[3].lower() not in _units():
        return False
    return bool(unit[1]) or unit[2].lower() in _ARTICLES or is_number_word(unit[2].lower())


def _is_count(before: str) -> bool:
    """Whether a number ends here that tells how many more: 12 more than 30, but not "of the 30 more than 20"."""
    match = _COUNT.search(before)
    return (
        match is not None
        and (match[1] is None or is_number_word(match[1].lower()))
        and not _BEFORE_COUNT.search(before)
    )


@cache
def _units() -> frozenset[str]:
    return frozenset(map(str.lower, printed_units()))
