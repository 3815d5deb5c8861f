"""The pytest hooks of the process that reports.

They gather what the checks showed, and end the run with a report.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cache, cached_property
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

from discrepant.checking.run import Ran
from discrepant.files.writing import is_unfinished
from discrepant.printable import as_line
from discrepant.pytest.github_log import GitHubLog
from discrepant.pytest.items import PROPERTY, check_name, file_of, shown_in
from discrepant.pytest.session import CheckSession, Collected, nothing_to_collect
from discrepant.report import terminal
from discrepant.report.model import Report
from discrepant.report.write import write

__all__ = ["Reporting"]

_MOST_ROWS = 12  # of the table in the terminal; the report has them all
_FINAL = ("passed", "failed", "skipped")  # outcomes; a plugin that runs an item again has another for what went before
_WIDEST = 160  # columns, past which a table is hard to follow


class Reporting:
    """The hooks that report, registered in every process but xdist's workers.

    `is_check` says whether a file holds checks. `reports` is the folder that was asked for; the corpus's own may not be
    a link that leads out of the corpus.
    """

    def __init__(
        self,
        checks: CheckSession,
        config: pytest.Config,
        reports: Path | None,
        is_check: Callable[[Path], bool],
        github: GitHubLog | None = None,
    ) -> None:
        self.checks, self.config, self.github = checks, config, github
        self.reports, self._inside = reports or checks.root / "reports", None if reports else checks.root
        self._holds_checks = cache(lambda file: is_check(config.rootpath / file))
        self._said = ""
        self._is_stopped = False

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A check that cannot be collected does not run."""
        self.checks.broken += report.failed and self._holds_checks(file_of(report.nodeid))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What an item showed when it was called.

        What it showed before or after that counts where it was skipped or broke there.
        """
        counts = report.when == "call" or (report.when in ("setup", "teardown") and not report.passed)
        file = file_of(report.nodeid)
        if not counts or report.outcome not in _FINAL or not self._holds_checks(file):
            return
        told = Ran(
            item=report.nodeid,
            check=check_name(file),
            shown=shown_in(report),
            failed=report.failed,
            because=_skipped(report),
        )
        self.checks.run.ran.append(told)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401  # xdist's, which may not be installed
        """A worker of xdist has finished: all of them collect alike."""
        if collected := getattr(node, "workeroutput", {}).get(PROPERTY):
            self.checks.collected = Collected(**collected)

    def pytest_keyboard_interrupt(self) -> None:
        """The run was stopped, by hand or by `pytest.exit`, which may ask for any exit status."""
        self._is_stopped = True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, None, None]:
        """Write the reports before all other hooks, and see after them how the run ends.

        A run without any test does not end well, nor one that was stopped, nor a strict one with facts that are
        unfinished. One in which a check could not be collected is interrupted, also where the others ran.
        """
        if session.exitstatus == pytest.ExitCode.TESTS_FAILED and self.checks.broken:
            session.exitstatus = pytest.ExitCode.INTERRUPTED
        if session.exitstatus == pytest.ExitCode.OK and self._is_stopped:
            session.exitstatus = pytest.ExitCode.INTERRUPTED
        if session.exitstatus == pytest.ExitCode.OK and self.checks.unnamed:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        self._end(session)
        yield
        if session.exitstatus == pytest.ExitCode.OK and (not session.testscollected or self._is_idle):
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED

    def _end(self, session: pytest.Session) -> None:
        """Write the reports if every check ran, else keep why they were not written."""
        self.checks.run.asked = self.checks.collected.asked
        if self._incomplete:
            stale = " Those that are there may be of two runs." if is_unfinished(self.reports) else ""
            self._said = f"{self._incomplete}.{stale}"
            return
        try:
            with nothing_to_collect():
                written = write(self._report, self.reports, self._texts, inside=self._inside)
        except OSError as error:
            self._said = f"No report was written: {error}."
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR
        else:
            root = self.config.rootpath
            page, *others = written
            place = page.relative_to(root) if page.is_relative_to(root) else page
            self._said = f"Read more in {place.as_posix()} (or {', '.join(path.suffix for path in others)})."
            if changed := self.checks.changed:
                changed.keep(self.checks.run.ran)
                self._said = f"All checks ran: {changed.why_all}. {self._said}" if changed.why_all else self._said

    @property
    def _texts(self) -> dict[str, str]:
        """The articles' texts, unless they are to be left out of the page."""
        if self.config.getini("discrepant_without_texts"):
            return {}
        return {source.text: source.body for source in self.checks.run.corpus.sources.values()}

    @cached_property
    def _report(self) -> Report:
        """The report, once all that runs has run."""
        return self.checks.run.report(is_whole=self._incomplete is None)

    @property
    def _is_idle(self) -> bool:
        """Whether of all that was chosen nothing has a record to check, such as where `-k` met no other item."""
        ran = self.checks.run.ran
        return self.checks.collected.deselected > 0 and bool(ran) and all(one.because is not None for one in ran)

    @cached_property
    def _incomplete(self) -> str | None:
        """What to say of a run that writes no report; None of one that does."""
        if self.config.getoption("collectonly"):
            return "No report was written: the checks were only collected"
        why = self.checks.missing(self.config.rootpath, self.config.args, self.config.getini("python_files"))
        if why and (self._is_idle or not self.checks.run.ran):
            return f"Nothing was checked, and no report was written: not one of the checks ran ({why})"
        return f"No report was written: not every check ran ({why})" if why else None

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The table of discrepancies, and where the reports are."""
        width = min(self.config.get_terminal_writer().fullwidth, _WIDEST)
        lines: list[str] = []
        self._tell_unnamed(terminalreporter)
        if self.checks.run.ran:
            report = self._report
            terminalreporter.write_sep("=", "discrepancies")
            if table := terminal.table(report, width, _MOST_ROWS):
                lines = [*table.split("\n"), ""]
            lines += terminal.totals(report, width).split("\n")
        for line in (*lines, *wrap(self._said, width, break_long_words=False, break_on_hyphens=False)):
            terminalreporter.write_line(as_line(line))
        if self.github and self.checks.run.ran:
            problems = (*self.checks.unnamed, *self.checks.run.problems())
            self.github.show(problems, self._report.unsettled, self.checks.root)

    def _tell_unnamed(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The facts that fail the run though no check could ask for them, and why they do."""
        if not (unnamed := self.checks.unnamed):
            return
        terminalreporter.write_sep("=", "unfinished facts")
        for problem in unnamed:
            terminalreporter.write_line(str(problem))
        terminalreporter.write_line(f"These fail, for {self.checks.strict_since}.", red=True)


def _skipped(report: pytest.TestReport) -> str | None:
    """Why an item was skipped; None where it ran, if only to fail as it was expected to."""
    if not report.skipped or hasattr(report, "wasxfail") or not isinstance(report.longrepr, tuple | list):
        return None
    return str(report.longrepr[-1]).removeprefix("Skipped: ")
