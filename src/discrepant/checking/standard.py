"""The checks that come with the package, as data, and a run of them all without pytest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import attrs

from discrepant.checking.findings import Findings, Outcome
from discrepant.checking.run import Ran, Run, Shown
from discrepant.checking.subjects import Subject, subjects_of
from discrepant.compare import (
    ages,
    calendar,
    dates,
    evidence,
    periods,
    quantities,
    quotations,
    relations,
    rosters,
    spellings,
    tallies,
    terms,
    units,
)
from discrepant.compare.comparison import Comparison
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus
from discrepant.errors import DiscrepantError, Problem, value_shown
from discrepant.report.model import Report

__all__ = ["FAIL_ON", "STANDARD", "StandardCheck", "check"]

FAIL_ON = (Verdict.CONFLICT, Verdict.STRAINED)


@attrs.frozen(kw_only=True)
class StandardCheck:
    """A check as its file in `checks/` has it.

    It says which records are asked for, what narrows them, and by what they are compared.
    """

    name: str
    asks: str
    kind: tuple[str, ...] = ()
    told: int = 1
    says: int = 1
    compare: Callable[[Any, Corpus], Comparison]

    def over(self, corpus: Corpus, *, today: date, fail_on: Verdict) -> Iterator[Ran]:
        """What the check shows of each record, or why it has no records."""
        subjects = subjects_of(self.asks, corpus, kind=self.kind, told=self.told, says=self.says)
        if subjects.because is not None:
            yield Ran(item=self.name, check=self.name, because=subjects.because)
        for key, subject in subjects.records.items():
            yield self.one(key, subject, corpus, today=today, fail_on=fail_on)

    def one(self, key: str, subject: Subject, corpus: Corpus, *, today: date, fail_on: Verdict) -> Ran:
        """What the check shows of one record, as an item of a run."""
        outcome = self.on(subject, corpus, today=today, fail_on=fail_on)
        item, failed = f"{self.name}[{key}]", outcome.failure is not None
        return Ran(item=item, check=self.name, shown=Shown.of(outcome), failed=failed)

    def on(self, subject: Subject, corpus: Corpus, *, today: date, fail_on: Verdict) -> Outcome:
        """What the check finds on one record."""
        findings = Findings(check=self.name, corpus=corpus, fails_on=fail_on)
        findings.add(self.compare(subject, corpus))
        return findings.outcome(today)


_FIGURES = ("count", "money", "measure", "share", "number", "change")

STANDARD = (
    StandardCheck(name="evidence", asks="fact", compare=evidence.compare),
    StandardCheck(name="calendar", asks="fact", compare=calendar.compare),
    StandardCheck(name="units", asks="fact", kind=("measure", "change"), says=2, compare=units.compare),
    StandardCheck(name="quantities", asks="claim", kind=_FIGURES, told=2, compare=quantities.compare),
    StandardCheck(name="tallies", asks="claim", kind=("tally",), told=2, compare=tallies.compare),
    StandardCheck(name="dates", asks="claim", kind=("date",), told=2, compare=dates.compare),
    StandardCheck(name="periods", asks="claim", kind=("period",), told=2, compare=periods.compare),
    StandardCheck(name="ages", asks="claim", kind=("age",), told=2, compare=ages.compare),
    StandardCheck(name="terms", asks="claim", kind=("term",), told=2, compare=terms.compare),
    StandardCheck(name="rosters", asks="claim", kind=("roster",), compare=rosters.compare),
    StandardCheck(name="quotations", asks="claim", kind=("quotation",), told=2, compare=quotations.compare),
    StandardCheck(name="relations", asks="relation", compare=relations.compare),
    StandardCheck(name="spellings", asks="name", compare=spellings.compare),
)


def check(corpus: Corpus, *, today: date | None = None, fail_on: str = Verdict.CONFLICT) -> Report:
    """Run the checks of the package on a corpus without pytest, and report what they find.

    The report is the one that `pytest checks/` writes with these checks; here nothing is written. Acknowledgements
    count on a day, `today`: the machine's own unless given. `fail_on` is what counts as failed and can be acknowledged:
    conflict, or strained for both. A desk's own checks are pytest's to run.
    """
    if not isinstance(corpus, Corpus):
        raise TypeError(f"a corpus is checked, as `load` gives it, not {value_shown(corpus)}")
    if today is not None and (not isinstance(today, date) or isinstance(today, datetime)):
        raise TypeError(f"today is a datetime.date without a time, not {value_shown(today)}")
    if fail_on not in FAIL_ON:
        raise DiscrepantError(
            Problem(what=f"no check fails on {value_shown(fail_on)}", hint=f"there are {listed(FAIL_ON)}")
        )
    day = today or date.today()  # noqa: DTZ011  # the desk's own day ends an acknowledgement
    run = Run(corpus)
    for one in STANDARD:
        run.ran += one.over(corpus, today=day, fail_on=Verdict(fail_on))
    return run.report()
