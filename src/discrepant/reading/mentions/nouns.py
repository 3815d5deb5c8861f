"""Number words that are no number in a sentence: pronouns, parts of nouns, times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.numerals import ORDINAL_WORDS

__all__ = ["is_noun", "word_after"]

_OCLOCK = re.compile(r" (?:to|past) (?:[0-9]{1,2}|[a-z]+)\b(?! of)")
_PAST = re.compile(r"\b(?:half past|quarter past|quarter to) \Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = " -\u00a0"
_ENDS = re.compile('[ \u00a0]*(?:\\Z|[.,;:!?)\\]\u201d\u2019"\u2014\u2026\n])')
_ALONE = (["PART"], ["A", "PART"], ["NUMBER", "PART"], ["NUMBER", "PARTS"])
_IDLE = (["one", "day"], ["couple", "of"], ["couple"])


def word_after(run: Run, end: int) -> str:
    """The word behind an atom, joined by a blank or a hyphen, in lower case."""
    after = run.after(end)
    following = _WORD.match(after.lstrip(_SPACES)) if after[:1] in _SPACES else None
    return following[0].lower() if following else ""


def is_noun(run: Run, i: int, end: int, terminals: Sequence[str]) -> bool:
    """Whether the words between two atoms are no amount in this sentence.

    The grammar takes them for one.
    """
    texts = run.texts[i:end]
    if _PAST.search(run.before(i)) or run.after(end)[:5] == " past" or _is_phrase_of_its_own(texts, terminals):
        return True
    if texts in (["one"], ["zero"]):
        return not _counts(run, texts[0], i, end)
    if terminals in _ALONE or texts in (["tens"], ["scores"]):
        return not _stands_alone(run, i, end)
    named = texts[texts[0] in ("a", "an")] if len(texts) > 1 else ""
    if named in ORDINAL_WORDS and "WORD" in terminals and {"OF", "NUMBER"}.isdisjoint(terminals):
        return True  # the third year, a third mile, the fourth or fifth day
    if terminals == ["A", "WORD"]:
        return " ".join(texts[1:]) not in rules()["unit"]["alone"]
    return terminals == ["FEW"] and texts[-1] in ("couple", "few") and texts != ["a", "few"]


def _is_phrase_of_its_own(texts: Sequence[str], terminals: Sequence[str]) -> bool:
    """One day, a pound of flesh, 20 below zero, six quarters in a row, a centuries-old church, a good quarter."""
    is_many = terminals[:2] == ["A", "WORD"] and texts[1].endswith("ies")
    is_good = texts[0] == "a" and terminals[0].startswith("HEDGE") and terminals[1:] == ["PART"]
    is_row = texts[-1] == "quarters" and {"two", "three", "2", "3"}.isdisjoint(texts)
    return is_many or is_good or is_row or texts in _IDLE or texts[1:] == ["zero"] or terminals == ["A", "CURRENCY"]


def _counts(run: Run, text: str, i: int, end: int) -> bool:
    """Whether "one" or "zero" counts what follows."""
    word, before = word_after(run, end), run.word_before(i).lower()
    if text == "one":
        return word in rules()["one"]["before"]
    return word not in rules()["zero"]["before"] and before not in rules()["zero"]["after"]


def _stands_alone(run: Run, i: int, end: int) -> bool:
    """Whether "a third" or "tens" is no part of a noun, as it is in "a third party" and "a quarter-final"."""
    texts, after, before = run.texts[i:end], run.after(end), run.word_before(i).lower()
    if texts[0] in ("scores", "tens"):
        return after[:4] == " of "
    if _OCLOCK.match(after) or (before in rules()["part"]["after"] and texts[0] in ("half", "quarter")):
        return False  # "a quarter to five", "the first half"
    if (texts[0] == "a" and before in ("by", "to", "than")) or (len(texts) > 1 and texts[0] != "a"):
        return True  # "fell by a third", "a two-thirds majority"
    if after[:4] == " of " or (texts[0] == "half" and after[:5] == " the "):
        return texts[0] in ("a", "half")
    is_ordinal = texts[0] != "half" and len(texts) == 1
    return not is_ordinal and _ENDS.match(after) is not None
