"""The brief as a document for Word: what is to be asked comes first.

It has real headings and tables, whose first rows are marked as such for those who listen to it, and nothing that leads
out of the file. It needs the extra `word` (python-docx).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepant.compare.finding import Side
from discrepant.compare.question import Question
from discrepant.errors import DiscrepantError, Problem
from discrepant.printable import printable
from discrepant.report.brief import (
    Brief,
    answers,
    asked_words,
    backing,
    gap_words,
    grounds,
    shortened,
    side_words,
    source_words,
    told_apart,
    unfinished_words,
)
from discrepant.report.days import day_words
from discrepant.report.html.marks import said_in
from discrepant.report.markdown import publishers_of
from discrepant.report.model import Report
from discrepant.report.timeless import timeless

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["render"]

_LONGEST = 2_000  # characters of a quote
_LONGEST_IN_ROW = 120  # of one answer where questions are rows
_COLUMNS = 3  # sides that can be read side by side
_TITLE = "Where the sources disagree"


def render(report: Report) -> bytes:
    """The whole document; the same report makes the same bytes."""
    document = _empty()
    brief, publishers = Brief.of(report), publishers_of(report)
    document.add_heading(_TITLE, level=1)
    document.add_paragraph(_counts(report, brief))
    _sources(document, report, brief)
    if brief.mend:
        document.add_heading(f"To set right in the records: {len(brief.mend)}", level=2)
        for finding in brief.mend:
            _item(document, f"{finding.about} ({finding.check}): {finding.summary}")
    document.add_heading(f"To ask: {len(brief.open)}", level=2)
    if not brief.open:
        document.add_paragraph("Nothing: no conflict and nothing strained that no editor has acknowledged.")
    for number, question in enumerate(brief.open, start=1):
        _asked(document, number, question, publishers)
    _settled(document, brief)
    _unchecked(document, report, brief)
    return _written(document)


def _empty() -> Document:
    try:
        import docx  # noqa: PLC0415  # an extra
    except ImportError:
        what = "a document for Word needs python-docx, which is not installed"
        raise DiscrepantError(Problem(what=what, hint='pip install "discrepant[word]"')) from None
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = _TITLE, "Discrepant", "en"
    properties.comments = ""
    return document


def _text(words: str) -> str:
    return printable(words)


def _item(document: Document, words: str) -> None:
    document.add_paragraph(_text(words), style="List Bullet")


def _counts(report: Report, brief: Brief) -> str:
    corpus = report.corpus
    told = (
        f"To ask: {len(brief.open)}, acknowledged: {len(brief.acknowledged)}, explained: {len(brief.explained)}, "
        f"agreed: {len(brief.agreed)}, not comparable: {len(report.not_compared)}, told by one source only: "
        f"{len(report.alone)}. {corpus.facts} facts of {asked_words(report)} in {corpus.sources} sources"
    )
    left = f", and {unfinished_words(report)}" if report.unfinished else ""
    return f"{told}{left}; nothing here says who is right."


def _sources(document: Document, report: Report, brief: Brief) -> None:
    if not brief.sources and not report.copies:
        return
    document.add_heading("Where the texts come from", level=2)
    for source in brief.sources:
        _item(document, f"{source.id}: {source.publisher}, {source_words(source)}")
    for copy in report.copies:
        _item(document, f"Likely a copy, to be confirmed: {copy}.")


def _asked(document: Document, number: int, question: Question, publishers: dict[str, str]) -> None:
    """An open question: side by side who says what, then how it was judged."""
    story = f"{question.story} · " if question.story else ""
    document.add_heading(_text(f"{number}. {story}{question.about}"), level=3)
    named = [", ".join(publishers.get(source, source) for source in side.sources) for side in question.sides]
    if len(named) <= _COLUMNS:
        (paragraphs,) = _table(document, named, 1, f"Who says what: {question.about}")
    else:
        cells = _table(document, ("who", "words"), len(named), f"Who says what: {question.about}")
        for row, who in zip(cells, named, strict=True):
            row[0].add_run(_text(who))
        paragraphs = [row[1] for row in cells]
    for side, paragraph in zip(question.sides, paragraphs, strict=True):
        _quotes(paragraph, side, publishers)
    gap = gap_words(question.worst.gap) if question.worst else ""
    why = ", ".join(filter(None, (grounds(question), gap)))
    judged = document.add_paragraph()
    judged.add_run(str(question.verdict)).bold = True
    judged.add_run(_text("".join(f" · {told}" for told in (why, backing(question), question.claim) if told)))
    grave = (pair.summary for pair in question.pairs if pair.verdict is question.verdict)
    for summary in dict.fromkeys(grave):
        document.add_paragraph(_text(summary))


def _quotes(paragraph: Paragraph, side: Side, publishers: dict[str, str]) -> None:
    """What is said on a side: by whom, when, through whom, and the quote with the words that are read in bold."""
    for number, answer in enumerate(answers(side, by_quote=True)):
        if number:
            paragraph.add_run().add_break()
        who = ", ".join(publishers.get(each, each) for each in answer.sources) if len(side.sources) > 1 else ""
        told = ", ".join(filter(None, (who, day_words(answer.as_of), answer.through)))
        paragraph.add_run(_text(f"{told}: “" if told else "“"))
        quote = shortened(next(iter(answer.quotes), "") or answer.says, _LONGEST)
        done = 0
        for start, end in sorted(said_in(quote, answer.says)):
            if start >= done:
                paragraph.add_run(_text(quote[done:start]))
                paragraph.add_run(_text(quote[start:end])).bold = True
                done = end
        meant = f" [{answer.reads}]" if answer.reads and answer.reads != answer.says else ""
        paragraph.add_run(_text(f"{quote[done:]}”{meant}"))


def _settled(document: Document, brief: Brief) -> None:
    """The questions that nobody is asked today, a row each."""
    parts = (
        ("Acknowledged by an editor", brief.acknowledged, "acknowledged"),
        ("Explained: they differ in print, and the reason given makes both true", brief.explained, "why"),
        ("Agreed", brief.agreed, "sources"),
    )
    for title, questions, last in parts:
        if not questions:
            continue
        document.add_heading(f"{title}: {len(questions)}", level=2)
        rows = _table(document, ("question", "who says what", last), len(questions), title)
        for row, question in zip(rows, questions, strict=True):
            with_days = bool(question.acknowledged) or told_apart(question)
            sides = (side_words(side, longest=_LONGEST_IN_ROW, with_days=with_days) for side in question.sides)
            for paragraph, words in zip(row, (f"{question.about} ({question.claim})", "", _why(question)), strict=True):
                paragraph.add_run(_text(words))
            for number, words in enumerate(sides):
                if number:
                    row[1].add_run().add_break()
                row[1].add_run(_text(words))


def _why(question: Question) -> str:
    if noted := question.acknowledged:
        who = ", ".join(filter(None, (f"by {noted.by}" * bool(noted.by), f"until {noted.until}" * bool(noted.until))))
        return f"{noted.reason} ({who})" if who else noted.reason
    gap = gap_words(question.worst.gap) if question.worst else ""
    return ", ".join(filter(None, (grounds(question), gap))) or backing(question)


def _unchecked(document: Document, report: Report, brief: Brief) -> None:
    document.add_heading("Not compared, not checked", level=2)
    for left in report.not_compared:
        _item(document, f"Not compared: {', '.join(left.facts) or left.claim}, because {left.because}")
    for finding in brief.beside:
        _item(document, f"{finding.about} ({finding.check}): {finding.summary}")
    for each in report.unfinished:
        _item(document, f"Unfinished: {each.source}, facts whose claims are still to be named: {each.facts}.")
    _item(document, f"Told by one source only, with nothing to be set against: {len(report.alone)}.")
    for check, because in brief.idle:
        _item(document, f"Not run: {check}, because {because}.")


def _table(document: Document, heads: Sequence[str], rows: int, about: str) -> list[list[Paragraph]]:
    """A table with a first row that stands above every page of it, and the paragraphs of all others, row by row."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # an extra
    from docx.oxml.ns import qn  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(_text(head)).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # no other way to it
    described = OxmlElement("w:tblDescription")  # what is read aloud in its place
    described.set(qn("w:val"), _text(about))
    table._tbl.tblPr.append(described)  # noqa: SLF001  # likewise
    return [[cell.paragraphs[0] for cell in table.add_row().cells] for _ in range(rows)]


def _written(document: Document) -> bytes:
    """The file, without the template's picture."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    return timeless(document)
