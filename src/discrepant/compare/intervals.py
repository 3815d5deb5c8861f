"""The verdict on two readings, numbers or dates, by where their cores and supports lie."""

from __future__ import annotations

import math

import attrs

from discrepant.compare.amounts import amount
from discrepant.compare.clocks import are_of_two_clocks, clock_words, on_one_clock
from discrepant.compare.finding import Gap
from discrepant.compare.groups import ALWAYS, Group, called, may_precede, on_one_day
from discrepant.compare.growth import YEAR, most_growth, outgrows
from discrepant.compare.judgement import DIFFERENT_TIME, Judgement
from discrepant.compare.rises_and_falls import finding_on_changes
from discrepant.compare.sentences import Party, listed
from discrepant.compare.slips import slip
from discrepant.compare.spans import apart, span
from discrepant.compare.times import date_and_time, days
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import GROWS, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense

__all__ = ["constant", "gap_between", "judge"]

_SAME_DAY = "told on one day, in an order not known"
_UNHEDGED = (Sense.BARE, Sense.EXACT)
# The side to which a hedge bounds its number; all others bound it to neither.
_BOUNDED = {
    **dict.fromkeys((Sense.ABOVE, Sense.AT_LEAST, Sense.JUST_OVER), "below"),
    **dict.fromkeys((Sense.BELOW, Sense.AT_MOST, Sense.NEARLY), "above"),
}


@attrs.frozen(kw_only=True)
class _Told:
    """A reading, who gives it, and the words that are printed for it."""

    reading: Reading
    by: Party
    printed: tuple[str, ...]


def _told(a: Group, b: Group) -> tuple[_Told, _Told]:
    first, second = a.value, b.value
    if not (isinstance(first, Reading) and isinstance(second, Reading)):
        raise TypeError("only readings lie on a line")
    one, other = called(a, b)
    return _Told(reading=first, by=one, printed=a.says), _Told(reading=second, by=other, printed=b.says)


def judge(a: Group, b: Group, nature: Nature, grows: float = GROWS) -> Judgement | None:
    """The verdict on two groups of readings in one unit.

    There is none where their times give them no order. `grows` is how many times as much a running total may be within
    a year.
    """
    first, second = _told(a, b)
    if nature is Nature.CUMULATIVE:
        return _cumulative((a, first), (b, second), grows)
    one, other = first.reading, second.reading
    if a.meets(b) or (_same(one, other) and one.core.meets(other.core)):
        return _constant(first, second)
    return attrs.evolve(DIFFERENT_TIME, gap=gap_between(one, other))


def constant(a: Reading, b: Reading) -> Judgement:
    """The verdict on two readings of what has one true value, called by their words.

    It is the same either way round but for the order of the words.
    """
    return _constant(*_told(Group(value=a, facts=()), Group(value=b, facts=())))


def _constant(a: _Told, b: _Told) -> Judgement:
    if timed := on_one_clock(a.reading, b.reading):
        return _on_a_line(*(attrs.evolve(told, reading=reading) for told, reading in zip((a, b), timed, strict=True)))
    found = _on_a_line(*(attrs.evolve(told, reading=attrs.evolve(told.reading, hours=None)) for told in (a, b)))
    if found.verdict is Verdict.AGREE and (a.reading.hours or b.reading.hours):
        found = _same_day(a, b, found)
    if not are_of_two_clocks(a.reading, b.reading):
        return found
    clocks = (f"{told.by.does('tells', 'tell')} the time {clock_words(told.reading)}" for told in (a, b))
    return attrs.evolve(found, why=f"{found.why} Only their days are compared: {' and '.join(clocks)}.")


def _on_a_line(a: _Told, b: _Told) -> Judgement:
    if a.reading.core.meets(b.reading.core):
        return _compatible(a, b)
    lower, upper = sorted((a, b), key=lambda told: told.reading.core.lo)
    how = "later" if lower.reading.kind is Quantity.DATE else "higher"
    finding = f"{upper.by.does('is', 'are')} {how} than {lower.by.name}"
    if lower.reading.kind is Quantity.CHANGE:
        finding, is_fall = finding_on_changes((lower.by, lower.reading), (upper.by, upper.reading))
        lower, upper = (_as_size(upper), _as_size(lower)) if is_fall else (lower, upper)
    if a.reading.support.meets(b.reading.support):
        return _strained(finding, lower, upper)
    return _conflict(f"They cannot both be true: {finding}", lower, upper)


def _as_size(told: _Told) -> _Told:
    """A fall by how far it went."""
    return attrs.evolve(told, reading=told.reading.opposite)


def _compatible(a: _Told, b: _Told) -> Judgement:
    one, other = a.reading, b.reading
    gap = gap_between(one, other)
    if _same(one, other):
        same = "number" if one.kind is not Quantity.DATE else "time" if one.hours else "date"
        return Judgement(verdict=Verdict.AGREE, gap=gap, why=_with_slip(f"It is the same {same}.", a, b))
    common = Interval(max(one.core.lo, other.core.lo), min(one.core.hi, other.core.hi))
    first, second = (span(reading.core, reading) for reading in (one, other))
    why = f"{a.by.does('is', 'are')} usually taken to mean {first}, and {b.by.name} to mean {second}"
    if one.core == other.core:
        why = f"both are usually taken to mean {first}"
    elif common not in (one.core, other.core):
        finer = min(reading.core.hi - reading.core.lo for reading in (one, other))  # common has ends of both
        why += f"; they share {span(common, one, by=finer)}"
    why = f"Both can be true: {why}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(_reason(one, other),), gap=gap, why=why)


def _same_day(a: _Told, b: _Told, found: Judgement) -> Judgement:
    """One day, of which not both tell the time, or not both by one clock."""
    if a.reading.hours and b.reading.hours:
        reasons, why = (Reason.CLOCK,), "Both can be true: it is the same day."
    else:
        timed = a if a.reading.hours else b
        reasons = (Reason.MORE_PRECISE,)
        why = f"Both can be true: it is the same day, and only {timed.by.does('tells', 'tell')} the time of it."
    return attrs.evolve(found, verdict=Verdict.EXPLAINED, reasons=reasons, why=why)


def _same(a: Reading, b: Reading) -> bool:
    """Whether it is one number or date, which their hedges bound on the same side or on none.

    A relation that carries over from pair to pair.
    """
    return (_nominal(a), _BOUNDED.get(a.hedge.sense)) == (_nominal(b), _BOUNDED.get(b.hedge.sense))


def _nominal(reading: Reading) -> float | Interval:
    if reading.number is not None:
        return reading.number
    return reading.core.lo if reading.core.is_point else reading.core


def _reason(a: Reading, b: Reading) -> Reason:
    if a.kind is Quantity.DATE or Sense.VAGUE in (a.hedge.sense, b.hedge.sense):
        nested = a.core.contains(b.core) or b.core.contains(a.core)
        return Reason.MORE_PRECISE if nested else Reason.HEDGED
    if a.hedge.sense in _UNHEDGED and b.hedge.sense in _UNHEDGED:
        return Reason.ROUNDED
    if Sense.RANGE in (a.hedge.sense, b.hedge.sense):
        return Reason.MORE_PRECISE
    return Reason.HEDGED


def _cumulative(a: tuple[Group, _Told], b: tuple[Group, _Told], grows: float) -> Judgement | None:
    """A total that never falls: what is told earlier is a lower bound for all that is told later."""
    rises, falls = may_precede(a[0], b[0]), may_precede(b[0], a[0])
    if rises and falls:
        return _constant(a[1], b[1])
    found = _in_order(*((a, b) if rises else (b, a)), grows) if rises or falls else None
    perhaps = [(one, other) for one, other in ((a, b), (b, a)) if on_one_day(one[0], other[0])]
    if found is None or found.verdict is Verdict.EXPLAINED:
        for one, other in perhaps:
            if one[1].reading.core.lo > other[1].reading.core.hi:
                return _of_one_day(other[1], one[1])
    return _in_order(*perhaps[0], grows) if found is None and perhaps else found


def _in_order(earlier: tuple[Group, _Told], later: tuple[Group, _Told], grows: float) -> Judgement:
    first, second = earlier[1].reading, later[1].reading
    if first.core.meets(second.core):
        return _compatible(earlier[1], later[1])
    before, after = _at(*earlier), _at(*later)
    if first.core.hi < second.core.lo:
        return _grown(before, after, later[0].first_end - earlier[0].last_start, grows)
    falls_to = f"{after.by.does('is', 'are')} lower than {before.by.name}"
    if first.support.lo <= second.support.hi:
        return _strained(f"A running total cannot fall, but {falls_to}", after, before)
    return _conflict(f"A running total cannot fall: {falls_to}", after, before)


def _of_one_day(lower: _Told, upper: _Told) -> Judgement:
    """Two totals of one day, of which either may be the later one."""
    gap, far = _far(lower.reading, upper.reading)
    why = f"{upper.by.does('is', 'are')} higher than {lower.by.name} by {far}: {_SAME_DAY}."
    why = _with_slip(why, lower, upper)
    return Judgement(verdict=Verdict.STRAINED, reasons=(Reason.SAME_DAY,), gap=gap, why=why)


def _grown(before: _Told, after: _Told, days_between: float, grows: float) -> Judgement:
    """A total that was told later and is higher, as it may be within reason."""
    first, second = before.reading, after.reading
    gap = gap_between(first, second)
    higher = apart(first.core, second.core, first, gap.percent, gap.printed)
    why = f"{after.by.does('is', 'are')} higher than {before.by.name} by {higher}"
    if not outgrows(first.core, second.core, days_between, grows):
        why = _with_slip(f"{why}, as a running total may be later on.", before, after)
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.LATER_DATE,), gap=gap, why=why)
    times, most = (
        amount(float(f"{factor:.3g}"), None)
        for factor in (second.core.lo / first.core.hi, most_growth(grows, days_between))
    )
    within = "a year" if days_between <= YEAR else amount(days_between, "day")
    why += f": it is at least {times} times as much, and a running total is not expected to be more than {most} times"
    why = _with_slip(f"{why} as much within {within}.", before, after)
    return Judgement(verdict=Verdict.STRAINED, reasons=(Reason.GROWTH,), gap=gap, why=why)


def _at(group: Group, told: _Told) -> _Told:
    """The same, called with the days of which it is told, where a record states them."""
    if not group.facts or group.as_of == ALWAYS:
        return told
    return attrs.evolve(told, by=attrs.evolve(told.by, name=f"{told.by.name} ({_when(group)})"))


def _when(group: Group) -> str:
    """The days of which it is told, or its times of day where they are all of one day."""
    times = [date_and_time(fact.as_of) for fact in group.facts]
    return listed(times, 3) if group.as_of.is_point and not group.open_days else days(group.as_of)


def _strained(finding: str, lower: _Told, upper: _Told) -> Judgement:
    gap, far = _far(lower.reading, upper.reading)
    why = f"{finding} by {far}; both can be true only on the loosest reading."
    return Judgement(verdict=Verdict.STRAINED, gap=gap, why=_with_slip(why, lower, upper))


def _conflict(finding: str, lower: _Told, upper: _Told) -> Judgement:
    one, other = lower.reading, upper.reading
    gap, far = _far(one, other)
    why = f"{finding} by {far}"
    if (one.core.hi, other.core.lo) != (one.support.hi, other.support.lo) and not on_one_clock(one, other):
        why += f", and on the loosest reading still by {apart(one.support, other.support, one)}"
    return Judgement(verdict=Verdict.CONFLICT, gap=gap, why=_with_slip(f"{why}.", lower, upper))


def _far(lower: Reading, upper: Reading) -> tuple[Gap, str]:
    gap = gap_between(lower, upper)
    far = apart(lower.core, upper.core, lower, gap.percent, gap.printed)
    is_least = gap.printed is None and not (lower.core.is_point and upper.core.is_point)
    return gap, f"at least {far}" if is_least else far


def _with_slip(why: str, a: _Told, b: _Told) -> str:
    return " ".join(filter(None, (why, slip(a.reading, b.reading, (a.printed, b.printed)))))


def gap_between(a: Reading, b: Reading) -> Gap:
    """How far the cores are apart.

    And in percent of the nearer end of the lower one, unless that is 0 or the two are changes.
    """
    value = a.core.gap(b.core)
    if a.kind is Quantity.DATE:
        return Gap(value=round(value, 6), unit="day")
    printed = None if a.number is None or b.number is None else float(f"{abs(a.number - b.number):.12g}")
    nearer = min(a.core.hi, b.core.hi)
    has_percent = value and nearer and math.isfinite(nearer) and a.kind is not Quantity.CHANGE
    percent = _rounded(100 * value / abs(nearer)) if has_percent else None
    return Gap(value=float(f"{value:.12g}"), unit=a.unit, percent=percent, printed=printed)


def _rounded(percent: float) -> float:
    """To one decimal, or to two digits where that would leave nothing."""
    return round(percent, 1) if percent >= 1 else float(f"{percent:.2g}")
