"""Which wrong facts some check would notice: mutants go through the checks of the package."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import attrs

from discrepant.checking.standard import STANDARD, StandardCheck
from discrepant.checking.subjects import Subject, subjects_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.meaning import contradiction
from discrepant.corpus.model import Claim, Corpus, Fact, Relation
from discrepant.mutation.mutants import Aspect, Mutant, Mutants

__all__ = ["Guarded", "Noticed", "Tried", "guarded"]

_OF_THE_TEXT = "evidence"  # a mutant's text is wrong with it, so that of this check only says against reads is left


@attrs.frozen(kw_only=True)
class Noticed:
    """The smallest wrong words that a check fails on."""

    words: str
    check: str

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mutate --json` prints."""
        return attrs.asdict(self)


@attrs.frozen(kw_only=True)
class Tried:
    """The mutants of one aspect of a fact: how many, how many are noticed, the least of these."""

    tried: int = 0
    noticed: int = 0
    smallest: Noticed | None = None

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mutate --json` prints."""
        smallest = self.smallest.to_json() if self.smallest else None
        return {"tried": self.tried, "noticed": self.noticed, "smallest": smallest}


@attrs.frozen(kw_only=True)
class Guarded:
    """A fact and what became of its mutants, by aspect.

    `already` names the check that fails on its claim as the records stand: a mutant could show nothing there.
    """

    fact: Fact
    by_aspect: dict[Aspect, Tried]
    already: str | None = None

    @property
    def is_guarded(self) -> bool:
        """Whether some wrong value of it, of those tried, would be noticed."""
        return self.by_aspect[Aspect.VALUE].noticed > 0

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mutate --json` prints."""
        fact = self.fact
        told = {"id": fact.id, "file": fact.place.file, "line": fact.place.line, "says": list(fact.says)}
        return (
            told
            | {str(aspect): tried.to_json() for aspect, tried in self.by_aspect.items()}
            | {"already": self.already}
        )


def guarded(corpus: Corpus, *, today: date, fail_on: Verdict = Verdict.CONFLICT) -> Iterator[Guarded]:
    """Try the mutants of each fact against the checks, in order of source and place."""
    guard = _Guard(corpus, today, fail_on)
    mutants = Mutants(corpus)
    for fact in corpus.facts:
        already = guard.failing(fact)
        tried = {aspect: Tried() for aspect in Aspect}
        for mutant in () if already else mutants.of(fact):
            noticed = guard.notices(fact, mutant)
            so_far = tried[mutant.aspect]
            smallest = so_far.smallest or (Noticed(words=mutant.words, check=noticed) if noticed else None)
            tried[mutant.aspect] = Tried(
                tried=so_far.tried + 1, noticed=so_far.noticed + (noticed is not None), smallest=smallest
            )
        yield Guarded(fact=fact, by_aspect=tried, already=already)


class _Guard:
    """The checks that ask about one fact: those of facts, those of its claim, those of the relations of that."""

    def __init__(self, corpus: Corpus, today: date, fail_on: Verdict) -> None:
        self._corpus, self._today, self._fail_on = corpus, today, fail_on
        self._claims = dict(corpus.claims)  # a ChainMap asks for one that could be written to
        self._relations: defaultdict[str, list[Relation]] = defaultdict(list)
        self._asked = {
            one.name: subjects_of(one.asks, corpus, kind=one.kind, told=one.told).records for one in STANDARD
        }
        for relation in corpus.relations.values():
            for key in relation.equation.claims:
                self._relations[key].append(relation)
        self._of_claim = cache(self._failing_claim)

    def failing(self, fact: Fact) -> str | None:
        """The check that fails on a fact or its claim as they stand."""
        return self._of_fact(fact, self._corpus) or self._of_claim(fact.claim)

    def _failing_claim(self, key: str) -> str | None:
        return self._on_claim(self._corpus.claims[key], self._corpus)

    def notices(self, fact: Fact, mutant: Mutant) -> str | None:
        """The check that fails on a mutant in the place of its fact."""
        was = self._corpus.claims[fact.claim]
        facts = tuple(mutant.fact if each is fact else each for each in was.facts)
        claim = attrs.evolve(was, facts=facts)
        corpus = attrs.evolve(self._corpus, claims=ChainMap({was.key: claim}, self._claims))
        return self._of_fact(mutant.fact, corpus) or self._on_claim(claim, corpus)

    def _of_fact(self, fact: Fact, corpus: Corpus) -> str | None:
        claim = corpus.claims[fact.claim]
        if contradiction(fact, claim):
            return _OF_THE_TEXT
        asked = (one for one in STANDARD if one.asks == "fact" and one.name != _OF_THE_TEXT)
        fits = (one for one in asked if (not one.kind or claim.kind in one.kind) and len(fact.says) >= one.says)
        return next((one.name for one in fits if self._fails(one, fact, corpus)), None)

    def _on_claim(self, claim: Claim, corpus: Corpus) -> str | None:
        for one in STANDARD:
            if one.asks == "claim" and claim.key in self._asked[one.name] and self._fails(one, claim, corpus):
                return one.name
            if one.asks == "relation":
                for relation in self._relations[claim.key]:
                    if relation.key in self._asked[one.name] and self._fails(one, relation, corpus):
                        return one.name
        return None

    def _fails(self, one: StandardCheck, subject: Subject, corpus: Corpus) -> bool:
        return one.on(subject, corpus, today=self._today, fail_on=self._fail_on).failure is not None
