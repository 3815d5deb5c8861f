"""Lists of names: does a complete list hold all that others name, and does nobody name more than are counted?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import attrs

from discrepant.compare.comparison import Comparison, findings_of, not_compared, pair_finding
from discrepant.compare.finding import Finding
from discrepant.compare.groups import ALWAYS, DIFFERENT_TIME, Group, Judgement, groups_of
from discrepant.compare.quantities import reading_of
from discrepant.compare.sentences import listed, span
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from discrepant.reading.interval import Interval

__all__ = ["compare"]

_MOST_NAMED = 8  # people in one sentence
_LATEST = 4  # complete lists against which a list is held where the answer may change


def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge the lists against each other, and each against the claim that counts its names."""
    groups = groups_of(claim, claim.facts, _value, lambda fact: (sorted(_names(fact)), fact.complete))
    # a name without an entry is shown as it is first printed
    printed = {corpus.names.key(name): name for fact in reversed(claim.facts) for name in fact.says}
    labels = printed | {name.key: name.label for name in corpus.names.entries}
    against = _against_complete if claim.nature is Nature.CONSTANT else _against_latest
    found = findings_of("rosters", claim, groups, against(groups), partial(_judge, labels))
    counted = corpus.claims.get(claim.counted_by or "")
    by_count = _against_count(claim, counted, groups) if counted and counted.facts else Comparison()
    sides = tuple(group.side for group in groups)
    return attrs.evolve(by_count, of=claim.key, sides=sides, findings=(*found, *by_count.findings))


def _value(fact: Fact) -> tuple[frozenset[str], bool]:
    return _names(fact), fact.complete


def _names(fact: Fact) -> frozenset[str]:
    if not isinstance(fact.value, frozenset):
        raise TypeError(f"{fact.id} is no roster")
    return fact.value


def _on(group: Group) -> frozenset[str]:
    return _names(group.facts[0])


def _complete(group: Group) -> bool:
    return group.facts[0].complete


def _against_complete(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Each list with a complete one that leaves out somebody it names, if there is any: only those exclude anybody."""
    complete = sorted((i for i, group in enumerate(groups) if _complete(group)), key=lambda i: len(_on(groups[i])))
    if not complete:
        return
    common = _on(groups[complete[0]])
    left_out: dict[str, int] = {}  # by name on that shortest one, another complete list without it
    for i in complete:
        left_out.update(dict.fromkeys(common - _on(groups[i]), i))
        common &= _on(groups[i])
    for i, group in enumerate(groups):
        odd = min(_on(group) - common, default="")
        j = left_out.get(odd, complete[0])
        if i != j:
            yield min(i, j), max(i, j)


def _against_latest(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Each list with the complete ones that were told last before its time was over."""
    complete = [i for i, group in enumerate(groups) if _complete(group)]
    for i, group in enumerate(groups):
        told = bisect_right(complete, group.as_of.hi, key=lambda j: groups[j].as_of.lo)
        yield from ((min(i, j), max(i, j)) for j in complete[max(0, told - _LATEST) : told] if j != i)


def _judge(labels: Mapping[str, str], a: Group, b: Group) -> Judgement:
    first, second = _on(a), _on(b)
    if first == second:
        return Judgement(verdict=Verdict.AGREE, why="They name the same.")
    if not a.as_of.meets(b.as_of):
        return DIFFERENT_TIME
    left_out = (second - first if _complete(a) else frozenset()) | (first - second if _complete(b) else frozenset())
    if left_out:
        why = f"A list said to be complete leaves out {_people(left_out, labels)}, named on the other side."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    common = _people(first & second, labels) if first & second else "nobody"
    partial_lists = "One list is partial" if _complete(a) or _complete(b) else "Both lists are partial"
    why = f"{partial_lists}, so that both can be true; both name {common}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.PARTIAL_LIST,), why=why)


def _people(names: Iterable[str], labels: Mapping[str, str]) -> str:
    return listed(sorted(labels.get(name, name) for name in names), _MOST_NAMED)


def _against_count(claim: Claim, counted: Claim, groups: Sequence[Group]) -> Comparison:
    """Each list against the lowest and the highest count; where that may change, those told as of the same days."""

    def time(fact: Fact) -> Interval:
        return ALWAYS if counted.nature is Nature.CONSTANT else fact.as_of.core

    told: dict[Interval, list[Fact]] = {}
    for fact in sorted(counted.facts, key=lambda fact: fact.id):
        told.setdefault(time(fact), []).append(fact)
    ends = {
        when: (
            min(facts, key=lambda fact: reading_of(fact).support.hi),
            max(facts, key=lambda fact: reading_of(fact).support.lo),
        )
        for when, facts in told.items()
    }
    times = [(group, when) for group in groups for when in dict.fromkeys(map(time, group.facts))]
    found = [finding for group, when in times if when in ends for finding in _miscounted(claim, group, *ends[when])]
    aside = [fact for fact in claim.facts if time(fact) not in ends]
    because = f"{counted.key}, which counts the names, gives no number as of the same day"
    return Comparison(findings=tuple(found), not_compared=(not_compared(claim, because, aside),) if aside else ())


def _miscounted(claim: Claim, group: Group, lowest: Fact, highest: Fact) -> Iterator[Finding]:
    """A conflict where a list names more than the lowest count allows, or a complete one fewer than the highest."""
    many = len(_on(group))
    for fact, is_wrong in (
        (lowest, many > reading_of(lowest).support.hi),
        (highest, _complete(group) and many < reading_of(highest).support.lo),
    ):
        if is_wrong:
            names = "1 name" if many == 1 else f"{many} names"
            complete = "complete " if many < reading_of(fact).support.lo else ""
            allowed = span(reading_of(fact).support, reading_of(fact))
            why = f"The {complete}list holds {names}, but {fact.claim} allows {allowed}."
            other = Group(value=fact.value, facts=(fact,))
            yield pair_finding("rosters", claim, (group, other), Judgement(verdict=Verdict.CONFLICT, why=why))
