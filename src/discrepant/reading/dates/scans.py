"""What dates are made of beside the phrases of dates.toml.

These are digits by their shape, and years and ordinals in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from discrepant.reading.dates.almanac import almanac, months
from discrepant.reading.dates.clock import clock_end, clock_token, run_of, scan_clock
from discrepant.reading.numerals import (
    NUMBERS_BEGIN,
    ORDINAL_WORDS,
    TENS,
    VULGAR,
    nth_in_words,
    scan_fraction,
    scan_number,
)
from discrepant.reading.tokens import DIGITS, Atom, Scan, Token, text_at, token, touch

__all__ = ["scans"]

_MOST_DIGITS = 4  # of a year with its era
_TEN, _HUNDRED, _THOUSANDS = 10, 100, 2000
_MOST_DAYS = 31
_PARTS_OF_YEAR = ("1q", "2q", "3q", "4q", "1h", "2h")
_LAST_CENTURY = 70  # "5 Dec 32" can be of two centuries

# What runs of characters without a blank stand for, the first that fits; a NUMERIC is still to be told apart.
_SHAPES = [
    ("ISO_DAY", re.compile(r"\d{4}-\d\d-\d\d(?![\d-])")),
    ("NUMERIC", re.compile(r"(?:\d{4}([/.])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d))(?![\d/])")),
    ("NUMERIC", re.compile(r"\d{1,2}([/.-])[a-z]{3,9}\1(?:\d{4}|\d\d)(?![\d/-])")),  # 31-Oct-14
    ("NUMERIC", re.compile(r"\d{1,2}/(?:\d{4}|\d{1,2})(?![\d/])")),
    ("YEARS", re.compile(r"\d{4}[-/](?:\d\d|\d{4})(?![\d/-])")),
    ("DECADE", re.compile(r"(?:\d\d|')?\d0s(?![a-z])")),
    ("SHORT_YEAR", re.compile(r"'\d\d(?![\ds])")),
    ("QUARTER", re.compile(r"[1-4]q(?![a-z])")),
    ("HALF_YEAR", re.compile(r"[12]h(?![a-z])")),
    ("ORDINAL", re.compile(r"\d{1,3}(?:st|nd|rd|th)(?![a-z])")),
]


def _scan_digits(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The tokens that begin with a digit, or with the apostrophe of '22 and '90s."""
    if not atoms[i].is_digits and atoms[i].text != "'":
        return None
    run, ends = run_of(atoms, i)
    clock = clock_end(atoms, run, ends)
    if clock:
        return clock_token(atoms[i:clock]), clock
    if _follows_part_of_year(atoms, i) and re.match(r"\d\d(?!\d)", run):
        return token("SHORT_YEAR", int(run[:2]), [atoms[i]]), i + 1  # 4Q22, 1H22
    for kind, shape in () if run.isdecimal() else _SHAPES:  # each has more than digits
        match = shape.match(run)
        if match and match.end() in ends:
            end = ends[match.end()]
            return token(*_meaning(kind, match[0]), atoms[i:end]), end
    return _scan_plain(atoms, i, run)


def _scan_plain(atoms: Sequence[Atom], i: int, run: str) -> tuple[Token, int] | None:
    """A year or the day of a month; any other number is left to the numerals."""
    text = atoms[i].text
    if not text.isdecimal() or len(text) > 4:  # noqa: PLR2004  # the digits of a year
        return None
    number = int(text)
    if len(text) == 4:  # noqa: PLR2004  # the digits of a year
        # "the 1990's" is a decade, "1990's" may be what belongs to a year
        if text[3] == "0" and run[4:6] == "'s" and i > 0 and atoms[i - 1].text in ("the", "-"):
            return token("DECADE", number, atoms[i : i + 3]), i + 3
        return token("YEAR", number, [atoms[i]]), i + 1
    if len(text) == 2 and number >= _LAST_CENTURY and _follows_month(atoms, i):  # noqa: PLR2004  # 5 Dec 99
        return token("SHORT_YEAR", number, [atoms[i]]), i + 1
    if _is_short_of_year(atoms, i):
        return token("YEAR", number, [atoms[i]]), i + 1
    is_day = len(text) < 3 and 1 <= number <= _MOST_DAYS  # noqa: PLR2004  # 05, but not 005
    return (token("DAYNUM", number, [atoms[i]]), i + 1) if is_day else None


def _is_short_of_year(atoms: Sequence[Atom], i: int) -> bool:
    """Whether up to three digits are a year by the words around: in 476, the year 79."""
    before, after, rule = text_at(atoms, i - 1), text_at(atoms, i + 1), almanac()["short_year"]
    is_of_year = before == "year" and text_at(atoms, i - 2) == "the" and int(atoms[i].text) > _MOST_DAYS
    if after and after not in rule["before_mark"] and not (is_of_year and after in rule["before_word"]):
        return False
    is_led = before == "year" or before in rule["after"]
    return is_of_year or (len(atoms[i].text) == 3 and is_led)  # noqa: PLR2004


def _follows_part_of_year(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the Q of a quarter or the H of a half stands right before, which touches its digit and this one."""
    return touch(atoms, i - 2, i) and atoms[i - 2].text + atoms[i - 1].text in _PARTS_OF_YEAR  # 4, Q, 22


def _follows_month(atoms: Sequence[Atom], i: int) -> bool:
    return text_at(atoms, i - 1 - (text_at(atoms, i - 1) in (".", ","))) in months()


def _meaning(kind: str, text: str) -> tuple[str, object]:
    if kind in ("ISO_DAY", "NUMERIC"):
        return kind, text
    if kind != "YEARS":
        return kind, int("".join(filter(str.isdecimal, text)))
    begun, ended = re.split("[-/]", text)
    first, last = int(begun), int(begun[: -len(ended)] + ended)  # of two digits in the same century
    if (begun[-2:], ended) == ("99", "00"):
        last += 100
    is_month, is_span = int(ended) in range(1, 13), last > first
    return ("ISO_MONTH", (first, int(ended))) if is_month and not is_span else (kind, (first, last, is_month))


def _scan_era(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A year with its era before it or after it; its digits may then be few."""
    start = _after_era(atoms, i)
    if start > i:
        return _year(atoms, i, start, start + 1) if _is_year(atoms, start) else None
    end = _after_era(atoms, i + 1)
    if not _is_year(atoms, i) or end == i + 1 or _is_year(atoms, end):
        return None
    return _year(atoms, i, i, end)


def _year(atoms: Sequence[Atom], first: int, digits: int, end: int) -> tuple[Token, int]:
    return token("YEAR", int(atoms[digits].text), atoms[first:end]), end


def _is_year(atoms: Sequence[Atom], i: int) -> bool:
    return text_at(atoms, i).isdecimal() and len(atoms[i].text) <= _MOST_DIGITS


def _after_era(atoms: Sequence[Atom], i: int) -> int:
    """The index after an era that stands here, else this one."""
    if text_at(atoms, i) not in _beginnings_of_eras():
        return i
    longest = max(map(len, almanac()["era"]["ours"]))  # in signs, of which an atom has one at least
    for end in range(min(len(atoms), i + longest), i, -1):
        if "".join(atom.text for atom in atoms[i:end]) in almanac()["era"]["ours"]:
            return end
    return i


@cache
def _beginnings_of_eras() -> frozenset[str]:
    return frozenset(era[:end] for era in almanac()["era"]["ours"] for end in range(1, len(era) + 1))


def _scan_spoken_year(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A year as it is said: nineteen ninety-six, twenty oh-five, two thousand and eight; not before a unit."""
    found = _of_century(atoms, i) or _of_2000(atoms, i)
    if found is None or text_at(atoms, found[1]) in _counted():
        return None
    return token("YEAR", found[0], atoms[i : found[1]]), found[1]


def _of_century(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    century = almanac()["hundred"].get(atoms[i].text)
    if century is None:
        return None
    rest = _past(atoms, i + 1, "-")
    if text_at(atoms, rest) == "hundred":  # nineteen hundred and five
        found = _spelled(atoms, _past(atoms, rest + 1, "and"))
        return (century + found[0], found[1]) if found and 0 < found[0] < _HUNDRED else None
    is_short = text_at(atoms, rest) in ("oh", "o")
    found = _spelled(atoms, _past(atoms, rest + 1, "-") if is_short else rest)
    if found is None or not (0 < found[0] < _TEN if is_short else _TEN <= found[0] < _HUNDRED):
        return None
    return century + found[0], found[1]


def _of_2000(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    if [atom.text for atom in atoms[i : i + 2]] != ["two", "thousand"]:
        return None
    found = _spelled(atoms, _past(atoms, i + 2, "and"))
    return (_THOUSANDS + found[0], found[1]) if found and 0 < found[0] < _HUNDRED else None


def _spelled(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    """A number in words, and the index after it."""
    found = scan_number(atoms, i) if text_at(atoms, i).isalpha() else None
    return (int(found[0].value.value), found[1]) if found else None


def _past(atoms: Sequence[Atom], i: int, text: str) -> int:
    """The index after a hyphen, or an "and", if one stands here."""
    return i + (text_at(atoms, i) == text)


@cache
def _counted() -> frozenset[str]:
    """What may be counted by a number before it, and its scales: years, million."""
    units = almanac()["unit"].values()
    return frozenset(words for entry in units for words in (*entry["one"], *entry["many"])) | {
        "hundred",
        "thousand",
        "million",
    }


def _scan_edge(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The "before" of "before last summer", which is no summer before last."""
    pair = atoms[i].text, text_at(atoms, i + 1)
    if pair not in (("before", "last"), ("after", "next")) or text_at(atoms, i - 1) in _but_one():
        return None
    return token("EDGE", atoms[i].text, [atoms[i]]), i + 1


def _scan_stroke(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The stroke of "May/June", "H1/2022" and "1980s/90s", which is as a hyphen there."""
    if atoms[i].text != "/":
        return None
    before, after = text_at(atoms, i - 1), text_at(atoms, i + 1)
    is_between = before in months() and after in months()
    is_of_year = re.fullmatch(r"\d{4}", after) and {before, text_at(atoms, i - 2)} & {"q", "h"}
    ends = (text_at(atoms, i - 2) + before, after + text_at(atoms, i + 2))  # 1980s/90s
    is_of_decades = all(re.fullmatch(r"(?:\d\d)?\d0s", end) for end in ends)
    return (token("DASH", None, [atoms[i]]), i + 1) if is_between or is_of_year or is_of_decades else None


@cache
def _but_one() -> frozenset[str]:
    """What "before last" and "after next" stand behind: units and days of the week."""
    units = (words for entry in almanac()["unit"].values() for words in entry["one"])
    return frozenset([*units, *(words for entry in almanac()["weekdays"].values() for words in entry)])


def _scan_fraction(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The fraction of "1 1/2 years" and "2½ years"; "1/2" by itself may be a day."""
    found = scan_fraction(atoms, i) if i and atoms[i - 1].is_digits else None
    if found is None or not 0 < found[0].value[0] < found[0].value[1]:
        return None
    return found


def _scan_decade(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A decade in words with its century: "nineteen-nineties"."""
    century, rest = almanac()["hundred"].get(atoms[i].text), _past(atoms, i + 1, "-")
    decade = almanac()["decades"].get(text_at(atoms, rest)) if century else None
    return (token("DECADE", century + decade, atoms[i : rest + 1]), rest + 1) if decade else None


def _scan_ordinal(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """An ordinal number in words: "first", "twenty-fourth", and the "latter" of two halves."""
    of_two = almanac()["ordinal"]["half"]
    if text_at(atoms, i + 1) == "half" and atoms[i].text in of_two:
        return token("ORDINAL", of_two[atoms[i].text], [atoms[i]]), i + 1
    number, end = nth_in_words(atoms, i)
    return (token("ORDINAL", number, atoms[i:end]), end) if number else None


@cache
def scans() -> Sequence[tuple[Scan, Collection[str]]]:
    """The scans in their order, each with the words at which it can begin: see `Lexicon`."""
    data = almanac()
    eras = [*data["era"]["ours"], *data["era"]["before"]]
    return (
        (_scan_edge, ["before", "after"]),
        (_scan_stroke, ["/"]),
        (_scan_era, [DIGITS, *(text for era in eras for text in (era[0], era.replace(".", "")))]),
        (_scan_spoken_year, ["two", *data["hundred"]]),
        (_scan_fraction, [DIGITS, *VULGAR]),
        (_scan_digits, [DIGITS, "'"]),
        (_scan_ordinal, {*data["ordinal"]["half"], *ORDINAL_WORDS, *TENS}),
        (_scan_decade, data["hundred"]),
        (scan_clock, ["@", "t", *(phrase.split()[0] for phrase in data["clock"]["before"])]),
        (scan_number, NUMBERS_BEGIN),
    )
