"""Digits joined to letters or other digits.

Some make a name, a date or a time of day, others a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import attrs

from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.nearby import char_before
from discrepant.reading.numerals import is_number_word, is_stone
from discrepant.reading.words import rules

__all__ = ["SUM", "Digits", "is_hour_of_day", "is_joined", "is_joined_before", "is_oclock", "is_ordinal_or_clock"]

_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_TAIL = re.compile(
    r"-(?!(?:Q[1-4]|H[12])\b)(?:(?:[A-Z][^\W_]?|[A-Z]+[0-9])(?![^\W_]|\$)|(?!to-|or-|by-|foot-|in-)[a-z]{1,9}-[0-9])"
)  # 3-D, 2-for-1
_CHAIN_HEAD = re.compile(r"(?:[0-9]+-)+\Z")
_CHAIN_TAIL = re.compile(r"(?:-[0-9]+){1,2}")
_IN_NAMES = ("_", "@", "\\", "=")
_CAPITAL = "bcfklmtvw"  # printed as capitals, too: $5B, 40C, 10K
# What is a sum behind a letter, where R4 is a road.
SUM = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+\b|[0-9]+(?:\.[0-9]+)?(?:(?:k|m|mn|mln|bn|tn|trn)\b| ?(?:million|billion|trillion)\b)"
)

_CLOCK = re.compile(
    r"(?:st|nd|rd|th|['\u2019]?s)\b|Q(?:[0-9]{2}|[0-9]{4})?\b|:[0-5][0-9](?![0-9])|[ \u00a0]?[ap](?:m\b|\.m\.)"
    r"|(?:[-\u2010-\u2013]| (?:and|to|or) )[0-9]{1,2}(?::[0-9]{2})?[ \u00a0]?[ap]\.?m\b|[ \u00a0](?:GMT|UTC)\b",
    re.IGNORECASE,
)
# Halves and quarters with their year: 1H22, 2022Q1, H1/2022, Q1-2022, 4Q22.
_HALF = re.compile("H(?:[0-9]{2}|[0-9]{4})?\\b|h[ \u00a0][12][0-9]{3}\\b")
_PART_BEHIND = re.compile(r"-?(?:Q[1-4]|H[12])\b")
_PART_BEFORE = re.compile(r"(?<![^\W_])(?:(?:Q[1-4]|H[12]|[1-4]Q|[12]H)(?P<mark>[-/])?|(?:[1-4]q))\Z")
# "At 2030 hours", a time of day; before these words only, for elsewhere so many hours are meant.
_HOURS = re.compile("(?:[ \u00a0]|(?=h))(?:hours|hrs|h|local time)\\b", re.IGNORECASE)
_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_ON_DAY = re.compile(
    r" (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow"
    r"|tonight|(?:this|in the) (?:morning|afternoon|evening))\b"
)
_HOUR = re.compile("[1-9]|1[0-9]|2[0-4]")
_AT = re.compile(r"([^\W\d_]+) at \Z", re.IGNORECASE)
_BEFORE_TIMES = frozenset(["at", "by", "around", "about", "from", "until", "till", "before", "after", "between"])
_OCLOCK = re.compile("[ \u00a0](?:o['\u2019]clock|[ap]\\.?m\\b)", re.IGNORECASE)


@attrs.frozen
class Digits:
    """A number in digits at its place in a run, with the characters before and after it."""

    run: WordRun
    i: int
    digits: str
    start: int
    end: int
    before: str
    after: str

    @classmethod
    def of(cls, run: WordRun, i: int) -> Digits:
        """The digits of an atom."""
        atom, text = run.atoms[i], run.text
        before, after = char_before(text, atom.start), text[atom.end : atom.end + 1]
        return cls(run, i, atom.text.replace(",", ""), atom.start, atom.end, before, after)


def is_joined(it: Digits, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether what stands on either side makes a name of it."""
    is_name = is_joined_before(it, prefixes, suffixes) or _is_joined_after(it, suffixes)
    return is_name or _is_in_chain(it)


def is_joined_before(it: Digits, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether what stands before makes a name of it: T-72, Covid-19, 1.2.3.

    It makes none in sub-100, 20-30 and USD30.
    """
    mark, text, place = it.before, it.run.text, it.start - 1
    if mark.isalpha():
        is_sum = SUM.match(text, it.start) is not None and not _is_long(it)  # R2,000
        return not (is_sum or (it.run.touches(it.i) and (_is_currency(it, prefixes) or _is_power(it))))
    if mark in _IN_NAMES or (mark == "[" and it.after == "]"):
        return True
    if mark not in ("-", ".", ":", "/", "+"):
        return False
    head = _word_up_to(text, place)
    if not head:
        return mark in (".", ":")
    word = head.lower().removeprefix("fy")  # FY2022-23
    if mark != "-":
        is_currency = mark == "." and word in prefixes  # Rs.500
        return not is_currency and (mark in (".", ":", "+") or not word.removesuffix("s").isdecimal())
    return not (word.isdecimal() or _is_part(word, prefixes, suffixes))


def _word_up_to(text: str, at: int) -> str:
    """The letters and digits that end at this place."""
    start = at
    while char_before(text, start).isalnum():
        start -= 1
    return text[start:at]


def _is_part(word: str, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether a number goes on behind the hyphen of this word: sub-100, USD6-8 million, 1.2tn-1.4tn."""
    if word.rstrip("0123456789") in prefixes or (word[:1].isdigit() and word.lstrip("0123456789") in suffixes):
        return True
    return word in rules()["label"]["prefix"] or is_number_word(word) or word in ("to", "or")


def _is_long(it: Digits) -> bool:
    """Whether more than three letters stand right before."""
    return len(_word_up_to(it.run.text, it.start)) > 3  # noqa: PLR2004  # letters of a currency


def _is_currency(it: Digits, prefixes: Collection[str]) -> bool:
    """Whether a currency stands right before: USD30, $A30."""
    texts = it.run.texts
    is_code = texts[it.i - 1] in prefixes and (len(texts[it.i - 1]) > 1 or not it.before.isalpha())  # not R4
    return is_code or (it.i > 1 and texts[it.i - 2] == "$" and it.run.touches(it.i - 1))


def _is_power(it: Digits) -> bool:
    """Whether this is the 2 of "5 km2"."""
    return it.i > 1 and it.digits in ("2", "3") and it.run.atoms[it.i - 2].is_digits and it.before in "mtdi"


def _is_joined_after(it: Digits, suffixes: Collection[str]) -> bool:
    """Whether what stands after makes a name of it: 5G, 1.2.3, 3-D, 2-for-1; but not 5m, 15km, 10-mile."""
    mark, text, end = it.after, it.run.text, it.end
    if mark.isalpha():
        tail = _LETTERS.match(text, end)
        word = tail[0].lower() if tail else ""
        if it.before == "/" and word.rstrip("s") in ("th", "rd", "nd"):  # 1/4th
            return False
        is_name = len(word) == 1 and tail is not None and tail[0].isupper() and word not in _CAPITAL  # 5G
        if text[end + len(word) : end + len(word) + 4] == " ago":  # 1d ago
            return False
        return is_name or word not in suffixes or text[end + len(word) : end + len(word) + 1].isdigit()
    if mark in (":", "."):
        return text[end + 1 : end + 2].isdigit()
    if mark == "+" and it.run.text[end + 1 : end + 2].isdigit():  # the 5+1 talks
        return True
    return mark in _IN_NAMES or (mark == "-" and _NAME_TAIL.match(text, end) is not None)


def _is_in_chain(it: Digits) -> bool:
    """Whether this is one of three or more numbers with hyphens between them: 978-3-16-148410-0."""
    if "-" not in (it.before, it.after):
        return False
    text = it.run.text
    head, tail = _CHAIN_HEAD.search(it.run.before(it.i)), _CHAIN_TAIL.match(text, it.end)
    return sum(match[0].count("-") for match in (head, tail) if match) > 1


def is_oclock(run: WordRun, i: int) -> bool:
    """Whether an o'clock follows, or half of a day: six p.m."""
    after = run.after(i + 1)
    if _OCLOCK.match(after):
        return True
    return is_hour_of_day(run, i)  # at ten on Monday


def is_hour_of_day(run: WordRun, i: int) -> bool:
    """Whether this can be an hour before its day, as in "met at 10 on Monday".

    It cannot in "was at 312 on Monday" and "stood at 12 on Monday".
    """
    if not _ON_DAY.match(run.after(i + 1)) or run.word_before(i).lower() != "at":
        return False
    is_hour = _HOUR.fullmatch(run.texts[i]) is not None or not run.atoms[i].is_digits
    verb = _AT.search(run.before(i))
    return is_hour and (verb is None or verb[1].lower() not in rules()["hour"]["stands"])


def is_ordinal_or_clock(run: WordRun, i: int) -> bool:
    """Digits that make a date, if anything: 24th, 1990s, Q3, 7:54, 10 p.m."""
    if run.atoms[i].text[0] == "0" and len(run.atoms[i].text) == 2 and run.atoms[i].text.isdecimal():  # noqa: PLR2004
        return True  # Aug 05
    if run.touches(i) and run.texts[i - 1] in ("q", "h", ":"):
        return run.texts[i - 1] in ("q", "h") or (i > 1 and run.atoms[i - 2].is_digits)
    is_behind_stroke = run.touches(i) and run.texts[i - 1] == "/" and run.touches(i - 1)
    if is_behind_stroke and run.texts[i - 2] != "s":  # 1/4th, not 80s/90s
        return False
    after = run.after(i + 1)
    is_measure = (after[:1] == "s" and "." in run.texts[i]) or is_stone(run.texts[i], after[:2])
    if (_CLOCK.match(after) and not is_measure) or _OCLOCK.match(after) or _is_of_part_of_year(run, i, after):
        return True
    if is_hour_of_day(run, i):  # at 10 on Monday
        return True
    is_hour = _HOURS.match(after) and _OF_DAY.fullmatch(run.texts[i])
    return bool(is_hour) and run.word_before(i).lower() in _BEFORE_TIMES


def _is_of_part_of_year(run: WordRun, i: int, after: str) -> bool:
    """Whether this is the digit of a half, or the year that a half or a quarter touches."""
    digits = run.texts[i]
    if digits in ("1", "2") and _HALF.match(after):
        return True
    if len(digits) not in (2, 4) or not digits.isdecimal():
        return False
    if len(digits) == 4 and _PART_BEHIND.match(after):  # noqa: PLR2004  # of a year
        return True
    part = _PART_BEFORE.search(run.before(i))
    return part is not None and (len(digits) == 4 or not part["mark"])  # noqa: PLR2004  # of a year
