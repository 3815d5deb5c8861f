"""The report for a terminal of a given width: plain text, coloured by whoever prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs
from tabulate import MIN_PADDING, tabulate
from wcwidth import wcswidth

from discrepant.compare.finding import Finding, Side
from discrepant.compare.question import Question
from discrepant.compare.verdict import Verdict
from discrepant.desk.coverage import whole_percent
from discrepant.printable import printable
from discrepant.report.brief import (
    UNEXPLAINED,
    Brief,
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

__all__ = ["HEADERS", "picked", "row", "row_of", "shortened", "table", "totals", "why"]

HEADERS = ("verdict", "question", "one side", "other side", "gap", "why")
_, _QUESTION, _ONE, _OTHER, _GAP, _WHY = range(len(HEADERS))
_SIDE_NEED = 20  # columns, below which a side's words cannot be read as a sentence
_NUMBER = re.compile(r"\d")
_BETWEEN = 2  # blanks between two columns of a table
_LONGEST = 60  # characters of one answer
_LONGEST_ABOUT = 200  # characters of what a question is about
_MOST_SOURCES = 12  # texts of which it is said where they come from
_MANY = 6  # sources of one answer, past which they are counted
_PLURAL = {Verdict.CONFLICT: "conflicts"}
# where a word that is wider than its line may be parted: never inside a number or a date
_BREAK = re.compile(r"(?<=[-./_])(?=[^\W\d_])|(?<=\d/)(?=\d{4})")


def totals(report: Report, width: int) -> str:
    """How many questions of each verdict, and what was not checked."""
    corpus, brief = report.corpus, Brief.of(report)
    counts = ", ".join(_counted(report.questions, zero=True))
    mend = f"{len(brief.mend)} to set right in the records" if brief.mend else ""
    idle = [f"{check} (because {because})" for check, because in brief.idle]
    left = f"{len(report.uncorroborated)} told by one source only, {len(report.not_compared)} not comparable"
    sentences = [
        f"{', '.join(filter(None, (counts, mend)))}.",
        f"{corpus.facts} facts, {corpus.sources} sources, {corpus.claims} claims: {corpus.compared} compared, {left}.",
        *_unfinished(report),
        *_texts(report.sources),
        *_coverage(report),
        *([f"Not run: {printable(', '.join(idle))}."] if idle else []),
    ]
    return "\n".join(line for sentence in sentences for line in _wrapped(sentence, width))


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
        mentions, covered = (sum(getattr(text, part) for text in report.coverage) for part in ("mentions", "covered"))
        yield f"Coverage: {covered} of {mentions} mentions in the texts ({whole_percent(covered, mentions)} %)."


def table(report: Report, width: int, most: int | None = None) -> str:
    """A row a question on which sources differ, in no more columns than `width`: what is to be asked comes first.

    At most so many rows; the others are counted by verdict. Where a key or a number would not fit into its cell, or
    the cells would be too narrow to be read, each question stands in a paragraph of its own, with all its sides.
    """
    mend, asked, left = picked(report, most)
    rows = [*map(row_of, mend), *map(row, asked)]
    printed = [tuple(printable(cell) for cell in cells) for cells in rows]
    widths = _widths(printed, width) if rows else None
    if widths is None:
        paragraphs = [*map(_paragraph_of, mend), *map(_paragraph, asked)]
        lines = [line for paragraph in paragraphs for line in _stacked(paragraph, width)]
    else:
        lines = _columns(printed, widths)
    return "\n".join([*lines, *_wrapped(f"… and not shown: {left}.", width)] if left else lines)


def picked(report: Report, most: int | None = None) -> tuple[Sequence[Finding], Sequence[Question], str]:
    """At most so many of what is to be set right and of the questions on which sources differ, and what is left."""
    brief = Brief.of(report)
    asked = [*brief.open, *brief.acknowledged, *brief.explained]
    room = len(asked) if most is None else max(0, most - len(brief.mend))
    left = ", ".join(_counted([*asked[room:], *brief.agreed])) if asked[room:] else ""
    return brief.mend[:most], asked[:room], left


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The columns' widths: what their longest words need, and the rest for the two sides; None if that is too little.

    No number is ever broken: one that lost its last digits to another line would be another number. Nor is a key.
    """
    # tabulate puts some blanks beside each header
    columns = list(zip((head + " " * MIN_PADDING for head in HEADERS), *rows, strict=True))
    need = [max(_width(cells[0]), *map(_need, cells[1:])) for cells in columns]
    whole = [max(map(_width, cells)) for cells in columns]
    head, *questions = columns[_QUESTION]
    need[_QUESTION] = max(_width(head), *(_width(word) for cell in questions for word in cell.split(" ")))
    room = width - _BETWEEN * (len(HEADERS) - 1) - sum(need) + need[_ONE] + need[_OTHER]
    need[_ONE] = need[_OTHER] = side = min(room // 2, max(whole[_ONE], whole[_OTHER], _SIDE_NEED))
    room -= 2 * side
    for i in (_WHY, _GAP, _QUESTION):  # what the sides leave
        wider = min(room, whole[i] - need[i])
        need[i] += wider
        room -= wider
    numbers = (_need(word) for cells in rows for word in " ".join(cells[_ONE:_WHY]).split() if _NUMBER.search(word))
    return need if side >= max(_SIDE_NEED, max(numbers, default=0)) else None


def _columns(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    cells = [["\n".join(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = tabulate(cells, HEADERS, tablefmt="simple", disable_numparse=True).splitlines()
    return [line.rstrip() for line in lines]


def _stacked(paragraph: Iterable[str], width: int) -> Iterator[str]:
    """Each line at its place to the right, and what does not fit into it below it, farther to the right."""
    for i, text in enumerate(filter(None, paragraph)):
        indent = "  " if i else ""
        first, *more = _wrapped(printable(text), width - 4)
        yield from (indent + first, *("    " + line for line in more))


def _need(text: str) -> int:
    """The width of the widest part that may not be broken."""
    return max(_width(part) for word in text.split(" ") for part in _BREAK.split(word))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines no wider than this, ended between words, else after a dot, a slash or a hyphen, and only else anywhere."""
    lines = [""]
    for word in text.split(" "):
        blank = " " if lines[-1] else ""
        for part in [word] if _fits(word, width) else _BREAK.split(word):
            if _fits(lines[-1] + blank + part, width):
                lines[-1] += blank + part
            elif _fits(part, width):
                lines.append(part)
            else:
                _fill(lines, blank, part, width)
            blank = ""
    return [line for line in lines if line] or [""]


def _fill(lines: list[str], blank: str, part: str, width: int) -> None:
    """Spread what is wider than a line over as many as it needs."""
    for char in blank + part:
        if _fits(lines[-1] + char, width):
            lines[-1] += char
        else:
            lines.append(char.strip())


def _fits(text: str, width: int) -> bool:
    return _width(text) <= width


def _width(text: str) -> int:
    """How many columns of a terminal it takes."""
    return max(0, wcswidth(text))


def row(question: Question) -> tuple[str, ...]:
    """The cells of a question, under HEADERS; the two sides are those of the pair that tells most."""
    worst = question.worst
    one, other = (question.sides[n] for n in worst.sides) if worst else (*question.sides, None)[:2]
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
    one, other = (*finding.sides, None, None)[:2]
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
