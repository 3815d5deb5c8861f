"""The words of a large table are read by several processes at once.

Each is a Python of its own, started anew: it shares no memory with this one, which may have an engine's threads or a
JVM in it, and does not run the program that asked. They are given some words at a time. What one of them leaves
unanswered, because it was killed or could not start, is read here.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from queue import Empty, SimpleQueue
from typing import Self

from discrepant.reading.model import Quantity
from discrepant.scan.engine import Row
from discrepant.scan.readings import RowReader
from discrepant.scan.settings import ScanSettings

__all__ = ["main", "readings"]

_FEWEST = 20_000  # phrases; to read fewer takes hardly longer than it takes to start
_AT_ONCE = 2_000
_MOST = 8  # processes, of less than 100 MB each
_PROGRAM = ("-P", "-m", "discrepant.scan.shared_reading")


def readings(distinct: Sequence[Row], asked: ScanSettings) -> Iterator[Row]:
    """The rows of the table `readings`, in the order of the words."""
    reader = RowReader(asked)
    count = min(_MOST, _processors())
    if len(distinct) < _FEWEST or count == 1:
        yield from reader.rows(distinct)
        return
    parts = [distinct[start : start + _AT_ONCE] for start in range(0, len(distinct), _AT_ONCE)]
    with ExitStack() as stack:
        idle: SimpleQueue[_Process] = SimpleQueue()
        for _ in range(count):
            with suppress(OSError):
                idle.put(stack.enter_context(_Process(asked)))
        pool = stack.enter_context(ThreadPoolExecutor(count))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        for part, answers in zip(parts, pool.map(lambda part: _answers(idle, part), parts), strict=True):
            yield from reader.rows(part) if answers is None else answers


def _processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _answers(idle: SimpleQueue[_Process], part: Sequence[Row]) -> list[Row] | None:
    """What a process makes of these words; None where there is none any more, or it does not answer."""
    try:
        process = idle.get_nowait()
    except Empty:
        return None
    answers = process.ask(part)
    if answers is not None:
        idle.put(process)
    return answers


class _Process:
    """A process that reads words as long as it is asked."""

    def __init__(self, asked: ScanSettings) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own
            [sys.executable, *_PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._settings: object = {"kind": asked.kind, "unit": asked.unit}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        with suppress(OSError):  # of words that it was still to be given
            self._process.communicate()

    def ask(self, part: Sequence[Row]) -> list[Row] | None:
        """The rows of these words; None where it does not answer."""
        try:
            if self._settings is not None:
                if self._said(self._settings) != __file__:  # another version of us, which may read otherwise
                    return None
                self._settings = None
            answers = self._said(part)
        except (OSError, ValueError):  # it is gone, or in the middle of an answer
            return None
        return [tuple(row) for row in answers] if isinstance(answers, list) and len(answers) == len(part) else None

    def _said(self, what: object) -> object:
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None  # noqa: S101  # it is a pipe
        assert answering is not None  # noqa: S101  # likewise
        asking.write(json.dumps(what).encode() + b"\n")
        asking.flush()
        return json.loads(answering.readline())


def main() -> None:
    """Read words from standard input, a JSON list of rows a line, and answer each line with one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the process that asks
    lines = iter(sys.stdin.buffer)
    told = json.loads(next(lines))
    asked = ScanSettings(kind=Quantity(told["kind"]) if told["kind"] else None, unit=told["unit"])
    _say(__file__)
    reader = RowReader(asked)
    for line in lines:
        _say(list(reader.rows(json.loads(line))))


def _say(what: object) -> None:
    sys.stdout.buffer.write(json.dumps(what).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
