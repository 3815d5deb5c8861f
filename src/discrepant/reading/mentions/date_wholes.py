"""Words that are one date, or several at once, and cannot be read.

They are refused whole, so that no piece is taken for a date. They are told apart by the kinds of their tokens, a letter
each, with a regular expression over these letters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import attrs

from discrepant.reading.dates.almanac import SIDES, almanac, because, words_beside
from discrepant.reading.dates.calendar_days import SEVERAL_DAYS
from discrepant.reading.dates.read import date_prefixes
from discrepant.reading.mentions.date_tells import PARTS_OF_A_DAY
from discrepant.reading.mentions.date_tokens import DateTokens

__all__ = ["wholes_in"]

_LETTERS = {
    **dict.fromkeys(["PREP", "IN", "FROM", "UNTIL", "EDGE"], "p"),
    **dict.fromkeys(["AND", "OR"], "&"),
    **dict.fromkeys(["TO", "DASH"], "-"),
    **dict.fromkeys(["YEAR", "DOUBTFUL"], "Y"),
    **dict.fromkeys(["AGO", "HENCE"], "G"),
    **dict.fromkeys(["FEW", "MANY", "HALF", "SCALE", "AND_PART", "FRACTION"], "F"),
    **dict.fromkeys(["HEDGE", "AFTERHEDGE"], "h"),
    "BETWEEN": "b",
    "MONTH": "M",
    "WEEKDAY": "W",
    "SEASON": "s",
    "HOLIDAY": "s",
    "DAYNUM": "D",
    "ORDINAL": "O",
    "NUMBER": "N",
    "YEARS": "Z",
    "UNIT": "U",
    "OF": "o",
    "A": "a",
    "WHICH": "w",
    "SHORT_YEAR": "t",
    **dict.fromkeys(["QUARTER", "HALF_YEAR"], "k"),
    "DECADE": "d",
    "PHASE": "f",
}
_OF_TEXT = {",": ",", "every": "e", "each": "e", "score": "x", "-": "-"}
_HABITS = frozenset(f"{name}s" for name in almanac()["weekdays"])
_UNREADABLE = {
    "v": _HABITS,
    "E": frozenset(almanac()["era"]["before"]),
    "q": frozenset(["fiscal", "fy", "fiscal year", "financial year", "tax year"]),
}

_BEFORE_A = frozenset(["HALF", "MANY", "FRACTION", "OF"])  # half a year, many a year, a third of a century
_MORE = ("more", "of", "per")  # behind what is counted
_TWO = "these are several times, and each is read by itself"
_NO_DAY = "no month has such a day"
_SHORT = "the second of these can be a year of that century, or a number"
_COUNTED = "days of the week are not counted from the day of publishing"
_WEEK_LATER = "this can be the day itself or the one a week after it"
_ANY = "this does not say which one"
_NAMED_QUARTER = "a quarter that is called by its last month is not read"
_PART_OF_DAY = "the end of a day that is named behind it is not read"
_LENGTH = "this length is not read"
_OF_MONTH = "this says which of a month's days it is, and not the month"

_LEAD = "p?h?"
_AGE = "(?:U?[YND]|O-?U|d)"
_PATTERNS = {
    "days_before": rf"{_LEAD}(?<![Mb])[DO](?:,[DO])*,?&[DO]o?MY?",
    "two_digits": "(?:pY[-p]|bY&)[DNY]",
    "days_after": rf"{_LEAD}M[DO](?:,[DO])*,?&[DO]Y?",
    "stroke": rf"{_LEAD}(?:/M|M/)Y?",
    "no_day": rf"pNMY?|NMY?|{_LEAD}MN(?:,?Y)?",
    "era": rf"(?:{_LEAD}|b)(?:{_AGE}[-&])?{_AGE}E",
    "centuries": rf"{_LEAD}O-?(?:,O-?)*,?[&-]O-?U",
    "fiscal": "p?q[ZDNt]",
    "fiscal_part": "p?k-?o?q[YZDNt]?|p?q[YZDNt]?(?:k|O-?[UF])(?:o?[YZt])?|p?O-?[UF]o?q[YZDNt]",
    "weekdays_ago": "h?[NDFa][Wv]G",
    "week_later": "aUpW|WU",
    "unit_beside": "p?(?<![NDFahoO])U[pf]",
    "weekday_beside": "p?W[pf]",
    "relative": "p?R(?:M[DO]|[NDF]?[UWMs])",
    "any": "p?[aN]W",
    "again": "p?e[?O]?(?:MD|[DO]o?M|[WMs])|p?v(?:,v)*(?:,?&v)?",
    "score": "Nx&[ND]UG",
    "amount_ago": "h?[aNDF](?:o?[aNDF])+UG",
    "of_month": "p?OW(?!M|[op]M)|p?wWo(?!M)",
    "phases": "p?f&f[MdYsU]Y?",
    "lengths": "p?w[NDF][-&][NDF]U",
    "quarter_to": "p?MU",
    "day_of_day": "p?fUW",
}
# Of these nothing more is asked: 3 and 17 July, two Fridays ago, four score and seven years ago, the first Monday, the
# early and mid 1990s, the next two to three years.
_REASONS = {
    "days_before": SEVERAL_DAYS,
    "weekdays_ago": _COUNTED,
    "score": _LENGTH,
    "of_month": _OF_MONTH,
    "phases": _TWO,
    "lengths": _LENGTH,
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))


def wholes_in(words: DateTokens, terminals: Sequence[str]) -> Mapping[int, tuple[int, str]]:
    """By the index of its first token, the index after each of these and why it cannot be read."""
    wholes = _Wholes(words.run, words.tokens, words.units, terminals)
    code = "".join(wholes.letter(i, kind) for i, kind in enumerate(terminals))
    found: dict[int, tuple[int, str]] = {}
    at = 0
    while match := _PATTERN.search(code, at):
        first, end = match.span()
        name = match.lastgroup or ""
        problem = _REASONS.get(name) or getattr(wholes, f"_{name}")(first, end, match[0])
        found |= {first: (end, problem)} if problem else {}
        at = end if problem else first + 1
    return found


@attrs.frozen
class _Wholes(DateTokens):
    """What each pattern still asks of the words; the answer says why they cannot be read, and is empty if they can."""

    terminals: Sequence[str]

    def letter(self, i: int, terminal: str) -> str:
        """The kind of a token; of one that is no word of a date its kind elsewhere, or its text."""
        kind, text = self._kind(i), self._text(i)
        if kind == "UNREADABLE":
            return next((letter for letter, words in _UNREADABLE.items() if text in words), "R")
        if kind == "NUMERIC" and "/" in text:
            return "/"
        if kind == "YEAR" and terminal not in _LETTERS:  # digits that are no year here
            return "N"
        return _LETTERS.get(terminal) or _OF_TEXT.get(text, "?")

    # Several at once.

    def _days_after(self, _first: int, end: int, code: str) -> str:
        """June 5, 6 and 7; but not "on June 5 and 6 people" nor "9 on May 9 and 30 on June 20"."""
        return SEVERAL_DAYS if code[-1] == "Y" or self._ends_date(end - 1) else ""

    def _ends_date(self, i: int, counting: Collection[str] = ("on", "in", "at", "more", "of", "per", "for")) -> bool:
        """Whether no noun that may be counted stands after this token."""
        after, word = self._after(i), self._next_words(i)[0].lower()
        return (
            (not after or not after[0].isalnum())
            and after[:1] not in ("%", "-", "/", "\u2013")
            and (not word or (self._is_small_word(word) and word not in counting))
        )

    def _two_digits(self, _first: int, end: int, _code: str) -> str:
        """From 1980 to 84, between 1980 and 84; but not "from 2014 to 30 countries"."""
        digits = self._text(end - 1)
        if self._kind(end - 2) not in ("TO", "DASH", "UNTIL", "AND", "OR"):
            return ""
        is_short = len(digits) == 2 and digits.isdecimal() and self._ends_date(end - 1, _MORE)  # noqa: PLR2004  # of a year
        return _SHORT if is_short else ""

    def _stroke(self, first: int, end: int, _code: str) -> str:
        """3/4 November."""
        figures = next(self._text(i) for i in range(first, end) if self._kind(i) == "NUMERIC")
        return SEVERAL_DAYS if all(len(part) <= 2 for part in figures.split("/")) else ""  # noqa: PLR2004  # days

    def _centuries(self, _first: int, end: int, _code: str) -> str:
        """18th and 19th centuries."""
        return _TWO if self.tokens[end - 1].value[0] == "century" else ""

    # What is no date, or of no date that is read.

    def _no_day(self, first: int, end: int, code: str) -> str:
        """32 December."""
        number = self._text(first + code.index("N"))
        is_day = number.isdecimal() and len(number) == 2  # noqa: PLR2004  # the digits of a day
        if code == "NM" and not self._ends_date(end - 1, _MORE):
            return ""  # 32 June graduates
        is_whole = code[-1] != "N" or (self._ends_date(end - 1) and not self._next_words(end - 1)[0])
        return _NO_DAY if is_day and is_whole else ""

    def _era(self, _first: int, _end: int, _code: str) -> str:
        """500 BC, the fifth century BC, between 3000 and 2000 BC."""
        return str(almanac()["era"]["because"])

    def _fiscal(self, first: int, end: int, code: str) -> str:
        """Fiscal 2021-22, FY22."""
        word = self._text(first + code.index("q"))
        is_short = code[-1] in "Zt" or (word == "fy" and len(self._text(end - 1)) == 2)  # noqa: PLR2004  # digits
        return because(word) if is_short else ""

    def _fiscal_part(self, first: int, _end: int, code: str) -> str:
        """Q1 FY22, fiscal Q1 2022, the first quarter of fiscal 2022."""
        return because(self._text(first + code.index("q")))

    def _week_later(self, first: int, end: int, code: str) -> str:
        """Thursday week, a week on Thursday."""
        if code == "WU":
            is_later = self._text(first + 1) == "week" and self._after(end - 1)[:1] not in ("'", "\u2019")
        else:
            is_later = (self._text(first + 1), self._text(first + 2)) == ("week", "on")
        return _WEEK_LATER if is_later else ""

    def _amount_ago(self, first: int, end: int, _code: str) -> str:
        """A few hundred years ago; "300 a year ago" is a number, and then a length of time."""
        if any(self._begins_anew(i) for i in range(first + 1, end)):
            return ""
        return "" if end in date_prefixes().ends(self.terminals, first) else _LENGTH

    def _begins_anew(self, i: int) -> bool:
        """Whether a length of time begins here, behind a number: 300 a year, $5 million two years."""
        kind, before = self.terminals[i], self.terminals[i - 1]
        if kind == "A" or self._text(i).startswith("a "):
            return before not in _BEFORE_A
        is_in_digits = before == "SCALE" and self._text(i - 2)[-1].isdecimal()
        return is_in_digits and kind in ("NUMBER", "DAYNUM", "FEW")

    def _quarter_to(self, _first: int, end: int, _code: str) -> str:
        """The December quarter."""
        return _NAMED_QUARTER if self.tokens[end - 1].value == ("quarter", False) else ""

    def _day_of_day(self, _first: int, end: int, _code: str) -> str:
        """By the end of the day Saturday."""
        return _PART_OF_DAY if self.tokens[end - 2].value == ("day", False) else ""

    # What counts from something else, or comes again.

    def _unit_beside(self, _first: int, end: int, _code: str) -> str:
        """The week after, days later, in the months before the vote."""
        name, is_plural = self.tokens[end - 2].value
        is_told = is_plural or self._text(end - 2).startswith("the ")
        is_beside = is_told and name not in PARTS_OF_A_DAY and self.tokens[end - 1].value in SIDES
        return because("that day") if is_beside else ""

    def _weekday_beside(self, _first: int, end: int, _code: str) -> str:
        """The Tuesday before."""
        is_beside = self._before(end - 2).lower() == "the" and self.tokens[end - 1].value in SIDES
        return because("that day") if is_beside else ""

    def _relative(self, first: int, end: int, code: str) -> str:
        """The following Tuesday, the previous two weeks; "said that Tuesday's vote" is another "that"."""
        at = first + code.index("R")
        word = self._text(at)
        if word not in words_beside() or word.endswith(("ly", "ward", "wards", "after", "hand", "prior", "those")):
            return ""
        is_pronoun = word.split()[0] == "that" and code[0] != "p" and not self._is_capital(at)
        counted = code[-2:] == "NU" and not self.tokens[end - 1].value[1] and self._text(end - 2) not in ("one", "1")
        if counted:
            return ""  # "in that two year gap"
        is_of_day = code[-1] == "U" and (word == "that" or self.tokens[end - 1].value[0] in PARTS_OF_A_DAY)
        return "" if is_pronoun or is_of_day else because("that day")

    def _any(self, _first: int, end: int, code: str) -> str:
        """On a Monday, one Tuesday; "a Monday meeting" is of a certain one."""
        if code[-2] == "N":
            return _ANY if self._text(end - 2) == "one" else ""
        word = self._next_words(end - 1)[0]
        return _ANY if not word or self._is_small_word(word) else ""

    def _again(self, first: int, _end: int, code: str) -> str:
        """Every other Tuesday, on Tuesdays and Thursdays."""
        others = [self._text(i) for i, letter in enumerate(code, start=first) if letter == "?"]
        return because("mondays") if set(others) <= {"other", "single"} else ""
