"""`discrepant check`: pytest's run on the checks of the corpus around one, and its exit status in our terms."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from corpora import change
from newsroom import newsroom, tell

from discrepant.cli import main

NORTH, SOUTH = tell("north", crowd="30"), tell("south", crowd="31")
AGREED = tell("south", "2022-11-07", crowd="30")
ENDS_IT = "this ends Python, and the run before its end (take out sys.exit, or what calls it)"


def run(at: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "discrepant", "check", "-p", "no:benchmark", "-p", "no:cacheprovider", *args),
        cwd=at,
        capture_output=True,
        text=True,
        check=False,
    )


class TestRun:
    def test_all_checks_run_and_write_the_reports_from_anywhere_in_the_corpus(self, tmp_path: Path) -> None:
        done = run(newsroom(tmp_path, NORTH, AGREED) / "seeds")
        assert (done.returncode, done.stderr) == (0, "")
        assert "0 conflicts, 0 strained, 0 explained, 1 agree." in done.stdout
        assert (tmp_path / "reports/discrepancies.json").is_file()
        assert "warning" not in done.stdout.lower()

    def test_a_conflict_is_found(self, tmp_path: Path) -> None:
        done = run(newsroom(tmp_path, NORTH, SOUTH))
        assert done.returncode == 1
        assert "conflict: crowd — How many came" in done.stdout

    def test_paths_are_those_of_the_working_folder_and_narrow_the_run(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, SOUTH)
        done = run(tmp_path / "facts", "../checks/test_dates.py", "-rs")
        assert done.returncode == 0  # the conflict is none of dates
        assert "collected 1 item" in done.stdout
        assert not (tmp_path / "reports").exists()

    def test_a_value_of_an_option_is_no_path_though_there_is_such_a_file(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, SOUTH)
        (tmp_path / "seeds" / "crowd").write_text("")
        done = run(tmp_path / "seeds", "-k", "crowd", "--junitxml", "crowd")
        assert done.returncode == 1
        assert "conflict: crowd" in done.stdout
        assert "<testsuites" in (tmp_path / "seeds" / "crowd").read_text()

    def test_records_that_cannot_be_loaded_cannot_be_checked(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, broken="[nonsense]\n")
        done = run(tmp_path)
        assert done.returncode == 2
        assert 'facts/broken.toml:1: unknown table "nonsense"' in done.stderr

    def test_where_nothing_is_collected_nothing_was_checked(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH)
        done = run(tmp_path, "-k", "nowhere")
        assert done.returncode == 2
        assert done.stderr == "discrepant: nothing was checked, for no check was collected\n"

    def test_a_draft_in_progress_fails_only_where_it_is_strict(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("CI", raising=False)
        newsroom(tmp_path, NORTH, AGREED, tell("west", crowd="99"))
        change(tmp_path, "facts/west.toml", 'claim = "crowd"', 'claim = ""')
        assert run(tmp_path).returncode == 0
        done = run(tmp_path, "--strict")
        assert done.returncode == 1
        assert "facts/west.toml:10: the claim is still to be named" in done.stdout
        assert "0 conflicts, 0 strained, 0 explained, 1 agree." in done.stdout

    def test_the_plugin_takes_part_where_plugins_are_not_loaded_by_themselves(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        done = run(newsroom(tmp_path, NORTH, SOUTH))
        assert (done.returncode, done.stderr) == (1, "")
        assert "conflict: crowd — How many came" in done.stdout

    def test_it_takes_part_where_the_settings_turn_it_off(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, SOUTH)
        (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:discrepant\n")
        done = run(tmp_path)
        assert (done.returncode, done.stderr) == (1, "")
        assert "conflict: crowd — How many came" in done.stdout
        assert "warning" not in done.stdout.lower()

    def test_a_corpus_without_checks_says_so(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH)
        (tmp_path / "checks").rename(tmp_path / "others")
        done = run(tmp_path)
        assert done.returncode == 2
        assert f"there is no folder {tmp_path / 'checks'}" in done.stderr
        assert "Traceback" not in done.stderr + done.stdout


class TestEnded:
    """A run that is ended from inside, or by hand, is not one in which all was checked."""

    @pytest.mark.parametrize("file", ["conftest.py", "checks/conftest.py"])
    @pytest.mark.parametrize("code", ["import sys; sys.exit(0)", "raise SystemExit(1)", "import sys; sys.exit('bye')"])
    def test_a_file_that_ends_python_is_named(self, file: str, code: str, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, AGREED)
        (tmp_path / file).write_text(f"\n{code}\n")
        done = run(tmp_path)
        assert (done.returncode, done.stderr) == (2, f"ERROR: {file}:2: {ENDS_IT}\n\n")
        assert not (tmp_path / "reports").exists()

    @pytest.mark.parametrize("args", [(), ("-n", "2")], ids=["alone", "xdist"])
    @pytest.mark.parametrize("file", ["checks/test_own.py", "checks/more/conftest.py"])
    def test_so_is_one_that_does_when_it_is_collected(self, file: str, args: tuple[str, ...], tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, AGREED)
        (tmp_path / "checks/more").mkdir()
        (tmp_path / "checks/more/test_more.py").write_text("def test_more(): pass\n")
        (tmp_path / file).write_text("\nimport sys; sys.exit(0)\n")
        done = run(tmp_path, *args)
        assert done.returncode == 2
        assert f"{file}:2: {ENDS_IT}\n" in done.stdout
        assert "INTERNALERROR" not in done.stdout
        assert not (tmp_path / "reports").exists()

    def test_a_plugin_that_ends_python_is_named(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, AGREED)
        (tmp_path / "own.py").write_text("import sys\nsys.exit(0)\n")
        done = run(tmp_path, "-p", "own")
        assert (done.returncode, done.stderr) == (2, f"discrepant: own.py:2: {ENDS_IT}\n")

    def test_ctrl_c_is_130_as_of_every_command(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, AGREED)
        (tmp_path / "checks/test_slow.py").write_text("import time\ndef test_it(): print('begun'); time.sleep(60)\n")
        command = (sys.executable, "-m", "discrepant", "check", "-s", "checks/test_slow.py", "-p", "no:cacheprovider")
        heard: Any = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}  # who runs us may ignore it
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **heard
        ) as it:
            assert it.stdout
            assert any("begun" in line for line in it.stdout)
            it.send_signal(signal.SIGINT)
            _, said = it.communicate()
        assert (it.returncode, said) == (130, "discrepant: stopped\n")

    def test_a_run_that_gives_up_by_itself_is_none_that_somebody_stopped(self, tmp_path: Path) -> None:
        newsroom(tmp_path, NORTH, AGREED)
        (tmp_path / "checks/test_own.py").write_text("import nothing_of_that_name\n")
        assert run(tmp_path).returncode == 2


class TestFromAbove:
    """From a folder in no corpus, the paths that are named say which one is meant."""

    @pytest.fixture
    def above(self, tmp_path: Path) -> Path:
        (tmp_path / ".git").mkdir()
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
            newsroom(tmp_path / name, NORTH, SOUTH)
        return tmp_path

    @pytest.mark.parametrize(
        "paths", ["a", "a/checks", "-q a/checks/test_quantities.py::test_quantities", "-k crowd a"]
    )
    def test_their_corpus_is_checked(self, paths: str, above: Path) -> None:
        done = run(above, *paths.split())
        assert (done.returncode, done.stderr) == (1, "")
        assert "conflict: crowd — How many came" in done.stdout

    @pytest.mark.parametrize("paths", ["a b", "a/checks b/checks"])
    def test_two_are_refused(self, paths: str, above: Path) -> None:
        done = run(above, *paths.split())
        assert done.returncode == 2
        assert "a run checks one corpus, and this asks for 2; start a run for each:" in done.stderr

    @pytest.mark.parametrize("paths", ["", "nowhere", ".git"])
    def test_where_they_lie_in_none_that_is_said_of_the_working_folder(self, paths: str, above: Path) -> None:
        done = run(above, *paths.split())
        assert done.returncode == 2
        assert f"there is no corpus, for no folder facts/ is in {above} (" in done.stderr


class TestPassedOn:
    """What reaches pytest, and what comes back of it."""

    @pytest.fixture(autouse=True)
    def _corpus(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "desk/facts").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "desk")

    @staticmethod
    def check(monkeypatch: pytest.MonkeyPatch, *args: str, status: int = 0) -> tuple[list[object], Result]:
        asked: list[object] = []

        def run_checks(root: Path, args: Sequence[str], *, is_strict: bool, base: Path | None) -> int:
            asked.extend((root, tuple(args), is_strict, base))
            return status

        monkeypatch.setattr("discrepant.pytest.start.run_checks", run_checks)
        return asked, CliRunner().invoke(main, ["check", *args])

    @pytest.mark.parametrize(
        "args",
        [
            (),
            ("-k", "aid or crowd", "-x"),
            ("checks/test_terms.py::test_terms[kirby.post]", "--fail-on=strained"),
            ("-pno:hypothesispytest", "-rh", "-vvs", "-n0"),  # of letters of which one is ours in other commands
            ("--junitxml", "reports/junit.xml", "--", "checks"),
            ("--reports", "elsewhere", "--cor"),
        ],
    )
    def test_all_that_is_pytests_is_passed_on_in_order(
        self, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked, result = self.check(monkeypatch, *args)
        assert result.exit_code == 0, result.output
        assert asked == [Path.cwd(), tuple(arg for arg in args if arg != "--"), False, None]

    def test_ours_are_the_corpus_and_strict(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked, _ = self.check(monkeypatch, "-x", "--strict", "--corpus", "../desk", "-q")
        assert asked == [Path.cwd(), ("-x", "-q"), True, None]

    @pytest.mark.parametrize(("status", "ours"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 2), (5, 2), (70, 2)])
    def test_the_exit_status_is_0_fine_1_found_and_2_could_not_run(
        self, status: int, ours: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _, result = self.check(monkeypatch, status=status)
        assert result.exit_code == ours

    @pytest.mark.parametrize("flag", ["-h", "--help"])
    def test_help_is_ours(self, flag: str, monkeypatch: pytest.MonkeyPatch) -> None:
        asked, result = self.check(monkeypatch, flag)
        assert result.output.startswith("Usage: main check ")
        assert asked == []


class TestRecordsOnly:
    """Records of a stranger under the checks of one's own: none of the stranger's code runs."""

    @pytest.fixture
    def forked(self, tmp_path: Path) -> Path:
        """A fork whose every door for code leaves a mark, beside the base."""
        newsroom(tmp_path / "base", NORTH, AGREED)
        fork = newsroom(tmp_path / "fork", NORTH, SOUTH)
        mark = f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)\n"
        below = ("conftest.py", "test_mine.py")
        for name in (*below, *(f"checks/{name}" for name in below), "sitecustomize.py", "z3.py", "tabulate.py"):
            (fork / name).write_text(mark)
        (fork / "pyproject.toml").write_text(
            "[tool.pytest]\naddopts = ['-p', 'tabulate']\n[tool.discrepant]\nhedges = 'wide.toml'\n"
        )
        (fork / "pytest.ini").write_text("[pytest]\naddopts = -p tabulate --co\n")
        return fork

    @pytest.mark.parametrize("at", ["fork", "fork/facts", "base", "."])
    def test_no_code_of_the_corpus_runs(self, at: str, forked: Path, tmp_path: Path) -> None:
        code = "from discrepant.cli import main; main()"
        args = ("check", "--records-only", str(tmp_path / "base"), "--corpus", str(forked), "-p", "no:cacheprovider")
        done = subprocess.run(
            (sys.executable, "-P", "-c", code, *args), cwd=tmp_path / at, capture_output=True, text=True, check=False
        )
        assert not (tmp_path / "ran").exists()
        assert done.returncode == 1, done.stdout + done.stderr
        assert "conflict: crowd — How many came" in done.stdout
        assert (forked / "reports/discrepancies.json").is_file()
        assert not (tmp_path / "base/reports").exists()

    def test_a_hedge_table_of_the_corpus_does_not_count(self, forked: Path, tmp_path: Path) -> None:
        (forked / "wide.toml").write_text("no = 'table'\n")
        assert "wide.toml" in run(tmp_path, "--corpus", str(forked)).stderr
        assert "wide.toml" not in run(tmp_path, "--corpus", str(forked), "--records-only", "base").stderr

    def test_its_own_checks_still_run(self, forked: Path, tmp_path: Path) -> None:
        (tmp_path / "base/checks/test_own.py").write_text("def test_own(claim):\n    assert claim.key != 'crowd'\n")
        done = run(tmp_path, "--corpus", str(forked), "--records-only", "base", "-k", "own")
        assert "test_own[crowd]" in done.stdout
        assert done.returncode == 1

    @pytest.mark.parametrize(
        ("args", "told"),
        [
            (("--records-only", "fork"), "lies in the corpus"),
            (("--records-only", "fork/checks/.."), "lies in the corpus"),
            (("--records-only", "fork/facts"), "has no folder checks/"),
            (("--records-only", "nowhere"), "has no folder checks/"),
            (("--records-only", "base", "fork/checks"), "no other code runs"),
        ],
    )
    def test_what_would_run_it_is_refused(self, args: tuple[str, ...], told: str, forked: Path, tmp_path: Path) -> None:
        done = run(tmp_path, "--corpus", str(forked), *args)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
        assert not (tmp_path / "ran").exists()
