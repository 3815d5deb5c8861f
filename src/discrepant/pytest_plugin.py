"""The pytest plugin: hooks and fixtures only. Nothing else is imported until a corpus is in play."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from discrepant.checking import Findings
    from discrepant.corpus.model import Corpus
    from discrepant.session import Run

_RUN = pytest.StashKey["Run"]()
_CHECK = pytest.StashKey[str]()
_FINDINGS = pytest.StashKey["Findings"]()
_SUBJECTS = ("claim", "fact", "source", "name")
_PROPERTY = "discrepant"
_MOST_ROWS = 30  # of the table in the terminal; the report has them all
_WIDEST = 160  # columns, past which a table is hard to follow


class StrainedWarning(UserWarning):
    """Two sources can both be right, but only on the loosest reading of their words."""


class Acknowledged(Exception):  # noqa: N818  # it is expected, and no error
    """Raised where every conflict found is acknowledged, for the xfail that expects it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("discrepant", "facts that sources state")
    group.addoption("--corpus", metavar="DIR", help="the corpus root, which holds facts/ (default: the root directory)")
    group.addoption("--reports", metavar="DIR", help="where reports are written (default: reports/ in the corpus)")
    group.addoption("--fail-on", choices=("conflict", "strained"), help="what fails a check (default: conflict)")
    parser.addini("discrepant_corpus", "the corpus root, below the root directory")
    parser.addini("discrepant_reports", "where reports are written, below the root directory")
    parser.addini("discrepant_fail_on", "what fails a check: conflict or strained", default="conflict")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "claims(kind, told, says): narrow a check to claims of some kinds, told so often, or facts with so many words",
    )


def _option(config: pytest.Config, name: str, default: Path) -> Path:
    """A folder named on the command line (from where pytest was started), in the ini file, or by default."""
    if given := config.getoption(name):
        return config.invocation_params.dir / str(given)
    ini = config.getini(f"discrepant_{name}")
    return config.rootpath / ini if ini else default


def _corpus_root(config: pytest.Config) -> Path:
    return _option(config, "corpus", config.rootpath)


def _is_check(config: pytest.Config, path: Path) -> bool:
    """Whether a file lies in a folder named checks."""
    return path.is_relative_to(config.rootpath) and "checks" in path.relative_to(config.rootpath).parts[:-1]


def _asks_for_checks(config: pytest.Config) -> bool:
    """Whether the run reaches into checks/ at all, and there are records to check."""
    checks = config.rootpath / "checks"
    places = [config.invocation_params.dir / arg.partition("::")[0] for arg in config.args]
    reaches = any(checks.is_relative_to(place) or _is_check(config, place / "_") for place in places)
    return reaches and (config.getoption("corpus") is not None or (_corpus_root(config) / "facts").is_dir())


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    config = session.config
    if not _asks_for_checks(config):
        return
    from discrepant.errors import DiscrepantError  # noqa: PLC0415
    from discrepant.session import Run  # noqa: PLC0415

    # a strained finding warns even where other warnings are errors
    config.addinivalue_line("filterwarnings", f"always::{__name__}.{StrainedWarning.__name__}")
    root = _corpus_root(config)
    try:
        config.stash[_RUN] = run = Run.over(root)
    except DiscrepantError as error:
        count = len(error.problems)
        raise pytest.UsageError(f"{count} problem{'s' if count > 1 else ''} in the records\n{error}") from None
    if not hasattr(config, "workerinput"):
        reports = _option(config, "reports", root / "reports")
        config.pluginmanager.register(_Reporting(run, config.rootpath, reports), "discrepant-reporting")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    run = metafunc.config.stash.get(_RUN, None)
    asked = [name for name in _SUBJECTS if name in metafunc.fixturenames]
    if run is None or not asked or not _is_check(metafunc.config, metafunc.definition.path):
        return
    from discrepant.checking import asked_for  # noqa: PLC0415

    narrowed: dict[str, Any] = {}
    for marker in metafunc.definition.iter_markers("claims"):
        narrowed |= marker.kwargs
    for what in asked:
        try:
            found = asked_for(what, run.corpus, **narrowed)
        except (TypeError, ValueError) as error:
            raise pytest.Collector.CollectError(f"{metafunc.definition.nodeid}: the claims marker: {error}") from None
        if found.subjects:
            metafunc.parametrize(what, found.subjects.values(), ids=found.subjects)
        else:
            reason = pytest.mark.skip(reason=str(found.because))
            metafunc.parametrize(what, [pytest.param(None, marks=reason, id="nothing-to-check")])


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        run = item.config.stash.get(_RUN, None)
        if run is not None and _is_check(item.config, item.path):
            run.collected.deselected += 1


def pytest_collection_finish(session: pytest.Session) -> None:
    run = session.config.stash.get(_RUN, None)
    if run is None:
        return
    paths = dict.fromkeys(item.path for item in session.items)
    checks = {path for path in paths if _is_check(session.config, path)}
    run.collected.files = [path.relative_to(session.config.rootpath).as_posix() for path in paths if path in checks]
    for item in session.items:
        if item.path not in checks:
            continue
        item.stash[_CHECK] = item.path.stem.removeprefix("test_")
        run.collected.items += 1
        skip = next((mark for mark in item.iter_markers("skip") if "nothing-to-check" in item.name), None)
        because = {"because": skip.kwargs["reason"]} if skip else {}
        item.user_properties.append((_PROPERTY, {"check": item.stash[_CHECK], **because}))


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """The records of the corpus under test."""
    run = request.config.stash.get(_RUN, None)
    if run is None:
        pytest.fail("there is no corpus in play: checks live in checks/, records in facts/", pytrace=False)
    return run.corpus


@pytest.fixture
def findings(request: pytest.FixtureRequest, corpus: Corpus) -> Findings:
    """Takes what a check finds, and settles the test by it."""
    from discrepant.checking import Findings  # noqa: PLC0415
    from discrepant.compare.verdict import Verdict  # noqa: PLC0415

    config, item = request.config, request.node
    fails_on = Verdict(config.getoption("fail_on") or config.getini("discrepant_fail_on"))
    item.stash[_FINDINGS] = Findings(check=item.stash[_CHECK], corpus=corpus, fails_on=fails_on)
    return item.stash[_FINDINGS]  # type: ignore[no-any-return]  # a node's stash is untyped here


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    result = yield
    findings = pyfuncitem.stash.get(_FINDINGS, None)
    if findings is not None:
        _settle(pyfuncitem, findings)
    return result


def _settle(item: pytest.Function, findings: Findings) -> None:
    """Fail, warn or expect failure by what was found."""
    from datetime import date  # noqa: PLC0415

    from discrepant.session import shown  # noqa: PLC0415

    outcome = findings.outcome(date.today())  # noqa: DTZ011  # the desk's own day ends an acknowledgement
    if found := shown(outcome):
        item.user_properties.append((_PROPERTY, found))
    if outcome.failure:
        pytest.fail(outcome.failure, pytrace=False)
    if outcome.warning:
        item.warn(StrainedWarning(outcome.warning))
    if outcome.acknowledged:
        item.add_marker(pytest.mark.xfail(raises=Acknowledged, strict=True, reason=outcome.acknowledged))
        raise Acknowledged(outcome.acknowledged)


class _Reporting:
    """The hooks of the process that reports: every one but xdist's workers."""

    def __init__(self, run: Run, root: Path, reports: Path) -> None:
        self.run, self.root, self.reports = run, root, reports
        self.said = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Each item once: from its call, or from its setup where that skipped it or broke."""
        if report.when == "call" or (report.when == "setup" and not report.passed):
            parts = [value for name, value in report.user_properties if name == _PROPERTY]
            merged = {key: value for part in parts if isinstance(part, dict) for key, value in part.items()}
            if merged:
                self.run.gather(str(merged["check"]), merged, failed=report.failed)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401  # xdist's, which may not be installed
        """A worker of xdist has finished: all of them collect alike."""
        from discrepant.session import Collected  # noqa: PLC0415

        if collected := getattr(node, "workeroutput", {}).get(_PROPERTY):
            self.run.collected = Collected(**collected)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports if every check ran, else keep why they were not written."""
        from discrepant.session import write  # noqa: PLC0415

        if session.config.getoption("collectonly") or not self.run.collected.items:
            return
        if why := self.run.missing(self.root, session.config.args):
            self.said = f"No report was written: not every check ran ({why})."
            return
        try:
            written = write(self.run.report(), self.reports)
        except OSError as error:
            self.said = f"No report was written: {error.strerror or error}: {self.reports}"
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR
        else:
            shown = (path.relative_to(self.root) if path.is_relative_to(self.root) else path for path in written)
            self.said = f"Read more in {' and '.join(path.as_posix() for path in shown)}."

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The table of discrepancies, and where the reports are."""
        from discrepant.report import terminal  # noqa: PLC0415

        if not self.said:
            return
        report = self.run.report()
        width = min(terminalreporter._tw.fullwidth, _WIDEST)  # noqa: SLF001  # pytest has no public word for it
        terminalreporter.section("discrepancies")
        if any(report.verdicts[verdict] for verdict in report.verdicts if verdict != "agree"):
            terminalreporter.write_line(terminal.table(report, width, _MOST_ROWS))
            terminalreporter.write_line("")
        terminalreporter.write_line(terminal.totals(report, width))
        terminalreporter.write_line(self.said)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist hands over what it collected."""
    run = session.config.stash.get(_RUN, None)
    output = getattr(session.config, "workeroutput", None)
    if run is not None and output is not None:
        collected = run.collected
        output[_PROPERTY] = {
            "files": collected.files,
            "items": collected.items,
            "deselected": collected.deselected,
        }
