"""One pytest run over a corpus: what its items showed, whether all of them ran, and the report that this makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.checking import Outcome
from discrepant.corpus.load import load, reader_for
from discrepant.corpus.model import Corpus
from discrepant.desk.coverage import SourceCoverage, coverage
from discrepant.errors import Problem
from discrepant.printable import printable
from discrepant.reading.reader import Reader
from discrepant.report import markdown
from discrepant.report.model import CheckRun, Report, Results, finding_from_json, not_compared_from_json, to_json
from discrepant.writing import write_whole

__all__ = ["PROPERTY", "Collected", "Ran", "Run", "check_name", "properties", "shown", "shown_in", "write"]

# the name under which plain data about the checks travels, from an item to its report and from a worker of xdist
PROPERTY = "discrepant"
_PICTURES = "pictures"  # a folder beside the reports
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@cache
def check_name(file: str) -> str:
    """The name of the check in a file: `quantities` for checks/test_quantities.py."""
    return Path(file).stem.removeprefix("test_")


@attrs.define
class Collected:
    """What one process collected of the checks: files, how many items, and how many of them were deselected."""

    files: list[str] = attrs.field(factory=list)
    items: int = 0
    deselected: int = 0

    def as_plain(self) -> dict[str, Any]:
        """As plain data that can cross from a worker process."""
        return attrs.asdict(self)


@attrs.frozen(kw_only=True)
class Ran:
    """What one item of a check showed, as the plain data of `shown`; `because` says why it was skipped."""

    check: str
    shown: Mapping[str, Any]
    failed: bool = False
    because: str | None = None


@attrs.define
class Run:
    """The items of one run over a corpus, by their ids: their order does not matter, the last run of each counts."""

    root: Path  # of the corpus
    corpus: Corpus
    reader: Reader
    collected: Collected = attrs.field(factory=Collected)
    broken: int = 0  # files that could not be collected
    ran: dict[str, Ran] = attrs.field(factory=dict)

    @classmethod
    def over(cls, root: Path) -> Run:
        """A run over the corpus at a root; a CorpusError lists all that is wrong with it."""
        return cls(root=root, corpus=load(root), reader=reader_for(root))

    def missing(self, root: Path, args: Iterable[str], patterns: Sequence[str]) -> str | None:
        """Why not every check ran; None where all did. `patterns` are those of the names of test files."""
        files, items = self.collected.files, self.collected.items
        if self.broken:
            return f"{self.broken} could not be collected"
        if self.collected.deselected:
            return f"{self.collected.deselected} of their items were deselected"
        folders = {"checks", *map(_folder, files)}
        present = {path for folder in folders for path in (root / folder).rglob("*.py")}
        expected = {path for path in present if any(fnmatch(path.name, pattern) for pattern in patterns)}
        if left := sorted(path.name for path in expected.difference(root / file for file in files)):
            return f"{', '.join(left)} did not"
        if any("::" in arg for arg in args):
            return "single items were asked for"
        if len(self.ran) < items:
            return f"the run stopped after {len(self.ran)} of {items} items"
        return None

    def report(self, *, is_whole: bool = True) -> Report:
        """The report on what ran; only that of a whole run measures how much of the texts is encoded."""
        items = [self.ran[key] for key in sorted(self.ran)]
        return Report.of(
            self.corpus,
            Results(
                findings=[finding_from_json(found) for item in items for found in item.shown.get("findings", ())],
                not_compared=[
                    not_compared_from_json(one) for item in items for one in item.shown.get("not_compared", ())
                ],
                sides=[claim for item in items for claim in item.shown.get("sides", {}).items()],
            ),
            {check: _check_run([item for item in items if item.check == check]) for check in {i.check for i in items}},
            self._coverage() if is_whole else (),
        )

    def problems(self) -> list[Problem]:
        """What is wrong with records and shows only when they are compared, in order of file and line."""
        told = [Problem(**each) for item in self.ran.values() for each in item.shown.get("problems", ())]
        return sorted(set(told))

    def _coverage(self) -> tuple[SourceCoverage, ...]:
        return coverage(self.corpus, self.reader).sources


def _folder(file: str) -> str:
    """The folder named checks that a file lies in, itself perhaps in others."""
    folders = file.split("/")[:-1]
    return "/".join(folders[: folders.index("checks") + 1])


def _check_run(items: Sequence[Ran]) -> CheckRun:
    ran = [item for item in items if item.because is None]
    if ran:
        return CheckRun(ran=len(ran), failed=sum(item.failed for item in ran))
    return CheckRun(because="; ".join(dict.fromkeys(str(item.because) for item in items)))


def shown(outcome: Outcome) -> dict[str, Any]:
    """An outcome as plain data that can cross from a worker process."""
    parts = {
        "findings": outcome.findings,
        "sides": outcome.sides,
        "not_compared": outcome.not_compared,
        "problems": outcome.problems,
    }
    return {key: to_json(found) for key, found in parts.items() if found}


def properties(outcome: Outcome) -> list[tuple[str, str]]:
    """An outcome as properties of its item's report: the whole as JSON, and each finding in words, for JUnit's XML."""
    found = shown(outcome)
    words = [
        (f"{PROPERTY}.{finding.verdict}", printable(f"{finding.claim}: {finding.summary}"))
        for finding in outcome.findings
    ]
    return [(PROPERTY, json.dumps(found)), *words] if found else []


def shown_in(found: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """What an item showed, from the properties of its report."""
    whole: dict[str, Any] = json.loads(str(dict(found).get(PROPERTY, "{}")))
    return whole


def write(report: Report, folder: Path, texts: Mapping[str, str] = _NO_TEXTS) -> list[Path]:
    """Write discrepancies.html, .md and .json, and the pictures that the second shows, all or none of them.

    `texts` are those that the page may show, by their paths. An OSError leaves the old files as they were. Pictures of
    an earlier run that are no longer shown are removed. Returns the three reports.
    """
    from discrepant.report.html import page, pictures  # noqa: PLC0415  # only a run that writes needs Jinja2

    made = pictures.drawn(report)
    drawn = {key: f"{_PICTURES}/{key}.svg" for key in made}
    reports = {
        folder / "discrepancies.html": page.render(report, texts),
        folder / "discrepancies.md": markdown.render(report, drawn),
        folder / "discrepancies.json": report.to_json(),
    }
    write_whole({**{folder / drawn[key]: text for key, text in made.items()}, **reports})
    for path in (folder / _PICTURES).glob("*.svg"):
        if path.stem not in made and pictures.is_ours(path.read_text("utf-8", "replace")):
            path.unlink()
    return list(reports)
