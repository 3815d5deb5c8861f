"""What speaks against the reading of a date in its sentence.

It can be two days, and print prefers neither.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from discrepant.reading.dates.almanac import because
from discrepant.reading.dates.outlook import event_after, event_days, is_open, is_told_of_past, outlook
from discrepant.reading.interval import Interval
from discrepant.reading.mentions.date_tokens import EDGES, DateTokens, end_of, start_of
from discrepant.reading.mentions.rules import rules
from discrepant.reading.model import Reading
from discrepant.reading.words import words_of

__all__ = ["Doubts"]

_HOLIDAY = "this can be the day of one year or of every year"
_LEAST = "at least until this day, and maybe longer"
_EITHER = "this can be the last one or the coming one"
_WHICH_YEAR = "what happened on this day may be years back, and no year is told"
_FROM = "this can be the time itself or what begins with it"
_PART = "a part of it stands before it"
_AROUND = 100  # characters
_DAYS = frozenset(
    [
        "WEEKDAY",
        "CLOCK",
        "DAYPART",
        "PREP",
        "EDGE",
        "UNTIL",
        "IN",
        "FROM",
        "TO",
        "DASH",
        "AND",
        "OR",
        "BETWEEN",
        "PHASE",
        "HEDGE",
    ]
)
_YEARS = frozenset(["YEAR", "SHORT_YEAR", "NUMERIC", "ISO_DAY", "WHICH", "YEARS", "AGO"])
_NUMBERS = frozenset(["DAYNUM", "ORDINAL", "HOLIDAY"])
_LENGTHS = frozenset(["NUMBER", "DAYNUM", "FEW", "WEEKDAY"])


@attrs.frozen(eq=False)
class Doubts(DateTokens):
    """The tokens of a run with their terminals, and the days on which it was printed."""

    terminals: Sequence[str]
    on: Interval | None

    def about(self, i: int, end: int, reading: Reading, *, ahead: bool | None) -> str:
        """Why this reading is not the only one, empty where it is."""
        kinds = self.terminals[i:end]
        span = start_of(self.tokens[i]), end_of(self.tokens[end - 1])
        if kinds[0] == "FROM" and end - i > 1 and self._is_behind_noun(i) and {"TO", "UNTIL", "DASH"}.isdisjoint(kinds):
            return _FROM
        if "WHICH" in kinds and self._is_next(i, end) and is_told_of_past(self.run.text, *span):
            return because("that day")
        if reason := self._cut_from(i, kinds):
            return reason
        if "WEEKDAY" in kinds and set(kinds) <= _DAYS:
            is_either = event_after(self.run.text, span[1]) == ("either", True) or is_open(self.run.text, *span)
            return _EITHER if ahead is None and is_either else ""
        if not {"MONTH", "HOLIDAY"}.isdisjoint(kinds) and _YEARS.isdisjoint(kinds):
            return self._of_year(i, end, reading, ahead=ahead)
        return ""

    def is_of_document(self, i: int) -> bool:
        """Whether this is when something was made: the photo from March 3."""
        of, what = self._words_before(i, 2)
        return of == "from" and what.lower() in rules()["from"]["documents"]

    def joined_to(self, i: int) -> bool | None:
        """Whether a day of the week is joined to one whose time is told.

        True where that is to come, False where it is over.
        """
        first = i
        while self.terminals[first] == "WEEKDAY" and first > 1 and self.terminals[first - 1] in ("AND", "OR"):
            first -= 2
        if first == i:
            return None
        if self.terminals[first] == "NAMED":
            return bool(self.tokens[first].value[0] > 0)
        which = self.tokens[first - 1].value if first and self.terminals[first - 1] == "WHICH" else ""
        return {"next": True, "coming": True, "last": False, "past": False}.get(which)

    def is_of_business(self, i: int, end: int, reading: Reading) -> bool:
        """Whether a quarter is of a year by the words around it, and over.

        Sales fell in the first quarter.
        """
        if self.on is None or not reading.core.hi < self.on.lo:
            return False
        start, stop = start_of(self.tokens[i]), end_of(self.tokens[end - 1])
        if outlook(self.run.text, start, stop) is not False:
            return False
        around = self.run.text[max(0, start - _AROUND) : start].rpartition("\n\n")[2]
        around += self.run.text[stop : stop + _AROUND].partition("\n\n")[0]
        return not rules()["quarter"]["words"].isdisjoint(word.strip(",.;:'").lower() for word in around.split())

    def _cut_from(self, i: int, kinds: Sequence[str]) -> str:
        """Why what stands before belongs to it: at least until March, a quarter-century ago, a third of a year ago."""
        if self._words_before(i, 2) == ["least", "at"]:
            return _LEAST
        if "AGO" not in kinds:
            return ""
        of, part = self._words_before(i, 2)
        is_of = kinds[0] == "A" and of == "of" and part.lower().removesuffix("s") in words_of("hedges")["fraction"]
        return _PART if is_of or (kinds[0] == "UNIT" and not self.tokens[i].value[1]) else ""

    def _is_behind_noun(self, i: int) -> bool:
        """Whether a noun stands before: the ban from Friday."""
        noun, *before = self._words_before(i, 3)
        data = rules()["from"]
        is_noun = noun.isalpha() and noun not in data["open"] and not noun.endswith(("ed", "ing", "s"))
        is_name = noun.istitle() and any(before)
        return is_noun and not self._is_small_word(noun) and (is_name or bool(set(before) & data["determiners"]))

    def _is_next(self, i: int, end: int) -> bool:
        """The next 30 hours, the next Tuesday; but "next Tuesday" counts from today."""
        at = next(j for j in range(i, end) if self.terminals[j] == "WHICH")
        is_counted = not _LENGTHS.isdisjoint(self.terminals[at:end])
        return is_counted and self._text(at).removeprefix("over ").removeprefix("within ") == "the next"

    def _of_year(self, i: int, end: int, reading: Reading, *, ahead: bool | None) -> str:
        """Of a day or a month without a year that names an event."""
        kinds, word = self.terminals[i:end], self._next_words(end - 1)[0]
        if "HOLIDAY" in kinds and EDGES.isdisjoint(kinds) and word and not self._is_small_word(word):
            return _HOLIDAY  # a Christmas Eve tradition
        kind, _ = event_after(self.run.text, end_of(self.tokens[end - 1]))
        if not kind or (kind == "past" and _NUMBERS.isdisjoint(kinds)) or self.on is None or not self.on.is_bounded:
            return ""
        back, far = event_days()
        away = self.on.hi - reading.core.hi
        if kind == "past":
            return "" if ahead is True or 0 <= away <= back else _WHICH_YEAR
        return _EITHER if ahead is None and abs(away) > far else ""
