"""How the function of a check is called by the short way, and settled.

What it prints and logs is its item's.
"""

from __future__ import annotations

import inspect
import logging
import os
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from discrepant.pytest.items import FINDINGS, settle
from discrepant.pytest.light_items import LightFunction

__all__ = ["Calling"]

# plugins of these modules have no hand in how a function is called that is not asynchronous
_KNOWN = ("_pytest.", "discrepant.pytest.", "anyio.")


class Calling:
    """Calls the functions of items; `logged` takes what they log, where it is a handler.

    What is found `is_told` in the properties of items where somebody may read them.
    """

    def __init__(self, config: pytest.Config, *, is_told: Callable[[], bool]) -> None:
        self.config, self._is_told = config, is_told
        self.logged = _Kept()
        self._capture = config.pluginmanager.getplugin("capturemanager")

    def call(self, item: pytest.Function, arguments: dict[str, Any]) -> BaseException | None:
        """Call the check and settle it. It gives what was raised."""
        __tracebackhide__ = True
        os.environ["PYTEST_CURRENT_TEST"] = f"{item.nodeid} (call)".replace("\0", "(null)")
        self.logged.records.clear()
        if self._capture is not None:
            self._capture.resume_global_capture()
        try:
            self._run(item, arguments)
        except BaseException as raised:  # noqa: BLE001  # it is raised again where pytest tells of it
            return raised
        finally:
            self._keep(item)
        return None

    def _run(self, item: pytest.Function, arguments: dict[str, Any]) -> None:
        """What pytest does with a function, without all who are asked whether they do it, where none of them would."""
        __tracebackhide__ = True
        function = item.obj
        findings: Any = arguments.get("findings")
        is_function = type(item) in (pytest.Function, LightFunction)
        if not self._is_plain or not is_function or inspect.iscoroutinefunction(function):
            if findings is not None:
                item.stash[FINDINGS] = findings
            _run_with(arguments, item)
            return
        given = function(**{name: arguments[name] for name in item._fixtureinfo.argnames})  # noqa: SLF001  # no other way tells it
        if given is not None:
            _tell_of(given, item, arguments)
        elif findings is not None:
            settle(item, findings, is_told=self._is_told())

    @cached_property
    def _is_plain(self) -> bool:
        """Whether nobody has a hand in how a function is called."""
        hooks = self.config.hook.pytest_pyfunc_call.get_hookimpls()
        return all(one.function.__module__.startswith(_KNOWN) for one in hooks)

    def _keep(self, item: pytest.Item) -> None:
        """What was printed and logged, as pytest has it."""
        if self._capture is not None:
            self._capture.suspend_global_capture(in_=False)
            printed = self._capture.read_global_capture()
            item.add_report_section("call", "stdout", printed.out)
            item.add_report_section("call", "stderr", printed.err)
        if self.logged.records and (plugin := self.config.pluginmanager.getplugin("logging-plugin")):
            logged = "\n".join(map(plugin.formatter.format, self.logged.records))
            item.add_report_section("call", "log", logged)


def _run_with(arguments: dict[str, Any], item: pytest.Function) -> None:
    """Run an item by pytest's way, with arguments that no fixture has made."""
    __tracebackhide__ = True
    item.funcargs = arguments
    try:
        item.runtest()
    finally:
        item.funcargs = {}


def _tell_of(given: object, item: pytest.Function, arguments: dict[str, Any]) -> None:
    """Let pytest say what it thinks of a check that gives something: its function is called in place of that."""
    __tracebackhide__ = True
    function, item.obj = item.obj, lambda **_: given
    try:
        _run_with(arguments, item)
    finally:
        item.obj = function


class _Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
