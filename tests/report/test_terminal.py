"""The table in the terminal: it fits, whatever is in it, and what it cuts it cuts between words."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import WORDS, finding, report, reports, side, told
from wcwidth import wcswidth

from discrepant.compare.finding import Gap, Noted, Side
from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.model import CheckRun, Covered, Report
from discrepant.report.terminal import gap_text, side_text, table, totals

NOTED = Noted(reason="Looked at.")


def columns(line: str) -> int:
    """How many columns it takes, counted in another way than the code does: wide characters are two, marks none."""
    marks = ("Mn", "Me", "Cf")
    return sum(
        0 if unicodedata.category(char) in marks else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in line
    )


class TestTable:
    @settings(max_examples=60)
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
        head, rule, row = table(made, 80).splitlines()[:3]
        starts = [match.start() for match in re.finditer(r"-+", rule)]
        assert head[starts[3] :].startswith("other side")
        assert columns(row[: row.index("south")]) == starts[3]

    @given(st.integers(60, 200), st.from_regex(r"[€$]?[1-9][0-9]{0,2}(,[0-9]{3}){0,4}(\.[0-9]{1,2})?", fullmatch=True))
    def test_no_number_is_ever_broken(self, width: int, number: str) -> None:
        """With its last digit on another line it would be another number."""
        text = table(
            report(finding(Verdict.CONFLICT, *(side(told("north", f"more than {number} people")),) * 2)), width
        )
        assert number in text.split()

    @pytest.mark.parametrize("width", [72, 80, 100, 160])
    def test_its_columns_are_those_of_the_contract(self, width: int) -> None:
        made = report(finding(), finding(Verdict.EXPLAINED, reasons=(Reason.LATER_DATE,), claim="aid.total"))
        head = table(made, width).splitlines()[0]
        assert re.split(r" {2,}", head) == ["verdict", "claim", "one side", "other side", "gap", "why"]

    def test_the_gravest_come_first_and_those_acknowledged_after_others(self) -> None:
        made = report(
            finding(Verdict.AGREE, claim="a"),
            finding(Verdict.EXPLAINED, claim="b", reasons=(Reason.ROUNDED,)),
            finding(Verdict.CONFLICT, claim="c", acknowledged=NOTED),
            finding(Verdict.STRAINED, claim="d"),
            finding(Verdict.CONFLICT, claim="e"),
        )
        rows = [line.split() for line in table(made, 120).splitlines()[2:]]
        assert [(row[0], row[1]) for row in rows] == [
            ("conflict", "e"),
            ("conflict", "c"),
            ("strained", "d"),
            ("explained", "b"),
        ]
        assert [row[-1] for row in rows] == ["true", "acknowledged", "reading", "rounded"]

    def test_only_so_many_rows_are_shown(self) -> None:
        made = report(*(finding(claim=f"claim-{i}") for i in range(5)))
        lines = table(made, 120, 2).splitlines()
        assert len(lines) == 5
        assert lines[-1] == "… and 3 more"

    def test_a_key_is_cut_after_its_dots_and_hyphens(self) -> None:
        made = report(finding(claim="letter.security-guarantees.acceptable-to"))
        head, _, *lines = table(made, 80).splitlines()
        cells = [line[head.index("claim") : head.index("one side")].strip() for line in lines]
        assert [cell for cell in cells if cell] == ["letter.", "security-", "guarantees.", "acceptable-", "to"]

    def test_a_word_wider_than_the_terminal_takes_several_lines(self) -> None:
        text = table(report(finding(Verdict.CONFLICT, side(told("north", "x" * 50)))), 40)
        assert text.splitlines()[1:4] == ["  north: " + "x" * 31, "  " + "x" * 19, "  1 (3.3\u00a0%)"]

    def test_a_narrow_terminal_has_a_paragraph_for_each(self) -> None:
        made = report(finding(Verdict.STRAINED, claim="aid"), finding(Verdict.CONFLICT, acknowledged=NOTED))
        assert table(made, 40).splitlines() == [
            *("conflict: crowd", "  north: 30", "  south: 31", "  1 (3.3\u00a0%)", "  acknowledged"),
            *("strained: aid", "  north: 30", "  south: 31", "  1 (3.3\u00a0%)", "  only on the loosest reading"),
        ]

    def test_without_discrepancies_there_is_none(self) -> None:
        assert table(report(finding(Verdict.AGREE)), 80) == ""


class TestCells:
    def test_a_side_names_its_sources_and_words(self) -> None:
        assert side_text(side(told("ft", "30"), told("dpa", "thirty"))) == "ft, dpa: 30 / thirty"
        assert side_text(None) == ""
        assert side_text(Side(sources=(), says=("line 3",), facts=())) == "line 3"

    def test_a_side_of_many_counts_them(self) -> None:
        assert side_text(side(*(told(f"s{i}", "30") for i in range(7)))) == "7 sources: 30"

    def test_garbled_words_come_with_their_meaning(self) -> None:
        garbled = told("nyt", "astir $20 cardinal", reads="about $20 billion")
        assert side_text(side(garbled)) == "nyt: astir $20 cardinal [about $20 billion]"

    @given(WORDS)
    def test_long_words_are_cut_between_two(self, words: str) -> None:
        text = side_text(Side(sources=(), says=(words,), facts=()))
        assert len(text) <= 61
        if text != words:
            assert text.endswith("…")
            kept = text.removesuffix("…").rstrip(" ")
            assert words.startswith(kept)
            assert words[len(kept)] == " " or " " not in words[:59]

    @pytest.mark.parametrize(
        ("gap", "text"),
        [
            (None, ""),
            (Gap(value=0.0, unit="USD"), ""),
            (Gap(value=3.0, unit="day"), "3 days"),
            (Gap(value=1.0, percent=3.3), "1 (3.3\u00a0%)"),
            (Gap(value=1.5, unit="km", percent=10.0), "1.5 km (10\u00a0%)"),
        ],
    )
    def test_a_gap_has_its_unit_and_its_share(self, gap: Gap | None, text: str) -> None:
        assert gap_text(finding(gap=gap)) == text


class TestTotals:
    def test_they_say_what_was_found_and_what_was_not_looked_at(self) -> None:
        made = report(
            finding(acknowledged=NOTED),
            finding(),
            finding(Verdict.STRAINED, acknowledged=NOTED),
            checks={"rosters": CheckRun(because="no roster is told twice"), "dates": CheckRun(ran=1, failed=0)},
            uncorroborated=("alone",),
        )
        assert totals(made, 200).splitlines() == [
            "2 conflicts (1 acknowledged), 1 strained (all acknowledged), 0 explained, 0 agree.",
            "3 facts, 2 sources, 2 claims: 1 compared, 1 told by one source only, 0 not comparable.",
            "Not run: rosters (because no roster is told twice).",
        ]
        assert "Coverage" not in totals(made, 200)
        assert totals(report(finding()), 200).startswith("1 conflict, 0 strained,")

    def test_they_say_how_much_of_the_texts_is_encoded(self) -> None:
        """Cut and not rounded: 100 % is said of nothing less."""
        texts = (("north", 600, 599), ("south", 400, 400))
        covered = tuple(Covered(source=name, text="-", mentions=of, covered=some) for name, of, some in texts)
        assert totals(report(coverage=covered), 200).endswith("\nCoverage: 999 of 1000 mentions in the texts (99 %).")
