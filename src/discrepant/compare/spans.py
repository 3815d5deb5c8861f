"""The values of a reading, and how far two are apart, with the arithmetic."""

from __future__ import annotations

import math

from discrepant.compare.amounts import MINUS, amount, decimals, in_percent, rounded
from discrepant.compare.times import days, time_between, times
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense

__all__ = ["apart", "span"]

_TELLING = 1000  # percent: what is many times as much is seen without them
_FINEST = 6  # how many more places behind the point than a hundredth of a gap has its arithmetic may take


def span(interval: Interval, reading: Reading, by: float | None = None) -> str:
    """The values of a core or support in words.

    Examples are `$19 billion to $21 billion` and `anything above 20 %`. A measure is rounded to a hundredth of `by`,
    its own width if nothing else is given.
    """
    if reading.kind is Quantity.DATE:
        return times(interval, reading) if reading.hours else days(interval)
    if reading.kind is Quantity.CHANGE:
        return _change(interval, reading, by)
    return _amounts(interval, reading, by)


def _change(interval: Interval, reading: Reading, by: float | None) -> str:
    """A rise of 3 % to 4 %, a fall of 5 or more, no change."""
    low, high = interval.lo, interval.hi
    if interval == Interval(0, 0):
        return "no change"
    if low >= 0:
        return f"a rise of {_amounts(interval, reading, by)}"
    if high <= 0:
        return f"a fall of {_amounts(Interval(0.0 - high, 0.0 - low), reading, by)}"
    ends = (_amounts(Interval(end, end), reading, by) for end in (-low, high))
    return "anything from a fall of {} to a rise of {}".format(*ends)


def _amounts(interval: Interval, reading: Reading, by: float | None) -> str:
    width = interval.hi - interval.lo
    low, high = (_end(end, reading, width if by is None else by) for end in (interval.lo, interval.hi))
    if not width:
        return low
    sense = reading.hedge.sense if reading.kind is not Quantity.COUNT else None  # counts are whole, their ends too
    if math.isinf(interval.hi):
        above = f"anything above {low}" if sense is Sense.ABOVE else f"{low} or more"
        return above if math.isfinite(interval.lo) else "any number"
    if interval.lo in (0, -math.inf):
        return f"anything below {high}" if sense is Sense.BELOW else f"{high} or less"
    return f"{low} to {high}"


def _end(value: float, reading: Reading, by: float | None, beside: float | None = None) -> str:
    if not math.isfinite(value):
        return ""
    exact = float(f"{value:.15g}")  # a bound that is left out is the next float: the number itself is printed
    return amount(exact, reading.unit, by if by and math.isfinite(by) else None, beside)


def apart(
    lower: Interval, upper: Interval, reading: Reading, percent: float | None = None, printed: float | None = None
) -> str:
    """How far one lies above the other, with the arithmetic.

    An example is `$700 million or 3.8 % ($19 billion − $18.3 billion)`. Where the `printed` numbers are farther apart
    than that, both are told: `about $1.8 billion as printed, at least $0.7 billion or 3.8 % ($19 billion − $18.3
    billion)`. Those that adjoin are apart by no number.
    """  # noqa: RUF002
    gap = upper.lo - lower.hi
    if reading.kind is Quantity.DATE:
        between = Interval(lower.hi, upper.lo)
        if reading.hours:
            return f"{time_between(gap)} ({times(between, reading)})"
        ends = (days(Interval(end, end)) for end in (between.lo, between.hi))
        return f"{time_between(gap)} ({' to '.join(ends)})"
    beside = printed if printed is not None and printed > gap * (1 + 1e-9) else None
    if lower.adjoins(upper):
        far, how = "a trace", f"one ends where the other begins, at {_end(lower.hi, reading, beside)}"
    else:
        by = _by_which(upper.lo, lower.hi)
        far, how = _far(gap, reading, by, beside), _subtracted(lower, upper, reading, by)
        if reading.kind is not Quantity.SHARE and percent is not None and percent < _TELLING:
            far = f"{far} or {in_percent(percent)}"
    if beside is not None:
        far = f"about {_far(beside, reading, beside)} as printed, at least {far}"
    return f"{far} ({how})"


def _by_which(high: float, low: float) -> float:
    """By what both are told, so that what is shown as taken from one another comes to what is shown as the gap.

    It is the gap itself, or as much finer as it must be.
    """
    gap = high - low
    coarsest = decimals(gap) if math.isfinite(gap) else _FINEST
    for places in range(coarsest, coarsest + _FINEST):
        one, other, apart = (rounded(value, places) for value in (high, low, gap))
        if math.isclose(one - other, apart, rel_tol=1e-9, abs_tol=10.0 ** -(places + 2)):
            return 10.0 ** (2 - places)  # of which that is a hundredth
    return gap


def _subtracted(lower: Interval, upper: Interval, reading: Reading, by: float) -> str:
    """The ends that are taken from one another."""
    high, low = (_end(value, reading, by) for value in (upper.lo, lower.hi))
    low = f"({low})" if reading.kind is Quantity.CHANGE and low.startswith(MINUS) else low
    return f"{high} − {low}"  # noqa: RUF001  # a minus


def _far(gap: float, reading: Reading, by: float, beside: float | None = None) -> str:
    far = _end(gap, reading, by, beside)
    if reading.unit == "%":
        return f"{far.removesuffix(' %')} percentage point{'' if far == '1 %' else 's'}"
    return far
