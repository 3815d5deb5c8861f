"""At which moments a relation can be asked, and what an answer says of each.

A constant is the same at all times. What varies is asked at times that an answer is told of. A running total is told of
a moment, or at an unknown time of a day or of several, which is the same time for all that one source tells of them;
what was told earlier is a lower bound, and what is told later an upper one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

import attrs

from discrepant.compare.as_of import ALWAYS, AsOf
from discrepant.compare.groups import Group
from discrepant.compare.quantities import reading_of
from discrepant.compare.ranges import ANY, Limit, Range, exact
from discrepant.corpus.dimensions import DAY
from discrepant.corpus.model import Claim, Fact, Kind, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense
from discrepant.reading.units import in_base_units, unit_named

__all__ = ["Moment", "Statement", "moments_of", "statements_on"]

_UNBOUNDED = (Sense.BARE, Sense.EXACT, Sense.ABOUT)
# by how many days a calendar's years and months are longer or shorter than their mean
_UNEVEN = {"year": 1, "month": 3}


@attrs.frozen
class Moment:
    """A moment, or an unknown one of some days, which then is one source's.

    Without a source such a one is taken to be that of all who tell of the day: perhaps it is, and perhaps not.
    """

    time: AsOf = attrs.field(factory=lambda: AsOf(ALWAYS))
    source: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class Statement:
    """Facts of one claim that give the same value for the same time.

    `slack`, in the claim's unit, is by how much the unit itself may be longer or shorter.
    """

    claim: Claim
    group: Group
    moment: Moment
    slack: Fraction

    def at(self, moment: Moment, level: str) -> Range | None:
        """What it says of the claim at a moment, by its core or support; None where it says nothing."""
        bounds = self._bounds(level)
        mine, then = self.moment.time, moment.time
        if self.claim.nature is Nature.CONSTANT or self._is_at(moment):
            return bounds
        if self.claim.nature is Nature.VARYING:
            return bounds if mine.covers(then) else None
        if mine.precedes(then):
            return Range(bounds.lo, ANY.hi)
        return Range(ANY.lo, bounds.hi) if then.precedes(mine) else None

    def is_of(self, moment: Moment) -> bool:
        """Whether it is told of this very moment."""
        return self.claim.nature is not Nature.CUMULATIVE or self._is_at(moment)

    def _is_at(self, moment: Moment) -> bool:
        mine, then = self.moment.time, moment.time
        if mine.moment and then.moment:
            return mine.moment == then.moment
        if then.moment or mine.days != then.days:
            return False
        return moment.source is None or (mine.moment is None and moment.source in self.sources)

    @property
    def sources(self) -> frozenset[str]:
        """Who tells it."""
        return frozenset(fact.source.id for fact in self.group.facts)

    @property
    def reading(self) -> Reading:
        """What it says, as the first of its facts is printed."""
        return reading_of(self.group.first)

    @property
    def printed(self) -> Range | None:
        """The number or the day that is printed; None where a hedge bounds it, or several are told."""
        reading = self.reading
        if reading.kind is Quantity.DATE:
            return exact(reading.core) if reading.core.is_point else None
        if reading.number is None or reading.hedge.sense not in _UNBOUNDED:
            return None
        return exact(Interval(reading.number, reading.number))

    def _bounds(self, level: str) -> Range:
        bounds = exact(self.reading.core if level == "core" else self.reading.support)
        if not self.slack:
            return bounds
        low, high = bounds.lo.value, bounds.hi.value
        return Range(
            Limit(None if low is None else low - self.slack, bounds.lo.is_open),
            Limit(None if high is None else high + self.slack, bounds.hi.is_open),
        )


def statements_on(claim: Claim, facts: Iterable[Fact], *, among_days: bool) -> list[Statement]:
    """The facts of a claim by value and time.

    `among_days` where they are reckoned with days of the calendar.
    """
    found: dict[tuple[object, Moment], list[Fact]] = {}
    for fact in facts:
        found.setdefault((reading_of(fact).meant, _moment(claim, fact)), []).append(fact)
    slack = Fraction(
        _UNEVEN.get(unit_named(claim.unit), 0) if among_days and claim.kind is Kind.MEASURE and claim.unit else 0
    )
    if slack and claim.unit:
        slack *= DAY / Fraction(in_base_units(claim.unit)[0])
    return [
        Statement(
            claim=claim,
            group=Group(value=told[0].value, facts=tuple(told), times=(moment.time,)),
            moment=moment,
            slack=slack,
        )
        for (_, moment), told in found.items()
    ]


def _moment(claim: Claim, fact: Fact) -> Moment:
    if claim.nature is Nature.CONSTANT:
        return Moment()
    time = AsOf.of(fact.as_of)
    is_one_day = time.days.is_point or claim.nature is Nature.VARYING
    return Moment(time, None if is_one_day else fact.source.id)


def moments_of(statements: Iterable[Statement], *, by_day: bool) -> tuple[Moment, ...]:
    """The moments at which a relation between their claims is asked, in order.

    With `by_day`, what several tell of one day at unknown times is taken to be told at one time.
    """
    found: set[Moment] = set()
    for one in statements:
        time = one.moment.time
        if one.claim.nature is Nature.CONSTANT:
            continue
        if one.claim.nature is Nature.VARYING and not time.moment:
            # where all its days begin, each set of days that meet has a day in common
            day = next((end for end in (time.days.lo, time.days.hi) if math.isfinite(end)), None)
            time = time if day is None else AsOf(Interval(day, day))
        is_shared = time.moment or (by_day and time.days.is_point)
        found.update({Moment(time)} if is_shared else {Moment(time, source) for source in one.sources})
    return tuple(sorted(found, key=lambda at: (at.time.place, at.source or ""))) or (Moment(),)
