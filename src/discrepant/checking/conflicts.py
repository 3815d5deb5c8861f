"""Which answers to a claim cannot all be true, by the checks of the package."""

from __future__ import annotations

from collections.abc import Mapping

from discrepant.checking.standard import STANDARD
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus

__all__ = ["conflicts"]


def conflicts(corpus: Corpus) -> Mapping[str, str]:
    """For each claim in conflict the words of its sides, the worst pair first: "30 / 31"."""
    found = {}
    for one in STANDARD:
        if one.asks != "claim":
            continue
        for key, claim in corpus.claims.items():
            if str(claim.kind) not in one.kind:
                continue
            judged = [each for each in one.compare(claim, corpus).findings if each.verdict is Verdict.CONFLICT]
            if judged:
                found[key] = " / ".join(dict.fromkeys(", ".join(side.says) for side in judged[0].sides))
    return found
