"""One run of pytest over a corpus: what it collected of the checks, and what they showed.

It also knows why not all of them ran.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import attrs

from discrepant.checking.run import Run
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load, reader_by_settings, unnamed
from discrepant.errors import Problem
from discrepant.pytest.changed import Changed

__all__ = ["CheckSession", "Collected", "nothing_to_collect"]


@attrs.define
class Collected:
    """What one process collected of the checks.

    It counts files, items, items that were left out again, and those that were not made because nothing changed for
    them. `asked` has, by the ids of items that ask what another one asks, the id of that one.
    """

    files: list[str] = attrs.field(factory=list)
    items: int = 0
    deselected: int = 0
    unchanged: int = 0
    asked: dict[str, str] = attrs.field(factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """As plain data that can cross from a worker process."""
        return attrs.asdict(self)


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Keep the garbage collector from going through what is made and stays, now and later.

    In a large corpus they would go through all of it; pytest ends with rounds of its own.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@attrs.define
class CheckSession:
    """The checks of one run; `broken` counts files that could not be collected.

    A check fails on findings as grave as `fails_on`.
    `strict_since` says why facts that are unfinished fail the run; where it says nothing they do not.
    `changed` knows what changed since all checks ran.
    """

    root: Path  # of the corpus
    run: Run
    fails_on: Verdict = Verdict.CONFLICT
    collected: Collected = attrs.field(factory=Collected)
    broken: int = 0
    strict_since: str = ""
    changed: Changed | None = None

    @classmethod
    def over(
        cls, root: Path, *, fails_on: str = Verdict.CONFLICT, strict_since: str = "", settings: Path | None = None
    ) -> CheckSession:
        """A run over the corpus at a root; a CorpusError lists all that is wrong with the corpus.

        Words are read by the settings of the root, or of another folder.
        """
        reader = reader_by_settings(settings) if settings else None
        with nothing_to_collect():
            run = Run(load(root, reader=reader))
        return cls(root=root, run=run, fails_on=Verdict(fails_on), strict_since=strict_since)

    @property
    def unnamed(self) -> tuple[Problem, ...]:
        """The facts that fail the run, for their claims are still to be named."""
        return tuple(unnamed(self.run.corpus)) if self.strict_since else ()

    def missing(self, root: Path, args: Iterable[str], patterns: Sequence[str]) -> str | None:
        """Why not every check ran; None where all did.

        `patterns` are those of the names of test files.
        """
        return next(self._reasons(root, args, patterns), None)

    def _reasons(self, root: Path, args: Iterable[str], patterns: Sequence[str]) -> Iterator[str]:
        files, items = self.collected.files, self.collected.items
        if self.broken:
            yield f"{self.broken} could not be collected"
        if left := self.collected.deselected:
            yield f"{left} of their items {'was' if left == 1 else 'were'} deselected"
        if self.changed and (kept := self.collected.unchanged):
            since = f"nothing changed for them since {self.changed.since}, when all ran"
            yield f"{kept} of their items {'was' if kept == 1 else 'were'} left out: {since}"
        if not items:
            yield "none of their items was collected"
        folders = {"checks", *map(_folder, files)}
        present = {path for folder in folders for path in (root / folder).rglob("*.py")}
        expected = {path for path in present if any(fnmatch(path.name, pattern) for pattern in patterns)}
        if idle := sorted(path.name for path in expected.difference(root / file for file in files)):
            yield f"{', '.join(idle)} did not"
        if any("::" in arg for arg in args):
            yield "single items were asked for"
        if (ran := len({one.item for one in self.run.ran})) < items:
            yield f"the run stopped after {ran} of {items} items"


def _folder(file: str) -> str:
    """The folder named checks that a file lies in, itself perhaps in others."""
    folders = file.split("/")[:-1]
    return "/".join(folders[: folders.index("checks") + 1])
