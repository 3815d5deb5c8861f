"""Counts of nothing in a text: no deaths, not a single house, no one was hurt.

What tells of no others, or of none that is known, is refused; where "no" counts nothing there is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.nearby import text_before
from discrepant.reading.none_of import BLANK, KINDS, NOUN, OR_NOUNS, any_of_words, any_printed, nothing_as, nothing_told
from discrepant.reading.words import words_of

__all__ = ["nothing_in"]

_OTHERS = "this tells of no others, and not that there are none"
_UNSURE = "this tells of none that are known, or of some, and not that there are none"
_BENT = "the word before it bends it"
_TRIGGER = re.compile(r"(?<![\w'\u2019.-])(?:no-one|no|not|nobody|none|without)(?![\w-])", re.IGNORECASE)


def nothing_in(text: str) -> Iterator[FoundMention]:
    """The counts of nothing in an English text, in order."""
    done = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < done:
            continue
        found = _counted(text, start) or _nobody(text, start)
        if found is None:
            continue
        end, problem = found
        before = text_before(text[done:start], start - done)
        if bent := _bent().search(before):
            start, problem = start - len(before) + bent.start(), _BENT
        done = end
        reading = None if problem else nothing_as(text[start:end])
        yield FoundMention(span=(start, end), kind=MentionKind.COUNT, reading=reading, problem=problem)


def _counted(text: str, start: int) -> tuple[int, str] | None:
    """What is printed with what is counted: where it ends, and why it is not read."""
    before = text_before(text, start)
    if match := _refused().match(text, start):
        return None if _named().search(before) else (match.end(), _reason(match))
    match = nothing_told().match(text, start)
    if match is None or (match["no"] and _named().search(before)):
        return None
    if match["single"] and (_IS.search(before) or _BUT.match(text, match.end())):  # "he is not one of the victims"
        return None
    if match["none"] and _THEM.fullmatch(match["none"]) and not _happened().match(text, match.end()):
        return None
    if tail := _unsure_behind().match(text, match.end()):
        return tail.end(), _UNSURE
    return match.end(), ""


def _nobody(text: str, start: int) -> tuple[int, str] | None:
    """Nobody, or none, of whom it is said what happened to them: where it ends, and why it is not read."""
    match = _pronoun().match(text, start)
    if match is None:
        return None
    before = text_before(text, start)
    if match["one"] and _IS.search(before):  # "he was not one"
        return None
    if (match["none"] and _OF_SO_MANY.match(text, match.end())) or (not match["none"] and _doing().search(before)):
        return match.end(), ""
    tail = _happened().match(text, match.end())
    if tail and tail["unsure"]:
        return tail.end("unsure"), _UNSURE
    if tail and tail["other"]:
        return tail.end("other"), _OTHERS
    return (match.end(), "") if tail else None


_IS = re.compile(rf"(?<!there)(?<!There){BLANK}(?:is|was|are|were|am|be|been|being){BLANK}\Z")
_BUT = re.compile(rf"(?:{BLANK}|,{BLANK})but\b|,?{BLANK}(?:and|or){BLANK}not\b")
_THEM = re.compile(rf"\w+{BLANK}of{BLANK}(?:them|us|you)", re.IGNORECASE)
_OF_SO_MANY = re.compile(
    rf"{BLANK}of{BLANK}(?:the|these|those|its|their|his|her|our){BLANK}(?:[0-9][0-9,]*|[a-z-]+){BLANK}{KINDS}{NOUN}"
)


def _reason(match: re.Match[str]) -> str:
    return _OTHERS if match["others"] else _UNSURE


@cache
def _refused() -> re.Pattern[str]:
    """What tells of no others, or of none that is known."""
    words = words_of("numbers")["nothing"]
    others, unsure = any_printed(words["others"]), any_printed(words["unsure"])
    kinds = rf"(?:[\w.-]+{BLANK})?{KINDS}"
    heard = rf"(?:[a-z]+{BLANK}){{0,2}}{any_of_words(words['heard'])}{BLANK}(?:of|on|about){BLANK}(?:any{BLANK})?"
    anyone = rf"(?:anyone|anybody){BLANK}(?:being{BLANK})?{any_of_words(words['happened'])}\b"
    return re.compile(
        rf"(?i:no){BLANK}(?:(?:(?P<others>{others})|{unsure}){BLANK}{kinds}{NOUN}|{heard}(?:{anyone}|{kinds}{NOUN}{OR_NOUNS}))"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of_words(words_of('numbers')['nothing']['named'])}{BLANK}\Z")


@cache
def _bent() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of_words(words_of('numbers')['nothing']['bent'])}{BLANK}\Z")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:nobody|no-one|no{BLANK}one|(?P<none>none|(?P<one>not{BLANK}(?:a{BLANK}single{BLANK})?one)))(?![\w'\u2019-])"
    )


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of_words(words_of('numbers')['nothing']['doing'])}{BLANK}\Z")


@cache
def _unsure_behind() -> re.Pattern[str]:
    """Behind what is counted: are expected, have been confirmed, were immediately reported."""
    words = words_of("numbers")["nothing"]
    auxiliary = any_of_words([*words["auxiliary"], *words["until_now"]])
    return re.compile(rf"(?:{BLANK}{auxiliary}){{1,3}}{BLANK}{any_of_words(words['unsure'])}\b")


@cache
def _happened() -> re.Pattern[str]:
    """What is said to have happened to nobody, with where they were, and what takes it back."""
    words = words_of("numbers")["nothing"]
    where = rf"{BLANK}{any_of_words(words['places'])}(?:{BLANK}[\w'\u2019-]+){{1,4}}?"
    what = rf"(?:{BLANK}(?:[a-z]+ly|reported|yet|so{BLANK}far)){{0,2}}{BLANK}{any_of_words(words['happened'])}\b"
    auxiliary = rf"{BLANK}{any_of_words(words['auxiliary'])}\b"
    unsure = rf"{BLANK}(?P<unsure>{any_of_words(words['unsure'])})\b"
    to = rf"{BLANK}to(?:{BLANK}(?:have|be|been)){{0,2}}"
    did = any_of_words(words["did"])
    return re.compile(
        rf"(?P<other>{BLANK}else)?(?:{where})?"
        rf"(?:{auxiliary}(?:{unsure}(?:{to}(?:{BLANK}{did}\b|{what})|{what})|{what})|(?:{auxiliary})?{BLANK}{did}\b)"
    )
