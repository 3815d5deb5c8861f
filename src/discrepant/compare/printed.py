"""The verdict on two printed values that belong to no corpus."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import attrs

from discrepant.compare.groups import ALWAYS, Group
from discrepant.compare.intervals import judge
from discrepant.compare.slips import PERCENT_OR_POINTS
from discrepant.corpus.model import Nature
from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.guess import day_span, read_guessing
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading

__all__ = ["compare_printed"]

_NAMED = {
    Quantity.COUNT: "a count",
    Quantity.MONEY: "a sum of money",
    Quantity.MEASURE: "a measure",
    Quantity.SHARE: "a share",
    Quantity.NUMBER: "a plain number",
    Quantity.DATE: "a date",
}


def compare_printed(  # noqa: PLR0913  # what the command line asks for
    words: tuple[str, str],
    *,
    kind: str | None,
    nature: Nature,
    on: tuple[str | None, str | None],
    unit: str | None,
    language: str = ENGLISH,
) -> dict[str, Any]:
    """Verdict, reasons, gap, summary and both readings, in JSON's terms.

    A ReadingError says what cannot be compared. Where a day is missing for what may change over time, the second value
    is taken to be the later one.
    """
    first, second = _read(words, kind, on, unit, language)
    if (first.kind, first.unit) != (second.kind, second.unit):
        message = f"{_named(first)} and {_named(second)} cannot be compared"
        is_points = {first.unit, second.unit} == {"%", "percentage_point"}
        raise ReadingError(words[1], (0, len(words[1])), message, PERCENT_OR_POINTS if is_points else "")
    a, b = (
        Group(value=value, facts=(), times=(time,))
        for value, time in zip((first, second), _times(nature, on), strict=True)
    )
    judgement = judge(a, b, nature)
    if judgement is None:
        raise ReadingError(words[1], (0, len(words[1])), "their days overlap, so that neither is the later figure")
    return {
        "verdict": str(judgement.verdict),
        "reasons": [str(reason) for reason in judgement.reasons],
        "gap": attrs.asdict(judgement.gap) if judgement.gap else None,
        "summary": f"“{words[0]}”; “{words[1]}”. {judgement.why}",
        "sides": [first.to_json(), second.to_json()],
    }


def _read(
    words: tuple[str, str], kind: str | None, on: tuple[str | None, str | None], unit: str | None, language: str
) -> tuple[Reading, Reading]:
    """Both readings; the second of two measures is read in the unit of the first, unless another is asked for."""
    first, second = (
        read_guessing(text, kind=kind, on=day, unit=unit, language=language)
        for text, day in zip(words, on, strict=True)
    )
    if unit is None and first.kind is second.kind is Quantity.MEASURE and first.unit != second.unit:
        with suppress(ReadingError):  # a length in litres: that they cannot be compared is said of both
            second = read_guessing(words[1], kind=Quantity.MEASURE, on=on[1], unit=first.unit, language=language)
    return first, second


def _named(reading: Reading) -> str:
    return f"{_NAMED[reading.kind]} in {reading.unit}" if reading.unit else _NAMED[reading.kind]


def _times(nature: Nature, on: tuple[str | None, str | None]) -> tuple[Interval, Interval]:
    if nature is Nature.CONSTANT:
        return ALWAYS, ALWAYS
    first, second = map(day_span, on)
    return (first, second) if first and second else (Interval(0, 0), Interval(1, 1))
