"""Figures of all kinds, from counts to changes, and whether they can be the same number."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain

import attrs

from discrepant.compare.clocks import by_clocks, place_of
from discrepant.compare.comparison import Comparison, findings_of, not_compared
from discrepant.compare.finding import NotCompared
from discrepant.compare.groups import Group, called, groups_of
from discrepant.compare.growth import told_last
from discrepant.compare.intervals import judge
from discrepant.compare.judgement import Judgement
from discrepant.compare.rivals import rivals
from discrepant.compare.sentences import listed
from discrepant.compare.two_units import are_currencies, in_two_units
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading

__all__ = ["compare", "compare_readings", "reading_of"]


@latest_texts("quantities")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all figures of a claim.

    A figure in another currency is not compared, and that is said; one in a unit that does not measure the same as the
    claim's is at odds with the others.
    """
    facts: list[Fact] = []
    strange: list[Fact] = []
    for fact in claim.facts:
        (strange if _is_foreign(fact, claim) else facts).append(fact)
    comparison = compare_readings("quantities", claim, facts)
    if not strange:
        return comparison
    units = listed(sorted(str(reading_of(fact).unit) for fact in strange))
    because = f"given in {units}, not in {claim.unit}, and nothing is converted"
    aside = not_compared(claim, because, strange)
    groups = groups_of(claim, strange, lambda fact: (reading_of(fact).unit, _meant(fact)), _place)
    return attrs.evolve(
        comparison,
        sides=(*comparison.sides, *(group.side for group in groups)),
        not_compared=(*comparison.not_compared, aside),
    )


def _is_foreign(fact: Fact, claim: Claim) -> bool:
    unit = reading_of(fact).unit
    return unit != claim.unit and are_currencies(unit, claim.unit)


def compare_readings(check: str, claim: Claim, facts: Sequence[Fact]) -> Comparison:
    """Judge readings on one line, by the claim's nature.

    Those in a unit that does not measure the same have a line of their own, and are at odds with all others.
    """
    if not facts:
        return Comparison(of=claim.key)
    lines = _lines(claim, facts)
    groups = list(chain.from_iterable(lines))
    steps: dict[int, Group] = {}  # by a later group, the one told last before it
    pairs: list[tuple[int, int]] = list(_across(lines))
    first = 0
    for line in lines:
        found = [*rivals(line, claim.nature, _core), *rivals(line, claim.nature, _support)]
        for earlier, later in told_last(line, _core) if claim.nature is Nature.CUMULATIVE else ():
            steps[id(line[later])] = line[earlier]
            found.append((earlier, later))
        pairs += ((first + i, first + j) for i, j in found)
        pairs += by_clocks(dict(enumerate(map(_reading, line), first)))
        first += len(line)

    def judge_pair(a: Group, b: Group) -> Judgement | None:
        if _reading(a).unit != _reading(b).unit:
            return in_two_units(_reading(a), _reading(b), called(a, b))
        is_step = steps.get(id(b)) is a or steps.get(id(a)) is b
        return judge(a, b, claim.nature, claim.grows if is_step else math.inf)

    return Comparison(
        of=claim.key,
        sides=tuple(group.side for group in groups),
        findings=findings_of(check, claim, groups, pairs, judge_pair),
        not_compared=tuple(chain.from_iterable(_unordered(claim, line) for line in lines)),
    )


def _lines(claim: Claim, facts: Iterable[Fact]) -> list[list[Group]]:
    """The groups in each unit, those in the claim's own first."""
    by_unit: dict[str | None, list[Fact]] = {}
    for fact in facts:
        by_unit.setdefault(reading_of(fact).unit, []).append(fact)
    units = sorted(by_unit, key=lambda unit: (unit != claim.in_unit, unit or ""))
    return [groups_of(claim, by_unit[unit], _meant, lambda fact: _position(reading_of(fact))) for unit in units]


def _across(lines: Sequence[Sequence[Group]]) -> Iterator[tuple[int, int]]:
    """Each group with one of another unit."""
    own, *others = map(len, lines)
    if others:
        yield from ((i, own) for i in range(own))
        yield from ((0, j) for j in range(own, own + sum(others)))


def _unordered(claim: Claim, groups: Sequence[Group]) -> Iterator[NotCompared]:
    """Figures of a running total whose spans of days overlap, which puts them in no order."""
    if claim.nature is not Nature.CUMULATIVE:
        return
    because = "told as of spans of days that overlap, and where they do, neither is the later figure"
    clusters: list[list[Group]] = []
    over = -math.inf  # when all earlier ones are
    # by their days: a moment of one clock can come behind the day that follows by another
    for group in sorted(groups, key=lambda group: (group.last_start, group.first_end)):
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
    return reading_of(group.first)


def _meant(fact: Fact) -> Hashable:
    return reading_of(fact).meant


def _core(group: Group) -> Interval:
    return _reading(group).core


def _support(group: Group) -> Interval:
    return _reading(group).support


def _place(fact: Fact) -> tuple[str, tuple[float, ...]]:
    """Where a fact in a unit of its own stands among others."""
    return str(reading_of(fact).unit), _position(reading_of(fact))


def _position(reading: Reading) -> tuple[float, ...]:
    return reading.core.lo, reading.core.hi, *place_of(reading), reading.support.lo, reading.support.hi
