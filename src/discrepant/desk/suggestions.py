"""Suggestions: the claims that a mention is likely to answer, for an editor to choose from.

The passage of the mention is held against those of the claim's facts, and its words against what the claim asks, as
passages of several texts are when they are aligned (`alignment/likeness.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

import attrs

from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Source
from discrepant.desk.alignment.likeness import Likeness
from discrepant.desk.alignment.passages import Passage, passages_of
from discrepant.desk.alignment.stems import stems_in
from discrepant.desk.coverage import said_at
from discrepant.errors import ReadingError
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Quantity, Reading

__all__ = ["MOST", "Suggestions", "words_of_claim"]

MOST = 3
_EVERYWHERE = 200  # claims: a word that more of them have is no hint
_SAMPLED = 16  # passages of a claim that are looked at
_ASKED = 6.0  # logits, what a rare word of the question tells
_UNTOLD = 2.5  # what the facts of a claim that has none yet are taken to tell
_QUOTED = 0.5  # and of what such a word tells, one of a quote
_MENTIONED = {Kind.PERIOD: MentionKind.DATE, Kind.AGE: MentionKind.MEASURE, Kind.TALLY: MentionKind.COUNT}
_NO_MENTIONS = (Kind.TERM, Kind.ROSTER)


@attrs.frozen(eq=False)
class Suggestions:
    """The claims of a corpus by kind and by their words.

    They are suggested for these passages of texts that are not in it.
    """

    corpus: Corpus
    asking: Sequence[Passage]

    def for_passage(self, passage: Passage, kinds: Iterable[Kind] = (), most: int = MOST) -> tuple[str, ...]:
        """The keys of the claims that a mention likeliest answers, the likeliest first.

        These claims are of its kind and unit, or of one of the other `kinds` that it suits, and share words with what
        is around it. The passage is one of `asking`.
        """
        likely: dict[str, float] = {}
        for kind in dict.fromkeys((str(passage.mention.kind), *map(str, kinds))):
            for key in self._sharing(passage, kind):
                if self._fits(self.corpus.claims[key], passage):
                    likely[key] = self._told(key, passage)
        return tuple(sorted(likely, key=lambda key: (-likely[key], key))[:most])

    def _sharing(self, passage: Passage, kind: str) -> Iterator[str]:
        """The claims of a kind that share a word with a passage."""
        for stem in passage.words:
            keys = self._by_stem.get((kind, stem), ())
            if len(keys) <= _EVERYWHERE:
                yield from keys

    def _told(self, key: str, passage: Passage) -> float:
        """How much tells that a mention answers a claim, in logits."""
        words = self._words[key]
        asked = sum(
            self._likeness.rarity(stem) * weight * words[stem]
            for stem, weight in passage.words.items()
            if stem in words
        )
        alike = (
            self._likeness.told(passage, known) for known in self._known.get(key, ()) if known.family == passage.family
        )
        return max(alike, default=self._likeness.base(passage) + _UNTOLD) + _ASKED * asked

    @cached_property
    def _likeness(self) -> Likeness:
        known = (passage for passages in self._known.values() for passage in passages)
        return Likeness.among((*self.asking, *known))

    @cached_property
    def _known(self) -> Mapping[str, Sequence[Passage]]:
        """By claim, the passages of its facts."""
        facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for claim in self.corpus.claims.values():
            if claim.kind not in _NO_MENTIONS:
                for fact in claim.facts[:_SAMPLED]:
                    facts[fact.source.id].append(fact)
        known: defaultdict[str, list[Passage]] = defaultdict(list)
        for source, told in facts.items():
            for passage in _passages(self.corpus.sources[source], told, self.corpus):
                known[passage.claim or ""].append(passage)
        return known

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, float]]:
        return {claim.key: words_of_claim(claim, _QUOTED) for claim in self.corpus.claims.values()}

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """For a kind and a stem, the claims that have it."""
        index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for key, words in self._words.items():
            for stem in words:
                index[str(self.corpus.claims[key].kind), stem].append(key)
        return index

    def _fits(self, claim: Claim, passage: Passage) -> bool:
        """Whether the claim's unit can be that of the mention."""
        mention = passage.mention
        if claim.kind is Kind.PERIOD and claim.unit is None:
            return mention.kind is MentionKind.DATE
        if mention.reading is None or mention.reading.unit == claim.unit:
            return True
        if claim.kind not in (Kind.MEASURE, Kind.CHANGE):
            return claim.kind is not Kind.MONEY
        kind = Quantity(claim.kind.value)
        try:
            reading = self.corpus.reader.read(
                mention.words, kind=kind, unit=claim.unit, language=passage.language, way=1
            )
        except ReadingError:
            return False
        return reading.unit == claim.unit


def words_of_claim(claim: Claim, quoted: float) -> dict[str, float]:
    """The stems of a claim and what they weigh.

    Those of its question weigh 1, those of its facts' quotes so much as is given.
    """
    words = dict.fromkeys((stem for fact in claim.facts for stem in stems_in(fact.quote)), quoted)
    asked = stems_in(f"{claim.about} {claim.key.replace('-', ' ').replace('.', ' ').replace('_', ' ')}")
    return words | dict.fromkeys(asked, 1.0)


def _passages(source: Source, facts: Iterable[Fact], corpus: Corpus) -> Iterator[Passage]:
    """The passages of facts of a source, each with its claim."""
    told = [(mention, fact.claim) for fact in facts for mention in _mentions(fact, corpus.claims[fact.claim].kind)]
    told.sort(key=lambda each: each[0].span)
    passages = passages_of(source.id, source.body, [mention for mention, _ in told], source.language)
    for passage, (_, claim) in zip(passages, told, strict=True):
        yield attrs.evolve(passage, claim=claim)


def _mentions(fact: Fact, kind: Kind) -> Iterator[Mention]:
    """A fact as mentions of its text: each of its words at its first place in the quote."""
    asked = _MENTIONED.get(kind) or MentionKind(str(kind))
    for words, printed, spans in zip(fact.says, fact.printed, said_at(fact), strict=False):
        for span in islice(spans, 1):
            reading = printed if isinstance(printed, Reading) and kind not in _MENTIONED else None
            line = fact.source.body.count("\n", 0, span[0]) + 1
            yield Mention(kind=asked, words=words, span=span, line=line, reading=reading)
