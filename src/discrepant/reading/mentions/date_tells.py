"""What a sentence says of a date in it.

It says whether the words tell a time at all, and what speaks against their reading. Against it speaks that it can be
two days of which print prefers none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import attrs

from discrepant.reading.dates.almanac import because
from discrepant.reading.dates.calendar_days import date_of
from discrepant.reading.dates.outlook import EITHER, event_after, event_days, is_open, is_told_of_past, outlook
from discrepant.reading.interval import Interval
from discrepant.reading.mentions.date_cuts import cut_from_date
from discrepant.reading.mentions.date_seasons import OF_ANY_YEAR, is_of_any_year
from discrepant.reading.mentions.date_tokens import EDGES, DateTokens, end_of, start_of
from discrepant.reading.model import Reading
from discrepant.reading.nearby import FAR, text_after, text_before
from discrepant.reading.words import rules, words_of

__all__ = ["HEARTS", "PARTS_OF_A_DAY", "InSentence"]

# Of what cannot be read, this is a date all the same; other words are only where they can be read.
HEARTS = frozenset(
    [
        *("MONTH", "WEEKDAY", "SEASON", "QUARTER", "HALF_YEAR", "DECADE", "YEAR", "YEARS", "SHORT_YEAR"),
        *("ISO_DAY", "ISO_MONTH", "NUMERIC", "NAMED", "YEAR_END", "HOLIDAY", "AGO", "HENCE", "WEEK_FROM", "WEEK_TO"),
    ]
)
PARTS_OF_A_DAY = ("hour", "minute", "second")

_HOLIDAY = "this can be the day of one year or of every year"
_LEAST = "at least until this day, and maybe longer"
_WHICH_YEAR = "what happened on this day may be years back, and no year is told"
_FROM = "this can be the time itself or what begins with it"
_PART = "a part of it stands before it"
_YEAR_BEHIND = "its year stands with the date behind it"
_OF_NAME = "this may be a part of a name"
_CENTURY = "these two digits can be of this century or of the last one"
_HYPHENS = ("-", "\u2010", "\u2011")
_SOON = 3653  # days: ten years
_AROUND = 100  # characters
_OF_SOME_MONTHS = re.compile(r"(?<![^\W_])(?:3|6|9|12)M[ \u00a0]\Z")  # 9M 2022
_PARTS_OF_YEAR = frozenset(["MONTH", "QUARTER", "HALF_YEAR", "SEASON"])
_LISTED = _PARTS_OF_YEAR | {"AND", "OR", "PREP", "IN", "OF", "DAYNUM", "ORDINAL", "PHASE", "WEEKDAY"}
_DAYS = EDGES | {"WEEKDAY", "CLOCK", "DAYPART", "TO", "DASH", "AND", "OR", "PHASE", "HEDGE"}
_YEARS = frozenset(["YEAR", "SHORT_YEAR", "NUMERIC", "ISO_DAY", "WHICH", "YEARS", "AGO"])
_NUMBERS = frozenset(["DAYNUM", "ORDINAL", "HOLIDAY"])
_LENGTHS = frozenset(["NUMBER", "DAYNUM", "FEW", "WEEKDAY"])


@attrs.frozen
class InSentence(DateTokens):
    """The tokens of a run with their terminals, and the days on which it was printed."""

    terminals: Sequence[str]
    on: Interval | None

    # Whether they tell.

    def tells(self, i: int, end: int) -> bool:
        """Whether these words tell a time in running text."""
        kinds = self.terminals[i:end]
        if kinds[-1] in ("AND", "OR") or (kinds[0] in ("PREP", "IN") and "AGO" in kinds):
            return False  # "it went on two weeks ago"
        if kinds[0] in ("PREP", "IN") and kinds[1] in ("EDGE", "FROM", "UNTIL"):
            return False  # "the rain that came in since Friday"
        if not HEARTS.isdisjoint(kinds):
            return "BETWEEN" in kinds or not _are_two(kinds)
        first = i + (kinds[0] in EDGES or kinds[0] == "HEDGE")
        return self._tells_without_heart(i, first, end)

    def has_heart(self, i: int, end: int) -> bool:
        """Whether these words are of a time for sure, be it one that cannot be read.

        Such words are "last week" and "in the early days".
        """
        kinds = self.terminals[i:end]
        if not HEARTS.isdisjoint(kinds):
            return True
        if kinds[:2] == ["WHICH", "UNIT"]:
            return self.unit(i + 1) not in (*PARTS_OF_A_DAY, "day")
        return {"PHASE", "UNIT"} <= set(kinds)

    def unit(self, i: int) -> str:
        """The name of a unit, empty for another token."""
        return str(self.tokens[i].value[0]) if self.terminals[i] == "UNIT" else ""

    def _tells_without_heart(self, i: int, first: int, end: int) -> bool:
        """Last week, the past 24 hours, the end of the year, the 19th century, on the 24th."""
        kinds, rest = self.terminals[i:end], self.terminals[first:end]
        units = [self.unit(j) for j in range(first, end) if self.terminals[j] == "UNIT"]
        if rest == ["ORDINAL"]:
            is_of_part = [*self.terminals[i - 2 : i]] == ["DAYPART", "OF"]  # the morning of the 3rd
            is_led = is_of_part or kinds[0] in ("PREP", "EDGE", "UNTIL", "FROM")
            return self._tells_day(first, is_led=is_led)
        if not units or "TIME" in rest or "BUT_ONE" in rest:
            return bool({"TIME", "BUT_ONE"} & set(rest))
        if "WHICH" in rest:
            return self._tells_which(first, end, units)
        if rest[0] == "ORDINAL":  # the first half of the year, the 19th century
            return len(rest) > 2 or "century" in units  # noqa: PLR2004
        return "PHASE" in rest or (kinds[0] in EDGES and rest == ["UNIT"] and "weekend" in units)

    def _tells_day(self, i: int, *, is_led: bool) -> bool:
        """The 24th by itself, or "on the 24th" where no noun follows: on the 10th floor."""
        words, following = self._text(i), self._next_words(i)[0]
        is_day = words[:3] == "the" and words[-3:-2].isdigit() and self._after(i)[:1] not in _HYPHENS  # the 5th-largest
        return is_day and (not following or (is_led and self._is_small_word(following)))

    def _tells_which(self, i: int, end: int, units: Sequence[str]) -> bool:
        word = self._text(i)
        is_numbered = end - i > 2  # noqa: PLR2004  # which, how many, of what
        is_long = {*PARTS_OF_A_DAY, "day"}.isdisjoint(units) or word in rules()["which"]["day"]
        return word not in rules()["idle"]["which"] and (is_numbered or is_long)

    # What speaks against it.

    def about(self, i: int, end: int, reading: Reading, *, ahead: bool | None) -> str:
        """Why this reading is not the only one, empty where it is."""
        kinds = self.terminals[i:end]
        span = start_of(self.tokens[i]), end_of(self.tokens[end - 1])
        if kinds[0] == "FROM" and end - i > 1 and self._is_behind_noun(i) and {"TO", "UNTIL", "DASH"}.isdisjoint(kinds):
            return _FROM
        if "WHICH" in kinds and self._is_next(i, end) and is_told_of_past(self.run.text, *span):
            return because("that day")
        if reason := self._cut_from(i, end) or self._century(kinds, reading, ahead=ahead):
            return reason
        if "SEASON" in kinds and ahead is None and is_open(self.run.text, *span) and self._is_of_any_year(*span):
            return OF_ANY_YEAR
        if "WEEKDAY" in kinds and set(kinds) <= _DAYS:
            is_either = event_after(self.run.text, span[1]) == ("either", True) or is_open(self.run.text, *span)
            return EITHER if ahead is None and is_either else ""
        return self._of_year(i, end, reading, ahead=ahead) if _YEARS.isdisjoint(kinds) else ""

    def _is_of_any_year(self, start: int, end: int) -> bool:
        return is_of_any_year(text_before(self.run.text, start, FAR), self.run.text[start:end])

    def is_of_document(self, i: int) -> bool:
        """Whether this is when something was made: the photo from March 3."""
        of, what = self._words_before(i, 2)
        return of == "from" and what.lower() in rules()["from"]["documents"]

    def joined_to(self, i: int) -> bool | None:
        """Whether a day of the week is joined to one that is told to come or to be over.

        True is to come, False is over.
        """
        first = i
        while self.terminals[first] == "WEEKDAY" and first > 1 and self.terminals[first - 1] in ("AND", "OR"):
            first -= 2
        if first == i:
            return None
        if self.terminals[first] == "NAMED":
            days = self.tokens[first].value[0]
            return days > 0 if days else None  # today may be either
        which = self.tokens[first - 1].value if first and self.terminals[first - 1] == "WHICH" else ""
        return {"next": True, "coming": True, "last": False, "past": False}.get(which)

    def is_of_business(self, i: int, end: int, reading: Reading) -> bool:
        """Whether a quarter is of a year by the words around it, and over.

        It is in "sales fell in the first quarter".
        """
        if self.on is None or not reading.core.hi < self.on.lo:
            return False
        start, stop = start_of(self.tokens[i]), end_of(self.tokens[end - 1])
        if outlook(self.run.text, start, stop) is not False:
            return False
        around = text_before(self.run.text, start, _AROUND) + text_after(self.run.text, stop, _AROUND)
        return not rules()["quarter"]["words"].isdisjoint(word.strip(",.;:'").lower() for word in around.split())

    def _is_name_of_century(self, end: int) -> bool:
        """20th Century Fox."""
        is_century = self.unit(end - 1) == "century" and self.run.text[end_of(self.tokens[end - 1]) - 7 :][:1] == "C"
        return is_century and self._next_words(end - 1)[0].istitle()

    def _cut_from(self, i: int, end: int) -> str:
        """Why what stands around belongs to it: at least until March, 20th Century Fox."""
        if [word.lower() for word in self._words_before(i, 2)] == ["least", "at"]:
            return _LEAST
        if self._is_name_of_century(end):
            return _OF_NAME
        kinds = self.terminals[i:end]
        if self._has_part_before(i, kinds):
            return _PART
        return cut_from_date(self.run.text, start_of(self.tokens[i]), end_of(self.tokens[end - 1]), kinds)

    def _has_part_before(self, i: int, kinds: Sequence[str]) -> bool:
        """9M 2022, a quarter-century ago, a third of a year ago."""
        (of, part), start = self._words_before(i, 2), start_of(self.tokens[i])
        if kinds[0] == "YEAR" and _OF_SOME_MONTHS.search(text_before(self.run.text, start)):
            return True
        if "AGO" not in kinds:
            return False
        is_of = kinds[0] == "A" and of == "of" and part.lower().removesuffix("s") in words_of("hedges")["fraction"]
        return is_of or (kinds[0] == "UNIT" and not self.tokens[i].value[1])

    def _has_year_behind(self, end: int, kinds: Sequence[str], reading: Reading) -> bool:
        """Whether these words are of another year, which the last of a list prints: in May and June 2022."""
        if _PARTS_OF_YEAR.isdisjoint(kinds):
            return False
        stop = next(
            (j for j in range(end, len(self.tokens)) if self.terminals[j] not in _LISTED and self._text(j) != ","), end
        )
        listed = self.terminals[end:stop]
        is_list = stop < len(self.tokens) and listed and (listed[0] in ("AND", "OR") or self._text(end) == ",")
        if not is_list or {"AND", "OR"}.isdisjoint(listed) or _PARTS_OF_YEAR.isdisjoint(listed):
            return False
        if self.terminals[stop] not in ("YEAR", "SHORT_YEAR"):
            return False
        year, core = self.tokens[stop].value, reading.core
        printed = {date_of(end).year for end in (core.lo, core.hi)} if core.is_bounded else set()
        return printed != {year} and {each % 100 for each in printed} != {year}

    def _century(self, kinds: Sequence[str], reading: Reading, *, ahead: bool | None) -> str:
        """Why a year of two digits can be of another century: they met in the summer of '42."""
        is_short = "SHORT_YEAR" in kinds and not {"QUARTER", "HALF_YEAR"} & set(kinds)  # not 1Q24
        if not is_short or self.on is None or ahead or not math.isfinite(reading.core.lo):
            return ""
        away = reading.core.lo - self.on.hi
        return _CENTURY if away > (0 if ahead is False else _SOON) else ""

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
        """Of a day or a month without a year, whose year stands behind, or that names an event."""
        kinds, word = self.terminals[i:end], self._next_words(end - 1)[0]
        if self._has_year_behind(end, kinds, reading):
            return _YEAR_BEHIND
        if {"MONTH", "HOLIDAY"}.isdisjoint(kinds):
            return ""
        if "HOLIDAY" in kinds and EDGES.isdisjoint(kinds) and word and not self._is_small_word(word):
            return _HOLIDAY  # a Christmas Eve tradition
        kind, _ = event_after(self.run.text, end_of(self.tokens[end - 1]))
        if not kind or (kind == "past" and _NUMBERS.isdisjoint(kinds)) or self.on is None or not self.on.is_bounded:
            return ""
        back, far = event_days()
        away = self.on.hi - reading.core.hi
        if kind == "past":
            return "" if ahead is True or 0 <= away <= back else _WHICH_YEAR
        return EITHER if ahead is None and abs(away) > far else ""


def _are_two(kinds: Sequence[str]) -> bool:
    """Whether "and" or "or" joins two dates, as in "on Friday and Saturday", but not in "two or three weeks ago"."""
    joints = [i for i, kind in enumerate(kinds) if kind in ("AND", "OR")]
    return any(not HEARTS.isdisjoint(kinds[:i]) for i in joints)
