"""The pytest plugin, which takes part in every run of the environment.

So nothing else is imported until a corpus is in play.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from discrepant.checking import Corpus, Findings
    from discrepant.pytest.choosing import Choosing
    from discrepant.pytest.github_log import GitHubLog
    from discrepant.pytest.light_items import Lightening
    from discrepant.pytest.session import CheckSession

_CHECKS: pytest.StashKey[CheckSession] = pytest.StashKey()
_CHOOSING: pytest.StashKey[Choosing] = pytest.StashKey()
_LIGHTENING: pytest.StashKey[Lightening] = pytest.StashKey()
_FAIL_ON = ("conflict", "strained")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("discrepant", "facts that sources state")
    group.addoption("--corpus", metavar="DIR", help="the corpus root, which holds facts/ (default: the root directory)")
    group.addoption("--reports", metavar="DIR", help="where reports are written (default: reports/ in the corpus)")
    group.addoption("--fail-on", choices=_FAIL_ON, help="what fails a check (default: conflict)")
    group.addoption("--changed", action="store_true", help="run what a change since all checks ran can bear on")
    group.addoption("--strict-records", action="store_true", help="facts whose claims are to be named fail, as in CI")
    group.addoption("--records-only", action="store_true", help="of --corpus take records and texts, not its settings")
    parser.addini("discrepant_corpus", "the corpus root, below the root directory")
    parser.addini("discrepant_reports", "where reports are written, below the root directory")
    parser.addini("discrepant_without_texts", "leave the articles' texts out of the page", type="bool", default=False)
    parser.addini("discrepant_fail_on", "what fails a check: conflict or strained", default="conflict")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "claims(kind, told, says): narrow a check to claims of some kinds, told so often, or facts with so many words",
    )


def _option(config: pytest.Config, name: str) -> Path | None:
    """A folder named on the command line (from where pytest was started) or in the ini file (from the root)."""
    if given := config.getoption(name):
        return _started_at(config, str(given))
    ini = config.getini(f"discrepant_{name}")
    return config.rootpath / ini if ini else None


def _started_at(config: pytest.Config, name: str) -> Path:
    """A path as seen from where pytest was started, without `..`; links stay as they are."""
    return Path(os.path.abspath(config.invocation_params.dir / name))  # noqa: PTH100  # Path.resolve follows links


def _places(config: pytest.Config) -> list[Path]:
    """The files and folders that the run was asked for; before the options are read, as far as they are known."""
    args = getattr(config, "args", None) or config.known_args_namespace.file_or_dir or [config.rootpath]
    return [_started_at(config, str(arg).partition("::")[0]) for arg in args]


def _is_check(config: pytest.Config, path: Path) -> bool:
    """Whether a file lies in a folder named checks, below the root directory."""
    return _is_below_checks(config.rootpath, path)


@cache
def _is_below_checks(root: Path, path: Path) -> bool:
    return path.is_relative_to(root) and "checks" in path.relative_to(root).parts[:-1]


def _asks_for_checks(config: pytest.Config) -> bool:
    """Whether the run reaches into checks/ at all, and there are records to check."""
    checks = config.rootpath / "checks"
    places = _places(config)
    if not any(checks.is_relative_to(place) or _is_check(config, place / "_") for place in places):
        return False
    return _option(config, "corpus") is not None or (config.rootpath / "facts").is_dir()


def _desk_of(place: Path) -> Path | None:
    """The corpus whose checks a place is, holds or lies in: the folder that has checks/ and records."""
    above = (folder.parent for folder in (place, *place.parents) if folder.name == "checks")
    return next((desk for desk in (*above, place) if _is_desk(desk)), None)


@cache
def _is_desk(folder: Path) -> bool:
    return (folder / "checks").is_dir() and next((folder / "facts").rglob("*.toml"), None) is not None


def _refuse_other_corpora(config: pytest.Config, *, in_play: bool) -> None:
    """One run is over one corpus; one that asks for the checks of others would leave these unchecked."""
    own = [config.rootpath] if in_play and not _option(config, "corpus") else []
    desks = {os.path.realpath(desk): desk for desk in map(_desk_of, [*own, *_places(config)]) if desk}.values()
    runs = "".join(f"\n  {_run_of(config, desk)}" for desk in desks)
    if len(desks) > 1:
        raise pytest.UsageError(f"a run checks one corpus, and this asks for {len(desks)}; start a run for each:{runs}")
    if desks and not in_play:
        raise pytest.UsageError(f"this asks for the checks of a corpus that it is not over; start a run for it:{runs}")


def _run_of(config: pytest.Config, desk: Path) -> str:
    """What to type to check one corpus."""
    from discrepant.printable import printable

    folder = os.path.relpath(desk, config.invocation_params.dir)
    return printable(f"pytest --rootdir {shlex.quote(folder)} {shlex.quote(str(Path(folder, 'checks')))}")


def _fails_on(config: pytest.Config) -> str:
    fails_on = str(config.getoption("fail_on") or config.getini("discrepant_fail_on"))
    if fails_on not in _FAIL_ON:
        raise pytest.UsageError(f"discrepant_fail_on is {' or '.join(_FAIL_ON)}, not {fails_on!r}")
    return fails_on


def _strict_since(config: pytest.Config) -> str:
    """Why facts that are unfinished fail the run, if they do: nobody will finish them where a change is judged."""
    if config.getoption("strict_records"):
        return "the run is strict"
    return "" if os.environ.get("CI", "").lower() in ("", "0", "false") else "CI is set in the environment"


@contextmanager
def _refusing_exit(config: pytest.Config) -> Iterator[None]:
    """No conftest.py and no check may end a run that is over a corpus as if all were well."""
    try:
        yield
    except SystemExit as end:
        if _CHECKS not in config.stash and not any(map(_desk_of, _places(config))):
            raise
        from discrepant.pytest.ending import ended_at

        raise pytest.UsageError(str(ended_at(end, config.rootpath))) from None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    with _refusing_exit(early_config):
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, object, object]:
    with _refusing_exit(config):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    _begin(session.config)
    with _refusing_exit(session.config):
        return (yield)


def _begin(config: pytest.Config) -> None:
    """Load the records and register what collects and reports, where the run is over a corpus."""
    in_play = _asks_for_checks(config)
    _refuse_other_corpora(config, in_play=in_play)
    if not in_play:
        return
    from discrepant.corpus.root import is_among_records
    from discrepant.errors import DiscrepantError
    from discrepant.pytest.session import CheckSession

    fails_on = _fails_on(config)
    # a strained finding warns even where other warnings are errors
    config.addinivalue_line("filterwarnings", "always::discrepant.pytest.items.StrainedWarning")
    root = _option(config, "corpus") or config.rootpath
    reports = _option(config, "reports")
    if is_among_records(reports or root / "reports"):
        raise pytest.UsageError("reports are written to a folder of their own, not among records, texts or checks")
    github = _github_log(config)
    try:
        settings = config.rootpath if config.getoption("records_only") else None
        config.stash[_CHECKS] = checks = CheckSession.over(
            root, fails_on=fails_on, strict_since=_strict_since(config), settings=settings
        )
    except DiscrepantError as error:
        if github:
            github.show(error.problems, (), root)
        count = len(error.problems)
        raise pytest.UsageError(f"{count} problem{'s' if count > 1 else ''} in the records\n{error}") from None
    _register(config, checks, reports, github)


def _register(config: pytest.Config, checks: CheckSession, reports: Path | None, github: GitHubLog | None) -> None:
    """Register what collects, runs and, but in a worker of xdist, reports."""
    from discrepant.pytest.changed import Changed
    from discrepant.pytest.choosing import Choosing
    from discrepant.pytest.collecting import Collecting
    from discrepant.pytest.light_items import Lightening
    from discrepant.pytest.looping import Looping
    from discrepant.pytest.running import Running, Settling

    checks.changed = Changed(config, checks.root, checks.run.corpus, checks.fails_on)
    if github:  # not before: what is wrong with the records is printed when all is over, and commands stay stopped
        config.pluginmanager.register(github)
    config.stash[_CHOOSING] = choosing = Choosing(config)
    collecting = Collecting(checks, config, partial(_is_check, config), choosing)
    config.pluginmanager.register(collecting, "discrepant-collecting")
    config.stash[_LIGHTENING] = lightening = Lightening()
    config.pluginmanager.register(lightening, "discrepant-lightening")
    running = Running(checks, config, partial(_is_check, config))
    config.pluginmanager.register(running, "discrepant-running")
    config.pluginmanager.register(Looping(running), "discrepant-looping")
    config.pluginmanager.register(Settling(), "discrepant-settling")
    if not hasattr(config, "workerinput"):
        from discrepant.pytest.reporting import Reporting
        from discrepant.pytest.strained import Strained

        reporting = Reporting(checks, config, reports, partial(_is_check, config), github)
        config.pluginmanager.register(reporting, "discrepant-reporting")
        config.pluginmanager.register(Strained(config), "discrepant-strained")


def _github_log(config: pytest.Config) -> GitHubLog | None:
    """What shows messages beside the lines of records, where this process writes the log of a step on GitHub."""
    if os.environ.get("GITHUB_ACTIONS") != "true" or hasattr(config, "workerinput"):
        return None
    from discrepant.pytest.github_log import GitHubLog

    return GitHubLog(config.get_terminal_writer().write)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    config, path = metafunc.config, metafunc.definition.path
    checks = config.stash.get(_CHECKS, None)
    if checks is None or not _is_check(config, path):
        return
    desk = _desk_of(path)
    if desk and os.path.realpath(desk) != os.path.realpath(config.rootpath) and not _option(config, "corpus"):
        raise pytest.Collector.CollectError(
            f"a check of another corpus, which has a run of its own:\n  {_run_of(config, desk)}"
        )
    from discrepant.pytest.items import SUBJECTS, parametrize

    asked = [name for name in SUBJECTS if name in metafunc.fixturenames]
    parametrize(metafunc, asked, checks, config.stash[_CHOOSING], config.stash[_LIGHTENING])


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """The records of the corpus under test."""
    checks = request.config.stash.get(_CHECKS, None)
    if checks is None:
        pytest.fail("there is no corpus in play: checks live in checks/, records in facts/", pytrace=False)
    return checks.run.corpus


@pytest.fixture
def findings(request: pytest.FixtureRequest, corpus: Corpus) -> Findings:
    """Takes what a check finds, and settles the test by it."""
    config, item = request.config, request.node
    if not _is_check(config, item.path):
        pytest.fail("findings are for the checks in checks/", pytrace=False)
    from discrepant.pytest.items import FINDINGS, findings_for

    item.stash[FINDINGS] = found = findings_for(item, corpus, config.stash[_CHECKS].fails_on)
    return found
