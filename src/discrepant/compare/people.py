"""Everybody on the lists of a claim.

It says what each is called, who looks like whom, and how a sentence tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from discrepant.compare.likeness import look_alikes, near_spellings
from discrepant.compare.sentences import Party, listed
from discrepant.corpus.model import Claim, Corpus, Fact

__all__ = ["People", "names_on"]

_MOST_NAMED = 8  # people, or pairs of them, in one sentence


def names_on(fact: Fact) -> frozenset[str]:
    """The keys of those whom a fact lists."""
    if not isinstance(fact.value, frozenset):
        raise TypeError(f"{fact.id} is no roster")
    return fact.value


@attrs.frozen(kw_only=True)
class People:
    """By the key of a name, its label and whom it looks like.

    Whom it looks like is a key too, its own where that is nobody.
    """

    labels: Mapping[str, str]
    same: Mapping[str, str]

    @classmethod
    def of(cls, claim: Claim, corpus: Corpus) -> People:
        """All that are named on a claim; a name without an entry is called as it is first printed."""
        everybody = frozenset[str]().union(*map(names_on, claim.facts))
        printed = {corpus.names.key(name): name for fact in reversed(claim.facts) for name in fact.says}
        entries = {name.key: name.label for name in corpus.names.entries if name.key in everybody}
        known = {key: key for key in everybody} | printed | entries
        labels = {key: known[key] for key in everybody}
        return cls(labels=labels, same=look_alikes(labels, entries))

    def among(self, names: Iterable[str]) -> frozenset[str]:
        """The names, those that look alike being one."""
        return frozenset(self.same[name] for name in names)

    def missing(self, names: frozenset[str], there: frozenset[str]) -> list[str]:
        """Those of the names that are not there, and look like none that is."""
        alike = self.among(there)
        return sorted(name for name in names if self.same[name] not in alike)

    def listed(self, names: Iterable[str]) -> str:
        """The names in a sentence; nobody, if there are none."""
        labels = sorted(self.labels[name] for name in names)
        return listed(labels, _MOST_NAMED) if labels else "nobody"

    def spelled_otherwise(self, ours: frozenset[str], theirs: frozenset[str]) -> list[tuple[str, str]]:
        """The labels of those who stand on both lists in spellings that look alike.

        That they look alike is all that can be said of them.
        """
        pairs = {(name, other) for name, other in self._alike(ours - theirs, theirs)}
        pairs |= {(name, other) for other, name in self._alike(theirs - ours, ours)}
        return sorted((self.labels[name], self.labels[other]) for name, other in pairs)

    def _alike(self, names: frozenset[str], there: frozenset[str]) -> Iterator[tuple[str, str]]:
        by_likeness = {self.same[name]: name for name in sorted(there)}
        return ((name, by_likeness[self.same[name]]) for name in names if self.same[name] in by_likeness)

    def likenesses(
        self, parties: tuple[Party, Party], spelled: Iterable[tuple[str, str]], only: tuple[list[str], list[str]]
    ) -> Iterator[str]:
        """A sentence on names that look alike, and one on slips.

        A slip is a letter without which two names would be the same.
        """
        ours, theirs = parties
        near = near_spellings(*(sorted(self.labels[name] for name in names) for names in only))
        for pairs, what in (
            (spelled, "look alike: spellings to be confirmed"),
            (near, "are a letter apart: a likely slip"),
        ):
            shown = [f"{one} ({ours.name}) and {other} ({theirs.name})" for one, other in pairs]
            if shown:
                left = len(shown) - _MOST_NAMED
                more = f", and {left} more pair{'' if left == 1 else 's'}" if left > 0 else ""
                yield f"{'; '.join(shown[:_MOST_NAMED])}{more} {what}."
