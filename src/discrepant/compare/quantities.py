"""Counts, sums of money, measures and shares, and whether they can be the same number."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain

import attrs

from discrepant.compare.clocks import by_clocks, place_of
from discrepant.compare.comparison import Comparison, findings_of, not_compared
from discrepant.compare.finding import NotCompared
from discrepant.compare.groups import Group, groups_of
from discrepant.compare.growth import told_last
from discrepant.compare.intervals import judge
from discrepant.compare.judgement import Judgement
from discrepant.compare.rivals import rivals
from discrepant.compare.sentences import listed
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["compare", "compare_readings", "reading_of"]


@latest_texts("quantities")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all figures given in the claim's unit.

    A figure in another currency is not compared, and that is said.
    """
    facts: list[Fact] = []
    strange: list[Fact] = []
    for fact in claim.facts:
        is_strange = claim.unit is not None and reading_of(fact).unit != claim.unit
        (strange if is_strange else facts).append(fact)
    comparison = compare_readings("quantities", claim, facts)
    if not strange:
        return comparison
    units = listed(sorted(str(reading_of(fact).unit) for fact in strange))
    because = f"given in {units}, not in {claim.unit}, and nothing is converted"
    aside = not_compared(claim, because, strange)
    groups = groups_of(claim, strange, lambda fact: (reading_of(fact).unit, reading_of(fact).meant), _place)
    return attrs.evolve(
        comparison,
        sides=(*comparison.sides, *(group.side for group in groups)),
        not_compared=(*comparison.not_compared, aside),
    )


def compare_readings(check: str, claim: Claim, facts: Sequence[Fact]) -> Comparison:
    """Judge readings on one line, by the claim's nature."""
    if not facts:
        return Comparison(of=claim.key)
    groups = groups_of(claim, facts, lambda fact: reading_of(fact).meant, lambda fact: _position(reading_of(fact)))
    cores = rivals(groups, claim.nature, _core)
    supports = rivals(groups, claim.nature, lambda group: _reading(group).support)
    steps = list(told_last(groups, _core)) if claim.nature is Nature.CUMULATIVE else []
    before = {id(groups[later]): groups[earlier] for earlier, later in steps}

    def judge_pair(a: Group, b: Group) -> Judgement | None:
        is_step = before.get(id(b)) is a or before.get(id(a)) is b
        return judge(a, b, claim.nature, claim.grows if is_step else math.inf)

    findings = findings_of(
        check,
        claim,
        groups,
        chain(cores, supports, steps, by_clocks(dict(enumerate(map(_reading, groups))))),
        judge_pair,
    )
    return Comparison(
        of=claim.key,
        sides=tuple(group.side for group in groups),
        findings=findings,
        not_compared=tuple(_unordered(claim, groups)),
    )


def _unordered(claim: Claim, groups: Sequence[Group]) -> Iterator[NotCompared]:
    """Figures of a running total whose spans of days overlap, which puts them in no order."""
    if claim.nature is not Nature.CUMULATIVE:
        return
    because = "told as of spans of days that overlap, and where they do, neither is the later figure"
    clusters: list[list[Group]] = []
    over = -math.inf  # when all earlier ones are
    for group in groups:
        if group.last_start < over:
            clusters[-1].append(group)
        else:
            clusters.append([group])
        over = max(over, group.first_end)
    for cluster in clusters:
        if len(cluster) > 1:
            yield not_compared(claim, because, (fact for group in cluster for fact in group.facts))


def reading_of(fact: Fact) -> Reading:
    """The fact's value, which for these kinds is a reading."""
    if not isinstance(fact.value, Reading):
        raise TypeError(f"{fact.id} has no reading")
    return fact.value


def _reading(group: Group) -> Reading:
    return reading_of(group.facts[0])


def _core(group: Group) -> Interval:
    return _reading(group).core


def _place(fact: Fact) -> tuple[str, tuple[float, ...]]:
    """Where a fact in a unit of its own stands among others."""
    return str(reading_of(fact).unit), _position(reading_of(fact))


def _position(reading: Reading) -> tuple[float, ...]:
    return reading.core.lo, reading.core.hi, *place_of(reading), reading.support.lo, reading.support.hi
