"""What every command promises: its exit status, which stream holds what, and that it holds on any terminal or none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result
from corpora import change
from made_reports import finding, report
from newsroom import newsroom, tell

from discrepant.cli import main
from discrepant.cli.group import all_commands

FINE, FOUND, COULD_NOT_RUN = 0, 1, 2
DATA = ("annotated", "report", "diff", "schema")  # which are UTF-8 in every file and pipe
REPORT = "reports/discrepancies.json"
PROGRAM = (sys.executable, "-c", "from discrepant.cli import main; main(prog_name='discrepant')")
HINT = "discrepant: "
USAGE = "Usage: discrepant "


@attrs.frozen
class Case:
    """Arguments, and how what is then printed on each stream begins: "" is nothing at all."""

    args: tuple[str, ...]
    stdout: str = ""
    stderr: str = ""


@attrs.frozen
class Row:
    """A command where all is well, where something is found (if that can be) and where it cannot run."""

    fine: Case
    found: Case | None
    could_not_run: Case


ROWS = {
    "init": Row(Case(("new",), "new/"), None, Case((".",), "", HINT)),
    "read": Row(
        Case(("about 20",), "count: about 20\n"),
        Case(("“astir”",), "", "cannot read"),
        Case((), "", f"{HINT}nothing to read"),
    ),
    "compare": Row(
        Case(("20", "about 20"), "agree: "),
        Case(("30", "31"), "conflict: “30”; “31”."),
        Case(("$5", "€5"), "", HINT),
    ),
    "mentions": Row(
        Case(("seeds/north.txt",), "2  count"), None, Case(("nowhere.txt",), "", "discrepant: nowhere.txt cannot")
    ),
    "draft": Row(
        Case(("seeds/new.txt", "--published", "2022-11-06"), "facts/new.toml\n", "facts to name or delete: 1\n"),
        None,
        Case(("seeds/new.txt",), "", HINT),
    ),
    "coverage": Row(
        Case((), "Source "),
        Case(("--fail-under-all", "100"), "Source ", "coverage of all mentions is "),
        Case(("--corpus", "nowhere"), "", HINT),
    ),
    "lint": Row(
        Case(("facts/north.toml",)),
        Case(("--corpus", "broken"), "facts/south.toml:", "2 problems in the records\n"),
        Case(("--corpus", "nowhere"), "", HINT),
    ),
    "reanchor": Row(
        Case(("north",), "seeds/north.txt is the text that was encoded"),
        Case(("south", "--corpus", "reworded"), "seeds/south.txt has changed", "Give the former text"),
        Case(("nowhere",), "", f'{HINT}there is no source "nowhere"'),
    ),
    "report": Row(
        Case((), "# Where the sources disagree\n"), None, Case(("--from", "nowhere.json"), "", f"{HINT}nowhere.json ")
    ),
    "diff": Row(
        Case((REPORT, REPORT), "## "),
        Case(("before.json", REPORT), "## "),
        Case(("nowhere.json", REPORT), "", f"{HINT}nowhere.json "),
    ),
    "acknowledge": Row(
        Case(("crowd", "--reason", "Ürgent"), "facts/acknowledged.toml:1\n", "Nobody is named"),
        None,
        Case(("nothing", "--reason", "Ürgent"), "", HINT),
    ),
    "sheet": Row(
        Case(("export", "out.csv"), "out.csv\nout-claims.csv\n", "Facts: 2. Claims: "),
        None,
        Case(("export", "out.doc"), "", f"{HINT}out.doc is no name"),
    ),
    "proof": Row(
        Case(("seeds/new.txt",), "? 1: ", "The story is taken as told of"),
        None,
        Case(("nowhere.txt",), "", "discrepant: nowhere.txt cannot"),
    ),
    "mutate": Row(
        Case((), "facts/"),
        Case(("--fail-under", "100"), "facts/", "0 % of the facts are guarded"),
        Case(("--corpus", "broken"), "", f"{HINT}facts/south.toml:"),
    ),
    "scan": Row(
        Case(("agree.csv",), "0 conflicts"),
        Case(("conflict.csv",), "1 conflict,"),
        Case(("nowhere.csv",), "", f"{HINT}nowhere.csv: "),
    ),
    "annotated": Row(
        Case(("right.json", "--source", "north"), "\n# line 2, annotation 1\n# tagged “x”\n[[fact]]", "facts: 1, "),
        Case(("wrong.json", "--source", "north"), "\n# line 2, annotation 1\n", "facts: 1, annotations that are not"),
        Case(("right.json", "--source", "nobödy"), "", HINT),
    ),
    "schema": Row(Case((), "{\n"), None, Case(("--for", "nothing"), "", USAGE)),
}
CASES = {
    f"{command}-{outcome}": (command, case, status)
    for command, row in ROWS.items()
    for outcome, case, status in (
        ("fine", row.fine, FINE),
        ("found", row.found, FOUND),
        ("could-not-run", row.could_not_run, COULD_NOT_RUN),
    )
    if case is not None
}
each_case = pytest.mark.parametrize(("command", "case", "status"), CASES.values(), ids=CASES)
WITH_JSON = [name for name, command in all_commands().items() if "as_json" in {each.name for each in command.params}]
each_command = pytest.mark.parametrize("command", ROWS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk after a run of its checks, in which every row of the table finds what it needs."""
    articles = {**tell("north", crowd="30"), **tell("south", crowd="31")}
    articles["seeds/north.txt"] += "Then came 12 “others”.\n"
    root = tmp_path_factory.mktemp("made")
    for desk in (root, root / "broken", root / "reworded"):
        newsroom(desk, articles)
    change(root / "broken", "facts/south.toml", "publisher", '"püblisher"')
    change(root / "reworded", "seeds/south.txt", "31", "“32”")
    (root / "seeds/new.txt").write_text("We are 40 people.\n", "utf-8")
    (root / "reports").mkdir()
    for name, last in ((REPORT, report(finding())), ("before.json", report())):
        (root / name).write_text(last.to_json(), "utf-8")
    for name, passages in (("right", ["30"]), ("wrong", ["30", "“40”"])):
        quotes = [{"type": "TextQuoteSelector", "exact": exact, "prefix": "As for crowd: "} for exact in passages]
        marked = [{"tags": ["“x”"], "target": {"selector": quote}} for quote in quotes]
        (root / f"{name}.json").write_text(json.dumps(marked), "utf-8")
    for name, value in (("agree", 30), ("conflict", 31)):
        (root / f"{name}.csv").write_text(f"claim,source,value\nx,“n”,30\nx,south,{value}\n", "utf-8")
    return root


@pytest.fixture
def desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "desk"))
    return Path.cwd()


def run(*args: str, charset: str = "utf-8") -> Result:
    return CliRunner(charset=charset).invoke(main, args, prog_name="discrepant")


def program(*args: str, streams: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own, with what a shell would do with its streams."""
    command = (*PROGRAM, *args)
    if streams:
        command = ("/bin/bash", "-o", "pipefail", "-c", f'"$@" {streams}', "bash", *command)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONIO", "COV"))
    }
    return subprocess.run(command, env=kept | environ, capture_output=True, check=False)


on_posix = pytest.mark.skipif(os.name == "nt", reason="the streams are those of a POSIX shell")


def test_every_command_has_its_row() -> None:
    # what check prints is pytest's: its row is in TestCheck; desk serves until it is stopped: tests/server has it
    assert {*ROWS, "check", "desk"} == set(all_commands())


@pytest.mark.usefixtures("desk")
class TestAnswers:
    @each_case
    def test_the_status_and_the_streams(self, command: str, case: Case, status: int) -> None:
        result = run(command, *case.args)
        assert (result.exit_code, result.stdout[: len(case.stdout)], result.stderr[: len(case.stderr)]) == (
            status,
            case.stdout,
            case.stderr,
        )
        assert bool(result.stdout) == bool(case.stdout), result.stdout
        assert bool(result.stderr) == bool(case.stderr), result.stderr

    @each_case
    @pytest.mark.parametrize("charset", ["ascii", "cp1252", "latin-1"])
    def test_a_stream_gets_what_it_can_hold_and_escapes_of_the_rest(
        self, charset: str, command: str, case: Case, status: int, made: Path
    ) -> None:
        in_utf_8 = run(command, *case.args)
        shutil.copytree(made, Path.cwd(), dirs_exist_ok=True)
        for name in ("new", "facts/new.toml", "facts/acknowledged.toml"):
            shutil.rmtree(name, ignore_errors=True)
            Path(name).unlink(missing_ok=True)
        result = run(command, *case.args, charset=charset)
        held = "utf-8" if command in DATA else charset
        assert result.exit_code == in_utf_8.exit_code == status
        assert result.stdout_bytes == in_utf_8.stdout.encode(held, "backslashreplace")
        assert result.stderr_bytes == in_utf_8.stderr.encode(charset, "backslashreplace")

    @pytest.mark.parametrize("command", WITH_JSON)
    def test_json_is_utf_8_in_a_file_or_a_pipe_whatever_the_stream_has(self, command: str) -> None:
        case = ROWS[command].found or ROWS[command].fine
        shown = run(command, *case.args, "--json").stdout_bytes
        assert run(command, *case.args, "--json", charset="ascii").stdout_bytes == shown
        json.loads(shown.decode("utf-8"))

    @each_command
    def test_help_is_ascii_and_has_an_example(self, command: str) -> None:
        result = run(command, "--help", charset="ascii")
        assert (result.exit_code, result.stderr) == (FINE, "")
        assert result.stdout_bytes.isascii()
        assert f"Example: discrepant {command}" in result.stdout

    @pytest.mark.parametrize("args", [("nothing",), ("--nothing",), ("read", "--nothing")])
    def test_arguments_that_are_none_could_not_run(self, args: tuple[str, ...]) -> None:
        result = run(*args)
        assert (result.exit_code, result.stdout) == (COULD_NOT_RUN, "")
        usage, hint, _, error = result.stderr.splitlines()
        assert usage.startswith(USAGE[:17])
        assert hint.startswith("Try '")
        assert error.startswith("Error: ")

    def test_no_arguments_are_answered_by_the_help(self) -> None:
        assert "\nCommands:\n  init " in run().output


@on_posix
@pytest.mark.usefixtures("desk")
class TestStreams:
    """In a process of its own, whose streams are what they are."""

    @each_command
    def test_in_an_old_and_narrow_terminal(self, command: str) -> None:
        environ = {"LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "TERM": "dumb", "COLUMNS": "20"}
        helped = program(command, "--help", **environ)
        assert (helped.returncode, helped.stderr) == (FINE, b"")
        assert helped.stdout.isascii()
        case, status = (row.found, FOUND) if (row := ROWS[command]).found else (row.fine, FINE)
        assert case is not None
        done = program(command, *case.args, **environ)
        assert done.returncode == status, done.stderr
        assert done.stderr.isascii()
        assert done.stdout.isascii() or command in DATA

    @pytest.mark.parametrize("charset", ["cp1252", "latin-1", "utf-16"])
    def test_in_another_encoding(self, charset: str) -> None:
        done = program("compare", "30", "31", PYTHONIOENCODING=charset)
        assert (done.returncode, done.stderr) == (FOUND, b"")
        assert done.stdout.decode(charset).startswith("conflict: ")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
    @each_command
    def test_a_full_disk_could_not_run(self, command: str) -> None:
        case = ROWS[command].found or ROWS[command].fine
        done = program(command, *case.args, streams=">/dev/full")
        if not case.stdout:  # nothing is lost
            assert done.returncode == FOUND
            return
        assert done.returncode == COULD_NOT_RUN
        assert done.stderr.decode() == "discrepant: standard output cannot be written: No space left on device\n"

    @pytest.mark.parametrize(
        ("args", "streams", "status", "said"),
        [
            (("compare", "30", "31"), ">&-", COULD_NOT_RUN, "standard output cannot be written: Bad file descriptor"),
            (("lint",), ">&-", FINE, ""),  # nothing is lost
            (("read", "astir"), ">&-", FOUND, "cannot read"),
            (("--help",), ">&-", COULD_NOT_RUN, "Bad file descriptor"),
            (("--help",), ">/dev/full", COULD_NOT_RUN, "No space left"),
            (("compare", "30", "31"), "2>&-", FOUND, ""),
            (("compare", "30", "31"), ">&- 2>&-", COULD_NOT_RUN, ""),
            (("compare", "$5", "5 km"), "2>&-", COULD_NOT_RUN, ""),
            (("compare", "$5"), "2>/dev/full", COULD_NOT_RUN, ""),
            (("lint", "--corpus", "broken"), "2>/dev/full", FOUND, ""),
            (("compare", "$5", "5 km"), "2>/dev/full", COULD_NOT_RUN, ""),
            (("mentions", "-"), "<&-", COULD_NOT_RUN, "Bad file descriptor"),
            (("read", "--jsonl"), "<&-", COULD_NOT_RUN, "Bad file descriptor"),
        ],
    )
    def test_closed_and_full_ones(self, args: tuple[str, ...], streams: str, status: int, said: str) -> None:
        done = program(*args, streams=streams)
        assert (done.returncode, said in done.stderr.decode()) == (status, True), done.stderr
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr
        assert bool(said) == bool(done.stderr)

    @pytest.mark.parametrize("args", [("schema",), ("compare", "30", "31"), ("--help",)])
    def test_a_pipe_that_nobody_reads_could_not_run_without_a_word(self, args: tuple[str, ...]) -> None:
        ours, theirs = os.pipe()
        os.close(ours)
        done = subprocess.run((*PROGRAM, *args), stdout=theirs, stderr=subprocess.PIPE, check=False)
        os.close(theirs)
        assert (done.returncode, done.stderr) == (COULD_NOT_RUN, b"")

    @pytest.mark.parametrize(("charset", "shown"), [("ascii", "\\u201c30\\u201d"), ("utf-8", "“30”")])
    def test_a_terminal_gets_data_as_it_can_show_them(self, charset: str, shown: str) -> None:
        """JSON's own escapes are still the same data."""
        ours, theirs = os.openpty()
        started = subprocess.Popen(
            (*PROGRAM, "read", "“30”", "--json"),
            env=os.environ | {"PYTHONIOENCODING": charset},
            stdout=theirs,
        )
        os.close(theirs)
        printed = b""
        with suppress(OSError):  # so ends a terminal on Linux
            while read := os.read(ours, 4096):
                printed += read
        os.close(ours)
        assert started.wait() == FOUND
        assert f'"words": "{shown}"' in printed.decode(charset)
        assert json.loads(printed)["words"] == "“30”"


@on_posix
@pytest.mark.usefixtures("desk")
class TestCheck:
    """The command that hands over to pytest keeps the same contract."""

    @pytest.mark.parametrize(
        ("args", "status", "printed", "said"),
        [
            (("-k", "evidence"), FINE, "passed", ""),
            ((), FOUND, "conflict: crowd", ""),
            (("--corpus", "nowhere"), COULD_NOT_RUN, "", "nowhere"),
            (("-k", "nowhere"), COULD_NOT_RUN, "deselected", f"{HINT}nothing was checked"),
        ],
    )
    def test_in_an_old_and_narrow_terminal(self, args: tuple[str, ...], status: int, printed: str, said: str) -> None:
        environ = {"LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "TERM": "dumb", "COLUMNS": "20"}
        done = program("check", *args, **environ)
        assert done.returncode == status, done.stderr
        assert printed in done.stdout.decode("ascii")
        assert said in done.stderr.decode("ascii")
        assert b"Traceback" not in done.stdout + done.stderr

    @pytest.mark.parametrize("streams", [">/dev/full", ">&-"])
    def test_what_cannot_be_printed_could_not_run(self, streams: str) -> None:
        done = program("check", streams=streams)
        assert done.returncode == COULD_NOT_RUN
        assert done.stderr.decode().startswith(HINT)
        assert b"Traceback" not in done.stderr
