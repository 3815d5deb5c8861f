"""Terms of a small vocabulary: do the sources use the same one, a broader one, or one that excludes the other?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.groups import Group, Judgement, groups_of
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus

__all__ = ["compare"]


def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring terms, and find for each term one that it excludes, if there is any."""
    facts = sorted(claim.facts, key=lambda fact: str(fact.value))
    groups = groups_of(claim, facts, lambda fact: fact.value)
    relation = cache(partial(_relation, claim))
    found = findings_of("terms", claim, groups, _excluded(groups, relation), partial(_judge, claim))
    return Comparison(of=claim.key, findings=found)


def _judge(claim: Claim, a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    if not a.as_of.meets(b.as_of):
        why = "They are told of different times, between which the answer may change."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME,), why=why)
    if first == second:
        return Judgement(verdict=Verdict.AGREE, why="It is the same term.")
    reason = _relation(claim, first, second)
    if reason is Reason.BROADER_TERM:
        broad, narrow = (first, second) if second in _narrower(claim, first) else (second, first)
        why = f"“{broad}” is the broader term and takes in “{narrow}”."
    elif reason is Reason.TOGETHER:
        why = f"“{first}” and “{second}” can both hold at once."
    else:
        why = f"As the claim's terms are set out, “{first}” and “{second}” exclude each other."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(reason,), why=why)


def _relation(claim: Claim, first: str, second: str) -> Reason | None:
    """What lets two different terms hold together; None where they exclude each other."""
    if second in _narrower(claim, first) or first in _narrower(claim, second):
        return Reason.BROADER_TERM
    if any(first in pair and second in pair for pair in claim.together):
        return Reason.TOGETHER
    return None


def _narrower(claim: Claim, term: str) -> set[str]:
    """All terms below this one, at any depth."""
    found: set[str] = set()
    todo = list(claim.broader.get(term, ()))
    while todo:
        narrower = todo.pop()
        if narrower not in found:
            found.add(narrower)
            todo += claim.broader.get(narrower, ())
    return found


def _excluded(groups: Sequence[Group], relation: Callable[[str, str], Reason | None]) -> Iterator[tuple[int, int]]:
    """For each group the first current one whose term excludes its own: few are passed over, being related."""
    current: dict[str, int] = {}
    for i, group in enumerate(groups):
        term = str(group.value)
        for other, j in list(current.items()):
            if groups[j].as_of.hi < group.as_of.lo:
                del current[other]  # groups come in order of time: it is over for all later ones too
            elif other != term and relation(other, term) is None:
                yield j, i
                break
        held = current.get(term)
        if held is None or groups[held].as_of.hi < group.as_of.hi:
            current[term] = i
