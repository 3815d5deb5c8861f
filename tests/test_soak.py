"""A soak tries as much as it has time for, and says how much that was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

SUITE = """
from pathlib import Path

import pytest
from hypothesis import assume, given, settings, strategies as st

def note(name, value):
    with Path("noted").open("a") as file:
        file.write(f"{name} {value}\\n")

@given(st.integers())
def test_any_number(number):
    note("number", number)

@settings(max_examples=3)
@given(st.integers(), st.data())
def test_few_numbers(number, data):
    assume(number % 2)
    note("odd", number)

@pytest.mark.parametrize("more", [1, 2])
@given(yes=st.booleans())
def test_yes_or_no(yes, more):
    note(f"yes{more}", yes)

def test_any_file():
    note("file", "")
"""


@pytest.fixture
def soak(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A suite of four properties and one other test, and a soak of 300 examples a property."""
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=":")
    monkeypatch.setenv("SOAK", "300")
    monkeypatch.setenv("SOAK_SECONDS", "600")
    monkeypatch.setenv("SOAK_SEED", "7")
    pytester.makepyfile(SUITE)
    return pytester


def run(soak: pytest.Pytester, *options: str) -> pytest.RunResult:
    return soak.runpytest_subprocess("-p", "soak", "-p", "no:discrepant", "-p", "no:cacheprovider", *options)


def noted(soak: pytest.Pytester) -> list[str]:
    return (soak.path / "noted").read_text("utf-8").splitlines()


@pytest.mark.parametrize("processes", [0, 2])
def test_with_time_enough_each_has_all_examples_whatever_its_settings_say(
    processes: int, soak: pytest.Pytester
) -> None:
    result = run(soak, "-n", str(processes))
    result.assert_outcomes(passed=5)
    times = Counter(line.split()[0] for line in noted(soak))
    assert times == {"number": 300, "odd": 300, "yes1": 2, "yes2": 2, "file": 1}
    result.stdout.fnmatch_lines(
        [
            "*soak, seed 7*",
            "4 properties had 604 examples:",
            "2 had 300 or more, 2 all that could be drawn of them,",
            "0 failed, 0 could not be run here, and 0 had none*",
            "1 of 1 *",
        ]
    )


def test_without_time_nothing_is_run_and_that_is_said(soak: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOAK_SECONDS", "0")
    result = run(soak)
    result.assert_outcomes(skipped=5)
    assert not (soak.path / "noted").exists()
    result.stdout.fnmatch_lines(["4 properties had 0 examples:", "0 failed, 0 *, and 4 had none*", "0 of 1 *"])


def test_a_property_with_less_time_than_examples_ends_with_its_share(
    soak: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOAK_SECONDS", "6")
    soak.makepyfile("""
        import time
        from hypothesis import given, settings, strategies as st

        @settings(deadline=None)
        @given(st.integers())
        def test_slow(number):
            time.sleep(0.05)
    """)
    result = run(soak, "-k", "slow")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["1 properties had * examples:", "0 had 300 or more*", "1 what their share*"])


def test_a_seed_draws_the_same_again_and_another_seed_others(
    soak: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    for seed in ("7", "7", "8"):
        monkeypatch.setenv("SOAK_SEED", seed)
        run(soak, "-k", "number").assert_outcomes(passed=2)
        drawn.append(sorted(noted(soak)))
        (soak.path / "noted").unlink()
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_property_that_does_not_hold_fails_with_an_example_of_it(soak: pytest.Pytester) -> None:
    soak.makepyfile("""
        from hypothesis import given, strategies as st

        @given(st.integers(0, 10**9))
        def test_small(number):
            assert number < 123_456
    """)
    result = run(soak)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*number=123456*", "0 had 300*", "1 failed, 0 *"])


def test_a_property_that_skips_itself_is_no_fault(soak: pytest.Pytester) -> None:
    soak.makepyfile("""
        import pytest
        from hypothesis import given, strategies as st

        @given(st.integers())
        def test_elsewhere(number):
            pytest.skip("no Spark")
    """)
    result = run(soak)
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["1 properties had 0 examples:", "0 failed, 1 could not be run here, and 0 had none*"])
