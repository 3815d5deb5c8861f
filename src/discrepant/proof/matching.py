"""Which claim a figure or a date of a story answers, and how much speaks for that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from math import log

import attrs

from discrepant.corpus.model import Claim, Corpus, Kind
from discrepant.desk.alignment.passages import Passage
from discrepant.desk.alignment.stems import stems_in
from discrepant.desk.suggestions import Suggestions, words_of_claim

__all__ = ["Answerable", "Matching", "sentence_around"]

_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)[.!?][\"\u201d\u2019']*\s+(?=[\"\u201c\u2018'A-Z])|\n\s*\n")
_CLAUSE = re.compile(r"[,;:\u2013\u2014()]\s")
_AND = re.compile(r"\band\b")
_NAME = re.compile(
    r"(?<=\S )(?!(?:I|The|A|An)\b)[A-Z][^\W\d_]{2,}"
)  # not the first word, which has a capital for itself
_UNNAMED = 0.6  # what a claim on somebody or some place keeps where another is named
_QUOTED = 0.6  # what a word of a claim's quotes weighs, to one of its question
_MOST = 8  # claims that are looked at
_REACH = 600  # characters on either side
_PLACES = (1.0, 0.25)  # what a word weighs in the mention's own clause, and elsewhere in its sentence


def sentence_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence in which something stands."""
    start, end = max(0, span[0] - _REACH), min(len(text), span[1] + _REACH)
    first = max((start + found.end() for found in _END.finditer(text[start : span[0]])), default=start)
    after = _END.search(text, span[1], end)
    return first, after.start() + 1 if after else end


@attrs.frozen(kw_only=True)
class Answerable:
    """A claim that a mention may answer, and how much speaks for it."""

    claim: Claim
    evidence: float
    coverage: float
    lead: float  # times as much as for the best of the others


@attrs.frozen(eq=False)
class Matching:
    """The claims of a corpus with the words that are theirs."""

    corpus: Corpus
    passages: Sequence[Passage]  # of the story's mentions

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self.corpus, self.passages)

    @cached_property
    def _words(self) -> dict[str, dict[str, float]]:
        """By claim, its stems: those of the question weigh more than those of quotes."""
        return {claim.key: words_of_claim(claim, _QUOTED) for claim in self.corpus.claims.values()}

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """By claim, the names in what it asks."""
        return {claim.key: frozenset(_NAME.findall(claim.about)) for claim in self.corpus.claims.values()}

    @cached_property
    def _all_names(self) -> frozenset[str]:
        return frozenset().union(*self._names.values())

    @cached_property
    def _rare(self) -> Counter[str]:
        return Counter(stem for words in self._words.values() for stem in words)

    def _weight(self, stem: str) -> float:
        return log(1 + len(self._words) / max(1, self._rare[stem]))

    def candidates(
        self, text: str, passage: Passage, kinds: Sequence[Kind], others: Sequence[tuple[int, int]]
    ) -> list[Answerable]:
        """The claims that a mention of the story may answer, the likeliest first.

        `others` are where other mentions of its sort stand, between which a sentence is parted.
        """
        span = passage.mention.span
        start, end = sentence_around(text, span)
        clause = self._clause(text, span, (start, end), others)
        near, far = stems_in(text[slice(*clause)]), stems_in(text[start:end])
        keys = self._suggestions.for_passage(passage, kinds, _MOST)
        named = set(_NAME.findall(f"… {text[slice(*clause)]}")) & self._all_names
        scored = [self._scored(self.corpus.claims[key], near, far, named) for key in keys]
        best = sorted((each for each in scored if each[1] > 0), key=lambda each: (-each[1], each[0].key))
        return [
            Answerable(
                claim=claim,
                evidence=evidence,
                coverage=coverage,
                lead=evidence / max((each[1] for each in best if each[0] is not claim), default=evidence / 9),
            )
            for claim, evidence, coverage in best
        ]

    @staticmethod
    def _clause(
        text: str, span: tuple[int, int], within: tuple[int, int], others: Sequence[tuple[int, int]]
    ) -> tuple[int, int]:
        start, end = within
        start = max((found.end() + start for found in _CLAUSE.finditer(text[start : span[0]])), default=start)
        after = _CLAUSE.search(text, span[1], end)
        end = after.start() if after else end
        follow = min((at for at, _ in others if span[1] <= at < end), default=end)
        before = max((over for _, over in others if start < over <= span[0]), default=start)
        conjoined = _AND.search(text, before, span[0]) if before > start else None
        return conjoined.start() if conjoined else before, follow

    def _scored(
        self, claim: Claim, near: Sequence[str], far: Sequence[str], named: AbstractSet[str]
    ) -> tuple[Claim, float, float]:
        known = self._words[claim.key]
        own = set(near)
        evidence = sum(self._weight(stem) * known.get(stem, 0.0) * _PLACES[stem not in own] for stem in {*near, *far})
        total = sum(map(self._weight, own))
        found = sum(self._weight(stem) for stem in own if stem in known)
        if (names := self._names[claim.key]) and named and not names & named:
            evidence *= _UNNAMED
        return claim, evidence, found / total if total else 0.0
