"""The words of a clause that tell which way it looks from the day of publishing.

They are those of outlook.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

import attrs

from discrepant.reading.words import words_of

__all__ = [
    "Cue",
    "CueSense",
    "can_be_noun",
    "cues",
    "is_of",
    "is_timetable",
    "may_tell",
    "outlook_data",
    "words_in",
]

_PLURAL = re.compile(r"[^\W\d_]{2,}[^\W\d_sS]s")
_FUTURE = "'ll"
_SHORTEST_PAST = 4  # letters


class CueSense(Enum):
    """What a word or phrase says of the time of its clause."""

    AHEAD = "ahead"
    BACK = "back"
    TOLD = "told"  # by a verb of saying
    SAYS = "says"  # by one in the present
    INFINITIVE = "infinitive"
    PRESENT = "present"  # of a timetable
    UNCLEAR = "unclear"
    INTENT = "intent"  # what was asked for, and not yet done
    IDLE = "idle"  # nothing
    OPEN = "open"  # of the date that it may be over or to come


@attrs.frozen
class Cue:
    """What a word or phrase says, how many words lie between it and the date, and its last word."""

    sense: CueSense
    away: int
    word: str


def cues(words: Sequence[str], date: int) -> Iterator[Cue]:
    """What tells in a clause, in order; `date` is the place of the date."""
    for i, end, told in _found(tuple(words)):
        between = words[end:date] if date > i else words[date:i]
        near = all(word.lower() in words_in("between") for word in between)
        sense = told
        if told is CueSense.INTENT:
            sense = CueSense.BACK if near or date <= i else CueSense.OPEN
        is_far = sense is CueSense.PRESENT and len(between) > outlook_data()["present"]["near"]
        if sense is not CueSense.IDLE and not is_far:
            yield Cue(sense, 0 if near else len(between), words[end - 1])


@lru_cache(maxsize=64)  # the clauses of a sentence are asked again
def _found(words: tuple[str, ...]) -> list[tuple[int, int, CueSense]]:
    """Where what tells begins and ends, and its sense, wherever the date is."""
    found: list[tuple[int, int, CueSense]] = []
    i = 0
    while i < len(words):
        if cue := _cue(words, i):
            found.append((i, cue[1], cue[0]))
        i = cue[1] if cue else i + 1
    return found


def _cue(words: Sequence[str], i: int) -> tuple[CueSense, int] | None:
    """What the word or phrase here says, and where it ends."""
    for phrase, sense, needs_verb in _phrases().get(words[i], ()):
        end = i + len(phrase)
        if tuple(words[i:end]) == phrase and (not needs_verb or _is_verb(words, end)):
            return None if _is_participle(words, i, sense) else (sense, end)
    word = words[i]
    if word.endswith(_FUTURE):
        return CueSense.AHEAD, i + 1
    if word == "to" and _is_verb(words, i + 1):
        return (CueSense.IDLE if i and words[i - 1] in words_in("done") else CueSense.INFINITIVE), i + 1
    if _is_past(word) and not _is_participle(words, i, CueSense.BACK):
        return CueSense.BACK, i + 1
    return (CueSense.PRESENT, i + 1) if _is_present(words, i) else None


def is_timetable(word: str) -> bool:
    """Whether this can be a verb in the present in which a timetable is told."""
    return any(word in outlook_data()["present"][kind] for kind in ("singular", "noun"))


def _is_present(words: Sequence[str], i: int) -> bool:
    """Whether this is a verb in the present, by the subject that stands before it."""
    data, word = outlook_data()["present"], words[i]
    kind = next((kind for kind in ("plural", "singular", "noun", "be") if word in data[kind]), "")
    if not kind or any(before.lower() in data["conditions"] for before in words[:i]):
        return False
    if kind == "be":
        return all(word in ("on", "in", "at") for word in words[i + 1 :])  # right before the date
    subjects = [before for before in reversed(words[:i]) if not (before.endswith("ly") or before in data["adverbs"])]
    subject, leader = [*subjects, "", ""][:2]
    is_led = leader.lower() in words_in("determiners") or leader in words_in("participle")
    is_name = subject[:1].isupper() and subject.lower() not in words_in("determiners")
    if kind == "plural":
        is_bare = word in data["bare"] and _is_noun(subject)
        following = "".join(words[i + 1 : i + 2])
        has_object = is_name and not is_led and (following == "to" or following.istitle())
        return is_bare or has_object or subject.lower() in data["subjects"] or _PLURAL.fullmatch(subject) is not None
    is_subject = _is_noun(subject) and (kind == "singular" or is_led)
    return is_name or is_subject or subject.lower() in data["pronouns"] or subject == "and"


def may_tell(word: str) -> bool:
    """Whether a word begins what tells, or is a past form."""
    return word in _phrases() or _is_past(word)


def can_be_noun(word: str) -> bool:
    """Whether a word is no verb, and none that leads another in."""
    return _is_noun(word) and not _is_past(word)


def _is_noun(word: str) -> bool:
    if not word.isalpha() or word in words_in("determiners") or word in words_in("participle"):
        return False
    return word not in _phrases() and word not in _NO_NOUNS


_NO_NOUNS = ("do", "does", "let", "see", "make", "to")


def _is_past(word: str) -> bool:
    if not word.endswith("ed") or len(word) < _SHORTEST_PAST or not word.islower():
        return False
    return word not in outlook_data()["back"]["not_past"]


def _is_participle(words: Sequence[str], i: int, sense: CueSense) -> bool:
    """Whether a past form is one that says nothing of the time: "to be held", "the planned vote"."""
    if sense not in (CueSense.BACK, CueSense.TOLD) or words[i] in _AUXILIARIES:
        return False
    adverbs = takewhile(lambda word: word.endswith("ly"), reversed(words[:i]))
    before = i - 1 - sum(1 for _ in adverbs)
    return before >= 0 and words[before].lower() in words_in("participle")


_AUXILIARIES = frozenset(["was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't", "has", "hasn't"])


def _is_verb(words: Sequence[str], i: int) -> bool:
    """Whether a verb may stand here, after "to"."""
    return i < len(words) and words[i].islower() and words[i] not in words_in("determiners")


def outlook_data() -> Mapping[str, Any]:
    """The words of outlook.toml, by what they tell."""
    return words_of("outlook")


@cache
def words_in(table: str) -> frozenset[str]:
    """The words of one list of outlook.toml."""
    data = outlook_data()[table]
    return frozenset(data.get("words") or data["after"])


def is_of(word: str, table: str, kind: str) -> bool:
    """Whether a word stands in one of the lists of a table."""
    return word.lower() in outlook_data()[table][kind]


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], CueSense, bool]]]:
    """By its first word each phrase, the longest first, what it says, and whether it needs a verb after it."""
    data = outlook_data()
    kinds = [
        (CueSense.BACK, False, data["back"]["verbs"] + data["back"]["phrases"]),
        (CueSense.AHEAD, False, data["ahead"]["verbs"] + data["ahead"]["phrases"]),
        (CueSense.AHEAD, True, data["ahead"]["infinitives"]),
        (CueSense.TOLD, False, data["telling"]["words"]),
        (CueSense.SAYS, False, data["telling"]["present"]),
        (CueSense.UNCLEAR, False, data["unclear"]["phrases"]),
        (CueSense.INTENT, False, data["intent"]["words"]),
        (CueSense.IDLE, False, data["idle"]["phrases"]),
    ]
    entries = [(tuple(phrase.split()), sense, verb) for sense, verb, phrases in kinds for phrase in phrases]
    entries.sort(key=lambda entry: -len(entry[0]))
    return {first: [entry for entry in entries if entry[0][0] == first] for first in {entry[0][0] for entry in entries}}
