"""What the commands of a desk have in common: help with an example, and output that any terminal can take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpora import MINI, write_corpus

from discrepant.cli import main

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


def test_json_is_utf_8_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_corpus(
        tmp_path, {**MINI, "facts/south.toml": MINI["facts/south.toml"].replace('says  = "30"', 'says  = "ü"')}
    )
    result = CliRunner().invoke(main, ("lint", "--json"))
    problems = json.loads(result.stdout_bytes.decode("utf-8"))
    assert any("ü" in problem["what"] for problem in problems)
    assert [set(problem) for problem in problems] == [{"file", "line", "what", "hint", "is_warning"}] * len(problems)
