"""What the checks of one run showed, one subject at a time, and the report that this makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from discrepant.checking.findings import Outcome
from discrepant.corpus.model import Corpus
from discrepant.desk.coverage import SourceCoverage, coverage
from discrepant.errors import Problem
from discrepant.report.model import CheckRun, Report, Results, finding_from_json, not_compared_from_json, to_json

__all__ = ["Ran", "Run", "shown"]


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

    corpus: Corpus
    ran: dict[str, Ran] = attrs.field(factory=dict)

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
        return coverage(self.corpus).sources


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
