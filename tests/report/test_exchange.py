"""The formats for other programs: CSV, SARIF, GitLab's JSON, GitHub's commands, and the fingerprint they share."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from made_reports import finding, report, reports, side, told

from discrepant.compare.finding import Gap, Noted
from discrepant.compare.verdict import Reason, Verdict
from discrepant.errors import Problem
from discrepant.report import csv_table, gitlab, sarif
from discrepant.report.fingerprint import fingerprint
from discrepant.report.github import resumed, stopped, workflow_commands
from discrepant.report.model import CheckRun, Report

DATA = Path(__file__).parent.parent / "data"
NOTED = Noted(reason="Looked at.")
SOME = settings(max_examples=40)
SETTLED = (finding(acknowledged=NOTED), finding(Verdict.EXPLAINED), finding(Verdict.AGREE))


class TestCsv:
    def rows(self, made: Report) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(csv_table.render(made).removeprefix("\ufeff"), newline="")))

    def test_a_row_has_all_of_a_finding(self) -> None:
        (row,) = self.rows(
            report(
                finding(
                    Verdict.EXPLAINED,
                    side(told("north", "30"), told("east", "thirty")),
                    side(told("south", "more than 31", "it was more than 31")),
                    reasons=(Reason.ROUNDED, Reason.HEDGED),
                    gap=Gap(value=1_200_000_000.0, unit="USD", percent=6.6),
                    acknowledged=NOTED,
                )
            )
        )
        assert list(row.values()) == [
            *("explained", "crowd", "How many came", "quantities", "acknowledged"),
            *("north, east", "30 / thirty", "it was 30 / it was thirty"),
            *("south", "more than 31", "it was more than 31"),
            *("1200000000", "USD", "6.6", "North: “30”; South: “31”. They differ."),
            *("Looked at.", "north/crowd, east/crowd, south/crowd"),
        ]

    def test_what_is_not_there_is_empty(self) -> None:
        (row,) = self.rows(report(finding(Verdict.AGREE, side(told("north", "30")), gap=None)))
        empty = ("why", "other side", "other side says", "other side's quotes", "gap", "unit", "percent")
        assert {row[column] for column in empty} == {""}

    @pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", " =1", "\t=1", "a;=1", "\uff1d1"])
    def test_no_cell_is_a_formula(self, words: str) -> None:
        (row,) = self.rows(report(finding(summary=words)))
        assert "'" in row["summary"]
        assert row["summary"].replace("'", "").strip() == words.strip()

    @SOME
    @given(reports)
    def test_every_finding_has_its_row(self, made: Report) -> None:
        assert [row["claim"].lstrip("'") for row in self.rows(made)] == [one.claim for one in made.findings]


class TestSarif:
    @SOME
    @given(reports)
    def test_it_fits_its_schema(self, made: Report) -> None:
        Draft4Validator(json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_bytes())).validate(self.log(made))

    def log(self, made: Report) -> Any:  # noqa: ANN401  # whatever JSON holds
        return json.loads(sarif.render(made))

    def test_conflicts_are_errors_and_strained_ones_warnings(self) -> None:
        checks = {"dates": CheckRun(ran=1, failed=0), "quantities": CheckRun(ran=3, failed=1)}
        (run,) = self.log(report(*SETTLED, finding(Verdict.STRAINED, claim="aid"), finding(), checks=checks))["runs"]
        assert [(each["level"], each["message"]["text"]) for each in run["results"]] == [
            ("error", "crowd: North: “30”; South: “31”. They differ."),
            ("warning", "aid: North: “30”; South: “31”. They differ."),
        ]
        assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["dates", "quantities"]
        assert {(each["ruleId"], each["ruleIndex"]) for each in run["results"]} == {("quantities", 1)}

    def test_a_result_stands_at_its_first_record_and_names_the_others(self) -> None:
        ((result,),) = [run["results"] for run in self.log(report(finding()))["runs"]]
        (place,) = result["locations"]
        assert place["physicalLocation"] == {
            "artifactLocation": {"uri": "facts/north.toml"},
            "region": {"startLine": 9},
        }
        (related,) = result["relatedLocations"]
        assert related["message"]["text"] == "south: “31”"
        assert related["physicalLocation"]["artifactLocation"]["uri"] == "facts/south.toml"

    def test_related_records_are_numbered_from_one(self) -> None:
        north = side(told("north", "30"), told("east", "30"))
        ((result,),) = [
            run["results"]
            for run in self.log(report(finding(Verdict.CONFLICT, north, side(told("south", "31")))))["runs"]
        ]
        assert [(each["id"], each["message"]["text"]) for each in result["relatedLocations"]] == [
            (1, "east: “30”"),
            (2, "south: “31”"),
        ]
        assert "id" not in result["locations"][0]

    def test_a_file_is_named_as_a_uri(self) -> None:
        odd = finding(
            Verdict.CONFLICT, side(told("north", "30", file="facts/the north%.toml")), side(told("south", "31"))
        )
        ((result,),) = [run["results"] for run in self.log(report(odd))["runs"]]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "facts/the%20north%25.toml"


class TestGitlab:
    def test_what_wants_an_editor_is_an_issue(self) -> None:
        issues = json.loads(gitlab.render(report(*SETTLED, finding(Verdict.STRAINED, claim="aid"), finding())))
        assert issues[0] == {
            "description": "crowd: North: “30”; South: “31”. They differ.",
            "check_name": "quantities",
            "fingerprint": fingerprint(finding()),
            "severity": "major",
            "location": {"path": "facts/north.toml", "lines": {"begin": 9}},
        }
        assert [issue["severity"] for issue in issues] == ["major", "minor"]


class TestFingerprint:
    def test_it_stays_where_lines_and_words_of_ours_change(self) -> None:
        moved = finding(
            Verdict.CONFLICT,
            side(told("north", "30", line=70, text_line=8)),
            side(told("south", "31", file="facts/s.toml")),
            summary="Otherwise.",
        )
        assert fingerprint(moved) == fingerprint(finding())

    def test_it_changes_with_the_claim_the_check_and_what_is_printed(self) -> None:
        others = [
            finding(claim="aid"),
            finding(check="mine"),
            finding(Verdict.CONFLICT, side(told("north", "30")), side(told("south", "32"))),
            finding(Verdict.CONFLICT, side(told("north", "30")), side(told("east", "31"))),
            finding(Verdict.CONFLICT, side(told("north", "30"), told("south", "31"))),
        ]
        assert len({fingerprint(each) for each in [finding(), *others]}) == 6


class TestGithub:
    def test_a_problem_is_an_error_on_its_line(self) -> None:
        problem = Problem(file="facts/a,b.toml", line=3, what="100 %: no", hint="x\ny")
        assert list(workflow_commands([problem], [])) == [
            "::error file=facts/a%2Cb.toml,line=3,title=records::100 %25: no (x%0Ay)"
        ]

    def test_a_problem_without_a_line_has_none(self) -> None:
        assert list(workflow_commands([Problem(file="facts", what="no")], [])) == [
            "::error file=facts,title=records::no"
        ]

    def test_a_finding_is_shown_on_both_sides(self) -> None:
        strained = finding(Verdict.STRAINED, claim="aid")
        assert list(workflow_commands([], [strained, finding()])) == [
            "::error file=facts/north.toml,line=9,title=conflict%3A crowd::North: “30”; South: “31”. They differ.",
            "::error file=facts/south.toml,line=9,title=conflict%3A crowd::North: “30”; South: “31”. They differ.",
            "::warning file=facts/north.toml,line=9,title=strained%3A aid::North: “30”; South: “31”. They differ.",
            "::warning file=facts/south.toml,line=9,title=strained%3A aid::North: “30”; South: “31”. They differ.",
        ]

    def test_there_are_ten_of_a_level_and_the_rest_is_counted(self) -> None:
        problems = [Problem(file="facts/a.toml", line=i, what="no") for i in range(1, 13)]
        strained = [finding(Verdict.STRAINED, claim=f"c{i}") for i in range(6)]
        lines = list(workflow_commands(problems, strained))
        assert [line.split(" ")[0] for line in lines] == [
            *["::error"] * 10,
            "::notice::2",
            *["::warning"] * 10,
            "::notice::2",
        ]
        assert lines[10] == "::notice::2 more errors are in the log of this step."

    def test_files_are_named_from_the_checkout(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
        problem = Problem(file="facts/a.toml", line=1, what="no")
        for root, file in (
            (tmp_path / "desk", "desk/facts/a.toml"),
            (tmp_path, "facts/a.toml"),
            (Path("/x"), "facts/a.toml"),
        ):
            assert list(workflow_commands([problem], [], root)) == [f"::error file={file},line=1,title=records::no"]

    def test_commands_can_be_stopped_and_go_on(self) -> None:
        assert (stopped("t0ken"), resumed("t0ken")) == ("::stop-commands::t0ken", "::t0ken::")


def test_what_is_settled_is_in_none_of_them() -> None:
    made = report(*SETTLED)
    assert json.loads(sarif.render(made))["runs"][0]["results"] == []
    assert json.loads(gitlab.render(made)) == []
    assert made.unsettled == ()


def test_discrepancies_come_gravest_first_and_acknowledged_ones_last() -> None:
    made = report(*SETTLED, finding(Verdict.STRAINED), finding())
    assert [(one.verdict.value, bool(one.acknowledged)) for one in made.discrepancies] == [
        ("conflict", False),
        ("conflict", True),
        ("strained", False),
        ("explained", False),
    ]
    assert made.unsettled == (finding(), finding(Verdict.STRAINED))
    assert attrs.evolve(made, findings=()).discrepancies == ()
