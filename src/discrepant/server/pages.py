"""The pages as HTML: what each template is filled with.

Everything from records is made printable and escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from discrepant.compare.finding import OF_ONE_RECORD
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Kind, Nature
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.printable import printable
from discrepant.server.marks import EncodedSoFar, corpus_progress, marks_of
from discrepant.server.proposals import shown

if TYPE_CHECKING:
    from discrepant.compare.question import Question
    from discrepant.server.app import Desk
    from discrepant.server.board import Snapshot

__all__ = ["article", "overview", "proposals", "questions", "refusal"]

_MOST_QUESTIONS = 200
_ODD = re.compile(r"[^\n\x20-\x7e\xa0-\xac\xae-\u02ff]")


def overview(desk: Desk, _: Mapping[str, Any]) -> str:
    """All articles with what is left of each, and where a new one is put."""
    now = desk.board.now()
    each, whole = corpus_progress(desk.board, now)
    sources = [{"source": source, "progress": each.get(key)} for key, source in now.corpus.sources.items()]
    return _rendered(desk, now, "overview.html", whole=whole, sources=sources)


def article(desk: Desk, asked: Mapping[str, Any]) -> str:
    """One article with its marks."""
    now = desk.board.now()
    source = now.corpus.sources.get(str(asked["source"]))
    if source is None:
        raise CorpusError(Problem(what=f'there is no article "{asked["source"]}", or its record cannot be used'))
    is_late = not desk.board.is_looked_through(source)
    marks = marks_of(desk.board, now, source) if not is_late else None
    paragraphs = marks.paragraphs() if marks else _unmarked(source.body)
    return _rendered(
        desk,
        now,
        "article.html",
        source=source,
        paragraphs=paragraphs,
        is_late=is_late,
        progress=EncodedSoFar.of([marks.coverage]) if marks else None,
        kinds={str(kind): kind.named for kind in Kind},
        natures=[str(nature) for nature in Nature],
        claims=list(now.corpus.claims.values()),
    )


def questions(desk: Desk, _: Mapping[str, Any]) -> str:
    """What the articles disagree on, and what an editor has looked at."""
    now = desk.board.now()
    report = desk.report(now)
    return _rendered(
        desk,
        now,
        "questions.html",
        report=report,
        questions=report.questions[:_MOST_QUESTIONS],
        left=max(0, len(report.questions) - _MOST_QUESTIONS),
        between=_between,
        over=_over,
        alone=[
            finding
            for finding in report.findings
            if finding.check in OF_ONE_RECORD and finding.verdict.gravity > Verdict.EXPLAINED.gravity
        ],
    )


def proposals(desk: Desk, _: Mapping[str, Any]) -> str:
    """What several articles seem to tell."""
    now = desk.board.now()
    found = desk.proposals.of(desk.board, now)
    return _rendered(desk, now, "proposals.html", proposals=[shown(key, each) for key, each in found.items()])


def refusal(error: DiscrepantError | OSError) -> str:
    """A page that says why there is no other."""
    problems = [str(each) for each in error.problems] if isinstance(error, DiscrepantError) else [str(error)]
    return _environment().get_template("refusal.html").render(problems=problems)


def _between(question: Question) -> list[str]:
    """The sources on the two sides that are furthest apart."""
    worst = question.worst
    sides = [question.sides[number] for number in worst.sides] if worst else question.sides
    return sorted({told.source for side in sides for told in side.facts})


def _over(question: Question) -> list[str]:
    worst = question.worst
    sides = [question.sides[number] for number in worst.sides] if worst else question.sides
    return list(dict.fromkeys(told.says for side in sides for told in side.facts))


def _unmarked(body: str) -> list[dict[str, Any]]:
    place, found = 0, []
    for line in body.splitlines(keepends=True):
        found.append({"start": place, "pieces": [{"text": line, "start": place, "mark": None}]})
        place += len(line)
    return found


def _rendered(desk: Desk, now: Snapshot, template: str, **told: Any) -> str:  # noqa: ANN401  # what a template names
    data = {"seen": now.seen, "undo": desk.saver.undoable}
    common = {"data": data, "problems": now.problems, "corpus": now.corpus, "open": desk.report(now)}
    here = template.removesuffix(".html")
    return _environment().get_template(template).render(**{**common, "here": here, **told})


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("discrepant.server"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["in_place"] = _in_place
    return made


def _in_place(text: str) -> str:
    """A text in which each character that could do harm is another one.

    None changes its place.
    """
    return _ODD.sub(_seen_as, text)


def _seen_as(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\r\t\v\f\x85\u2028\u2029":
        return " "
    return "\ufffd" if unicodedata.category(char)[0] == "C" and char not in "\u200c\u200d\xad" else char


def _finalized(value: object) -> object:
    """What is put into a page.

    Markup of our own as it is, all else without characters that could harm.
    """
    return value if isinstance(value, Markup | int) else printable(str(value), keep="\n")
