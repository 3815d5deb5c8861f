"""How the terms of a claim stand to each other.

Some take in others, some can hold together, and a reason may be given for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise

import attrs

from discrepant.corpus.model import Claim

__all__ = ["Silence", "Silenced", "Vocabulary", "silence"]


@attrs.frozen(kw_only=True)
class Silenced:
    """Two terms that cannot be in conflict, and why not, as far as the claim gives a reason."""

    terms: tuple[str, str]
    because: str | None = None


@attrs.frozen(kw_only=True)
class Silence:
    """What a claim's vocabulary decides before anybody compares.

    It says whether any two of its terms can conflict, and which pairs cannot.
    """

    claim: str
    can_conflict: bool
    pairs: tuple[Silenced, ...]


class Vocabulary:
    """The relations between a claim's terms; what has none excludes each other."""

    def __init__(self, claim: Claim) -> None:
        self._terms = claim.terms
        self._broader = claim.broader
        self._because = claim.because
        self._below: dict[str, Mapping[str, str]] = {}
        self._sets: dict[str, set[int]] = {}  # by term, the lists of what can hold together on which it stands
        for number, terms in enumerate(claim.together):
            for term in terms:
                self._sets.setdefault(term, set()).add(number)

    def has(self, *terms: str) -> bool:
        """Whether all of these are set out."""
        return all(term in self._terms for term in terms)

    def takes_in(self, broad: str, narrow: str) -> bool:
        """Whether one term is broader than the other, at any depth."""
        return narrow in self._narrower(broad)

    def _narrower(self, broad: str) -> Mapping[str, str]:
        """All narrower terms, each with the one right above it."""
        if broad not in self._below:
            above: dict[str, str] = {}
            todo = [broad]
            for term in todo:  # grows while it is walked
                new = [narrow for narrow in self._broader.get(term, ()) if narrow not in above]
                above.update(dict.fromkeys(new, term))
                todo += new
            self._below[broad] = above
        return self._below[broad]

    def go_together(self, one: str, other: str) -> bool:
        """Whether both can hold at once, as the claim says."""
        return not self._sets.get(one, set()).isdisjoint(self._sets.get(other, ()))

    def exclude(self, one: str, other: str) -> bool:
        """Whether two terms cannot both hold."""
        related = self.takes_in(one, other) or self.takes_in(other, one) or self.go_together(one, other)
        return one != other and not related

    def because(self, one: str, other: str) -> str | None:
        """Why two related terms are no contradiction, as the claim says.

        There is a reason for each step from broad to narrow.
        """
        if reason := self._because.get(frozenset((one, other))):
            return _sentence(reason)
        broad, narrow = (one, other) if self.takes_in(one, other) else (other, one)
        steps = [narrow]
        while steps[-1] in self._narrower(broad):
            steps.append(self._narrower(broad)[steps[-1]])
        reasons = [self._because.get(frozenset(step)) for step in pairwise(steps)]
        return " ".join(_sentence(reason) for reason in reversed(reasons) if reason) or None


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


def silence(claim: Claim, *, told: bool = False) -> Silence:
    """Which pairs of a claim's terms can never be in conflict.

    With `told`, only those pairs are given whose terms sources use.
    """
    vocabulary = Vocabulary(claim)
    used = {fact.value for fact in claim.facts}
    pairs = [*combinations(claim.terms, 2)]
    related = [pair for pair in pairs if not vocabulary.exclude(*pair)]
    return Silence(
        claim=claim.key,
        can_conflict=related != pairs,
        pairs=tuple(
            Silenced(terms=pair, because=vocabulary.because(*pair))
            for pair in related
            if not told or used.issuperset(pair)
        ),
    )
