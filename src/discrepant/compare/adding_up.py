"""What is said of a relation that holds or does not: the arithmetic in one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from discrepant.compare.amounts import amount
from discrepant.compare.finding import Gap
from discrepant.compare.intervals import gap_between
from discrepant.compare.isolated import left_for, solved_for
from discrepant.compare.moments import Moment, Statement
from discrepant.compare.ranges import ANY, Limit, Range
from discrepant.compare.sentences import Party, listed, party, who_says
from discrepant.compare.spans import span
from discrepant.compare.times import days
from discrepant.corpus.equations import ClaimTold, Figure, Operation, Term
from discrepant.corpus.model import Claim, Fact, Kind, Relation
from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Reading, Sense

__all__ = ["Case", "ranges_at"]


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """Statements that a relation brings together at a moment.

    `none_below` are the claims whose true answer is not below zero. `further` are the relations that must hold, too.
    `alike` are statements of the same figures, of other moments, that are brought together in the same way.
    """

    relation: Relation
    further: tuple[Relation, ...] = ()
    moment: Moment
    statements: tuple[Statement, ...]
    none_below: frozenset[str]
    alike: tuple[Statement, ...] = ()

    @property
    def figures(self) -> frozenset[tuple[str, object]]:
        """What is told of which claim, whoever tells it and whenever; and what else must hold."""
        told = {(one.claim.key, _values(one)) for one in self.statements}
        return frozenset(told | {(one.key, one.equation.words) for one in self.further})

    def beside(self, case: Case) -> Case:
        """The same with those who tell its figures in another case."""
        return attrs.evolve(self, alike=(*self.alike, *case.statements))

    def tellers(self, statement: Statement) -> tuple[Fact, ...]:
        """The facts that make a statement, and behind them those with its figure of other moments."""
        told = (statement.claim.key, _values(statement))
        alike = [one for one in self.alike if (one.claim.key, _values(one)) == told]
        return tuple({fact.id: fact for one in (statement, *alike) for fact in one.group.facts}.values())

    @property
    def subject(self) -> Claim:
        """The first claim of the relation that is told in it, or of the others if none is."""
        told = {one.claim.key: one.claim for one in self.statements}
        return told[next(key for key in self._order if key in told)]

    @property
    def mine(self) -> tuple[Statement, ...]:
        """What is told of the subject."""
        return tuple(one for one in self.statements if one.claim.key == self.subject.key)

    @property
    def others(self) -> tuple[Statement, ...]:
        """What is told of the other claims, in the relation's order."""
        subject, order = self.subject.key, self._order
        others = [one for one in self.statements if one.claim.key != subject]
        return tuple(sorted(others, key=lambda one: order.index(one.claim.key)))

    @property
    def _order(self) -> list[str]:
        """The claims of all relations, as they stand in them."""
        return [key for each in (self.relation, *self.further) for key in each.equation.claims]

    def left(self, level: str, *, denied: bool = False) -> tuple[Range, ...]:
        """What the others leave for the subject, in its unit.

        Nothing, where it cannot be brought to stand alone.
        """
        return self.left_of(ranges_at(self.others, self.moment, level, self.none_below), denied=denied)

    def left_of(self, told: Mapping[str, Range], *, denied: bool = False) -> tuple[Range, ...]:
        """What these answers to the others leave for the subject, all in their own units."""
        solved = None if self.further else solved_for(self.relation.equation, self.subject.key)
        if solved is None:
            return ()
        return left_for(self.subject.key, solved, told, self.relation.scales, denied=denied)

    def told(self) -> str:
        """Who says what on which claim."""
        return "; ".join(f"{who_says(self.tellers(one))} ({one.claim.key})" for one in (*self.mine, *self.others))

    def why_not(self, level: str) -> str:
        """The sentence on statements that cannot hold together at this level."""
        by = listed(f"“{each.equation.words}”" for each in (self.relation, *self.further))
        left, own = self.left(level), ranges_at(self.mine, self.moment, level, frozenset()).get(self.subject.key, ANY)
        if not left or any(each.meets(own) for each in left):
            return f"By {by}, not all of this can be true."
        (only,) = left
        is_more = own.hi.value is not None and only.lo.value is not None and only.lo.value >= own.hi.value
        end = only.lo if is_more else only.hi
        comes = self._worked_out(end, is_up=is_more is not end.is_open)
        is_day = self.subject.kind is Kind.DATE
        if end.is_open:
            more = ("later" if is_more else "earlier") if is_day else ("more" if is_more else "less")
            comes = f"{more} than {comes}"
        else:
            bound = ("earliest" if is_more else "latest") if is_day else ("least" if is_more else "most")
            comes = f"{comes} at the {bound}"
        return f"By {by}, {self.subject.key} is {comes}; {self._whose.does('has', 'have')} {self._has(level)}."

    def why(self) -> str:
        """The sentence on statements that hold together."""
        left, words = self.left("core"), self.relation.equation.words
        reading = self.reading()
        if not left or reading is None:
            return f"By “{words}”, all of this can be true."
        (only,) = left
        is_point = only.lo.value == only.hi.value
        result = span(reading.core, reading)
        comes = self._worked_out(only.lo, result) if is_point else result
        return f"By “{words}”, {self.subject.key} is {comes}; {self._whose.does('has', 'have')} {self._has('core')}."

    @property
    def _whose(self) -> Party:
        """Who tells of the subject: an article that tells of the others as well is the same one."""
        facts = [fact for one in self.mine for fact in self.tellers(one)]
        everywhere = set.intersection(*({fact.source.id for fact in one.group.facts} for one in self.statements))
        if self.others and everywhere:
            is_all = {fact.source.id for fact in facts} == everywhere
            return Party(name="the same article" if is_all else "an article that tells of all of it")
        return party(tuple(dict.fromkeys(fact.source.publisher for fact in facts)))

    def _has(self, level: str) -> str:
        readings = [one.reading for one in self.mine]
        shown = (span(reading.core if level == "core" else reading.support, reading) for reading in readings)
        return " and ".join(dict.fromkeys(shown))

    def _worked_out(self, end: Limit, shown: str = "", *, is_up: bool = False) -> str:
        """The arithmetic with the figures that make this end, and its result, `shown` in other words if they are given.

        The result alone, where nothing has to be reckoned. What ends within a day is that day, or the next if `is_up`.
        """
        solved = solved_for(self.relation.equation, self.subject.key)
        claims = {one.claim.key: one.claim for one in self.statements}
        done = _written(solved[1], end.at, claims, self.relation.equation.words) if solved else ""
        result = _amount(self.subject, end.value or Fraction(0), is_up=is_up)
        return f"{done} = {shown or result}" if done != result else shown or result

    def gap(self) -> Gap | None:
        """How far what the others leave is from what is told of the subject."""
        reading = self.reading()
        return gap_between(self.mine[0].reading, reading) if reading and len(self.mine) == 1 else None

    def reading(self) -> Reading | None:
        """What the others leave for the subject, as a reading of the relation's own words."""
        core, support = (self._interval(self.left(level)) for level in ("core", "support"))
        if core is None or support is None or not support.contains(core):
            return None
        own, *_ = (one.reading for one in self.mine)
        (left,) = self.left("core")
        hedge = Hedge(sense=_beyond(left) or Sense.RANGE)
        return Reading(
            words=self.relation.equation.words, kind=own.kind, unit=own.unit, hedge=hedge, core=core, support=support
        )

    def _interval(self, left: Sequence[Range]) -> Interval | None:
        if not left or ANY in left:
            return None
        (only,) = left
        kind = self.subject.kind
        low, high = _float(only.lo, -math.inf, kind), _float(only.hi, math.inf, kind)
        return Interval(low, high) if low <= high else None


def _values(statement: Statement) -> object:
    return statement.reading.values


def ranges_at(
    statements: Sequence[Statement], moment: Moment, level: str, none_below: frozenset[str]
) -> dict[str, Range]:
    """What all statements together leave for each claim, in its own unit.

    Of those that are none below zero, nothing below it.
    """
    found: dict[str, Range] = {key: Range(Limit(Fraction(0)), ANY.hi) for key in none_below}
    for one in statements:
        bounds = one.at(moment, level)
        if bounds is not None:
            found[one.claim.key] = found.get(one.claim.key, ANY).common(bounds)
    return found


def _beyond(left: Range) -> Sense | None:
    """That it is all above or all below a number, and not that number."""
    if left.hi.value is None and left.lo.is_open:
        return Sense.ABOVE
    return Sense.BELOW if left.lo.value is None and left.hi.is_open else None


def _float(end: Limit, endless: float, kind: Kind) -> float:
    """An end of days as a whole one, and of counts the next beyond one that is left out."""
    if end.value is None:
        return endless
    if kind is Kind.DATE or (kind is Kind.COUNT and end.is_open):
        whole = math.ceil(end.value) if endless < 0 else math.floor(end.value)
        return float(whole - int(math.copysign(1, endless)) if end.is_open and whole == end.value else whole)
    return math.nextafter(float(end.value), -endless) if end.is_open else float(end.value)


def _amount(claim: Claim, value: Fraction, *, is_up: bool = False) -> str:
    if claim.kind is Kind.DATE:
        day = float(math.ceil(value) if is_up else math.floor(value))
        return days(Interval(day, day))
    number = float(f"{float(value):.15g}")
    return amount(number, claim.in_unit, by=number / 10)


def _written(term: Term, at: Mapping[str, Fraction], claims: Mapping[str, Claim], words: str) -> str:
    """A term in figures: the answers in the place of the claims; of a claim that nobody tells, zero."""
    if isinstance(term, ClaimTold):
        claim = claims.get(term.key)
        return _amount(claim, at.get(term.key, Fraction(0))) if claim else "0"
    if isinstance(term, Figure):
        return words[slice(*term.span)] or "0"
    left, right = (_written(side, at, claims, words) for side in (term.left, term.right))
    if isinstance(term.left, Operation) and term.sign in "*/" and term.left.sign in "+-":
        left = f"({left})"
    if isinstance(term.right, Operation) and (
        term.sign in "*/-" and not (term.sign == "-" and term.right.sign in "*/")
    ):
        right = f"({right})"
    return f"{left} {_PRINTED[term.sign]} {right}"


_PRINTED = {"+": "+", "-": "\N{MINUS SIGN}", "*": "\N{MULTIPLICATION SIGN}", "/": "/"}
