"""Lengths of time in the parse tree, and the dates that count by them.

Such lengths are "about 10 days" and "a few weeks".
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

import attrs

from discrepant.reading.dates.almanac import almanac, unit
from discrepant.reading.dates.calendar_days import SpanError
from discrepant.reading.dates.clock_times import at_time, one_time
from discrepant.reading.dates.lengths import ONE, Amount, Length, age, and_part, number, size_of, stepper, steps
from discrepant.reading.dates.periods import period
from discrepant.reading.dates.recurring import Weekday
from discrepant.reading.dates.spans import Span, exact
from discrepant.reading.dates.when import Ago, ByRule, ReferenceDay, relative
from discrepant.reading.formula import Bound
from discrepant.reading.hedges import Extent, Few, HedgeTable, Numeral
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Token

__all__ = ["SHIFTS", "LengthRules", "recent"]

_HALF = Decimal("0.5")
SHIFTS = {"this": 0, "last": -1, "next": 1}
_SIGNS = {"AGO": -1, "HENCE": 1, "FROM": 1}


class LengthRules:
    """The rules of dates.lark that make lengths, and dates from them, by one hedge table."""

    def __init__(self, table: HedgeTable) -> None:
        self._table = table

    # The length.

    def amount(self, first: Token, *rest: Token) -> Amount:
        if first.type in ("FEW", "MANY"):
            return first.value  # type: ignore[no-any-return]  # the lexicon's value
        if part := next((token for token in (first, *rest) if token.type == "HALF"), None):
            fraction: Numeral = part.value
            return attrs.evolve(fraction, place=fraction.round / 2)
        found = number(first)
        for token in rest:
            found = found.times(token.value) if token.type == "SCALE" else and_part(found, token)
        return found

    def length(self, amount: Amount | Token, step: Token) -> Length:
        return Length(number(amount) if isinstance(amount, Token) else amount, step.value[0])

    def length_and_part(self, length: Length, part: Token) -> Length:
        return attrs.evolve(length, amount=and_part(length.numeral, part))

    def length_in_units(self, *lengths: Length) -> Length:
        """A year and two months: each whole, and in a smaller unit than the one before it."""
        sizes = [size_of(unit(length.unit)) for length in lengths]
        are_whole = all(each.value == each.value.to_integral_value() for each in (it.numeral for it in lengths[:-1]))
        if not are_whole or any(larger <= smaller for larger, smaller in pairwise(sizes)):
            raise SpanError("these do not add up to one length of time")
        return attrs.evolve(lengths[-1], before=lengths[:-1])

    def hedged_amount(self, amount: Amount, hedge: Token, step: Token) -> Length:
        return attrs.evolve(self.length(amount, step), sense=hedge.value)

    def length_hedged(self, length: Length, hedge: Token) -> Length:
        return self.hedged(hedge, length)

    def hedged(self, hedge: Token, length: Length) -> Length:
        if length.sense is not Sense.BARE:
            raise SpanError("there is more than one hedge")
        return attrs.evolve(length, sense=hedge.value)

    def _extents(self, length: Length) -> tuple[Extent, Extent]:
        if length.before:
            raise SpanError("a length in several units is read with ago, in or from now")
        amount = length.amount
        if isinstance(amount, Numeral):
            return self._table.spread(length.sense, amount)
        if isinstance(amount, Few):
            if length.sense is not Sense.BARE:
                ends = [
                    [attrs.evolve(ONE, value=end, counted=True) for end in bounds]
                    for bounds in (amount.core, amount.support)
                ]
                core, support = (self._table.spread(length.sense, *bounds)[i] for i, bounds in enumerate(ends))
                return core, support
            # half a unit wider, as no vague word ends sharply
            core, support = (Extent(Bound(lo - _HALF), Bound(hi + _HALF)) for lo, hi in (amount.core, amount.support))
            return core, support
        if length.sense is not Sense.BARE:
            raise SpanError("a hedge needs a number, not a vague word")
        return self._table.of_many(amount)

    # What is so long ago, or so far ahead.

    def _away(self, length: Length, sign: int, low: Numeral | None = None) -> Ago:
        if length.before:
            return self._away_in_units(length, sign)
        if low is None:
            core, support = self._extents(length)
        else:
            if low.value > length.numeral.value:
                raise SpanError("this runs backwards")
            core, support = self._table.spread(Sense.RANGE, low, length.numeral)
        step = unit(length.unit)
        return Ago(
            find=lambda at: age(at.told, core, support, step, sign),
            since=lambda low: self._away(length, sign, low),
        )

    def _away_in_units(self, length: Length, sign: int) -> Ago:
        """As far as the last unit leaves open, from the day that the larger units lead to."""
        last = unit(length.unit)
        inside = [part for part in length.before if not unit(part.unit).months]
        more = sum((part.numeral.value * unit(part.unit).days / last.days for part in inside), Decimal(0))
        # beside larger units no digit is too coarse for the whole
        counted = attrs.evolve(length.numeral, value=length.numeral.value + more, counted=True)
        away = self._away(attrs.evolve(length, amount=counted, before=()), sign)

        def find(at: ReferenceDay) -> Span:
            day = Decimal(at.told)
            for part in length.before:
                if unit(part.unit).months:
                    day = steps(float(day), part.numeral.value, unit(part.unit), sign)
            return away.span(ReferenceDay(float(day)))

        return Ago(find=find, since=lambda _: _refuse_range())

    def ago_at_clock(self, length: Length, _ago: Token, *clocks: Token) -> ByRule:
        """A week ago at noon: on that very day."""
        if unit(length.unit).days < 1 and not unit(length.unit).months:
            raise SpanError("a time of day goes with a day")
        back = stepper(length, -1)
        hours = one_time(clocks)
        return relative(lambda day: at_time(exact(back(day), back(day), "day"), hours))

    def ago(self, length: Length, word: Token) -> Ago:
        return self._away(length, _SIGNS[word.type])

    def ahead(self, length: Length) -> Ago:
        return self._away(length, 1)

    def units_ago(self, step: Token, _ago: Token) -> Ago:
        name, is_plural = step.value
        return self._away(Length(Decimal(1) if is_plural else ONE, name), -1)

    def from_named(self, length: Length, word: Token, named: Token) -> ByRule:
        """A week ago today, two weeks from tomorrow."""
        away, (first, last) = stepper(length, _SIGNS[word.type]), named.value
        return relative(lambda day: exact(away(day + first), away(day + last), "day"))

    def ago_period(self, length: Length, _ago: Token, which: Token, step: Token) -> ByRule:
        shift = SHIFTS.get(which.value)
        if shift is None or step.value[1]:
            raise SpanError("this does not say which one")
        back = stepper(length, -1)
        return relative(lambda day: period(step.value[0], back(day), shift))

    def from_weekday(self, length: Length, word: Token, day: Token) -> ByRule:
        """A week ago Tuesday, a week from Friday.

        It counts from the last or the next day of that name, or from that of the week then.
        """
        weekday, sign = Weekday(weekday=day.value), _SIGNS[word.type]
        if length.unit == "day":
            raise SpanError("this can be the day so many days from that one, or how long it lasts from then on")
        away = stepper(length, sign)

        def find(today: int) -> Span:
            of_week = weekday.of_week(period("week", away(today), 0))
            if length.unit != "week":
                return of_week
            at = ReferenceDay(today)
            near = weekday.span(at) if sign < 0 else weekday.which("coming", at)
            found = away(int(near.core.lo))
            return exact(found, found, "day", weekday=weekday.weekday).allowing(of_week)

        return relative(find)

    # What lasts up to the day of publishing, or from it on.

    def running(self, which: Token, length: Length) -> ByRule:
        if which.value not in ("past", "last", "next", "coming"):
            raise SpanError(f'"{which.value}" does not go with a number')
        core, support = self._extents(length)
        inner, outer = core.hi.value, support.hi.value
        if length.sense is Sense.BARE and isinstance(length.amount, Few):
            inner, outer = length.amount.core[1], length.amount.support[1]
        elif length.sense is Sense.BARE and isinstance(length.amount, Numeral):
            inner = length.amount.value
        return running(inner, outer, length.unit, -1 if which.value in ("past", "last") else 1)


def _refuse_range() -> Ago:
    raise SpanError("a range of lengths is in one unit")


def running(core: Decimal, support: Decimal, name: str, sign: int) -> ByRule:
    """From so many units before the day of publishing to that day, or from it on."""
    step = unit(name)

    def reach(day: int, count: Decimal) -> Interval:
        low, high = sorted((Decimal(day), steps(day, count, step, sign)))
        return Interval(float(low.to_integral_value(ROUND_FLOOR)), float(high.to_integral_value(ROUND_CEILING)))

    return relative(lambda day: Span(core=reach(day, core), support=reach(day, max(core, support)), unit=step))


def recent(name: str, sign: int) -> ByRule:
    """The recent, or the coming, weeks, without a number: see `recent` in dates.toml."""
    rule = almanac()["recent"]
    return running(Decimal(rule["core"]), Decimal(rule["support"]), name, sign)
