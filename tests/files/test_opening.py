"""Only regular files below a size are opened: nothing is waited for, and nothing endless is begun."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_reports import finding, report
from newsroom import newsroom, tell

from discrepant.cli import main
from discrepant.files.opening import UnfitFileError, read_file
from discrepant.report.write import write

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


ODD = pytest.mark.parametrize("odd", [pipe, endless, folder])


class TestReading:
    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"a\r\nb\x1a")
        (tmp_path / "link").symlink_to("a")
        assert read_file(tmp_path / "a", 5) == read_file(tmp_path / "link", 5) == b"a\r\nb\x1a"

    def test_too_large(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x" * 1001)
        with pytest.raises(UnfitFileError, match="a has 1,001 bytes, more than 1,000") as refused:
            read_file(tmp_path / "a", 1000)
        assert refused.value.errno == errno.EFBIG

    @ODD
    def test_what_is_no_regular_file(self, odd: Callable[[Path], None], tmp_path: Path) -> None:
        odd(tmp_path / "a")
        with pytest.raises(UnfitFileError, match="a is not a regular file"):
            read_file(tmp_path / "a", 1000)

    def test_a_pipe_with_somebody_at_the_other_end(self, tmp_path: Path) -> None:
        pipe(tmp_path / "a")
        other = os.open(tmp_path / "a", os.O_RDWR)
        try:
            with pytest.raises(UnfitFileError):
                read_file(tmp_path / "a", 1000)
        finally:
            os.close(other)

    def test_a_socket(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)  # the name of a socket is short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("a")
            with pytest.raises(OSError, match="a"):
                read_file(Path("a"), 1000)

    @pytest.mark.parametrize(("name", "largest"), [("a", 1), ("a", 0), ("b", 1), (".", 1)])
    def test_it_is_closed_again(self, name: str, largest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a").write_bytes(b"x")
        pipe(tmp_path / "b")
        opened: list[int] = []
        closed: list[int] = []
        open_it, close_it = os.open, os.close

        def opening(path: Path, flags: int) -> int:
            opened.append(open_it(path, flags))
            return opened[-1]

        def closing(handle: int) -> None:
            closed.append(handle)
            close_it(handle)

        monkeypatch.setattr("os.open", opening)
        monkeypatch.setattr("os.close", closing)
        with contextlib.suppress(UnfitFileError):
            read_file(tmp_path / name, largest)
        assert len(opened) == 1
        assert closed == opened


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    write(report(finding()), tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ACKNOWLEDGE = ("acknowledge", "crowd", "--reason", "Two counts.")


class TestCommands:
    """Whatever a command is to read, it ends at once with a reason, and not by an exception."""

    @ODD
    @pytest.mark.parametrize(
        "command",
        [
            ("report", "--from", "odd"),
            ("report", "--from", "odd", "--format", "html"),
            ("diff", "odd", "reports/discrepancies.json"),
            ("diff", "reports/discrepancies.json", "odd"),
            ("mentions", "odd"),
            ("scan", "odd"),
            ("draft", "odd", "--published", "2022-11-06"),
            ("report", "-o", "odd"),
        ],
        ids=" ".join,
    )
    def test_what_is_named(self, command: tuple[str, ...], odd: Callable[[Path], None], desk: Path) -> None:
        odd(desk / "odd")
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 2
        assert isinstance(result.exception, SystemExit)
        if (command[0], odd) == ("scan", folder):
            assert "no table lies in this folder" in result.stderr
        elif (command[0], odd) == ("draft", endless):
            assert 'the link "odd" leads out of the corpus' in result.stderr
        else:
            assert "odd" in result.stderr
            assert "is not a regular file" in result.stderr

    @ODD
    @pytest.mark.parametrize(
        ("file", "command"),
        [
            ("facts/odd.toml", ("lint",)),
            ("facts/odd.toml", ("coverage",)),
            ("facts/acknowledged.toml", ACKNOWLEDGE),
            ("seeds/north.txt", ("lint",)),
            ("reports/discrepancies.json", ("report",)),
            ("reports/discrepancies.json", ACKNOWLEDGE),
            ("pyproject.toml", ("lint",)),
            ("ours.toml", ("lint",)),
        ],
    )
    def test_what_lies_in_the_corpus(
        self, file: str, command: tuple[str, ...], odd: Callable[[Path], None], desk: Path
    ) -> None:
        if file == "ours.toml":
            (desk / "pyproject.toml").write_text('[tool.discrepant]\nhedges = "ours.toml"\n')
        (desk / file).unlink(missing_ok=True)
        odd(desk / file)
        result = CliRunner().invoke(main, command)
        if (file, odd) == ("facts/odd.toml", folder):
            assert "Traceback" not in result.output
            return
        assert isinstance(result.exception, SystemExit)
        assert result.exit_code == (1 if command == ("lint",) else 2)
        assert re.search("is not a regular file|leads out of the corpus", result.output)


class TestPictures:
    @ODD
    def test_one_that_is_none_is_somebody_elses(self, odd: Callable[[Path], None], tmp_path: Path) -> None:
        (tmp_path / "pictures").mkdir()
        odd(tmp_path / "pictures/x.svg")
        write(report(finding()), tmp_path)
        assert os.path.lexists(tmp_path / "pictures/x.svg")
