"""Lists of names, and whether they fit each other and the number that is told.

A complete list has to hold all that others name, and nobody may name more than are counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import attrs

from discrepant.compare.as_of import AsOf
from discrepant.compare.comparison import Comparison, findings_of, not_compared, pair_finding
from discrepant.compare.finding import Finding
from discrepant.compare.groups import ALWAYS, Group, called, groups_of, in_time
from discrepant.compare.judgement import DIFFERENT_TIME, Judgement
from discrepant.compare.people import People, names_on
from discrepant.compare.quantities import reading_of
from discrepant.compare.rivals import at_one_time
from discrepant.compare.spans import span
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import latest_texts, standing
from discrepant.corpus.model import Claim, Corpus, Fact, Nature

__all__ = ["compare"]

_LATEST = 4  # complete lists against which a list is held where the answer may change


@latest_texts("rosters")
def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge the lists against each other, and each against the claim that counts its names."""
    groups = groups_of(claim, claim.facts, _value, lambda fact: (sorted(names_on(fact)), fact.complete))
    people = People.of(claim, corpus)
    against = _against_complete if claim.nature is Nature.CONSTANT else _against_latest
    found = findings_of("rosters", claim, groups, against(groups, people), partial(_judge, people))
    found += tuple(_unseen_spellings(claim, groups, people, found))
    counted = corpus.claims.get(claim.counted_by or "")
    counted = attrs.evolve(counted, facts=standing(counted, corpus)) if counted else None
    by_count = _against_count(claim, counted, groups) if counted and counted.facts else Comparison()
    sides = tuple(group.side for group in groups)
    return attrs.evolve(by_count, of=claim.key, sides=sides, findings=(*found, *by_count.findings))


def _value(fact: Fact) -> tuple[frozenset[str], bool]:
    return names_on(fact), fact.complete


def _on(group: Group) -> frozenset[str]:
    return names_on(group.first)


def _complete(group: Group) -> bool:
    return group.first.complete


def _against_complete(groups: Sequence[Group], people: People) -> Iterator[tuple[int, int]]:
    """Each list with a complete one that leaves out somebody it names, if there is any: only those exclude anybody."""
    on = [people.among(_on(group)) for group in groups]
    complete = sorted((i for i, group in enumerate(groups) if _complete(group)), key=lambda i: len(on[i]))
    if not complete:
        return
    common = on[complete[0]]
    left_out: dict[str, int] = {}  # by name on that shortest one, another complete list without it
    for i in complete:
        left_out.update(dict.fromkeys(common - on[i], i))
        common &= on[i]
    for i, names in enumerate(on):
        odd = min(names - common, default="")
        j = left_out.get(odd, complete[0])
        if i != j:
            yield min(i, j), max(i, j)


def _against_latest(groups: Sequence[Group], _people: People) -> Iterator[tuple[int, int]]:
    """Each list with the complete ones that were told last before its time was over, and the last without a time."""
    if any(group.moments for group in groups):
        yield from ((i, j) for i, j in at_one_time(groups) if _complete(groups[i]) or _complete(groups[j]))
        return
    complete = [i for i in in_time(groups) if _complete(groups[i])]
    begins = [groups[i].time.lo for i in complete]
    timeless = bisect_right(begins, ALWAYS.lo)
    for i, group in enumerate(groups):
        told = bisect_right(begins, group.time.hi)
        latest = {j for end in (timeless, told) for j in complete[max(0, end - _LATEST) : end]}
        yield from ((min(i, j), max(i, j)) for j in latest if j != i)


def _unseen_spellings(
    claim: Claim, groups: Sequence[Group], people: People, found: Iterable[Finding]
) -> Iterator[Finding]:
    """A finding for each spelling that looks like another one, where no finding sets these lists against each other."""
    seen = {tuple(side.facts[0].id for side in finding.sides) for finding in found}
    first: dict[str, dict[str, int]] = {}  # by name, the first list with each of its spellings
    for i, group in enumerate(groups):
        for name in sorted(_on(group)):
            first.setdefault(people.same[name], {}).setdefault(name, i)
    for lists in first.values():
        one, *others = lists.values()
        for other in others:
            pair = [groups[i] for i in sorted((one, other))]
            key = tuple(group.first.id for group in pair)
            if one != other and key not in seen:
                seen.add(key)
                finding = pair_finding("rosters", claim, pair, _judge(people, *pair))
                if len(finding.sources) > 1 and Reason.DIFFERENT_TIME not in finding.reasons:
                    yield finding


def _judge(people: People, a: Group, b: Group) -> Judgement:
    ours, theirs = _on(a), _on(b)
    if ours == theirs:
        return Judgement(verdict=Verdict.AGREE, why="They name the same.")
    if not a.meets(b):
        return DIFFERENT_TIME
    parties = one, other = called(a, b)
    only_ours, only_theirs = only = people.missing(ours, theirs), people.missing(theirs, ours)
    lists = [(one, other, only_theirs, _complete(a)), (other, one, only_ours, _complete(b))]
    spelled = people.spelled_otherwise(ours, theirs)
    more = list(people.likenesses(parties, spelled, only))
    left_out = [
        f"the list of {party.name}, said to be complete, lacks {people.listed(lacked)}, named by {by.name}"
        for party, by, lacked, is_complete in lists
        if is_complete and lacked
    ]
    if left_out:
        return Judgement(verdict=Verdict.CONFLICT, why=_sentences("; ".join(left_out), *more))
    reasons = (Reason.SPELLING,) if spelled else ()
    if not any(only):
        why = _sentences("they name the same, but for how it is spelled", *more)
        return Judgement(verdict=Verdict.EXPLAINED, reasons=reasons, why=why)
    parts = [party.name for party, _, _, is_complete in lists if not is_complete]
    why = "both lists are partial" if len(parts) > 1 else f"the list of {parts[0]} is partial"
    why += f", so that both can be true; both name {people.listed(name for name in ours if name not in only_ours)}"
    lacks = (f"{party.does('lacks', 'lack')} {people.listed(lacked)}" for party, _, lacked, _ in lists if lacked)
    why = _sentences("; ".join([why, *lacks]), *more)
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.PARTIAL_LIST, *reasons), why=why)


def _sentences(first: str, *more: str) -> str:
    return " ".join([f"{first[0].upper()}{first[1:]}.", *more])


def _against_count(claim: Claim, counted: Claim, groups: Sequence[Group]) -> Comparison:
    """Each list against the lowest and the highest count; where that may change, those told as of the same days."""

    def time(fact: Fact) -> AsOf:
        return AsOf(ALWAYS) if counted.nature is Nature.CONSTANT else AsOf.of(fact.as_of)

    counts = sorted(counted.facts, key=lambda fact: fact.id)
    ends: dict[AsOf, tuple[Fact, Fact]] = {}
    for when in dict.fromkeys(map(time, claim.facts)):
        if told := [fact for fact in counts if time(fact).is_as_of(when)]:
            lowest = min(told, key=lambda fact: reading_of(fact).support.hi)
            ends[when] = lowest, max(told, key=lambda fact: reading_of(fact).support.lo)
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
            other = Group(value=fact.value, facts=(fact,))
            who, by = called(group, other)
            why = f"The {complete}list of {who.name} holds {names}, but {fact.claim}, by {by.name}, allows {allowed}."
            yield pair_finding("rosters", claim, (group, other), Judgement(verdict=Verdict.CONFLICT, why=why))
