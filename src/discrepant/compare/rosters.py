"""Lists of names: does a complete list hold all that others name, and does nobody name more than are counted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from discrepant.compare.comparison import Comparison, findings_of, pair_finding
from discrepant.compare.groups import Group, Judgement, groups_of
from discrepant.compare.quantities import reading_of
from discrepant.compare.sentences import listed, span
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Fact

__all__ = ["compare"]


def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge the lists against each other, and each against the claim that counts its names."""
    facts = sorted(claim.facts, key=lambda fact: sorted(_names(fact)))
    groups = groups_of(claim, facts, lambda fact: (_names(fact), fact.complete))
    labels = {name.key: name.label for name in corpus.names.entries}
    found = findings_of("rosters", claim, groups, _against_complete(groups), partial(_judge, labels))
    counted = corpus.claims.get(claim.counted_by or "")
    overfull = _overfull(claim, counted, groups) if counted and counted.facts else ()
    return Comparison(of=claim.key, findings=(*found, *overfull))


def _names(fact: Fact) -> frozenset[str]:
    if not isinstance(fact.value, frozenset):
        raise TypeError(f"{fact.id} is no roster")
    return fact.value


def _complete(group: Group) -> bool:
    return group.facts[0].complete


def _against_complete(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Every list against the first complete one: only a complete list can exclude anybody."""
    first = next((i for i, group in enumerate(groups) if _complete(group)), None)
    if first is not None:
        yield from ((min(first, i), max(first, i)) for i in range(len(groups)) if i != first)


def _judge(labels: Mapping[str, str], a: Group, b: Group) -> Judgement:
    if not a.as_of.meets(b.as_of):
        why = "They are told of different times, between which the list may change."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME,), why=why)
    first, second = _names(a.facts[0]), _names(b.facts[0])
    if first == second:
        return Judgement(verdict=Verdict.AGREE, why="They name the same.")
    left_out = (second - first if _complete(a) else frozenset()) | (first - second if _complete(b) else frozenset())
    if left_out:
        who = listed(sorted(labels.get(name, name) for name in left_out))
        why = f"A list said to be complete leaves out {who}, whom the other side names."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    common = listed(sorted(labels.get(name, name) for name in first & second)) if first & second else "nobody"
    why = f"At least one list is partial, so both can be true; both name {common}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.PARTIAL_LIST,), why=why)


def _overfull(claim: Claim, counted: Claim, groups: Sequence[Group]) -> Iterator:  # type: ignore[type-arg]
    """Lists that name more than the lowest count allows, or complete ones that name fewer than the highest."""
    least = min(counted.facts, key=lambda fact: reading_of(fact).support.hi)
    most = max(counted.facts, key=lambda fact: reading_of(fact).support.lo)
    for group in groups:
        many = len(_names(group.facts[0]))
        for fact, is_wrong in (
            (least, many > reading_of(least).support.hi),
            (most, _complete(group) and many < reading_of(most).support.lo),
        ):
            if is_wrong:
                allowed = span(reading_of(fact).support, reading_of(fact))
                why = f"The list holds {many} names, but {counted.key} allows {allowed}."
                other = Group(value=fact.value, facts=(fact,))
                yield pair_finding("rosters", claim, (group, other), Judgement(verdict=Verdict.CONFLICT, why=why))
