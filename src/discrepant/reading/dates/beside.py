"""Cues right before a date, or at its beginning, to whether the day is to come.

They say so by themselves or together with the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

import attrs

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.cues import Cue, CueSense, can_be_noun, cues, is_of, may_tell, outlook_data
from discrepant.reading.nearby import back

__all__ = ["Beside", "names_any"]

_SMALL = frozenset(["the", "on", "in", "early", "mid", "late", "least", "at", "around", "about"])
_LEADS_OF_LENGTH = frozenset(["for", "in", "over", "during", "of", "on", "at", "with", "from", "to"])


@attrs.frozen
class Beside:
    """The words of a sentence before a date, its own, and those after it.

    `words` are those before it and its own, `date` is the place among them where the day itself is named, and `after`
    are those after it.
    """

    words: Sequence[str]
    date: int
    after: Sequence[str]
    is_first: bool  # in its sentence

    @classmethod
    def of(cls, before: Sequence[str], inside: Sequence[str], after: Sequence[str]) -> Beside:
        """What is read of the words before a date, of the date itself and after it."""
        words = [word.lower() for word in (*before, *inside)]
        lead = sum(1 for _ in takewhile(lambda word: word.lower() in _leads(), inside))
        return cls(words, len(before) + lead, after, {*words[: len(before)]} <= _leads())

    def always(self) -> CueSense | None:
        """Which way a date looks whatever the verb is.

        "since Monday" is over in any sentence, "next Monday" and the May contract are not.
        """
        for sense in (CueSense.BACK, CueSense.AHEAD):
            if self._has(outlook_data()[sense.value]["always"]):
                return sense
        if not names_any(self.words[self.date :], "months"):
            return None
        goods = self.words[: self._place(["for"]) or 0][-1:]
        nouns = takewhile(can_be_noun, self.after)  # "May crude oil futures", but not "In May they won contracts"
        is_traded = any(is_of(word, "traded", "before") for word in goods)
        is_traded = is_traded or any(is_of(word, "traded", "after") for word in nouns)
        return CueSense.AHEAD if is_traded else None

    def led(self, clause: Sequence[str], own: CueSense | None, found: CueSense | None) -> CueSense | None:
        """By an end, a beginning or "for", and by what the date's own clause tells, or any."""
        told = list(cues(clause, len(clause)))
        is_over = own is CueSense.BACK and not told  # "until January he worked here"
        for kind, decide in (("until", _until), ("by", _by)):
            if self._has(outlook_data()["end"][kind]) and not self._ends_length():
                is_over = is_over or (own is None and found is CueSense.BACK and self.is_first)
                return CueSense.BACK if is_over else decide(clause, told, own)
        if self._has(outlook_data()["begin"]["words"]) and self._begins():
            return CueSense.AHEAD if found is None else None if found is not CueSense.BACK or is_over else CueSense.OPEN
        if self._has(outlook_data()["ahead"]["beside"]):
            return CueSense.AHEAD if found in (None, CueSense.AHEAD, CueSense.INFINITIVE) else CueSense.OPEN
        return None if self._is_possessive() else self._arranged([word.lower() for word in clause], found)

    def _arranged(self, clause: Sequence[str], found: CueSense | None) -> CueSense | None:
        """Set for a day, moved to it, a strike for it."""
        for preposition in ("for", "to"):
            if self._has([preposition]) and any(is_of(word, "arranged", preposition) for word in clause):
                return CueSense.OPEN if any(is_of(word, "end", "had") for word in clause) else CueSense.AHEAD
        if not self._has(["for"]) or not self._is_day():
            return None
        if found is None or any(is_of(word, "event", "either") for word in clause):
            return CueSense.AHEAD
        return CueSense.OPEN if found is CueSense.BACK else None

    def _begins(self) -> bool:
        """Whether this is no span: from Monday to Friday, from Monday's talks."""
        return not self._is_possessive() and not any(is_of(word, "begin", "links") for word in self.words[self.date :])

    def _ends_length(self) -> bool:
        """Whether this is how far so long a time went: in the nine months through September."""
        *before, unit, _ = "", "", *self.words[: self.date]
        counted = takewhile(lambda word: word.isalnum() and not may_tell(word), reversed(before))
        lead = next((word for word in counted if word in _LEADS_OF_LENGTH), "")
        return unit in _units() and lead in outlook_data()["end"]["reported"]

    def _is_possessive(self) -> bool:
        return [*self.after[:2]] == ["'", "s"]

    def _is_day(self) -> bool:
        words = self.words[self.date :]
        return names_any(words, "weekdays") or any(word.isdecimal() for word in words)

    def _has(self, phrases: Sequence[str]) -> bool:
        return self._place(phrases) is not None

    def _place(self, phrases: Sequence[str]) -> int | None:
        """Where one of the phrases begins that stands right before the date, or begins it."""
        first = self.date - sum(1 for _ in takewhile(_SMALL.__contains__, reversed(self.words[: self.date])))
        for phrase in (phrase.split() for phrase in phrases):
            for i in range(back(first, len(phrase)), self.date + 1):
                if self.words[i : i + len(phrase)] == phrase:
                    return i
        return None


def names_any(words: Sequence[str], kind: str) -> bool:
    """Whether one of the words is a month, or a day of the week."""
    return any(word.lower() in _names(kind) for word in words)


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(name for entry in almanac()[kind].values() for name in entry)


@cache
def _units() -> frozenset[str]:
    """What a length of time is counted in."""
    return frozenset(word for entry in almanac()["unit"].values() for word in (*entry["one"], *entry["many"]))


@cache
def _leads() -> frozenset[str]:
    """The single words that lead to a day: until, by, from, on."""
    data = outlook_data()
    return _SMALL | {"for", "to"} | {*data["end"]["until"], *data["end"]["by"], *data["begin"]["words"]}


def _until(clause: Sequence[str], told: Sequence[Cue], own: CueSense | None) -> CueSense:
    """Until a day behind what is told: it is to come, but where that went on in the past."""
    lower = [word.lower() for word in clause]
    if any(is_of(word, "end", "had") for word in lower):
        return CueSense.OPEN
    if own is not CueSense.BACK or any(is_of(word, "end", kind) for word in lower for kind in ("set", "has")):
        return CueSense.AHEAD
    if is_of(told[-1].word, "end", "lasting"):
        return CueSense.OPEN
    at = max(i for i, word in enumerate(clause) if word == told[-1].word)
    before = next((word for word in reversed(lower[:at]) if not word.endswith("ly")), "")
    return CueSense.AHEAD if is_of(before, "end", "be") else CueSense.BACK


def _by(clause: Sequence[str], _told: Sequence[Cue], own: CueSense | None) -> CueSense:
    """By a day behind what is told: it is to come, but in a clause of the past it may be over."""
    is_had = any(is_of(word, "end", "had") and clause[i + 1 : i + 2] != ["to"] for i, word in enumerate(clause))
    if own is CueSense.BACK:
        return CueSense.BACK if is_had else CueSense.OPEN
    return CueSense.OPEN if is_had else CueSense.AHEAD
