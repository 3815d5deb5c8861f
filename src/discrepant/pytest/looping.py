"""The loop over the items of a run.

Those that take the short way follow each other without a stop.
"""

from __future__ import annotations

from collections import deque

import pytest

from discrepant.pytest.running import Running

__all__ = ["Looping"]

_PLAIN = ("_pytest.main", "_pytest.terminal", "_pytest.logging", "discrepant.pytest.")


class Looping:
    """Registered in every process.

    Where another plugin has a loop of its own, as xdist has, items run by that.
    """

    def __init__(self, running: Running) -> None:
        self.running = running

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run all items, as pytest's own loop does; None leaves them to that."""
        hook, option = session.config.hook, session.config.option
        loops = hook.pytest_runtestloop.get_hookimpls()
        is_plain = all(one.function.__module__.startswith(_PLAIN) for one in loops)
        if not is_plain or option.collectonly or session.testsfailed:
            return None
        waiting = self.running.waiting = deque(session.items)
        while waiting:
            item = waiting.popleft()
            nextitem = waiting[0] if waiting else None
            hook.pytest_runtest_protocol(item=item, nextitem=nextitem)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
        return True
