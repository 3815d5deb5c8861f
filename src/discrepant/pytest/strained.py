"""Warnings of what is strained, in the terminal: the first few, and how many more there are."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from discrepant.pytest.items import StrainedWarning

__all__ = ["Strained"]

_FEW = 5  # warnings that are shown; where one more would be left, it is shown as well
_WHOLE = 2  # how verbose a run is that shows all


class Strained:
    """Registered in the process that reports, where pytest sums up warnings after all that ran.

    Reports of warnings with one message are shown once, with where they come from.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Generator[None, object, object]:
        """Give all but the first few one message, before they are shown."""
        warned = [one for one in terminalreporter.stats.get("warnings", ()) if _is_strained(one)]
        if len(warned) > _FEW + 1 and self.config.get_verbosity() < _WHOLE:
            rest = warned[_FEW:]
            message = (
                f"{StrainedWarning.__name__}: {len(rest)} more, of {len(warned)}. What is open stands in the table "
                "below and in the report; -vv shows all of them here."
            )
            for one in rest:
                one.message = message
        return (yield)


def _is_strained(warned: Any) -> bool:  # noqa: ANN401  # pytest's, which has no public name
    """Whether a warning is one of ours, as pytest prints it with its file and line."""
    file, line = warned.fslocation or ("", 0)
    start: str = f"{file}:{line}: {StrainedWarning.__name__}: "
    return bool(warned.message.startswith(start))
