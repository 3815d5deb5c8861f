"""The checks of the package on a corpus that changes little by little.

Nothing is asked of the same record again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from discrepant.checking.run import Ran, Run
from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import Subject, subjects_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus
from discrepant.report.model import Report

__all__ = ["Checked"]

_OF_ITS_RECORD = ("claim", "fact")  # what is asked of these hangs on no other claim or fact


class Checked:
    """Reports on one corpus after another.

    Each of them has most of its records from the one before.
    """

    def __init__(self) -> None:
        self._around: Any = None
        self._ran: dict[tuple[str, str], tuple[Subject, Ran]] = {}
        self._last: tuple[Corpus, date, Report] | None = None

    def report(self, corpus: Corpus, today: date) -> Report:
        """The report that `discrepant.check` gives, but for how much of the texts is encoded."""
        if self._last and self._last[0] is corpus and self._last[1] == today:
            return self._last[2]
        around = (corpus.names.entries, corpus.acknowledged, corpus.sources, corpus.articles, today)
        known = self._ran if around == self._around else {}
        self._around, self._ran = around, {}
        run = Run(corpus)
        for check in STANDARD:
            subjects = subjects_of(check.asks, corpus, kind=check.kind, told=check.told, says=check.says)
            if subjects.because is not None:
                run.ran.append(Ran(item=check.name, check=check.name, because=subjects.because))
            for key, subject in subjects.records.items():
                before = known.get((check.name, key)) if check.asks in _OF_ITS_RECORD else None
                if before and before[0] == subject:
                    ran = before[1]
                else:
                    ran = check.one(key, subject, corpus, today=today, fail_on=Verdict.CONFLICT)
                self._ran[check.name, key] = (subject, ran)
                run.ran.append(ran)
        report = run.report(is_whole=False)
        self._last = (corpus, today, report)
        return report
