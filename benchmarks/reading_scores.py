"""Whether an answer to a printed phrase is right: the rule is told in reading.md."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from reading_phrases import Line, money

from discrepant.reading.units import UnitError, convert, unit_named

__all__ = ["Answer", "scored"]

# Names of units that are not pint's: theirs, and ours.
UNITS = {"c": "degC", "f": "degF", "degree angle": "degree", "pound-mass": "pound", "pound per square inch": "psi"}
NO_UNIT = (None, "", "dimensionless")
PERCENT = ("%", "percent", "percentage")
TOLERANCE, CALENDAR = 1e-6, 0.02  # a year may be one of 365 days

Answer = Mapping[str, Any] | None


def scored(line: Line, answer: Answer) -> str:
    """Right, otherwise (right by another preference of past or coming days), wrong or unread."""
    if answer is None:
        return "unread"
    if line["kind"] == "date":
        for name, score in (("days", "right"), ("otherwise", "otherwise")):
            for span in answer.get(name, ()):
                if _holds(span, line["core"]) if line.get("is_point") else _fits(span, line):
                    return score
        return "wrong"
    if answer["unit"] in NO_UNIT and line["kind"] in ("money", "measure"):
        return "unread"
    found, factor = sorted(set(answer["numbers"])), _factor(line, answer["unit"])
    near = CALENDAR if answer["unit"] == "second" and line["in"] != "second" else TOLERANCE
    same = len(found) == len(line["numbers"]) and all(
        math.isclose(one * factor, other, rel_tol=near, abs_tol=1e-9)
        for one, other in zip(found, line["numbers"], strict=True)
    )
    return "right" if same else "wrong"


def _fits(span: Sequence[str | None], line: Line) -> bool:
    """Whether the answer lies in what the label allows, give or take a day; an end that it leaves open is right."""
    first, last = (_moved(end, by) for end, by in zip(line["support"], (-1, 1), strict=True))
    return _holds((first, last), (span[0] or first, span[1] or last))


def _holds(outer: Sequence[str | None], inner: Sequence[str | None]) -> bool:
    first, last = outer[0] or "", outer[1] or "9999-12-31"
    return first <= (inner[0] or "") <= (inner[1] or "9999-12-31") <= last


def _moved(day: str | None, by: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else None


def _factor(line: Line, unit: str | None) -> float:
    """What the answer is multiplied by to be in the labelled unit; no number where the unit is another one."""
    wanted = line.get("in")
    if line["kind"] == "money":
        known = money(unit)
        codes, worth = (known.codes, float(known.worth)) if known else ((unit,), 1.0)
        return worth if wanted in codes else math.nan
    if line["kind"] == "share":
        return 1.0 if (unit or "").lower() in PERCENT else 100.0  # half, as 0.5
    if line["kind"] in ("count", "number"):
        return 1.0
    name, other = _named(unit), _named(wanted)
    if name == other or (name, other) == ("ton", "metric_ton"):  # a "Ton" may be either
        return 1.0
    try:  # a degree of one temperature is told from that of another
        return float(convert(Decimal(2), name, other) - convert(Decimal(1), name, other))
    except UnitError:
        return math.nan


def _named(unit: str | None) -> str:
    """The name that this package gives a unit, or its own."""
    name = UNITS.get((unit or "").lower(), unit or "")
    try:
        return unit_named(name)
    except UnitError:
        return name
