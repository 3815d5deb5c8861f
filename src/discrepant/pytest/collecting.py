"""The pytest hooks of a process that collects checks.

They note what there is to run, what is left of it, and what runs again.
"""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable, Generator, Hashable
from functools import cache
from pathlib import Path

import pytest

from discrepant.pytest.choosing import Choosing
from discrepant.pytest.ending import ended_at
from discrepant.pytest.items import PROPERTY
from discrepant.pytest.light_items import params_of
from discrepant.pytest.session import CheckSession, Collected

__all__ = ["Collecting"]


class Collecting:
    """Registered in every process, of which those that collect fill in what `checks` has of it."""

    def __init__(
        self, checks: CheckSession, config: pytest.Config, is_check: Callable[[Path], bool], choosing: Choosing
    ) -> None:
        self.checks, self.config, self.is_check, self.choosing = checks, config, is_check, choosing
        self._made: dict[Hashable, str] = {}  # the first item to ask each question
        self._known: dict[int, tuple[pytest.Item, str]] = {}  # what each asks, by the item's identity

    def _asks(self, item: pytest.Item) -> str:
        """The id of the first item that asks the same; kept, for a plugin may change an item's id later."""
        known = self._known.get(id(item))
        if known is None:
            self._known[id(item)] = known = item, self._made.setdefault(_question(item), item.nodeid)
        return known[1]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A file that ends Python when it is imported cannot be collected, as with any error."""
        try:
            return (yield)
        except SystemExit as end:
            return pytest.CollectReport(collector.nodeid, "failed", str(ended_at(end, self.config.rootpath)), [])

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_pycollect_makeitem(self, collector: pytest.Collector) -> Generator[None, object, object]:
        """Note all items of a function: --lf, for one, takes some away as soon as they are made."""
        made = yield
        if isinstance(made, list) and self.is_check(collector.path):
            for item in made:
                self._asks(item)
        return made

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> Generator[None, object, object]:
        """Note those that no function made too, before any plugin or option leaves some out."""
        for item in items:
            if self.is_check(item.path):
                self._asks(item)
        return (yield)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """What is left to run."""
        items = [item for item in session.items if self.is_check(item.path)]
        asked = {item.nodeid: self._asks(item) for item in items}
        files = dict.fromkeys(item.path for item in items)
        self.checks.collected = Collected(
            files=[path.relative_to(self.config.rootpath).as_posix() for path in files],
            items=len(asked),
            deselected=len(set(self._made.values()).difference(asked.values())) + self.choosing.left_out,
            unchanged=self.checks.changed.left_out if self.checks.changed else 0,
            asked={nodeid: asks for nodeid, asks in asked.items() if nodeid != asks},
        )
        self._made, self._known = {}, {}
        # records and items last as long as the process: the garbage collector need not visit them in all its rounds
        gc.freeze()

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """A worker of xdist hands over what it collected."""
        output = getattr(self.config, "workeroutput", None)
        if output is not None:
            output[PROPERTY] = self.checks.collected.as_plain()


def _question(item: pytest.Item) -> Hashable:
    """What an item asks: a function, and the very values that this function takes.

    A plugin that repeats tests has a parameter of its own, which no function takes.
    """
    if not isinstance(item, pytest.Function) or item.parent is None:
        return item.nodeid
    taken = [(name, id(value)) for name, value in params_of(item).items() if name in _arguments(item.function)]
    return item.parent.nodeid, item.originalname, *taken


@cache
def _arguments(function: Callable[..., object]) -> frozenset[str]:
    return frozenset(inspect.signature(function).parameters)
