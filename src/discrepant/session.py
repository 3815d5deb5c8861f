"""One pytest run over a corpus: what its items showed, whether all of them ran, and the report that this makes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from discrepant.checking import Outcome
from discrepant.compare.finding import Finding, NotCompared
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.report import markdown
from discrepant.report.model import CheckRun, Report, finding_from_json, not_compared_from_json, to_json

__all__ = ["Collected", "Run", "shown", "write"]


@attrs.define
class Collected:
    """What a process collected: check files, how many items, and how many were deselected. Adds up under xdist."""

    files: list[str] = attrs.field(factory=list)
    items: int = 0
    deselected: int = 0


@attrs.define
class Run:
    """Gathers the items' results; under xdist they come as the plain data of `shown`."""

    corpus: Corpus
    collected: Collected = attrs.field(factory=Collected)
    _findings: list[Finding] = attrs.field(factory=list)
    _aside: list[NotCompared] = attrs.field(factory=list)
    _checks: dict[str, CheckRun] = attrs.field(factory=dict)
    _reported: int = 0

    @classmethod
    def over(cls, root: Path) -> Run:
        """A run over the corpus at a root; a CorpusError lists all that is wrong with it."""
        return cls(corpus=load(root))

    def gather(self, check: str, shown: Mapping[str, Any], *, failed: bool) -> None:
        """Take over the result of one item."""
        self._reported += 1
        if because := shown.get("because"):
            self._checks[check] = CheckRun(because=because)
            return
        before = self._checks.get(check, CheckRun())
        self._checks[check] = CheckRun(ran=before.ran + 1, failed=(before.failed or 0) + failed)
        self._findings += map(finding_from_json, shown.get("findings", ()))
        self._aside += map(not_compared_from_json, shown.get("not_compared", ()))

    def missing(self, root: Path, args: Iterable[str]) -> str | None:
        """Why not every check ran; None where all did."""
        if self.collected.deselected:
            return f"{self.collected.deselected} of their items were deselected"
        folders = {(root / file).parent for file in self.collected.files}
        present = {path for folder in folders for path in folder.glob("test_*.py")}
        left = sorted(path.name for path in present - {root / file for file in self.collected.files})
        if left:
            return f"{', '.join(left)} did not"
        if any("::" in arg for arg in args):
            return "single items were asked for"
        if self._reported < self.collected.items:
            return "the run stopped early"
        return None

    def report(self) -> Report:
        """The report on what was gathered."""
        return Report.of(self.corpus, self._findings, self._aside, self._checks)


def shown(outcome: Outcome) -> dict[str, Any]:
    """An outcome as plain data that can cross from a worker process."""
    parts = {"findings": outcome.findings, "not_compared": outcome.not_compared}
    return {key: to_json(found) for key, found in parts.items() if found}


def write(report: Report, folder: Path) -> list[Path]:
    """Write discrepancies.json and discrepancies.md, each replaced whole; an OSError leaves the old ones."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"discrepancies.json": report.to_json(), "discrepancies.md": markdown.render(report)}
    for name, text in texts.items():
        _replace(folder / name, text)
    return [folder / name for name in texts]


def _replace(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
