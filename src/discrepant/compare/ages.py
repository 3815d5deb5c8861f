"""Ages: can all sources tell of somebody who was born on one day?

An age moves with the day by itself. So each is made the days of birth that it allows, and these are what is compared.
"""

from __future__ import annotations

from itertools import chain

import attrs

from discrepant.compare.amounts import amount
from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.finding import Gap
from discrepant.compare.groups import Group, groups_of
from discrepant.compare.intervals import constant
from discrepant.compare.judgement import Judgement
from discrepant.compare.rivals import rivals
from discrepant.compare.sentences import words_of_fact
from discrepant.compare.slips import slip
from discrepant.compare.times import days
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from discrepant.reading.ages import born
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense

__all__ = ["Aged", "compare", "compare_ages", "judge_ages"]

_COMPLETED = (Sense.BARE, Sense.EXACT)


@attrs.frozen(kw_only=True)
class Aged:
    """An age as printed, the days of which it is told, and the days of birth that it allows.

    The age is None where a table gives nothing but days of birth.
    """

    words: str
    on: Interval
    births: Reading
    age: Reading | None = None

    @classmethod
    def of(cls, age: Reading, on: Reading, words: str = "") -> Aged:
        """What an age that is told of these days allows."""
        told = words or f"“{age.words}”"
        if age.kind is not Quantity.AGE:
            return cls(words=told, on=on.core, births=age)
        return cls(words=told, on=on.core, births=born(age, on), age=age)

    @property
    def told(self) -> str:
        """What is printed and of when: “34” on 6 November 2022."""
        return f"{self.words} on {days(self.on)}" if self.age and self.on.is_bounded else self.words


@latest_texts("ages")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all ages of the claim on the axis of days of birth."""
    return compare_ages(claim)


def compare_ages(claim: Claim) -> Comparison:
    """The same of facts that need not be from records."""
    if not claim.facts:
        return Comparison(of=claim.key)
    aged = {fact.id: _aged(fact) for fact in claim.facts}
    groups = [
        attrs.evolve(group, value=aged[group.first.id].births)
        for group in groups_of(
            claim, claim.facts, lambda fact: _values(aged[fact.id]), lambda fact: _place(aged[fact.id])
        )
    ]

    def births(group: Group) -> Reading:
        return aged[group.first.id].births

    worst = chain(
        rivals(groups, Nature.CONSTANT, lambda group: births(group).core),
        rivals(groups, Nature.CONSTANT, lambda group: births(group).support),
    )
    found = findings_of("ages", claim, groups, worst, lambda a, b: judge_ages(aged[a.first.id], aged[b.first.id]))
    return Comparison(of=claim.key, sides=tuple(group.side for group in groups), findings=found)


def _aged(fact: Fact) -> Aged:
    if not isinstance(fact.value, Reading):
        raise TypeError(f"{fact.id} has no reading")
    return Aged.of(fact.value, fact.as_of, words_of_fact(fact))


def _values(aged: Aged) -> tuple[object, ...]:
    """What is one side: the same age, which allows the same days of birth."""
    return aged.births.values, aged.age and (aged.age.unit, aged.age.values)


def _place(aged: Aged) -> tuple[float, ...]:
    births = aged.births
    return births.core.lo, births.core.hi, births.support.lo, births.support.hi


def judge_ages(a: Aged, b: Aged) -> Judgement:
    """The verdict on two ages, with the days of birth that each allows."""
    one, other = a.births, b.births
    gap = Gap(value=one.core.gap(other.core), unit="day")
    first, second = _allows(a), _allows(b)
    if one.core.meets(other.core):
        if _is_same(a, b):
            return Judgement(verdict=Verdict.AGREE, gap=gap, why="It is the same age.")
        share = Interval(max(one.core.lo, other.core.lo), min(one.core.hi, other.core.hi))
        shared = "" if share in (one.core, other.core) else f"; they share {days(share)}"
        reason = _reason(a, b)
        between = " if a birthday lies between" if reason in (Reason.LATER_DATE, Reason.DIFFERENT_TIME) else ""
        why = f"Both can be true{between}: {first}, {second}{shared}."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(reason,), gap=gap, why=why)
    apart = f"{first}, {second}, {amount(gap.value, 'day')} apart"
    if one.support.meets(other.support):
        why = f"{apart}; both can be true only on the loosest reading."
        return Judgement(verdict=Verdict.STRAINED, gap=gap, why=_with_slip(why, a, b))
    loosest = one.support.gap(other.support)
    still = f", and on the loosest reading still {amount(loosest, 'day')}" if loosest != gap.value else ""
    why = f"They cannot both be true: {apart}{still}."
    return Judgement(verdict=Verdict.CONFLICT, gap=gap, why=_with_slip(why, a, b))


def _allows(aged: Aged) -> str:
    """“34” on 6 November 2022 is born 7 November 1987 to 6 November 1988."""
    births = aged.births.core
    return f"{aged.told} is born {'' if births.is_bounded else 'on '}{days(births)}"


def _is_same(a: Aged, b: Aged) -> bool:
    if a.age is None or b.age is None:
        return a.births.values == b.births.values
    return a.age.unit == b.age.unit and constant(a.age, b.age).verdict is Verdict.AGREE


def _reason(a: Aged, b: Aged) -> Reason:
    """Why two ages that differ in print can both be true."""
    if a.age and b.age and a.age.unit == b.age.unit and {a.age.hedge.sense, b.age.hedge.sense} <= {*_COMPLETED}:
        return Reason.DIFFERENT_TIME if a.on.meets(b.on) else Reason.LATER_DATE
    nested = a.births.core.contains(b.births.core) or b.births.core.contains(a.births.core)
    return Reason.MORE_PRECISE if nested else Reason.HEDGED


def _with_slip(why: str, a: Aged, b: Aged) -> str:
    """With the slip that would make one number of the other, where both are printed."""
    found = slip(a.age, b.age) if a.age and b.age else ""
    return f"{why} {found}" if found else why
