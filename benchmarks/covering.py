"""Which tests come by which lines, and a run of some of them in an order: a plugin of pytest for benchmarks/mutants.py.

Below `coverage run` each line is kept with the tests that came by it, and TOLD names a file for their seconds. Where
CHOSEN names a file with the ids of tests, a line each, these alone run, as they are ordered there.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

_seconds: Counter[str] = Counter()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measured = Coverage.current()
    if measured is None:
        return (yield)
    measured.switch_context(item.nodeid)
    try:
        return (yield)
    finally:
        measured.switch_context("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration


def pytest_sessionfinish() -> None:
    if told := os.environ.get("TOLD"):
        Path(told).write_text(json.dumps(_seconds), "utf-8")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chosen := os.environ.get("CHOSEN"):
        order = {name: at for at, name in enumerate(Path(chosen).read_text("utf-8").split("\n"))}
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in order])
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])
