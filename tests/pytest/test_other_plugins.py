"""Runs in which other plugins have a hand: whatever runs twice counts once, and what was not checked is never silent.

The plugins here are small ones that do what well-known ones do; the docs say which of those were tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from newsroom import newsroom, tell
from runs import QUICK, Desk, has_no_report, report, written

NOTED = """
[[acknowledged]]
claim   = "post"
between = ["north", "south"]
over    = ["director", "spokesman"]
reason  = "The post changed hands that week."
"""

# an open conflict, one that is acknowledged, one that is strained, and a figure that cannot be compared
ARTICLES = (
    tell("north", crowd="30", post="director", width="about 2 km", aid="$18.2 billion"),
    tell("south", crowd="31", post="spokesman", width="2.3 km", aid="€18 billion"),
    tell("west", crowd="31", aid="$18.2bn"),
)

# each runs every item, or some of them, more than once
REPEATED = {
    "by a parameter behind ours, as pytest-repeat does": """
import pytest

@pytest.fixture
def repeated_step(request):
    return request.param

@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc):
    metafunc.fixturenames.append("repeated_step")
    metafunc.parametrize("repeated_step", range(3), indirect=True, ids=lambda step: f"{step + 1}-3")
""",
    "by a parameter before ours, as flake-finder does": """
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc):
    metafunc.fixturenames.append("flake")
    metafunc.parametrize("flake", range(2))
""",
    "by the same items once more": """
import copy

def pytest_collection_modifyitems(items):
    for item in list(items):
        items.append(copy.copy(item))
        items[-1]._initrequest()
""",
    "by running what failed again, as rerunfailures does": """
import pytest
from _pytest.runner import runtestprotocol

@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    for again in (True, False):
        item._initrequest()
        for report in runtestprotocol(item, nextitem=nextitem, log=False):
            if again and report.failed:
                report.outcome = "rerun"
            if not again or report.outcome == "rerun":
                item.ihook.pytest_runtest_logreport(report=report)
    return True
""",
    "by calling the function twice, as parallel runs do": """
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        item.obj = twice(item.obj)

def twice(function):
    def call(**arguments):
        function(**arguments)
        function(**arguments)
    return call
""",
    "in another order": """
def pytest_collection_modifyitems(items):
    items.reverse()
""",
}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one plain run writes."""
    root = newsroom(tmp_path_factory.mktemp("once"), *ARTICLES, acknowledged=NOTED)
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    plain = [sys.executable, "-m", "pytest", "checks/", *QUICK, "-p", "no:cacheprovider"]
    done = subprocess.run(plain, cwd=root, capture_output=True, text=True, check=False)
    assert "1 failed, 22 passed, 9 skipped, 1 xfailed, 1 warning in" in done.stdout
    return written(root)


class TestWhateverRunsTwice:
    @pytest.mark.parametrize("how", REPEATED)
    def test_the_report_is_that_of_one_run(
        self, how: str, once: dict[str, bytes], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(REPEATED[how])
        result = desk(*ARTICLES, acknowledged=NOTED)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["Read more in *"])
        assert written(pytester.path) == once

    def test_a_failure_says_its_piece_once(self, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.makeconftest(REPEATED["by calling the function twice, as parallel runs do"])
        assert Counter(desk(*ARTICLES).outlines)["conflict: crowd — How many came"] == 1

    @pytest.mark.parametrize(
        ("on", "args"),
        [
            (("checks/", "checks/"), ("--keep-duplicates",)),
            (("checks/", "checks/test_dates.py"), ("--keep-duplicates",)),
            (("checks/",), ("--tx", "2*popen", "--dist", "each")),
            (("checks/",), ("-n", "2", "--dist", "loadfile")),
            (("checks/",), ("-n", "0")),
        ],
    )
    def test_options_that_run_or_spread_items_change_nothing(
        self, on: tuple[str, ...], args: tuple[str, ...], once: dict[str, bytes], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        desk(*ARTICLES, on=on, args=args, acknowledged=NOTED).stdout.fnmatch_lines(["Read more in *"])
        assert written(pytester.path) == once

    def test_repeats_may_be_spread_over_processes(
        self, once: dict[str, bytes], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(REPEATED["by a parameter behind ours, as pytest-repeat does"])
        desk(*ARTICLES, args=("-n", "2"), acknowledged=NOTED).stdout.fnmatch_lines(["Read more in *"])
        assert written(pytester.path) == once

    def test_one_of_each_repeat_is_a_full_run(
        self, once: dict[str, bytes], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(REPEATED["by a parameter behind ours, as pytest-repeat does"])
        desk(*ARTICLES, args=("-k", "1-3"), acknowledged=NOTED).stdout.fnmatch_lines(["Read more in *"])
        assert written(pytester.path) == once

    def test_an_item_in_a_group_of_xdist_runs_under_another_id(
        self, once: dict[str, bytes], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(
            "import pytest\n"
            "def pytest_collection_modifyitems(items):\n"
            "    for item in items: item.add_marker(pytest.mark.xdist_group('all'))\n"
        )
        desk(*ARTICLES, args=("-n", "2", "--dist", "loadgroup"), acknowledged=NOTED).stdout.fnmatch_lines(
            ["Read more in *"]
        )
        assert written(pytester.path) == once

    def test_parameters_of_a_check_make_items_of_their_own(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        text = "import pytest\n@pytest.mark.parametrize('least', [1, 2])\ndef test_it(claim, least): assert claim.key\n"
        (pytester.path / "checks/test_mine.py").write_text(text, encoding="utf-8")
        desk()
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks["mine"] == {"ran": 8, "failed": 0}  # two for each of the four claims that are told

    def test_what_is_run_again_leaves_its_findings_once_in_junits_xml(
        self, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(REPEATED["by running what failed again, as rerunfailures does"])
        desk(*ARTICLES, args=("--junitxml=junit.xml",))
        found = [
            Counter(element.get("name") for element in case.iter("property"))
            for case in ET.parse(pytester.path / "junit.xml").iter("testcase")  # noqa: S314  # pytest wrote it
        ]
        assert {times for names in found for times in names.values()} == {1}


EMPTIED = {
    "as testmon does, which then ends well": """
import pytest

def pytest_ignore_collect(collection_path):
    return True if collection_path.suffix == ".py" else None

def pytest_sessionfinish(session):
    if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK
""",
    "without a word": """
def pytest_collection_modifyitems(items):
    items.clear()
""",
    "by deselecting all": """
def pytest_collection_modifyitems(config, items):
    config.hook.pytest_deselected(items=items[:])
    items.clear()
""",
}


class TestNothingChecked:
    @pytest.mark.parametrize("how", EMPTIED)
    def test_a_run_that_a_plugin_emptied_says_so(self, how: str, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.makeconftest(EMPTIED[how])
        result = desk(*ARTICLES)
        assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
        result.stdout.fnmatch_lines(["Nothing was checked, and no report was written: *"])
        assert has_no_report(pytester.path)

    @pytest.mark.parametrize(
        "args", [("-k", "nothing-like-it"), ("-m", "claims and not claims"), ("-n", "2", "-k", "nothing-like-it")]
    )
    def test_so_does_one_that_leaves_out_everything(
        self, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        result = desk(*ARTICLES, args=args)
        assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
        result.stdout.fnmatch_lines(["Nothing was checked, and no report was written: *"])
        assert has_no_report(pytester.path)

    def test_tests_that_ran_end_as_they_end(self, desk: Desk, pytester: pytest.Pytester) -> None:
        """Who runs some tests by their names did not ask for checks, and is still told."""
        newsroom(pytester.path, *ARTICLES)
        pytester.mkdir("tests").joinpath("test_own.py").write_text("def test_own(): pass\n", encoding="utf-8")
        result = desk(on=("tests", "checks"), args=("-k", "test_own"))
        assert result.ret == pytest.ExitCode.OK
        result.stdout.fnmatch_lines(["Nothing was checked, and no report was written: *"])


class TestSomeLeftOut:
    """What is left out makes a run partial, however it was left out."""

    def partial(self, result: pytest.RunResult, root: Path) -> None:
        assert "No report was written: not every check ran (" in " ".join(result.outlines)
        assert has_no_report(root)

    def test_in_silence_as_some_plugins_that_split_a_run_do(self, desk: Desk, pytester: pytest.Pytester) -> None:
        pytester.makeconftest("def pytest_collection_modifyitems(items):\n    items[:] = [*items[1:]]\n")
        result = desk(*ARTICLES)
        result.stdout.fnmatch_lines(["No report was written: not every check ran (1 of their items was deselected)."])
        self.partial(result, pytester.path)

    def test_the_last_failures_within_one_file(self, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        pytester.makeini("[pytest]\n")
        for path in (pytester.path / "checks").iterdir():
            if path.name != "test_quantities.py":
                path.unlink()
        for _ in range(2):
            reports = written(pytester.path)
            result = pytester.runpytest_inprocess("checks/", "--lf", *QUICK)
        assert reports
        assert written(pytester.path) == reports
        assert "No report was written: not every check ran (2 of their items were deselected)." in result.outlines

    @pytest.mark.parametrize(
        "args", [("-x",), ("--maxfail", "1"), ("--deselect", "checks/test_dates.py"), ("-k", "crowd")]
    )
    def test_by_options(self, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester) -> None:
        self.partial(desk(*ARTICLES, args=args), pytester.path)

    def test_by_steps(self, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        pytester.makeini("[pytest]\n")
        for _ in range(2):  # it stops at the failure, and then begins there
            self.partial(pytester.runpytest_inprocess("checks/", "--sw", *QUICK), pytester.path)

    def test_by_a_process_that_died(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        text = "import os\ndef test_it(): os._exit(3)\n"
        (pytester.path / "checks/test_mine.py").write_text(text, encoding="utf-8")
        self.partial(desk(args=("-n", "1", "--max-worker-restart", "0")), pytester.path)


class TestOutcomes:
    def test_a_check_that_breaks_after_its_call_has_failed(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        text = (
            "import pytest\n@pytest.fixture\ndef broken():\n    yield\n    raise OSError\n\n"
            "def test_it(source, broken): pass\n"
        )
        (pytester.path / "checks/test_mine.py").write_text(text, encoding="utf-8")
        desk()
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks["mine"] == {"ran": 3, "failed": 3}

    @pytest.mark.parametrize("last", ["pass", "assert 0"])
    def test_of_an_item_that_was_run_again_the_last_outcome_counts(
        self, last: str, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        newsroom(pytester.path, *ARTICLES)
        text = f"times = []\n\ndef test_it():\n    times.append(1)\n    assert len(times) > 1\n    {last}\n"
        (pytester.path / "checks/test_mine.py").write_text(text, encoding="utf-8")
        pytester.makeconftest(REPEATED["by running what failed again, as rerunfailures does"])
        desk()
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks["mine"] == {"ran": 1, "failed": int(last != "pass")}

    def test_one_of_two_that_fails_is_a_failure(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        text = "times = []\n\ndef test_it():\n    times.append(1)\n    assert len(times) != 2\n"
        (pytester.path / "checks/test_mine.py").write_text(text, encoding="utf-8")
        pytester.makeconftest(REPEATED["by a parameter behind ours, as pytest-repeat does"])
        desk()
        checks = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())["checks"]
        assert checks["mine"] == {"ran": 1, "failed": 1}

    def test_where_expected_failures_count_an_acknowledged_conflict_fails_and_says_why(
        self, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        result = desk(*ARTICLES, args=("--runxfail",), acknowledged=NOTED)
        assert result.parseoutcomes()["failed"] == 2
        result.stdout.fnmatch_lines(
            [
                "conflict (acknowledged): post — The minister's post",
                "  The post changed hands that week.",
                "  It fails since --runxfail counts what is expected to fail.",
            ]
        )
        result.stdout.no_fnmatch_line("*Traceback*")
        result.stdout.no_fnmatch_line("*items.py*")
        assert [found["acknowledged"] is None for found in report(pytester.path)["findings"]].count(False) == 1


class TestTwoDesks:
    @pytest.fixture
    def desks(self, pytester: pytest.Pytester) -> Path:
        """Two desks beside each other, each with its own settings."""
        for name in ("one desk", "other"):
            newsroom(pytester.path / name, *ARTICLES, acknowledged=NOTED)
            (pytester.path / name / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        return pytester.path

    @pytest.mark.parametrize(
        "on",
        [
            ("one desk/checks", "other/checks"),
            ("one desk", "other"),
            ("other/checks/test_dates.py", "one desk/checks/test_dates.py::test_dates"),
            ("--rootdir=other", "other/checks", "one desk"),
            ("--corpus=other", "other/checks", "one desk/checks"),
            ("-n2", "one desk/checks", "other/checks"),
        ],
    )
    def test_both_in_one_run_are_refused_with_what_to_type(
        self, on: tuple[str, ...], desks: Path, pytester: pytest.Pytester
    ) -> None:
        result = pytester.runpytest_inprocess(*on, *QUICK)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: a run checks one corpus, and this asks for 2; start a run for each:"])
        for line in ("  pytest --rootdir 'one desk' 'one desk/checks'", "  pytest --rootdir other other/checks"):
            assert line in result.errlines
        assert not list(desks.glob("*/reports"))

    def test_what_is_to_be_typed_checks_each(self, desks: Path, pytester: pytest.Pytester) -> None:
        for name in ("one desk", "other"):
            result = pytester.runpytest_inprocess("--rootdir", name, f"{name}/checks", *QUICK)
            result.stdout.fnmatch_lines(["Read more in reports/discrepancies.html *"])
            assert (desks / name / "reports/discrepancies.json").is_file()

    @pytest.mark.parametrize("args", [(), ("-n", "2")])
    def test_one_within_another_is_never_checked_by_the_records_of_the_other(
        self, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        newsroom(pytester.path, *ARTICLES)
        newsroom(pytester.path / "inner", *ARTICLES)
        result = desk(on=(".",), args=args)
        result.stdout.fnmatch_lines(
            ["*a check of another corpus, which has a run of its own:", "*--rootdir inner inner/checks"]
        )
        assert has_no_report(pytester.path)
        assert desk().ret == pytest.ExitCode.TESTS_FAILED
        assert not has_no_report(pytester.path)

    def test_other_checks_without_records_are_let_be(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, *ARTICLES)
        for name in ("one", "two"):
            folder = pytester.path / name / "checks"
            folder.mkdir(parents=True)
            (folder / f"test_{name}.py").write_text("def test_it(): pass\n", encoding="utf-8")
        assert desk(on=("one/checks", "two/checks")).ret == pytest.ExitCode.OK
