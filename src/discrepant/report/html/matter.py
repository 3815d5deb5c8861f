"""What is known of a claim where its part of the page is made.

It is all that decides on the part, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from discrepant.compare.finding import NotCompared
from discrepant.report.html.questions import QuestionPart, asked_of
from discrepant.report.model import Report
from discrepant.report.records import Article, ClaimShown

__all__ = ["Matter", "matters", "publishers_of"]


@attrs.frozen(kw_only=True)
class Matter:
    """A question, and what the records know of the sources and facts on its sides.

    That is what they know beside the findings.

    Articles and publishers are by the ids of sources, units by those of facts. No article has the hash of its text, of
    which the facts here have what they quote. `is_scanned` says that there are no records of claims at all, `is_whole`
    that the part is to have all that can be said.
    """

    asked: QuestionPart
    unit: str | None
    nature: str
    articles: Mapping[str, Article]
    publishers: Mapping[str, str]
    units: Mapping[str, str]
    aside: tuple[NotCompared, ...]
    likely: int | None
    is_in_records: bool
    is_scanned: bool
    is_whole: bool

    @property
    def key(self) -> str:
        """The claim's."""
        return self.asked.key

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts on the sides."""
        return tuple(told.id for side in self.asked.sides for told in side.facts)


def matters(report: Report, whole: int | None = None) -> tuple[Matter, ...]:
    """All that is asked, in the order in which an editor reads it.

    The first `whole` are whole, or all.
    """
    claims = {claim.key: claim for claim in report.records.claims}
    articles = {article.id: attrs.evolve(article, sha256="") for article in report.records.sources}
    publishers = publishers_of(report)
    likely = {question.claim: question.likely_origins for question in report.questions}
    units = report.records.units
    aside: dict[str, list[NotCompared]] = {}
    for left in report.not_compared:
        aside.setdefault(left.claim, []).append(left)
    found = []
    for n, asked in enumerate(asked_of(report)):
        claim = claims.get(asked.key)
        sources = {source for side in asked.sides for source in (*side.sources, *(told.source for told in side.facts))}
        facts = [told.id for side in asked.sides for told in side.facts]
        found.append(
            Matter(
                asked=asked,
                unit=_unit(claim, asked),
                nature=claim.nature if claim else "constant",
                articles={source: articles[source] for source in sorted(sources) if source in articles},
                publishers={source: publishers[source] for source in sorted(sources) if source in publishers},
                units={fact: units[fact] for fact in facts if fact in units},
                aside=tuple(aside.get(asked.key, ())),
                likely=likely.get(asked.key),
                is_in_records=claim is not None,
                is_scanned=not claims,
                is_whole=whole is None or n < whole,
            )
        )
    return tuple(found)


def _unit(claim: ClaimShown | None, asked: QuestionPart) -> str | None:
    return claim.unit if claim else next((one.gap.unit for one in asked.judged if one.gap), None)


def publishers_of(report: Report) -> dict[str, str]:
    """The publisher of each source, by its id."""
    told = {line.id: line.publisher for line in report.sources}
    return {article.id: article.publisher for article in report.records.sources} | told
