"""The hearts of dates: which months, weekdays, years and units tell a time, and are no verbs, names or counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from discrepant.reading.mentions.calendar_words import Calendar
from discrepant.reading.mentions.names import Names, is_year
from discrepant.reading.mentions.phrases import PhraseTable, print_rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.numerals import is_number_word

__all__ = ["LINKS", "Hearts"]

# What joins the parts of one date or of two.
LINKS = frozenset(["-", "to", "of", "/", "'", ".", "or", "and"])
_COUNTED = re.compile(r"\s+(?:[a-z]+[^s\W]s\b|people\b|men\b|women\b|children\b|of\b)")
_BEFORE_COUNTS = frozenset(["than", "least", "nearly", "almost", "some", "estimated", "just", "only"])
_BEFORE_EITHER = frozenset(["to", "over", "above", "below", "under", "about", "around"])
_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_TELLING = ("past", "last", "next", "coming", "recent", "upcoming")
_MOST_PARTS = 8  # atoms of an amount before a unit


@attrs.frozen(eq=False)
class Hearts:
    """The hearts of the dates in one run."""

    run: Run
    names: Names
    known: Calendar
    tags: PhraseTable

    def text(self, i: int) -> str:
        """An atom's text, empty beyond the ends of the run."""
        return self.run.texts[i] if 0 <= i < len(self.run.texts) else ""

    def tag(self, i: int) -> str:
        """The letter of the phrase of numbers that begins here."""
        return (self.tags.at(self.run.texts, i) or "?")[0]

    def is_heart(self, i: int) -> bool:
        """Whether a date can be told around this atom."""
        text = self.text(i)
        if text[0].isdigit():
            return i not in self.names.undated and self._is_date_in_figures(i)
        return _RULES[self.known.roles.get(text, "named")](self, i)

    def is_named(self, i: int) -> bool:
        """A day such as yesterday or this morning; not, though, USA Today."""
        if i > 0 and (found := self.known.named.at(self.run.texts, i - 1)) and found[1] > i:
            return True
        if self.known.named.at(self.run.texts, i) is None:
            return False
        before = self.run.word_before(i)
        is_lower = self.run.text[self.run.atoms[i].start].islower()
        return is_lower or not before[-1:].isalnum() or before.lower() in self.known.leaders

    def is_decade(self, i: int) -> bool:
        """The nineties, the mid-nineties."""
        return self.text(i - 1) == "the" or self._follows_phase(i)

    def _follows_phase(self, i: int) -> bool:
        before = self.text(i - 2) if self.text(i - 1) == "-" else self.text(i - 1)
        return before in self.known.phases

    # In figures.

    def _is_date_in_figures(self, i: int) -> bool:
        text, after = self.text(i), self.run.after(i + 1)
        if i in self.names.figures or (self.text(i - 1) == "q" and self.run.touches(i)):
            return True
        if is_year(text):
            return self._is_year(i)
        if after[:1] == "s" and self.text(i - 1) == "'":
            return True
        is_ordinal = after[:2].lower() in ("st", "nd", "rd", "th")
        return is_ordinal and self.text(i - 1) == "the" and self.text(i - 2) in ("on", "by", "until", "since")

    def _is_year(self, i: int) -> bool:
        """A year, and not 1500 troops or more than 2000 people."""
        after = self.run.after(i + 1)
        if after[:1] in ("%", "\u00b0", *_MONEY) or self.run.before(i)[-1:] in _MONEY:
            return False
        before = self.text(i - 2) if self.text(i - 1) == "," else self.text(i - 1)
        if before in self.known.months or before in self.known.short_months or before in (".", "-", "/"):
            return True
        is_counted = _COUNTED.match(after) is not None
        if before in _BEFORE_COUNTS or (before in _BEFORE_EITHER and is_counted):
            return False
        if self.text(i).endswith("00"):
            return not is_counted or before == "the"
        return self.text(i + 1) in ("s", *LINKS) or self.tag(i + 1) not in "cCuU%qs"

    # In words.

    def is_weekday(self, i: int) -> bool:
        """A weekday, and not the Sunday Times or Black Friday."""
        rules = print_rules()["weekday"]
        after = self.run.after(i + 1)[1:]
        is_title = after[:1].isupper() and after.lower().startswith(tuple(rules["before"]))
        return not is_title and self.run.word_before(i).lower().lstrip("\"'\u201c\u2018(") not in rules["after"]

    def is_month(self, i: int) -> bool:
        """A month, and not a person or what may be done."""
        text, before = self.text(i), self.text(i - 1)
        if text not in print_rules()["month"]["doubtful"] or self._has_day(i):
            return True
        following = _NEXT_WORD.match(self.run.after(i + 1))
        word = following[1] if following else ""
        is_verb = text in ("may", "march")
        if is_verb and word.lower() in print_rules()["month"]["not_before"]:
            return False
        if before in ("and", "or", "to"):
            return self.text(i - 2) in self.known.months
        is_listed = self.text(i + 1) in ("and", "or", "to", "-") and self.text(i + 2) in self.known.months
        if is_listed or before == "-" or before in self.known.leaders - {"the", "by", "from"}:
            return True
        is_name = word[:1].isupper() and before != "the"
        return not is_name and (before in ("the", "by", "from") or not is_verb)

    def _has_day(self, i: int) -> bool:
        """Whether the day or the year stands beside the month."""
        before, after = self.text(i - 1), i + 1 + (self.text(i + 1) in (".", ","))
        if self.text(after)[:1].isdigit() or before[:1].isdigit() or before in self.known.ordinals:
            return True
        return before == "of" and self.text(i - 2) in self.known.ordinals | self.known.phases

    def is_short_month(self, i: int) -> bool:
        """Nov with the day or the year, or after a word of dates."""
        text, before = self.text(i), self.text(i - 1)
        if self._has_day(i) or text == "sept":
            return True
        is_led = before == "-" or before in self.known.leaders - {"the"}
        return is_led and (self.text(i + 1) == "." or text not in print_rules()["month"]["doubtful"])

    def is_short_weekday(self, i: int) -> bool:
        """Fri before its date, or after a word of dates and before its full stop."""
        has_stop = self.text(i + 1) == "."
        j = i + 1 + has_stop
        j += self.text(j) == ","
        j += self.text(j)[:1].isdigit()
        is_dated = self.text(j) in self.known.months | self.known.short_months
        return is_dated or (has_stop and self.text(i - 1) in ("on", "since", "until"))

    def is_unit(self, i: int) -> bool:
        """A unit that is told from now or is numbered: last week, the past two years, in the early days, a year ago."""
        text, after = self.text(i), self.text(i + 1)
        first = self._amount_before(i)
        if after in self.known.since_now or (after == "back" and first < i):
            return True
        if after == "from" and self.text(i + 2) in ("now", "today"):
            return True
        before = self.text(first - 1)
        if text == "day":
            return before in ("past", "coming")
        if first < i or text in self.known.short_units:
            return first < i and before in _TELLING
        if text in ("century", "centuries") and before in self.known.ordinals:
            return True
        return before in self.known.which or self._has_phase(i)

    def _amount_before(self, i: int) -> int:
        """The index of the first atom of the amount before a unit; the unit's own where there is none."""
        first = i
        while first > 0 and i - first < _MOST_PARTS:
            text = self.text(first - 1)
            is_joint = text in ("-", "and", "or", "to") and first < i
            is_number = text[0].isdigit() or is_number_word(text) or self.tag(first - 1) in "sfrhj"
            if not (is_joint or is_number or text in ("couple", "of", "few")):
                break
            first -= 1
        return first

    def _has_phase(self, i: int) -> bool:
        """Whether "early", "the end of" or "the middle of the" stands before."""
        last = i - 1
        last -= self.text(last) == "the"
        last -= self.text(last) in ("of", "in", "-")
        return self.text(last) in self.known.phases

    def is_season(self, i: int) -> bool:
        """A season of some year, and no offensive or fall in prices."""
        before = self.text(i - 1)
        j = i + 1 + (self.text(i + 1) == "of")
        if is_year(self.text(j)) and self._is_year(j):
            return True
        if before in self.known.which or self._follows_phase(i):
            return True
        first = i - (before == "the")
        is_led = self.text(first - 1) in ("in", "since", "during", "until", "by", "over", "throughout")
        return is_led and (self.text(i) != "fall" or self.text(i + 1) != "of")


_RULES: Mapping[str, Callable[[Hearts, int], bool]] = {
    "month": Hearts.is_month,
    "short month": Hearts.is_short_month,
    "weekday": Hearts.is_weekday,
    "short weekday": Hearts.is_short_weekday,
    "unit": Hearts.is_unit,
    "season": Hearts.is_season,
    "decade": Hearts.is_decade,
    "named": Hearts.is_named,
}
