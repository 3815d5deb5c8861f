"""What the commands of a desk have in common: help with an example, and output that any terminal can take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import MINI, change, write_corpus

from discrepant.checking.run import Run
from discrepant.cli import main
from discrepant.compare import quantities
from discrepant.corpus.load import load
from discrepant.files.writing import write_file
from discrepant.report.model import Report, Results

COMMANDS = ("lint", "draft", "coverage")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_has_help_with_an_example_that_parses(command: str) -> None:
    shown = CliRunner().invoke(main, (command, "--help")).stdout
    _, _, example = shown.partition("Example: discrepant ")
    assert example.startswith(command)
    assert "no such option" not in CliRunner().invoke(main, (*example.split(), "--corpus", "nowhere")).stderr.lower()


@pytest.mark.parametrize("command", ["lint", "draft x.txt", "coverage"])
def test_without_a_corpus_none_can_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, command.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("discrepant: ")


class TestInsideOfACorpus:
    """Below its root the corpus is the one around, and a path is what it is from the working folder."""

    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        root = write_corpus(tmp_path / "desk")
        monkeypatch.chdir(root / "seeds")
        return root

    @staticmethod
    def run(*args: str) -> Result:
        return CliRunner().invoke(main, args)

    def test_lint_looks_at_all_records_or_at_those_that_are_named_from_there(self, root: Path) -> None:
        for name, wrong in (("north", '"30"'), ("south", '"about $20 billion"')):
            change(root, f"facts/{name}.toml", f"says  = {wrong}", 'says  = "7"')
        assert {line.split(":")[0] for line in self.run("lint").stdout.splitlines()} == {
            "facts/north.toml",
            "facts/south.toml",
        }
        assert "facts/south" not in self.run("lint", "../facts/north.toml").stdout
        assert self.run("lint", "facts/north.toml").exit_code == 2  # that is no file below seeds/

    def test_draft_takes_the_text_beside_one(self, root: Path) -> None:
        (root / "seeds/west.txt").write_text("7 came.\n", "utf-8")
        result = self.run("draft", "west.txt", "--published", "2022-10-25")
        assert (result.exit_code, result.stdout) == (0, "facts/west.toml\n")
        assert 'text = "seeds/west.txt"' in (root / "facts/west.toml").read_text("utf-8")

    def test_coverage_is_that_of_the_whole(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        inside = self.run("coverage").stdout
        monkeypatch.chdir(root)
        assert inside == self.run("coverage").stdout

    def test_report_reads_the_last_one_and_writes_where_one_stands(self, root: Path) -> None:
        report = Run(load(root)).report()
        write_file(root / "reports/discrepancies.json", report.to_json())
        assert self.run("report", "--format", "json", "-o", "mine.json").exit_code == 0
        assert (root / "seeds/mine.json").read_text("utf-8") == report.to_json()
        assert self.run("report", "--from", "reports/discrepancies.json").exit_code == 2

    def test_acknowledge_adds_to_its_records(self, root: Path) -> None:
        change(root, "facts/south.toml", 'says  = "30"\nquote = "the 30 signers"', 'says  = "31"\nquote = "the 31"')
        corpus = load(root)
        compared = quantities.compare(corpus.claims["signers.count"], corpus)
        report = Report.of(corpus, Results.of([compared]), {})
        write_file(root / "reports/discrepancies.json", report.to_json())
        result = self.run("acknowledge", "signers.count", "--reason", "Two counts.")
        assert result.exit_code == 0, result.stderr
        assert (root / "facts/acknowledged.toml").is_file()

    def test_acknowledge_says_why_there_is_nothing_to(self, root: Path) -> None:
        noted = '[[acknowledged]]\nclaim = "signers.count"\nbetween = ["north", "south"]\nreason = "Seen."\n'
        (root / "facts/acknowledged.toml").write_text(f"# Ours.\n{noted}", "utf-8")
        write_file(root / "reports/discrepancies.json", Run(load(root)).report().to_json())
        for claim, said in {
            "signers.cuont": 'there is no claim "signers.cuont" (did you mean "signers.count"?)',
            "signers.count": "is acknowledged already, at facts/acknowledged.toml:2",
            "letter.sent": 'the last run found nothing over "letter.sent"',
        }.items():
            result = self.run("acknowledge", claim, "--reason", "Two counts.")
            assert (result.exit_code, said in result.stderr) == (2, True), result.stderr

    @pytest.mark.parametrize("args", [("lint",), ("coverage",), ("draft", "north.txt"), ("check",), ("report",)])
    def test_another_that_is_named_wins(self, args: tuple[str, ...], root: Path) -> None:
        (root / "empty").mkdir()
        result = self.run(*args, "--corpus", "../empty")
        assert result.exit_code == 2


@pytest.mark.parametrize("command", ["lint", "draft x.txt", "coverage", "check", "report", "acknowledge x --reason y"])
def test_where_there_is_none_it_is_said_where_it_was_looked_for(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a/b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a/b")
    result = CliRunner().invoke(main, command.split())
    where = f"no folder facts/ is in {tmp_path / 'a/b'} or above it, up to {tmp_path} "
    assert (result.exit_code, where in result.stderr) == (2, True), result.stderr


def test_json_is_utf_8_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_corpus(
        tmp_path, {**MINI, "facts/south.toml": MINI["facts/south.toml"].replace('says  = "30"', 'says  = "ü"')}
    )
    result = CliRunner().invoke(main, ("lint", "--json"))
    problems = json.loads(result.stdout_bytes.decode("utf-8"))
    assert any("ü" in problem["what"] for problem in problems)
    assert [set(problem) for problem in problems] == [{"file", "line", "what", "hint", "is_warning"}] * len(problems)
