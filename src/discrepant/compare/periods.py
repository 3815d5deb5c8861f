"""Periods: do all sources tell the same first and last day, or number?"""

from __future__ import annotations

import attrs

from discrepant.compare.abreast import Axis, PartByPart, constantly, judge_in_time, judge_parts, parted
from discrepant.compare.comparison import Comparison
from discrepant.compare.groups import ALWAYS, Group
from discrepant.compare.judgement import Judgement
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus
from discrepant.reading.interval import Interval
from discrepant.reading.model import Parted, Quantity, Reading

__all__ = ["compare", "judge_periods"]

_OTHER_UNITS = "given in several units, and nothing is converted"
_OF_DAYS, _OF_NUMBERS = ("Start", "End"), ("Lower end", "Upper end")


@latest_texts("periods")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all periods end by end.

    Those in another currency are not compared, and that is said.
    """
    return _BY_END.compare(claim)


def _first(period: Parted, level: str) -> Interval:
    return _on(period.parts[0], level)


def _last(period: Parted, level: str) -> Interval:
    return _on(period.parts[1], level)


def _whole(period: Parted, level: str) -> Interval:
    """From the earliest start to the latest end: no period begins after another source has it end."""
    return _on(period.whole, level)


def _on(reading: Reading | None, level: str) -> Interval:
    """Anywhere, where nothing is told."""
    return ALWAYS if reading is None else reading.core if level == "core" else reading.support


_AXES: tuple[Axis, ...] = (_first, _last, _whole)


def judge_periods(a: Group, b: Group) -> Judgement:
    """The verdict on two periods, end by end.

    Where they have no end in common it is that on all that each covers.
    """
    one, other = parted(a), parted(b)
    found = _judge_wholes(a, b, one, other)
    if any(first and second for first, second in zip(one.parts, other.parts, strict=True)):
        names = _OF_DAYS if one.told[0].kind is Quantity.DATE else _OF_NUMBERS
        by_end = judge_parts(a, b, names)
        is_graver = found.verdict.gravity > max(by_end.verdict.gravity, Verdict.EXPLAINED.gravity)
        found = found if is_graver else by_end
    return judge_in_time(a, b, found)


def _judge_wholes(a: Group, b: Group, one: Parted, other: Parted) -> Judgement:
    assert one.whole is not None  # noqa: S101  # a period has one
    assert other.whole is not None  # noqa: S101
    found = constantly(a, b, one.whole, other.whole)
    if one.within and other.within:
        return attrs.evolve(found, why=f"Neither tells an end of the period. {found.why}")
    if found.verdict.gravity >= Verdict.STRAINED.gravity:
        return found
    if one.within or other.within:
        inner, outer = (one, other) if one.within else (other, one)
        why = f"Both can be true: “{inner.words}” can lie within “{outer.words}”."
    else:
        why = "Both can be true: one tells the start alone, the other the end."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.MORE_PRECISE,), gap=found.gap, why=why)


_BY_END = PartByPart(
    check="periods",
    alike=lambda period: period.unit,
    because=_OTHER_UNITS,
    axes=lambda _: _AXES,
    judge=judge_periods,
)
