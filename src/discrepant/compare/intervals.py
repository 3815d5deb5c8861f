"""The verdict on two readings, numbers or dates, by where their cores and supports lie."""

from __future__ import annotations

import math

from discrepant.compare.finding import Gap
from discrepant.compare.groups import Group, Judgement, may_precede
from discrepant.compare.sentences import amount, apart, span
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
    if not a.as_of.meets(b.as_of):
        why = "They are told of different times, between which the answer may change."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME,), gap=_gap(first, second), why=why)
    return constant(first, second)


def constant(a: Reading, b: Reading) -> Judgement:
    """The verdict on two readings of what has one true value; symmetric but for the order in which it speaks."""
    gap = _gap(a, b)
    lower, upper = sorted((a, b), key=lambda reading: reading.core.lo)
    if not a.support.meets(b.support):
        why = (
            f"They cannot both be true: as usually taken they are apart{_by(gap)} ({apart(lower.core, upper.core, a)})"
        )
        loosest = f"even at their loosest they do not meet ({apart(lower.support, upper.support, a)})."
        return Judgement(verdict=Verdict.CONFLICT, gap=gap, why=f"{why}, and {loosest}")
    if not a.core.meets(b.core):
        why = f"As the words are usually taken they are apart{_by(gap)} ({apart(lower.core, upper.core, a)})"
        loosest = "both can be true only on the loosest reading."
        return Judgement(verdict=Verdict.STRAINED, gap=gap, why=f"{why}; {loosest}")
    return _compatible(a, b, gap)


def _compatible(a: Reading, b: Reading, gap: Gap) -> Judgement:
    if a.core == b.core or (a.number is not None and a.number == b.number):
        same = "date" if a.kind is Quantity.DATE else "number"
        return Judgement(verdict=Verdict.AGREE, gap=gap, why=f"It is the same {same}.")
    common = Interval(max(a.core.lo, b.core.lo), min(a.core.hi, b.core.hi))
    return Judgement(
        verdict=Verdict.EXPLAINED,
        reasons=(_reason(a, b),),
        gap=gap,
        why=f"Both can be true: the words are usually taken as {span(a.core, a)} and {span(b.core, b)}, "
        f"which share {span(common, a)}.",
    )


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
    if may_precede(a, b) and may_precede(b, a):
        return constant(first, second)
    if may_precede(b, a):
        first, second = second, first
    elif not may_precede(a, b):
        return None
    gap = _gap(first, second)
    if first.support.lo > second.support.hi:
        why = (
            f"The later figure is lower{_by(gap)}, even at its loosest ({apart(second.support, first.support, first)})"
        )
        return Judgement(verdict=Verdict.CONFLICT, gap=gap, why=f"{why}, and a running total cannot fall.")
    if first.core.lo > second.core.hi:
        lower = f"{_by(gap)} ({apart(second.core, first.core, first)})"
        why = f"The later figure, as the words are usually taken, is lower{lower}"
        loosest = "a running total cannot fall, so both can be true only on the loosest reading."
        return Judgement(verdict=Verdict.STRAINED, gap=gap, why=f"{why}; {loosest}")
    if not first.core.meets(second.core):
        return Judgement(
            verdict=Verdict.EXPLAINED,
            reasons=(Reason.LATER_DATE,),
            gap=gap,
            why=f"The later figure is higher{_by(gap)} ({apart(first.core, second.core, first)}), "
            "as a running total may be.",
        )
    return _compatible(first, second, gap)


def _gap(a: Reading, b: Reading) -> Gap:
    value = a.core.gap(b.core)
    unit = "day" if a.kind is Quantity.DATE else a.unit
    nearer = min((a.core, b.core), key=lambda interval: interval.hi).hi
    has_percent = value and a.kind is not Quantity.DATE and math.isfinite(nearer) and nearer
    percent = _rounded(100 * value / abs(nearer)) if has_percent else None
    return Gap(value=float(f"{value:.12g}"), unit=unit, percent=percent)


def _rounded(percent: float) -> float:
    """To one decimal, or to two digits where that would leave nothing."""
    return round(percent, 1) if percent >= 1 else float(f"{percent:.2g}")


def _by(gap: Gap) -> str:
    if not gap.value:
        return ""
    percent = f" ({gap.percent:g} %)" if gap.percent is not None else ""
    return f" by {amount(gap.value, gap.unit)}{percent}"
