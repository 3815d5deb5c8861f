"""Which mentions of a text other sources seem to tell, too, by what is said around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from discrepant.corpus.model import Corpus, Source
from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import join
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.coverage import Coverage, SourceCoverage, all_claims_at, percent
from discrepant.desk.datelines import guess_dateline
from discrepant.reading.mentions import Mention

__all__ = ["SharedCoverage", "SourceSharing", "shared_coverage"]

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class SourceSharing:
    """The coverage of one source, and for each mention in order who else seems to tell it."""

    coverage: SourceCoverage
    told_by: tuple[tuple[str, ...], ...]

    @property
    def shared(self) -> int:
        """How many mentions another source tells too."""
        return sum(map(bool, self.told_by))

    @property
    def shared_covered(self) -> int:
        """How many of these are covered or skipped."""
        return self.shared - sum(bool(others) for _, others in self.uncovered)

    @property
    def told_once(self) -> tuple[Mention, ...]:
        """What is not covered, and no other source seems to tell."""
        return tuple(mention for mention, others in self.uncovered if not others)

    @property
    def uncovered(self) -> tuple[tuple[Mention, tuple[str, ...]], ...]:
        """What is not covered, with the other sources that seem to tell it."""
        left = set(self.coverage.uncovered)
        pairs = zip(self.coverage.found, self.told_by, strict=True)
        return tuple((mention, others) for mention, others in pairs if mention in left)

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant coverage --json` prints."""
        return {
            "source": self.coverage.source,
            "text": self.coverage.text,
            **_figures(self.coverage, self.shared_covered, self.shared, len(self.told_once)),
            "uncovered": [mention.to_json() | {"told_by": list(others)} for mention, others in self.uncovered],
            "skips": [skip.to_json() for skip in self.coverage.skips],
        }


@attrs.frozen(kw_only=True)
class SharedCoverage:
    """The coverage of all sources, and of what two of them or more tell."""

    coverage: Coverage
    sources: tuple[SourceSharing, ...]

    @property
    def shared(self) -> int:
        """How many mentions of all texts another source tells too."""
        return sum(each.shared for each in self.sources)

    @property
    def shared_covered(self) -> int:
        """How many of these are covered or skipped."""
        return sum(each.shared_covered for each in self.sources)

    @property
    def told_once(self) -> int:
        """How many mentions are not covered, and no other source seems to tell them."""
        return sum(len(each.told_once) for each in self.sources)

    @property
    def percent(self) -> float:
        """Of the shared, those that are covered, of 100; 100 where nothing is shared."""
        return percent(self.shared_covered, self.shared)

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant coverage --json` prints."""
        total = _figures(self.coverage, self.shared_covered, self.shared, self.told_once)
        return {"sources": [each.to_json() for each in self.sources], "total": total}


def _figures(counted: SourceCoverage | Coverage, covered: int, shared: int, told_once: int) -> dict[str, Any]:
    return {
        "mentions": counted.mentions,
        "covered": counted.covered,
        "skipped": counted.skipped,
        "percent": round(counted.percent, 2),
        "shared": {"mentions": shared, "covered": covered, "percent": round(percent(covered, shared), 2)},
        "told_once": told_once,
    }


def shared_coverage(corpus: Corpus, measured: Coverage) -> SharedCoverage:
    """Look for what several sources tell: facts of one claim, and mentions that alignment joins."""
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    for fact in corpus.facts:
        tellers[fact.claim].add(fact.source.id)
    claims: dict[str, list[tuple[str, ...]]] = {}
    passages: dict[str, list[Passage]] = {}
    for each in measured.sources:
        source = corpus.sources[each.source]
        named = all_claims_at(source, corpus)
        claims[source.id] = [named(mention) for mention in each.found]
        passages[source.id] = [
            attrs.evolve(passage, claim=told[0]) if told else passage
            for passage, told in zip(_passages(source, each.found, corpus), claims[source.id], strict=True)
        ]
    joined = _joined(corpus, passages)

    def others(passage: Passage, told: tuple[str, ...]) -> tuple[str, ...]:
        every = joined.get(passage.place, set()).union(*(tellers[claim] for claim in told))
        return tuple(sorted(every - {passage.source}))

    return SharedCoverage(
        coverage=measured,
        sources=tuple(
            SourceSharing(coverage=each, told_by=tuple(map(others, passages[each.source], claims[each.source])))
            for each in measured.sources
        ),
    )


def _passages(source: Source, mentions: tuple[Mention, ...], corpus: Corpus) -> Iterator[Passage]:
    on = source.published.core
    dated = list(with_events(mentions, source.body, corpus.reader, on))
    return passages_of(source.id, source.body, dated, source.language)


def _joined(
    corpus: Corpus, passages: Mapping[str, list[Passage]]
) -> Mapping[tuple[str, tuple[int, int], str], set[str]]:
    """For each passage, the sources of its thread; a dateline tells of its own text, and joins nothing."""
    datelines = {
        (source.id, found.span)
        for source in corpus.sources.values()
        if (found := guess_dateline(source.body, corpus.reader, source.language))
        and found.reading
        and found.reading.core == source.published.core
    }
    held = [
        passage
        for each in passages.values()
        for passage in each
        if passage.claim or (passage.source, passage.mention.span) not in datelines
    ]
    texts = {source.id: source.body for source in corpus.sources.values()}
    return {passage.place: set(thread.sources) for thread in join(held, Events(texts)) for passage in thread.passages}
