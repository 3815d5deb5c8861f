"""What is too long for a format is cut, and of what is too much the rest is counted, but not before that."""

from __future__ import annotations

import io
from collections.abc import Callable

import attrs
import docx
import pytest
from made_reports import differing, finding, report, side, told

from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Reason, Verdict
from discrepant.errors import Problem
from discrepant.report import difference_markdown, markdown, notebook, summary, terminal, word
from discrepant.report.difference import difference
from discrepant.report.github import workflow_commands
from discrepant.report.html.claims import claim_parts
from discrepant.report.html.rows import row_of
from discrepant.report.html.sides import lettered
from discrepant.report.model import Report
from discrepant.report.records import SourceLine


def document(made: Report) -> str:
    """All words of the Word file."""
    opened = docx.Document(io.BytesIO(word.render(made)))
    cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return "\n".join([*cells, *(paragraph.text for paragraph in opened.paragraphs)])


def asked(says: str, quote: str = "", **keys: object) -> Report:
    return report(
        finding(Verdict.CONFLICT, side(told("north", says, quote or f"so: {says}")), side(told("south", "31")), **keys)
    )


def explained(says: str) -> Report:
    sides = side(told("north", says)), side(told("south", "31"))
    return report(finding(Verdict.EXPLAINED, *sides, reasons=(Reason.ROUNDED,)))


def listed(says: str) -> str:
    (part,) = claim_parts(explained(says))
    return row_of(part, {}, {}).answers[0].words[0][0]


def changed(summary: str) -> str:
    return difference_markdown.render(difference(report(), report(finding(summary=summary))))


def below(says: str) -> str:
    """The words below a picture, of which one side says this."""
    made = differing()
    (question,) = made.questions
    one, other = question.sides
    fact = attrs.evolve(one.facts[0], says=says)
    sides = attrs.evolve(one, says=(says,), facts=(fact,)), other
    (part,) = claim_parts(attrs.evolve(made, findings=(), questions=(attrs.evolve(question, sides=sides),)))
    assert part.picture is not None
    return "\n".join(label.words for label in part.picture.labels)


# how a text is shown, and with how many characters it is whole
TEXTS: dict[str, tuple[Callable[[str], str], int]] = {
    "an answer in the terminal": (lambda text: terminal.row(asked(text).questions[0])[2], 60),
    "a question in the terminal": (lambda text: terminal.row(asked("30", about=text).questions[0])[1], 200),
    "an answer in a row of the Markdown": (lambda text: markdown.render(explained(text)), 90),
    "a quote in the Markdown": (lambda text: markdown.render(asked("no", text)), 400),
    "a question in the Markdown": (lambda text: markdown.render(asked("30", about=text)), 400),
    "a sentence in the Markdown": (lambda text: markdown.render(asked("30", summary=text)), 1_200),
    "a sentence in a change": (changed, 600),
    "an answer in a row for Word": (lambda text: document(explained(text)), 120),
    "a quote for Word": (lambda text: document(asked("no", text)), 2_000),
    "an answer in the list of the page": (listed, 110),
    "an answer below a picture": (below, 50 - len("The North: ")),
    "a message on GitHub": (lambda text: "".join(workflow_commands([Problem(what=text)], [])), 4_000),
}


def text_of(length: int) -> str:
    return ("ab " * length)[: length - 1] + "c"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_whole_as_long_as_there_is_room(name: str) -> None:
    shown, most = TEXTS[name]
    for more in (-1, 0):
        assert text_of(most + more) in shown(text_of(most + more))
    assert text_of(most + 1) not in shown(text_of(most + 1))


def conflicts(number: int) -> Report:
    return report(*(finding(claim=f"claim-{n:03}") for n in range(number)))


def line(number: int) -> SourceLine:
    return SourceLine(id=f"s{number}", publisher="", published="2022-11-06", dated="printed", wording="verbatim")


def many_sources(number: int) -> Finding:
    return finding(
        Verdict.CONFLICT, side(*(told(f"s{n}", "30", id=f"s{n}/crowd") for n in range(number))), side(told("x", "31"))
    )


# of how many everything is shown, and what tells of one more
COUNTS: dict[str, tuple[Callable[[int], str], int, str]] = {
    "rows in a notebook": (lambda n: notebook.render(conflicts(n)), 12, "and not shown: 1 conflict"),
    "rows of a summary": (lambda n: summary.render(conflicts(n)), 20, "… and 1 more in the whole report."),
    "errors on GitHub": (
        lambda n: "\n".join(workflow_commands([Problem(what="wrong") for _ in range(n)], [])),
        10,
        "::notice::1 more error is in the log of this step.",
    ),
    "texts in the terminal": (
        lambda n: terminal.totals(report(sources=tuple(map(line, range(n)))), 9_999),
        12,
        "; and 1 more",
    ),
    "sources of an answer in the terminal": (lambda n: terminal.row_of(many_sources(n))[2], 6, "7 sources: “30”"),
    "publishers of a side on the page": (lambda n: lettered(many_sources(n).sides, {})[0].who, 4, "2 more"),
    "records of a side in a change": (
        lambda n: difference_markdown.render(difference(report(), report(many_sources(n)))),
        6,
        "… and 1 more record",
    ),
}


@pytest.mark.parametrize("name", COUNTS)
def test_all_are_shown_as_long_as_there_is_room(name: str) -> None:
    shown, most, more = COUNTS[name]
    assert more not in shown(most)
    assert more in shown(most + 1)
