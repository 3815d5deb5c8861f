"""Digits joined without a blank to letters or other digits.

Which of them make a name, and which a quantity?
"""

from __future__ import annotations

import re
from collections.abc import Collection

import attrs

from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.numerals import is_number_word

__all__ = ["Digits", "is_in_chain", "is_joined_after", "is_joined_before", "is_score"]

_HEAD = re.compile(r"[^\W_]+\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_TAIL = re.compile(
    r"-(?!Q[1-4])(?:(?:[A-Z][^\W_]?|[A-Z]+[0-9])(?![^\W_]|\$)|(?!to-|or-|foot-|in-)[a-z]{1,9}-[0-9])"
)  # 3-D, 2-for-1
_CHAIN_HEAD = re.compile(r"(?:[0-9]+-)+\Z")
_CHAIN_TAIL = re.compile(r"(?:-[0-9]+)+")
_PAIR = re.compile(r"([0-9]{1,2})[-\u2010-\u2013]([0-9]{1,2})(?![0-9-])")
_IN_NAMES = ("_", "@", "\\", "=")
_CAPITAL = "bcfklmtvw"  # printed as capitals, too: $5B, 40C, 10K
_NEAR = 3  # words before a score


@attrs.frozen
class Digits:
    """A number in digits at its place in a run, with the characters before and after it."""

    run: Run
    i: int
    digits: str
    start: int
    end: int
    before: str
    after: str

    @classmethod
    def of(cls, run: Run, i: int) -> Digits:
        """The digits of an atom."""
        atom, text = run.atoms[i], run.text
        before, after = text[max(0, atom.start - 1) : atom.start], text[atom.end : atom.end + 1]
        return cls(run, i, atom.text.replace(",", ""), atom.start, atom.end, before, after)


def is_joined_before(it: Digits, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether what stands before makes a name of it: T-72, Covid-19, 1.2.3.

    But not sub-100, 20-30 or USD30.
    """
    mark, text, place = it.before, it.run.text, it.start - 1
    if mark.isalpha():
        is_long_group = "," in it.run.text[it.start : it.end] and not _is_long(it)  # R2,000
        return not (is_long_group or (it.run.touches(it.i) and (_is_currency(it, prefixes) or _is_power(it))))
    if mark in _IN_NAMES or (mark == "[" and it.after == "]"):
        return True
    if mark not in ("-", ".", ":", "/", "+"):
        return False
    head = _HEAD.search(text[max(0, place - 20) : place])
    if head is None:
        return mark in (".", ":")
    word = head[0].lower()
    if mark != "-":
        return mark in (".", ":", "+") or not word.isdecimal()
    return not (word.isdecimal() or _is_part(word, prefixes, suffixes))


def _is_part(word: str, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether a number goes on behind the hyphen of this word: sub-100, USD6-8 million, 1.2tn-1.4tn."""
    if word.rstrip("0123456789") in prefixes or (word[0].isdigit() and word.lstrip("0123456789") in suffixes):
        return True
    return word in rules()["label"]["prefix"] or is_number_word(word) or word in ("to", "or")


def _is_long(it: Digits) -> bool:
    """Whether more than three letters stand right before."""
    head = _HEAD.search(it.run.text[max(0, it.start - 20) : it.start])
    return head is not None and len(head[0]) > 3  # noqa: PLR2004  # letters of a currency


def _is_currency(it: Digits, prefixes: Collection[str]) -> bool:
    """Whether a currency stands right before: USD30, $A30."""
    texts = it.run.texts
    return texts[it.i - 1] in prefixes or (it.i > 1 and texts[it.i - 2] == "$" and it.run.touches(it.i - 1))


def _is_power(it: Digits) -> bool:
    """Whether this is the 2 of "5 km2"."""
    return it.i > 1 and it.digits in ("2", "3") and it.run.atoms[it.i - 2].is_digits and it.before in "mtdi"


def is_joined_after(it: Digits, suffixes: Collection[str]) -> bool:
    """Whether what stands after makes a name of it: 5G, 1.2.3, 3-D, 2-for-1.

    But not 5m, 15km, 10-mile.
    """
    mark, text, end = it.after, it.run.text, it.end
    if mark.isalpha():
        tail = _LETTERS.match(text[end : end + 20])
        word = tail[0].lower() if tail else ""
        if it.before == "/" and word.rstrip("s") in ("th", "rd", "nd"):  # 1/4th
            return False
        is_name = len(word) == 1 and tail is not None and tail[0].isupper() and word not in _CAPITAL  # 5G
        if text[end + len(word) : end + len(word) + 4] == " ago":  # 1d ago
            return False
        return is_name or word not in suffixes or text[end + len(word) : end + len(word) + 1].isdigit()
    if mark in (":", "."):
        return text[end + 1 : end + 2].isdigit()
    if mark == "+" and it.run.text[end + 1 : end + 2].isdigit():  # the 5+1 talks
        return True
    return mark in _IN_NAMES or (mark == "-" and _NAME_TAIL.match(text, end) is not None)


def is_in_chain(it: Digits) -> bool:
    """Whether this is one of three or more numbers with hyphens between them: 978-3-16-148410-0."""
    if "-" not in (it.before, it.after):
        return False
    text = it.run.text
    head, tail = (
        _CHAIN_HEAD.search(text[max(0, it.start - 40) : it.start]),
        _CHAIN_TAIL.match(text, it.end, it.end + 40),
    )
    return sum(match[0].count("-") for match in (head, tail) if match) > 1


def is_score(it: Digits) -> bool:
    """Whether this is an end of a score.

    Two small numbers that run backwards or are equal, or words of a game near.
    """
    run = it.run
    for first in (it.i, it.i - 2):
        match = _PAIR.match(run.text, run.atoms[first].start) if first >= 0 and run.atoms[first].is_digits else None
        if match is None or (first < it.i and match.end() != it.end):
            continue
        if run.text[match.end() : match.end() + 1] in ("%", "\u00b0", "/"):  # 8-1/4 cents
            return False
        one, two = int(match[1]), int(match[2])
        return one >= two or not one or _is_game_near(run.text, match)
    return False


def _is_game_near(text: str, match: re.Match[str]) -> bool:
    before = _LETTERS.findall(text[max(0, match.start() - 40) : match.start()])[-_NEAR:]
    after = _LETTERS.findall(text[match.end() : match.end() + 30])[:1]
    return any(word.lower() in rules()["score"]["words"] for word in (*before, *after))
