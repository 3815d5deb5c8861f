"""A source's part of the page: its text with the facts in it marked by verdict.

What no record has is underlined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from discrepant.compare.finding import FactShown
from discrepant.compare.verdict import Verdict
from discrepant.corpus.anchor import TextIndex
from discrepant.report.html.marks import Line, Mark, lines, spans_of
from discrepant.report.html.questions import QuestionPart, asked_of
from discrepant.report.model import Covered, Report
from discrepant.report.records import Article

__all__ = ["SourcePart", "source_parts"]

_ALONE, _ASIDE = "alone", "aside"  # told by this source only; not compared
_COMPARED = "compared"  # on a side that is at odds with no other
_UNCOVERED = "uncovered"
_WEIGHT = {_UNCOVERED: 0, _ALONE: 1, _ASIDE: 2, _COMPARED: 2} | {
    verdict.value: 3 + verdict.gravity for verdict in Verdict
}


@attrs.frozen(kw_only=True)
class SourcePart:
    """An article, how many of its facts are what, and its coverage.

    It has the text as well, if that is shown, with the facts that are marked there.
    """

    id: str
    article: Article | None
    covered: Covered | None
    counts: Mapping[str, int]
    text: tuple[Line, ...] | None
    marked: frozenset[str]


@attrs.frozen(kw_only=True)
class _Stated:
    told: FactShown
    claim: str
    about: str
    what: str


def source_parts(report: Report, texts: Mapping[str, str]) -> tuple[SourcePart, ...]:
    """Every source, in order of its id; `texts` has those that are shown, by their paths."""
    stated: dict[str, dict[str, _Stated]] = {}
    for one in _stated(report):
        known = stated.setdefault(one.told.source, {})
        if one.told.id not in known or _WEIGHT[one.what] > _WEIGHT[known[one.told.id].what]:
            known[one.told.id] = one
    articles = {article.id: article for article in report.records.sources}
    covered = {each.source: each for each in report.coverage}
    return tuple(
        _part(source, articles.get(source), covered.get(source), list(stated.get(source, {}).values()), texts)
        for source in sorted({*stated, *articles, *covered})
    )


def _stated(report: Report) -> Iterator[_Stated]:
    """Every fact with what is to be said of it, once for each way in which its side was judged."""
    for asked in asked_of(report):
        for n, side in enumerate(asked.sides):
            for what in _verdicts(asked, n):
                for told in side.facts:
                    yield _Stated(told=told, claim=asked.key, about=asked.about, what=what)
        for finding in asked.beside:
            for told in (told for side in finding.sides for told in side.facts):
                yield _Stated(told=told, claim=asked.key, about=asked.about, what=finding.verdict.value)
    alone = set(report.uncorroborated)
    for claim in report.records.claims:
        what = _ALONE if claim.key in alone else _ASIDE
        for told in claim.facts:
            yield _Stated(told=told, claim=claim.key, about=claim.about, what=what)


def _verdicts(asked: QuestionPart, side: int) -> Iterable[str]:
    """How a side was judged; where no pair was, all sides have the question's verdict."""
    if not asked.judged:
        return [asked.verdict.value]
    return [one.verdict.value for one in asked.judged if side in one.sides] or [_COMPARED]


def _part(
    source: str,
    article: Article | None,
    covered: Covered | None,
    stated: Iterable[_Stated],
    texts: Mapping[str, str],
) -> SourcePart:
    counts: dict[str, int] = dict.fromkeys(sorted(_WEIGHT, key=lambda what: -_WEIGHT[what]), 0)
    path = article.text if article else covered.text if covered else ""
    text = texts.get(path)
    index = TextIndex(text or "")
    marks: list[Mark] = []
    for one in stated:
        counts[one.what] += 1
        spans = spans_of(one.told, index) if text else ()
        marks += (_mark(one, span) for span in spans)
    if covered:
        counts[_UNCOVERED] = len(covered.uncovered)
        marks += (
            Mark(span=left.span, what=_UNCOVERED, about=f"{left.kind}, in no record")
            for left in covered.uncovered
            if text and _fits(left.span, text)
        )
    return SourcePart(
        id=source,
        article=article,
        covered=covered,
        counts=counts,
        text=lines(text, marks) if text else None,
        marked=frozenset(mark.fact for mark in marks),
    )


def _mark(one: _Stated, span: tuple[int, int]) -> Mark:
    return Mark(span=span, what=one.what, weight=_WEIGHT[one.what], fact=one.told.id, claim=one.claim, about=one.about)


def _fits(span: tuple[int, int], text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)
