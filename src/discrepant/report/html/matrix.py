"""The sources against each other.

For each pair it says how often they agree, and on which questions they do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import attrs

from discrepant.compare.question import Question
from discrepant.compare.verdict import Verdict

__all__ = ["Compared", "Matrix", "matrix"]

_MOST = 30  # sources; a larger table can neither be read nor printed


@attrs.frozen(kw_only=True)
class Compared:
    """Two sources, and the questions on which they were set against each other.

    The questions are grouped by the gravest verdict on each.
    """

    sources: tuple[str, str]
    questions: dict[Verdict, tuple[Question, ...]]

    @property
    def gravest(self) -> Verdict:
        """The gravest verdict between the two."""
        return max(self.questions, key=lambda verdict: verdict.gravity)


@attrs.frozen(kw_only=True)
class Matrix:
    """The sources that answer the most questions, and every pair that was compared.

    `left_out` counts the sources that are not among them.
    """

    sources: tuple[str, ...]
    pairs: dict[tuple[str, str], Compared]
    left_out: int

    def between(self, one: str, other: str) -> Compared | None:
        """The pair of these two, in whatever order."""
        return self.pairs.get((one, other) if one < other else (other, one))


def matrix(questions: Sequence[Question]) -> Matrix:
    """How each pair of sources stands on each question; those that stand on one side agree."""
    count = Counter(source for question in questions for source in question.sources)
    most = sorted(sorted(count), key=lambda source: -count[source])[:_MOST]
    found: dict[tuple[str, str], dict[Verdict, list[Question]]] = {}
    for question in questions:
        gravest: dict[tuple[str, str], Verdict] = {}
        for pair, verdict in _pairs(question, frozenset(most)):
            gravest[pair] = max(gravest.get(pair, verdict), verdict, key=lambda v: v.gravity)
        for pair, verdict in gravest.items():
            found.setdefault(pair, {}).setdefault(verdict, []).append(question)
    return Matrix(
        sources=tuple(sorted(most)),
        pairs={pair: Compared(sources=pair, questions=_gravest_first(by)) for pair, by in sorted(found.items())},
        left_out=len(count) - len(most),
    )


def _pairs(question: Question, among: frozenset[str]) -> Iterator[tuple[tuple[str, str], Verdict]]:
    sides = [sorted(among.intersection(side.sources)) for side in question.sides]
    for side in sides:
        yield from ((pair, Verdict.AGREE) for pair in combinations(side, 2))
    for judged in question.pairs:
        one, other = (sides[n] for n in judged.sides)
        yield from (((min(pair), max(pair)), judged.verdict) for pair in product(one, other) if pair[0] != pair[1])


def _gravest_first(found: dict[Verdict, list[Question]]) -> dict[Verdict, tuple[Question, ...]]:
    return {verdict: tuple(found[verdict]) for verdict in sorted(found, key=lambda verdict: -verdict.gravity)}
