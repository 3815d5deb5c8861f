"""The log of a step of GitHub Actions, made safe to print to.

No text of a stranger in it may be taken for a command.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from discrepant.compare.finding import Finding
from discrepant.errors import Problem
from discrepant.report.github import resumed, stopped, workflow_commands

__all__ = ["GitHubLog"]


class GitHubLog:
    """The log of a step of GitHub Actions.

    No text from a record or a source is taken for a command in it.
    """

    def __init__(self, write: Callable[..., None]) -> None:
        self._write, self._token = write, secrets.token_hex(16)
        self._say(stopped(self._token))

    def _say(self, *lines: str) -> None:
        # at once: what is wrong with the records is then printed to standard error
        self._write("".join(f"{line}\n" for line in lines), flush=True)

    def show(self, problems: Iterable[Problem], findings: Iterable[Finding], root: Path) -> None:
        """Show problems and findings beside the lines of their records."""
        self._say(resumed(self._token), *workflow_commands(problems, findings, root), stopped(self._token))

    def pytest_unconfigure(self) -> None:
        """Commands count again in what the step prints after this run."""
        self._say(resumed(self._token))
