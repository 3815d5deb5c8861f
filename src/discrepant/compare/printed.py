"""The verdict on two printed values that belong to no corpus."""

from __future__ import annotations

from typing import Any

import attrs

from discrepant.compare.groups import ALWAYS, Group
from discrepant.compare.intervals import judge
from discrepant.corpus.model import Nature
from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span, read_guessing

__all__ = ["compare_printed"]


def compare_printed(
    words: tuple[str, str], *, kind: str | None, nature: Nature, on: tuple[str | None, str | None], unit: str | None
) -> dict[str, Any]:
    """Verdict, reasons, gap, summary and both readings, in JSON's terms; a ReadingError says what cannot be compared.

    Where no days are given for what may change over time, the second value is taken to be the later one.
    """
    first, second = (read_guessing(text, kind=kind, on=day, unit=unit) for text, day in zip(words, on, strict=True))
    if (first.kind, first.unit) != (second.kind, second.unit):
        kinds = f"{first.kind} in {first.unit}" if first.unit else str(first.kind)
        others = f"{second.kind} in {second.unit}" if second.unit else str(second.kind)
        raise ReadingError(words[1], (0, len(words[1])), f"a {kinds} and a {others} cannot be compared")
    spans = [day_span(day) or attrs.evolve(ALWAYS, lo=float(i), hi=float(i)) for i, day in enumerate(on)]
    if nature is Nature.CONSTANT:
        spans = [ALWAYS, ALWAYS]
    groups = [Group(value=value, facts=(), as_of=span) for value, span in zip((first, second), spans, strict=True)]
    judgement = judge(groups[0], groups[1], nature)
    if judgement is None:
        raise ReadingError(words[1], (0, len(words[1])), "their days overlap, so that neither is the later figure")
    return {
        "verdict": str(judgement.verdict),
        "reasons": [str(reason) for reason in judgement.reasons],
        "gap": attrs.asdict(judgement.gap) if judgement.gap else None,
        "summary": f"“{words[0]}”; “{words[1]}”. {judgement.why}",
        "sides": [first.to_json(), second.to_json()],
    }
