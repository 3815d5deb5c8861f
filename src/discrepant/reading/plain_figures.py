"""What plain phrases are made of: figures, and nouns that are counted."""

from __future__ import annotations

from functools import cache

from discrepant.reading.words import words_of

__all__ = ["MOST_DIGITS", "ROUND_FROM", "SCALES", "TEN", "YEAR", "can_end", "counted", "digits_of"]

MOST_DIGITS = 15  # all of which a float has
YEAR = 4  # digits: without a comma they can be a year
ROUND_FROM, TEN = 100, 10  # from a hundred on a count with a zero at its end may be rounded
SCALES = ("thousand", "million", "billion", "trillion")
_GROUP = 3  # digits


def digits_of(whole: str) -> str:
    """The digits of a whole number, printed with commas between its groups or without.

    Empty where it is none.
    """
    first, *groups = whole.split(",")
    digits = "".join([first, *groups])
    if not (digits.isascii() and digits.isdecimal()) or first[:1] in ("", "0") or len(digits) > MOST_DIGITS:
        return ""
    return "" if groups and (len(first) > _GROUP or any(len(group) != _GROUP for group in groups)) else digits


def can_end(words: str) -> bool:
    """Whether a plain phrase can have the last of these words: most others have not."""
    last = words[words.rfind(" ") + 1 :]
    return not last[:1].isalpha() or last in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return counted().union(SCALES, ["percent", "cent"])


@cache
def counted() -> frozenset[str]:
    """Nouns of which a figure is a count, whatever it is."""
    return frozenset(words_of("numbers")["counted"]["words"])
