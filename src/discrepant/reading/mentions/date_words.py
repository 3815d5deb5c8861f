"""Which token of a run is the word of a date in its sentence.

Any other is another thing: a name, a number, a verb.
"""

from __future__ import annotations

import re

import attrs

from discrepant.reading.dates.almanac import almanac, words_beside
from discrepant.reading.directions import movements
from discrepant.reading.mentions.date_months import DAYS, NEXT_WORD, MonthWords
from discrepant.reading.mentions.date_seasons import is_other_than_season
from discrepant.reading.mentions.date_tokens import EDGES, end_of, start_of
from discrepant.reading.mentions.date_years import DOUBTFUL
from discrepant.reading.mentions.doubts import is_many
from discrepant.reading.mentions.names import NamesApart
from discrepant.reading.numerals import is_number_word
from discrepant.reading.tokens import UNKNOWN
from discrepant.reading.words import rules

__all__ = ["AGAIN", "SOME_TENS", "TENS", "DateWords"]

_TITLE = re.compile(r"(?:Morning|Afternoon|Evening|Night)[ \u00a0][A-Z]")
_JOINTS = ("AND", "OR", "TO", "DASH")
# Between which a comma goes on.
_COMMAS = {
    "WEEKDAY": {"MONTH", "DAYNUM", "ORDINAL", "CLOCK", "ISO_DAY", "NUMERIC"},
    "DAYNUM": {"YEAR", "CLOCK"},
    "ORDINAL": {"YEAR", "CLOCK"},
    "MONTH": {"YEAR", "CLOCK"},
    "HOLIDAY": {"YEAR", "CLOCK"},
    "YEAR": {"CLOCK", "AFTERHEDGE"},
    "ISO_DAY": {"CLOCK"},
    "CLOCK": {"YEAR", "MONTH", "WEEKDAY", "DAYNUM", "CLOCK", "ISO_DAY"},
    "DAYPART": {"MONTH", "WEEKDAY", "DAYNUM"},
}
# Before which "the" is a part of the date: the past year, the 24th, the end of 2014; not the 2014 invasion.
_AFTER_THE = {
    *("ORDINAL", "DECADE", "PHASE", "WHICH", "SEASON", "UNIT"),
    *("NAMED", "WEEK_FROM", "WEEK_TO", "QUARTER", "DAYPART"),
}
TENS = "TENS"  # the terminal of tens of years of age, or of degrees
SOME_TENS = "SOME_TENS"  # the terminal of a decade, if it is no such tens
AGAIN = "AGAIN"  # the terminal of what comes again and again
_NEAR_TENS = re.compile(r"(?:the )?[12]0s")  # of this century or the last one, and as often of degrees and percents
_AGAIN = (["other", "every"], ["other", "Every"], ["single", "every"])
_NEAR_CHANGE = 6  # words


@attrs.frozen
class DateWords(MonthWords):
    """Each token of a run, and whether it is the word of a date in this sentence."""

    names: NamesApart

    def terminal(self, i: int) -> str:
        """Its terminal, UNKNOWN where it is another thing, empty where it is left out."""
        token = self.tokens[i]
        if any(start_of(token) <= start < end_of(token) for start in self.names.undated_starts):
            return UNKNOWN
        kind: str = token.type
        check = getattr(self, f"_{kind.lower()}", None)
        if kind == "SKIP":
            return self._skip(i)
        if kind == "YEAR":
            return self._year(i)
        return self._refused_as(i, kind) or (kind if check is None or check(i) else UNKNOWN)

    def _refused_as(self, i: int, kind: str) -> str:
        """The terminal of a word that is refused by itself, empty for any other."""
        if kind in ("WEEKDAY", "MONTH", "SEASON", "HOLIDAY") and self._words_before(i, 2) in _AGAIN:
            return AGAIN
        if kind == "DECADE" and is_many(self.run.text, start_of(self.tokens[i])):
            return UNKNOWN
        is_some_tens = kind == "DECADE" and (_NEAR_TENS.fullmatch(self._text(i)) or self._is_of_measure(i))
        if is_some_tens and not self._is_of_age(i):
            return SOME_TENS
        if kind == "DECADE" and (self._is_of_age(i) or not self._decade(i)):
            is_joined = self._kind(i - 1) != "PHASE" and self._char_before(i) == "-"
            if is_joined and self._text(i)[0].isdigit() and not self._is_of_age(i):
                return UNKNOWN  # the 18-30s, the over-50s: of 18 and of 50 it is told what they are
            is_of_people = self._before(i).lower() in ("over-", "under-")  # the over-fifties
            return TENS if self._is_of_age(i) or is_of_people else SOME_TENS
        return DOUBTFUL if kind in ("NUMBER", "DAYNUM") and self._is_two_of_year(i) else ""

    # What is left out.

    def _skip(self, i: int) -> str:
        """Empty for a comma, a full stop or an article inside a date, else UNKNOWN."""
        text, before, after = self._text(i), self._kind(i - 1), self._kind(i + 1)
        if text == ",":
            before = self._kind(i - 2) if self._text(i - 1) == "." else before
            is_of_span = after in ("TO", "UNTIL") and "FROM" in {self._kind(j) for j in range(i)}
            fits = is_of_span or after in _COMMAS.get(before, ())
            is_of_date = after != "YEAR" or self._year(i + 1) != UNKNOWN
            return "" if fits and is_of_date else UNKNOWN
        if text == ".":
            is_short = before in ("MONTH", "WEEKDAY", "CLOCK") and self._text(i - 1) not in almanac()["months"]
            return "" if is_short else UNKNOWN  # "3 May."
        if text in ("[", "]") or (text == "'s" and after == "TIME"):
            return ""
        if text == "the" and after in _AFTER_THE:
            self.tokens[i + 1].start = self.tokens[i].start
            return ""
        return UNKNOWN

    # What is another thing.

    def _from(self, i: int) -> bool:
        """From a time on, or to another; "a poll from September" is of that time."""
        is_pair = any(self._kind(j) in ("TO", "UNTIL", "DASH") for j in range(i + 1, i + 8))
        if is_pair or self._text(i) != "from":
            return True
        return self._before(i).lower() not in rules()["from"]["documents"] and not self._is_compared(i)

    def _is_compared(self, i: int) -> bool:
        """Whether what went up or down did so against that time: up 3% from 2019, fell to 30 from May's 50."""
        before = [word.lower() for word in self._words_before(i, _NEAR_CHANGE)]
        is_amount = any(word.strip("$\u20ac\u00a3(")[:1].isdigit() or is_number_word(word) for word in before)
        return before[0] in ("up", "down") or (is_amount and not movements().isdisjoint(before))

    def _weekday(self, i: int) -> bool:
        """A weekday, and not the Sunday Times or Black Friday."""
        data, text = rules()["weekday"], self._text(i)
        if not text.endswith("day"):
            return self._is_short_weekday(i)
        after = self._after(i)[1:]
        if _TITLE.match(after):  # Saturday Morning Breakfast Cereal
            return False
        is_title = after[:1].isupper() and after.lower().startswith(tuple(data["before"]))
        return not is_title and self._before(i).lower().lstrip("\"'\u201c\u2018(") not in data["after"]

    def _hedge(self, i: int) -> bool:
        """Of more than a year ago; "twice as many as a year ago" compares with that year."""
        text, before = self._text(i), self._before(i).lower()
        is_equal = text.startswith("as ") and text != "as much as"
        return not (is_equal or (text.endswith((" as", " than")) and before in rules()["compared"]["multiplied"]))

    def _is_short_weekday(self, i: int) -> bool:
        """Fri before its date, or after a word of dates and before its full stop; "Tues" is no other word."""
        if self._text(i) in ("tues", "thurs"):
            return True
        has_stop = self._text(i + 1) == "."
        j = i + 1 + has_stop
        j += self._text(j) == ","
        if self._kind(j) in DAYS:
            j += 1
        is_dated = self._kind(j) in ("MONTH", "ISO_DAY", "NUMERIC")
        return is_dated or (has_stop and self._kind(i - 1) in EDGES)

    def _short_year(self, i: int) -> bool:
        """The '22 of an apostrophe or of 3Q22, or the two digits after a month that no noun follows."""
        if self._kind(i - 1) in ("QUARTER", "HALF_YEAR") and self._touches(i):
            return True
        if self._text(i)[0] in "'\u2019":
            return True
        return not NEXT_WORD.match(self._after(i))

    def _daynum(self, i: int) -> bool:
        """The day of a month, and not "2 soldiers" after "in May"."""
        if self._kind(i - 1) == "MONTH" and self._kind(i - 2) in ("IN", "UNREADABLE") and self._counted(i):
            return False
        return not (self._kind(i + 1) in _JOINTS and self._kind(i + 2) == "CLOCK")  # from 9 to 5 p.m.

    def _week_to(self, i: int) -> bool:
        """The week to Tuesday; what is put off a week to Tuesday is not."""
        return self._text(i - 1) not in ("a", "one")

    def _half_year(self, i: int) -> bool:
        """H1 2022, 1H22 and 2022 H1, or "in H1"; 2h15 is a time."""
        if "YEAR" in (self._kind(i - 1), self._kind(i + 1)):
            return True
        if not self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])].isupper():
            return False
        around = {self._kind(i - 1), self._kind(i + 1)}
        is_told = self._kind(i - 1) in EDGES or not around.isdisjoint(["SHORT_YEAR", "UNREADABLE"])
        after = self._after(i)
        return is_told and (after[:2] == "FY" or not (after[:1].isalpha() or after[:1] == "-"))

    def _quarter(self, i: int) -> bool:
        return not self._after(i)[:1].isalpha() or self._after(i)[:2] == "FY"

    def _numeric(self, i: int) -> bool:
        return start_of(self.tokens[i]) in self.names.figure_starts

    _iso_day = _numeric

    def _named(self, i: int) -> bool:
        """A day such as yesterday or this morning; not, though, USA Today or an idle "now"."""
        text, before = self._text(i), self._before(i)
        if text in rules()["idle"]["words"]:
            return False
        is_lower = self.run.text[start_of(self.tokens[i])].islower()
        return is_lower or not (before[-1:].isalnum() and before[:1].isupper()) or self._kind(i - 1) in EDGES

    def _unreadable(self, i: int) -> bool:
        text = self._text(i)
        if text in almanac()["era"]["before"]:
            return self._text(i - 1).isdigit()
        if text in rules()["idle"]["words"] or text in words_beside():
            return False
        return text in rules()["unreadable"]["lower"] or (self._is_capital(i) and not self._is_surname(i))

    def _is_surname(self, i: int) -> bool:
        """Johnnie Christmas."""
        before = self._before(i)
        is_name = before.isalpha() and before.istitle() and not self._is_small_word(before)
        return is_name and self._kind(i - 1) not in EDGES and before.lower() not in rules()["unreadable"]["after"]

    def _season(self, i: int) -> bool:
        """A season of some year that words of a date lead to, and no part of a name: date_seasons.py has the rest."""
        j = i + 1 + (self._text(i + 1).split()[:1] == ["of"])
        j += self._text(j) == "the"
        if self._kind(j) in ("YEARS", "SHORT_YEAR", "WHICH") or (self._kind(j) == "YEAR" and self._year(j)):
            return True
        if is_other_than_season(self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])], self._after(i)):
            return False
        first = i - 1 - (self._text(i - 1) == "the")
        is_joined = self._kind(first) in _JOINTS and self._kind(first - 1) == "SEASON" and self._season(first - 1)
        return is_joined or self._kind(i - 1) in ("WHICH", "PHASE") or self._kind(first) in EDGES | {"PHASE"}
