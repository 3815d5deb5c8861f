"""Facts with the same value as groups in order, and which pairs of groups are worth judging.

No loop runs over all pairs: on a line, the greatest lower bound and the least upper bound among the groups that one
must agree with are its worst opponents (Helly's theorem in one dimension).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush

import attrs

from discrepant.compare.finding import Gap
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Fact, Nature, Value
from discrepant.reading.interval import Interval

__all__ = ["ALWAYS", "Group", "Judgement", "groups_of", "judged", "may_precede", "rivals"]

ALWAYS = Interval(-math.inf, math.inf)

Pair = tuple[int, int]


@attrs.frozen(kw_only=True)
class Group:
    """Facts that stand for the same value; `as_of` spans their dates, and is ALWAYS for a constant claim."""

    value: Value
    facts: tuple[Fact, ...]
    as_of: Interval = ALWAYS


@attrs.frozen(kw_only=True)
class Judgement:
    """The verdict on a pair of groups; `why` is the clause of the summary that says so in words."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    gap: Gap | None = None
    why: str

    @property
    def gravity(self) -> tuple[int, float]:
        """Worse judgements compare greater: by verdict, then by gap."""
        return self.verdict.gravity, self.gap.value if self.gap else 0.0


def groups_of(claim: Claim, facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> list[Group]:
    """The groups in order: by as-of where the answer may change over time, else in the order that `facts` have.

    Where the answer may change, only facts that follow one another in time make a group.
    """
    timeless = claim.nature is Nature.CONSTANT
    ordered = list(facts) if timeless else sorted(facts, key=lambda fact: (fact.as_of.core.lo, fact.as_of.core.hi))
    runs: list[tuple[Hashable, list[Fact]]] = []
    seen: dict[Hashable, list[Fact]] = {}
    for fact in ordered:
        mark = key(fact)
        if timeless and mark in seen:
            seen[mark].append(fact)
        elif runs and runs[-1][0] == mark:
            runs[-1][1].append(fact)
        else:
            seen[mark] = [fact]
            runs.append((mark, seen[mark]))
    return [_group(run, timeless=timeless) for _, run in runs]


def _group(facts: Sequence[Fact], *, timeless: bool) -> Group:
    spans = [fact.as_of.core for fact in facts]
    as_of = ALWAYS if timeless else Interval(min(span.lo for span in spans), max(span.hi for span in spans))
    return Group(value=facts[0].value, facts=tuple(facts), as_of=as_of)


def may_precede(first: Group, second: Group) -> bool:
    """Whether every day of the first is on or before every day of the second; on one day, each precedes the other."""
    return first.as_of.hi <= second.as_of.lo


def rivals(groups: Sequence[Group], nature: Nature, interval: Callable[[Group], Interval]) -> Iterator[Pair]:
    """For each group, the pairs with its worst opponents on one level, core or support."""
    forward = range(len(groups)), [group.as_of for group in groups], [interval(group) for group in groups]
    # the mirror image in time, so that each group also meets those that come after it
    backward = (
        range(len(groups) - 1, -1, -1),
        [Interval(-group.as_of.hi, -group.as_of.lo) for group in groups],
        [Interval(-interval(group).hi, -interval(group).lo) for group in groups],
    )
    search = _fallen if nature is Nature.CUMULATIVE else _apart
    for order, times, values in (forward, backward):
        for i, j in search(order, times, values):
            yield min(i, j), max(i, j)


def _apart(order: Iterable[int], times: Sequence[Interval], values: Sequence[Interval]) -> Iterator[Pair]:
    """Each group against the highest and the lowest of the earlier ones whose time reaches into its own."""
    highest: list[tuple[float, int]] = []
    lowest: list[tuple[float, int]] = []
    for i in sorted(order, key=lambda i: times[i].lo):
        for heap in (highest, lowest):
            while heap and times[heap[0][1]].hi < times[i].lo:
                heappop(heap)  # over for this group, and so for all later ones
            if heap:
                yield heap[0][1], i
        heappush(highest, (-values[i].lo, i))
        heappush(lowest, (values[i].hi, i))


def _fallen(order: Iterable[int], times: Sequence[Interval], values: Sequence[Interval]) -> Iterator[Pair]:
    """Each group against the highest lower bound of all that came before it or on its day."""
    order = list(order)
    by_end = sorted(order, key=lambda i: times[i].hi)
    best: list[int] = []  # the highest so far, and the next highest for when a group would meet itself
    done = 0
    for i in sorted(order, key=lambda i: times[i].lo):
        while done < len(by_end) and times[by_end[done]].hi <= times[i].lo:
            best = sorted([*best, by_end[done]], key=lambda j: -values[j].lo)[:2]
            done += 1
        yield from ((j, i) for j in best if j != i)


def judged(
    count: int, candidates: Iterable[Pair], judge: Callable[[int, int], Judgement | None]
) -> list[tuple[Pair, Judgement]]:
    """The pairs to report: neighbours, the worst pair, and each group's worst conflict, in order.

    That last keeps a conflict from hiding behind another which somebody has acknowledged. A pair that cannot be
    compared is judged None.
    """
    neighbours = {(i, i + 1) for i in range(count - 1)}
    judgements = {pair: judge(*pair) for pair in sorted(neighbours.union(candidates))}
    known = {pair: judgement for pair, judgement in judgements.items() if judgement is not None}
    worst: dict[int, Pair] = {}
    for pair, judgement in known.items():
        for i in pair:
            if i not in worst or judgement.gravity > known[worst[i]].gravity:
                worst[i] = pair
    conflicts = {pair for pair in worst.values() if known[pair].verdict is Verdict.CONFLICT}
    gravest = max(known, key=lambda pair: known[pair].gravity, default=None)
    return [(pair, known[pair]) for pair in known if pair in neighbours or pair in conflicts or pair == gravest]
