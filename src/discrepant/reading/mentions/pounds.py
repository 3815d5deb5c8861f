"""Pounds, which are money or a weight: what the sentence says of them."""

from __future__ import annotations

import re
from functools import cache

from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import Candidate, span
from discrepant.reading.model import Quantity
from discrepant.reading.nearby import FAR, text_after, text_before
from discrepant.reading.words import rules

__all__ = ["is_pounds", "pounds_in"]

_POUNDS = frozenset(["pound", "pounds"])
_CLAUSE = re.compile(r"[.!?;:]\s|\n|(?:,|\s(?:and|but|which|who|while))\s(?=[a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ -]([^\W\d_]+)")
_OF = re.compile(r"[ \u00a0](?:of|in)[ \u00a0]((?:[^\W\d_]+[ \u00a0-]?){1,3})")
_OR = "[ \u00a0](?:\\(|or )(?:[a-z]+ ){0,2}"  # and the same again in other money or another weight
_SUM_BEHIND = re.compile(
    f"['\u2019]?[ \u00a0]worth\\b|{_OR}[A-Z]{{0,3}}[$\u20ac\u00a3\u00a5]"
    f"|{_OR}[0-9.,]+ (?:[mb]illion )?(?:dollar|euro)s\\b"
)
_WEIGHT_BEHIND = re.compile(rf"{_OR}[0-9.,]+ ?(?:kg|kilo|tonne|metric|g\b|gram)")
_OTHER_SUM = re.compile("[$\u20ac\u00a3\u00a5]|\\b(?:dollars?|euros?|cents|pence)\\b")


def is_pounds(run: WordRun, found: Candidate) -> bool:
    """Whether it is so many pounds, or so many in a time.

    Pounds and ounces, and pounds per square inch, are a weight.
    """
    units = [token for token in found.tokens if token.type in ("WORD", "CURRENCY")]
    texts = [run.text[slice(*span(token))].lower() for token in units]
    if _POUNDS.isdisjoint(texts) or found.has(["JOIN"]):
        return False
    return all(text in _POUNDS or text in rules()["pounds"]["times"] for text in texts)


def pounds_in(run: WordRun, i: int, found: Candidate) -> Quantity | None:
    """Whether pounds are money or a weight in this sentence.

    It is None where the sentence does not tell. Millions of pounds are money if nothing is said.
    """
    first, last = max(span(token) for token in found.tokens if run.text[slice(*span(token))].lower() in _POUNDS)
    before = _CLAUSE.split(text_before(run.text, run.atoms[i].start, FAR))[-1]
    after = _CLAUSE.split(text_after(run.text, last, FAR))[0]
    is_many = run.text[first - 1] == "-" or any(
        each.type == "NUMBER" and each.value.value != 1 for each in found.tokens
    )
    is_noun = is_many and run.text[first:last].lower() == "pound"
    told = _by_what_follows(after, is_noun=is_noun) or (None if is_noun else _by_words(before, after))
    return told or (Quantity.MONEY if found.has(["SCALE", "MANY"]) else None)


def _by_what_follows(after: str, *, is_noun: bool) -> Quantity | None:
    """Pounds of cocaine, 12 pounds ($15), and of one that goes with a noun a 500-pound fine."""
    words = rules()["pounds"]
    if _SUM_BEHIND.match(after):
        return Quantity.MONEY
    if _WEIGHT_BEHIND.match(after):
        return Quantity.MEASURE
    if match := _OF.match(after):
        told = [word.lower() for word in _WORD.findall(match[1])]
        if not words["sums"].isdisjoint(told):
            return Quantity.MONEY
        is_open = told[0] in rules()["small"]["words"] or not words["goods"].isdisjoint(told)
        return None if is_open or after[1:3] == "in" else Quantity.MEASURE
    following = _NEXT.match(after) if is_noun else None
    if following and following[1].lower() in words["sums"]:
        return Quantity.MONEY
    return Quantity.MEASURE if following and following[1].lower() in words["heavy"] else None


def _by_words(before: str, after: str) -> Quantity | None:
    """What the words of the sentence say, if they all say the same; a price or a weight right before it prevails."""
    near = _told((_WORD.findall(before) or [""])[-1])
    if near is not None:
        return near
    before = "" if _OTHER_SUM.search(before) else before  # "$5 for 3 pounds"
    told = {kind for text in (before, after) if (kind := _told(text)) is not None}
    return told.pop() if len(told) == 1 else None


def _told(text: str) -> Quantity | None:
    """What these words say, None if nothing or both."""
    is_money, is_weight = (pattern.search(text) is not None for pattern in _patterns())
    if is_money == is_weight:
        return None
    return Quantity.MONEY if is_money else Quantity.MEASURE


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = rules()["pounds"]
    money, weight = (
        re.compile(rf"\b(?:{'|'.join(sorted(words[name]))})\b", re.IGNORECASE) for name in ("money", "weight")
    )
    return money, weight
