"""What comparing one claim came to, and how judged pairs of groups become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import attrs

from discrepant.compare.finding import Finding, NotCompared, Side, side_of
from discrepant.compare.groups import Group
from discrepant.compare.judgement import Judgement, judged
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Fact, Nature, Relation

__all__ = ["Comparison", "finding_on", "findings_of", "not_compared", "pair_finding", "record_conflict"]


# where an answer may change, that is no reason to think that it did
ONLY_PUBLISHED = "Only a day of publishing sets them apart: the records do not say of which days both are told."


@attrs.frozen(kw_only=True)
class Comparison:
    """What was found, and the facts that could not be compared.

    `of` is the claim that was compared in full, against which its acknowledgements are then held; `sides` are all its
    facts, in order, those that could not be compared among them.
    """

    of: str | None = None
    sides: tuple[Side, ...] = ()
    findings: tuple[Finding, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()


def findings_of(
    check: str,
    claim: Claim,
    groups: Sequence[Group],
    candidates: Iterable[tuple[int, int]],
    judge: Callable[[Group, Group], Judgement | None],
) -> tuple[Finding, ...]:
    """One finding for each pair of groups worth reporting.

    There is one of agreement where several sources make one group. What one source says in two ways is worth it only
    where the two cannot well both be true.
    """
    if len(groups) == 1:
        if len(groups[0].side.sources) == 1:
            return ()
        return (pair_finding(check, claim, groups, Judgement(verdict=Verdict.AGREE, why="They agree.")),)
    pairs = judged(len(groups), candidates, lambda i, j: judge(groups[i], groups[j]))
    found = (pair_finding(check, claim, (groups[i], groups[j]), judgement) for (i, j), judgement in pairs)
    return tuple(f for f in found if len(f.sources) > 1 or f.verdict.gravity >= Verdict.STRAINED.gravity)


def pair_finding(check: str, claim: Claim, groups: Sequence[Group], judgement: Judgement) -> Finding:
    """The finding that a judgement on these groups makes, its summary saying who says what."""
    told = "; ".join(group.told for group in groups)
    why = attrs.evolve(judgement, why=f"{judgement.why}{_days_known(claim, groups, judgement)}")
    return finding_on(check, claim, why, f"{told}.", [group.side for group in groups])


def finding_on(check: str, claim: Claim | Relation, judgement: Judgement, told: str, sides: Iterable[Side]) -> Finding:
    """The finding that a judgement on these sides makes.

    `told` is the beginning of its summary, before the reason.
    """
    return Finding(
        claim=claim.key,
        about=claim.about,
        check=check,
        verdict=judgement.verdict,
        reasons=judgement.reasons,
        gap=judgement.gap,
        summary=f"{told} {judgement.why}",
        sides=tuple(sides),
    )


def _days_known(claim: Claim, groups: Sequence[Group], judgement: Judgement) -> str:
    """That nothing but days of publishing tells of different times, where the answer may change."""
    if claim.nature is not Nature.VARYING or judgement.verdict.gravity < Verdict.STRAINED.gravity:
        return ""
    is_apart = any(not a.as_of.meets(b.as_of) for a, b in pairwise(groups))
    return f" {ONLY_PUBLISHED}" if is_apart else ""


def record_conflict(check: str, fact: Fact, claim: Claim, why: str, against: str) -> Finding:
    """The finding that one record is at odds with something else.

    `against` names that in a few words.
    """
    sides = side_of([fact], fact.value), Side(sources=(), says=(against,), facts=())
    judgement = Judgement(verdict=Verdict.CONFLICT, why=why)
    return finding_on(check, claim, judgement, f"{fact.source.publisher}:", sides)


def not_compared(claim: Claim, because: str, facts: Iterable[Fact]) -> NotCompared:
    """Facts set aside, with the reason that a report gives."""
    return NotCompared(claim=claim.key, because=because, facts=tuple(fact.id for fact in facts))
