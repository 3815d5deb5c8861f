"""Which way a sentence looks from the day of publishing, at a date in it: ahead, back, or it does not say.

The verb nearest to the date decides, by the words of outlook.toml: first in the date's own clause, before it and then
after it, then in the clauses around. So in "will meet on Tuesday, he said on Monday" Tuesday is to come and Monday is
over. Where words contradict each other, or only a verb of saying is there and stands apart from the date, it does not
say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

import attrs

from discrepant.reading.dates.almanac import almanac

__all__ = ["event_after", "event_days", "is_told_of_past", "outlook"]

_REACH = 300  # characters on either side
_LONGEST_SAYING = 5  # words of a clause that only tells who says it
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013", "''\"\"\u2014")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|\S")
_SENTENCE = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|\n[^\S\n]*\n")
_PLURAL = re.compile(r"[^\W\d_]{2,}[^\W\d_sS]s")
_APART = frozenset(',;:()[]"\u2014')
_FUTURE = "'ll"
_SMALL = frozenset(["the", "on", "in"])
_MOST_BESIDE = 5  # words
_MOST_OF_EVENT = 3  # words
_NEAR = 60  # characters
_ENDS = ("by", "until", "till")
_SHORTEST_PAST = 4  # letters


class _Sense(Enum):
    AHEAD = "ahead"
    BACK = "back"
    TOLD = "told"  # by a verb of saying
    INFINITIVE = "infinitive"
    PRESENT = "present"  # of a timetable
    UNCLEAR = "unclear"


_ANSWER: Mapping[_Sense, bool | None] = {_Sense.AHEAD: True, _Sense.BACK: False, _Sense.TOLD: False}


_AGAINST = (_Sense.BACK, _Sense.UNCLEAR)  # what no present stands against


@attrs.frozen
class _Cue:
    """What a word or phrase says, and how many words lie between it and the date."""

    sense: _Sense
    away: int


def outlook(text: str, start: int, end: int) -> bool | None:
    """Whether the sentence around the date at text[start:end] looks ahead (True), back (False), or does not say."""
    before, after = _around(text, start, end)
    inside = _words(text[start:end])
    neighbours = [word.lower() for word in (*before[-_MOST_BESIDE:], *inside[:_MOST_BESIDE])]
    date = min(_MOST_BESIDE, len(before))
    for sense in (_Sense.BACK, _Sense.AHEAD):  # "since Monday" is over in any sentence, "next Monday" is not
        if _is_beside(neighbours, date, _data()[sense.value]["always"]):
            return _ANSWER[sense]
    clauses_before, clauses_after = _clauses(before), _clauses(after)
    found = _of_own_clause(clauses_before[-1], clauses_after[0])
    found = found or _of_others(clauses_before[:-1], clauses_after[1:])
    if found is _Sense.PRESENT:
        found = _Sense.AHEAD if _is_day_of_week(inside) else _Sense.UNCLEAR
    if found is _Sense.BACK and not any(_cues(clauses_before[-1], 0)) and _is_beside(neighbours, date, _ENDS):
        return False  # "by January he had left"
    if _is_beside(neighbours, date, _data()["ahead"]["beside"]):  # "until Monday", unless something else is said
        return True if found in (None, _Sense.AHEAD, _Sense.INFINITIVE) else None
    return _ANSWER.get(found or _Sense.UNCLEAR)


def is_told_of_past(text: str, start: int, end: int) -> bool:
    """Whether the clause tells of the past, so that "next" counts from then: "he sat for the next hour"."""
    before, after = _around(text, start, end)
    return _of_own_clause(_clauses(before)[-1], _clauses(after)[0]) is _Sense.BACK


def event_after(text: str, end: int) -> tuple[str, bool]:
    """Of the event named by the date that ends here "past" or "either", and whether it is in the possessive."""
    after = text[end : end + _NEAR].translate(_PLAIN)
    is_possessive = after.startswith("'s ")
    words = _words(after.removeprefix("'s").partition("\n\n")[0])[:_MOST_OF_EVENT]
    for word in takewhile(str.isalpha, words):
        for kind in ("past", "either"):
            if word.lower() in _data()["event"][kind]:
                return kind, is_possessive
    return "", is_possessive


def event_days() -> tuple[int, int]:
    """How many days back an event of the past is read without its year, and how far away any other."""
    return _data()["event"]["days"], _data()["event"]["far"]


def _is_day_of_week(words: Sequence[str]) -> bool:
    """Whether a date names a day of the week and no month."""
    names = {word.lower() for word in words}
    months = {word for entry in almanac()["months"].values() for word in entry}
    return not names & months and any(not names.isdisjoint(entry) for entry in almanac()["weekdays"].values())


# The text around.


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words of the sentence before the date and after it."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = (text[slice(*part)].translate(_PLAIN) for part in ((first, start), (end, last)))
    begins = max((match.end() for match in _ends(before)), default=0)
    ends = next((match.start() for match in _ends(after)), len(after))
    words = _words(before[begins:])
    is_cut = begins == 0 and first > 0 and text[first - 1].isalnum() and text[first].isalnum()
    return words[1:] if is_cut else words, _words(after[:ends])


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences end, but for the full stops of abbreviations."""
    for match in _SENTENCE.finditer(text):
        last = re.split(r"\W", text[max(0, match.start() - 10) : match.start()])[-1]
        is_short = len(last) == 1 or last.lower() in _words_of("abbreviations")
        if not (match[0][0] == "." and is_short and last):
            yield match


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.translate(_PLAIN))


def _clauses(words: Sequence[str]) -> list[list[str]]:
    clauses: list[list[str]] = [[]]
    for word in words:
        if word in _APART or word in _words_of("joints"):
            clauses.append([word] if word in _data()["present"]["pronouns"] else [])
        else:
            clauses[-1].append(word)
    return clauses


# What decides.


def _of_own_clause(before: Sequence[str], after: Sequence[str]) -> _Sense | None:
    """By the nearest word before the date that tells, else by the nearest after it."""
    sides = [list(_cues(before, len(before)))[::-1], list(_cues(after, 0))]
    for side in sides:
        telling = [cue for cue in side if cue.sense is not _Sense.TOLD or cue.away == 0]
        if telling and telling[0].sense is _Sense.PRESENT:
            is_past = any(cue.sense in _AGAINST for each in sides for cue in each)
            return _Sense.UNCLEAR if is_past else _Sense.PRESENT
        if telling:
            return _settled(telling)
    return _Sense.UNCLEAR if any(sides) else None


def _settled(cues: Sequence[_Cue]) -> _Sense:
    """The nearest; an infinitive looks as what it hangs on: "will travel there to meet her"."""
    senses = [cue.sense for cue in cues[:2]]
    if senses[0] is _Sense.PRESENT and any(cue.sense in _AGAINST for cue in cues):
        return _Sense.UNCLEAR
    if senses[0] is not _Sense.INFINITIVE or len(senses) == 1:
        return senses[0]
    return _Sense.AHEAD if senses[1] is _Sense.AHEAD else _Sense.UNCLEAR


def _of_others(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> _Sense | None:
    """By the nearest clause that tells, before or after; unclear where these contradict each other."""
    earlier = _first_of(before[::-1], is_before=True)
    later = _first_of(after, is_before=False)
    if earlier and later and earlier is not later:
        return _Sense.UNCLEAR
    return earlier or later


def _first_of(clauses: Sequence[Sequence[str]], *, is_before: bool) -> _Sense | None:
    for clause in clauses:
        cues = list(_cues(clause, len(clause) if is_before else 0))
        if cues and not (cues[0].sense is _Sense.TOLD and len(clause) <= _LONGEST_SAYING):
            return _settled(cues[::-1] if is_before else cues)
    return None


def _is_beside(words: Sequence[str], date: int, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases stands right before the date, whose place this is, or begins it."""
    for phrase in (phrase.split() for phrase in phrases):
        for i in range(max(0, date - len(phrase) - 1), date + 1):
            end = i + len(phrase)
            if words[i:end] == phrase and all(word in _SMALL for word in words[end:date]):
                return True
    return False


# The words that tell.


def _cues(words: Sequence[str], date: int) -> Iterator[_Cue]:
    """What tells in a clause, in order; `date` is the place of the date."""
    i = 0
    while i < len(words):
        found = _cue(words, i)
        if found is None:
            i += 1
            continue
        sense, end = found
        between = words[end:date] if date > i else words[date:i]
        near = all(word.lower() in _words_of("between") for word in between)
        if sense is not _Sense.PRESENT or len(between) <= _data()["present"]["near"]:
            yield _Cue(sense, 0 if near else len(between))
        i = end


def _cue(words: Sequence[str], i: int) -> tuple[_Sense, int] | None:
    """What the word or phrase here says, and where it ends."""
    for phrase, sense, needs_verb in _phrases().get(words[i], ()):
        end = i + len(phrase)
        if tuple(words[i:end]) == phrase and (not needs_verb or _is_verb(words, end)):
            return None if _is_participle(words, i, sense) else (sense, end)
    word = words[i]
    if word.endswith(_FUTURE):
        return _Sense.AHEAD, i + 1
    if word == "to" and _is_verb(words, i + 1):
        return _Sense.INFINITIVE, i + 1
    if _is_past(word) and not _is_participle(words, i, _Sense.BACK):
        return _Sense.BACK, i + 1
    return (_Sense.PRESENT, i + 1) if _is_present(words, i) else None


def _is_present(words: Sequence[str], i: int) -> bool:
    """Whether this is a verb in the present, by the subject that stands before it."""
    data, word = _data()["present"], words[i]
    kind = next((kind for kind in ("plural", "singular", "noun") if word in data[kind]), "")
    if not kind or any(before.lower() in data["conditions"] for before in words[:i]):
        return False
    adverbs = data["adverbs"]
    subject = next((before for before in reversed(words[:i]) if not (before.endswith("ly") or before in adverbs)), "")
    if kind == "plural":
        return subject.lower() in data["subjects"] or _PLURAL.fullmatch(subject) is not None
    is_name = subject[:1].isupper() and subject.lower() not in _words_of("determiners")
    return is_name or subject.lower() in data["pronouns"] or (kind == "singular" and _is_noun(subject))


def _is_noun(word: str) -> bool:
    return word.isalpha() and word not in _words_of("determiners") and word not in _words_of("participle")


def _is_past(word: str) -> bool:
    if not word.endswith("ed") or len(word) < _SHORTEST_PAST or not word.islower():
        return False
    return word not in _data()["back"]["not_past"]


def _is_participle(words: Sequence[str], i: int, sense: _Sense) -> bool:
    """Whether a past form is one that says nothing of the time: "to be held", "the planned vote"."""
    if sense not in (_Sense.BACK, _Sense.TOLD) or words[i] in _AUXILIARIES:
        return False
    adverbs = takewhile(lambda word: word.endswith("ly"), reversed(words[:i]))
    before = i - 1 - sum(1 for _ in adverbs)
    return before >= 0 and words[before].lower() in _words_of("participle")


_AUXILIARIES = frozenset(["was", "were", "wasn't", "weren't", "had", "hadn't", "did", "didn't", "has", "hasn't"])


def _is_verb(words: Sequence[str], i: int) -> bool:
    """Whether a verb may stand here, after "to"."""
    return i < len(words) and words[i].islower() and words[i] not in _words_of("determiners")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("discrepant.reading.dates").joinpath("outlook.toml").read_text("utf-8"))


@cache
def _words_of(table: str) -> frozenset[str]:
    data = _data()[table]
    return frozenset(data.get("words") or data["after"])


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], _Sense, bool]]]:
    """By its first word each phrase, the longest first, what it says, and whether it needs a verb after it."""
    data = _data()
    kinds = [
        (_Sense.BACK, False, data["back"]["verbs"] + data["back"]["phrases"]),
        (_Sense.AHEAD, False, data["ahead"]["verbs"] + data["ahead"]["phrases"]),
        (_Sense.AHEAD, True, data["ahead"]["infinitives"]),
        (_Sense.TOLD, False, data["telling"]["words"]),
        (_Sense.UNCLEAR, False, data["unclear"]["phrases"]),
    ]
    entries = [(tuple(phrase.split()), sense, verb) for sense, verb, phrases in kinds for phrase in phrases]
    entries.sort(key=lambda entry: -len(entry[0]))
    return {first: [entry for entry in entries if entry[0][0] == first] for first in {entry[0][0] for entry in entries}}
