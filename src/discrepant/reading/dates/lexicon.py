"""Printed dates as tokens for dates.lark: the phrases of dates.toml and the hedge table, and digits by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import pairwise

from lark import Token

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.clock import clock_end, run_of, scan_clock
from discrepant.reading.dates.years import scan_era, scan_spoken_year
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Sense
from discrepant.reading.numerals import NUMBER_WORDS, ORDINAL_WORDS, VULGAR, number_phrases, scan_fraction, scan_number
from discrepant.reading.tokens import Atom, Lexicon, Phrases, token

__all__ = ["DateLexicon"]

_HEDGES = {"HEDGE_BEFORE": "HEDGE", "HEDGE_EITHER": "HEDGE", "HEDGE_AFTER": "AFTERHEDGE"}
_AMOUNTS = ("FEW", "MANY", "SCALE", "AND_PART")
# Between these a hyphen joins, as in "third-quarter", "19th-century" and "2022-Q3"; elsewhere it makes a span.
_JOINED = {("ORDINAL", "UNIT"), ("ORDINAL", "HALF"), ("YEAR", "QUARTER")}
_JOINING = ("and", "a")  # "one-and-a-half"
_GOES_ON = (["NUMBER", "UNIT"], ["DAYNUM", "UNIT"], ["A", "UNIT"])
_MOST_DAYS = 31
_SIDES = ("before", "after", "earlier", "later")
_COUNTED = ("UNIT", "WEEKDAY", "MONTH", "SEASON")  # what may be before or after something
_SMALL = (
    "and",
    "or",
    "to",
    "-",
    "a",
    "an",
    "the",
    "in",
    "on",
    "at",
    "by",
    "from",
    "until",
    "before",
    "after",
    "this",
    "that",
)
# Before a year of up to three digits: "in 476", "the year 79".
_LEADS = ("in", "since", "until")
_ENDS_YEAR = (",", ".", ";", ":", ")", "]", "'", '"', "\u201d")
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
    ("ORDINAL", re.compile(r"\d{1,2}(?:st|nd|rd|th)(?![a-z])")),
]


class DateLexicon(Lexicon):
    """The words of dates by one hedge table."""

    def __init__(self, table: HedgeTable, figures: Figures = POINT) -> None:
        scans = (
            _scan_edge,
            _scan_stroke,
            scan_era,
            scan_spoken_year,
            _scan_fraction,
            _scan_digits,
            _scan_ordinal,
            _scan_decade,
            scan_clock,
            scan_number,
        )
        super().__init__(_phrases(table), scans, scanned=_scanned(), figures=figures)

    def atoms(self, text: str) -> list[Atom]:
        """The atoms without the hyphens of "one-and-a-half"."""
        return self.refined(super().atoms(text))

    def refined(self, atoms: Sequence[Atom]) -> list[Atom]:
        """The atoms without the hyphens of "one-and-a-half"."""
        return [atom for i, atom in enumerate(atoms) if atom.text != "-" or not _joins(atoms, i)]

    def running(self, atoms: Sequence[Atom]) -> list[Token]:
        """The tokens of atoms in a text, with those that a phrase leaves out, and UNKNOWN ones where a date ends."""
        return _without_joints(self.cut(self.refined(atoms)))

    def tokens(self, words: str) -> list[Token]:
        """The tokens that carry meaning; a ReadingError says why a word is not readable."""
        found = self._known(words)
        for each in found:
            if each.type == "UNREADABLE":
                span = (each.start_pos or 0, each.end_pos or 0)
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r}: {each.value}")
        _check_is_of_today(words, found)
        if not found:
            raise ReadingError(words, (0, len(words)), "there is nothing to read")
        if all(each.type in ("CLOCK", "DAYPART", "PREP") for each in found) and found[0].type != "PREP":
            raise ReadingError(words, (0, len(words)), "a time of day does not say which day")
        return found

    def _known(self, words: str) -> list[Token]:
        """The tokens; where a word is not known, but those before it count from what it tells, that is the reason."""
        try:
            return _without_joints([token for token in super().tokens(words) if token.type != "SKIP"])
        except ReadingError as error:
            before: list[Token] = []
            if 0 < error.span[0] < len(words):
                with suppress(ReadingError):
                    before = [token for token in super().tokens(words[: error.span[0]]) if token.type != "SKIP"]
            _check_is_of_today(words, before)
            raise


def _check_is_of_today(words: str, tokens: Sequence[Token]) -> None:
    """Raise where a length or a day is said to be before or after something: two days later, the Tuesday before."""
    for counted, after in pairwise(tokens):
        is_relative = after.type == "EDGE" and after.value in _SIDES
        is_relative = is_relative or (after.type == "PHASE" and after.value in _SIDES)
        is_relative = is_relative or (after is tokens[-1] and words[after.start_pos : after.end_pos].lower() == "on")
        if is_relative and counted.type in _COUNTED:
            span = (tokens[0].start_pos or 0, after.end_pos or 0)
            raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r}: {_of_something_else()}")


def _of_something_else() -> str:
    return next(str(entry["because"]) for entry in almanac()["unreadable"] if "beside" in entry)


def _joins(atoms: Sequence[Atom], i: int) -> bool:
    """Whether a hyphen touches a word that it can only join."""
    if not 0 < i < len(atoms) - 1 or atoms[i - 1].end < atoms[i].start or atoms[i].end < atoms[i + 1].start:
        return False
    return atoms[i - 1].text in _JOINING or atoms[i + 1].text in _JOINING


def _without_joints(tokens: list[Token]) -> list[Token]:
    """The tokens without the hyphens that join, and without the "and" of "a year and two months"."""
    types = [token.type for token in tokens]
    return [each for i, each in enumerate(tokens) if not _is_joint(types, i)]


def _is_joint(types: Sequence[str], i: int) -> bool:
    if types[i] == "AND":
        return types[max(0, i - 1)] == "UNIT" and types[i + 1 : i + 3] in _GOES_ON and "BETWEEN" not in types[:i]
    return types[i] == "DASH" and tuple(types[max(0, i - 1) : i + 2 : 2]) in _JOINED


def _phrases(table: HedgeTable) -> Phrases:
    phrases: dict[str, tuple[str, object]] = {}
    for words, (kind, value) in number_phrases(table).items():
        if kind == "HEDGE_AFTER" and words.startswith(("and ", "& ")):  # "last year and over 1,000 since"
            continue
        if kind in _HEDGES or kind in _AMOUNTS:
            phrases[words] = (_HEDGES.get(kind, kind), value)
    return {**phrases, **_own_phrases()}


@cache
def _own_phrases() -> Phrases:
    phrases: dict[str, tuple[str, object]] = {}
    for entries in (_refused(), _of_the_grammar(), _of_the_calendar(), _counted()):  # the later ones prevail
        for kind, value, words in entries:
            phrases |= dict.fromkeys(words, (kind, value))
    return phrases


_Entries = Iterator[tuple[str, object, Iterable[str]]]


def _refused() -> _Entries:
    for entry in almanac()["unreadable"]:
        yield "UNREADABLE", entry["because"], [*entry["words"], *entry.get("beside", ())]


def _of_the_grammar() -> _Entries:
    data = almanac()
    for kind, words in data["word"].items():
        yield kind, None, words
    for table, kind in (("phase_by_today", "PHASE"), ("which", "WHICH"), ("edge", "EDGE")):
        for name, words in data[table].items():
            yield kind, name, words
    yield "UNREADABLE", data["era"]["because"], data["era"]["before"]
    yield "YEAR_END", None, data["year_end"]["words"]
    for sense in ("about", "exact"):
        yield "HEDGE", Sense(sense), data["hedge"][sense]
    yield "WEEK_FROM", None, data["week"]["beginning"]
    yield "WEEK_TO", None, data["week"]["ending"]
    yield "DAYPART", None, data["clock"]["part"]


def _of_the_calendar() -> _Entries:
    data = almanac()
    for name, entry in data["unit"].items():
        yield "UNIT", (name, False), entry["one"]
        yield "UNIT", (name, True), [*entry["many"], *entry.get("short", ())]
    for name in ("spring", "summer", "autumn", "winter"):
        yield "SEASON", name, data["season"][name]["words"]
    for entry in data["phase"]:
        yield "PHASE", entry["name"], entry["words"]
    for words, days in data["named"].items():
        yield "NAMED", tuple(days), [words]


def _counted() -> _Entries:
    data = almanac()
    for number, words in enumerate(data["months"].values(), start=1):
        yield "MONTH", number, words
    for number, words in enumerate(data["weekdays"].values()):
        yield "WEEKDAY", number, words
    for number in range(1, 5):
        yield "QUARTER", number, [f"q{number}"]
    for number in range(1, 3):
        yield "HALF_YEAR", number, [f"h{number}"]
    for words, number in data["decades"].items():
        yield "DECADE", number, [words]
    for words, day in data["holiday"].items():
        yield "HOLIDAY", tuple(day), [words]
    for words, shift in data["week"]["but_one"].items():
        yield "BUT_ONE", shift, [words]


def _scan_digits(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The tokens that begin with a digit, or with the apostrophe of '22 and '90s."""
    if not atoms[i].is_digits and atoms[i].text != "'":
        return None
    run, ends = run_of(atoms, i)
    clock = clock_end(atoms, run, ends)
    if clock:
        return token("CLOCK", None, atoms[i:clock]), clock
    if i and atoms[i - 1].text == "q" and atoms[i - 1].end == atoms[i].start and re.match(r"\d\d(?!\d)", run):
        return token("SHORT_YEAR", int(run[:2]), [atoms[i]]), i + 1  # 4Q22
    for kind, shape in _SHAPES:
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
    return (token("DAYNUM", number, [atoms[i]]), i + 1) if 1 <= number <= _MOST_DAYS else None


def _is_short_of_year(atoms: Sequence[Atom], i: int) -> bool:
    """Whether up to three digits are a year by the words around: in 476, the year 79."""
    before, after = atoms[i - 1].text if i else "", atoms[i + 1].text if i + 1 < len(atoms) else ""
    number, digits = int(atoms[i].text), len(atoms[i].text)
    is_of_year = before == "year" and i > 1 and atoms[i - 2].text == "the" and number > _MOST_DAYS
    if after and after not in (*_ENDS_YEAR, *(_SMALL if is_of_year else ())):
        return False
    return number > 0 and (is_of_year or (digits == 3 and before in (*_LEADS, "year")))  # noqa: PLR2004


def _follows_month(atoms: Sequence[Atom], i: int) -> bool:
    before = i - 1 - (i > 1 and atoms[i - 1].text in (".", ","))
    return before >= 0 and any(atoms[before].text in words for words in almanac()["months"].values())


def _meaning(kind: str, text: str) -> tuple[str, object]:
    if kind == "ORDINAL":
        return kind, int(text[:-2])
    if kind in ("QUARTER", "HALF_YEAR"):
        return kind, int(text[0])
    if kind == "DECADE":
        return kind, int(text.strip("'s"))
    if kind == "SHORT_YEAR":
        return kind, int(text[1:])
    if kind == "YEARS":
        first, second = int(text[:4]), int(text[5:])
        last = second if len(text) > 7 else first - first % 100 + second  # noqa: PLR2004  # both with four digits
        if second == 0 and first % 100 == 99:  # noqa: PLR2004  # 1999-00
            last += 100
        is_month, is_span = 1 <= second <= 12, last > first  # noqa: PLR2004  # the months of a year
        return ("ISO_MONTH", (first, second)) if is_month and not is_span else (kind, (first, last, is_month))
    return kind, text


@cache
def _scanned() -> frozenset[str]:
    """The words at which a scan can begin."""
    data = almanac()
    eras = (era[0] for name in ("ours", "before") for era in data["era"][name])
    clock = (phrase.split()[0] for phrase in data["clock"]["before"])
    return frozenset(
        [*NUMBER_WORDS, *_ordinals(), *data["hundred"], *data["decades"], *data["ordinal"]["half"], *clock]
    ) | {
        *eras,
        *("".join(era.split(".")) for name in ("ours", "before") for era in data["era"][name]),
        *("'", "@", "/", "t", "a", "the", "before", "after", *VULGAR, *ORDINAL_WORDS),
    }


def _scan_edge(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The "before" of "before last summer", which is no summer before last."""
    text, after = atoms[i].text, atoms[i + 1].text if i + 1 < len(atoms) else ""
    if (text, after) not in (("before", "last"), ("after", "next")) or (i and atoms[i - 1].text in _but_one()):
        return None
    return token("EDGE", text, [atoms[i]]), i + 1


def _scan_stroke(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The stroke of "May/June", which is as a hyphen there."""
    if atoms[i].text != "/" or not 0 < i < len(atoms) - 1 or not {atoms[i - 1].text, atoms[i + 1].text} <= _months():
        return None
    return token("DASH", None, [atoms[i]]), i + 1


@cache
def _months() -> frozenset[str]:
    return frozenset(words for entry in almanac()["months"].values() for words in entry)


@cache
def _but_one() -> frozenset[str]:
    """What "before last" and "after next" stand behind: units and days of the week."""
    units = (words for entry in almanac()["unit"].values() for words in entry["one"])
    return frozenset([*units, *(words for entry in almanac()["weekdays"].values() for words in entry)])


@cache
def _ordinals() -> dict[str, int]:
    """The ordinal numbers in words up to the thirty-first."""
    ones = {word: number for word, number in ORDINAL_WORDS.items() if number <= _MOST_DAYS}
    tens = {word: number for word, number in NUMBER_WORDS.items() if number in (20, 30)}
    joined = ((ten, one) for ten in tens for one, number in ones.items() if number < 10)  # noqa: PLR2004  # one digit
    return ones | {f"{ten} {one}": tens[ten] + ones[one] for ten, one in joined}


def _scan_fraction(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """The fraction of "1 1/2 years" and "2½ years"; "1/2" by itself may be a day."""
    found = scan_fraction(atoms, i) if i and atoms[i - 1].is_digits else None
    if found is None or not 0 < found[0].value[0] < found[0].value[1]:
        return None
    return found


def _scan_decade(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A decade in words with its century: "nineteen-nineties"."""
    century, rest = almanac()["hundred"].get(atoms[i].text), i + 1
    rest += rest < len(atoms) and atoms[rest].text == "-"
    decade = almanac()["decades"].get(atoms[rest].text) if century and rest < len(atoms) else None
    return (token("DECADE", century + decade, atoms[i : rest + 1]), rest + 1) if decade else None


def _scan_ordinal(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """An ordinal number in words: "first", "twenty-fourth", and the "latter" of two halves."""
    text, end = atoms[i].text, i + 1
    if end < len(atoms) and atoms[end].text == "half" and (of_two := almanac()["ordinal"]["half"].get(text)):
        return token("ORDINAL", of_two, [atoms[i]]), end
    if text in ("twenty", "thirty") and end < len(atoms):
        end += atoms[end].text == "-"
        text = f"{text} {atoms[end].text if end < len(atoms) else ''}"
        end += 1
    number = _ordinals().get(text)
    return (token("ORDINAL", number, atoms[i:end]), end) if number else None
