"""`pytest checks/` as a desk runs it: what passes, warns, fails and is written, and who is left alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from corpora import change
from newsroom import newsroom, tell
from runs import QUICK, Desk, has_no_report, report, written

NORTH, SOUTH = tell("north", crowd="30"), tell("south", crowd="31")
AGREED = tell("south", "2022-11-07", crowd="30")
ACKNOWLEDGED = """
[[acknowledged]]
claim   = "crowd"
between = ["north", "south"]
over    = ["30", "31"]
reason  = "The police count differs from the organisers'."
"""

NAMES = {"discrepancies.html", "discrepancies.md", "discrepancies.json"}


@pytest.mark.parametrize("folder", ["facts", "seeds", "checks/reports"])
def test_reports_have_a_folder_of_their_own(folder: str, desk: Desk, pytester: pytest.Pytester) -> None:
    result = desk(NORTH, AGREED, args=("--reports", folder))
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert not list(pytester.path.rglob("discrepancies.*"))


def test_where_only_checks_without_records_are_left_nothing_was_checked(desk: Desk) -> None:
    result = desk(NORTH, AGREED, args=("-k", "nothing"))  # as their items are called
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines(["Nothing was checked, and no report was written: *"])


class TestVerdicts:
    def test_agreement_passes(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, AGREED)
        result.assert_outcomes(passed=5, skipped=7)  # evidence and calendar of two facts, quantities
        result.stdout.fnmatch_lines(["0 conflicts, 0 strained, 0 explained, 1 agree.", "Read more in reports/*"])
        (finding,) = report(pytester.path)["findings"]
        assert (finding["claim"], finding["verdict"]) == ("crowd", "agree")

    def test_what_is_explained_passes_and_is_in_the_table(self, desk: Desk) -> None:
        result = desk(tell("north", aid="$18.2 billion"), tell("south", "2022-12-02", aid="about $20 billion"))
        assert result.ret == pytest.ExitCode.OK
        result.stdout.fnmatch_lines(["explained*", "0 conflicts, 0 strained, 1 explained, 0 agree."])
        result.assert_outcomes(passed=5, skipped=7)

    def test_what_cannot_be_compared_is_listed(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(tell("north", aid="$18.2 billion"), tell("south", aid="€18 billion"), tell("west", aid="$18.2bn"))
        assert result.ret == pytest.ExitCode.OK
        (left,) = report(pytester.path)["not_compared"]
        assert (left["claim"], left["facts"]) == ("aid", ["south/aid"])
        assert "EUR" in str(left["because"])

    def test_what_is_strained_warns(self, desk: Desk) -> None:
        result = desk(tell("north", crowd="about 300"), tell("south", crowd="275"))
        result.assert_outcomes(passed=5, skipped=7, warnings=1)
        result.stdout.fnmatch_lines(
            ["*facts/south.toml:*: StrainedWarning: crowd: The South: “275”; The North: “about 300”.*"]
        )
        result.stdout.fnmatch_lines(["strained: *"])

    def test_what_is_strained_warns_where_warnings_are_errors(self, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\nfilterwarnings = error\n")
        result = desk(tell("north", crowd="about 300"), tell("south", crowd="275"))
        result.assert_outcomes(passed=5, skipped=7, warnings=1)

    def test_a_conflict_fails_with_both_sides_in_full(self, desk: Desk) -> None:
        result = desk(NORTH, SOUTH)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.assert_outcomes(passed=4, failed=1, skipped=7)
        result.stdout.fnmatch_lines(
            [
                "conflict: crowd — How many came",
                "  The North: “30”; The South: “31”. *",
                "  north: “30”  facts/north.toml:9  seeds/north.txt:2",
                "    “As for crowd: 30 it was”",
                "  south: “31”  facts/south.toml:9  seeds/south.txt:2",
                "    “As for crowd: 31 it was”",
            ]
        )
        result.stdout.no_fnmatch_line("*Traceback*")

    def test_the_entry_that_a_failure_prints_acknowledges_it(self, desk: Desk, pytester: pytest.Pytester) -> None:
        printed = desk(NORTH, SOUTH).stdout.str().partition("facts/acknowledged.toml can hold:\n")[2]
        (pytester.path / "facts/acknowledged.toml").write_text("\n".join(printed.splitlines()[:6]), encoding="utf-8")
        desk().assert_outcomes(passed=4, xfailed=1, skipped=7)

    def test_what_one_source_says_in_two_ways_can_be_acknowledged(self, desk: Desk, pytester: pytest.Pytester) -> None:
        torn = tell("north", crowd="30")
        torn["facts/north.toml"] += '\n[[fact]]\nclaim = "crowd"\nsays = "31"\nquote = "by others, 31"\n'
        torn["seeds/north.txt"] += "There were, by others, 31.\n"
        printed = desk(torn).stdout.str().partition("facts/acknowledged.toml can hold:\n")[2]
        entry = "\n".join(printed.splitlines()[:6])
        assert 'between = ["north"]' in entry
        (pytester.path / "facts/acknowledged.toml").write_text(entry, encoding="utf-8")
        assert desk().ret == pytest.ExitCode.OK

    @pytest.mark.parametrize("how", ["option", "ini"])
    def test_a_desk_can_fail_on_what_is_strained(self, how: str, desk: Desk, pytester: pytest.Pytester) -> None:
        if how == "ini":
            pytester.makeini("[pytest]\ndiscrepant_fail_on = strained\n")
        args = ("--fail-on", "strained") if how == "option" else ()
        result = desk(tell("north", crowd="about 300"), tell("south", crowd="275"), args=args)
        result.assert_outcomes(passed=4, failed=1, skipped=7)
        result.stdout.fnmatch_lines(["strained: crowd — How many came", '*between = [[]"north", "south"[]]'])

    def test_what_is_strained_and_fails_can_be_acknowledged(self, desk: Desk) -> None:
        articles = tell("north", crowd="about 300"), tell("south", crowd="275")
        noted = ACKNOWLEDGED.replace('"30", "31"', '"about 300", "275"')
        result = desk(*articles, args=("--fail-on=strained",), acknowledged=noted)
        result.assert_outcomes(passed=4, xfailed=1, skipped=7)

    def test_an_ini_file_that_fails_on_something_else_is_refused(self, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\ndiscrepant_fail_on = agree\n")
        result = desk(NORTH)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: discrepant_fail_on is conflict or strained, not 'agree'"])


class TestAcknowledged:
    def test_it_is_expected_to_fail_and_says_why(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, SOUTH, args=("-rx",), acknowledged=ACKNOWLEDGED)
        assert result.ret == pytest.ExitCode.OK
        result.assert_outcomes(passed=4, xfailed=1, skipped=7)
        result.stdout.fnmatch_lines(["XFAIL *crowd* - The police count differs from the organisers'."])
        result.stdout.fnmatch_lines(["conflict (acknowledged): *", "1 conflict (all acknowledged), 0 strained, *"])
        (finding,) = report(pytester.path)["findings"]
        assert finding["acknowledged"] == {
            "reason": "The police count differs from the organisers'.",
            "by": None,
            "until": None,
        }

    def test_one_that_matches_nothing_fails(self, desk: Desk) -> None:
        result = desk(NORTH, AGREED, acknowledged=ACKNOWLEDGED)
        result.assert_outcomes(passed=4, failed=1, skipped=7)
        result.stdout.fnmatch_lines(
            ["facts/acknowledged.toml:2: north and south are acknowledged to be in conflict over crowd, and are not *"]
        )

    def test_one_on_a_claim_that_one_source_tells_fails(self, desk: Desk) -> None:
        result = desk(NORTH, tell("south", post="director"), acknowledged=ACKNOWLEDGED)
        result.assert_outcomes(passed=4, failed=1, skipped=7)

    def test_one_that_has_ended_says_so(self, desk: Desk) -> None:
        result = desk(NORTH, SOUTH, acknowledged=ACKNOWLEDGED + 'until = "2022-11-30"\n')
        result.assert_outcomes(passed=4, failed=1, skipped=7)
        result.stdout.fnmatch_lines(["  facts/acknowledged.toml:2: the acknowledgement ended on 2022-11-30"])
        result.stdout.no_fnmatch_line("*can hold:")

    def test_one_that_has_not_ended_holds(self, desk: Desk) -> None:
        result = desk(NORTH, SOUTH, acknowledged=ACKNOWLEDGED + 'until = "2222-11-30"\nby = "desk"\n')
        result.assert_outcomes(passed=4, xfailed=1, skipped=7)

    def test_a_new_conflict_in_the_same_claim_fails(self, desk: Desk) -> None:
        result = desk(NORTH, SOUTH, tell("west", crowd="99"), acknowledged=ACKNOWLEDGED)
        assert result.parseoutcomes()["failed"] == 1
        result.stdout.fnmatch_lines(
            ["conflict: crowd*", "  west: “99”  *", "  facts/acknowledged.toml:2 acknowledges other words on this."]
        )

    @pytest.mark.parametrize("joins", ["30", "31", "some 31"])
    def test_a_third_source_that_joins_a_side_changes_nothing(self, joins: str, desk: Desk) -> None:
        result = desk(NORTH, SOUTH, tell("west", crowd=joins), acknowledged=ACKNOWLEDGED)
        result.assert_outcomes(passed=6, xfailed=1, skipped=7)

    def test_other_words_on_a_side_count_again(self, desk: Desk) -> None:
        result = desk(NORTH, tell("south", crowd="32"), acknowledged=ACKNOWLEDGED)
        assert result.parseoutcomes()["failed"] == 1
        result.stdout.fnmatch_lines(
            [
                '    over = [[]"30", "32"[]]',
                "facts/acknowledged.toml:2: north and south do not say any more what is acknowledged of them over *",
            ]
        )

    def test_without_words_it_is_warned_of(self, desk: Desk) -> None:
        without = "".join(line for line in ACKNOWLEDGED.splitlines(keepends=True) if not line.startswith("over"))
        result = desk(NORTH, SOUTH, acknowledged=without)
        result.assert_outcomes(passed=4, xfailed=1, skipped=7, warnings=1)
        result.stdout.fnmatch_lines(['*add the line over = [[]"30", "31"[]]'])

    def test_it_does_not_cover_what_is_wrong_with_a_record(self, desk: Desk) -> None:
        wrong = tell("south", crowd={"says": "31", "quote": "As for crowd: 32 it was"})
        result = desk(NORTH, wrong, acknowledged=ACKNOWLEDGED)
        result.assert_outcomes(passed=3, failed=1, xfailed=1, skipped=7)


class TestBrokenRecords:
    def test_every_problem_is_named_at_once_and_nothing_runs(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        change(pytester.path, "facts/north.toml", 'claim = "crowd"', 'claim = "crowds"')
        change(pytester.path, "facts/south.toml", "says = '31'", "say = '31'")
        result = desk()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(
            [
                "ERROR: 3 problems in the records",
                'facts/north.toml:10: there is no claim "crowds" (did you mean "crowd"?)',
                'facts/south.toml:9: "says" is missing',
                'facts/south.toml:12: unknown key "say" (did you mean "says"?)',
            ],
            consecutive=True,
        )
        assert "Traceback" not in result.stdout.str() + result.stderr.str()
        assert has_no_report(pytester.path)

    def test_a_changed_text_is_an_error(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        change(pytester.path, "seeds/north.txt", "The north has it.", "The North has it.")
        result = desk()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["facts/north.toml:7: seeds/north.txt has changed: its sha256 was * and is *"])

    def test_a_word_deleted_from_a_quote_shows_the_nearest_passage(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        change(pytester.path, "facts/north.toml", "30 it was'", "30 was'")
        result = desk()
        result.assert_outcomes(passed=1, failed=1, skipped=8)
        said = " ".join(result.stdout.str().split())
        assert " The North: the quote is not in seeds/north.txt. The nearest passage is on line 2. " in said
        result.stdout.fnmatch_lines(["  text:  As for crowd: 30 {it} was"])
        result.stdout.no_fnmatch_line("*can hold:")

    def test_a_wrong_day_of_the_week_fails(self, desk: Desk) -> None:
        result = desk(tell("north", day="Monday, Nov. 4, 2022"))
        result.assert_outcomes(passed=1, failed=1, skipped=8)
        said = " ".join(result.stdout.str().split())
        assert "“Monday, Nov. 4, 2022” names a Monday, but 4 November 2022 is a Friday. " in said

    def test_hostile_words_cannot_reach_the_terminal(self, desk: Desk) -> None:
        result = desk(
            tell("north", crowd={"says": "30", "quote": "\u202e\u009b31m As for crowd: 30"}),
            tell("south", crowd={"says": "31", "quote": "31 <script>@here"}),
        )
        printed = result.stdout.str()
        assert "<U+202E><U+009B>31m As for crowd: 30" in printed
        assert not {"\u202e", "\u009b"} & set(printed)


class TestForgedLines:
    """No text of a record, nor the name of a file, begins a line, or is a command to what keeps the log of a run."""

    WORST = "x\\n::error::forged\\n  ##[error]\\nFORGED"  # as TOML has it

    def forged(self, result: pytest.RunResult) -> list[str]:
        lines = [line for text in result.outlines + result.errlines for line in text.splitlines()]
        return [line for line in lines if re.search(r"^\s*::|##\[|^\s*FORGED", line)]

    def hostile(self, root: Path) -> None:
        """A conflict and what is strained, with the worst text wherever a sound record may have it."""
        aid = {"south": "about $20 billion", "north": "about $19 billion"}
        crowds = {"north": "30", "south": "31"}
        newsroom(root, *(tell(source, crowd=crowds[source], aid=aid[source]) for source in aid))
        for source in aid:
            file, seed = root / f"facts/{source}.toml", root / f"seeds/{source}.txt"
            seed.write_text(seed.read_text().replace("As for", self.WORST.replace("\\n", "\n")))
            was = sha256(seed.read_bytes()).hexdigest()
            text = file.read_text().replace("'As for", f'"{self.WORST}').replace(" it was'", ' it was"')
            text = text.replace("What happened", self.WORST).replace("[[fact]]", f'[[fact]]\nnote = "{self.WORST}"')
            file.write_text(re.sub('sha256 = ".*"', f'sha256 = "{was}"', text))
        claims = (root / "facts/claims.toml").read_text()
        (root / "facts/claims.toml").write_text(claims.replace("How many came", self.WORST))

    @pytest.mark.parametrize("args", [(), ("-v", "-rA"), ("-n", "2"), ("--fail-on", "strained")])
    @pytest.mark.parametrize("columns", ["20", "80", "200"])
    def test_in_sound_records(
        self,
        args: tuple[str, ...],
        columns: str,
        desk: Desk,
        pytester: pytest.Pytester,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.hostile(pytester.path)
        (pytester.path / "facts/north.toml").rename(pytester.path / "facts/n\n::error::forged\nFORGED.toml")
        monkeypatch.setenv("COLUMNS", columns)
        result = desk(args=args)
        assert "1 conflict" in result.stdout.str()
        assert not self.forged(result)

    def test_in_acknowledgements(self, desk: Desk, pytester: pytest.Pytester) -> None:
        self.hostile(pytester.path)
        noted = ACKNOWLEDGED.replace("The police", self.WORST)
        assert noted != ACKNOWLEDGED
        (pytester.path / "facts/acknowledged.toml").write_text(noted)
        assert not self.forged(desk(args=("-rA",)))

    def test_in_records_that_are_wrong(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        change(pytester.path, "facts/south.toml", "publisher", f'"{self.WORST}"')
        change(pytester.path, "facts/north.toml", '"crowd"', f'"{self.WORST}"')
        result = desk()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert not self.forged(result)


class TestPartialRuns:
    """A report that stands for less than all checks would look as if discrepancies had gone."""

    @pytest.mark.parametrize(
        ("on", "args", "why"),
        [
            (("checks/",), ("-k", "crowd"), "* of their items were deselected"),
            (("checks/",), ("-m", "claims"), "6 of their items were deselected"),
            (("checks/",), ("--deselect", "checks/test_dates.py"), "1 of their items was deselected"),
            (("checks/test_quantities.py",), (), "test_calendar.py, *, test_units.py did not"),
            (("checks/test_quantities.py::test_quantities[crowd]",), (), "test_calendar.py, *, test_units.py did not"),
            (("checks/",), ("--ignore", "checks/test_dates.py"), "test_dates.py did not"),
            (("checks/",), ("-x",), "the run stopped after * of 12 items"),
            (("checks/",), ("--setup-only",), "the run stopped after 7 of 12 items"),
        ],
    )
    def test_nothing_is_written(
        self, on: tuple[str, ...], args: tuple[str, ...], why: str, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        result = desk(NORTH, SOUTH, on=on, args=args)
        said = " ".join(result.stdout.str().split())
        pytest.LineMatcher([said]).fnmatch_lines([f"*No report was written: not every check ran ({why}).*"])
        assert has_no_report(pytester.path)

    def test_every_item_named_by_itself_is_no_full_run(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        shutil.rmtree(pytester.path / "checks")
        pytester.mkdir("checks").joinpath("test_mine.py").write_text("def test_it(claim): pass\n", encoding="utf-8")
        result = desk(on=("checks/test_mine.py::test_it[crowd]",))
        result.stdout.fnmatch_lines(["No report was written: not every check ran (single items were asked for)."])

    def test_a_folder_below_checks_is_no_full_run(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        pytester.mkpydir("checks/mine").joinpath("test_mine.py").write_text("def test_it(claim): pass\n", "utf-8")
        result = desk(on=("checks/mine",))
        result.stdout.fnmatch_lines(["No report was written: not every check ran (test_calendar.py, *"])
        desk().stdout.fnmatch_lines(["Read more in *"])

    def test_collecting_runs_nothing(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, SOUTH, args=("--collect-only",))
        result.stdout.fnmatch_lines(["No report was written: the checks were only collected."])
        result.stdout.no_fnmatch_line("*= discrepancies =*")
        assert has_no_report(pytester.path)

    def test_what_cannot_be_collected_has_not_run(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        (pytester.path / "checks/test_broken.py").write_text("import nothing_like_it\n", encoding="utf-8")
        for args in ((), ("--continue-on-collection-errors",)):
            said = " ".join(desk(args=args).stdout.str().split())
            assert ("Nothing was checked, " in said) is (not args)
            assert "o report was written: not " in said
            assert " ran (1 could not be collected)." in said
        assert has_no_report(pytester.path)

    def test_the_last_failures_alone_are_no_full_run(self, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        pytester.makeini("[pytest]\n")
        pytester.runpytest_inprocess("checks/", "--lf", *QUICK)  # none yet: a full run
        before = report(pytester.path)
        change(pytester.path, "facts/claims.toml", "How many came", "How many marched")
        result = pytester.runpytest_inprocess("checks/", "--lf", *QUICK)
        result.stdout.fnmatch_lines(["No report was written: not every check ran (*"])
        assert report(pytester.path) == before

    def test_a_run_elsewhere_says_nothing(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        pytester.mkdir("tests").joinpath("test_other.py").write_text("def test_it(): pass\n", encoding="utf-8")
        result = desk(on=("tests/",))
        result.assert_outcomes(passed=1)
        result.stdout.no_fnmatch_line("*report*")


class TestReports:
    def test_a_full_run_is_the_same_byte_for_byte_wherever_it_runs(
        self, desk: Desk, pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Twice, split over two processes, and in another folder, started from elsewhere."""
        articles = (NORTH, tell("south", crowd="31", post="director"), tell("west", post="adviser", crowd="about 30"))
        desk(*articles)
        first = written(pytester.path)
        desk()
        assert written(pytester.path) == first
        shutil.rmtree(pytester.path / "reports")
        result = pytester.runpytest_inprocess("checks/", "-n", "2", *QUICK)
        result.stdout.fnmatch_lines(
            ["conflict: crowd*", "conflict: How many came", "Read more in reports/discrepancies.html (or .md, .json)."]
        )
        assert written(pytester.path) == first
        other = newsroom(tmp_path_factory.mktemp("other"), *articles)
        (other / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        desk(on=(str(other / "checks"),), args=("--rootdir", str(other)))
        assert written(other) == first
        assert str(pytester.path).encode() not in b"".join(first.values())

    def test_a_partial_run_over_two_processes_writes_nothing(self, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        result = pytester.runpytest_inprocess("checks/", "-n2", "-k", "crowd", *QUICK)
        result.stdout.fnmatch_lines(["No report was written: not every check ran (7 of their items were deselected)."])
        assert has_no_report(pytester.path)

    def test_broken_records_over_two_processes_are_named_once(self, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, tell("south", nothing="30"))
        result = pytester.runpytest_inprocess("checks/", "-n2", *QUICK)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert result.stderr.str().count("there is no claim") == 1

    @pytest.mark.parametrize("how", ["option", "ini"])
    def test_corpus_and_reports_can_lie_elsewhere(self, how: str, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path / "desk", NORTH, AGREED)
        shutil.move(pytester.path / "desk/checks", pytester.path / "checks")
        args: tuple[str, ...] = ("--corpus", "../x/../desk", "--reports", "../out/new")
        if how == "ini":
            pytester.makeini("[pytest]\ndiscrepant_corpus = desk\ndiscrepant_reports = out/new\n")
            args = ()
        on = ("../checks",)
        pytester.mkdir("x")
        pytester.chdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(pytester.path / "x")
            result = desk(on=on, args=args)
        result.assert_outcomes(passed=5, skipped=7)
        result.stdout.fnmatch_lines(["Read more in out/new/discrepancies.html (or .md, .json)."])
        assert set(written(pytester.path, "out/new")) == NAMES

    def test_reports_lie_in_the_corpus_unless_they_are_to_lie_elsewhere(
        self, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        newsroom(pytester.path / "desk", NORTH)
        desk(on=("desk/checks",), args=("--corpus", "desk"))
        assert set(written(pytester.path, "desk/reports")) == NAMES

    def test_the_page_shows_the_texts_unless_they_are_to_be_left_out(
        self, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        desk(NORTH, SOUTH)
        text = '<span class="number" aria-hidden="true">1</span>The north has it.'
        assert text in written(pytester.path)["discrepancies.html"].decode()
        pytester.makeini("[pytest]\ndiscrepant_without_texts = true\n")
        desk()
        page = written(pytester.path)["discrepancies.html"].decode()
        assert text not in page
        assert "The text is left out of this page" in page

    @pytest.mark.parametrize("how", ["option", "ini"])
    def test_a_corpus_that_is_asked_for_must_be_there(self, how: str, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        if how == "ini":
            pytester.makeini("[pytest]\ndiscrepant_corpus = nowhere\n")
        result = desk(args=("--corpus", "nowhere") if how == "option" else ())
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: 1 problem in the records", "*/nowhere: there is no such folder *"])

    def test_its_own_reports_may_not_lead_out_of_the_corpus(
        self, desk: Desk, pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Whoever wants them elsewhere says so: a link may be anybody's."""
        outside = tmp_path_factory.mktemp("outside")
        (pytester.path / "reports").symlink_to(outside)
        result = desk(NORTH)
        assert result.ret not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        said = " ".join(result.stdout.str().split())
        assert "No report was written: " in said
        assert "/reports is reached by a link that leads out of " in said
        assert not list(outside.iterdir())
        assert desk(args=("--reports", "reports")).ret == pytest.ExitCode.OK
        assert {path.name for path in outside.iterdir()} == NAMES

    def test_reports_that_a_run_left_unfinished_are_finished_by_the_next(
        self, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        reports = pytester.path / "reports"
        (reports / ".discrepant-old").mkdir(parents=True)
        (reports / "UNFINISHED.txt").touch()
        some = desk(NORTH, args=("-k", "evidence"))
        said = " ".join(some.stdout.str().split())
        assert "No report was written: not every check ran (" in said
        assert "). Those that are there may be of two runs. " in said
        assert desk(NORTH).ret == pytest.ExitCode.OK
        assert set(written(pytester.path)) == NAMES
        assert not list(reports.glob(".*"))

    def test_a_failed_write_leaves_what_is_there(self, desk: Desk, pytester: pytest.Pytester) -> None:
        (pytester.path / "reports").write_text("a file", encoding="utf-8")
        result = desk(NORTH)
        assert result.ret not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        result.stdout.fnmatch_lines(["No report was written:*", "*is no folder, where one has to be *"])
        assert (pytester.path / "reports").read_text(encoding="utf-8") == "a file"


class TestChecks:
    def test_one_with_nothing_to_do_is_listed_as_not_run(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, AGREED, args=("-rs",))
        result.stdout.fnmatch_lines(
            ["Not run: dates (because no date is told twice), *", "SKIPPED * no roster is told"]
        )
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks["dates"] == {"ran": 0, "because": "no date is told twice"}
        assert checks["evidence"] == {"ran": 2, "failed": 0}
        assert checks["spellings"] == {"ran": 0, "because": "there is no name in the records"}

    @pytest.fixture
    def mine(self, desk: Desk, pytester: pytest.Pytester) -> Callable[[str], pytest.RunResult]:
        """Run one check of a desk's own over three articles."""

        def run(text: str) -> pytest.RunResult:
            newsroom(pytester.path, NORTH, AGREED, names="[name.bo]\nlabel = 'Bo'\n")
            for path in (pytester.path / "checks").iterdir():
                path.unlink()
            (pytester.path / "checks/test_mine.py").write_text(f"import pytest\n\n{text}", encoding="utf-8")
            return desk(args=("-v",))

        return run

    @pytest.mark.parametrize(
        ("asks", "ids"),
        [
            ("claim", ["crowd"]),
            ("fact", ["north/crowd", "south/crowd"]),
            ("source", ["north", "south"]),
            ("name", ["bo"]),
            ("source, name", ["north-bo", "south-bo"]),
        ],
    )
    def test_it_runs_once_for_each_that_it_asks_for(
        self, asks: str, ids: list[str], mine: Callable[[str], pytest.RunResult]
    ) -> None:
        result = mine(f"def test_it({asks}, corpus): assert corpus.facts\n")
        result.assert_outcomes(passed=len(ids))
        result.stdout.fnmatch_lines([f"checks/test_mine.py::test_it[[]{one}[]] PASSED*" for one in ids])

    @pytest.mark.parametrize(
        ("marker", "asks", "passed"),
        [
            ('kind="count"', "claim", 1),
            ('kind=["count", "date"]', "claim", 1),
            ('kind=["count", "date"], told=2', "claim", 1),
            ('kind="count"', "fact", 2),
            ('kind="count"', "fact, source", 4),
        ],
    )
    def test_the_marker_narrows_it(
        self, marker: str, asks: str, passed: int, mine: Callable[[str], pytest.RunResult]
    ) -> None:
        mine(f"@pytest.mark.claims({marker})\ndef test_it({asks}): pass\n").assert_outcomes(passed=passed)

    def test_the_closest_marker_counts(self, mine: Callable[[str], pytest.RunResult]) -> None:
        result = mine(
            "pytestmark = pytest.mark.claims(kind='date', told=2)\n"
            "@pytest.mark.claims(kind='count')\ndef test_it(claim): assert claim.key == 'crowd'\n"
        )
        result.assert_outcomes(passed=1)

    @pytest.mark.parametrize(
        ("marker", "asks", "message"),
        [
            ('kind="cuont"', "claim", "there is no kind 'cuont' (did you mean \"count\"?)"),
            ('kind="xyz"', "claim", "there is no kind 'xyz' (there are count, money, * and quotation)"),
            ('kinds="count"', "claim", "it has no 'kinds', only kind, told, says"),
            ('"count"', "claim", "'count' needs a keyword: kind, told, says"),
            ('told="2"', "claim", "told is a number of times, not '2'"),
            ("told=0", "claim", "told is a number of times, not 0"),
            ("kind=3", "claim", "* is not iterable"),
            ('kind="count"', "source", "it narrows claims and facts, and this check asks for each source"),
        ],
    )
    def test_a_marker_that_is_wrong_says_so(
        self, marker: str, asks: str, message: str, mine: Callable[[str], pytest.RunResult]
    ) -> None:
        result = mine(f"@pytest.mark.claims({marker})\ndef test_it({asks}): pass\n")
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines([f"checks/test_mine.py::test_it: the claims marker: {message}"])
        result.stdout.no_fnmatch_line("*Traceback*")

    def test_what_it_reports_is_in_the_report(
        self, mine: Callable[[str], pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        result = mine(
            "def test_it(claim, findings):\n"
            '    findings.report("strained", claim.facts[:1], claim.facts[1:], because="It is odd.")\n'
        )
        result.assert_outcomes(passed=1, warnings=1)
        (finding,) = report(pytester.path)["findings"]
        assert finding["check"] == "mine"
        assert finding["verdict"] == "strained"
        assert finding["summary"] == "The North: “30”; The South: “30”. It is odd."
        assert "It is odd." in (pytester.path / "reports/discrepancies.md").read_text(encoding="utf-8")

    def test_one_that_breaks_or_is_skipped_shows_in_the_report(
        self, mine: Callable[[str], pytest.RunResult], pytester: pytest.Pytester
    ) -> None:
        (pytester.path / "checks").mkdir()
        result = mine(
            "@pytest.fixture\ndef broken(): raise OSError\n\n"
            "def test_1(broken): pass\n\ndef test_2(): assert 0\n\ndef test_3(): pytest.skip('later')\n"
            "@pytest.mark.xfail\ndef test_4(): assert 0\n"
        )
        result.assert_outcomes(errors=1, failed=1, skipped=1, xfailed=1)
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks == {"mine": {"ran": 3, "failed": 2}}

    def test_one_that_is_skipped_as_a_whole_says_why(self, mine: Callable[[str], pytest.RunResult]) -> None:
        result = mine("@pytest.mark.skip(reason='the desk is out')\ndef test_it(claim): pass\n")
        result.stdout.fnmatch_lines(["Not run: mine (because the desk is out)."])


class TestLeftAlone:
    """The plugin is in every pytest run of the environment: most have nothing to do with it."""

    OWN = """
import pytest

@pytest.fixture(params=[1, 2])
def claim(request): return request.param

@pytest.fixture
def fact(): return 2

@pytest.fixture
def source(): return 3

@pytest.fixture
def name(): return 4

@pytest.fixture
def corpus(): return 5

@pytest.fixture
def findings(): return 6

def test_own(claim, fact, source, name, corpus, findings):
    assert (claim in (1, 2)) and (fact, source, name, corpus, findings) == (2, 3, 4, 5, 6)
"""

    def test_tests_with_fixtures_of_the_same_names(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, AGREED)
        pytester.mkdir("tests").joinpath("test_own.py").write_text(self.OWN, encoding="utf-8")
        desk(on=("tests",)).assert_outcomes(passed=2)
        result = desk(on=("tests", "checks"))
        result.assert_outcomes(passed=7, skipped=7)
        result.stdout.fnmatch_lines(["Read more in *"])

    def test_other_checks_without_facts(self, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.mkdir("checks").joinpath("test_own.py").write_text(self.OWN, encoding="utf-8")
        result = desk()
        result.assert_outcomes(passed=2)
        result.stdout.no_fnmatch_line("*report*")
        result.stdout.no_fnmatch_line("*discrepancies*")

    def test_findings_are_for_checks_alone(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH)
        text = "def test_1(findings): pass\n\ndef test_2(corpus): assert corpus.facts\n"
        pytester.mkdir("tests").joinpath("test_own.py").write_text(text, encoding="utf-8")
        result = desk(on=("tests",))
        result.assert_outcomes(errors=2)
        result.stdout.fnmatch_lines(["there is no corpus in play: checks live in checks/, records in facts/"])
        result = desk(on=(".",))
        result.assert_outcomes(passed=3, skipped=8, errors=1)
        result.stdout.fnmatch_lines(["findings are for the checks in checks/"])

    def test_the_plugin_can_be_turned_off(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, args=("-p", "no:discrepant", "--corpus", "x"))
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*unrecognized arguments: --corpus*"])
        result = desk(args=("-p", "no:discrepant"))
        result.stdout.fnmatch_lines(["*fixture 'fact' not found*"])
        assert has_no_report(pytester.path)

    def test_nothing_is_imported_where_no_corpus_is_in_play(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile("def test_it(): pass\n")
        code = (
            "import sys, pytest\n"
            "status = pytest.main(sys.argv[1:])\n"
            "print(sorted(name for name in sys.modules if name.split('.')[0] in {\n"
            "    'discrepant', 'attr', 'attrs', 'babel', 'cattrs', 'click', 'lark', 'pint', 'rapidfuzz', 'tabulate',\n"
            "    'wcwidth', 'edtf'}))\n"
        )
        off = ("-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist", "-p", "no:cacheprovider")
        for args, imported in (
            (["--version"], "[]"),
            (["-q"], "['discrepant', 'discrepant.pytest', 'discrepant.pytest.plugin']"),
        ):
            done = subprocess.run(
                [sys.executable, "-c", code, *args, *off], cwd=pytester.path, capture_output=True, text=True, check=True
            )
            assert done.stdout.splitlines()[-1] == imported


class TestGitHub:
    @pytest.fixture(autouse=True)
    def _in_a_step(self, monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_WORKSPACE", str(pytester.path.parent))

    def commands(self, result: pytest.RunResult) -> list[str]:
        """What GitHub takes for commands, as its runner looks for them in every line."""
        found, token = [], ""
        for line in result.outlines + result.errlines:
            text = line.lstrip()
            if token:
                token = "" if text == f"::{token}::" else token
            elif text.startswith("::stop-commands::"):
                token = text.removeprefix("::stop-commands::")
            elif text.startswith("::"):
                found.append(text)
        return found

    def test_a_conflict_is_shown_on_both_records(self, desk: Desk, pytester: pytest.Pytester) -> None:
        found = self.commands(desk(NORTH, SOUTH))
        assert [command.partition("::North:")[0].partition("::The")[0] for command in found] == [
            f"::error file={pytester.path.name}/facts/{source}.toml,line=9,title=conflict%3A crowd"
            for source in ("north", "south")
        ]

    def test_records_that_cannot_be_read_are_shown(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        change(pytester.path, "facts/south.toml", 'claim = "crowd"', 'claim = "crowed"')
        (found,) = self.commands(desk())
        assert found.startswith(f"::error file={pytester.path.name}/facts/south.toml,line=10,title=records::")
        assert found.endswith('there is no claim "crowed" (did you mean "crowd"?)')

    def test_a_stale_acknowledgement_is_shown(self, desk: Desk, pytester: pytest.Pytester) -> None:
        (found,) = self.commands(desk(NORTH, AGREED, acknowledged=ACKNOWLEDGED))
        assert found.startswith(
            f"::error file={pytester.path.name}/facts/acknowledged.toml,line=2,title=records::north"
        )

    @pytest.mark.parametrize("words", ["::add-mask::x", "##[error]x", "30\n::error::x"])
    def test_nothing_in_a_record_is_a_command(self, words: str, desk: Desk, pytester: pytest.Pytester) -> None:
        hostile = tell("south", crowd={"says": "31", "quote": f"{words} 31 came"})
        newsroom(pytester.path, NORTH, hostile)
        text = (pytester.path / "facts/south.toml").read_text()
        (pytester.path / "facts/south.toml").write_text(
            text.replace("quote = '", "quote = '''").replace(" came'", " came'''")
        )
        assert all(command.startswith(f"::error file={pytester.path.name}/facts/") for command in self.commands(desk()))

    def test_a_run_over_two_processes_shows_it_once(self, desk: Desk) -> None:
        assert len(self.commands(desk(NORTH, SOUTH, args=("-n", "2")))) == 2

    def test_elsewhere_nothing_is_shown(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("GITHUB_ACTIONS")
        assert "::error" not in desk(NORTH, SOUTH).stdout.str()


def test_junit_has_the_findings_as_properties(desk: Desk, pytester: pytest.Pytester) -> None:
    desk(NORTH, SOUTH, args=("--junitxml=junit.xml",))
    found = {
        element.get("name"): element.get("value")
        for element in ET.parse(pytester.path / "junit.xml").iter("property")  # noqa: S314  # pytest wrote it
    }
    assert json.loads(found["discrepant"] or "")["findings"][0]["claim"] == "crowd"
    assert (found["discrepant.conflict"] or "").startswith("crowd: The North: “30”; The South: “31”.")
