"""Terms of a small vocabulary: do the sources use the same one, a broader one, or one that excludes the other?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.groups import DIFFERENT_TIME, Group, Judgement, groups_of
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus

__all__ = ["compare"]


def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring terms, and find for each term one that it excludes, if there is any."""
    vocabulary = _Vocabulary(claim)
    groups = groups_of(claim, claim.facts, lambda fact: fact.value, lambda fact: str(fact.value))
    found = findings_of("terms", claim, groups, _excluded(groups, vocabulary), partial(_judge, vocabulary))
    return Comparison(of=claim.key, sides=tuple(group.side for group in groups), findings=found)


class _Vocabulary:
    """How the terms of a claim stand to each other."""

    def __init__(self, claim: Claim) -> None:
        self._broader = claim.broader
        self._below: dict[str, set[str]] = {}
        self._sets: dict[str, set[int]] = {}  # by term, the lists of what can hold together on which it stands
        for number, terms in enumerate(claim.together):
            for term in terms:
                self._sets.setdefault(term, set()).add(number)

    def takes_in(self, broad: str, narrow: str) -> bool:
        """Whether one term is broader than the other, at any depth."""
        if broad not in self._below:
            below: set[str] = set()
            todo = [broad]
            while todo:
                new = set(self._broader.get(todo.pop(), ())) - below
                below |= new
                todo += new
            self._below[broad] = below
        return narrow in self._below[broad]

    def go_together(self, one: str, other: str) -> bool:
        """Whether both can hold at once, as the claim says."""
        return not self._sets.get(one, set()).isdisjoint(self._sets.get(other, ()))

    def exclude(self, one: str, other: str) -> bool:
        """Whether two terms cannot both hold."""
        related = self.takes_in(one, other) or self.takes_in(other, one) or self.go_together(one, other)
        return one != other and not related


def _judge(vocabulary: _Vocabulary, a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    if not a.as_of.meets(b.as_of):
        return DIFFERENT_TIME
    if vocabulary.exclude(first, second):
        why = f"As the claim's terms are set out, “{first}” and “{second}” exclude each other."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    if vocabulary.go_together(first, second):
        why = f"“{first}” and “{second}” can both hold at once."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.TOGETHER,), why=why)
    broad, narrow = (first, second) if vocabulary.takes_in(first, second) else (second, first)
    why = f"“{broad}” is the broader term and takes in “{narrow}”."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.BROADER_TERM,), why=why)


def _excluded(groups: Sequence[Group], vocabulary: _Vocabulary) -> Iterator[tuple[int, int]]:
    """Pairs that exclude each other: one or more for each group that any other excludes."""
    longest: dict[str, int] = {}  # by term, the group whose time goes on longest
    alone: dict[str, list[int]] = {}  # by term, the groups that nothing has excluded so far
    for i, group in enumerate(groups):
        term = str(group.value)
        # groups come in order of time, so that those which are over by now are over for all that follow
        going_on = [other for other, j in longest.items() if groups[j].as_of.hi >= group.as_of.lo]
        excluded = [other for other in going_on if vocabulary.exclude(other, term)]
        for j in [longest[other] for other in excluded[:1]] + [j for other in excluded for j in alone.pop(other, ())]:
            if groups[j].as_of.hi >= group.as_of.lo:
                yield j, i
        if not excluded:
            alone.setdefault(term, []).append(i)
        if term not in longest or groups[longest[term]].as_of.hi < group.as_of.hi:
            longest[term] = i
