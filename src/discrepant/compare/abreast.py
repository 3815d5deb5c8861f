"""Tallies and periods, part by part: each place, and each end, has a verdict of its own.

The gravest is that of the whole. On one line pairwise agreement is enough, so that the worst pair of each part is found
without a loop over all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

import attrs

from discrepant.compare.clocks import by_clocks
from discrepant.compare.comparison import Comparison, findings_of, not_compared
from discrepant.compare.groups import ALWAYS, Group, called, groups_of
from discrepant.compare.intervals import judge
from discrepant.compare.judgement import DIFFERENT_TIME, Judgement
from discrepant.compare.rivals import rivals
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Parted, Reading

__all__ = ["Axis", "PartByPart", "constantly", "judge_in_time", "judge_parts", "parted"]

Axis = Callable[[Parted, str], Interval]  # where one lies in some respect, on the level "core" or "support"


def parted(group: Group) -> Parted:
    """The group's value, which for these kinds has parts."""
    if not isinstance(group.value, Parted):
        raise TypeError(f"{group.told} has no parts")
    return group.value


@attrs.frozen(kw_only=True)
class PartByPart:
    """A comparison of claims whose values have parts.

    Only facts that are `alike` in something are compared with one another; `because` is said of those that are not.
    `axes` are the lines on which they lie, by one of them, and `judge` gives the verdict on two groups.
    """

    check: str
    alike: Callable[[Parted], object]
    because: str
    axes: Callable[[Parted], Sequence[Axis]]
    judge: Callable[[Group, Group], Judgement]

    def compare(self, claim: Claim) -> Comparison:
        """All facts of the claim, each set of those that are alike by itself."""
        sets: dict[object, list[Fact]] = {}
        for fact in claim.facts:
            if isinstance(fact.value, Parted):
                sets.setdefault(self.alike(fact.value), []).append(fact)
        told = [groups_of(claim, facts, _values, _place) for facts in sets.values()]
        findings = (findings_of(self.check, claim, groups, self._worst(claim, groups), self.judge) for groups in told)
        aside = (not_compared(claim, self.because, claim.facts),) if len(told) > 1 else ()
        return Comparison(
            of=claim.key,
            sides=tuple(group.side for groups in told for group in groups),
            findings=tuple(chain.from_iterable(findings)),
            not_compared=aside,
        )

    def _worst(self, claim: Claim, groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
        """The pairs that are worst at odds on any line."""
        first, *_ = map(parted, groups)
        for axis in self.axes(first):
            for level in ("core", "support"):
                yield from rivals(groups, claim.nature, partial(_lies, axis, level))
        for number in range(len(first.parts)):
            told = {i: part for i, group in enumerate(groups) if (part := parted(group).parts[number])}
            yield from by_clocks(told)


def _lies(axis: Axis, level: str, group: Group) -> Interval:
    return axis(parted(group), level)


def _values(fact: Fact) -> tuple[object, ...]:
    return fact.value.meant if isinstance(fact.value, Parted) else ()


def _place(fact: Fact) -> tuple[float, ...]:
    """Where one stands among others: by its parts, from the first that is told on."""
    told = fact.value.told if isinstance(fact.value, Parted) else ()
    return tuple(end for part in told for end in (part.core.lo, part.core.hi, part.support.lo, part.support.hi))


def constantly(a: Group, b: Group, one: Reading, other: Reading) -> Judgement:
    """The verdict on a reading of each group, whatever times they are told of."""
    first, second = attrs.evolve(a, value=one, times=(ALWAYS,)), attrs.evolve(b, value=other, times=(ALWAYS,))
    found = judge(first, second, Nature.CONSTANT)
    assert found is not None  # noqa: S101  # what is constant is in no order that could be unknown
    return found


def judge_parts(a: Group, b: Group, names: Sequence[str]) -> Judgement:
    """The gravest verdict on two groups with as many parts, with that on each by its name."""
    pairs = zip(names, parted(a).parts, parted(b).parts, strict=True)
    judged = [(name, found) for name, one, other in pairs if (found := _judge_part(a, b, one, other))]
    gravest = max((found for _, found in judged), key=lambda found: found.gravity)
    alike = [found for _, found in judged if found.verdict is gravest.verdict]
    return Judgement(
        verdict=gravest.verdict,
        reasons=tuple(dict.fromkeys(chain.from_iterable(found.reasons for found in alike))),
        gap=gravest.gap,
        why=" ".join(f"{name}: {found.verdict}. {found.why}" for name, found in judged),
    )


def _judge_part(a: Group, b: Group, one: Reading | None, other: Reading | None) -> Judgement | None:
    if one and other:
        return constantly(a, b, one, other)
    if not (one or other):
        return None
    first, second = called(a, b)
    why = f"Only {(first if one else second).does('tells', 'tell')} it."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.MORE_PRECISE,), why=why)


def judge_in_time(a: Group, b: Group, found: Judgement) -> Judgement:
    """What was found, or that the answer may have changed between the times they are told of."""
    if found.verdict is Verdict.AGREE or a.meets(b):
        return found
    return attrs.evolve(DIFFERENT_TIME, gap=found.gap)
