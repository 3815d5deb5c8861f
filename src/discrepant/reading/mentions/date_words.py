"""Which token of a run is the word of a date in its sentence, and which is another thing: a name, a number, a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
from lark import Token

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.mentions.names import Names, is_year
from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.tokens import UNKNOWN

__all__ = ["DateWords", "end_of", "start_of"]

_DAYS = ("DAYNUM", "ORDINAL")
# Between which a comma goes on.
_COMMAS = {
    "WEEKDAY": {"MONTH", "DAYNUM", "ORDINAL", "CLOCK", "ISO_DAY", "NUMERIC"},
    "DAYNUM": {"YEAR", "CLOCK"},
    "ORDINAL": {"YEAR", "CLOCK"},
    "MONTH": {"YEAR"},
    "YEAR": {"CLOCK", "AFTERHEDGE"},
    "ISO_DAY": {"CLOCK"},
    "CLOCK": {"YEAR", "MONTH", "WEEKDAY", "DAYNUM", "CLOCK", "ISO_DAY"},
    "DAYPART": {"MONTH", "WEEKDAY", "DAYNUM"},
}
# Before which "the" is a part of the date: the past year, the 24th, the end of 2014; not the 2014 invasion.
_AFTER_THE = {
    "ORDINAL",
    "DECADE",
    "PHASE",
    "WHICH",
    "SEASON",
    "UNIT",
    "NAMED",
    "WEEK_FROM",
    "WEEK_TO",
    "QUARTER",
    "DAYPART",
}
_COUNTED = re.compile(r"\s+(?:[a-z]+[^s\W]s\b|of\b)")
_PEOPLE = re.compile(r"\s+[a-z]*(?:people|men|women|children)\b")
_BEFORE_COUNTS = frozenset(["than", "least", "nearly", "almost", "some", "estimated", "just", "only"])
_BEFORE_EITHER = frozenset(["to", "over", "above", "below", "under", "about", "around"])
_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")
# These tell something only beside a unit or a day of the week.
_BESIDE = frozenset(words for entry in almanac()["unreadable"] for words in entry.get("beside", ()))
_LONGEST_SHORT = 3  # letters of a short month or weekday
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_EDGES = frozenset(["PREP", "IN", "FROM", "UNTIL", "BETWEEN", "EDGE"])


@attrs.frozen(eq=False)
class DateWords:
    """Each token of a run, and whether it is the word of a date in this sentence."""

    run: Run
    names: Names
    tokens: Sequence[Token]

    def terminal(self, i: int) -> str:
        """Its terminal, UNKNOWN where it is another thing, empty where it is left out."""
        token = self.tokens[i]
        if self._overlaps_name(token):
            return UNKNOWN
        kind: str = token.type
        check = getattr(self, f"_{kind.lower()}", None)
        if kind == "SKIP":
            return self._skip(i)
        return kind if check is None or check(i) else UNKNOWN

    def _overlaps_name(self, token: Token) -> bool:
        return any(start_of(token) <= start < end_of(token) for start in self.names.undated_starts)

    def _kind(self, i: int) -> str:
        return self.tokens[i].type if 0 <= i < len(self.tokens) else ""

    def _text(self, i: int) -> str:
        if not 0 <= i < len(self.tokens):
            return ""
        return self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])].lower()

    def _after(self, i: int) -> str:
        last = end_of(self.tokens[i])
        return self.run.text[last : last + 40].partition("\n\n")[0]

    def _before(self, i: int) -> str:
        """The word before as printed, with its marks."""
        start = start_of(self.tokens[i])
        line = self.run.text[max(0, start - 40) : start].rpartition("\n")[2]
        return (line.split() or [""])[-1]

    def _touches(self, i: int) -> bool:
        return i > 0 and end_of(self.tokens[i - 1]) == start_of(self.tokens[i])

    # What is left out.

    def _skip(self, i: int) -> str:
        """Empty for a comma, a full stop or an article inside a date, else UNKNOWN."""
        text, before, after = self._text(i), self._kind(i - 1), self._kind(i + 1)
        if text == ",":
            before = self._kind(i - 2) if before == "SKIP" and self._text(i - 1) == "." else before
            is_of_span = after in ("TO", "UNTIL") and "FROM" in {self._kind(j) for j in range(i - 8, i)}
            fits = is_of_span or after in _COMMAS.get(before, ())
            return "" if fits and self._is_comma_of_date(i) else UNKNOWN
        if text == ".":
            return "" if before in ("MONTH", "WEEKDAY", "CLOCK") and self._touches(i) else UNKNOWN
        if text in ("[", "]") or (text == "'s" and after == "TIME"):
            return ""
        if text == "the" and after in _AFTER_THE:
            self.tokens[i + 1].start_pos = self.tokens[i].start_pos
            return ""
        return UNKNOWN

    def _is_comma_of_date(self, i: int) -> bool:
        return self._kind(i + 1) != "YEAR" or self._year(i + 1)

    # What is another thing.

    def _edge(self, i: int) -> bool:
        return not (self._text(i) == "following" and self._text(i - 1) == "the")

    def _weekday(self, i: int) -> bool:
        """A weekday, and not the Sunday Times or Black Friday."""
        data, text = rules()["weekday"], self._text(i)
        if len(text.rstrip(".")) <= len("thurs") and not text.endswith("day"):
            return self._is_short_weekday(i)
        after = self._after(i)[1:]
        is_title = after[:1].isupper() and after.lower().startswith(tuple(data["before"]))
        return not is_title and self._before(i).lower().lstrip("\"'\u201c\u2018(") not in data["after"]

    def _is_short_weekday(self, i: int) -> bool:
        """Fri before its date, or after a word of dates and before its full stop; "Tues" is no other word."""
        if self._text(i) in ("tues", "thurs"):
            return True
        has_stop = self._text(i + 1) == "."
        j = i + 1 + has_stop
        j += self._text(j) == ","
        if self._kind(j) in _DAYS:
            j += 1
        is_dated = self._kind(j) in ("MONTH", "ISO_DAY", "NUMERIC")
        return is_dated or (has_stop and self._kind(i - 1) in _EDGES)

    def _month(self, i: int) -> bool:
        """A month, and not a person or what may be done."""
        text, data = self._text(i), rules()["month"]
        if self._has_day(i) or (text not in data["doubtful"] and len(text) > _LONGEST_SHORT):
            return True
        before = self._kind(i - 1)
        if len(text) <= _LONGEST_SHORT and text != "may":
            is_led = before in _EDGES | {"WHICH", "PHASE", "DASH"}
            return is_led and (self._text(i + 1) == "." or text not in data["doubtful"])
        following = _NEXT_WORD.match(self._after(i))
        word = following[1] if following else ""
        is_verb = text in ("may", "march")
        if is_verb and word.lower() in data["not_before"]:
            return False
        if before in ("AND", "OR", "TO"):
            return self._kind(i - 2) == "MONTH"
        is_listed = self._kind(i + 1) in ("AND", "OR", "TO", "DASH") and self._kind(i + 2) == "MONTH"
        loose = ("by", "from")
        if is_listed or (before in _EDGES | {"WHICH", "PHASE", "DASH", "HEDGE"} and self._text(i - 1) not in loose):
            return True
        is_led = self._text(i - 1) in ("the", *loose)
        is_name = word[:1].isupper() and self._text(i - 1) != "the"
        return not is_name and (is_led or not is_verb)

    def _has_day(self, i: int) -> bool:
        """Whether the day or the year stands beside the month."""
        after = i + 1 + (self._kind(i + 1) == "SKIP" and self._text(i + 1) in (".", ",", "the"))
        if self._kind(after) in (*_DAYS, "YEAR", "SHORT_YEAR", "WHICH") or self._kind(i - 1) in _DAYS:
            return True
        return self._text(i - 1) == "of" and self._kind(i - 2) in ("ORDINAL", "PHASE", "DAYNUM")

    def _short_year(self, i: int) -> bool:
        """The '22 of an apostrophe, or the two digits after a month that no noun follows."""
        if self._text(i)[0] in "'\u2019":
            return not self.run.text[max(0, start_of(self.tokens[i]) - 1)].isdigit()  # 5'10"
        return not _NEXT_WORD.match(self._after(i))

    def _daynum(self, i: int) -> bool:
        """The day of a month, and not "2 soldiers" after a month and its comma."""
        return not (self._text(i - 1) == "," and self._kind(i - 2) == "MONTH")

    def _half_year(self, i: int) -> bool:
        return self._kind(i + 1) == "YEAR" or self._kind(i - 1) == "YEAR"

    def _quarter(self, i: int) -> bool:
        return not self._after(i)[:1].isalpha()

    def _numeric(self, i: int) -> bool:
        return start_of(self.tokens[i]) in self.names.figure_starts

    _iso_day = _numeric

    def _named(self, i: int) -> bool:
        """A day such as yesterday or this morning; not, though, USA Today or an idle "now"."""
        text, before = self._text(i), self._before(i)
        if text in rules()["idle"]["words"]:
            return False
        is_lower = self.run.text[start_of(self.tokens[i])].islower()
        return is_lower or not (before[-1:].isalnum() and before[:1].isupper()) or self._kind(i - 1) in _EDGES

    def _unreadable(self, i: int) -> bool:
        text = self._text(i)
        if text in almanac()["era"]["before"]:
            return self.run.text[start_of(self.tokens[i])].isupper() and self._text(i - 1).isdigit()
        if text in rules()["idle"]["words"] or text in _BESIDE:
            return False
        return text in rules()["unreadable"]["lower"] or self.run.text[start_of(self.tokens[i])].isupper()

    def _decade(self, i: int) -> bool:
        """The nineties, the mid-nineties, 1990s."""
        text, is_after_the = self._text(i), self._text(i - 1) == "the" or self._text(i)[:4] == "the "
        if text[0].isdigit():  # "in his 20s" is an age
            return is_after_the or len(text) > len("'90s")
        return text[0] == "'" or is_after_the or self._text(i - 1) == "-" or self._kind(i - 1) == "PHASE"

    def _season(self, i: int) -> bool:
        """A season of some year, and no offensive or fall in prices."""
        j = i + 1 + (self._text(i + 1) == "of")
        if self._kind(j) in ("YEARS", "SHORT_YEAR", "WHICH") or (self._kind(j) == "YEAR" and self._year(j)):
            return True
        first = i - 1 - (self._text(i - 1) == "the")
        is_led = self._kind(first) in _EDGES or self._kind(i - 1) in ("WHICH", "PHASE") or self._kind(first) == "PHASE"
        return is_led and not (self._text(i) == "fall" and self._text(i + 1) == "of")

    def _year(self, i: int) -> bool:
        """A year, and not 1500 troops or more than 2000 people."""
        text, after = self._text(i), self._after(i)
        if not text.isdecimal():
            return self._is_year_with_words(i)
        before_char = self.run.text[max(0, start_of(self.tokens[i]) - 1) : start_of(self.tokens[i])]
        if not is_year(text) and not self._has_month_before(i):
            return False
        if after[:1] in ("%", "\u00b0", *_MONEY) or before_char in _MONEY:
            return False
        if self._has_month_before(i) or self._kind(i - 1) in ("FROM", "EDGE", "UNTIL"):
            return True
        if _PEOPLE.match(after):
            return False
        before = self._before(i).lower()
        is_counted = _COUNTED.match(after) is not None
        if before in _BEFORE_COUNTS or (before in _BEFORE_EITHER and is_counted):
            return False
        if text.endswith("00"):
            return not is_counted or before == "the"
        following = _NEXT_WORD.match(after)
        return following is None or following[1].lower() not in rules()["year"]["not_before"]

    def _is_year_with_words(self, i: int) -> bool:
        """AD 1066, nineteen ninety-six; "two thousand and eight" may as well count something."""
        printed = self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])]
        if any(char.isdigit() for char in printed):
            return any(char.isupper() for char in printed)
        return not printed.lower().startswith("two ") or self._kind(i - 1) in ("IN", "MONTH", *_DAYS)

    def _has_month_before(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self._kind(j) in ("SKIP", *_DAYS) and i - j < 4:  # noqa: PLR2004  # day and comma
            j -= 1
        return self._kind(j) == "MONTH"


def start_of(token: Token) -> int:
    """Its first character."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """The character after it."""
    return token.end_pos or 0
