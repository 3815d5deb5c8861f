"""The mentions of a text with what became of them, and how far each article is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, takewhile
from typing import Any

import attrs

from discrepant.corpus.model import Source
from discrepant.desk.coverage import Coverage, SourceCoverage, coverage_of, said_at, whole_percent
from discrepant.desk.sharing import shared_coverage
from discrepant.reading.mentions import Mention
from discrepant.server.board import Board, Snapshot

__all__ = ["EncodedSoFar", "Marks", "corpus_progress", "find_shared", "marks_of"]


@attrs.frozen(kw_only=True)
class EncodedSoFar:
    """How many mentions are encoded, still open, and taken out by a skip."""

    encoded: int = 0
    open: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, measured: Iterable[SourceCoverage]) -> EncodedSoFar:
        """That of these texts together."""
        encoded = left = skipped = 0
        for each in measured:
            encoded += each.covered - each.skipped
            left += len(each.uncovered)
            skipped += each.skipped
        return cls(encoded=encoded, open=left, skipped=skipped)

    @property
    def percent(self) -> int:
        """Of 100, cut and not rounded: what is encoded or skipped; 100 where there is nothing."""
        done = self.encoded + self.skipped
        return whole_percent(done, done + self.open)

    def to_json(self) -> dict[str, int]:
        """As the page has it."""
        return {**attrs.asdict(self), "percent": self.percent}


@attrs.frozen(kw_only=True)
class Marks:
    """One text: its coverage, and which of its mentions another source seems to tell.

    That is None as long as it is not known.
    """

    source: Source
    coverage: SourceCoverage
    shared: frozenset[tuple[int, int]] | None
    beside: Mapping[tuple[int, int], bool]  # printed words of facts that are no mention; whether others answer, too

    def to_json(self) -> list[dict[str, Any]]:
        """A mark for each mention, and for words of a fact that are none; no mark on another.

        Of a quotation, what is left of it around what stands in it.

        `from` and `to` are the span of the mention, `start` and `end` that of the piece.
        """
        left = {id(mention) for mention in self.coverage.uncovered}
        out = {id(mention) for skipped in self.coverage.skips for mention in skipped.mentions}
        found = [
            _mark(
                mention.span,
                str(mention.kind),
                "open" if id(mention) in left else "skipped" if id(mention) in out else "encoded",
                is_shared=self.shared is not None and mention.span in self.shared,
            )
            for mention in self.coverage.found
        ]
        found += [_mark(span, "words", "encoded", is_shared=others) for span, others in self.beside.items()]
        return _apart(sorted(found, key=lambda mark: (mark["from"], -mark["to"])))

    def paragraphs(self) -> Iterator[dict[str, Any]]:
        """The lines of the text, each with its start and the pieces that it is shown in.

        A piece may have a mark.
        """
        marks, place = self.to_json(), 0
        at = 0
        for line in self.source.body.splitlines(keepends=True):
            end = place + len(line)
            pieces = []
            while at < len(marks) and marks[at]["start"] < end:
                mark = marks[at]
                start, stop = max(mark["start"], place), min(mark["end"], end)
                if place < start:
                    pieces.append({"text": self.source.body[place:start], "start": place, "mark": None})
                if start < stop:
                    pieces.append({"text": self.source.body[start:stop], "start": start, "mark": mark})
                place = stop
                if mark["end"] > end:
                    break
                at += 1
            if place < end:
                pieces.append({"text": self.source.body[place:end], "start": place, "mark": None})
            yield {"start": end - len(line), "pieces": pieces}
            place = end


def marks_of(board: Board, now: Snapshot, source: Source) -> Marks:
    """The marks of a text as its records stand."""
    covered = _covered(board, now, source)
    return Marks(
        source=source,
        coverage=covered,
        shared=board.shared.get(source.id),
        beside=_told_beside(now, source, covered.found),
    )


def _told_beside(now: Snapshot, source: Source, mentions: Sequence[Mention]) -> dict[tuple[int, int], bool]:
    """Where words of facts stand on no mention, and whether another source answers the same claim."""
    starts = [mention.span[0] for mention in mentions]
    reach = [*accumulate((mention.span[1] for mention in mentions), max)]  # how far all up to this one go
    found: dict[tuple[int, int], bool] = {}
    for fact in now.facts_of(source.id):
        others = any(each.source.id != source.id for each in now.corpus.claims[fact.claim].facts)
        for span in (span for spans in said_at(fact) for span in spans):
            before = bisect_left(starts, span[1])
            if not before or reach[before - 1] <= span[0]:
                found[span] = found.get(span, False) or others
    return found


def _mark(span: tuple[int, int], kind: str, state: str, *, is_shared: bool) -> dict[str, Any]:
    return {"from": span[0], "to": span[1], "kind": kind, "state": state, "shared": is_shared}


def corpus_progress(board: Board, now: Snapshot) -> tuple[Mapping[str, EncodedSoFar], EncodedSoFar]:
    """How far each article is, by its source, and all of them together.

    One that has not been looked through is left out.
    """
    there = {key: source for key, source in now.corpus.sources.items() if board.is_looked_through(source)}
    measured = {key: _covered(board, now, source) for key, source in there.items()}
    return {key: EncodedSoFar.of([each]) for key, each in measured.items()}, EncodedSoFar.of(measured.values())


def find_shared(board: Board, now: Snapshot) -> None:
    """Find out which mentions others tell too, of all texts that have been looked through.

    It takes long and needs no lock; what was found is kept until facts or texts change.
    """
    there = tuple(source for source in now.corpus.sources.values() if board.is_looked_through(source))
    if board.shared_in == (now, len(there)):
        return
    measured = Coverage(sources=tuple(_covered(board, now, source) for source in there))
    found = shared_coverage(now.corpus, measured).sources
    board.shared = {
        each.coverage.source: frozenset(
            mention.span for mention, others in zip(each.coverage.found, each.told_by, strict=True) if others
        )
        for each in found
    }
    board.shared_in = now, len(there)


def _covered(board: Board, now: Snapshot, source: Source) -> SourceCoverage:
    facts = now.facts_of(source.id)
    return coverage_of(source, facts, board.mentions(source))


def _apart(marks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, mark in enumerate(marks):
        at, end = mark["from"], mark["to"]
        for other in takewhile(lambda other: other["from"] < end, islice(marks, number + 1, None)):  # noqa: B023
            if at < other["from"]:
                found.append({**mark, "start": at, "end": other["from"]})
            at = max(at, other["to"])
        if at < end:
            found.append({**mark, "start": at, "end": end})
    return sorted(found, key=lambda mark: (mark["start"], mark["end"]))
