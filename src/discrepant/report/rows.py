"""The questions as a table for data frames: a flat row a fact, with the same columns of the same types in each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from discrepant.compare.finding import End, FactShown, Side
from discrepant.compare.question import Question

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["rows"]

_NO_NUMBERS: tuple[None, None] = (None, None)
_DATE = "date"


def rows(report: Report) -> list[dict[str, Any]]:
    """A row for each fact on each side of each question, in the report's order."""
    return [
        _row(report, question, number, fact)
        for question in report.questions
        for number, side in enumerate(question.sides)
        for fact in side.facts
    ]


def _row(report: Report, question: Question, number: int, fact: FactShown) -> dict[str, Any]:
    side, noted = question.sides[number], question.acknowledged
    return {
        "claim": question.claim,
        "about": question.about,
        "kind": question.kind,
        "story": question.story,
        "weight": str(question.weight),
        "verdict": str(question.verdict),
        "open": question.open,
        "acknowledged": noted.reason if noted else None,
        "origins": question.origins,
        "side": number,
        "fact": fact.id,
        "source": fact.source,
        "says": fact.says,
        "reads": fact.reads,
        **dict(_bounds(side)),
        "unit": report.records.units.get(fact.id),
        "as_of": fact.as_of,
        "speaker": fact.speaker,
        "via": fact.via,
        "quote": fact.quote,
        "file": fact.file,
        "line": fact.line,
        "text": fact.text,
        "text_line": fact.text_line,
    }


def _bounds(side: Side) -> Iterator[tuple[str, float | date | None]]:
    """The ends of core and support, in columns for numbers and in others for days; an open end of days is empty."""
    for name, ends in (("core", side.core), ("support", side.support)):
        low, high = ends or _NO_NUMBERS
        has_days = isinstance(low, str) or isinstance(high, str)
        has_numbers = bool(ends) and not has_days
        yield f"{name}_low", (-math.inf if low is None else float(low)) if has_numbers else None
        yield f"{name}_high", (math.inf if high is None else float(high)) if has_numbers else None
        yield f"{name}_first", _day(low)
        yield f"{name}_last", _day(high)


def _day(end: End) -> date | None:
    return date.fromisoformat(end) if isinstance(end, str) else None
