"""Ages: so many days, months or years before or after a day, with what their number leaves open."""

from __future__ import annotations

import math
from decimal import Decimal

from discrepant.reading.dates.almanac import Unit
from discrepant.reading.dates.spans import Span, beyond, shifted_months
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent
from discrepant.reading.interval import Interval

__all__ = ["age", "steps"]

_MOST_STEPS = 1_000_000


def age(today: float, core: Extent, support: Extent, step: Unit, sign: int) -> Span:
    """The days that are so many units before (sign -1) or after (1) the day of publishing."""
    inner = _reach(today, core.not_negative, step, sign)
    outer = _reach(today, support.not_negative, step, sign)
    return Span(core=inner, support=outer.hull(inner), unit=step)


def _reach(today: float, extent: Extent, step: Unit, sign: int) -> Interval:
    near, far = (Bound(steps(today, end.value, step, sign), end.is_open) for end in (extent.lo, extent.hi))
    days = Extent(near, far) if sign > 0 else Extent(far, near)
    # within less than a day: the days on which that may begin and end
    return days.whole() or Interval(float(math.floor(days.lo.value)), float(math.ceil(days.hi.value)))


def steps(today: float, count: Decimal, step: Unit, sign: int) -> Decimal:
    """Where so many steps lead, in days; a part of a month is that part of the month that is then begun."""
    if count.is_infinite():
        return count * sign
    if count > _MOST_STEPS:
        raise beyond()
    if not step.months:
        return Decimal(int(today)) + sign * count * step.days
    months = count * step.months
    whole = int(months)
    start = shifted_months(int(today), sign * whole)
    if months == whole:
        return Decimal(start)
    return start + (shifted_months(int(today), sign * (whole + 1)) - start) * (months - whole)
