"""Workflow commands of GitHub Actions.

They show a message beside the line of a record that it is about. GitHub looks for commands in all that a step prints,
and records and texts come from strangers. So commands are stopped for as long as those are printed, and go on only for
our own: under a token that nobody can know beforehand.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Verdict
from discrepant.errors import Problem
from discrepant.printable import printable

__all__ = ["resumed", "stopped", "workflow_commands"]

_MOST = 10  # of a level: GitHub shows no more of them a step
_LONGEST = 4_000  # characters of a message, far below what GitHub cuts off


def stopped(token: str) -> str:
    """The command after which no other counts, until `resumed` with the same token."""
    return f"::stop-commands::{token}"


def resumed(token: str) -> str:
    """The command after which others count again."""
    return f"::{token}::"


def workflow_commands(
    problems: Iterable[Problem], findings: Iterable[Finding], root: Path | None = None
) -> Iterator[str]:
    """A line for each problem and each finding that is not harmless.

    Problems in the records and conflicts are errors, strained findings are warnings. A finding is shown on the first
    record of each of its sides. What is more than GitHub shows is counted. Files are named as seen from the checkout in
    which the corpus at `root` lies.
    """
    below = _place_in_checkout(root) if root else ""
    errors = [_command("error", below + each.file, each.line, "records", _told(each)) for each in problems]
    warnings: list[str] = []
    for finding in findings:
        level, lines = ("error", errors) if finding.verdict is Verdict.CONFLICT else ("warning", warnings)
        title = f"{finding.verdict}: {finding.claim}"
        told = [side.facts[0] for side in finding.sides if side.facts]
        lines += [_command(level, below + each.file, each.line, title, finding.summary) for each in told]
    yield from (*_most(errors, "error"), *_most(warnings, "warning"))


def _place_in_checkout(root: Path) -> str:
    """The corpus root as what goes before a file's name: "desk/", or nothing where it is the checkout itself."""
    checkout = Path(os.environ.get("GITHUB_WORKSPACE", root))
    inside = root.relative_to(checkout).as_posix() if root.is_relative_to(checkout) else "."
    return "" if inside == "." else f"{inside}/"


def _told(problem: Problem) -> str:
    return "\n".join((f"{problem.what} ({problem.hint})" if problem.hint else problem.what, *problem.below))


def _most(lines: Sequence[str], name: str) -> Iterator[str]:
    yield from lines[:_MOST]
    if left := len(lines[_MOST:]):
        are = " is" if left == 1 else "s are"
        yield f"::notice::{left} more {name}{are} in the log of this step."


def _command(level: str, file: str, line: int, title: str, message: str) -> str:
    properties = {"file": file, "line": str(line) if line else "", "title": title}
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{level} {given}::{_data(message[:_LONGEST])}"


def _data(text: str) -> str:
    """A message: a percent sign or the end of a line would begin another command."""
    return printable(text, keep="\n").replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
