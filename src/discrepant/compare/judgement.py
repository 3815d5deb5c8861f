"""A Judgement on two groups of facts, and which of them are worth reporting."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from discrepant.compare.finding import Gap
from discrepant.compare.verdict import Reason, Verdict

__all__ = ["DIFFERENT_TIME", "Judgement", "judged"]

_Pair = tuple[int, int]


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


DIFFERENT_TIME = Judgement(
    verdict=Verdict.EXPLAINED,
    reasons=(Reason.DIFFERENT_TIME,),
    why="They are told of different times, between which the answer may change.",
)


def judged(
    count: int, candidates: Iterable[_Pair], judge: Callable[[int, int], Judgement | None]
) -> list[tuple[_Pair, Judgement]]:
    """The pairs to report, in order.

    They are all neighbours, the worst pair, each growth that is not expected, and each group's worst conflict. That
    last keeps a conflict from hiding behind another which somebody has acknowledged. A pair that cannot be compared is
    judged None.
    """
    neighbours = {(i, i + 1) for i in range(count - 1)}
    judgements = {pair: judge(*pair) for pair in sorted(neighbours.union(candidates))}
    known = {pair: judgement for pair, judgement in judgements.items() if judgement is not None}
    worst: dict[int, _Pair] = {}
    for pair, judgement in known.items():
        for i in pair:
            if i not in worst or judgement.gravity > known[worst[i]].gravity:
                worst[i] = pair
    conflicts = {pair for pair in worst.values() if known[pair].verdict is Verdict.CONFLICT}
    grown = {pair for pair, judgement in known.items() if Reason.GROWTH in judgement.reasons}
    shown = neighbours | conflicts | grown
    gravest = max(known, key=lambda pair: known[pair].gravity, default=None)
    return [(pair, known[pair]) for pair in known if pair in shown or pair == gravest]
