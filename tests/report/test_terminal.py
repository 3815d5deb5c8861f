"""The table in the terminal: it fits, whatever is in it, and what it cuts it cuts between words."""

from __future__ import annotations

import re
import unicodedata

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import finding, report, reports, side, told
from wcwidth import wcswidth

from discrepant.compare.finding import Noted
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.copies import NearCopy
from discrepant.report.model import CheckRun, Covered, Report
from discrepant.report.records import SourceLine
from discrepant.report.terminal import picked, row, table, totals

NOTED = Noted(reason="Looked at.")


def columns(line: str) -> int:
    """How many columns it takes, counted in another way than the code does: wide characters are two, marks none."""
    marks = ("Mn", "Me", "Cf")
    return sum(
        0 if unicodedata.category(char) in marks else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in line
    )


class TestTable:
    @settings(max_examples=200)
    @given(reports, st.integers(40, 200))
    def test_it_is_never_wider_than_the_terminal_and_cannot_harm_it(self, made: Report, width: int) -> None:
        text = f"{table(made, width)}\n{totals(made, width)}"
        assert all(wcswidth(line) <= width for line in text.splitlines())
        assert {char for char in text if unicodedata.category(char)[0] == "C"} <= {"\n", "\u00ad", "\u200c", "\u200d"}

    @given(
        st.lists(st.sampled_from(["北京", "平壌の", "한국어", "30", "a", "é"]), min_size=1, max_size=30),
        st.integers(40, 120),
    )
    def test_wide_characters_are_counted_as_such(self, words: list[str], width: int) -> None:
        text = table(report(finding(Verdict.CONFLICT, *(side(told("north", " ".join(words))),) * 2)), width)
        assert all(columns(line) <= width for line in text.splitlines())

    def test_columns_of_wide_characters_stand_under_each_other(self) -> None:
        made = report(finding(Verdict.CONFLICT, side(told("north", "北京 平壌")), side(told("south", "31 came"))))
        head, rule, row = table(made, 120).splitlines()[:3]
        starts = [match.start() for match in re.finditer(r"-+", rule)]
        assert head[starts[3] :].startswith("other side")
        assert columns(row[: row.index("south")]) == starts[3]

    @given(st.integers(60, 200), st.from_regex(r"[€$]?[1-9][0-9]{0,2}(,[0-9]{3}){0,4}(\.[0-9]{1,2})?", fullmatch=True))
    def test_no_number_is_ever_broken(self, width: int, number: str) -> None:
        """With its last digit on another line it would be another number."""
        text = table(
            report(finding(Verdict.CONFLICT, *(side(told("north", f"more than {number} people")),) * 2)), width
        )
        assert number in re.split(r"[ \n“”]", text)

    @pytest.mark.parametrize("width", [110, 120, 160])
    def test_its_columns_are_those_of_the_contract(self, width: int) -> None:
        made = report(finding(), finding(Verdict.EXPLAINED, reasons=(Reason.LATER_DATE,), claim="aid.total"))
        head = table(made, width).splitlines()[0]
        assert re.split(r" {2,}", head) == ["verdict", "question", "one side", "other side", "gap", "why"]

    def test_what_is_to_be_asked_comes_first_and_what_agrees_is_not_there(self) -> None:
        made = report(
            finding(Verdict.AGREE, claim="a"),
            finding(Verdict.EXPLAINED, claim="b", reasons=(Reason.ROUNDED,)),
            finding(Verdict.CONFLICT, claim="c", acknowledged=NOTED),
            finding(Verdict.STRAINED, claim="d"),
            finding(Verdict.CONFLICT, claim="e"),
        )
        rows = [re.split(r" {2,}", line) for line in table(made, 160).splitlines()[2:]]
        assert [(row[0], row[1], row[-1]) for row in rows] == [
            ("conflict", "How many came (e)", "cannot both be true"),
            ("strained", "How many came (d)", "only on the loosest reading"),
            ("conflict", "How many came (c)", "acknowledged"),
            ("explained", "How many came (b)", "rounded"),
        ]

    def test_what_is_wrong_with_one_record_stands_above_all(self) -> None:
        wrong = finding(check="evidence", claim="crowd.day", about="Day of the march")
        made = report(finding())
        made = attrs.evolve(made, findings=(*made.findings, wrong))
        for width, first in ((160, 2), (60, 0)):
            assert "Day of the march" in table(made, width).splitlines()[first]
            assert table(made, width, 1).splitlines()[-1] == "… and not shown: 1 conflict."

    @pytest.mark.parametrize(
        ("most", "mended", "asked", "left"),
        [
            (None, 3, 3, ""),
            (6, 3, 3, ""),
            (5, 3, 2, "1 conflict"),
            (3, 3, 0, "3 conflicts"),
            (2, 2, 0, "1 to set right in the records, 3 conflicts"),
            (1, 1, 0, "2 to set right in the records, 3 conflicts"),
            (0, 0, 0, "3 to set right in the records, 3 conflicts"),
        ],
    )
    def test_what_is_to_be_set_right_has_its_room_first(
        self, most: int | None, mended: int, asked: int, left: str
    ) -> None:
        wrong = [finding(check="evidence", claim=f"wrong-{i}") for i in range(3)]
        made = report(*(finding(claim=f"claim-{i}") for i in range(3)))
        found = picked(attrs.evolve(made, findings=(*made.findings, *wrong)), most)
        assert (len(found[0]), len(found[1]), found[2]) == (mended, asked, left)

    def test_sides_that_were_not_set_against_each_other_are_told_in_their_order(self) -> None:
        (question,) = report(finding()).questions
        for sides, cells in (
            (question.sides, ("north: “30”", "south: “31”")),
            (question.sides[:1], ("north: “30”", "")),
            ((*question.sides, question.sides[0]), ("north: “30”", "south: “31” … and 1 more side")),
        ):
            assert row(attrs.evolve(question, pairs=(), sides=sides, verdict=Verdict.AGREE))[2:4] == cells

    @pytest.mark.parametrize("width", [60, 160])
    def test_what_is_not_shown_is_counted_by_verdict(self, width: int) -> None:
        made = report(
            *(finding(claim=f"claim-{i}") for i in range(3)),
            *(finding(claim=f"noted-{i}", acknowledged=NOTED) for i in range(2)),
            finding(Verdict.EXPLAINED, claim="b", reasons=(Reason.ROUNDED,)),
            finding(Verdict.AGREE, claim="a"),
        )
        lines = table(made, width, 2).splitlines()
        assert " ".join(lines).endswith("… and not shown: 3 conflicts (2 acknowledged), 1 explained, 1 agree.")
        assert len([line for line in lines if "(claim-" in line]) == 2

    def test_a_side_has_twenty_columns_or_questions_stand_in_paragraphs(self) -> None:
        long = side(told("north", "30 " * 19)), side(told("south", "31 " * 19))
        made = report(finding(Verdict.CONFLICT, *long))
        sides = []
        for width in range(60, 160):
            rule = table(made, width).splitlines()[1]
            if not rule.strip("- "):
                sides.append(len(rule.split()[2]))
        assert sides[0] == 20
        assert sides == sorted(sides)
        assert len(sides) > 50  # of the widths, those that have room for a table

    @given(st.integers(50, 200))
    def test_a_key_is_never_broken(self, width: int) -> None:
        made = report(finding(claim="letter.security-guarantees.acceptable-to"))
        assert "(letter.security-guarantees.acceptable-to)" in table(made, width)

    def test_all_sides_are_told_of_where_there_is_room_for_them(self) -> None:
        sides = [side(told(f"s{i}", str(i), id=f"s{i}/crowd")) for i in range(4)]
        made = report(*(finding(Verdict.CONFLICT, sides[0], other) for other in sides[1:]))
        assert "… and 2 more sides" in " ".join(table(made, 160).split())
        assert [line for line in table(made, 60).splitlines() if line.startswith("  s")] == [
            f"  s{i}: “{i}”" for i in range(4)
        ]

    @pytest.mark.parametrize(
        ("others", "more"), [(1, ""), (2, " … and 1 more side"), (3, " … and 2 more sides"), (4, " … and 3 more sides")]
    )
    def test_the_sides_that_have_no_column_are_counted(self, others: int, more: str) -> None:
        sides = [side(told(f"s{i}", "30", id=f"s{i}/crowd")) for i in range(1 + others)]
        made = report(*(finding(Verdict.CONFLICT, sides[0], other) for other in sides[1:]))
        (question,) = made.questions
        assert row(question)[3].partition("”")[2] == more

    def test_one_side_alone_stands_by_itself(self) -> None:
        (question,) = report(finding(Verdict.AGREE, side(told("north", "30"), told("south", "30")))).questions
        assert row(question)[2:4] == ("north, south: “30”", "")

    def test_where_there_is_room_each_column_is_as_wide_as_what_is_in_it(self) -> None:
        made = report(
            finding(about="How many came to it on that day"),
            finding(Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME, Reason.ROUNDED), claim="aid.total"),
        )
        head, rule, *rows = table(made, 300).splitlines()
        assert len(rows) == 2
        ends = [match.span() for match in re.finditer(r"-+", rule)]
        names, *cells = [[line[start:end].strip() for start, end in ends] for line in (head, *rows)]
        widest = [max(len(name) + 2, *map(len, column)) for name, *column in zip(names, *cells, strict=True)]
        lengths = [end - start for start, end in ends]
        assert lengths == widest

    @pytest.mark.parametrize("width", range(90, 200, 7))
    def test_where_words_would_have_to_break_all_of_the_width_is_taken(self, width: int) -> None:
        long = side(told("north", "30 " * 19)), side(told("south", "31 " * 19))
        rule = table(report(finding(Verdict.CONFLICT, *long, about="How many came " * 9)), width).splitlines()[1]
        assert width - 8 <= len(rule) <= width  # a column is no wider than its words, wrapped as they are

    def test_a_word_wider_than_the_terminal_takes_several_lines(self) -> None:
        text = table(report(finding(Verdict.CONFLICT, side(told("north", "x" * 50)))), 40)
        assert text.splitlines() == [
            "conflict: How many came",
            "  north: “" + "x" * 28,
            "    " + "x" * 22 + "”",
            "  cannot both be true (crowd)",
        ]

    def test_a_narrow_terminal_has_a_paragraph_for_each(self) -> None:
        day = side(told("south", "31", as_of="2022-11-06", speaker="Bo"))
        made = report(
            finding(Verdict.STRAINED, side(told("north", "30")), day, claim="aid"), finding(acknowledged=NOTED)
        )
        assert table(made, 60).splitlines() == [
            "strained: How many came",
            *("  north: “30”", "  south (Bo), 6 Nov 2022: “31”"),
            "  1 (3.3\u00a0%), only on the loosest reading (aid)",
            "conflict (acknowledged): How many came",
            *("  north: “30”", "  south: “31”", "  1 (3.3\u00a0%) (crowd)"),
        ]

    def test_without_discrepancies_there_is_none(self) -> None:
        assert table(report(finding(Verdict.AGREE)), 80) == ""


class TestTotals:
    def test_they_say_what_was_found_and_what_was_not_looked_at(self) -> None:
        made = report(
            finding(acknowledged=NOTED),
            finding(claim="b"),
            finding(Verdict.STRAINED, claim="c", acknowledged=NOTED),
            checks={"rosters": CheckRun(because="no roster is told twice"), "dates": CheckRun(ran=1, failed=0)},
            uncorroborated=("alone",),
        )
        made = attrs.evolve(made, findings=(*made.findings, finding(check="evidence")))
        assert totals(made, 200).splitlines() == [
            (
                "2 conflicts (1 acknowledged), 1 strained (all acknowledged), 0 explained, 0 agree, "
                "1 to set right in the records."
            ),
            "3 facts, 2 sources, 2 claims: 1 compared, 1 told by one source only, 0 not comparable.",
            "Not run: rosters (because no roster is told twice).",
        ]
        assert "Coverage" not in totals(made, 200)
        assert "Texts: " not in totals(made, 200)
        assert totals(report(finding()), 200).startswith("1 conflict, 0 strained,")

    def test_they_say_how_much_of_the_texts_is_encoded(self) -> None:
        """Cut and not rounded: 100 % is said of nothing less."""
        texts = (("north", 600, 599), ("south", 400, 400))
        covered = tuple(Covered(source=name, text="-", mentions=of, covered=some) for name, of, some in texts)
        assert totals(report(coverage=covered), 200).endswith("\nCoverage: 999 of 1000 mentions in the texts (99 %).")

    def test_what_is_covered_by_a_skip_alone_is_not_hidden(self) -> None:
        covered = Covered(source="north", text="-", mentions=9, covered=9, skipped=4)
        told = totals(report(coverage=(covered,)), 200)
        assert told.endswith("\nCoverage: 9 of 9 mentions in the texts (100 %), 4 of them by a skip.")


def test_it_says_where_the_texts_come_from() -> None:
    papers = [
        SourceLine(
            id="north", publisher="The North", published="2022-10-24", dated="inferred", wording="garbled", note="x"
        ),
        *(
            SourceLine(id=f"p{n}", publisher="P", published="2022-11-06", dated="printed", wording="verbatim")
            for n in range(13)
        ),
    ]
    lines = totals(report(sources=tuple(papers)), 2000).splitlines()
    assert lines[2].startswith("Texts: north 24 Oct 2022 (inferred), garbled; p0 6 Nov 2022; p1 6 Nov 2022; ")
    assert lines[2].endswith("p10 6 Nov 2022; and 2 more.")


@pytest.mark.parametrize(("number", "more"), [(1, ""), (12, ""), (13, "; and 1 more"), (15, "; and 3 more")])
def test_of_many_likely_copies_twelve_are_told(number: int, more: str) -> None:
    copies = tuple(NearCopy(text=f"t{n}", within="wire", share=0.5) for n in range(number))
    lines = totals(report(finding(), copies=copies), 10_000).split("\n")
    told = "; ".join(f"50 % of t{n} stands word for word in wire" for n in range(min(12, number)))
    assert f"Likely copies, to be confirmed: {told}{more}." in lines
