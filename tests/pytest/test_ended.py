"""A run that is ended from inside does not end as if all were well, nor does it touch runs that are over no corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import tell
from runs import QUICK, Desk, has_no_report

NORTH, SOUTH = tell("north", crowd="30"), tell("south", "2022-11-07", crowd="30")
ENDING = {
    "conftest.py": "import sys; sys.exit(0)",
    "checks/conftest.py": "import sys; sys.exit(0)",
    "checks/test_own.py": "import sys; sys.exit(0)",
    "checks/more/conftest.py": "raise SystemExit",
}
HOOKS = ("pytest_collection_modifyitems", "pytest_collection_finish", "pytest_sessionfinish")


@pytest.mark.parametrize("file", ENDING)
def test_what_ends_python_is_refused(file: str, desk: Desk, pytester: pytest.Pytester) -> None:
    (pytester.path / file).parent.mkdir(parents=True, exist_ok=True)
    (pytester.path / file).write_text(ENDING[file])
    (pytester.path / "checks/more").mkdir(parents=True, exist_ok=True)
    (pytester.path / "checks/more/test_more.py").write_text("def test_more(): pass\n")
    result = desk(NORTH, SOUTH)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {file}:1: this ends Python*"])
    assert has_no_report(pytester.path)


@pytest.mark.parametrize("hook", HOOKS)
def test_so_is_a_hook_that_does(hook: str, desk: Desk, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(f"import sys\ndef {hook}(): sys.exit(0)\n")
    result = desk(NORTH, SOUTH)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: conftest.py:2: this ends Python*"])


def test_a_run_that_is_stopped_is_not_well_whatever_status_it_was_stopped_with(
    desk: Desk, pytester: pytest.Pytester
) -> None:
    pytester.makeconftest("import pytest\ndef pytest_runtest_call(): pytest.exit('enough', returncode=0)\n")
    assert desk(NORTH, SOUTH).ret == pytest.ExitCode.INTERRUPTED
    assert has_no_report(pytester.path)


def test_a_check_that_ends_python_when_it_is_called_fails(desk: Desk) -> None:
    files = {"checks/test_own.py": "import sys\ndef test_own(): sys.exit(0)\n"}
    assert desk(NORTH, {**SOUTH, **files}).ret == pytest.ExitCode.TESTS_FAILED


def test_other_runs_end_as_they_like(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys; sys.exit(0)")
    Path(pytester.path, "checks").mkdir()
    assert pytester.runpytest_subprocess("checks", *QUICK).ret == 0
