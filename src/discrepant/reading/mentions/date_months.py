"""Whether the name of a month is one in its sentence, and whether "last" is a verb there.

Many months are names of people and of streets, and verbs: May, March.
"""

from __future__ import annotations

import re

from discrepant.reading.dates.almanac import words_beside
from discrepant.reading.mentions.date_tokens import EDGES
from discrepant.reading.mentions.date_years import YearWords
from discrepant.reading.words import rules

__all__ = ["DAYS", "NEXT_WORD", "MonthWords"]

DAYS = ("DAYNUM", "ORDINAL")
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_LENGTHS = frozenset(["NUMBER", "DAYNUM", "FEW", "A", "HEDGE"])  # with which it can begin how long something lasts
_LONGEST_SHORT = 3  # letters of a short month


class MonthWords(YearWords):
    """Tokens of which those that can be a month, or a verb beside it, are looked at there."""

    def _month(self, i: int) -> bool:
        """A month, and not a person or what may be done."""
        text, data = self._text(i), rules()["month"]
        is_told = self._has_day(i) or self._has_no_day(i)
        if is_told or (text not in data["doubtful"] and len(text) > _LONGEST_SHORT):
            return True
        before = self._kind(i - 1)
        if len(text) <= _LONGEST_SHORT and text != "may":
            return self._is_short_month(i)
        following = NEXT_WORD.match(self._after(i))
        word = following[1] if following else ""
        is_verb = text in ("may", "march")
        if self._is_street(i) or (is_verb and word.lower() in data["not_before"]):
            return False
        if before in ("AND", "OR", "TO"):
            return self._kind(i - 2) == "MONTH" or (self._kind(i - 2) == "UNIT" and before == "TO")  # a year to June
        is_listed = self._kind(i + 1) in ("AND", "OR", "TO", "DASH") and self._kind(i + 2) == "MONTH"
        loose = ("by", "from")
        is_beside = before in EDGES | {"WHICH", "PHASE", "DASH", "HEDGE"} and self._text(i - 1) not in loose
        if is_listed or is_beside or self._is_of_another(i):
            return True
        is_led = self._text(i - 1) in ("the", *loose)
        is_name = word[:1].isupper() and self._text(i - 1) != "the"
        return not is_name and (is_led or not is_verb)

    def _is_of_another(self, i: int) -> bool:
        """The following May, which counts from something else; "the following may help"."""
        words = self._text(i - 1)
        return self._is_capital(i) and words.startswith("the ") and words in words_beside()

    def _is_street(self, i: int) -> bool:
        """May Street, but not the March of "in March Road Safety Week"."""
        word, following = self._next_words(i)
        return word.istitle() and word.lower() in rules()["street"]["words"] and not following[:1].isupper()

    def _has_no_day(self, i: int) -> bool:
        """32 May, which is no day, and 2/3 May, which are two."""
        is_numbered = self._kind(i - 1) in ("NUMBER", "NUMERIC") and self._is_capital(i)
        return is_numbered and not self._next_words(i)[0][:1].isupper()

    def _is_short_month(self, i: int) -> bool:
        """Sept. where it is led up to, or is joined to another month: in Jan-Mar."""
        text, before = self._text(i), self._kind(i - 1)
        is_led = before in EDGES | {"WHICH", "PHASE", "DASH"} or self._is_of_another(i)
        begins = self._kind(i + 1) in ("TO", "DASH") and self._kind(i + 2) == "MONTH"
        ends = before == "DASH" and self._kind(i - 2) == "MONTH"
        are_capital = begins and self._is_capital(i) and self._is_capital(i + 2)  # Jan-Apr sales, at the head of a line
        if are_capital or (begins and (is_led or self._has_day(i + 2))) or (ends and self._month(i - 2)):
            return True
        return is_led and (self._text(i + 1) == "." or text not in rules()["month"]["doubtful"])

    def _has_day(self, i: int) -> bool:
        """Whether the day or the year stands beside the month."""
        after = i + 1 + (self._kind(i + 1) == "SKIP" and self._text(i + 1) in (".", ",", "the"))
        kind = self._kind(after)
        is_which = kind == "WHICH" and self._which(after)
        if is_which or kind in (*DAYS, "YEAR", "SHORT_YEAR") or self._kind(i - 1) in DAYS:
            return True
        return self._text(i - 1) == "of" and self._kind(i - 2) in ("ORDINAL", "PHASE", "DAYNUM", "WEEKDAY", "UNIT")

    def _which(self, i: int) -> bool:
        """The last ten days; what is to last ten days, or may last years, goes on for as long."""
        if self._text(i) != "last" or not self._is_of_length(i + 1):
            return True
        before = self._before(i)
        is_noun = not before or not before[-1].isalpha() or self._is_genitive(before)
        return is_noun or before.lower() in rules()["last"]["after"]

    def _is_of_length(self, i: int) -> bool:
        """Whether a length can begin here, with a number, a hedge or units: not a day of May."""
        kind = self._kind(i)
        if kind == "UNIT":
            return bool(self.tokens[i].value[1])
        return self._text(i) == "the" or (kind in _LENGTHS and self._kind(i + 1) != "MONTH")
