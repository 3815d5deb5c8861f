"""A source's part of the page: its text with the facts in it marked by verdict.

What no record has is underlined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import attrs
from markupsafe import Markup

from discrepant.compare.finding import FactShown
from discrepant.compare.verdict import Verdict
from discrepant.corpus.anchor import TextIndex
from discrepant.report.html.environment import environment
from discrepant.report.html.kept_parts import KeptParts
from discrepant.report.html.marks import Line, Mark, lines, spans_of
from discrepant.report.html.matter import publishers_of
from discrepant.report.html.questions import QuestionPart, asked_of
from discrepant.report.model import Covered, Report
from discrepant.report.records import Article

__all__ = ["SourceMatter", "SourcePart", "WrittenSource", "source_matters", "source_part", "written"]

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
class WrittenSource:
    """A source's part in HTML, and the ids of the facts that are marked in it."""

    id: str
    html: Markup
    marked: tuple[str, ...]


@attrs.frozen(kw_only=True)
class StatedFact:
    """A fact, the question that it answers, and how it stands there."""

    told: FactShown
    claim: str
    about: str
    what: str


@attrs.frozen(kw_only=True)
class SourceMatter:
    """All that decides on a source's part: what it states, and the text, if that may be shown."""

    id: str
    name: str
    article: Article | None
    covered: Covered | None
    stated: tuple[StatedFact, ...]
    text: str | None


def source_matters(report: Report, texts: Mapping[str, str]) -> tuple[SourceMatter, ...]:
    """Every source, in order of its id; `texts` has those that are shown, by their paths."""
    stated: dict[str, dict[str, StatedFact]] = {}
    for one in _stated(report):
        known = stated.setdefault(one.told.source, {})
        if one.told.id not in known or _WEIGHT[one.what] > _WEIGHT[known[one.told.id].what]:
            known[one.told.id] = one
    articles = {article.id: article for article in report.records.sources}
    covered = {each.source: each for each in report.coverage}
    publishers = publishers_of(report)
    return tuple(
        SourceMatter(
            id=source,
            name=publishers.get(source, source),
            article=articles.get(source),
            covered=covered.get(source),
            stated=tuple(stated.get(source, {}).values()),
            text=texts.get(_path(articles.get(source), covered.get(source))),
        )
        for source in sorted({*stated, *articles, *covered})
    )


def _path(article: Article | None, covered: Covered | None) -> str:
    """Where a source's text lies, as far as that is known."""
    return article.text if article else covered.text if covered else ""


def written(matter: SourceMatter, kept: KeptParts, *, is_huge: bool) -> WrittenSource:
    """A source's part in HTML, and the facts that are marked in it.

    `kept` knows what was written before.
    """
    made_of = (matter, is_huge)
    html, *marked = kept.part("source", made_of, partial(_write, *made_of), least=1)
    return WrittenSource(id=matter.id, html=Markup(html), marked=tuple(marked))  # noqa: S704  # our own


def _write(matter: SourceMatter, is_huge: bool) -> list[str]:  # noqa: FBT001  # one of what it is made of
    part = source_part(matter)
    html = environment().get_template("article.html").render(source=part, name=matter.name, is_huge=is_huge)
    return [html, *sorted(part.marked)]


def _stated(report: Report) -> Iterator[StatedFact]:
    """Every fact with what is to be said of it, once for each way in which its side was judged."""
    for asked in asked_of(report):
        for n, side in enumerate(asked.sides):
            for what in _verdicts(asked, n):
                for told in side.facts:
                    yield StatedFact(told=told, claim=asked.key, about=asked.about, what=what)
        for finding in asked.beside:
            for told in (told for side in finding.sides for told in side.facts):
                yield StatedFact(told=told, claim=asked.key, about=asked.about, what=finding.verdict.value)
    alone = set(report.uncorroborated)
    for claim in report.records.claims:
        what = _ALONE if claim.key in alone else _ASIDE
        for told in claim.facts:
            yield StatedFact(told=told, claim=claim.key, about=claim.about, what=what)


def _verdicts(asked: QuestionPart, side: int) -> Iterable[str]:
    """How a side was judged; where no pair was, all sides have the question's verdict."""
    if not asked.judged:
        return [asked.verdict.value]
    return [one.verdict.value for one in asked.judged if side in one.sides] or [_COMPARED]


def source_part(matter: SourceMatter) -> SourcePart:
    """The part of one source."""
    text, covered = matter.text, matter.covered
    counts: dict[str, int] = dict.fromkeys(sorted(_WEIGHT, key=lambda what: -_WEIGHT[what]), 0)
    index = TextIndex(text or "")
    marks: list[Mark] = []
    for one in matter.stated:
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
        id=matter.id,
        article=matter.article,
        covered=covered,
        counts=counts,
        text=lines(text, marks) if text else None,
        marked=frozenset(mark.fact for mark in marks),
    )


def _mark(one: StatedFact, span: tuple[int, int]) -> Mark:
    return Mark(span=span, what=one.what, weight=_WEIGHT[one.what], fact=one.told.id, claim=one.claim, about=one.about)


def _fits(span: tuple[int, int], text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)
