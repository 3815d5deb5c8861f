"""What a report is made of beside its findings, as plain data.

It says how large the corpus is, what ran and what it came to, and what of the texts is encoded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from discrepant.compare.comparison import Comparison
from discrepant.compare.finding import Finding, NotCompared, ids_on
from discrepant.desk.coverage import SourceCoverage

__all__ = ["CheckRun", "Covered", "Results", "Totals", "Uncovered", "Unfinished"]


@attrs.frozen(kw_only=True)
class Totals:
    """How large the corpus is.

    `compared` counts the claims on which sources were set against each other.
    """

    sources: int
    facts: int
    claims: int
    compared: int


@attrs.frozen(kw_only=True)
class CheckRun:
    """How many items of a check ran and failed, or why none did."""

    ran: int = 0
    failed: int | None = None
    because: str | None = None


@attrs.frozen(kw_only=True)
class Uncovered:
    """A mention that no record covers.

    It has the words, their line in the source's text, and their half-open span of characters.
    """

    kind: str
    words: str
    line: int
    span: tuple[int, int]


@attrs.frozen(kw_only=True)
class Covered:
    """How much of what a source's text prints is in records, and the rest.

    What is counted are numbers, dates and quotations. `skipped` of what is covered is in no fact: a skip takes it out.
    """

    source: str
    text: str
    mentions: int
    covered: int
    skipped: int = 0
    uncovered: tuple[Uncovered, ...] = ()

    @classmethod
    def of(cls, measured: SourceCoverage) -> Covered:
        """What was measured of a source, as plain data."""
        return cls(
            source=measured.source,
            text=measured.text,
            mentions=measured.mentions,
            covered=measured.covered,
            skipped=measured.skipped,
            uncovered=tuple(
                Uncovered(kind=mention.kind.value, words=mention.words, line=mention.line, span=mention.span)
                for mention in measured.uncovered
            ),
        )


@attrs.frozen(kw_only=True)
class Unfinished:
    """How many facts of a source have no claim yet, as a draft leaves them.

    They are not compared.
    """

    source: str
    facts: int


@attrs.frozen(kw_only=True)
class Results:
    """What the checks found and what they could not compare.

    It has by claim the ids of the facts on each side of it, too.
    """

    findings: Iterable[Finding] = ()
    not_compared: Iterable[NotCompared] = ()
    sides: Iterable[tuple[str, Sequence[Sequence[str]]]] = ()

    @classmethod
    def of(cls, comparisons: Iterable[Comparison]) -> Results:
        """What these comparisons showed."""
        every = tuple(comparisons)
        return cls(
            findings=[finding for one in every for finding in one.findings],
            not_compared=[left for one in every for left in one.not_compared],
            sides=[(one.of, ids_on(one.sides)) for one in every if one.of],
        )
