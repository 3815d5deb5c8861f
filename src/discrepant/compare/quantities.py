"""Counts, sums of money, measures and shares: do the sources that give a number give one that can be the same?"""

from __future__ import annotations

from functools import partial
from itertools import chain, pairwise

import attrs

from discrepant.compare.comparison import Comparison, findings_of, not_compared
from discrepant.compare.groups import Group, groups_of, rivals
from discrepant.compare.intervals import judge
from discrepant.compare.sentences import listed
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["compare", "compare_readings"]


def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all figures given in the claim's unit; one in another currency is not compared, and says so."""
    strange = [fact for fact in claim.facts if claim.unit and reading_of(fact).unit not in (None, claim.unit, "%")]
    facts = [fact for fact in claim.facts if fact not in strange]
    comparison = compare_readings("quantities", claim, facts)
    if not strange:
        return comparison
    units = listed(sorted(str(reading_of(fact).unit) for fact in strange))
    because = f"given in {units}, not in {claim.unit}, and nothing is converted"
    aside = not_compared(claim, because, strange)
    return attrs.evolve(comparison, not_compared=(*comparison.not_compared, aside))


def compare_readings(check: str, claim: Claim, facts: list[Fact]) -> Comparison:
    """Judge readings on one line, by the claim's nature."""
    if not facts:
        return Comparison(of=claim.key)
    by_value = sorted(facts, key=lambda fact: _position(reading_of(fact)))
    groups = groups_of(claim, by_value, lambda fact: reading_of(fact).values)
    cores = rivals(groups, claim.nature, lambda group: _interval(group, "core"))
    supports = rivals(groups, claim.nature, lambda group: _interval(group, "support"))
    findings = findings_of(check, claim, groups, chain(cores, supports), partial(judge, nature=claim.nature))
    return Comparison(of=claim.key, findings=findings, not_compared=tuple(_unordered(claim, groups)))


def _unordered(claim: Claim, groups: list[Group]) -> list:  # type: ignore[type-arg]
    """Figures of a running total whose spans of days overlap, which puts them in no order."""
    if claim.nature is not Nature.CUMULATIVE:
        return []
    because = "told as of spans of days that overlap, so that neither is the later figure"
    return [
        not_compared(claim, because, (*first.facts, *second.facts))
        for first, second in pairwise(groups)
        if judge(first, second, claim.nature) is None
    ]


def reading_of(fact: Fact) -> Reading:
    """The fact's value, which for these kinds is a reading."""
    if not isinstance(fact.value, Reading):
        raise TypeError(f"{fact.id} has no reading")
    return fact.value


def _interval(group: Group, level: str) -> Interval:
    interval: Interval = getattr(group.value, level)
    return interval


def _position(reading: Reading) -> tuple[float, ...]:
    return reading.core.lo, reading.core.hi, reading.support.lo, reading.support.hi
