"""The Markdown report: what it says, and that no text in it can become more than text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from made_reports import WORDS, finding, report, reports, side, told
from markdown_it import MarkdownIt
from markdown_it.token import Token

from discrepant.compare.finding import NotCompared, Noted, Side
from discrepant.compare.verdict import Reason, Verdict
from discrepant.printable import printable
from discrepant.report.markdown import escape, render
from discrepant.report.model import CheckRun, Covered, Report, Uncovered

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LEFT = tuple(Uncovered(kind="count", words="30", line=line, span=(line, line + 2)) for line in (7, 6, 9))
SOME = settings(max_examples=40)
OURS = {
    *("heading", "paragraph", "inline", "text", "softbreak"),
    *("bullet_list", "list_item", "blockquote", "em", "strong"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def tokens(text: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def kind(token: Token) -> str:
    """What a renderer sees, an opening and a closing tag being of one kind."""
    return re.sub(r"_(open|close)$", "", token.type)


def kinds(text: str) -> set[str]:
    return {kind(token) for token in tokens(text)}


def shown(text: str) -> str:
    """What a reader sees of a line of Markdown."""
    return "".join(token.content for token in tokens(text) if token.type == "text")


class TestEscape:
    @given(WORDS)
    def test_a_reader_sees_the_words_as_they_are(self, words: str) -> None:
        plain = escape(words)
        assert kinds(plain) <= {"paragraph", "inline", "text"}
        assert " ".join(shown(plain).split()) == " ".join(printable(words).split())

    @given(WORDS)
    def test_nothing_is_left_to_make_a_link_a_mention_or_a_tag_of(self, words: str) -> None:
        plain = escape(words)
        assert "@" not in plain
        assert "://" not in plain
        assert not re.search(r"\bwww\.", plain)
        assert not re.search(r"(?<!\\)[<>|`]", plain)
        assert "\n" not in plain

    @pytest.mark.parametrize(
        ("words", "plain"),
        [
            ("more than $18.2 billion", "more than $18.2 billion"),
            ("Nov. 4 - a Friday", "Nov. 4 - a Friday"),
            ("“We will not,” he said.", "“We will not,” he said."),
            ("30. It is", r"30\. It is"),
            ("- no", r"\- no"),
            ("a | b", r"a \| b"),
            ("AT&T", "AT&amp;T"),
            ("@here", "&#64;here"),
            ("https://a.b", "https&#58;//a.b"),
        ],
    )
    def test_it_changes_no_more_than_it_must(self, words: str, plain: str) -> None:
        assert escape(words) == plain


class TestRender:
    @SOME
    @given(reports)
    def test_nothing_but_what_we_write_is_rendered(self, made: Report) -> None:
        """Every row of a table has all its cells, and no more."""
        found = list(tokens(render(made)))
        assert {kind(token) for token in found} <= OURS
        rows = sum(token.type == "tr_open" for token in found)
        cells = sum(token.type in ("td_open", "th_open") for token in found)
        shown_ = sum(one.verdict is not Verdict.AGREE for one in made.findings)
        # verdicts and checks in two columns; at a glance and coverage, if there is anything, in six and in five
        two, six, five = 5 + 1 + len(made.checks), shown_ and 1 + shown_, made.coverage and 1 + len(made.coverage)
        assert rows == two + six + (five or 0)
        assert cells == 2 * two + 6 * six + 5 * (five or 0)

    def test_a_quote_of_100_kb_stays_one_quote(self) -> None:
        quote = "The minister said | `that` <b>it</b> was so. " * 2_500
        text = render(report(finding(Verdict.CONFLICT, side(told("north", "30", quote)))))
        quoted = [
            token.content for token in MARKDOWN.parse(text) if token.type == "inline" and "minister" in token.content
        ]
        assert len(quoted) == 1
        assert shown(quoted[0]) == quote.strip()

    def test_it_says_it_all_for_an_editor(self) -> None:
        noted = Noted(reason="The police count differs.", by="desk", until="2027-01-01")
        garbled = told("south", "astir 31", reads="about 31", speaker="Bo", via="The Post", as_of="2022-11-06")
        made = report(
            finding(Verdict.CONFLICT, side(told("north", "30")), side(garbled), acknowledged=noted),
            finding(Verdict.EXPLAINED, reasons=(Reason.ROUNDED,), claim="aid"),
            finding(Verdict.AGREE, side(told("north", "30"), told("south", "30")), claim="day", summary="All: “30”."),
            finding(Verdict.CONFLICT, side(told("north", "x")), Side(sources=(), says=("line 3",), facts=())),
            checks={"evidence": CheckRun(ran=3, failed=1), "rosters": CheckRun(because="no roster is told twice")},
            not_compared=(NotCompared(claim="sum", because="given in EUR", facts=("north/sum", "south/sum")),),
            uncorroborated=("alone",),
            coverage=(
                Covered(source="north", text="seeds/north.txt", mentions=3, covered=3),
                Covered(source="south", text="seeds/south.txt", mentions=4, covered=1, uncovered=LEFT),
            ),
        )
        lines = render(made).splitlines()
        assert lines[0] == "# Where the sources disagree"
        for line in (
            "| conflict | 2 |",
            "1 of the findings is acknowledged by an editor.",
            "| conflict | crowd | north: 30 | south: astir 31 \\[about 31\\] | 1 (3.3\u00a0%) | acknowledged |",
            "## Conflicts",
            "They cannot both be true.",
            "### crowd",
            "*How many came* · quantities",
            "**Acknowledged** by desk until 2027-01-01: The police count differs.",
            "- **north** “30” · north/crowd",
            "  > it was 30",
            "- **south** “astir 31”, read as “about 31”, said by Bo, via The Post, as of 2022-11-06 · south/crowd",
            "- line 3",
            "### aid (rounded)",
            "## Agreed",
            "- **day** All: “30”.",
            "## Not compared",
            "- **sum** north/sum, south/sum: given in EUR",
            "## Told by one source only",
            "- alone",
            "## Checks",
            "| north | 3 | 3 | 100 % |  |",
            "| south | 4 | 1 | 25 % | 6-7, 9 |",
            "| evidence | 3 ran, 1 failed |",
            "| rosters | not run, because no roster is told twice |",
        ):
            assert line in lines, line
        assert [line for line in lines if line.startswith("## ")] == [
            *("## At a glance", "## Conflicts", "## Explained", "## Agreed", "## Not compared"),
            *("## Told by one source only", "## Coverage", "## Checks"),
        ]

    @SOME
    @given(reports)
    def test_a_record_that_moves_to_another_line_changes_nothing(self, made: Report) -> None:
        moved = attrs.evolve(
            made,
            findings=tuple(
                attrs.evolve(
                    one,
                    sides=tuple(
                        attrs.evolve(
                            part, facts=tuple(attrs.evolve(fact, line=10_000, text_line=10_000) for fact in part.facts)
                        )
                        for part in one.sides
                    ),
                )
                for one in made.findings
            ),
        )
        assert render(moved) == render(made)

    def test_a_new_row_leaves_the_others_as_they_are(self) -> None:
        before = render(report(finding())).splitlines()
        after = render(report(finding(), finding(claim="a-claim-with-a-much-longer-key"))).splitlines()
        assert set(before) - set(after) == {"| conflict | 1 |"}

    def test_nothing_found_is_a_report_too(self) -> None:
        text = render(report())
        assert "At a glance" not in text
        assert "| agree | 0 |" in text


def test_the_committed_report_is_plain() -> None:
    text = (Path(__file__).parents[2] / "reports/discrepancies.md").read_text(encoding="utf-8")
    assert kinds(text) <= OURS | {"image"}


def test_each_picture_is_shown_once_where_its_claim_is_first() -> None:
    two = report(finding(Verdict.EXPLAINED), finding(claim="other"), finding(Verdict.STRAINED))
    text = render(two, {"crowd": "pictures/crowd.svg"})
    assert [token.attrs["src"] for token in tokens(text) if token.type == "image"] == ["pictures/crowd.svg"]
    assert text.index("![") > text.index("## Strained")
    assert text.index("![") < text.index("## Explained")
