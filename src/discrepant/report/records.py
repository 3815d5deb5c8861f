"""What the page shows of the records beside the findings.

That is the articles, what each claim asks, and all facts.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from discrepant.compare.finding import End, FactShown, ends_of, iso_date, told_of
from discrepant.corpus.model import Claim, Corpus, Source
from discrepant.reading.model import Reading

__all__ = ["Article", "ClaimShown", "Records", "SourceLine"]


@attrs.frozen(kw_only=True)
class SourceLine:
    """Where a text comes from, when, how that is known, and how its words came to us.

    Dates are in ISO 8601, with their time of day where it is told.
    """

    id: str
    publisher: str
    published: str
    dated: str
    wording: str
    note: str | None = None

    @classmethod
    def of(cls, source: Source) -> SourceLine:
        """What is known of a source in one line."""
        return cls(
            id=source.id,
            publisher=source.publisher,
            published=iso_date(source.published),
            dated=source.dated,
            wording=source.wording.value,
            note=source.note,
        )


@attrs.frozen(kw_only=True)
class Article:
    """One source: who published it and when, and the text that was read.

    The date is an ISO day or interval; the text has its hash.
    """

    id: str
    publisher: str
    headline: str
    published: str
    dated_by: str | None = None
    wording: str
    language: str
    url: str | None = None
    note: str | None = None
    text: str
    sha256: str

    @classmethod
    def of(cls, source: Source) -> Article:
        """What is known of a source, without its text."""
        return cls(
            id=source.id,
            publisher=source.publisher,
            headline=source.headline,
            published=iso_date(source.published),
            dated_by=source.dated_by,
            wording=source.wording.value,
            language=source.language,
            url=source.url,
            note=source.note,
            text=source.text,
            sha256=source.sha256,
        )


@attrs.frozen(kw_only=True)
class ClaimShown:
    """One claim: its kind, its nature, its unit, and all facts that answer it."""

    key: str
    about: str
    kind: str
    nature: str
    unit: str | None = None
    qid: str | None = None
    pid: str | None = None
    facts: tuple[FactShown, ...] = ()

    @classmethod
    def of(cls, claim: Claim) -> ClaimShown:
        """What a claim asks, and what sources state."""
        return cls(
            key=claim.key,
            about=claim.about,
            kind=claim.kind.value,
            nature=claim.nature.value,
            unit=claim.unit,
            qid=claim.qid,
            pid=claim.pid,
            facts=tuple(map(told_of, claim.facts)),
        )


@attrs.frozen(kw_only=True)
class Records:
    """All sources and claims of a corpus, and what its facts have beside their words.

    They are in order of their ids and keys; the facts' notes, units and ends are by the facts' ids. The ends are those
    of core and support, of numbers and dates alone.
    """

    sources: tuple[Article, ...] = ()
    claims: tuple[ClaimShown, ...] = ()
    notes: Mapping[str, str] = attrs.field(factory=dict)
    units: Mapping[str, str] = attrs.field(factory=dict)
    ends: Mapping[str, Mapping[str, tuple[End, ...]]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, corpus: Corpus) -> Records:
        """What the records of a corpus say, as plain data."""
        return cls(
            sources=tuple(map(Article.of, corpus.sources.values())),
            claims=tuple(map(ClaimShown.of, corpus.claims.values())),
            notes={fact.id: fact.note for fact in corpus.facts if fact.note},
            units={
                fact.id: fact.value.unit
                for fact in corpus.facts
                if isinstance(fact.value, Reading) and fact.value.unit is not None
            },
            ends={fact.id: ends for fact in corpus.facts if (ends := ends_of(fact.value))},
        )
