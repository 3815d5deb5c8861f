"""Joining: passages that tell one thing, found without holding each against each.

An inverted index gives for each passage a few others with which it shares a word, those of the sources next to its own
in the order of their ids. The likeliest pairs are joined first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

import attrs

from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.likeness import Likeness
from discrepant.desk.alignment.passages import Passage
from discrepant.reading.mentions import MentionKind

__all__ = ["LEAST", "Thread", "candidates", "join"]

LEAST = 0.25  # how likely two passages must tell one thing to be joined
_ON_AVERAGE = 0.15  # and all those of the two threads that this joins
_REPEATED = 0.3  # how likely a text repeats itself, where the value is the same
_SAMPLED = 8  # passages of a thread that are looked at
_NEXT = 10  # passages beside its own in each list of the index
_TELLING = 12  # words of a passage that are looked up, the rarest and nearest
_IN_BRACKETS = re.compile(r"\s*[(\[/]\s*|,? or ")


@attrs.frozen(kw_only=True)
class Thread:
    """Passages that are likely to tell one thing, in order of source and place, and how likely.

    The score of one that stands alone is 0. `support` has, for each passage, how likely it tells what some passage of
    another source tells.
    """

    passages: tuple[Passage, ...]
    score: float
    support: tuple[float, ...]

    def told_by(self, source: str) -> list[Passage]:
        """What a source tells of it, first where that is likeliest to be what others tell."""
        told = zip(self.support, self.passages, strict=True)
        mine = [(-support, passage.place, passage) for support, passage in told if passage.source == source]
        return [passage for _, _, passage in sorted(mine, key=lambda each: each[:2])]

    @property
    def sources(self) -> tuple[str, ...]:
        """Who tells it."""
        return tuple(dict.fromkeys(passage.source for passage in self.passages))

    @property
    def claim(self) -> str | None:
        """The claim that a record names for one of them."""
        return next((passage.claim for passage in self.passages if passage.claim), None)


def join(passages: Iterable[Passage], events: Events) -> tuple[Thread, ...]:
    """Every passage in exactly one thread.

    Nothing joins texts that share too few names to be of one event. Whatever the order in which the sources are given,
    the threads are the same. A text that tells a thing twice, with
    one value, is in its thread twice.
    """
    ordered = sorted(passages, key=lambda passage: passage.place)
    likeness = Likeness.among(ordered)
    joiner = _Joiner(ordered, likeness, events)
    joiner.join_measures()
    joiner.join_claims()
    pairs = ((joiner.likely(i, j), i, j) for i, j in candidates(ordered, likeness))
    likely = [pair for pair in pairs if pair[0] >= LEAST]
    # of figures, what two texts tell comes before what one repeats: two of its own may only have the same value
    likely.sort(key=lambda pair: (_repeats_figure(ordered[pair[1]], ordered[pair[2]]), -pair[0], *pair[1:]))
    for score, i, j in likely:
        joiner.join(i, j, score)
    return tuple(joiner.threads())


def _repeats_figure(one: Passage, other: Passage) -> bool:
    return one.source == other.source and one.family == "figure"


def candidates(passages: Sequence[Passage], likeness: Likeness) -> list[tuple[int, int]]:
    """Pairs that share a telling word, or the value or the unit."""
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, passage in enumerate(passages):
        weighed = sorted(passage.words, key=lambda word: (-likeness.rarity(word) * passage.words[word], word))
        for word in (*weighed[:_TELLING], passage.value, passage.unit):
            index[passage.family, word].append(i)
    found: set[tuple[int, int]] = set()
    for places in index.values():
        for at, i in enumerate(places):
            found.update((i, j) for j in islice(places, at + 1, at + 1 + _NEXT))
    return sorted(found)


class _Joiner:
    """Threads that grow by joining: which passage is in which, and which are in it."""

    def __init__(self, passages: Sequence[Passage], likeness: Likeness, events: Events) -> None:
        self.passages, self.likeness, self.events = passages, likeness, events
        self.thread = list(range(len(passages)))
        self.members = {i: [i] for i in range(len(passages))}
        self.scores: defaultdict[int, list[float]] = defaultdict(list)
        self.known: dict[tuple[int, int], float] = {}
        self.beside: dict[int, int] = {}  # two tellings of one measure

    def likely(self, i: int, j: int) -> float:
        """How likely two passages tell one thing."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.known:
            a, b = (self.passages[k] for k in pair)
            may_be = a.family == b.family and self.events.may_be_one(a.source, b.source)
            self.known[pair] = self.likeness.of(a, b) if may_be else 0.0
        return self.known[pair]

    def join_measures(self) -> None:
        """One measure given in two units, as "15 km (10 miles)", is one telling."""
        for i, (a, b) in enumerate(zip(self.passages, self.passages[1:], strict=False)):
            if a.source != b.source or a.unit != b.unit or not a.mention.kind is b.mention.kind is MentionKind.MEASURE:
                continue
            if _IN_BRACKETS.fullmatch(self.events.texts[a.source], a.mention.span[1], b.mention.span[0]):
                self._merge(i, i + 1)
                self.beside |= {i: i + 1, i + 1: i}

    def join_claims(self) -> None:
        """What records name one claim for is one."""
        first: dict[tuple[str, str], int] = {}
        for i, passage in enumerate(self.passages):
            if passage.claim and (passage.claim, passage.family) in first:
                self._merge(first[passage.claim, passage.family], i)
            elif passage.claim:
                first[passage.claim, passage.family] = i

    def join(self, i: int, j: int, score: float) -> None:
        """Join the threads of two passages, unless others in them speak against it."""
        one, other = self.thread[i], self.thread[j]
        if one == other:
            self.scores[one].append(score)
        elif self._may_join(one, other):
            self._merge(i, j)
            self.scores[self.thread[i]].append(score)

    def _may_join(self, one: int, other: int) -> bool:
        a, b = self.members[one], self.members[other]
        claims = {self.passages[i].claim for i in (*a, *b)} - {None}
        if len(claims) > 1:
            return False
        of_source: defaultdict[str, list[int]] = defaultdict(list)
        for i in a:
            of_source[self.passages[i].source].append(i)
        if not all(self._repeats(i, j) for j in b for i in of_source.get(self.passages[j].source, ())):
            return False
        pairs = list(product(a[:_SAMPLED], b[:_SAMPLED]))
        return sum(self.likely(i, j) for i, j in pairs) >= _ON_AVERAGE * len(pairs)

    def _repeats(self, i: int, j: int) -> bool:
        """Whether a text tells at the second place what it told at the first."""
        a, b = self.passages[i], self.passages[j]
        return bool(a.value) and a.value == b.value and self.likely(i, j) >= _REPEATED

    def _merge(self, i: int, j: int) -> None:
        one, other = sorted((self.thread[i], self.thread[j]))
        if one == other:
            return
        for k in self.members[other]:
            self.thread[k] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self.scores[one] += self.scores.pop(other, [])

    def threads(self) -> Iterator[Thread]:
        """All threads, in order of their first passages."""
        for key in sorted(self.members):
            scores = self.scores.get(key, [])
            score = sum(scores) / len(scores) if scores else 0.0
            members = self.members[key]
            support = {i: self._support(i, members) for i in members}
            yield Thread(
                passages=tuple(self.passages[i] for i in members),
                score=score,
                support=tuple(max(support[i], support[self.beside.get(i, i)]) for i in members),
            )

    def _support(self, i: int, members: Sequence[int]) -> float:
        """How likely a passage tells what some passage of another source does; a few of these are looked at."""
        others = (j for j in members if self.passages[j].source != self.passages[i].source)
        return max((self.likely(i, j) for j in islice(others, _SAMPLED)), default=0.0)
