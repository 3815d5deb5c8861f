"""The command `discrepant` itself: what a newcomer is shown, and what a shell completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from discrepant import __version__
from discrepant.cli import main
from discrepant.cli.group import all_commands


class TestHelp:
    def test_every_command_is_described_whole_on_one_line_of_80_columns(self) -> None:
        shown = CliRunner().invoke(main, ["--help"], terminal_width=80).output
        _, _, listed = shown.partition("Commands:\n")
        lines = listed.splitlines()
        assert [line.split()[0] for line in lines] == list(all_commands())  # none goes on to a second line
        assert all(line.endswith((".", "?")) and not line.endswith("...") for line in lines)

    @pytest.mark.parametrize("name", all_commands())
    def test_what_it_is_short_is_not_what_it_is_at_length(self, name: str) -> None:
        command = all_commands()[name]
        assert command.short_help
        assert command.get_short_help_str(1_000) == command.short_help

    @pytest.mark.parametrize("name", all_commands())
    def test_each_says_by_an_example_how_it_is_called(self, name: str) -> None:
        assert f"Example: discrepant {name}" in CliRunner().invoke(main, [name, "--help"]).output

    @pytest.mark.parametrize("name", all_commands())
    def test_each_option_says_what_it_is(self, name: str) -> None:
        silent = [
            option.name
            for option in all_commands()[name].params
            if isinstance(option, click.Option) and not option.help and not isinstance(option.type, click.Choice)
        ]
        assert silent == []


def test_a_slip_in_a_command_is_told() -> None:
    result = CliRunner().invoke(main, ["chek"])
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: No such command 'chek' (did you mean \"check\"?)\n")


PATHS = [
    (name, param.name if isinstance(param, click.Argument) else param.opts[-1])
    for name, command in all_commands().items()
    for param in command.params
    if isinstance(param.type, click.Path)
]


@pytest.mark.parametrize(("name", "taken"), PATHS)
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_word_is_no_path(name: str, taken: str, empty: str) -> None:
    """As of a variable that is not set: the working folder is not what is meant."""
    needed = ["x" for param in all_commands()[name].params if isinstance(param, click.Argument) and param.required]
    given = [taken, empty] if taken.startswith("-") else []
    result = CliRunner().invoke(main, [name, *given, *(needed if given else [empty] * max(1, len(needed)))])
    assert result.exit_code == 2
    assert f'"{empty}" names no file or folder' in result.stderr


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    gone = f"import os; os.chdir({str(tmp_path / 'gone')!r}); os.rmdir({str(tmp_path / 'gone')!r})"
    program = f"{gone}; from discrepant.cli import main; main(['lint'])"
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=False)
    told = "discrepant: the working folder is not there any more (go to another one)\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_it_is_a_module_to_run_too() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "discrepant", "--version"), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"discrepant, version {__version__}\n")


class TestCompletion:
    """As click has it for every program; nothing is refused, and nothing printed, while a shell asks."""

    @staticmethod
    def complete(*words: str) -> list[str]:
        environ = {"_MAIN_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
        result = CliRunner().invoke(main, [], env=environ, prog_name="main", standalone_mode=True)
        assert result.stderr == ""
        return [line.partition(",")[2] for line in result.stdout.splitlines()]

    def test_commands(self) -> None:
        assert self.complete("main", "co") == ["compare", "coverage"]
        assert set(self.complete("main", "")) == set(all_commands())

    def test_options_and_their_choices(self) -> None:
        assert self.complete("main", "compare", "--nat") == ["--nature"]
        assert self.complete("main", "compare", "--nature", "c") == ["constant", "cumulative"]

    @pytest.mark.parametrize("name", all_commands())
    def test_outside_of_a_corpus_too(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert "--help" in self.complete("main", name, "--h")

    @pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
    def test_bash_takes_the_script_that_the_documentation_names(self, tmp_path: Path) -> None:
        program = tmp_path / "discrepant"
        program.write_text(
            f"#!{sys.executable}\nfrom discrepant.cli import main\nmain(prog_name='discrepant')\n", "utf-8"
        )
        program.chmod(0o755)
        asked = """
            eval "$(_DISCREPANT_COMPLETE=bash_source discrepant)" || exit 1
            complete -p discrepant
            COMP_WORDS=(discrepant acknow) COMP_CWORD=1
            $(complete -p discrepant | sed 's/.*-F \\([^ ]*\\) .*/\\1/') discrepant
            printf '%s\\n' "${COMPREPLY[@]}"
        """
        environ = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(("bash", "-c", asked), env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == "acknowledge"
