"""One run of pytest over a corpus: whether all of its checks ran."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import newsroom, tell

from discrepant.checking.run import Ran
from discrepant.pytest.items import check_name
from discrepant.pytest.session import CheckSession, Collected

PATTERNS = ("test_*.py", "*_test.py")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with two checks."""
    root = newsroom(tmp_path_factory.mktemp("root"), tell("north", crowd="30"), tell("south", crowd="31"))
    for path in (root / "checks").iterdir():
        if path.name not in ("test_dates.py", "test_quantities.py"):
            path.unlink()
    return root


@pytest.fixture
def checks(root: Path) -> CheckSession:
    """A run in which all that was collected ran."""
    checks = CheckSession.over(root)
    checks.collected = Collected(files=["checks/test_dates.py", "checks/test_quantities.py"], items=2)
    checks.run.ran = [Ran(item="a", check="dates"), Ran(item="b", check="quantities")]
    return checks


class TestMissing:
    def test_a_full_run_misses_nothing(self, checks: CheckSession, root: Path) -> None:
        for args in (["checks/"], ["checks"], ["."], []):
            assert checks.missing(root, args, PATTERNS) is None

    def test_each_reason_has_its_words(self, checks: CheckSession, root: Path) -> None:
        checks.run.ran.pop()
        assert checks.missing(root, ["checks"], PATTERNS) == "the run stopped after 1 of 2 items"
        assert (
            checks.missing(root, ["checks/test_dates.py::test_dates[day]"], PATTERNS) == "single items were asked for"
        )
        checks.collected.files.pop()
        assert checks.missing(root, ["checks"], PATTERNS) == "test_quantities.py did not"
        checks.collected.deselected = 3
        assert checks.missing(root, ["checks"], PATTERNS) == "3 of their items were deselected"
        checks.broken = 1
        assert checks.missing(root, ["checks"], PATTERNS) == "1 could not be collected"

    def test_what_pytest_does_not_collect_is_not_missed(self, checks: CheckSession, root: Path) -> None:
        (root / "checks/conftest.py").touch()
        (root / "checks/test_notes.txt").touch()
        assert checks.missing(root, ["checks"], PATTERNS) is None

    def test_file_names_are_those_of_the_settings(self, checks: CheckSession, root: Path) -> None:
        assert checks.missing(root, ["checks"], ["test_d*.py"]) is None
        checks.collected.files = ["checks/test_dates.py"]
        assert checks.missing(root, ["checks"], ["test_d*.py"]) is None

    def test_all_folders_named_checks_count(self, checks: CheckSession, tmp_path: Path) -> None:
        for name in ("desk/checks/test_a.py", "desk/checks/more/test_b.py"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        checks.collected.files = ["desk/checks/more/test_b.py"]
        assert checks.missing(tmp_path, ["desk/checks/more"], PATTERNS) == "test_a.py did not"

    def test_nothing_collected_is_no_full_run(self, root: Path) -> None:
        assert CheckSession.over(root).missing(root, ["checks"], PATTERNS) == "none of their items was collected"


def test_a_check_is_named_after_its_file() -> None:
    assert check_name("checks/test_quantities.py") == "quantities"
    assert check_name("checks/more/mine.py") == "mine"
