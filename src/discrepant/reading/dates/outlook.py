"""Which way a sentence looks from the day of publishing, at a date in it.

It looks ahead or back, or it does not say. The verb nearest to the date decides, by the words of outlook.toml: first in
the date's own clause, before it and then after it, then in the clauses around. So in "will meet on Tuesday, he said on
Monday" Tuesday is to come and Monday is over. Where words contradict each other, or only a verb of saying is there and
stands apart from the date, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from discrepant.reading.dates.beside import Beside, names_any
from discrepant.reading.dates.cues import Cue, CueSense, cues, is_of, is_timetable, outlook_data, words_in
from discrepant.reading.nearby import back

__all__ = ["EITHER", "event_after", "event_days", "is_open", "is_told_of_past", "outlook"]

EITHER = "this can be the last one or the coming one"

_REACH = 300  # characters on either side
_LONGEST_SAYING = 5  # words of a clause that only tells who says it, where more than the verb stands behind the name
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013", "''\"\"\u2014")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|\S")
_SENTENCE = re.compile(r"(?P<word>\w*)(?P<end>[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|\n[^\S\n]*\n)")
_APART = frozenset(',;:()[]"\u2014')
_MOST_OF_EVENT = 3  # words

_ANSWER: Mapping[CueSense, bool | None] = {CueSense.AHEAD: True, CueSense.BACK: False, CueSense.TOLD: False}
_AGAINST = (CueSense.BACK, CueSense.UNCLEAR, CueSense.OPEN)  # what no present stands against
_SAYING = (CueSense.TOLD, CueSense.SAYS)
_PAST = (CueSense.BACK, *_SAYING)


def outlook(text: str, start: int, end: int) -> bool | None:
    """Whether the sentence around the date at text[start:end] looks ahead or back.

    True is ahead and False is back; None where it does not say.
    """
    return _ANSWER.get(_look(text, start, end))


def is_open(text: str, start: int, end: int) -> bool:
    """Whether a day of the week may as well be over as to come.

    It may where nothing in the sentence tells, or where two things in it contradict each other.
    """
    return _look(text, start, end) is CueSense.OPEN


@lru_cache(maxsize=16)  # asked again for what speaks against a date
def _look(text: str, start: int, end: int) -> CueSense:
    """What the sentence says of the date."""
    before, after = _around(text, start, end)
    inside = _words(text[start:end])
    beside = Beside.of(before, inside, after)
    if always := beside.always():
        return always
    clauses_before, clauses_after = _clauses(before), _clauses(after)
    own = _of_own_clause(clauses_before[-1], clauses_after[0])
    if own in (None, CueSense.UNCLEAR, CueSense.INFINITIVE) and _is_told_behind(clauses_after):
        own = CueSense.BACK
    found = own or _of_others(clauses_before, clauses_after)
    if found is CueSense.PRESENT:
        is_day_of_week = names_any(inside, "weekdays") and not names_any(inside, "months")
        found = CueSense.AHEAD if is_day_of_week else CueSense.UNCLEAR
    led = beside.led(clauses_before[-1], own, found)
    if led:
        return led
    if found in (None, CueSense.UNCLEAR, CueSense.INFINITIVE):
        senses = {cue.sense for clause in (*clauses_before, *clauses_after) for cue in cues(clause, 0)}
        is_sentence = sum(word.isalpha() and len(word) > 1 for word in (*before, *after)) > 1
        is_silent = is_sentence and senses.isdisjoint(_PAST) and not _is_of_past_event(before, after)
        return CueSense.OPEN if is_silent else CueSense.UNCLEAR
    return found


def is_told_of_past(text: str, start: int, end: int) -> bool:
    """Whether the clause tells of the past, so that "next" counts from then.

    It does in "he sat for the next hour".
    """
    before, after = _around(text, start, end)
    return _of_own_clause(_clauses(before)[-1], _clauses(after)[0]) is CueSense.BACK


def event_after(text: str, end: int) -> tuple[str, bool]:
    """What is said of the event that is named by the date that ends here.

    It is "past", "either" or empty, and beside it stands whether the event is in the possessive.
    """
    after = text[end : end + _REACH].translate(_PLAIN)
    is_possessive = after.startswith("'s ")
    words = _words(after.removeprefix("'s").partition("\n\n")[0])[:_MOST_OF_EVENT]
    for word in takewhile(str.isalpha, words):
        for kind in ("past", "either"):
            if word.lower() in outlook_data()["event"][kind]:
                return kind, is_possessive
    return "", is_possessive


def _is_of_past_event(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether beside the date stands what is told when it is over: Monday's attack, a bombing on Sunday."""
    return any(is_of(word, "event", "past") for word in (*before[-_MOST_OF_EVENT:], *after[: _MOST_OF_EVENT + 2]))


def event_days() -> tuple[int, int]:
    """How many days away an event may be that is printed without its year.

    The first number is how far back an event of the past is read, the second how far away any other.
    """
    return outlook_data()["event"]["days"], outlook_data()["event"]["far"]


def _is_told_behind(clauses: Sequence[Sequence[str]]) -> bool:
    """Whether what stands on the date is told of as past: at Tuesday's hearing, which lasted for hours."""
    behind = next((clause for clause in clauses[1:] if clause), [])
    return behind[:1] in (["which"], ["where"]) and [cue.sense for cue in cues(behind, 0)][:1] == [CueSense.BACK]


# The text around.


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words of the sentence before the date and after it."""
    first, last = back(start, _REACH), min(len(text), end + _REACH)
    before, after = (text[slice(*part)].translate(_PLAIN) for part in ((first, start), (end, last)))
    # with the first letter of the date, which may begin a sentence
    begins = max((match.end() for match in _ends(text[first : start + 1].translate(_PLAIN))), default=0)
    ends = next((match.start("end") for match in _ends(after)), len(after))
    words = _words(before[begins:])
    is_cut = begins == 0 and first > 0 and text[first - 1].isalnum() and text[first].isalnum()
    return words[1:] if is_cut else words, _words(after[:ends])


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences end, but for the full stops of abbreviations."""
    for match in _SENTENCE.finditer(text):
        is_short = len(match["word"]) == 1 or match["word"].lower() in words_in("abbreviations")
        if not (is_short and match["end"][0] == "."):
            yield match


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.translate(_PLAIN))


def _clauses(words: Sequence[str]) -> list[list[str]]:
    clauses: list[list[str]] = [[]]
    for i, word in enumerate(words):
        if word == "and" and is_timetable("".join(words[i + 1 : i + 2])):
            clauses.append([word])
        elif word in _APART or word in words_in("joints"):
            clauses.append([word] if word in outlook_data()["present"]["pronouns"] else [])
        else:
            clauses[-1].append(word)
    return clauses


# What decides.


def _of_own_clause(before: Sequence[str], after: Sequence[str]) -> CueSense | None:
    """By the nearest word before the date that tells, else by the nearest after it."""
    sides = [list(cues(before, len(before)))[::-1], list(cues(after, 0))]
    for side in sides:
        telling = [cue for cue in side if cue.sense not in _SAYING or cue.away == 0]
        if telling and telling[0].sense is CueSense.PRESENT:
            is_past = any(cue.sense in _AGAINST for each in sides for cue in each)
            return CueSense.UNCLEAR if is_past else CueSense.PRESENT
        if telling:
            return _settled(telling)
    return CueSense.UNCLEAR if any(sides) else None


def _settled(found: Sequence[Cue]) -> CueSense:
    """The nearest; an infinitive looks as what it hangs on: "will travel there to meet her"."""
    senses = [cue.sense for cue in found[:2]]
    if senses[0] is CueSense.PRESENT and any(cue.sense in _AGAINST for cue in found):
        return CueSense.UNCLEAR
    if senses[0] is not CueSense.INFINITIVE or len(senses) == 1:
        return senses[0]
    return CueSense.AHEAD if senses[1] is CueSense.AHEAD else CueSense.UNCLEAR


def _of_others(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> CueSense | None:
    """By the nearest clause that tells, before or after; unclear where these contradict each other."""
    earlier = _first_of(before[::-1], is_before=True)
    later = _first_of(after, is_before=False)
    if earlier and later and earlier is not later:
        return CueSense.UNCLEAR
    return earlier or later


def _first_of(clauses: Sequence[Sequence[str]], *, is_before: bool) -> CueSense | None:
    for clause in clauses:
        found = list(cues(clause, len(clause) if is_before else 0))
        if found and not (found[0].sense in _SAYING and _tells_who(clause, found[0])):
            return _settled(found[::-1] if is_before else found)
    return None


def _tells_who(clause: Sequence[str], saying: Cue) -> bool:
    """Whether a clause only tells who says it: officials of the city said; she said on her blog."""
    words = [word for word in clause if word[0].isalnum()]
    return words[-1] == saying.word or len(words) <= _LONGEST_SAYING
