"""The verdict on two printed values that belong to no corpus."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import Any

import attrs

from discrepant.compare.ages import Aged, judge_ages
from discrepant.compare.as_of import AsOf
from discrepant.compare.finding import Gap
from discrepant.compare.groups import ALWAYS, Group, called
from discrepant.compare.intervals import judge
from discrepant.compare.judgement import Judgement
from discrepant.compare.periods import judge_periods
from discrepant.compare.sentences import listed
from discrepant.compare.tallies import MORE_PLACES, judge_tallies
from discrepant.compare.two_units import are_currencies, in_two_units
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError, Problem, ReadingError, value_shown
from discrepant.printable import markup, printable
from discrepant.reading.figures import ENGLISH
from discrepant.reading.guess import Day, day_read, is_year_or_count
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Parted, Quantity, Reading
from discrepant.reading.printed import read, read_as_printed
from discrepant.tables import html_table

__all__ = ["ReadingsCompared", "compare"]

_NAMED = {
    Quantity.COUNT: "a count",
    Quantity.MONEY: "a sum of money",
    Quantity.MEASURE: "a measure",
    Quantity.SHARE: "a share",
    Quantity.NUMBER: "a plain number",
    Quantity.CHANGE: "a change",
    Quantity.DATE: "a date",
    Quantity.AGE: "an age",
    Abreast.TALLY: "a tally",
    Abreast.PERIOD: "a period",
}
_MEASURED = (Quantity.MEASURE, Quantity.CHANGE, Quantity.NUMBER)
_NO_DAYS = (None, None)


@attrs.frozen(kw_only=True)
class ReadingsCompared:
    """The verdict on two printed values, and how they are read.

    `reasons` say what explains a difference; `gap` is how far the two cores are apart; `summary` tells it in sentences,
    with the arithmetic. `str()` is the line that `discrepant compare` prints.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    gap: Gap | None = None
    summary: str
    readings: tuple[Reading | Parted, Reading | Parted]

    def __str__(self) -> str:
        reasons = f" ({', '.join(self.reasons)})" if self.reasons else ""
        return printable(f"{self.verdict}{reasons}: {self.summary}")

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant compare --json` prints, as plain data."""
        return {
            "verdict": str(self.verdict),
            "reasons": [str(reason) for reason in self.reasons],
            "gap": attrs.asdict(self.gap) if self.gap else None,
            "summary": self.summary,
            "sides": [reading.to_json() for reading in self.readings],
        }

    def _repr_html_(self) -> str:
        first, second = (reading.described() for reading in self.readings)
        labels = dict.fromkeys((*first, *second))
        parts = ((label, first.get(label, ""), second.get(label, "")) for label in labels)
        return html_table(parts, above=markup(str(self)))


def compare(  # noqa: PLR0913  # what may bear on the verdict
    a: str,
    b: str,
    *,
    kind: str | None = None,
    nature: str = Nature.CONSTANT,
    on: tuple[Day, Day] | None = None,
    unit: str | None = None,
    language: str = ENGLISH,
) -> ReadingsCompared:
    """The verdict on two printed values; a ReadingError says what cannot be read or compared.

    `kind`, `unit` and `language` are as for `read`, but that four digits, which may be a year or a count, are of the
    kind of the other value. The `nature` of what the values answer is constant, cumulative (it never falls) or varying.
    `on` are the days on which they were printed: EDTF, perhaps with a time and its zone, or a `datetime.date`. Where
    one is missing for what may change over time, the second value is taken to be the later one.
    """
    days, how = _NO_DAYS if on is None else on, _nature(nature)
    if not isinstance(days, tuple | list) or len(days) != len((a, b)):
        raise TypeError(f"`on` has two days, of one value each, not {value_shown(on)}")
    first, second = readings = _read((a, b), kind, days, unit, language)
    is_age = first.kind is second.kind is Quantity.AGE  # each of which is made days of birth, whatever its unit
    if is_age or (first.kind, first.unit) == (second.kind, second.unit):
        judgement = _judged(first, second, how, days)
    elif isinstance(first, Reading) and isinstance(second, Reading) and _answer_one_question(first, second):
        sides = (Group(value=first, facts=()), Group(value=second, facts=()))
        judgement = in_two_units(first, second, called(*sides))
    else:
        raise ReadingError(b, (0, len(b)), f"{_named(first)} and {_named(second)} cannot be compared")
    return ReadingsCompared(
        verdict=judgement.verdict,
        reasons=judgement.reasons,
        gap=judgement.gap,
        summary=f"“{a}”; “{b}”. {judgement.why}",
        readings=readings,
    )


def _judged(first: Reading | Parted, second: Reading | Parted, nature: Nature, on: tuple[Day, Day]) -> Judgement:
    words = second.words
    if isinstance(first, Reading) and first.kind is Quantity.AGE:
        return _judged_ages(first, second, nature, on)
    one, other = (
        Group(value=value, facts=(), times=(time,))
        for value, time in zip((first, second), _times(nature, on), strict=True)
    )
    if isinstance(first, Reading) or isinstance(second, Reading):
        judgement = judge(one, other, nature)
        if judgement is None:
            raise ReadingError(words, (0, len(words)), "their days overlap, so that neither is the later figure")
        return judgement
    if nature is Nature.CUMULATIVE:
        raise ReadingError(
            words, (0, len(words)), f"{_NAMED[first.kind]} cannot be cumulative", "only a number can grow"
        )
    if first.kind is Abreast.PERIOD:
        return judge_periods(one, other)
    if len(first.parts) != len(second.parts):
        raise ReadingError(words, (0, len(words)), f"they are {MORE_PLACES}")
    return judge_tallies(one, other)


def _judged_ages(first: Reading, second: Reading | Parted, nature: Nature, on: tuple[Day, Day]) -> Judgement:
    words = second.words
    days = list(filter(None, map(day_read, on)))
    if len(days) < len(on):
        hint = "give the two days on which they are told"
        raise ReadingError(
            words, (0, len(words)), "an age moves with the day, and of which day these are is not said", hint
        )
    if nature is not Nature.CONSTANT:
        raise ReadingError(words, (0, len(words)), f"an age is never {nature}", "it moves with the day by itself")
    one, other = (Aged.of(age, day) for age, day in zip((first, second), days, strict=True) if isinstance(age, Reading))
    return judge_ages(one, other)


def _nature(name: str) -> Nature:
    try:
        return Nature(name)
    except ValueError:
        raise DiscrepantError(
            Problem(what=f"there is no nature {value_shown(name)}", hint=f"there are {listed(Nature)}")
        ) from None


def _read(
    words: tuple[str, str], kind: str | None, on: tuple[Day, Day], unit: str | None, language: str
) -> tuple[Reading | Parted, Reading | Parted]:
    """Both readings; the second of two measures is read in the unit of the first, unless another is asked for.

    Both answer one question: a year, or count, is of the kind of the other.
    """

    def one(n: int, kind: str | None) -> Reading | Parted:
        return read_as_printed(words[n], kind=kind, on=on[n], unit=unit, language=language)

    may_be_two = kind is None and unit is None
    if may_be_two and _is_open(words[0]):
        second = one(1, None)
        first = one(0, second.kind)
    else:
        first = one(0, kind)
        second = one(1, first.kind if may_be_two and _is_open(words[1]) else kind)
    if unit is None and first.kind is second.kind and first.kind in _MEASURED:
        second = _in_unit_of(first, second, language, on[1])
        first = _in_unit_of(second, first, language, on[0]) if _is_flat(first) else first
    return first, second


def _is_open(words: object) -> bool:
    return isinstance(words, str) and is_year_or_count(words)  # that they are no text is said where they are read


def _in_unit_of(other: Reading | Parted, reading: Reading | Parted, language: str, on: Day) -> Reading | Parted:
    """A reading in the unit of another one, if it has a unit, or is of no change, and it can be told in that."""
    if other.unit in (None, reading.unit) or not (reading.unit or _is_flat(reading)):
        return reading
    with suppress(ReadingError):  # a length in litres: that it measures something else is told of both
        again = read(reading.words, kind=reading.kind, on=on, unit=other.unit, language=language)
        return again if again.unit == other.unit else reading
    return reading


def _is_flat(reading: Reading | Parted) -> bool:
    """Whether it tells of no change, which is the same in any unit."""
    return reading.kind is Quantity.CHANGE and not reading.unit and reading.core == Interval(0, 0)


def _answer_one_question(a: Reading, b: Reading) -> bool:
    """Whether what they differ in is a slip of the unit, and neither another sort of answer nor another currency."""
    kinds = {a.kind, b.kind}
    return (len(kinds) == 1 or kinds == {Quantity.SHARE, Quantity.MEASURE}) and not are_currencies(a.unit, b.unit)


def _named(reading: Reading | Parted) -> str:
    return f"{_NAMED[reading.kind]} in {reading.unit}" if reading.unit else _NAMED[reading.kind]


def _times(nature: Nature, on: tuple[Day, Day]) -> tuple[AsOf, AsOf]:
    if nature is Nature.CONSTANT:
        return AsOf(ALWAYS), AsOf(ALWAYS)
    first, second = map(day_read, on)
    if first and second:
        return AsOf.of(first), AsOf.of(second)
    return AsOf(Interval(-math.inf, 0)), AsOf(Interval(1, math.inf))
