"""The report for a terminal of a given width: plain text, coloured by whoever prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from discrepant.compare.finding import Finding, Side
from discrepant.compare.question import Question
from discrepant.compare.verdict import Verdict
from discrepant.desk.coverage import whole_percent
from discrepant.printable import printable
from discrepant.report.brief import (
    UNEXPLAINED,
    Brief,
    asked_words,
    gap_words,
    grounds,
    shortened,
    side_words,
    source_words,
    told_apart,
    unfinished_words,
)
from discrepant.report.model import Report
from discrepant.report.records import SourceLine
from discrepant.tables import BETWEEN, head_width, need, width, wrapped
from discrepant.tables import table as laid_out

__all__ = ["HEADERS", "picked", "row", "row_of", "shortened", "table", "totals", "why"]

HEADERS = ("verdict", "question", "one side", "other side", "gap", "why")
_, _QUESTION, _ONE, _OTHER, _GAP, _WHY = range(len(HEADERS))
_SIDE_NEED = 20  # columns, below which a side's words cannot be read as a sentence
_NUMBER = re.compile(r"\d")
_LONGEST = 60  # characters of one answer
_LONGEST_ABOUT = 200  # characters of what a question is about
_MOST_SOURCES = 12  # texts of which it is said where they come from
_MANY = 6  # sources of one answer, past which they are counted
_PLURAL = {Verdict.CONFLICT: "conflicts"}


def totals(report: Report, width: int) -> str:
    """How many questions of each verdict, and what was not checked."""
    corpus, brief = report.corpus, Brief.of(report)
    counts = ", ".join(_counted(report.questions, zero=True))
    mend = f"{len(brief.mend)} to set right in the records" if brief.mend else ""
    idle = [f"{check} (because {because})" for check, because in brief.idle]
    left = f"{len(report.alone)} told by one source only, {len(report.not_compared)} not comparable"
    sentences = [
        f"{', '.join(filter(None, (counts, mend)))}.",
        f"{corpus.facts} facts, {corpus.sources} sources, {asked_words(report)}: {corpus.compared} compared, {left}.",
        *_unfinished(report),
        *_texts(report.sources),
        *_copies(report),
        *_coverage(report),
        *([f"Not run: {printable(', '.join(idle))}."] if idle else []),
    ]
    return "\n".join(line for sentence in sentences for line in wrapped(sentence, width))


def _unfinished(report: Report) -> Iterator[str]:
    """What a draft in progress has left to do, which was not compared."""
    if told := unfinished_words(report):
        where = printable(", ".join(each.source for each in report.unfinished[:_MOST_SOURCES]))
        more = ", …" if len(report.unfinished) > _MOST_SOURCES else ""
        yield f"{told}, with claims still to be named ({where}{more}): `discrepant lint` shows them."


def _texts(sources: Sequence[SourceLine]) -> Iterator[str]:
    """Where the texts come from, without their notes; of many sources the first, and how many more there are."""
    told = [f"{source.id} {source_words(attrs.evolve(source, note=None))}" for source in sources[:_MOST_SOURCES]]
    if told:
        more = f"; and {len(sources) - len(told)} more" if len(sources) > len(told) else ""
        yield printable(f"Texts: {'; '.join(told)}{more}.")


def _copies(report: Report) -> Iterator[str]:
    """Which texts look copied from one another; of many the first, and how many more there are."""
    told = [str(copy) for copy in report.copies[:_MOST_SOURCES]]
    if told:
        more = f"; and {len(report.copies) - len(told)} more" if len(report.copies) > len(told) else ""
        yield printable(f"Likely copies, to be confirmed: {'; '.join(told)}{more}.")


def _counted(questions: Sequence[Question], *, zero: bool = False) -> Iterator[str]:
    """How many questions of each verdict, gravest first."""
    for verdict in reversed(Verdict):
        found = [question for question in questions if question.verdict is verdict]
        if found or zero:
            noted = sum(question.acknowledged is not None for question in found)
            word = _PLURAL.get(verdict, verdict) if len(found) != 1 else verdict
            how_many = "all " if noted == len(found) else f"{noted} "
            yield f"{len(found)} {word}" + (f" ({how_many}acknowledged)" if noted else "")


def _coverage(report: Report) -> Iterator[str]:
    if report.coverage:
        parts = ("mentions", "covered", "skipped")
        mentions, covered, skipped = (sum(getattr(text, part) for text in report.coverage) for part in parts)
        told = f"Coverage: {covered} of {mentions} mentions in the texts ({whole_percent(covered, mentions)} %)"
        yield f"{told}, {skipped} of them by a skip." if skipped else f"{told}."


def table(report: Report, width: int, most: int | None = None) -> str:
    """A row for each question on which sources differ, what is to be asked first.

    It takes no more columns than `width`, and at most so many rows; the others are counted by verdict. Where a key or a
    number would not fit into its cell, or the cells would be too narrow to be read, each question stands in a paragraph
    of its own, with all its sides.
    """
    mend, asked, left = picked(report, most)
    rows = [*map(row_of, mend), *map(row, asked)]
    printed = [tuple(printable(cell) for cell in cells) for cells in rows]
    widths = _widths(printed, width) if rows else None
    if widths is None:
        paragraphs = [*map(_paragraph_of, mend), *map(_paragraph, asked)]
        lines = [line for paragraph in paragraphs for line in _stacked(paragraph, width)]
    else:
        lines = laid_out(HEADERS, printed, widths=widths)
    return "\n".join([*lines, *wrapped(f"… and not shown: {left}.", width)] if left else lines)


def picked(report: Report, most: int | None = None) -> tuple[Sequence[Finding], Sequence[Question], str]:
    """At most so many of what an editor is to look at, and what is left.

    What is to be set right comes first, then the questions on which sources differ.
    """
    brief = Brief.of(report)
    asked = [*brief.open, *brief.acknowledged, *brief.explained]
    mend = brief.mend[:most]
    room = len(asked) if most is None else most - len(mend)
    hidden = len(brief.mend) - len(mend)
    left = [f"{hidden} to set right in the records"] if hidden else []
    left += _counted([*asked[room:], *brief.agreed]) if asked[room:] else ()
    return mend, asked[:room], ", ".join(left)


def _widths(rows: Sequence[Sequence[str]], most: int) -> list[int] | None:
    """The columns' widths: what their longest words need, and the rest for the two sides; None if that is too little.

    No number is ever broken: one that lost its last digits to another line would be another number. Nor is a key.
    """
    columns = list(zip(*rows, strict=True))
    heads = list(map(head_width, HEADERS))
    needs = [max(head, *map(need, cells)) for head, cells in zip(heads, columns, strict=True)]
    whole = [max(head, *map(width, cells)) for head, cells in zip(heads, columns, strict=True)]
    needs[_QUESTION] = max(heads[_QUESTION], *(width(word) for cell in columns[_QUESTION] for word in cell.split(" ")))
    room = most - BETWEEN * (len(HEADERS) - 1) - sum(needs) + needs[_ONE] + needs[_OTHER]
    needs[_ONE] = needs[_OTHER] = side = min(room // 2, max(whole[_ONE], whole[_OTHER], _SIDE_NEED))
    room -= 2 * side
    for i in (_WHY, _GAP, _QUESTION):  # what the sides leave
        wider = min(room, whole[i] - needs[i])
        needs[i] += wider
        room -= wider
    numbers = (need(word) for cells in rows for word in " ".join(cells[_ONE:_WHY]).split() if _NUMBER.search(word))
    return needs if side >= max([_SIDE_NEED, *numbers]) else None


def _stacked(paragraph: Iterable[str], width: int) -> Iterator[str]:
    """Each line at its place to the right, and what does not fit into it below it, farther to the right."""
    for i, text in enumerate(filter(None, paragraph)):
        indent = "  " if i else ""
        first, *more = wrapped(printable(text), width - 4)
        yield from (indent + first, *("    " + line for line in more))


def row(question: Question) -> tuple[str, ...]:
    """The cells of a question, under HEADERS.

    The two sides are those of the pair that tells most.
    """
    worst = question.worst
    one, other, *_ = (question.sides[n] for n in worst.sides) if worst else (*question.sides, None)
    days, more = _has_days(question), len(question.sides) - 2
    return (
        question.verdict,
        f"{_about(question)} ({question.claim})",
        _side(one, with_days=days),
        _side(other, with_days=days) + (f" … and {more} more side{'' if more == 1 else 's'}" if more > 0 else ""),
        gap_words(worst.gap) if worst else "",
        grounds(question),
    )


def row_of(finding: Finding) -> tuple[str, ...]:
    """The cells of a finding, under HEADERS."""
    one, other, *_ = (*finding.sides, None, None)
    question = f"{_about(finding)} ({finding.claim})"
    return finding.verdict, question, _side(one), _side(other), gap_words(finding.gap), why(finding)


def why(finding: Finding) -> str:
    """What explains a difference, in a word or two."""
    if finding.acknowledged:
        return "acknowledged"
    return ", ".join(finding.reasons) or UNEXPLAINED.get(finding.verdict, "")


def _paragraph(question: Question) -> Iterator[str]:
    verdict, _, _, _, gap, because = row(question)
    noted = question.acknowledged is not None
    yield f"{verdict} (acknowledged): {_about(question)}" if noted else f"{verdict}: {_about(question)}"
    yield from (_side(side, with_days=_has_days(question)) for side in question.sides)
    yield _last(gap, "" if noted else because, question.claim)


def _paragraph_of(finding: Finding) -> Iterator[str]:
    verdict, _, one, other, gap, because = row_of(finding)
    yield f"{verdict}: {_about(finding)}"
    yield from (one, other)
    yield _last(gap, because, finding.claim)


def _last(gap: str, because: str, claim: str) -> str:
    return f"{', '.join(filter(None, (gap, because)))} ({claim})".lstrip()


def _about(asked: Question | Finding) -> str:
    return shortened(asked.about, _LONGEST_ABOUT)


def _has_days(question: Question) -> bool:
    return question.open or told_apart(question)


def _side(side: Side | None, *, with_days: bool = False) -> str:
    return side_words(side, longest=_LONGEST, most=_MANY, with_days=with_days) if side else ""
