"""What around a season makes it another thing than a time.

It is a part of a name in "after the spring offensive", and no autumn in "hurt in the fall".
"""

from __future__ import annotations

import re

from discrepant.reading.numerals import is_number_word
from discrepant.reading.words import rules, words_of

__all__ = ["OF_ANY_YEAR", "doubt_of_season", "is_of_any_year", "is_other_than_season"]

_NEXT = re.compile("(?:[ \u00a0\n]+|-)([^\\W\\d_]+)")
_OF = re.compile(r"\s+of\b(?!(?:\s+[\w'\u2019]+){1,3}\s+year\b)")
_CAPITAL = re.compile(r"[ \u00a0\n]+[A-Z]")
_SENTENCE = re.compile(r"[.!?;][\"'\u201d\u2019)]?\s")
_PLAIN = re.compile(r"(?:(?:in|during)\s+)?(?:the\s+)?\w+", re.IGNORECASE)
_TO = re.compile(r"\bto ([a-z]+)\b[^.;:!?]{0,40}\Z")
_VERBS = ("ed", "ly")  # and adverbs: in the spring failed, in the summer mostly

_NAME = "this can be the time, or a part of the name of what follows"
_WHICH = "which one it is stands behind it"
OF_ANY_YEAR = "this can be the season of one year or of every year"
_FALL = "this can be the season, or a fall"


def is_other_than_season(words: str, after: str) -> bool:
    """Whether these are a part of the fall of Kyiv or of Spring Valley, and no words of a time."""
    season = words.rsplit(maxsplit=1)[-1]
    return bool((season.lower() == "fall" and _OF.match(after)) or (season[0].isupper() and _CAPITAL.match(after)))


def is_of_any_year(before: str, words: str) -> bool:
    """Whether a season of which nothing is told can be of any year: in winter it rains.

    What is to be in spring is to be in this year's.
    """
    to = _TO.search(before)
    is_to_be = to is not None and to[1] not in rules()["small"]["words"]
    return not is_to_be and _PLAIN.fullmatch(words) is not None


def doubt_of_season(before: str, words: str, after: str, *, is_told: bool) -> str:
    """Why these words of a season without its year can be no time; empty where they are one.

    It `is_told` which one it is in "last winter".
    """
    match = _NEXT.match(after)
    word = match[1] if match else ""
    if not is_told and words.lower().endswith("the fall") and _can_fall(before, words, word, after):
        return _FALL
    if word == "of":
        return "" if is_told else _WHICH
    return _NAME if word and _is_of_name(word, is_told=is_told) else ""


def _can_fall(before: str, words: str, word: str, after: str) -> bool:
    """Whether something else can have fallen: before the fall, in the fall from power, killed in the fall."""
    data = rules()["season"]
    if words.split(maxsplit=1)[0].lower() in data["fall_led"] or word in data["fall_before"]:
        return True
    around = [*_SENTENCE.split(before)[-1:], *_SENTENCE.split(after)[:1]]
    return not data["fall_near"].isdisjoint(re.findall(r"[a-z]+", " ".join(around).lower()))


def _is_of_name(word: str, *, is_told: bool) -> bool:
    """Whether a season right before this word can be a part of its name; "last winter people died" is a time."""
    data = rules()["season"]
    if is_told or word[0].isupper():
        return word.lower() in data["names"]
    is_count = is_number_word(word) or word in words_of("hedges")["tens"]
    is_noun = not is_count and not word.endswith(_VERBS)
    return is_noun and word not in data["beside"] | rules()["small"]["words"]
