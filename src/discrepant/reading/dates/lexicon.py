"""Printed dates as tokens for dates.lark.

The tokens are the phrases of dates.toml and of the hedge table, and digits by their shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache, cached_property
from itertools import pairwise

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import SIDES, almanac
from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.dates.clock_times import hours_of
from discrepant.reading.dates.scans import scans
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Sense
from discrepant.reading.nearby import back
from discrepant.reading.number_phrases import number_phrases
from discrepant.reading.numerals import check_endings
from discrepant.reading.tokens import Atom, Lexicon, Phrases, Token, span_of, touch

__all__ = ["DateLexicon"]

_HEDGES = {"HEDGE_BEFORE": "HEDGE", "HEDGE_EITHER": "HEDGE", "HEDGE_AFTER": "AFTERHEDGE"}
_AMOUNTS = ("FEW", "MANY", "SCALE", "AND_PART")
# Between these a hyphen joins, as in "third-quarter", "19th-century", "2022-Q3", "H1-2022"; elsewhere it makes a span.
_JOINED = {("ORDINAL", "UNIT"), ("ORDINAL", "HALF"), ("HALF", "UNIT")}
_JOINED |= {(one, other) for part in ("QUARTER", "HALF_YEAR") for one, other in (("YEAR", part), (part, "YEAR"))}
_JOINING = ("and", "a")  # "one-and-a-half"
_GOES_ON = (["NUMBER", "UNIT"], ["DAYNUM", "UNIT"], ["A", "UNIT"])
_IDLE = frozenset(
    [
        *("PREP", "IN", "FROM", "UNTIL", "TO", "DASH", "AND", "OR", "BETWEEN", "OF", "A", "HEDGE", "AFTERHEDGE"),
        *("FEW", "MANY", "SCALE", "AND_PART", "FRACTION", "NUMBER"),
    ]
)
_OF_DAY = ("CLOCK", "DAYPART")
_COUNTED = ("UNIT", "WEEKDAY", "MONTH", "SEASON")  # what may be before or after something


class DateLexicon(Lexicon):
    """The words of dates by one hedge table."""

    def __init__(self, table: HedgeTable, figures: Figures = POINT) -> None:
        super().__init__(_phrases(table), scans(), figures=figures)

    @cached_property
    def telling(self) -> frozenset[frozenset[str]]:
        """The words of each phrase that says more than how a date is held together, or bent."""
        phrases = (atoms for atoms, terminal in self.phrases if terminal not in _IDLE)
        return frozenset(frozenset(filter(str.isalpha, atoms)) for atoms in phrases) - {frozenset()}

    def refined(self, atoms: Sequence[Atom]) -> list[Atom]:
        """The atoms without the hyphens of "one-and-a-half"."""
        return [atom for i, atom in enumerate(atoms) if atom.text != "-" or not _joins(atoms, i)]

    def running(self, atoms: Sequence[Atom]) -> list[Token]:
        """The tokens of atoms in a text.

        What a phrase leaves out is among them, and UNKNOWN tokens stand where a date ends.
        """
        return _without_joints(self.cut(self.refined(atoms)))

    def tokens(self, words: str) -> list[Token]:
        """The tokens that carry meaning; a ReadingError says why a word is not readable."""
        found = self._known(words)
        for each in found:
            if each.type == "UNREADABLE":
                span = span_of(each)
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r}: {each.value}")
        _check_is_of_today(words, found)
        _check_is_no_time(words, found)
        _check_is_no_span(words, found)
        check_endings(words, found)
        if not found:
            raise ReadingError(words, (0, len(words)), "there is nothing to read")
        if found[0].type in _OF_DAY and all(each.type in (*_OF_DAY, "PREP") for each in found):
            raise ReadingError(words, (0, len(words)), NO_DAY)
        return found

    def _known(self, words: str) -> list[Token]:
        """The tokens; where a word is not known, but those before it count from what it tells, that is the reason."""
        try:
            return _without_joints([token for token in super().tokens(words) if token.type != "SKIP"])
        except ReadingError as error:
            before: list[Token] = []
            with suppress(ReadingError):
                before = [token for token in super().tokens(words[: error.span[0]]) if token.type != "SKIP"]
            _check_is_of_today(words, before)
            raise


def _check_is_of_today(words: str, tokens: Sequence[Token]) -> None:
    """Raise where a length or a day is said to be before or after something: two days later, the Tuesday before."""
    for counted, after in pairwise(tokens):
        is_relative = after.type == "EDGE" and after.value in SIDES
        is_relative = is_relative or (after.type == "PHASE" and after.value in SIDES)
        is_relative = is_relative or (after is tokens[-1] and words[after.start : after.end].lower() == "on")
        if is_relative and counted.type in _COUNTED:
            span = span_of(tokens[0], after)
            because = next(entry["because"] for entry in almanac()["unreadable"] if "beside" in entry)
            raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r}: {because}")


def _check_is_no_time(words: str, tokens: Sequence[Token]) -> None:
    """Raise where hours and minutes would be taken for a half and its year: 2h15, which 2H15 is."""
    for half, year in pairwise(tokens):
        is_glued = half.type == "HALF_YEAR" and year.type == "SHORT_YEAR" and half.end == year.start
        if is_glued and words[half.start].isdigit() and words[half.end - 1].islower():
            raise ReadingError(words, span_of(half, year), "this can be hours and minutes, or a half of a year")


def _check_is_no_span(words: str, tokens: Sequence[Token]) -> None:
    """Raise at a dash between a month and a year alone: "June - 2022" is no time from June of the year before."""
    for month, dash, year in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (month.type, dash.type, year.type) == ("MONTH", "DASH", "YEAR"):
            raise ReadingError(words, span_of(month, year), "this can be a month of that year, or a time from it on")


def _joins(atoms: Sequence[Atom], i: int) -> bool:
    """Whether a hyphen touches a word that it can only join."""
    return touch(atoms, i - 1, i + 1) and (atoms[i - 1].text in _JOINING or atoms[i + 1].text in _JOINING)


def _without_joints(tokens: list[Token]) -> list[Token]:
    """The tokens without the hyphens that join, and without the "and" of "a year and two months"."""
    types = [token.type for token in tokens]
    if "AND" not in types and "DASH" not in types:
        return tokens
    return [each for i, each in enumerate(tokens) if not (_is_joint(types, i) or _is_in_month(tokens, types, i))]


def _is_in_month(tokens: Sequence[Token], types: Sequence[str], i: int) -> bool:
    """Whether this is the hyphen of "May-2022", with no blank beside it."""
    if types[i - 1 : i + 2] != ["MONTH", "DASH", "YEAR"]:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _is_joint(types: Sequence[str], i: int) -> bool:
    if types[i] == "AND":
        return types[back(i, 1)] == "UNIT" and types[i + 1 : i + 3] in _GOES_ON and "BETWEEN" not in types[:i]
    return types[i] == "DASH" and tuple(types[back(i, 1) : i + 2 : 2]) in _JOINED


def _phrases(table: HedgeTable) -> Phrases:
    phrases: dict[str, tuple[str, object]] = {}
    for words, (kind, value) in number_phrases(table).items():
        if kind == "HEDGE_AFTER" and words.startswith(("and ", "& ")):  # "last year and over 1,000 since"
            continue
        if kind in _HEDGES or kind in _AMOUNTS:
            phrases[words] = (_HEDGES.get(kind, kind), value)
    parts = almanac()["part"].items()
    phrases |= {phrase: ("HALF", table.fraction[name]) for name, words in parts for phrase in words}
    return {**phrases, **_own_phrases()}


@cache
def _own_phrases() -> Phrases:
    """The phrases of dates.toml, the later ones before the earlier."""
    data = almanac()
    units, week, refused = data["unit"].items(), data["week"], data["unreadable"]
    terminals: list[tuple[str, Iterable[tuple[object, Iterable[str]]]]] = [
        ("UNREADABLE", ((entry["because"], [*entry["words"], *entry.get("beside", ())]) for entry in refused)),
        *((terminal, [(None, words)]) for terminal, words in data["word"].items()),
        ("PHASE", data["phase_by_today"].items()),
        ("WHICH", data["which"].items()),
        ("EDGE", data["edge"].items()),
        ("UNREADABLE", [(data["era"]["because"], data["era"]["before"])]),
        ("YEAR_END", [(None, data["year_end"]["words"])]),
        ("HEDGE", ((Sense(sense), words) for sense, words in data["hedge"].items())),
        ("WEEK_FROM", [(None, week["beginning"])]),
        ("WEEK_TO", [(None, week["ending"])]),
        ("DAYPART", ((hours_of(words), [words]) for words in data["clock"]["part"])),
        ("UNIT", (((name, False), entry["one"]) for name, entry in units)),
        ("UNIT", (((name, True), [*entry["many"], *entry.get("short", ())]) for name, entry in units)),
        ("SEASON", ((name, entry["words"]) for name, entry in data["season"].items() if "words" in entry)),
        ("PHASE", ((entry["name"], entry["words"]) for entry in data["phase"])),
        ("NAMED", ((tuple(entry["days"]), entry["words"]) for entry in data["named"])),
        ("MONTH", enumerate(data["months"].values(), start=1)),
        ("WEEKDAY", enumerate(data["weekdays"].values())),
        ("QUARTER", ((number, [f"q{number}"]) for number in (1, 2, 3, 4))),
        ("HALF_YEAR", ((number, [f"h{number}"]) for number in (1, 2))),
        ("DECADE", ((number, [word]) for word, number in data["decades"].items())),
        ("HOLIDAY", ((tuple(day), [words]) for words, day in data["holiday"].items())),
        ("BUT_ONE", ((shift, [words]) for words, shift in week["but_one"].items())),
    ]
    return {phrase: (kind, value) for kind, entries in terminals for value, words in entries for phrase in words}
