"""Words read by several processes are what one makes of them, whatever becomes of the others."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from discrepant.reading.model import Quantity
from discrepant.scan import shared_reading
from discrepant.scan.engine import Row
from discrepant.scan.readings import RowReader
from discrepant.scan.settings import ScanSettings
from discrepant.scan.shared_reading import main, readings

ASKED = ScanSettings()
PRINTED = ("{} people", "about {},000", "${} billion", "{} nonsense [", "{} March 2024", "\ud800 {}", "more than {}")
WORDS: list[Row] = [(form.format(n), "", "", "2022-11-06") for n in range(1, 13) for form in PRINTED]
READ = list(RowReader(ASKED).rows(WORDS))


@pytest.fixture(autouse=True)
def _of_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few words are many."""
    monkeypatch.setattr(shared_reading, "_FEWEST", 20)
    monkeypatch.setattr(shared_reading, "_AT_ONCE", 10)
    monkeypatch.setattr(shared_reading, "_processors", lambda: 2)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started."""
    found: list[subprocess.Popen[bytes]] = []

    def start(*args: Any, **rest: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401  # as it is called
        found.append(popen(*args, **rest))
        return found[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def test_the_answers_are_those_of_one_process(started: list[subprocess.Popen[bytes]]) -> None:
    assert list(readings(WORDS, ASKED)) == READ
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)  # none is left behind


def test_the_settings_are_passed_on() -> None:
    asked = ScanSettings(kind=Quantity.MEASURE, unit="km")
    words: list[Row] = [(f"{n} miles", "", "", "") for n in range(30)]
    assert list(readings(words, asked)) == list(RowReader(asked).rows(words))


@pytest.mark.parametrize("why", ["few", "one processor", "one file"])
def test_they_are_read_here(monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]], why: str) -> None:
    if why == "few":
        monkeypatch.setattr(shared_reading, "_FEWEST", 1000)
    elif why == "one processor":
        monkeypatch.setattr(shared_reading, "_processors", lambda: 1)
    else:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert list(readings(WORDS, ASKED)) == READ
    assert not started


@pytest.mark.parametrize("killed", [1, 2])
def test_processes_that_are_killed(started: list[subprocess.Popen[bytes]], killed: int) -> None:
    """As a system does that is short of memory."""
    answers = readings(WORDS, ASKED)
    found = [next(answers)]
    for process in started[:killed]:
        process.kill()
    assert [*found, *answers] == READ


@pytest.mark.parametrize(
    "program",
    [
        ("-c", "raise SystemExit(3)"),
        ("-c", "print('nonsense', flush=True); input()"),
        ("-c", "print('\"another/version.py\"', flush=True); input()"),
        ("-c", f"print({json.dumps(json.dumps(shared_reading.__file__))}); print('[]', flush=True); input(); input()"),
    ],
)
def test_what_does_not_answer_is_not_believed(monkeypatch: pytest.MonkeyPatch, program: tuple[str, str]) -> None:
    monkeypatch.setattr(shared_reading, "_PROGRAM", program)
    assert list(readings(WORDS, ASKED)) == READ


def test_where_none_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert list(readings(WORDS, ASKED)) == READ


def test_an_end_in_between_leaves_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    answers = readings(WORDS, ASKED)
    next(answers)
    answers.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


class Stream:
    """A standard stream of bytes."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def test_what_a_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [{"kind": "count", "unit": None}, [["20 people", "", "", ""], ["nonsense", "", "", ""]], []]
    out = Stream()
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "stdin", Stream(b"\n".join(json.dumps(each).encode() for each in told)))
    monkeypatch.setattr(sys, "stdout", out)
    main()
    place, rows, none = map(json.loads, out.buffer.getvalue().splitlines())
    assert place == shared_reading.__file__
    assert rows == [
        ["20 people", "", "", "", "count", None, 20.0, 20.0, 20.0, 20.0, False],
        ["nonsense", "", "", "", None, None, None, None, None, None, None],
    ]
    assert none == []
