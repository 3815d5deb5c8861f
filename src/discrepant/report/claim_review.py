"""The compared claims as schema.org ClaimReview in JSON-LD, without a rating.

Nothing here says who is right. See https://schema.org/ClaimReview. A desk that publishes one adds what is its own: its
name as the author, the address
of its page and, if it comes to a verdict, its rating.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from discrepant.compare.finding import FactShown
from discrepant.compare.question import Question
from discrepant.printable import json_text, printable
from discrepant.report.brief import UNEXPLAINED, Brief, grounds
from discrepant.report.model import Report
from discrepant.report.records import Article

__all__ = ["render"]


def render(report: Report) -> str:
    """A graph with a review for each question, in the order of the brief.

    Each has its claims, with where they appeared.
    """
    brief = Brief.of(report)
    questions = (*brief.open, *brief.acknowledged, *brief.explained, *brief.agreed)
    articles = _articles(report)
    graph = [_review(question, articles) for question in questions]
    return json_text({"@context": "https://schema.org", "@graph": graph})


def _review(question: Question, articles: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "identifier": question.claim,
        "claimReviewed": printable(question.about),
        "reviewBody": printable(_told(question)),
        "itemReviewed": [_claim(told, articles) for side in question.sides for told in side.facts],
    }


def _told(question: Question) -> str:
    """What was found in words, and that no source was called right."""
    summaries = dict.fromkeys(pair.summary for pair in question.pairs if pair.verdict is question.verdict)
    why = "" if question.verdict in UNEXPLAINED else grounds(question)  # which the sentences say
    head = f"The sources: {question.verdict}{f' ({why})' if why else ''}."
    noted = f"An editor: {question.acknowledged.reason}" if question.acknowledged else ""
    return " ".join(filter(None, (head, *summaries, noted)))


def _claim(told: FactShown, articles: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What one source states: its words, who says them, and the article in which they stand."""
    claim: dict[str, Any] = {"@type": "Claim", "identifier": told.id}
    claim |= {"name": printable(told.says), "text": printable(told.quote)}
    if told.speaker:
        claim["author"] = printable(told.speaker)
    if told.via:
        claim["isBasedOn"] = {"@type": "CreativeWork", "name": printable(told.via)}
    return {**claim, "appearance": articles.get(told.source, {"@type": "Article", "identifier": told.source})}


def _articles(report: Report) -> dict[str, dict[str, Any]]:
    """Each source as an article, with what is known of it."""
    known: dict[str, dict[str, str | None]]
    known = {line.id: {"publisher": line.publisher, "published": line.published} for line in report.sources}
    known |= {one.id: {**known.get(one.id, {}), **_beside(one)} for one in report.records.sources}
    return {key: dict(_article(key, told)) for key, told in known.items()}


def _beside(article: Article) -> dict[str, str | None]:
    return {name: getattr(article, name) for name in ("publisher", "published", "headline", "url", "language")}


def _article(key: str, told: Mapping[str, str | None]) -> Iterator[tuple[str, Any]]:
    yield from (("@type", "Article"), ("identifier", key))
    yield "publisher", {"@type": "Organization", "name": printable(told["publisher"] or "")}
    for name, ours in (("headline", "headline"), ("url", "url"), ("inLanguage", "language")):
        if text := told.get(ours):
            yield name, printable(text)
    published = told["published"] or ""
    if "/" not in published:  # an interval is no date of schema.org, and its ends would claim too much
        yield "datePublished", published
