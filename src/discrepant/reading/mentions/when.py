"""The dates in a run: from a month, a weekday, a year … to the longest words around it that the reader can read."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.mentions.calendar_words import Calendar
from discrepant.reading.mentions.hearts import LINKS, Hearts
from discrepant.reading.mentions.names import Names, is_year
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.mentions.vocabulary import DATE, Vocabulary
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import is_number_word

__all__ = ["dates_in"]

_WIDEST = 18  # atoms from the heart of a date on
_FARTHEST = 8  # atoms before its heart
_TRIES = 5
_POSSESSIVE = ("'s", "\u2019s")
# "Ahead of November's vote" is not said of the last November.
_AHEAD = ("ahead", "before", "until", "till", "by", "prior")
_WHICH = "only the sentence tells whether the last or the next one is meant"
_TRAILING = frozenset([",", "-", "to", "of", "/", "'", "or", "and", "the", "a", ":"])
_AMOUNTS = frozenset(["half", "few", "couple", "several", "a"])


def dates_in(run: Run, names: Names, known: Vocabulary, trial: Trial) -> Iterator[Found]:
    """The dates of a run in order, as half-open ranges of its atoms."""
    if not any(part & DATE for part in run.parts):
        return
    done = 0
    search = _Search(run, names, known.calendar, Hearts(run, names, known.calendar, known.tags), trial)
    for i, part in enumerate(run.parts):
        if i < done:
            continue
        found = search.unreadable(i)
        if found is None and part & DATE and search.hearts.is_heart(i):
            found = search.around(i, done)
        if found:
            yield found
            done = found.end


@attrs.frozen(eq=False)
class _Search:
    """The dates around the hearts of one run."""

    run: Run
    names: Names
    known: Calendar
    hearts: Hearts
    trial: Trial

    def text(self, i: int) -> str:
        return self.hearts.text(i)

    def unreadable(self, i: int) -> Found | None:
        """A holiday or another time that cannot be told from the words, unless it goes on to one that can."""
        found = self.known.unreadable.at(self.run.texts, i)
        if found is None:
            return None
        is_told, end = found
        named = self.known.named.at(self.run.texts, i)
        if named and named[1] > end:  # "the day before yesterday"
            return self._longest(i, named[1] - 1, named[1])
        if not is_told and not self.run.text[self.run.atoms[i].start].isupper():
            return None
        if is_year(self.text(end)) and end not in self.names.undated:
            end += 1
        elif end == i + 1 and self.text(i) in ("fiscal", "fy"):
            return None  # "fiscal policy"
        result = self.trial(self.run.words(i, end), Quantity.DATE)
        return Found(i, end, Quantity.DATE, None, result.message) if isinstance(result, ReadingError) else None

    def around(self, heart: int, done: int) -> Found | None:
        """The longest date around a heart, from the first word before it that one can begin with."""
        end = self._end(heart)
        problem, is_ahead = None, False
        for start in range(self._reach(heart, done), heart + 1):
            found = self._longest(start, heart, end) if self._can_begin(start, heart) else None
            if found and start < heart and self._is_edge(start) and self._is_possessive(found.end):
                is_ahead = is_ahead or self.text(start) in _AHEAD
                continue  # "after Tuesday's vote" is not after Tuesday
            if found and found.reading:
                is_told = any(text[0].isdigit() for text in self.run.texts[start : found.end])
                return attrs.evolve(found, reading=None, problem=_WHICH) if is_ahead and not is_told else found
            problem = problem or found
        return problem

    def _is_possessive(self, end: int) -> bool:
        after = self.run.after(end)
        return after[:2] in _POSSESSIVE and not after[2:3].isalpha()

    def _is_edge(self, start: int) -> bool:
        text = self.text(start)
        return text in self.known.edges and text not in self.known.phases

    # Where it can begin.

    def _reach(self, heart: int, done: int) -> int:
        """How far back the words of the date can go."""
        first = heart
        while first > done and heart - first < _FARTHEST and first - 1 not in self.names.undated:
            text = self.text(first - 1)
            if text == "q" and self.run.touches(first):
                return first - 1
            if self._is_amount(text):
                if not self._takes_amount(first):
                    break
            elif text in LINKS:
                if text in (".", "/") or (first == heart and text not in ("-", "of", "'")):
                    break
            elif text not in self.known.leaders and self.hearts.tag(first - 1) != "s":
                break
            first -= 1
        return first

    def _is_amount(self, text: str) -> bool:
        known = self.known
        is_number = text[0].isdigit() or is_number_word(text)
        return is_number or text in known.ordinals or text in known.units or text in _AMOUNTS

    def _takes_amount(self, i: int) -> bool:
        """Whether a number can stand before this in a date: 6 November, two weeks ago, the first half of 2022."""
        text, known = self.text(i), self.known
        if text in known.months or text in known.short_months or text in LINKS:
            return True
        return (self._is_amount(text) and text != "a") or self.hearts.tag(i) in "srj"

    def _can_begin(self, i: int, heart: int) -> bool:
        """Whether a date can begin with this atom."""
        if i == heart:
            return True
        return (self.text(i) == "the" or self._goes_with_article(i, heart)) and self._begins(i, heart)

    def _begins(self, i: int, heart: int) -> bool:
        text, after, known = self.text(i), self.text(i + 1), self.known
        is_ago = self.text(heart + 1) in known.since_now
        match text:
            case "the":
                return self._takes_article(i + 1, heart)
            case "a":
                return after in known.units or after in ("few", "couple", "half", "hundred", "thousand", "million")
            case "following":
                return self.text(i - 1) != "the"
            case "on" | "in" | "at" | "for" if is_ago:
                return False  # "it went on two weeks ago"
            case "'":
                return after[:1].isdigit()
            case _:
                return text in known.firsts or text == "q" or self._is_amount(text)

    def _goes_with_article(self, i: int, heart: int) -> bool:
        """Not so in "after the 2014 invasion": what stands before the article has nothing to do with the date."""
        between = self.run.texts[i + 1 : heart]
        if "the" not in between:
            return True
        the = heart - 1 - between[::-1].index("the")
        return self._takes_article(the + 1, heart) or any(text in self.known.phases for text in self.run.texts[i:the])

    def _takes_article(self, i: int, heart: int) -> bool:
        """Whether "the" goes with what follows: the past year, the 1990s, the 24th, the end of 2014; not the 2014."""
        text, known = self.text(i), self.known
        if text in known.which | known.phases | known.ordinals | known.decades | known.seasons:
            return True
        if text in known.units and i < heart:
            return True
        return text[:1].isdigit() and self.text(i + 1) in ("s", "st", "nd", "rd", "th", "'") and self.run.touches(i + 1)

    # Where it ends.

    def _end(self, heart: int) -> int:
        """Where the words of the date end at the latest."""
        last = min(len(self.run.atoms), heart + _WIDEST)
        for i in range(heart, last):
            is_decade = self.text(i).endswith("0") and self.text(i - 1) == "the"
            if self._is_possessive(i + 1) and not is_decade:
                return i + 1
            if i > heart and (i in self.names.undated or self._parts_dates(heart, i)):
                return i
        return last

    def _parts_dates(self, heart: int, i: int) -> bool:
        """Whether here one date ends and another thing begins: "on Friday and Saturday", "in March, 2 soldiers"."""
        text, before, after, known = self.text(i), self.text(i - 1), self.text(i + 1), self.known
        if text == ",":
            if after[:1].isdigit():
                return before in known.months and len(after) != 4  # noqa: PLR2004  # the digits of a year
            goes_on = after == "at" or after in known.months  # "Dec. 2, 2022, at 7:54 p.m."
            return not (goes_on or after in known.short_months or after in known.weekdays)
        # "in December, 95 people", but not the minutes of "7:54"
        is_other = text.isdecimal() and len(text) == 2 and text > "31" and not self.run.touches(i)  # noqa: PLR2004
        are_two = text[0].isdigit() and before[0].isdigit() and not {i - 1, i} & set(self.names.uncounted)
        if is_other or are_two:  # two numbers side by side, as in a table
            return True
        if text not in ("and", "or") or "between" in self.run.texts[max(0, heart - _FARTHEST) : heart]:
            return False
        j = i + 1
        while j < len(self.run.atoms) and self.text(j) in known.leaders:
            j += 1
        if j > i + 1 or i + 1 in self.names.figures:
            return True
        are_months = before in known.months and after in known.months and not is_year(self.text(i + 2))
        are_weekdays = before in known.weekdays and after in known.weekdays
        return are_months or are_weekdays or (is_year(before) and is_year(after))

    def _longest(self, start: int, heart: int, end: int) -> Found | None:
        """The longest date from here that takes in the heart: the reader's own errors say where to cut."""
        for _ in range(_TRIES):
            end = self._trimmed(heart, end)
            if end <= heart:
                break
            words = self.run.words(start, end)
            result = self.trial(words, Quantity.DATE)
            if not isinstance(result, ReadingError):
                return Found(start, end, Quantity.DATE, result, "")
            at = result.span[0]
            if result.span == (0, len(words)):
                return Found(start, end, Quantity.DATE, None, result.message)
            cut = end - 1
            while cut > start and self.run.atoms[cut].start - self.run.atoms[start].start > at:
                cut -= 1
            end = cut
        return None

    def _trimmed(self, heart: int, end: int) -> int:
        """Without what a date cannot end with."""
        while end > heart + 1:
            last, before = self.text(end - 1), self.text(end - 2)
            is_short = before in self.known.short_months or before in self.known.short_weekdays or before == "m"
            if last not in _TRAILING and (last != "." or is_short):
                break
            end -= 1
        return end
