"""An item runs by a short way of ours or by pytest's own, and nobody can tell by which from what is said of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from newsroom import newsroom, tell
from runs import Desk, written

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
# it does nothing, but it might do anything
WATCHES = "def pytest_runtest_setup(): pass\n"
BY_PYTESTS_WAY = "pytest_runtest_call"  # among the names of the functions that led to a check

# the body of a check of each claim; what it does of its own is seen or told by either way
BODIES = {
    "nothing": "pass",
    "fails": "assert claim.key == 'aid', 'not aid'",
    "breaks deep inside": "{}[claim.key]",
    "prints": "print('out', claim.key); print('err', file=sys.stderr)",
    "prints past Python": "os.write(1, claim.key.encode())",
    "prints and fails": "print('out'); assert claim.key == 'aid'",
    "logs": "logging.getLogger('mine').warning('%s is logged', claim.key)",
    "logs and fails": "logging.warning('logged'); assert claim.key == 'aid'",
    "warns": "warnings.warn('careful with ' + claim.key)",
    "warns as ever": "warnings.warn('careful')",
    "warns of nothing from now on": "warnings.warn('careful'); warnings.simplefilter('ignore'); warnings.warn('no')",
    "warns where another one ends that": "warnings.warn(claim.key); warnings.simplefilter('ignore')",
    "is skipped": "pytest.skip('not today') if claim.key == 'aid' else None",
    "is expected to fail": "pytest.xfail('known') if claim.key == 'aid' else None",
    "gives something": "return claim.key",
    "ends Python": "sys.exit(3) if claim.key == 'aid' else None",
    "stops the run": "pytest.exit('enough') if claim.key == 'crowd' else None",
    "reports": "findings.report('conflict', claim.facts[:1], claim.facts[1:], because='so it is')",
    "reports what strains": "findings.report('strained', claim.facts[:1], claim.facts[1:], because='so it is')",
    "reports and fails": "findings.report('conflict', claim.facts[:1], because='so it is'); assert 0",
    "knows its name": "print(os.environ['PYTEST_CURRENT_TEST'])",
}
IMPORTS = "import logging, os, sys, traceback, warnings\nimport pytest\n"
MARKS = {
    "none": "",
    "skip": "@pytest.mark.skip(reason='later')",
    "skipif": "@pytest.mark.skipif(True, reason='later')",
    "xfail": "@pytest.mark.xfail(reason='known')",
    "xfail that is strict": "@pytest.mark.xfail(strict=True)",
    "filterwarnings": "@pytest.mark.filterwarnings('error')",
    "own": "@pytest.mark.slow",
    "parametrize": "@pytest.mark.parametrize('n', [1, 2])",
}
OPTIONS = (
    ("-v",),
    ("-vv", "-rA"),
    ("-s",),
    ("-x",),
    ("--capture=sys", "-rP"),
    ("-p", "no:capture"),
    ("-p", "no:logging"),
    ("-W", "error"),
    ("--runxfail",),
    ("--tb=short",),
    ("--tb=line",),
    ("--setup-show",),
    ("--log-level=INFO",),
    ("--log-cli-level=INFO",),
    ("--fail-on=strained",),
    ("-n", "2"),
    ("--collect-only", "-q"),
    ("--durations=3", "--durations-min=100"),
    ("-p", "no:warnings"),
    ("-o", "faulthandler_timeout=600"),
    ("-o", "enable_assertion_pass_hook=true"),
)
JUNIT = "--junitxml=junit.xml"


def untimed(text: str) -> str:
    """What is said, without how long it took, when, and where things lie in memory."""
    text = re.sub(r'(time|timestamp|hostname)="[^"]*"', "", text)
    return re.sub(r"0x[0-9a-f]+|\bin \d+\.\d+s( \(.*?\))?|=+", "", text)


def write(pytester: pytest.Pytester, files: Mapping[str, str]) -> None:
    newsroom(pytester.path, *ARTICLES, acknowledged=NOTED)
    for name, text in files.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(desk: Desk, pytester: pytest.Pytester, check: str, *args: str, conftest: str = "") -> list[object]:
    """All that a run says and leaves behind."""
    pytester.makeconftest(conftest)
    write(pytester, {"checks/test_own.py": IMPORTS + check})
    result = desk(args=args)
    assert result.ret != pytest.ExitCode.USAGE_ERROR
    junit = pytester.path / "junit.xml"
    said = [*result.outlines, *result.errlines, junit.read_text() if junit.exists() else ""]
    if "-n" in args:  # two processes tell in any order
        said = sorted(line for line in said if line.startswith("FAILED "))
    return [result.ret, untimed("\n".join(said)), written(pytester.path)]


def same_either_way(desk: Desk, pytester: pytest.Pytester, check: str, *args: str, heard: bool = True) -> None:
    """What is said by either way is the same, be it heard by others, as for JUnit's XML, or by nobody."""
    args = (*args, JUNIT) if heard else args
    short = told(desk, pytester, check, *args)
    assert short == told(desk, pytester, check, *args, conftest=WATCHES)
    assert short[1]


def own(body: str, mark: str = "", takes: str = "claim, findings") -> str:
    return f"{mark}\ndef test_own({takes}):\n    {body}\n"


@pytest.fixture(autouse=True)
def _slow(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nmarkers = slow: takes its time\n")


class TestTheTwoWays:
    @pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
    def test_whatever_a_check_does(self, body: str, desk: Desk, pytester: pytest.Pytester) -> None:
        same_either_way(desk, pytester, own(body))

    @pytest.mark.parametrize("what", ["prints", "warns", "reports", "reports what strains", "ends Python"])
    @pytest.mark.parametrize("args", [(), ("-q",), ("-v",), ("-vv", "-rA")], ids=" ".join)
    def test_whatever_it_does_where_nobody_listens(
        self, what: str, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        same_either_way(desk, pytester, own(BODIES[what]), *args, heard=False)

    @pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
    def test_whatever_marks_it_has(self, mark: str, desk: Desk, pytester: pytest.Pytester) -> None:
        takes = "claim, n" if "parametrize" in mark else "claim"
        same_either_way(desk, pytester, own("warnings.warn('so'); assert claim.key == 'aid'", mark, takes))

    @pytest.mark.parametrize("args", OPTIONS, ids=" ".join)
    def test_whatever_is_asked_of_pytest(self, args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester) -> None:
        body = "logging.info('quietly'); logging.warning('loud'); print('out'); assert claim.key == 'aid'"
        same_either_way(desk, pytester, own(body), *args)

    def test_files_and_folders_that_are_set_up_by_fixtures(self, desk: Desk, pytester: pytest.Pytester) -> None:
        """What is set up for an item by pytest's way is torn down in time, whatever runs after it."""
        setting = (
            "@pytest.fixture(scope='module', autouse=True)\ndef around():\n    print('up')\n    yield\n"
            "    print('down')\n"
        )
        plain = own("print(claim.key)", takes="claim")
        files = {
            "checks/one/test_first.py": IMPORTS + setting + own("assert 0"),
            "checks/two/test_second.py": IMPORTS + plain + plain.replace("test_own", "test_more"),
            "checks/two/test_third.py": IMPORTS + setting + plain,
        }
        ways = []
        write(pytester, files)
        for conftest in ("", WATCHES):
            pytester.makeconftest(conftest)
            result = desk(args=("-s",))
            ways.append(untimed(result.stdout.str()))
        assert ways[0] == ways[1]
        assert "up" in ways[0]


def ways_of(desk: Desk, pytester: pytest.Pytester, check: str, **files: str) -> set[str]:
    """By which ways the items of a check ran, as the functions that led to it tell."""
    body = (
        "    led = [frame.name for frame in traceback.extract_stack()]\n"
        "    led = led[-led[::-1].index('pytest_runtestloop'):]\n"  # this test is run by pytest, too
        f"    print('by', 'pytest' if {BY_PYTESTS_WAY!r} in led else 'us')\n"
    )
    write(pytester, {"checks/test_own.py": IMPORTS + check + body, **files})
    return {line for line in desk(args=("-rA",)).outlines if line.startswith("by ")}


class TestWhichWay:
    """The last item of a file goes by pytest's way, which tears down what was set up."""

    @pytest.mark.parametrize("takes", ["claim", "fact", "source", "claim, corpus", "claim, corpus, findings"])
    def test_a_check_that_takes_what_is_ours_goes_the_short_way(
        self, takes: str, desk: Desk, pytester: pytest.Pytester
    ) -> None:
        assert ways_of(desk, pytester, f"def test_own({takes}):\n") == {"by us", "by pytest"}

    @pytest.mark.parametrize(
        ("check", "files"),
        [
            ("def test_own(claim, request):\n", {}),
            ("def test_own(claim, tmp_path):\n", {}),
            ("@pytest.fixture\ndef mine(): pass\n\ndef test_own(claim, mine):\n", {}),
            ("@pytest.fixture(autouse=True)\ndef mine(): pass\n\ndef test_own(claim):\n", {}),
            ("@pytest.mark.parametrize('n', [1, 2])\ndef test_own(claim, n):\n", {}),
            ("@pytest.fixture\ndef corpus(): return 1\n\ndef test_own(claim, corpus):\n", {}),
            ("def setup_module(): pass\n\ndef test_own(claim):\n", {}),
            ("@pytest.mark.xfail\ndef test_own(claim):\n", {}),
            ("def test_own(claim):\n", {"checks/conftest.py": "def pytest_runtest_makereport(): pass\n"}),
            ("def test_own(claim):\n", {"checks/conftest.py": "def pytest_runtest_protocol(): pass\n"}),
            ("def test_own(claim, findings):\n", {"checks/conftest.py": "def pytest_fixture_setup(): pass\n"}),
            ("def test_own(claim):\n", {"checks/conftest.py": "def pytest_fixture_post_finalizer(): pass\n"}),
        ],
    )
    def test_one_in_which_others_have_a_hand_goes_by_pytests(
        self, check: str, files: dict[str, str], desk: Desk, pytester: pytest.Pytester
    ) -> None:
        assert ways_of(desk, pytester, check, **files) == {"by pytest"}

    @pytest.mark.parametrize(
        ("check", "ways"),
        [
            ("def test_own(claim, findings):\n", {"by us", "by pytest"}),
            ("import hypothesis\n\ndef test_own(claim):\n", {"by pytest"}),
            ("from hypothesis import seed\n\n@seed(1)\ndef test_own(claim):\n", set()),  # an error of its plugin
            ("@pytest.mark.benchmark\ndef test_own(claim):\n", {"by pytest"}),
            ("@pytest.mark.benchmark('mine')\ndef test_own(claim):\n", set()),  # likewise
            ("def test_own(claim, benchmark):\n", {"by pytest"}),
        ],
    )
    def test_plugins_that_see_to_their_own_kind_have_a_hand_in_nothing_else(
        self, check: str, ways: set[str], pytester: pytest.Pytester
    ) -> None:
        """In a process of its own, for here Hypothesis is imported already."""

        def whole(*, args: tuple[str, ...]) -> pytest.RunResult:
            return pytester.run(sys.executable, "-m", "pytest", "checks", "-p", "no:cacheprovider", *args)

        assert ways_of(whole, pytester, check) == ways


def test_a_check_that_fails_is_called_once(desk: Desk, pytester: pytest.Pytester) -> None:
    body = "open('calls', 'a').write(claim.key + '\\n'); assert 0"
    write(pytester, {"checks/test_own.py": IMPORTS + own(body)})
    desk()
    called = Path(pytester.path, "calls").read_text().split()
    assert sorted(called) == ["aid", "crowd", "post", "width"]


def test_the_debugger_stands_where_the_check_failed(desk: Desk, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "def pytest_exception_interact(call, report):\n"
        "    print('stands at', call.excinfo.traceback[-1].name, call.excinfo.value)\n"
    )
    write(pytester, {"checks/test_own.py": own("assert claim.key == 'aid', 'so'")})
    result = desk(args=("-s",))
    result.stdout.fnmatch_lines(["*stands at test_own so*"])
