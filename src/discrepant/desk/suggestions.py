"""Suggestions: the claims that a mention is likely to answer, for an editor to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import product
from math import log

import attrs

from discrepant.corpus.model import Claim, Corpus, Kind
from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.wording import words_of

__all__ = ["Suggestions", "stems_in"]

_MOST = 3
_STEM = 5  # letters by which words are told apart: "signed" and "signers" are one
_SHORTEST = 3  # letters of a word that says something, unless it is one of these
_EMPTY = """
    about after all and any are been before but did for from had has have her him his how its many more much not off one
    our out over said she that the their them then there they this too was were what when where which who why will with
    would you
"""
_IDLE = frozenset(_EMPTY.split())
_EVERYWHERE = 200  # claims: a word that more of them have is no hint
_TITLE = 2.0  # times what a word of the claim itself weighs more than one of its facts' quotes


@attrs.frozen
class Suggestions:
    """The claims of a corpus by kind and by their words."""

    corpus: Corpus
    language: str = ENGLISH  # of the mentions

    def for_mention(self, mention: Mention, around: str, kind: Kind | None = None) -> tuple[str, ...]:
        """The keys of the claims that a mention likeliest answers.

        These claims are of its kind and unit, or of the other `kind` that it suits, and share words with what is around
        it.
        """
        scores: defaultdict[str, float] = defaultdict(float)
        for asked, stem in product((mention.kind, *([kind] if kind else [])), _stems([around])):
            having = self._by_stem.get((str(asked), stem), {})
            if len(having) <= _EVERYWHERE:
                weight = log(1 + len(self.corpus.claims) / max(1, len(having)))
                for key, worth in having.items():
                    scores[key] += weight * worth
        likely = [key for key in scores if self._fits(self.corpus.claims[key], mention)]
        for key in likely:
            scores[key] *= 1 + _tells(self.corpus.claims[key], mention.reading)
        return tuple(sorted(likely, key=lambda key: (-scores[key], key))[:_MOST])

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], Mapping[str, float]]:
        """For a kind and a stem, the claims that have it and what it weighs in each."""
        index: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for claim in self.corpus.claims.values():
            for stem in _stems(fact.quote for fact in claim.facts):
                index[str(claim.kind), stem][claim.key] = 1.0
            for stem in _stems([claim.about, claim.key.replace("-", " ").replace(".", " ").replace("_", " ")]):
                index[str(claim.kind), stem][claim.key] = _TITLE
        return index

    def _fits(self, claim: Claim, mention: Mention) -> bool:
        """Whether the claim's unit can be that of the mention."""
        if claim.kind is Kind.PERIOD and claim.unit is None:
            return mention.kind is MentionKind.DATE
        if mention.reading is None or mention.reading.unit == claim.unit:
            return True
        if claim.kind not in (Kind.MEASURE, Kind.CHANGE):
            return claim.kind is not Kind.MONEY
        kind = Quantity(claim.kind.value)
        try:
            reading = self.corpus.reader.read(mention.words, kind=kind, unit=claim.unit, language=self.language, way=1)
        except ReadingError:
            return False
        return reading.unit == claim.unit


def stems_in(text: str) -> list[str]:
    """The first letters of the words that say what a text is about, in order."""
    words = words_of(text)
    return [word[:_STEM] for word in words if len(word) >= _SHORTEST and not word[0].isdigit() and word not in _IDLE]


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem for text in texts for stem in stems_in(text)}


def _tells(claim: Claim, reading: Reading | None) -> bool:
    """Whether some fact of the claim has this very value."""
    return reading is not None and any(
        isinstance(fact.value, Reading) and fact.value.unit == reading.unit and fact.value.core.meets(reading.core)
        for fact in claim.facts
    )
