"""The sources against each other: for each pair, how often they agree, and on which claims they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import attrs

from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Verdict

__all__ = ["Matrix", "Pair", "matrix"]

_MOST = 30  # sources; a larger table can neither be read nor printed


@attrs.frozen(kw_only=True)
class Pair:
    """Two sources and the claims on which they were set against each other, by the gravest verdict on each."""

    sources: tuple[str, str]
    claims: dict[Verdict, tuple[str, ...]]

    @property
    def gravest(self) -> Verdict:
        """The gravest verdict between the two."""
        return max(self.claims, key=lambda verdict: verdict.gravity)


@attrs.frozen(kw_only=True)
class Matrix:
    """The sources that have the most findings, in order, every pair of them that was compared, and who is left out."""

    sources: tuple[str, ...]
    pairs: dict[tuple[str, str], Pair]
    left_out: int

    def between(self, one: str, other: str) -> Pair | None:
        """The pair of these two, in whatever order."""
        return self.pairs.get((one, other) if one < other else (other, one))


def matrix(findings: Sequence[Finding]) -> Matrix:
    """Count the findings between each pair of sources; those that stand on one side agree."""
    count = Counter(source for finding in findings for source in finding.sources)
    most = sorted(sorted(count), key=lambda source: -count[source])[:_MOST]
    gravest: dict[tuple[str, str], dict[str, Verdict]] = {}
    for finding in findings:
        for pair, verdict in _pairs(finding, frozenset(most)):
            known = gravest.setdefault(pair, {})
            known[finding.claim] = max(known.get(finding.claim, verdict), verdict, key=lambda v: v.gravity)
    return Matrix(
        sources=tuple(sorted(most)),
        pairs={pair: Pair(sources=pair, claims=_by_verdict(claims)) for pair, claims in sorted(gravest.items())},
        left_out=len(count) - len(most),
    )


def _pairs(finding: Finding, among: frozenset[str]) -> Iterator[tuple[tuple[str, str], Verdict]]:
    sides = [sorted(among.intersection(side.sources)) for side in finding.sides]
    for side in sides:
        yield from ((pair, Verdict.AGREE) for pair in combinations(side, 2))
    for one, other in combinations(sides, 2):
        yield from (((min(pair), max(pair)), finding.verdict) for pair in product(one, other) if pair[0] != pair[1])


def _by_verdict(claims: dict[str, Verdict]) -> dict[Verdict, tuple[str, ...]]:
    found = {
        verdict: tuple(claim for claim, v in sorted(claims.items()) if v is verdict)
        for verdict in sorted(Verdict, key=lambda verdict: -verdict.gravity)
    }
    return {verdict: keys for verdict, keys in found.items() if keys}
