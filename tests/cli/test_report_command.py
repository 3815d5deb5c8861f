"""The commands on the last run's report: in another format, against another, and a conflict acknowledged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result
from made_reports import differing, finding, report, side, told
from newsroom import CLAIMS, newsroom, tell

from discrepant import check
from discrepant.cli import main
from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.report.formats import BINARY, OF_RECORDS, TEXTUAL, binary, renderer
from discrepant.report.html.pictures import drawn
from discrepant.report.records import Records


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/discrepancies.json").write_text(report(finding()).to_json(), "utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["report", *args])


@pytest.mark.parametrize("form", [form for form in TEXTUAL if form != "mismatches"])
def test_each_format_is_what_its_renderer_makes(form: str) -> None:
    expected = renderer(form)(report(finding()))
    result = run("--format", form)
    assert (result.exit_code, result.stdout_bytes.decode()) == (0, expected)
    assert bool(result.stderr) == (form in OF_RECORDS)  # which says that there are no records here
    assert run("--format", form, "-o", "out/it").stdout == ""
    assert Path("out/it").read_bytes().decode() == expected


@pytest.mark.parametrize(
    "command",
    [
        ("report",),
        ("diff", "reports/discrepancies.json", "base.json"),
        ("diff", "base.json", "reports/discrepancies.json"),
        ("acknowledge", "crowd", "--reason", "Two counts."),
    ],
    ids=" ".join,
)
def test_reports_that_may_be_of_two_runs_are_not_read(command: tuple[str, ...]) -> None:
    Path("facts").mkdir()
    Path("base.json").write_text(report().to_json(), "utf-8")
    Path("reports/UNFINISHED.txt").touch()
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "reports/discrepancies.json may not fit what is beside it" in result.stderr
    assert "run `discrepant check` again" in result.stderr


@pytest.mark.parametrize("form", BINARY)
def test_what_is_no_text_is_written_to_a_file_and_never_printed(form: str) -> None:
    result = run("--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"discrepant: {form} is no text that can be printed (name its file: -o report.{form})\n"
    assert (run("--format", form, "-o", "out/it").exit_code, Path("out/it").read_bytes()) == (
        0,
        binary(form)(report(finding())),
    )


class TestMismatches:
    ITEM = 'kind  = "count"\nqid = "Q42"\npid = "P1120"\n'

    def of(self, root: Path, *articles: Mapping[str, str]) -> Result:
        newsroom(root, *articles, {"facts/claims.toml": CLAIMS.replace('kind  = "count"\n', self.ITEM, 1)})
        (root / "reports/discrepancies.json").write_text(check(load(root)).to_json(), "utf-8")
        return run("--format", "mismatches")

    def test_without_an_item_it_is_refused(self, tmp_path: Path) -> None:
        newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
        result = run("--format", "mismatches")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("discrepant: no claim has a qid and a pid")

    def test_what_sources_disagree_on_is_listed_and_what_is_unknown_is_said(self, tmp_path: Path) -> None:
        result = self.of(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            "item_id,statement_guid,property_id,wikidata_value,meta_wikidata_value,external_value,external_url,type",
            "Q42,,P1120,,,30,,statement",
            "Q42,,P1120,,,31,,statement",
        ]
        assert "rows without Wikidata's own value: 2" in result.stderr

    def test_where_they_agree_there_is_no_row(self, tmp_path: Path) -> None:
        result = self.of(tmp_path, tell("north", crowd="30"), tell("south", crowd="30"))
        assert (len(result.stdout.splitlines()), "no source is at odds" in result.stderr) == (1, True)


def test_markdown_unless_another_is_named() -> None:
    assert run().stdout.startswith("# Where the sources disagree\n")


def test_half_a_surrogate_pair_is_printed_as_its_escape() -> None:
    Path("odd.json").write_text(report(finding(about="\ud800")).to_json(), "utf-8", "backslashreplace")
    assert r"<U+D800\>" in run("--from", "odd.json").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "nowhere.json"), "nowhere.json cannot be read: No such file or directory"),
        (("--from", "reports"), "reports is not a regular file"),
        (("-o", "reports/discrepancies.json/x"), "reports/discrepancies.json is no folder, where one has to be ("),
        (("-o", "reports"), "reports is not a regular file"),
    ],
)
def test_what_keeps_it_from_running(args: tuple[str, ...], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"discrepant: {said}")


def test_what_is_no_report_is_refused_with_the_reason() -> None:
    Path("other.json").write_text("{}")
    result = run("--from", "other.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("discrepant: other.json: cannot read the report: it is not of schema 2 (run `disc")


@pytest.mark.parametrize("place", ["facts/north.toml", "seeds/north.txt", "checks/test_dates.py"])
def test_no_record_text_or_check_is_written_over(place: str, tmp_path: Path) -> None:
    newsroom(tmp_path, tell("north", crowd="30"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = run("-o", place)
    assert (result.exit_code, "is among the records" in result.stderr) == (2, True)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


class TestDiff:
    def run(self, *args: str) -> Result:
        Path("none.json").write_text(report().to_json(), "utf-8")
        return CliRunner().invoke(main, ["diff", *args])

    def test_a_new_conflict_is_shown_and_is_the_exit_status(self) -> None:
        result = self.run("none.json", "reports/discrepancies.json")
        assert result.exit_code == 1
        assert result.stdout.startswith("## What this change does to the report\n\n- New: 1 (1 conflict)\n")
        assert "#### conflict: crowd" in result.stdout

    def test_nothing_new_is_fine(self) -> None:
        for old, new in (("reports/discrepancies.json", "none.json"), ("none.json", "none.json")):
            assert self.run(old, new).exit_code == 0

    def test_programs_are_answered_in_json(self) -> None:
        result = self.run("none.json", "reports/discrepancies.json", "--json")
        data = json.loads(result.stdout)
        assert (data["new"][0]["claim"], data["resolved"], data["changed"], data["unchanged"]) == ("crowd", [], [], 0)

    def test_what_is_no_report_is_refused(self) -> None:
        result = self.run("none.json", "reports")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("discrepant: reports is not a regular file")


class TestAcknowledge:
    @pytest.fixture(autouse=True)
    def _corpus(self, tmp_path: Path) -> None:
        newsroom(tmp_path, tell("north", crowd="30", aid="$2"), tell("south", crowd="31", aid="$3"))

    def found(self, *findings: Finding) -> None:
        Path("reports/discrepancies.json").write_text(report(*findings).to_json(), "utf-8")

    def run(self, *args: str) -> Result:
        return CliRunner().invoke(main, ["acknowledge", *args, "--reason", "Two counts."])

    def test_the_only_conflict_of_a_claim_needs_no_sources(self) -> None:
        result = self.run("crowd", "--by", "desk", "--until", "2999-01-01")
        assert (result.exit_code, result.stdout) == (0, "facts/acknowledged.toml:1\n")
        assert result.stderr == "Run `discrepant check` to see it marked.\n"
        assert Path("facts/acknowledged.toml").read_text() == (
            '[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "south"]\nover = ["30", "31"]\n'
            'reason = "Two counts."\n'
            'by = "desk"\nuntil = "2999-01-01"\n'
        )

    def test_who_looked_at_it_is_asked_for(self) -> None:
        result = self.run("crowd")
        assert result.stderr.startswith('Nobody is named who looked at it: add the line by = "…", or give --by.\n')

    def test_the_sources_are_written_as_they_are_named(self) -> None:
        assert self.run("crowd", "--between", "south", "north").exit_code == 0
        assert 'between = ["south", "north"]' in Path("facts/acknowledged.toml").read_text()

    def test_one_source_may_say_both(self) -> None:
        self.found(finding(Verdict.CONFLICT, side(told("north", "30")), side(told("north", "31"))))
        assert self.run("crowd").exit_code == 0
        assert 'between = ["north"]\nover = ["30", "31"]\n' in Path("facts/acknowledged.toml").read_text()

    def test_one_source_named_alone_does_not_stand_for_two(self) -> None:
        assert self.run("crowd", "--between", "north").exit_code == 2

    def test_a_strained_finding_is_taken_only_where_it_is_named(self) -> None:
        self.found(finding(Verdict.STRAINED))
        assert self.run("crowd").exit_code == 2
        assert self.run("crowd", "--between", "north", "south").exit_code == 0

    def test_of_several_those_that_there_are_are_named(self) -> None:
        self.found(finding(), finding(Verdict.CONFLICT, side(told("east", "30")), side(told("south", "31"))))
        for named in ((), ("--between", "north", "east")):
            result = self.run("crowd", *named)
            assert result.exit_code == 2
            assert result.stderr == (
                'discrepant: which disagreement over "crowd"? Name a source on each side of one of these:\n'
                "    --between east south\n    --between north south\n"
            )

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (
                ("aid",),
                'the last run found nothing over "aid" that could be acknowledged (run `discrepant check` first)',
            ),
            (("crowd", "north", "south"), "what is north? (name the sources after --between)"),
            (("crowd", "--until", "soon"), "--until: it is no day that can be read"),
            (("crowd", "--until", "2000-01-01"), "2000-01-01 has passed"),
            (
                ("crowd", "--corpus", "elsewhere"),
                "elsewhere: there is no such folder (",
            ),
        ],
    )
    def test_what_keeps_it_from_being_done(self, args: tuple[str, ...], said: str) -> None:
        result = self.run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr

    def test_what_is_wrong_in_one_record_cannot_be_acknowledged(self) -> None:
        self.found(finding(check="evidence"))
        assert "found nothing over" in self.run("crowd").stderr


class TestPage:
    """The page shows the articles of the corpus, if their texts are still what the records say."""

    @pytest.fixture(autouse=True)
    def _corpus(self, tmp_path: Path) -> None:
        newsroom(tmp_path / "corpus", tell("north", crowd="30"), tell("south", crowd="31", aid="$2"))

    def page(self, *args: str) -> Result:
        return run("--format", "html", "--corpus", "corpus", *args)

    def test_articles_are_shown_with_their_texts(self) -> None:
        result = self.page()
        assert (result.exit_code, result.stderr) == (0, "")
        assert ">What happened<" in result.stdout
        assert ">The south has it." in result.stdout

    def test_texts_can_be_left_out(self) -> None:
        result = self.page("--without-texts")
        assert ">What happened<" in result.stdout
        assert ">The south has it." not in result.stdout

    def test_where_the_records_cannot_be_read_the_findings_are_shown(self) -> None:
        Path("corpus/seeds/south.txt").write_text("otherwise")
        result = self.page()
        assert result.exit_code == 0
        assert "How many came" in result.stdout
        assert ">What happened<" not in result.stdout
        assert result.stderr.startswith(
            "the findings alone are shown, for the records cannot be read: facts/south.toml:"
        )


class TestPicture:
    @pytest.fixture(autouse=True)
    def _corpus(self, tmp_path: Path) -> None:
        newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))

    def test_it_is_of_one_claim(self) -> None:
        Path("reports/discrepancies.json").write_text(differing().to_json(), "utf-8")
        result = run("--format", "svg", "--claim", "crowd")
        whole = attrs.evolve(differing(), records=Records.of(load(Path())))
        assert (result.exit_code, result.stdout) == (0, drawn(whole)["crowd"])

    def test_a_claim_of_words_has_none(self) -> None:
        result = run("--format", "svg", "--claim", "crowd")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "discrepant: there is no picture of crowd: no two sides of it in the report are numbers or dates\n"
        )

    @pytest.mark.parametrize("args", [("--format", "svg"), ("--claim", "crowd")])
    def test_the_claim_and_the_format_go_together(self, args: tuple[str, ...]) -> None:
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "give both, or neither" in result.stderr
