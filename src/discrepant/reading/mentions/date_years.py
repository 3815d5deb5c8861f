"""Whether digits in a sentence are a year or count something.

Where print does not tell, they are DOUBTFUL.
"""

from __future__ import annotations

import re

from discrepant.reading.mentions.date_decades import LINKS, DecadeWords
from discrepant.reading.mentions.date_tokens import EDGES, end_of, start_of
from discrepant.reading.nearby import char_before
from discrepant.reading.tokens import UNKNOWN
from discrepant.reading.words import rules

__all__ = ["DOUBTFUL", "YearWords"]

DOUBTFUL = "DOUBTFUL"
_YEAR = "YEAR"
_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")
_FIRST, _LAST = 1500, 2100  # between these four digits are a year unless something speaks against it
_MODERN = range(1900, 2100)
_TO_YEARS = ("in", "since", "until", "till", "circa", "ca.", "c.", "year")
_SINCE = ("since", "until", "till")
_LATEST = 2300
_FOUR = 4
_HYPHENATED = re.compile(r"[-\u2010\u2011]([^\W\d_]+)")
_TOUCHING = re.compile(r"(?:[^\W\d_]{2,}|[mgvw])(?![^\W\d_])", re.IGNORECASE)  # 1500m, not the b of "Smith 2003b"
_PEOPLE = ("people", "men", "women", "children")
_TWO = re.compile(r"[3-9][0-9]|0[0-9]")
_TWO_END = re.compile(r"(?:[ \u00a0\n]+and[ \u00a0\n]+[0-9]{2})?(?:[,.;:)!?](?![0-9])|\s*\Z)")
_RATE = re.compile(  # 2001 in 2001, 1999 a day, 2000-to-1
    r" in (?:1[5-9]|20)[0-9]{2}\b| (?:each|apiece)\b|-to-[0-9]{1,3}\b"
    r"| an? (?:second|minute|hour|night|day|week|month|year|head|share|ounce|tonne|ton|barrel|piece)\b"
)
_GOES_ON = re.compile(r"(?:,\s[0-9]{2})*,?\s(?:and|or)\s[0-9]{2}")
_TWO_OF_LIST = re.compile(  # behind 1980
    r"(?:,?\s(?:and|or)\s[0-9]{2})?"
    r"(?:[,.;:)!?](?![0-9])|\s*\Z"
    r"|\s(?:it|he|she|they|we|i|as|but|when|while|the|a|an|to|from|with|by|after|before)\b)"
)
_CALENDAR = ("YEAR", "SHORT_YEAR", "YEARS", "DECADE", "MONTH", "SEASON", "QUARTER", "ORDINAL")
_PLAIN_NOUN = re.compile(r"[a-z]{2,}[^\W\d_suia]s")  # printed in the plural


class YearWords(DecadeWords):
    """Tokens of which those that can be a year are looked at in their sentence."""

    def _year(self, i: int) -> str:
        """YEAR, UNKNOWN where it is a number, DOUBTFUL where it can be both; what "to" and its like link is alike."""
        if not self._text(i).isdecimal():
            return _YEAR if self._is_year_with_words(i) else DOUBTFUL if self._is_of_small_era(i) else UNKNOWN
        chain = self._chain(i)
        found = {self._lone_year(j, chain[0]) for j in chain}
        return next((kind for kind in (UNKNOWN, DOUBTFUL) if kind in found), _YEAR)

    def _chain(self, i: int) -> list[int]:
        """The years that are linked to this one: between 1900 and 2000; "in 2019 and 2000 people" are none."""
        first = last = i
        while self._kind(first - 1) in LINKS and self._kind(first - 2) == _YEAR and self._text(first - 2).isdecimal():
            first -= 2
        while self._kind(last + 1) in LINKS and self._kind(last + 2) == _YEAR and self._text(last + 2).isdecimal():
            last += 2
        is_listed = "AND" in {self._kind(j) for j in range(first, last)} and self._kind(first - 1) != "BETWEEN"
        is_led = self._before(first).lower() in rules()["year"]["lead"] or self._has_month_before(first)
        return [i] if is_listed and is_led else list(range(first, last + 1, 2))

    def _lone_year(self, i: int, first: int) -> str:
        text, after = self._text(i), self._after(i)
        before = char_before(self.run.text, start_of(self.tokens[i]))
        unit = _TOUCHING.match(after)
        if after[:1] in ("%", "\u00b0", *_MONEY) or before in _MONEY or (unit and unit[0].lower() in self.units):
            return UNKNOWN
        if len(text) == _FOUR and (self._has_month_before(i) or self._kind(i + 2) in ("AGO", "HENCE")):
            return self._after_month(i)
        if self._is_part_of_length(i):
            return _YEAR
        if len(text) < _FOUR:
            return self._few_digits(i)
        if not _FIRST <= int(text) < _LAST:
            return self._far_year(i, first)
        return self._near_year(i)

    def _is_part_of_length(self, i: int) -> bool:
        """The first 1000 days of the 1990s, which dates.lark knows for a length."""
        if self._kind(i - 1) not in ("ORDINAL", "WHICH") or self._kind(i + 1) != "UNIT" or self._kind(i + 2) != "OF":
            return False
        return self._kind(i + 3 + (self._text(i + 3) == "the")) in _CALENDAR

    def _after_month(self, i: int) -> str:
        """After a month or its day; "in May, 2000 people" can be both."""
        is_apart = self._text(i - 1) == "," and self._kind(i - 2) == "MONTH"
        return DOUBTFUL if is_apart and self._counted(i) == "sure" else _YEAR

    # By what stands around.

    def _near_year(self, i: int) -> str:
        """A year of these centuries."""
        before, counted, year = self._before(i).lower(), self._counted(i), int(self._text(i))
        is_capital = self._before(i)[:1].isupper()
        if counted == "sure":
            if before in ("since", "until", "during", "throughout"):
                return _YEAR
            return DOUBTFUL if before in ("after", "before") or (before in ("in", "by") and is_capital) else UNKNOWN
        if (before in rules()["year"]["not_after"] and self._kind(i - 1) not in EDGES) or self._is_of_crowd(i):
            return UNKNOWN
        is_led = before in rules()["year"]["lead"] and self._second_before(i) not in ("up", "down")
        if not is_led and _RATE.match(self._after(i)):
            return DOUBTFUL
        if counted == "plural":
            return self._before_plural(i, before, is_capital=is_capital, is_round=year % 100 == 0)
        return self._before_verb(i, before)

    def _before_plural(self, i: int, before: str, *, is_capital: bool, is_round: bool) -> str:
        """Before a noun in the plural: the 2014 protests, 1850 workers."""
        is_modern = int(self._text(i)) in _MODERN
        if before in rules()["year"]["not_after_plural"]:
            return UNKNOWN
        if before in ("since", "until", "during", "throughout", "year"):
            return _YEAR
        if before in rules()["year"]["lead"]:
            if is_round:
                return DOUBTFUL if is_capital else UNKNOWN
            return _YEAR if is_modern and (is_capital or before not in ("in", "by", "from")) else DOUBTFUL
        if before in rules()["year"]["determiner"] or self._is_genitive(before):
            return _YEAR if is_modern and not is_round else DOUBTFUL
        return DOUBTFUL if is_modern and not is_round else UNKNOWN

    def _before_verb(self, i: int, before: str) -> str:
        """By the verb beside it: 1700 were killed, the count was 1999."""
        following, second = self._second_before(i), self._next_words(i)[0].lower()
        if (
            second in rules()["year"]["plural_verb"]
            and not self._is_linked(i)
            and before not in rules()["year"]["lead"]
        ):
            return UNKNOWN
        if before in rules()["year"]["being"]:
            return _YEAR if following in rules()["year"]["subject"] else DOUBTFUL
        if before in rules()["year"]["counting"] | rules()["year"]["measuring"] or self._stands_at(i):
            return DOUBTFUL
        return UNKNOWN if second in rules()["year"]["not_before"] else _YEAR

    def _stands_at(self, i: int) -> bool:
        """Whether it can be a price, or what something has moved to: closed at 1850, fell to 1850; not 2019 levels."""
        at, verb = (word.lower() for word in self._words_before(i, 2))
        if at == "at":
            return self._next_words(i)[0] not in rules()["year"]["dated"]
        return at in ("to", "past", "above", "into") and verb in rules()["year"]["moved"]

    def _is_linked(self, i: int) -> bool:
        is_listed = self._kind(i - 1) in (*LINKS, "SKIP") and self._kind(i - 2) == _YEAR
        return is_listed or self._kind(i - 1) in EDGES

    def _far_year(self, i: int, first: int) -> str:
        """A year before 1500 or after 2100, which needs a word that leads to it."""
        year, lead = int(self._text(i)), self._before(first).lower()
        if lead == "year" and not self._counted(i):
            return _YEAR
        if year > _LATEST or lead not in rules()["year"]["lead"] or self._is_ratio(first):
            return UNKNOWN
        if self._counted(i) == "sure" or (self._counted(i) and not self._before(first)[:1].isupper()):
            return UNKNOWN
        word = self._next_words(i)[0]
        is_clear = not word or self._is_small_word(word) or (word[:1].isupper() and not self._counted(i))
        if not is_clear or self._second_before(first) in rules()["change"]["words"]:  # rose by 1300
            return DOUBTFUL
        return _YEAR if self._leads_to_year(first) or year >= _LAST else DOUBTFUL

    def _leads_to_year(self, first: int) -> bool:
        """Whether the word before is one that leads to a time rather than to an amount."""
        lead = self._before(first)
        is_span = lead.lower() == "from" and self._kind(first + 1) in ("TO", "UNTIL", "DASH")
        return lead.lower() in _TO_YEARS or lead[:1].isupper() or is_span

    def _few_digits(self, i: int) -> str:
        """A year of up to three digits: in 476, the year 79."""
        before, counted = self._before(i), self._counted(i)
        if before.lower() == "year":
            return UNKNOWN if counted == "sure" else _YEAR
        if counted or self._is_ratio(i):
            return UNKNOWN
        word = self._next_words(i)[0]
        if word and not self._is_small_word(word) and not word[:1].isupper():
            return UNKNOWN
        return _YEAR if before == "In" else DOUBTFUL

    def _is_two_of_year(self, i: int) -> bool:
        """Whether two digits may be a year: Reagan in 80 and 84, in 1980 and 84."""
        text = self._text(i)
        is_two = len(text) == 2 and text.isdecimal()  # noqa: PLR2004  # its digits
        if is_two and _TWO_OF_LIST.match(self._after(i)) and self._is_behind_year(i):
            return True
        is_alone = _TWO.fullmatch(text) is not None or (is_two and self._begins_with(i))
        if not is_alone or not _TWO_END.match(self._after(i)):
            return False
        if self._kind(i - 1) == "AND":
            return self._is_two_of_year(i - 2)
        return (self._before(i) == "in" or self._begins_with(i)) and not self._is_ratio(i)

    def _begins_with(self, i: int) -> bool:
        """In 80, with the capital of a sentence."""
        return self._before(i) in ("In", "Since", "By", "Until") and self._after(i)[:2] == ", "

    def _is_behind_year(self, i: int) -> bool:
        """Whether a year of four digits stands before, with "and", "or" or a comma between."""
        j = i - 1
        if self._kind(j) in ("AND", "OR"):
            j -= self._text(j - 1) == ","
        elif self._text(j) != "," or not _GOES_ON.match(self._after(i)):
            return False
        is_year = self._kind(j - 1) == _YEAR and len(self._text(j - 1)) == _FOUR and self._year(j - 1) == _YEAR
        return is_year or (self._kind(j - 1) in ("NUMBER", "DAYNUM") and self._is_behind_year(j - 1))

    # What tells a number.

    def _counted(self, i: int) -> str:
        """Whether what follows is counted: "sure" a unit or people, "plural" any noun that is, else empty."""
        if joined := _HYPHENATED.match(self._after(i)):
            is_dated = joined[1] in rules()["year"]["joined"] or joined[1][:1].isupper()
            return "" if is_dated else "sure"
        # the h of "2022 H1" is no hour
        one, two = ("", "") if self._kind(i + 1) in ("QUARTER", "HALF_YEAR") else self._next_words(i)
        if not one or self._is_small_word(one):
            return "sure" if one.lower() == "of" and self._before(i).lower() in rules()["year"]["not_after"] else ""
        if one in rules()["year"]["counted"] or one.endswith(_PEOPLE) or self._is_unit(i, one, two):
            return "sure"
        for word in (one, two):
            if self._is_small_word(word) or word in rules()["year"]["dated"] | rules()["year"]["money"] or not word:
                return ""
            if _PLAIN_NOUN.fullmatch(word):
                return "plural"
        return ""

    def _is_unit(self, i: int, one: str, two: str) -> bool:
        """A unit or currency; "in 2010 dollars" is of that year, and "2008 won" and "2022 year-end" have none."""
        if one.lower() in ("year", "month", "week", "day"):
            return two in ("old", "long", "olds")
        if one.lower() not in self.units or one in rules()["year"]["no_unit"]:
            return False
        is_of_year = self._before(i).lower() in ("in", "constant") and int(self._text(i)) in _MODERN
        return not (is_of_year and one in rules()["year"]["money"])

    def _is_of_crowd(self, i: int) -> bool:
        """Whether this is how many there are of something: a crowd of 1800."""
        of, what = self._words_before(i, 2)
        return of.lower() == "of" and what.lower() in rules()["year"]["crowd"]

    def _is_ratio(self, i: int) -> bool:
        """One in 1200."""
        before = self._second_before(i)
        return before[-1:].isdigit() or before in rules()["year"]["ratio"]

    def _is_year_with_words(self, i: int) -> bool:
        """AD 1066, nineteen ninety-six; "two thousand and eight" may as well count something."""
        printed = self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])]
        if any(char.isdigit() for char in printed):
            return any(char.isupper() for char in printed)
        is_count = printed.lower().startswith("two ") or "hundred" in printed.lower()
        is_led = self._kind(i - 1) in ("IN", "MONTH", "DAYNUM", "ORDINAL") or self._text(i - 1) in _SINCE
        return not is_count or (is_led and not self._counted(i))

    def _is_of_small_era(self, i: int) -> bool:
        """In 300 ad, in 410 ad Rome fell; "spent 300 on ads" and "a 30 ad campaign" are no years."""
        text = self._text(i)
        if not any(char.isdigit() for char in text):
            return False
        is_sure = "." in text or text.endswith("ce") or (text[0] == "a" and self._kind(i - 1) in EDGES)
        word = self._next_words(i)[0]
        return is_sure or (text[0] != "a" and (not word or self._is_small_word(word) or word[0].isupper()))

    def _has_month_before(self, i: int) -> bool:
        j = i - 1
        while self._kind(j) in ("SKIP", "DAYNUM", "ORDINAL") and i - j < 4:  # noqa: PLR2004  # day, comma
            j -= 1
        return self._kind(j) == "MONTH"
