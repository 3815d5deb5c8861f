"""The facts as W3C Web Annotations in JSON-LD: a passage of a text each.

The body of one has its claim, its reading and its verdict. The model is https://www.w3.org/TR/annotation-model/. Which
place of a text is meant says a TextQuoteSelector, with the words before and after, and a TextPositionSelector, which
counts characters as Unicode does. Where the quote stands in the text twice or not at all, or the text is not at hand,
the quote alone is given, for no place of it is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from discrepant.compare.amounts import amount
from discrepant.compare.finding import End
from discrepant.compare.verdict import Verdict
from discrepant.corpus.anchor import Standing, TextIndex
from discrepant.printable import json_text
from discrepant.report.brief import UNEXPLAINED
from discrepant.report.model import Report
from discrepant.report.told_facts import Standpoint, ToldFact, told_facts

__all__ = ["render"]

_NOTHING: Mapping[str, str] = MappingProxyType({})
_AROUND = 32  # characters before and after, as many as Hypothes.is takes
_KNOWN = (Standing.EXACT, Standing.TYPOGRAPHIC)  # how a quote stands where one place of the text is meant


def render(report: Report, texts: Mapping[str, str] = _NOTHING) -> str:
    """A collection with an annotation for each fact, in order of their ids.

    `texts` has the decoded text of each source, by its path in the records.
    """
    indices = {path: TextIndex(text) for path, text in texts.items()}
    addresses = {article.id: article.url for article in report.records.sources}
    abouts = {claim.key: claim.about for claim in report.records.claims}
    abouts |= {question.claim: question.about for question in report.questions}
    items = []
    for fact in told_facts(report):
        target = _target(fact, indices.get(fact.told.text), addresses.get(fact.told.source))
        body = list(_body(fact, abouts.get(fact.claim or "", ""), report.records.units.get(fact.told.id)))
        items.append(
            {
                "id": _id(fact.told.id, fact.told.text),
                "type": "Annotation",
                "motivation": "questioning" if _is_open(fact.gravest) else "describing",
                "body": body,
                "target": target,
            }
        )
    page = {"id": _id("page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json_text(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": _id("collection"),
            "type": "AnnotationCollection",
            "label": "What each source states, and where the sources disagree",
            "total": len(items),
            "first": page,
        }
    )


def _id(*parts: str) -> str:
    """A name that stays the same for the same fact of the same text."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, quote('discrepant:' + '#'.join(parts), errors='backslashreplace'))}"


def _target(fact: ToldFact, index: TextIndex | None, url: str | None) -> dict[str, Any]:
    """The passage: of the page where that has an address, as far as the text is a copy of it, or else of the text."""
    text = quote(fact.told.text, errors="backslashreplace")
    place: dict[str, Any] = {"source": url, "state": {"type": "TimeState", "cached": text}} if url else {"source": text}
    return {"type": "SpecificResource", **place, "selector": list(_selectors(fact.told.quote, index))}


def _selectors(words: str, index: TextIndex | None) -> Iterator[dict[str, Any]]:
    if index and (anchor := index.anchor(words, with_nearest=False)).state in _KNOWN:
        ((start, end),) = anchor.spans
        yield {
            "type": "TextQuoteSelector",
            "exact": index.text[start:end],
            "prefix": index.text[max(0, start - _AROUND) : start],
            "suffix": index.text[end : end + _AROUND],
        }
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    else:
        yield {"type": "TextQuoteSelector", "exact": words}


def _body(fact: ToldFact, about: str, unit: str | None) -> Iterator[dict[str, str]]:
    if fact.claim:
        yield _said("tagging", fact.claim)
    yield _said("describing", f"{about or fact.claim or 'It is stated'}: {_read(fact, unit)}")
    at = fact.gravest
    yield _said("classifying", _verdict(at))
    if at and at.verdict is not Verdict.AGREE:
        for summary in dict.fromkeys(pair.summary for pair in at.pairs if pair.verdict is at.verdict):
            yield _said("commenting", summary if at.is_of_its_claim else f"{at.question.about}: {summary}")


def _said(purpose: str, words: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": words}


def _read(fact: ToldFact, unit: str | None) -> str:
    """The printed words, what the record says that they mean, and the ends of what a reader takes them for."""
    told = fact.told
    meant = f" [{told.reads}]" if told.reads and told.reads != told.says else ""
    core, support = _extent(fact.core, unit), _extent(fact.support, unit)
    read = f", read as {core}" if core else ""
    loosest = f", at the loosest {support}" if support != core else ""
    return f"“{told.says}”{meant}{read}{loosest}"


def _extent(ends: tuple[End, ...], unit: str | None) -> str:
    """Two ends in words: `18 to 22`, `from 2022-11-06`."""
    low, high = (
        None if end is None else end if isinstance(end, str) else amount(end, unit) for end in ends or (None, None)
    )
    if low == high:
        return low or ""
    if low is None or high is None:
        return f"from {low}" if low else f"up to {high}"
    return f"{low} to {high}"


def _verdict(at: Standpoint | None) -> str:
    if at is None:
        return "not compared with any other source"
    is_acknowledged = at.verdict in UNEXPLAINED and not _is_open(at)
    return f"{at.verdict}, acknowledged by an editor" if is_acknowledged else str(at.verdict)


def _is_open(at: Standpoint | None) -> bool:
    return at is not None and at.question.open and at.verdict in UNEXPLAINED
