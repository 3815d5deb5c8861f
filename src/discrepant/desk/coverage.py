"""Coverage: what a text prints and no record has taken up.

That may be numbers, amounts, dates and quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from discrepant.corpus.anchor import Standing, TextIndex
from discrepant.corpus.model import Corpus, Fact, Skip, Source
from discrepant.desk.skipped import Skipped
from discrepant.reading.kept_mentions import kept_mentions
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.reader import Reader

__all__ = [
    "Coverage",
    "SourceCoverage",
    "all_claims_at",
    "coverage",
    "coverage_of",
    "is_skipped",
    "line_ranges",
    "percent",
    "said_at",
    "whole_percent",
]

_HALF = 0.5  # of a quotation: a number in it that is encoded does not encode what was said

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class SourceCoverage:
    """How many mentions one source's text has, and those that are not covered.

    A mention is not covered where no record's `says` lies on it and no skip takes it out. `skipped` of those that are
    covered lie on no fact, and `skips` has what each skip takes out.
    """

    source: str
    text: str
    found: tuple[Mention, ...] = attrs.field(repr=False)  # all of them
    uncovered: tuple[Mention, ...]
    skipped: int = 0
    skips: tuple[Skipped, ...] = ()

    @property
    def mentions(self) -> int:
        """How many the text has."""
        return len(self.found)

    @property
    def covered(self) -> int:
        """How many are covered or skipped."""
        return self.mentions - len(self.uncovered)

    @property
    def percent(self) -> float:
        """Of 100; 100 where there is nothing to cover."""
        return percent(self.covered, self.mentions)


@attrs.frozen(kw_only=True)
class Coverage:
    """The coverage of all sources, in order of their ids."""

    sources: tuple[SourceCoverage, ...]

    @property
    def mentions(self) -> int:
        """How many mentions all texts have."""
        return sum(each.mentions for each in self.sources)

    @property
    def covered(self) -> int:
        """How many of them are covered or skipped."""
        return sum(each.covered for each in self.sources)

    @property
    def skipped(self) -> int:
        """How many of them are covered by a skip alone."""
        return sum(each.skipped for each in self.sources)

    @property
    def percent(self) -> float:
        """Of 100; 100 where there is nothing to cover."""
        return percent(self.covered, self.mentions)


def percent(covered: int, mentions: int) -> float:
    """The share of one number in another, of 100; 100 where there is nothing to cover."""
    return 100 * covered / mentions if mentions else 100.0


def whole_percent(covered: int, mentions: int) -> int:
    """The share of one number in another, in whole percent.

    It is cut and not rounded, so that 100 % is said of nothing less. It is 100 where there is nothing to cover.
    """
    return 100 * covered // mentions if mentions else 100


def coverage(corpus: Corpus) -> Coverage:
    """Look for mentions in the text of every source, and for a fact or a skip on each."""
    facts = {key: tuple(group) for key, group in groupby(corpus.facts, key=lambda fact: fact.source.id)}
    measured = (_of(source, facts.get(source.id, ()), corpus.reader) for source in corpus.sources.values())
    return Coverage(sources=tuple(measured))


def _of(source: Source, facts: Iterable[Fact], reader: Reader) -> SourceCoverage:
    on, language = source.published.core, source.language
    return coverage_of(source, facts, kept_mentions(source.body, on=on, reader=reader, language=language))


def coverage_of(source: Source, facts: Iterable[Fact], mentions: tuple[Mention, ...]) -> SourceCoverage:
    """The coverage of one text whose mentions are known, by the facts of its source."""
    told = [span for fact in facts for spans in said_at(fact) for span in spans]
    said = _Taken.by(told)
    taken = {kind: _Taken.by([*told, *_skipped_of(kind, source.skips)]) for kind in MentionKind}
    out = [mention for mention in mentions if taken[mention.kind].covers(mention) and not said.covers(mention)]
    encoded = list(filter(said.covers, mentions))
    return SourceCoverage(
        source=source.id,
        text=source.text,
        found=mentions,
        uncovered=tuple(mention for mention in mentions if not taken[mention.kind].covers(mention)),
        skipped=len(out),
        skips=tuple(
            Skipped(skip=skip, mentions=tuple(_lying_in(skip, out)), encoded=len([*_lying_in(skip, encoded)]))
            for skip in source.skips
        ),
    )


def _skipped_of(kind: MentionKind, skips: Iterable[Skip]) -> Iterator[Span]:
    """Where skips take out the mentions of a kind."""
    for skip in skips:
        if skip.kind in (None, kind):
            yield from skip.spans


def _lying_in(skip: Skip, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that a skip helps to take out, if nothing else has."""
    taken = _Taken.by(skip.spans)
    for mention in mentions:
        if skip.kind in (None, mention.kind) and taken.length_on(mention):
            yield mention


def all_claims_at(source: Source, corpus: Corpus) -> Callable[[Mention], tuple[str, ...]]:
    """What gives the claims of the facts that lie on a mention."""
    told = [
        (fact.claim, _Taken.by(span for spans in said_at(fact) for span in spans))
        for fact in corpus.facts
        if fact.source.id == source.id
    ]
    return lambda mention: tuple(dict.fromkeys(claim for claim, taken in told if taken.covers(mention)))


def is_skipped(source: Source) -> Callable[[Mention], bool]:
    """What says whether a skip lies on a mention."""
    return _Taken.by(span for skip in source.skips for span in skip.spans).covers


def said_at(fact: Fact) -> Iterator[tuple[Span, ...]]:
    """Where each of a fact's printed words stand in the text: all their places in its quote.

    There is nothing where it has no quote there.
    """
    if fact.anchor.state in (Standing.AMBIGUOUS, Standing.MISSING):
        return
    ((offset, end),) = fact.anchor.spans
    quote = TextIndex(fact.source.body[offset:end])
    for words in fact.says:
        yield tuple((start + offset, stop + offset) for start, stop in quote.anchor(words).spans)


@attrs.frozen
class _Taken:
    """The places of a text that something lies on, in order and apart from each other."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def by(cls, spans: Iterable[Span]) -> _Taken:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(starts, ends)

    def covers(self, mention: Mention) -> bool:
        """Whether something lies on a mention; of a quotation, on half of it."""
        length, whole = self.length_on(mention), mention.span[1] - mention.span[0]
        return length >= _HALF * whole if mention.kind is MentionKind.QUOTATION else length > 0

    def length_on(self, mention: Mention) -> int:
        """How many characters of a mention something lies on."""
        start, end = mention.span
        length = 0
        for i in range(bisect_right(self.ends, start), len(self.starts)):
            if self.starts[i] >= end:
                break
            length += min(end, self.ends[i]) - max(start, self.starts[i])
        return length


def line_ranges(lines: Iterable[int]) -> str:
    """Lines in order, those that follow each other as a range: "6, 22-24"."""
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
