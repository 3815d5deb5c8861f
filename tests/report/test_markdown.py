"""The Markdown report: what it says, and that no text in it can become more than text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from made_reports import WORDS, finding, questions_on, report, reports, side, told
from markdown_it import MarkdownIt
from markdown_it.token import Token

from discrepant.compare.finding import Gap, NotCompared, Noted, Side
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.vocabulary import Silence, Silenced
from discrepant.printable import printable
from discrepant.report.brief import Brief, shortened
from discrepant.report.markdown import render
from discrepant.report.markdown_text import escape
from discrepant.report.model import CheckRun, Covered, Report, Uncovered, Unfinished
from discrepant.report.records import ClaimShown, Records, SourceLine

NOTED = Noted(reason="Looked at.")
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LEFT = tuple(Uncovered(kind="count", words="30", line=line, span=(line, line + 2)) for line in (7, 6, 9))
NOTHING = "Nothing: no conflict and nothing strained that no editor has acknowledged."
SOME = settings(max_examples=40)
OURS = {
    *("heading", "paragraph", "inline", "text", "softbreak"),
    *("bullet_list", "list_item", "blockquote", "em", "strong"),
    *("table", "thead", "tbody", "tr", "th", "td", "html_inline", "html_block"),
}
TAGS = re.compile(r"<br>|</?b>|</?sub>|</?details>(<summary>[\w :,.]+</summary>)?\s*")  # whatever is in the records


def line(source: str, publisher: str) -> SourceLine:
    return SourceLine(id=source, publisher=publisher, published="2022-11-06", dated="printed", wording="verbatim")


def tokens(text: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def kind(token: Token) -> str:
    """What a renderer sees, an opening and a closing tag being of one kind."""
    return re.sub(r"_(open|close)$", "", token.type)


def html_in(text: str) -> Iterator[str]:
    yield from (token.content for token in tokens(text) if token.type.startswith("html"))


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


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (1, "- Unfinished: north, 1 fact whose claim is still to be named."),
        (2, "- Unfinished: north, 2 facts whose claims are still to be named."),
    ],
)
def test_what_a_draft_left_unfinished_is_told(facts: int, told: str) -> None:
    assert told in render(report(unfinished=(Unfinished(source="north", facts=facts),))).splitlines()


class TestRender:
    @SOME
    @given(reports)
    def test_nothing_but_what_we_write_is_rendered(self, made: Report) -> None:
        """Each question is one heading or one row, and every row of a table has all its cells."""
        text = render(made)
        found = list(tokens(text))
        assert {kind(token) for token in found} <= OURS
        assert all(TAGS.fullmatch(tag) for tag in html_in(text))
        brief = Brief.of(made)
        assert sum(token.tag == "h3" and token.nesting == 1 for token in found) == len(brief.open)
        wide = [len(question.sides) for question in brief.open if len(question.sides) <= 3]
        tall = [len(question.sides) for question in brief.open if len(question.sides) > 3]
        three = [1 + len(group) for group in (brief.acknowledged, brief.explained) if group]
        two = [1 + len(group) for group in (brief.agreed,) if group]
        rows = sum(token.type == "tr_open" for token in found)
        cells = sum(token.type in ("td_open", "th_open") for token in found)
        assert rows == 2 * len(wide) + sum(tall) + len(tall) + sum(three) + sum(two)
        assert cells == 2 * sum(wide) + 2 * (sum(tall) + len(tall)) + 3 * sum(three) + 2 * sum(two)

    @SOME
    @given(reports)
    def test_each_compared_claim_is_told_once_and_each_finding_beside_it(self, made: Report) -> None:
        text = render(made)
        for question in made.questions:
            assert text.count(f"<sub>{escape(question.claim)}</sub>") >= 1
        unasked = render(attrs.evolve(made, questions=()))
        for one in made.findings:
            assert f"({escape(one.check)}): {escape(shortened(one.summary, 1_200))}" in unasked

    def test_a_question_is_side_by_side_with_the_words_in_its_quotes(self) -> None:
        ft = told("ft", "30", "some 30 came", speaker="Bo", via="The Post", as_of="2022-11-06")
        dpa = told("dpa", "31", "astir 31 were there", reads="about 31", as_of="2022-11-05/2022-11-06")
        lines = render(report(finding(Verdict.CONFLICT, side(ft), side(dpa)))).splitlines()
        start = lines.index("## To ask: 1")
        assert lines[start + 2 :] == [
            "### 1. How many came",
            "|ft|dpa|",
            "|---|---|",
            (
                "|6 Nov 2022, Bo, via The Post: “some <b>30</b> came”"
                "|5–6 Nov 2022: “astir <b>31</b> were there” \\[about 31\\]|"
            ),
            "",
            "**conflict** · cannot both be true, 1 (3.3\u00a0%) · 2 sources, 2 origins · <sub>crowd</sub>",
            "<br>North: “30”; South: “31”. They differ.",
        ]

    @pytest.mark.parametrize("kind", ["count", "relation"])
    def test_of_a_claim_the_worst_pair_is_told_in_a_sentence_and_of_a_relation_each_sum(self, kind: str) -> None:
        sides = [side(told(source, str(n), id=f"{source}/crowd")) for n, source in enumerate("abc")]
        found = [
            finding(Verdict.CONFLICT, sides[0], sides[1], summary="The first.", gap=Gap(value=9.0)),
            finding(Verdict.CONFLICT, sides[0], sides[2], summary="The second."),
            finding(Verdict.CONFLICT, sides[1], sides[2], summary="The second."),
            finding(Verdict.STRAINED, sides[1], sides[2], summary="Less grave."),
        ]
        made = report(*found)
        made = attrs.evolve(made, questions=tuple(attrs.evolve(each, kind=kind) for each in made.questions))
        lines = render(made).splitlines()
        sentences = [line.removeprefix("<br>") for line in lines if line.startswith("<br>")]
        assert sentences == (["The first.", "The second."] if kind == "relation" else ["The first."])

    def test_of_several_sources_on_one_side_each_has_its_quote(self) -> None:
        """And of one source each quote in which it says the same; sources that share one stand together."""
        ft, again = told("ft", "30", "some 30 came"), told("ft", "30", "of 30, all", id="ft/crowd/2")
        dpa, afp = (told(source, "30", "it was 30", as_of="2022-11-06") for source in ("dpa", "afp"))
        lines = render(report(finding(Verdict.CONFLICT, side(ft, dpa, again, afp), side(told("x", "31"))))).splitlines()
        (row,) = (line for line in lines if "“" in line and line.startswith("|"))
        assert row == (
            "|<b>ft</b>: “some <b>30</b> came”<br><b>dpa, afp</b>, 6 Nov 2022: “it was <b>30</b>”"
            "<br><b>ft</b>: “of <b>30</b>, all”|“it was <b>31</b>”|"
        )

    def test_more_sides_than_can_be_read_side_by_side_stand_below_each_other(self) -> None:
        pairs = [
            finding(Verdict.CONFLICT, side(told("ft", "1")), side(told(f"s{i}", str(i), id=f"s{i}/crowd")))
            for i in (2, 3, 4)
        ]
        lines = render(report(*pairs)).splitlines()
        assert "|who|words|" in lines
        assert "|s4|“it was <b>4</b>”|" in lines
        assert "**conflict** · cannot both be true, 1 (3.3\u00a0%) · 3 pairs of sides · 4 sources, 4 origins · " in [
            line.partition("<sub>")[0] for line in lines
        ]
        assert sum("They differ." in line for line in lines) == 1

    def test_sources_of_one_side_are_named_by_their_publishers(self) -> None:
        sources = tuple(
            line(key, name) for key, name in (("ft", "Financial Times"), ("r1", "Reuters"), ("r2", "Reuters"))
        )
        both = side(told("r1", "30"), told("r2", "30", id="r2/crowd"))
        text = render(report(finding(Verdict.CONFLICT, side(told("ft", "31")), both), sources=sources))
        assert "- **ft** Financial Times, 6 Nov 2022\n" in text
        assert "|Financial Times|Reuters (r1), Reuters (r2)|" in text
        assert "<b>Reuters (r1), Reuters (r2)</b>: “it was <b>30</b>”" in text

    def test_a_quote_of_100_kb_is_left_to_the_page(self) -> None:
        quote = "The minister said | `that` <b>it</b> was so. " * 2_500
        text = render(report(finding(Verdict.CONFLICT, side(told("north", "30", quote)))))
        assert "minister" not in text
        assert "“<b>30</b>”" in text

    def test_of_many_questions_it_says_what_it_leaves_out(self) -> None:
        explained = (finding(Verdict.EXPLAINED, claim=f"claim-{i}", reasons=(Reason.ROUNDED,)) for i in range(5_000))
        text = render(report(*explained, finding(), finding(Verdict.AGREE, claim="last")))
        assert len(text.encode()) < 300_000
        left = re.search(r"… and (\d+) more: discrepancies.json has all of them, the page, discrepancies.html,", text)
        assert left is not None
        assert int(left[1]) + text.count("<sub>claim-") == 5_000
        assert "Agreed: 1" in text
        assert text.count("<details>") == text.count("</details>")

    def test_every_part_is_in_it_however_large_the_others_are(self) -> None:
        """Each says how many rows it has and how many of them are left out, and all of it is shown on GitHub."""
        many = range(3_000)
        asked = [finding(claim=f"ask-{i}", about="& " * 300, summary="< " * 300) for i in many]
        asked += [finding(Verdict.AGREE, claim=f"agree-{i}") for i in many]
        wrong = [finding(claim=f"mend-{i}", check="evidence", summary="[ " * 90) for i in many]
        text = render(
            report(
                *(*asked, *wrong),
                questions=questions_on(asked),
                sources=tuple(line(f"s{i}", "A paper | " * 40) for i in many),
                not_compared=tuple(NotCompared(claim=f"{i}", because="because " * 30, facts=()) for i in many),
            ),
            {f"ask-{i}": f"pictures/ask-{i}.svg" for i in many},
        )
        assert 280_000 < len(text.encode()) < 300_000
        rows = {
            "## Where the texts come from": "- **s",
            "## To set right in the records: 3000": "- How many came (evidence)",
            "## To ask: 3000": "### ",
            "<details><summary>Agreed: 3000": "<sub>agree-",
            "## Not compared": "- Not compared: ",
        }
        for title, row in rows.items():
            part = text[text.index(title) :]
            left = re.search(r"… and (\d+) more: discrepancies.json has all", part)
            assert left is not None, title
            shown = part[: left.start()].count(row)
            assert shown + int(left[1]) == 3_000, title
            assert shown > 0, title
        left = re.search(r"… and (\d+) more: the others lie in the folder pictures", text)
        assert left is not None
        assert text.count("![") + int(left[1]) == 3_000

    @pytest.mark.parametrize(
        ("title", "row", "leaves"),
        [
            ("## Where the texts come from", "- **s", 200_000),
            ("## To set right in the records", "- How many came (evidence)", 200_000),
            ("<details><summary>Agreed", "|How many came<br>", 20_000),
            ("## Not compared", "- Not compared: ", 0),
        ],
    )
    def test_the_room_is_filled_to_the_last_row_that_fits(self, title: str, row: str, leaves: int) -> None:
        """Of 300,000 bytes 6,000 are for what stands around the rows, and so many for the parts behind."""
        many, long = range(5_000), "é" * 100
        full = {
            "## Where the texts come from": report(sources=tuple(line(f"s{i:04}", long) for i in many)),
            "## To set right in the records": report(
                *(finding(claim=f"{i:04}", check="evidence", summary=long) for i in many), questions=()
            ),
            "<details><summary>Agreed": report(*(finding(Verdict.AGREE, claim=f"{long}{i:04}") for i in many)),
            "## Not compared": report(
                not_compared=tuple(NotCompared(claim=f"{i:04}", because=long, facts=()) for i in many)
            ),
        }
        head, _, part = render(full[title]).partition(f"\n{title}")
        rows = [each for each in part.splitlines() if each.startswith(row)]
        told = next(each for each in head.splitlines() if each.startswith("To ask"))
        before = len(f"{told}\n") + ("Nothing" in head) * len(f"{NOTHING}\n\n")
        size = len(f"{rows[0]}\n".encode())
        room = 300_000 - 6_000 - leaves - before
        assert len(rows) == room // size
        assert f"… and {5_000 - len(rows)} more: " in part

    @pytest.mark.parametrize(("spare", "shown"), [(0, 300), (1, 300), (-1, 299)])
    def test_a_row_that_just_fits_is_shown(self, spare: int, shown: int) -> None:
        def text(last: int) -> str:
            keys = [*(f"{i:0900}" for i in range(299)), "x" * last]
            return render(report(not_compared=tuple(NotCompared(claim="c", because="so", facts=(k,)) for k in keys)))

        rows = [f"{each}\n" for each in text(1).splitlines() if each.startswith(("To ask", "- Not compared"))]
        room = 300_000 - 6_000 - len("".join(rows)) - len(f"{NOTHING}\n\n")
        made = text(1 + room - spare)
        assert made.count("- Not compared: ") == shown
        assert ("… and 1 more: " in made) == (shown < 300)

    def test_it_says_it_all_for_an_editor(self) -> None:
        noted = Noted(reason="The police count differs.", by="desk", until="2027-01-01")
        garbled = told("south", "astir 31", reads="about 31", speaker="Bo", via="The Post", as_of="2022-11-06")
        whole = report(
            finding(Verdict.CONFLICT, side(told("north", "30")), side(garbled), acknowledged=noted),
            finding(Verdict.EXPLAINED, reasons=(Reason.ROUNDED,), claim="aid"),
            finding(Verdict.AGREE, side(told("north", "30"), told("south", "30")), claim="day", summary="All: “30”."),
            finding(
                Verdict.CONFLICT, side(told("north", "x")), Side(sources=(), says=("line 3",), facts=()), claim="x"
            ),
            checks={"evidence": CheckRun(ran=3, failed=1), "rosters": CheckRun(because="no roster is told twice")},
            not_compared=(NotCompared(claim="sum", because="given in EUR", facts=("north/sum", "south/sum")),),
            uncorroborated=("alone",),
            coverage=(
                Covered(source="north", text="seeds/north.txt", mentions=3, covered=3),
                Covered(source="south", text="seeds/south.txt", mentions=4, covered=1, skipped=1, uncovered=LEFT),
            ),
        )
        mend = finding(check="evidence", claim="crowd.day", summary="The quote is not in the text.")
        made = attrs.evolve(whole, findings=(*whole.findings, mend))
        lines = render(made).splitlines()
        assert lines[0] == "# Where the sources disagree"
        for line in (
            (
                "To ask: 1, acknowledged: 1, explained: 1, agreed: 1, not comparable: 1, told by one source only: 1. "
                "3 facts of 2 claims in 2 sources; nothing here says who is right."
            ),
            "## To set right in the records: 1",
            "- How many came (evidence): The quote is not in the text. <sub>north/crowd, south/crowd</sub>",
            "## To ask: 1",
            "<details><summary>Acknowledged by an editor: 1</summary>",
            (
                "|How many came<br><sub>crowd</sub>|north: “30”<br>"
                "south (Bo, via The Post), 6 Nov 2022: “astir 31” \\[about 31\\]"
                "|The police count differs. (by desk, until 2027-01-01)|"
            ),
            "|How many came<br><sub>aid</sub>|north: “30”<br>south: “31”|rounded, 1 (3.3\u00a0%)|",
            "|How many came<br><sub>day</sub>|north, south: “30”|",
            "- Not compared: sum, because given in EUR <sub>north/sum, south/sum</sub>",
            (
                "- Told by one source only, with nothing to be set against: 1. "
                "They stand on the page, discrepancies.html, and in discrepancies.json."
            ),
            "- Checks that ran, with their items: evidence 3 (1 failed).",
            "- Not run: rosters, because no roster is told twice.",
            "- Covered whole: all 3 numbers, amounts, dates and quotations of north.",
            "- Covered in part: south, 1 of 4 (25 %), 1 of them by a skip; not in any record: lines 6-7, 9.",
        ):
            assert line in lines, line

    def test_a_claim_that_cannot_be_compared_is_named_by_its_question(self) -> None:
        asked = ClaimShown(key="sum", about="What it cost", kind="money", nature="constant")
        aside = NotCompared(claim="sum", because="given in EUR", facts=("north/sum",))
        text = render(report(not_compared=(aside,), records=Records(claims=(asked,))))
        assert "- Not compared: What it cost, because given in EUR <sub>north/sum</sub>" in text

    @SOME
    @given(reports)
    def test_a_record_that_moves_to_another_line_changes_nothing(self, made: Report) -> None:
        def moved(sides: tuple[Side, ...]) -> tuple[Side, ...]:
            return tuple(
                attrs.evolve(part, facts=tuple(attrs.evolve(fact, line=10_000, text_line=9) for fact in part.facts))
                for part in sides
            )

        elsewhere = attrs.evolve(
            made,
            findings=tuple(attrs.evolve(one, sides=moved(one.sides)) for one in made.findings),
            questions=tuple(attrs.evolve(one, sides=moved(one.sides)) for one in made.questions),
        )
        assert render(elsewhere) == render(made)

    def test_a_new_row_leaves_the_others_as_they_are(self) -> None:
        before = render(report(finding(Verdict.AGREE))).splitlines()
        long = finding(Verdict.AGREE, claim="a-claim-with-a-much-longer-key")
        after = render(report(finding(Verdict.AGREE), long)).splitlines()
        assert [line for line in before if line not in after] == [
            before[2],  # how many of each
            "<details><summary>Agreed: 1</summary>",
        ]

    def test_nothing_found_is_a_report_too(self) -> None:
        text = render(report())
        assert "## To ask: 0\n\nNothing:" in text
        assert "<details>" not in text


class TestCommitted:
    TEXT = (Path(__file__).parents[2] / "reports/discrepancies.md").read_text(encoding="utf-8")

    def test_it_is_plain(self) -> None:
        assert kinds(self.TEXT) <= OURS | {"image"}
        assert all(TAGS.fullmatch(tag) for tag in html_in(self.TEXT))

    def test_it_is_hardly_longer_than_the_articles(self) -> None:
        assert len(self.TEXT.split()) <= 3_850  # they have 3,721 words

    def test_what_is_to_be_asked_fits_on_a_screen_or_two(self) -> None:
        brief, _, _ = self.TEXT.partition("<details><summary>Explained")
        assert len(brief.splitlines()) <= 60


def test_each_picture_is_shown_once_and_an_open_question_has_its_own() -> None:
    two = report(finding(Verdict.EXPLAINED), finding(claim="other"), finding(Verdict.STRAINED))
    text = render(two, {"crowd": "pictures/crowd.svg", "other": "pictures/other.svg", "width": "pictures/width.svg"})
    images = [token.attrs["src"] for token in tokens(text) if token.type == "image"]
    assert images == ["pictures/other.svg", "pictures/crowd.svg", "pictures/width.svg"]
    assert "Pictures: 1" in text


class TestWhatWeakensADisagreement:
    def test_fewer_origins_than_sources_are_told(self) -> None:
        sides = side(told("north", "30", via="The Post")), side(told("south", "31", via="the post"))
        text = render(report(finding(Verdict.CONFLICT, *sides, acknowledged=NOTED)))
        assert "2 sources, 1 origin" in text
        assert "origin" not in render(report(finding(Verdict.CONFLICT, acknowledged=NOTED)))

    def test_speakers_who_disagree_are_told(self) -> None:
        sides = side(told("north", "30", speaker="Kirby")), side(told("south", "31", speaker="Price"))
        text = render(report(finding(Verdict.CONFLICT, *sides, acknowledged=NOTED)))
        assert "the speakers disagree, not the sources" in text


def test_what_the_vocabulary_decided_is_told() -> None:
    pairs = (Silenced(terms=("a", "b"), because="Each a is a b."), Silenced(terms=("b", "c|")))
    text = render(report(vocabulary=(Silence(claim="post", can_conflict=False, pairs=pairs),)))
    assert "- Never in conflict, as no terms of this claim: “a” and “b”; “b” and “c\\|”. " in text
    alone = render(report(vocabulary=(Silence(claim="post", can_conflict=False, pairs=()),)))
    assert "- Never in conflict, as no terms of this claim. <sub>post</sub>" in alone
    assert "Each a is a b. No reason is given. <sub>post</sub>" in text


def test_a_reason_that_holds_for_several_pairs_is_told_once() -> None:
    pairs = (
        Silenced(terms=("a", "b"), because="It leads."),
        Silenced(terms=("b", "c"), because="Kim leads it."),
        Silenced(terms=("a", "c"), because="It leads. Kim leads it."),
    )
    for order in permutations(pairs):
        text = render(report(vocabulary=(Silence(claim="post", can_conflict=True, pairs=order),)))
        told = [line for line in text.splitlines() if "Never in conflict" in line]
        assert len(told) == 1
        assert told[0].endswith(". It leads. Kim leads it. <sub>post</sub>")


def test_a_reason_whose_words_end_another_is_told_all_the_same() -> None:
    pairs = (Silenced(terms=("a", "b"), because="leads it."), Silenced(terms=("b", "c"), because="Kim misleads it."))
    text = render(report(vocabulary=(Silence(claim="post", can_conflict=True, pairs=pairs),)))
    assert "leads it. Kim misleads it. <sub>post</sub>" in text
