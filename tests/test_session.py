"""One run over a corpus: whether it was whole, what it adds up to, and that files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import differing, finding, report
from newsroom import newsroom, tell

from discrepant.checking import Findings
from discrepant.compare import quantities
from discrepant.report.model import CheckRun
from discrepant.session import Collected, Ran, Run, check_name, shown, write

PATTERNS = ("test_*.py", "*_test.py")
NAMES = ["discrepancies.html", "discrepancies.json", "discrepancies.md"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with two checks."""
    root = newsroom(tmp_path_factory.mktemp("root"), tell("north", crowd="30"), tell("south", crowd="31"))
    for path in (root / "checks").iterdir():
        if path.name not in ("test_dates.py", "test_quantities.py"):
            path.unlink()
    return root


@pytest.fixture
def run(root: Path) -> Run:
    """A run in which all that was collected ran."""
    run = Run.over(root)
    run.collected = Collected(files=["checks/test_dates.py", "checks/test_quantities.py"], items=2)
    run.ran = {"a": Ran(check="dates", shown={}), "b": Ran(check="quantities", shown={})}
    return run


class TestMissing:
    def test_a_full_run_misses_nothing(self, run: Run, root: Path) -> None:
        for args in (["checks/"], ["checks"], ["."], []):
            assert run.missing(root, args, PATTERNS) is None

    def test_each_reason_has_its_words(self, run: Run, root: Path) -> None:
        run.ran.popitem()
        assert run.missing(root, ["checks"], PATTERNS) == "the run stopped after 1 of 2 items"
        assert run.missing(root, ["checks/test_dates.py::test_dates[day]"], PATTERNS) == "single items were asked for"
        run.collected.files.pop()
        assert run.missing(root, ["checks"], PATTERNS) == "test_quantities.py did not"
        run.collected.deselected = 3
        assert run.missing(root, ["checks"], PATTERNS) == "3 of their items were deselected"
        run.broken = 1
        assert run.missing(root, ["checks"], PATTERNS) == "1 could not be collected"

    def test_what_pytest_does_not_collect_is_not_missed(self, run: Run, root: Path) -> None:
        (root / "checks/conftest.py").touch()
        (root / "checks/test_notes.txt").touch()
        assert run.missing(root, ["checks"], PATTERNS) is None

    def test_file_names_are_those_of_the_settings(self, run: Run, root: Path) -> None:
        assert run.missing(root, ["checks"], ["test_d*.py"]) is None
        run.collected.files = ["checks/test_dates.py"]
        assert run.missing(root, ["checks"], ["test_d*.py"]) is None

    def test_all_folders_named_checks_count(self, run: Run, tmp_path: Path) -> None:
        for name in ("desk/checks/test_a.py", "desk/checks/more/test_b.py"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        run.collected.files = ["desk/checks/more/test_b.py"]
        assert run.missing(tmp_path, ["desk/checks/more"], PATTERNS) == "test_a.py did not"

    def test_nothing_collected_is_no_full_run(self, root: Path) -> None:
        assert Run.over(root).missing(root, ["checks"], PATTERNS) == "test_dates.py, test_quantities.py did not"


class TestReport:
    @pytest.mark.parametrize(
        ("items", "shown_"),
        [
            ([{}, {}], CheckRun(ran=2, failed=0)),
            ([{}, {"failed": True}], CheckRun(ran=2, failed=1)),
            ([{"because": "later"}, {}], CheckRun(ran=1, failed=0)),
            ([{}, {"because": "later"}], CheckRun(ran=1, failed=0)),
            ([{"because": "later"}, {"because": "never"}, {"because": "later"}], CheckRun(because="later; never")),
        ],
    )
    def test_a_check_adds_up_its_items(self, items: list[Mapping[str, object]], shown_: CheckRun, run: Run) -> None:
        parts = {str(i): Ran(check="mine", shown={}, **item) for i, item in enumerate(items)}  # type: ignore[arg-type]
        run.ran = parts
        assert run.report().checks == {"mine": shown_}

    def test_findings_arrive_as_they_were_shown(self, run: Run) -> None:
        findings = Findings(check="quantities", corpus=run.corpus)
        findings.add(quantities.compare(run.corpus.claims["crowd"], run.corpus))
        outcome = findings.outcome(None)  # type: ignore[arg-type]  # no acknowledgement is there to end
        run.ran["b"] = Ran(check="quantities", shown=shown(outcome), failed=True)
        made = run.report()
        assert made.findings == outcome.findings
        assert made.corpus.compared == 1
        assert made.checks["quantities"] == CheckRun(ran=1, failed=1)

    def test_an_item_that_is_run_again_counts_once(self, run: Run) -> None:
        run.ran["a"] = Ran(check="dates", shown={}, failed=True)
        run.ran["a"] = Ran(check="dates", shown={})
        assert run.report().checks["dates"] == CheckRun(ran=1, failed=0)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example sets what it needs
    @given(st.permutations(["a", "b", "c", "d"]))
    def test_the_order_of_items_does_not_matter(self, run: Run, order: list[str]) -> None:
        """Under pytest-xdist they come in any."""
        because = {"a": "one", "b": "two", "c": None, "d": "one"}
        check = {"a": "mine", "b": "mine", "c": "other", "d": "mine"}
        run.ran = {key: Ran(check=check[key], shown={}, because=because[key]) for key in order}
        assert run.report().checks == {"mine": CheckRun(because="one; two"), "other": CheckRun(ran=1, failed=0)}

    def test_only_that_of_a_whole_run_measures_coverage(self, run: Run) -> None:
        """As each article prints one number and one record has it."""
        assert [(each.source, each.mentions, each.covered) for each in run.report().coverage] == [
            ("north", 1, 1),
            ("south", 1, 1),
        ]
        assert run.report(is_whole=False).coverage == ()


class TestWrite:
    def test_all_files_are_written(self, tmp_path: Path) -> None:
        written = write(report(finding()), tmp_path / "new" / "reports")
        assert sorted(path.name for path in written) == NAMES
        for path in written:
            text = path.read_bytes()
            assert text.endswith(b"\n")
            assert b"\r" not in text
            assert path.stat().st_mode & 0o777 == 0o644

    def test_pictures_lie_beside_the_report_that_shows_them(self, tmp_path: Path) -> None:
        """Those that an earlier run left are removed, but no file of somebody else's."""
        write(differing(), tmp_path)
        (picture,) = (tmp_path / "pictures").iterdir()
        assert picture.name == "crowd.svg"
        assert "](pictures/crowd.svg)" in (tmp_path / "discrepancies.md").read_text("utf-8")
        (tmp_path / "pictures/mine.svg").write_text("<svg/>", "utf-8")
        write(report(finding()), tmp_path)
        assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["mine.svg"]

    def test_half_a_surrogate_pair_is_written_as_its_escape(self, tmp_path: Path) -> None:
        write(report(finding(summary="\udc80")), tmp_path)
        assert rb"\udc80" in (tmp_path / "discrepancies.json").read_bytes()
        assert rb"<U+DC80\>" in (tmp_path / "discrepancies.md").read_bytes()

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    @pytest.mark.parametrize("nth", [1, 2, 3])
    @pytest.mark.parametrize("step", [(os, "fdopen"), (Path, "chmod"), (tempfile, "mkstemp")], ids=lambda step: step[1])
    def test_a_failure_leaves_the_old_files_and_no_others(
        self, step: tuple[object, str], nth: int, error: BaseException, tmp_path: Path
    ) -> None:
        write(report(), tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        call, calls = getattr(*step), count(1)

        def failing(*args: object, **keys: object) -> object:
            if next(calls) == nth:
                raise error
            return call(*args, **keys)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(*step, failing)
            with pytest.raises(type(error)):
                write(report(finding()), tmp_path)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_a_folder_that_is_none_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "reports").touch()
        with pytest.raises(OSError, match="reports"):
            write(report(), tmp_path / "reports")


def test_a_check_is_named_after_its_file() -> None:
    assert check_name("checks/test_quantities.py") == "quantities"
    assert check_name("checks/more/mine.py") == "mine"
