"""A run that asks for the checks of a corpus it is not over: one refusal says what to type instead."""

from __future__ import annotations

import pytest
from newsroom import newsroom, tell
from runs import QUICK, has_no_report

SAID = "ERROR: this asks for the checks of a corpus that it is not over; start a run for it:"


@pytest.fixture(autouse=True)
def _two(pytester: pytest.Pytester) -> None:
    """A project with settings of its own, and two corpora below it."""
    pytester.makeini("[pytest]\n")
    for name in ("a", "b"):
        newsroom(pytester.mkdir(name), tell("north", crowd="30"), tell("south", crowd="31"))


@pytest.mark.parametrize(
    ("at", "asked", "run"),
    [
        ("a", "checks", "pytest --rootdir . checks"),
        ("a", "checks/test_dates.py", "pytest --rootdir . checks"),
        ("a", ".", "pytest --rootdir . checks"),
        ("a", "--rootdir=. --corpus=. ../b/checks", "pytest --rootdir ../b ../b/checks"),
        (".", "a/checks", "pytest --rootdir a a/checks"),
        (".", "a", "pytest --rootdir a a/checks"),
    ],
)
def test_one_refusal_says_what_to_type(
    at: str, asked: str, run: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytester.path / at)
    result = pytester.runpytest_inprocess(*asked.split(), *QUICK, "-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert [line for line in result.errlines if line] == [SAID, f"  {run}"]
    assert all(has_no_report(pytester.path / name) for name in "ab")
    _, *typed = run.split()
    result = pytester.runpytest_inprocess(*typed, *QUICK, "-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["conflict: crowd *", "1 conflict, *"])


def test_checks_of_no_corpus_can_be_of_the_one_that_is_named(pytester: pytest.Pytester) -> None:
    (pytester.path / "a/checks").rename(pytester.path / "checks")
    result = pytester.runpytest_inprocess("checks", "--corpus=a", *QUICK, "-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["1 conflict, *"])
