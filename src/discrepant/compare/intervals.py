"""The verdict on two readings, numbers or dates, by where their cores and supports lie."""

from __future__ import annotations

import math

import attrs

from discrepant.compare.finding import Gap
from discrepant.compare.groups import DIFFERENT_TIME, Group, Judgement, may_precede
from discrepant.compare.sentences import apart, span
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense

__all__ = ["constant", "judge"]

_UNHEDGED = (Sense.BARE, Sense.EXACT)


def judge(a: Group, b: Group, nature: Nature) -> Judgement | None:
    """The verdict on two groups of readings in one unit; None where their times give them no order."""
    first, second = a.value, b.value
    if not (isinstance(first, Reading) and isinstance(second, Reading)):
        raise TypeError("only readings lie on a line")
    if nature is Nature.CUMULATIVE:
        return _cumulative(a, b, first, second)
    if a.as_of.meets(b.as_of) or (_same(first, second) and first.core.meets(second.core)):
        return constant(first, second)
    return attrs.evolve(DIFFERENT_TIME, gap=_gap(first, second))


def constant(a: Reading, b: Reading) -> Judgement:
    """The verdict on two readings of what has one true value; symmetric but for the order in which it speaks."""
    if a.core.meets(b.core):
        return _compatible(a, b)
    lower, upper = sorted((a, b), key=lambda reading: reading.core.lo)
    if a.support.meets(b.support):
        return _strained("As usually taken, they are apart", lower, upper)
    return _conflict("They cannot both be true", "they are apart", lower, upper)


def _compatible(a: Reading, b: Reading) -> Judgement:
    gap = _gap(a, b)
    if _same(a, b):
        same = "date" if a.kind is Quantity.DATE else "number"
        return Judgement(verdict=Verdict.AGREE, gap=gap, why=f"It is the same {same}.")
    hull = a.core.hull(b.core)
    width = hull.hi - hull.lo
    common = Interval(max(a.core.lo, b.core.lo), min(a.core.hi, b.core.hi))
    first, second = (span(reading.core, reading, by=width) for reading in (a, b))
    why = f"the first is usually taken as {first}, the second as {second}"
    if a.core == b.core:
        why = f"both are usually taken as {first}"
    elif common not in (a.core, b.core):
        why += f", and they share {span(common, a, by=width)}"
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(_reason(a, b),), gap=gap, why=f"Both can be true: {why}.")


def _same(a: Reading, b: Reading) -> bool:
    """Whether it is one number or date, hedged or not; a relation that carries over from pair to pair."""
    return _nominal(a) == _nominal(b)


def _nominal(reading: Reading) -> float | Interval:
    if reading.number is not None:
        return reading.number
    is_point = reading.core.lo == reading.core.hi
    return reading.core.lo if is_point else reading.core


def _reason(a: Reading, b: Reading) -> Reason:
    if a.kind is Quantity.DATE or Sense.VAGUE in (a.hedge.sense, b.hedge.sense):
        nested = a.core.contains(b.core) or b.core.contains(a.core)
        return Reason.MORE_PRECISE if nested else Reason.HEDGED
    if a.hedge.sense in _UNHEDGED and b.hedge.sense in _UNHEDGED:
        return Reason.ROUNDED
    if Sense.RANGE in (a.hedge.sense, b.hedge.sense):
        return Reason.MORE_PRECISE
    return Reason.HEDGED


def _cumulative(a: Group, b: Group, first: Reading, second: Reading) -> Judgement | None:
    """A total that never falls: what is told of an earlier day is a lower bound for all later ones."""
    rises, falls = may_precede(a, b), may_precede(b, a)
    if rises and falls:
        return constant(first, second)
    if not (rises or falls):
        return None
    earlier, later = (first, second) if rises else (second, first)
    if earlier.core.meets(later.core):
        return _compatible(first, second)
    if earlier.core.hi < later.core.lo:
        gap = _gap(earlier, later)
        higher = apart(earlier.core, later.core, earlier, gap.percent)
        why = f"The later figure is higher by {higher}, as a running total may be."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.LATER_DATE,), gap=gap, why=why)
    if earlier.support.lo <= later.support.hi:
        lower = "A running total cannot fall, and as usually taken, the later figure is lower"
        return _strained(lower, later, earlier)
    return _conflict("A running total cannot fall", "the later figure is lower", later, earlier)


def _strained(finding: str, lower: Reading, upper: Reading) -> Judgement:
    gap = _gap(lower, upper)
    why = f"{finding} by {apart(lower.core, upper.core, lower, gap.percent)}"
    return Judgement(verdict=Verdict.STRAINED, gap=gap, why=f"{why}; both can be true only on the loosest reading.")


def _conflict(rule: str, finding: str, lower: Reading, upper: Reading) -> Judgement:
    gap = _gap(lower, upper)
    usual = f"{finding} by {apart(lower.core, upper.core, lower, gap.percent)}"
    if (lower.core.hi, upper.core.lo) != (lower.support.hi, upper.support.lo):
        usual = f"as usually taken, {usual}, and on the loosest reading still by "
        usual += apart(lower.support, upper.support, lower)
    return Judgement(verdict=Verdict.CONFLICT, gap=gap, why=f"{rule}: {usual}.")


def _gap(a: Reading, b: Reading) -> Gap:
    """How far the cores are apart, and in percent of the nearer end of the lower one unless that is 0."""
    value = a.core.gap(b.core)
    if a.kind is Quantity.DATE:
        return Gap(value=value, unit="day")
    printed = None if a.number is None or b.number is None else float(f"{abs(a.number - b.number):.12g}")
    nearer = min(a.core.hi, b.core.hi)
    has_percent = value and nearer and math.isfinite(nearer)
    percent = _rounded(100 * value / abs(nearer)) if has_percent else None
    return Gap(value=float(f"{value:.12g}"), unit=a.unit, percent=percent, printed=printed)


def _rounded(percent: float) -> float:
    """To one decimal, or to two digits where that would leave nothing."""
    return round(percent, 1) if percent >= 1 else float(f"{percent:.2g}")
