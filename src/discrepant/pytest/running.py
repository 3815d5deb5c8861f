"""How an item of a check runs: by a short way of ours, or by pytest's.

The short way is for items in whose running nothing but the check has a hand. It costs a third of what pytest's does,
and what is told of an item is the same.
"""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Generator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol  # as plugins that run items themselves have it

from discrepant.pytest.calling import Calling
from discrepant.pytest.items import FINDINGS, SUBJECTS, findings_for, settle, tell
from discrepant.pytest.light_items import params_of
from discrepant.pytest.session import CheckSession
from discrepant.pytest.telling import Telling

__all__ = ["Running", "Settling"]

# whoever else has one of these sees an item run, or has a say in it
_WATCHED = (
    "pytest_runtest_protocol",
    "pytest_runtest_setup",
    "pytest_runtest_call",
    "pytest_runtest_teardown",
    "pytest_runtest_makereport",
    "pytest_fixture_setup",
    "pytest_fixture_post_finalizer",
)
# by those of fixtures the first wait for what is asynchronous, and ours are plain; by the others these see to tests of
# their own kind: those with the mark of benchmarks, and whatever runs once Hypothesis has been imported
_BENCHMARKS = ("pytest_benchmark.",)
_IDLE = {
    "pytest_fixture_setup": ("anyio.", "pytest_asyncio.", "pytest_trio.", "pytest_twisted", "aiohttp."),
    "pytest_runtest_setup": _BENCHMARKS,
    "pytest_runtest_call": ("_hypothesis_pytestplugin",),
    "pytest_runtest_makereport": ("_hypothesis_pytestplugin", *_BENCHMARKS),
}
_OPTIONS = ("setupshow", "setuponly", "setupplan")
_LOG_OPTIONS = ("log_level", "log_cli_level", "log_file")
# marks by which an item may not run, is to fail, is warned of in another way than the one before it, or is measured
_DECIDING = frozenset(("skip", "skipif", "xfail", "filterwarnings", "benchmark"))
_OURS = ("_pytest.", "discrepant.pytest.")
_RAISED: pytest.StashKey[BaseException] = pytest.StashKey()


class Settling:
    """Registered in every process: a check is settled by its findings once it has been called."""

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        """Whatever other plugins do around a call sees how it was settled."""
        __tracebackhide__ = True
        result = yield
        findings = pyfuncitem.stash.get(FINDINGS, None)
        if findings is not None:
            settle(pyfuncitem, findings)
        return result


class Running:
    """In every process: an item takes the short way where nobody else has a hand in it.

    One that does not end well goes on by pytest's way, where what it raised is raised once more: the check itself is
    called once. So does the last item of each file, with which pytest tears down what it set up. `waiting` are the
    items after the one that runs, where the loop over them is ours: those at its head that take the short way, too, run
    in its turn, without all that pytest does between two items.
    """

    def __init__(self, checks: CheckSession, config: pytest.Config, is_check: Callable[[Path], bool]) -> None:
        self.checks, self.config, self.is_check = checks, config, is_check
        self._takes: dict[tuple[int, str], bool] = {}  # whether a function takes what is ours alone
        self._telling = Telling(config)
        self._calling = Calling(config, is_told=lambda: not self._telling.only_calls)
        self.waiting: deque[pytest.Item] = deque()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        """What is logged in a check is kept as it runs."""
        logging.getLogger().addHandler(self._calling.logged)
        try:
            return (yield)
        finally:
            logging.getLogger().removeHandler(self._calling.logged)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        """Run an item by the short way, and those that follow it; None leaves it to pytest."""
        if (arguments := self._arguments(item, nextitem)) is None:
            return None
        if not self.waiting or not self._may_follow:
            self._run(item, nextitem, arguments)
            return True
        with warnings.catch_warnings(record=True) as warned:
            filters, follows = list(warnings.filters), False
            while True:
                self._run(item, nextitem, arguments, follows=follows)
                for warning in warned:
                    told = {"warning_message": warning, "nodeid": item.nodeid, "when": "runtest", "location": None}
                    item.ihook.pytest_warning_recorded.call_historic(kwargs=told)
                # what is warned of once must be for each item, so that the next one begins anew
                if warned or warnings.filters != filters or item.session.shouldfail or item.session.shouldstop:
                    return True
                following = self._following(item)
                if following is None:
                    return True
                (item, nextitem, arguments), follows = following, True

    def _following(self, item: pytest.Item) -> tuple[pytest.Item, pytest.Item | None, dict[str, Any]] | None:
        """The next item, the one after it, and what its check is called with, if it follows by the short way."""
        if not self.waiting or self.waiting[0].parent is not item.parent:
            return None
        after = self.waiting[1] if len(self.waiting) > 1 else None
        arguments = self._arguments(self.waiting[0], after)
        return None if arguments is None else (self.waiting.popleft(), after, arguments)

    def _run(
        self, item: pytest.Item, nextitem: pytest.Item | None, arguments: dict[str, Any], *, follows: bool = False
    ) -> None:
        assert isinstance(item, pytest.Function)  # noqa: S101  # for it has arguments
        hook = item.ihook
        self._telling.starts(item, hook, follows=follows)
        start, begin = time.time(), time.perf_counter()
        raised = self._calling.call(item, arguments)
        spent = time.perf_counter() - begin
        if raised is None:
            for report in self._telling.reports(item, start, spent):
                hook.pytest_runtest_logreport(report=report)
        else:
            tell(item)
            item.stash[_RAISED] = raised
            runtestprotocol(item, nextitem=nextitem)
        self._telling.ends(item, hook)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> None:
        """In place of a call that has been made, raise what it raised."""
        __tracebackhide__ = True
        raised = pyfuncitem.stash.get(_RAISED, None)
        if raised is not None:
            del pyfuncitem.stash[_RAISED]
            raise raised

    @cached_property
    def _is_alone(self) -> bool:
        """Whether no plugin, no conftest.py and no option has a hand in how items run."""
        others = [
            one
            for name in _WATCHED
            for one in getattr(self.config.hook, name).get_hookimpls()
            if not one.function.__module__.startswith((*_OURS, *_IDLE.get(name, ())))
        ]
        logs = [*_LOG_OPTIONS, "log_cli"] if self.config.pluginmanager.hasplugin("logging-plugin") else []
        return not (
            others
            or any(self.config.getoption(name, default=None) for name in (*_OPTIONS, *_LOG_OPTIONS))
            or any(map(self.config.getini, logs))
        )

    @cached_property
    def _is_by_hypothesis(self) -> bool:
        """Whether its plugin is there, which has a hand in every item once Hypothesis has been imported."""
        return self.config.pluginmanager.hasplugin("hypothesispytest")

    @cached_property
    def _may_follow(self) -> bool:
        """Whether an item may run in the turn of another, as far as pytest's own plugins have a hand in each turn."""
        return (
            self.config.pluginmanager.hasplugin("warnings")
            and not self.config.hook.pytest_assertion_pass.get_hookimpls()
            and not float(self.config.getini("faulthandler_timeout") or 0)
        )

    def _arguments(self, item: pytest.Item, nextitem: pytest.Item | None) -> dict[str, Any] | None:
        """What the check is called with, if all of it is ours, and nothing decides on the item beforehand."""
        if nextitem is None or nextitem.parent is not item.parent or not self._is_alone:
            return None
        if not isinstance(item, pytest.Function) or (self._is_by_hypothesis and "hypothesis" in sys.modules):
            return None
        function = id(item.parent), item.originalname
        if function not in self._takes:
            self._takes[function] = self.is_check(item.path) and _takes_ours(item)
        if not self._takes[function] or any(mark.name in _DECIDING for mark in item.iter_markers()):
            return None
        corpus = self.checks.run.corpus
        values = {**params_of(item), "corpus": corpus}
        if "findings" in item.fixturenames:
            values["findings"] = findings_for(item, corpus, self.checks.fails_on)
        return values


def _takes_ours(item: pytest.Function) -> bool:
    """Whether a function takes a record for each item, the corpus and findings of ours, and no fixture at all."""
    names, defined = set(item.fixturenames), item._fixtureinfo.name2fixturedefs  # noqa: SLF001  # no other way tells it
    ours = ("corpus", "findings")
    return (
        hasattr(item, "callspec")
        and names.intersection(SUBJECTS) == set(item.callspec.params)
        and names <= {*SUBJECTS, *ours, "request"}
        and "request" not in item._fixtureinfo.argnames  # noqa: SLF001  # likewise
        and all(one.func.__module__.startswith(_OURS) for name in ours for one in defined.get(name, ()))
    )
