"""What is said while a scan runs: nothing of a short one, then which stage of how many, and how much of it is done."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner
from scan_engines import ENGINES, start

from discrepant.cli import main, scan_progress
from discrepant.scan import progress as stages
from discrepant.scan.progress import Progress


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setattr(stages, "_MOMENT", 2.0)
    return Clock()


def test_of_a_short_scan_nothing_is_said(clock: Clock) -> None:
    progress = Progress(share=lambda: 0.5, now=clock)
    assert (progress.line(), progress.news()) == (None, None)
    for doing in ("opening", "comparing"):
        progress(doing)
        assert (progress.line(), progress.news()) == (None, None)
        clock.at += 0.9
    assert progress.line() is None


def test_stages_and_shares(clock: Clock) -> None:
    shares: Iterator[float | None] = iter([None, 0.0, 0.426, 1.0])
    progress = Progress(share=lambda: next(shares), now=clock)
    progress("opening")
    clock.at += 2
    assert progress.line() == "[1] opening … (2 s)"
    progress.total = 3
    progress("comparing 6,312,000 rows")
    assert [progress.line() for _ in range(3)] == [
        f"[2/3] comparing 6,312,000 rows … {percent}(2 s)" for percent in ("", "43 % ", "100 % ")
    ]


def test_a_log_has_a_line_a_stage_and_another_each_minute(clock: Clock) -> None:
    log: list[str] = []
    progress = Progress(
        share=lambda: None, now=clock, total=2, begun=lambda: log.extend(filter(None, [progress.news()]))
    )
    progress("opening")
    for _ in range(200):  # looks of half a second
        clock.at += 0.5
        progress.begun()
    progress("comparing")
    progress.begun()
    assert log == ["[1/2] opening … (2 s)", "[1/2] opening … (62 s)", "[2/2] comparing … (100 s)"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("claim,source,says\nx,a,1\nx,b,2\n")
    return path


def test_in_a_log(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "_MOMENT", 0)
    asked = [
        "scan",
        str(table),
        "--progress",
        "--json",
        "--by",
        "source-pair",
        "--out",
        str(tmp_path / "o.csv"),
        "--report",
    ]
    result = CliRunner().invoke(main, [*asked, str(tmp_path / "reports")])
    assert result.exit_code == 1
    told = [line.partition(" …")[0] for line in result.stderr.splitlines()]
    assert told == [
        "[1] opening the table",
        "[2/8] reading the words",
        "[3/8] looking for what cannot be compared",
        "[4/8] comparing 2 rows",
        "[5/8] naming the sides",
        "[6/8] writing o.csv",
        "[7/8] setting any two sources against each other",
        "[8/8] setting out the gravest",
    ]
    assert result.stdout.startswith("{")
    silent = CliRunner().invoke(main, [*asked, str(tmp_path / "again"), "--no-progress"])
    assert (silent.exit_code, silent.stderr, silent.stdout) == (1, "", result.stdout)


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_changes_and_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(stages, "_MOMENT", 0)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("COLUMNS", "40")
    with closing(start("duckdb")) as engine, scan_progress.telling(engine) as progress:
        progress(f"opening {'x' * 100}")
        progress("comparing")
    lines = shown.getvalue().split("\r\x1b[2K")
    assert "\n" not in shown.getvalue()
    assert all(len(line) < 40 for line in lines)
    assert any(line.startswith("[1] opening xxx") for line in lines)
    assert lines[-1] == ""


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_knows_how_far_it_is(name: str) -> None:
    """Asked from another thread while it runs, and when nothing does."""
    over, shares = Event(), []
    with closing(start(name)) as engine:

        def look() -> None:
            while not over.wait(0.01):
                shares.append(engine.share())

        looking = Thread(target=look)
        looking.start()
        engine.table("t", "select id % 1000 as a, count(*) as n from (select 1 as id) as r group by 1")
        over.set()
        looking.join()
        share = engine.share()
    assert all(each is None or 0 <= each <= 1 for each in [*shares, share])
    assert engine.share() is None or name == "spark"  # once it is closed
