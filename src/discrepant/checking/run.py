"""What the checks of one run showed, one subject at a time, and the report that this makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from discrepant.checking.findings import Outcome
from discrepant.compare.comparison import not_compared
from discrepant.compare.finding import Finding, NotCompared
from discrepant.corpus.model import Corpus
from discrepant.desk.coverage import SourceCoverage, coverage
from discrepant.errors import Problem
from discrepant.report.model import CheckRun, Report, Results, finding_from_json, not_compared_from_json, to_json

__all__ = ["NOTHING", "Ran", "Run", "Shown"]


@attrs.frozen(kw_only=True)
class Shown:
    """What is reported of an outcome.

    Its findings, what was compared, and what could not be or is wrong.
    """

    findings: tuple[Finding, ...] = ()
    sides: Mapping[str, Sequence[Sequence[str]]] = attrs.field(factory=dict)
    not_compared: tuple[NotCompared, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, outcome: Outcome) -> Shown:
        """What is reported of this outcome; of one in which nothing was found it is NOTHING."""
        told = {name: found for name in attrs.fields_dict(cls) if (found := getattr(outcome, name))}
        return cls(**told) if told else NOTHING

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Shown:
        """The same from its plain data."""
        return cls(
            findings=tuple(map(finding_from_json, plain.get("findings", ()))),
            sides=plain.get("sides", {}),
            not_compared=tuple(map(not_compared_from_json, plain.get("not_compared", ()))),
            problems=tuple(Problem(**each) for each in plain.get("problems", ())),
        )

    def as_plain(self) -> dict[str, Any]:
        """As plain data that can cross from a worker process.

        Where there is nothing to tell, there is no key.
        """
        return {key: to_json(found) for key in attrs.fields_dict(Shown) if (found := getattr(self, key))}


NOTHING = Shown()


@attrs.frozen(kw_only=True)
class Ran:
    """What one item of a check showed when it ran once, or why it was skipped."""

    item: str
    check: str
    shown: Shown = NOTHING
    failed: bool = False
    because: str | None = None


@attrs.define
class Run:
    """What the items of one run over a corpus showed, in any order.

    All that an item shows counts, however often it runs, and the item counts as one. `asked` has, by the ids of items
    that ask what another one asks, the id of that one: they count as one as well.
    """

    corpus: Corpus
    ran: list[Ran] = attrs.field(factory=list)
    asked: Mapping[str, str] = attrs.field(factory=dict)

    def report(self, *, is_whole: bool = True) -> Report:
        """The report on what ran.

        How much of the texts is encoded is measured only where the run is whole.
        """
        ran = sorted(self.ran, key=lambda one: (one.item, one.because or ""))
        return Report.of(
            self.corpus,
            Results(
                findings=[found for one in ran for found in one.shown.findings],
                not_compared=[
                    *(left for one in ran for left in one.shown.not_compared),
                    *(self._unasked() if is_whole else ()),
                ],
                sides=[claim for one in ran for claim in one.shown.sides.items()],
            ),
            {
                check: self._check_run([one for one in ran if one.check == check])
                for check in {one.check for one in ran}
            },
            self._coverage() if is_whole else (),
        )

    def problems(self) -> list[Problem]:
        """What is wrong with records and shows only when they are compared.

        The problems are in order of file and line.
        """
        return sorted({problem for one in self.ran for problem in one.shown.problems})

    def _check_run(self, shown: Sequence[Ran]) -> CheckRun:
        """A check adds up its items, each of which failed if it failed once."""
        ran = {self.asked.get(one.item, one.item) for one in shown if one.because is None}
        failed = {self.asked.get(one.item, one.item) for one in shown if one.failed}
        if ran:
            return CheckRun(ran=len(ran), failed=len(failed))
        return CheckRun(because="; ".join(dict.fromkeys(str(one.because) for one in shown)))

    def _unasked(self) -> Iterator[NotCompared]:
        """Claims that several sources tell and no check asked for, as of a kind that is new to the desk."""
        asked = {claim for one in self.ran for claim in one.shown.sides}
        for key, claim in self.corpus.claims.items():
            if key not in asked and len({fact.source.id for fact in claim.facts}) > 1:
                yield not_compared(claim, f"no check in checks/ asks for {claim.kind.named}", claim.facts)

    def _coverage(self) -> tuple[SourceCoverage, ...]:
        return coverage(self.corpus).sources
