"""What must not differ between two quotations, however loose their wording.

That is their numbers and negations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from discrepant.reading.wording import CURRENCY, FRACTIONS, MINUS, RAISED, spelling
from discrepant.reading.words import words_of

__all__ = ["negations_in", "number_at", "numbers_in"]

_NAMES = words_of("numbers")["names"]
_ONES = {word: n for n, word in enumerate(_NAMES["ones"])}
_TENS = {word: 10 * n for n, word in enumerate(_NAMES["tens"], start=2)}
_SCALES = {
    **dict.fromkeys(("hundred", "hundreds"), 100),
    **dict.fromkeys(("thousand", "thousands", "k"), 1_000),
    **dict.fromkeys(("million", "millions", "m", "mn"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "b", "bn"), 1_000_000_000),
    **dict.fromkeys(("trillion", "trillions", "tn"), 1_000_000_000_000),
    **dict.fromkeys(("dozen", "dozens"), 12),
}
_POWERS = {word: size for word, size in _SCALES.items() if len(word) > 1 and not size % 100}
_ANY_ONES, _ANY_TENS, _ANY_SCALE = map("|".join, (_ONES, _TENS, _SCALES))
_NUMBER = re.compile(
    rf"(?P<minus>{MINUS}[{CURRENCY}]?(?=\d)|\bminus )?(?:"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,30}(?:\.\d{1,30})?)(?:(?:st|nd|rd|th)\b)?"
    rf"(?P<raised>[{RAISED}]*)(?P<fraction>[{FRACTIONS}]?)"
    rf"|\b(?P<tens>{_ANY_TENS})(?:[- ](?P<units>{_ANY_ONES}))?\b|\b(?P<ones>{_ANY_ONES})\b)(?P<half> and a half\b)?"
    rf"|(?:\b|(?<=\d))(?P<scale>{_ANY_SCALE})\b"
)


def numbers_in(text: str) -> tuple[str, ...]:
    """The multiset of numbers printed, sorted, in digits.

    "$18.2bn" and "18.2 billion" are ("1000000000", "18.2"). A minus and raised figures are part of a number. A lone
    "one" is left out, being mostly a pronoun; ordinals in words are too ("second").
    """
    return tuple(sorted(number for match in _NUMBER.finditer(spelling(text)) if (number := _number(match))))


def _number(match: re.Match[str]) -> str:
    if scale := match["scale"]:
        # a letter alone is a scale only where it is printed on a number, as in "5m"
        alone = len(scale) == 1 and not match.string[: match.start()][-1:].isdigit()
        return "" if alone else str(_SCALES[scale])
    if match["ones"] == "one" and not (match["minus"] or match["half"]):
        return ""
    if digits := match["digits"]:
        value = Decimal(digits.replace(",", ""))
    elif tens := match["tens"]:
        value = Decimal(_TENS[tens] + _ONES.get(match["units"] or "", 0))
    else:
        value = Decimal(_ONES[match["ones"]])
    if fraction := match["fraction"]:
        value += Decimal(str(unicodedata.numeric(fraction)))
    if match["half"]:
        value += Decimal("0.5")
    return f"{'-' if match['minus'] else ''}{value.normalize():f}{match['raised'] or ''}"


def number_at(words: Sequence[str], place: int) -> tuple[int, str]:
    """How many words from this place are a number, and that number in figures.

    Twenty five million is 25000000.
    """
    word = words[place]
    if word[:1].isdecimal() and word.replace(",", "").replace(".", "", 1).isdecimal():
        taken, value = 1, Decimal(word.replace(",", ""))
    elif word in _ONES:
        taken, value = 1, Decimal(_ONES[word])
    elif word in _TENS:
        ones = _ONES.get(words[place + 1], 0) if place + 1 < len(words) else 0
        is_pair = 0 < ones < 10  # noqa: PLR2004  # twenty-five
        taken, value = (2, Decimal(_TENS[word] + ones)) if is_pair else (1, Decimal(_TENS[word]))
    else:
        return 0, ""
    while place + taken < len(words) and words[place + taken] in _POWERS:
        value *= _POWERS[words[place + taken]]
        taken += 1
    is_as_printed = taken == 1 and word[:1].isdecimal()
    return taken, word.replace(",", "") if is_as_printed else f"{value.normalize():f}"


_NOT = re.compile(
    r"\b(?:(?P<no>no)\b(?!\. ?\d)|(?P<other>never|none|nobody|nothing|nowhere|neither|nor|without|nary)\b"
    r"|(?P<not>not\b|cannot\b|[a-z]+n't\b))"
)


def negations_in(text: str) -> tuple[str, ...]:
    """The multiset of negations, sorted.

    "cannot", "can't" and "can not" are all "not", and "No. 10" is none.
    """
    found = _NOT.finditer(spelling(text))
    return tuple(sorted("not" if match["not"] else match[0] for match in found))
