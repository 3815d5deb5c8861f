"""Printed dates as tokens for dates.lark: the phrases of dates.toml and of the hedge table, and digits by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lark import Token

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Sense
from discrepant.reading.numerals import number_phrases, scan_number
from discrepant.reading.tokens import Atom, Lexicon, Phrases, token

__all__ = ["DateLexicon"]

_HEDGES = {"HEDGE_BEFORE": "HEDGE", "HEDGE_EITHER": "HEDGE", "HEDGE_AFTER": "AFTERHEDGE"}
_AMOUNTS = ("FEW", "MANY", "SCALE", "AND_PART")
_MOST_DAYS = 31
_LONGEST_RUN = 12

# What runs of characters without a blank stand for, the first that fits; a NUMERIC is still to be told apart.
_SHAPES = [
    ("ISO_DAY", re.compile(r"\d{4}-\d\d-\d\d(?![\d-])")),
    ("NUMERIC", re.compile(r"(?:\d{4}([/.])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d))(?![\d/])")),
    ("NUMERIC", re.compile(r"\d{1,2}/(?:\d{4}|\d{1,2})(?![\d/])")),
    ("YEARS", re.compile(r"\d{4}-\d\d(?![\d-])")),
    ("DECADE", re.compile(r"(?:\d\d|')?\d0s(?![a-z])")),
    ("SHORT_YEAR", re.compile(r"'\d\d(?![\ds])")),
    ("ORDINAL", re.compile(r"\d{1,2}(?:st|nd|rd|th)(?![a-z])")),
]
_DIGITS_OF_A_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![\d:])")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])(?!\d)")
_MILITARY = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d(?!\d)")


class DateLexicon(Lexicon):
    """The words of dates by one hedge table."""

    def __init__(self, table: HedgeTable) -> None:
        super().__init__(_phrases(table), (_scan_digits, _scan_ordinal, _scan_clock, scan_number))

    def tokens(self, words: str) -> list[Token]:
        """The tokens that carry meaning; a ReadingError says why a word is not readable."""
        found = [token for token in super().tokens(words) if token.type != "SKIP"]
        for each in found:
            if each.type == "UNREADABLE":
                span = (each.start_pos or 0, each.end_pos or 0)
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r}: {each.value}")
        if not found:
            raise ReadingError(words, (0, len(words)), "there is nothing to read")
        return found


def _phrases(table: HedgeTable) -> Phrases:
    phrases: dict[str, tuple[str, object]] = {}
    for words, (kind, value) in number_phrases(table).items():
        if kind in _HEDGES or kind in _AMOUNTS:
            phrases[words] = (_HEDGES.get(kind, kind), value)
    return {**phrases, **_own_phrases()}


@cache
def _own_phrases() -> Phrases:
    data = almanac()
    phrases: dict[str, tuple[str, object]] = {}

    def add(kind: str, value: object, words: Iterable[str]) -> None:
        phrases.update(dict.fromkeys(words, (kind, value)))

    for entry in data["unreadable"]:
        add("UNREADABLE", entry["because"], entry["words"])
    for kind, words in data["word"].items():
        add(kind, None, words)
    for sense in ("about", "exact"):
        add("HEDGE", Sense(sense), data["hedge"][sense])
    for number, words in enumerate(data["months"].values(), start=1):
        add("MONTH", number, words)
    for number, words in enumerate(data["weekdays"].values()):
        add("WEEKDAY", number, words)
    for name, entry in data["unit"].items():
        add("UNIT", (name, False), entry["one"])
        add("UNIT", (name, True), entry["many"])
    for name, entry in data["season"].items():
        add("SEASON", name, entry.get("words", ()) if name != "margin" else ())
    for number in range(1, 5):
        add("QUARTER", number, [f"q{number}", f"{number}q"])
    for number in range(1, 3):
        add("HALF_YEAR", number, [f"h{number}", f"{number}h"])
    for entry in data["phase"]:
        add("PHASE", entry["name"], entry["words"])
    for table, kind in (("phase_by_today", "PHASE"), ("which", "WHICH"), ("edge", "EDGE")):
        for name, words in data[table].items():
            add(kind, name, words)
    for words, days in data["named"].items():
        add("NAMED", tuple(days), [words])
    for words, number in data["decades"].items():
        add("DECADE", number, [words])
    for words, shift in data["week"]["but_one"].items():
        add("BUT_ONE", shift, [words])
    add("WEEK_FROM", None, data["week"]["beginning"])
    add("WEEK_TO", None, data["week"]["ending"])
    add("DAYPART", None, data["clock"]["part"])
    return phrases


def _scan_digits(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The tokens that begin with a digit, or with the apostrophe of '22 and '90s."""
    atom = atoms[i]
    if not atom.is_digits and atom.text != "'":
        return None
    clock = _clock_end(atoms, i)
    if clock:
        return token("CLOCK", None, atoms[i:clock]), clock
    run, ends = _run(atoms, i)
    for kind, shape in _SHAPES:
        match = shape.match(run)
        if match and match.end() in ends:
            end = ends[match.end()]
            return token(*_meaning(kind, match[0]), atoms[i:end]), end
    if atom.text.isdecimal() and len(atom.text) == 4:  # noqa: PLR2004  # the digits of a year
        # "the 1990's" is a decade, "1990's" may be what belongs to a year
        if atom.text[3] == "0" and run[4:6] == "'s" and i > 0 and atoms[i - 1].text in ("the", "-"):
            return token("DECADE", int(atom.text), atoms[i : i + 3]), i + 3
        return token("YEAR", int(atom.text), [atom]), i + 1
    if atom.text.isdecimal() and len(atom.text) <= 2 and 1 <= int(atom.text) <= _MOST_DAYS:  # noqa: PLR2004
        return token("DAYNUM", int(atom.text), [atom]), i + 1
    return None


def _run(atoms: Sequence[Atom], i: int) -> tuple[str, dict[int, int]]:
    """The atoms from here to the next blank as one text, and for each length of it the index after it."""
    run, ends = atoms[i].text, {len(atoms[i].text): i + 1}
    for j in range(i + 1, min(len(atoms), i + _LONGEST_RUN)):
        if atoms[j].start != atoms[j - 1].end:
            break
        run += atoms[j].text
        ends[len(run)] = j + 1
    return run, ends


def _meaning(kind: str, text: str) -> tuple[str, object]:
    if kind == "ORDINAL":
        return kind, int(text[:-2])
    if kind == "DECADE":
        return kind, int(text.strip("'s"))
    if kind == "SHORT_YEAR":
        return kind, int(text[1:])
    if kind == "YEARS":
        first, second = int(text[:4]), int(text[5:])
        last = first - first % 100 + second
        if second == 0 and first % 100 == 99:  # noqa: PLR2004  # 1999-00
            last += 100
        is_month, is_span = 1 <= second <= 12, last > first  # noqa: PLR2004  # the months of a year
        return ("ISO_MONTH", (first, second)) if is_month and not is_span else (kind, (first, last, is_month))
    return kind, text


@cache
def _ordinals() -> dict[str, int]:
    return {word: number for number, word in enumerate(almanac()["ordinal"]["words"], start=1)}


@cache
def _tens() -> dict[str, int]:
    return {"twenty": 20, "thirty": 30, "twentieth": 20, "thirtieth": 30}


def _scan_ordinal(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """An ordinal number in words: "first", "twenty-fourth"."""
    text = atoms[i].text
    if text in ("twenty", "thirty"):
        rest = i + 2 if i + 1 < len(atoms) and atoms[i + 1].text == "-" else i + 1
        ones = _ordinals().get(atoms[rest].text, 10) if rest < len(atoms) else 10
        if ones < 10:  # noqa: PLR2004  # twenty-tenth is no number
            return token("ORDINAL", _tens()[text] + ones, atoms[i : rest + 1]), rest + 1
    number = _ordinals().get(text) or (_tens().get(text) if text == "thirtieth" else None)
    return (token("ORDINAL", number, [atoms[i]]), i + 1) if number else None


def _scan_clock(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A time of day that begins with a word: "at 10:00 GMT", "shortly after 5 p.m."."""
    j = i
    while j < min(len(atoms), i + 3) and atoms[j].text in almanac()["clock"]["before"]:
        j += 1
    if i < j < len(atoms) and atoms[j].is_digits:
        end = _clock_end(atoms, j)
        if end:
            return token("CLOCK", None, atoms[i:end]), end
    return None


def _clock_end(atoms: Sequence[Atom], i: int) -> int | None:
    """The index after a time of day in digits that begins here, with its zone, and the same time of another zone."""
    run, ends = _run(atoms, i)
    colon = _DIGITS_OF_A_CLOCK.match(run)
    end = ends.get(colon.end()) if colon else None
    is_clock = end is not None and ":" in run[: colon.end() if colon else 0]
    if end is None:
        plain = _HOUR.match(run) or _MILITARY.match(run)
        end = ends.get(plain.end()) if plain else None
        if end is None:
            return None
    half = _after(atoms, end, "half")
    zone = _after(atoms, half, "zone")
    if not is_clock and half == end and not (zone > half and _MILITARY.match(run)):
        return None
    if zone < len(atoms) and atoms[zone].text == "(":
        other = _clock_end(atoms, zone + 1) if zone + 1 < len(atoms) else None
        if other and other < len(atoms) and atoms[other].text == ")":
            return other + 1
    return zone


def _after(atoms: Sequence[Atom], i: int, what: str) -> int:
    """The index after the longest of these phrases of `clock` in dates.toml, if one stands here."""
    for phrase in _clock_phrases(what):
        if tuple(atom.text for atom in atoms[i : i + len(phrase)]) == phrase:
            return i + len(phrase)
    return i


@cache
def _clock_phrases(what: str) -> list[tuple[str, ...]]:
    phrases = (tuple(re.findall(r"\w+|\S", phrase)) for phrase in almanac()["clock"][what])
    return sorted(phrases, key=len, reverse=True)
