"""The words of a clause that tell which way it looks from the day of publishing, by outlook.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import takewhile
from typing import Any

import attrs

from discrepant.reading.words import words_of

__all__ = ["Cue", "Sense", "cues", "outlook_data", "words_in"]

_PLURAL = re.compile(r"[^\W\d_]{2,}[^\W\d_sS]s")
_FUTURE = "'ll"
_SHORTEST_PAST = 4  # letters


class Sense(Enum):
    """What a word or phrase says of the time of its clause."""

    AHEAD = "ahead"
    BACK = "back"
    TOLD = "told"  # by a verb of saying
    INFINITIVE = "infinitive"
    PRESENT = "present"  # of a timetable
    UNCLEAR = "unclear"


@attrs.frozen
class Cue:
    """What a word or phrase says, and how many words lie between it and the date."""

    sense: Sense
    away: int


def cues(words: Sequence[str], date: int) -> Iterator[Cue]:
    """What tells in a clause, in order; `date` is the place of the date."""
    i = 0
    while i < len(words):
        found = _cue(words, i)
        if found is None:
            i += 1
            continue
        sense, end = found
        between = words[end:date] if date > i else words[date:i]
        near = all(word.lower() in words_in("between") for word in between)
        if sense is not Sense.PRESENT or len(between) <= outlook_data()["present"]["near"]:
            yield Cue(sense, 0 if near else len(between))
        i = end


def _cue(words: Sequence[str], i: int) -> tuple[Sense, int] | None:
    """What the word or phrase here says, and where it ends."""
    for phrase, sense, needs_verb in _phrases().get(words[i], ()):
        end = i + len(phrase)
        if tuple(words[i:end]) == phrase and (not needs_verb or _is_verb(words, end)):
            return None if _is_participle(words, i, sense) else (sense, end)
    word = words[i]
    if word.endswith(_FUTURE):
        return Sense.AHEAD, i + 1
    if word == "to" and _is_verb(words, i + 1):
        return Sense.INFINITIVE, i + 1
    if _is_past(word) and not _is_participle(words, i, Sense.BACK):
        return Sense.BACK, i + 1
    return (Sense.PRESENT, i + 1) if _is_present(words, i) else None


def _is_present(words: Sequence[str], i: int) -> bool:
    """Whether this is a verb in the present, by the subject that stands before it."""
    data, word = outlook_data()["present"], words[i]
    kind = next((kind for kind in ("plural", "singular", "noun") if word in data[kind]), "")
    if not kind or any(before.lower() in data["conditions"] for before in words[:i]):
        return False
    adverbs = data["adverbs"]
    subject = next((before for before in reversed(words[:i]) if not (before.endswith("ly") or before in adverbs)), "")
    if kind == "plural":
        return subject.lower() in data["subjects"] or _PLURAL.fullmatch(subject) is not None
    is_name = subject[:1].isupper() and subject.lower() not in words_in("determiners")
    return is_name or subject.lower() in data["pronouns"] or (kind == "singular" and _is_noun(subject))


def _is_noun(word: str) -> bool:
    return word.isalpha() and word not in words_in("determiners") and word not in words_in("participle")


def _is_past(word: str) -> bool:
    if not word.endswith("ed") or len(word) < _SHORTEST_PAST or not word.islower():
        return False
    return word not in outlook_data()["back"]["not_past"]


def _is_participle(words: Sequence[str], i: int, sense: Sense) -> bool:
    """Whether a past form is one that says nothing of the time: "to be held", "the planned vote"."""
    if sense not in (Sense.BACK, Sense.TOLD) or words[i] in _AUXILIARIES:
        return False
    adverbs = takewhile(lambda word: word.endswith("ly"), reversed(words[:i]))
    before = i - 1 - sum(1 for _ in adverbs)
    return before >= 0 and words[before].lower() in words_in("participle")


_AUXILIARIES = frozenset(["was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't", "has", "hasn't"])


def _is_verb(words: Sequence[str], i: int) -> bool:
    """Whether a verb may stand here, after "to"."""
    return i < len(words) and words[i].islower() and words[i] not in words_in("determiners")


def outlook_data() -> Mapping[str, Any]:
    return words_of("outlook")


@cache
def words_in(table: str) -> frozenset[str]:
    data = outlook_data()[table]
    return frozenset(data.get("words") or data["after"])


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], Sense, bool]]]:
    """By its first word each phrase, the longest first, what it says, and whether it needs a verb after it."""
    data = outlook_data()
    kinds = [
        (Sense.BACK, False, data["back"]["verbs"] + data["back"]["phrases"]),
        (Sense.AHEAD, False, data["ahead"]["verbs"] + data["ahead"]["phrases"]),
        (Sense.AHEAD, True, data["ahead"]["infinitives"]),
        (Sense.TOLD, False, data["telling"]["words"]),
        (Sense.UNCLEAR, False, data["unclear"]["phrases"]),
    ]
    entries = [(tuple(phrase.split()), sense, verb) for sense, verb, phrases in kinds for phrase in phrases]
    entries.sort(key=lambda entry: -len(entry[0]))
    return {first: [entry for entry in entries if entry[0][0] == first] for first in {entry[0][0] for entry in entries}}
