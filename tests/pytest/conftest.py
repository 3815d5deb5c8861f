"""What the tests of the plugin share: a desk that runs pytest, away from all that this process is part of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newsroom import newsroom, tell
from runs import QUICK, Desk

import discrepant.cli
from discrepant.pytest import items
from discrepant.pytest.session import CheckSession


@pytest.fixture(scope="module", autouse=True)
def _imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import all that a run needs once: what a run in this process imports is forgotten after it."""
    assert {discrepant.cli.main, items.StrainedWarning}  # pytest keeps the class that a filter of warnings named
    root = newsroom(tmp_path_factory.mktemp("warm"), tell("north", width="2 km", aid="$2 billion"))
    CheckSession.over(root).run.report()


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No run is a step of GitHub Actions, or of any CI, even where these tests are."""
    for name in ("GITHUB_ACTIONS", "CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Write articles and further files, and run `pytest checks/` on them; without articles, run it again."""
    monkeypatch.setenv("COLUMNS", "80")
    pytester.makeini("[pytest]\n")

    def run(
        *articles: Mapping[str, str], args: tuple[str, ...] = (), on: tuple[str, ...] = ("checks/",), **files: str
    ) -> pytest.RunResult:
        if articles:
            newsroom(pytester.path, *articles, **files)
        return pytester.runpytest_inprocess(*on, *args, *QUICK, "-p", "no:cacheprovider")

    return run
