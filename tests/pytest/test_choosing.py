"""What a run is asked for decides what is made, and never what runs: that is what pytest itself would choose."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import pytest
from _pytest.mark import deselect_by_keyword
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell
from runs import QUICK, Desk

from discrepant.pytest.choosing import Choosing

ARTICLES = (
    tell("north", crowd="30", post="director", aid="$18.2 billion"),
    tell("south", crowd="31", post="spokesman", aid="€18 billion"),
)
OWN = """
import pytest

@pytest.mark.claims(kind="money")
@pytest.mark.slow
def test_money(claim): pass
test_money.by_desk = True

class TestMine:
    def test_sources(self, source): pass
    def test_pairs(self, claim, source): pass
"""
WATCHES = "def pytest_itemcollected(item): pass\n"

WORDS = (
    "aid crowd post CROWD north south evidence test slow claims by_desk mine own "
    "checks py north/aid [ ] d- id None / s pairs [aid] test_money[aid"
)
words = st.sampled_from(WORDS.split())
expressions = st.recursive(
    words,
    lambda inner: st.one_of(
        st.builds("not {}".format, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
    ),
    max_leaves=6,
)


@pytest.fixture(autouse=True)
def _slow(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nmarkers = slow: takes its time\n")


@pytest.fixture
def choices(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[pytest.Item], list[tuple[pytest.Metafunc, list[str]]]]:
    """All items of a run, and of each function that may be chosen from, the keys of its records."""
    asked: list[tuple[pytest.Metafunc, list[str]]] = []
    items: list[pytest.Item] = []

    def everything(_: Choosing, metafunc: pytest.Metafunc, keys: Collection[str]) -> Collection[str]:
        asked.append((metafunc, [*keys]))
        return keys

    class Watches:
        def pytest_collection_finish(self, session: pytest.Session) -> None:
            items.extend(session.items)

    newsroom(pytester.path, *ARTICLES)
    (pytester.path / "checks" / "test_own.py").write_text(OWN)
    with monkeypatch.context() as patched:
        patched.setattr(Choosing, "choose", everything)
        pytester.inline_run("checks/", "--collect-only", "-q", *QUICK, plugins=[Watches()])
    return items, asked


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(expression=expressions)
@example("aid and not north")
@example("not (crowd or slow)")
def test_nothing_that_pytest_would_run_is_left_out(choices: Any, expression: str) -> None:  # noqa: ANN401  # see above
    items, asked = choices
    config = items[0].config
    left, config.option.keyword = [*items], expression
    try:
        deselect_by_keyword(left, config)
    except pytest.UsageError:  # no expression at all
        left = [*items]
    runs = {item.nodeid for item in left}
    assert len(asked) > 4
    for metafunc, keys in asked:
        choosing = Choosing(config)
        vars(choosing)["_is_known"] = True
        chosen = choosing.choose(metafunc, keys)
        wanted = [key for key in keys if f"{metafunc.definition.nodeid}[{key}]" in runs]
        assert list(chosen) == (wanted or keys[:1])
        assert choosing.left_out == len(keys) - len(chosen)


def ran(desk: Desk, pytester: pytest.Pytester, on: tuple[str, ...], *args: str) -> list[tuple[object, ...]]:
    """What runs, how it ends and why there is no report: with a choice beforehand, and without."""
    newsroom(pytester.path, *ARTICLES)
    (pytester.path / "checks" / "test_own.py").write_text(OWN)
    told: list[tuple[object, ...]] = []
    for conftest in ("", WATCHES):
        pytester.makeconftest(conftest)
        result = desk(args=("-v", *args), on=on)
        runs = [line.split(" ")[0] for line in result.outlines if "::" in line and not line.startswith("FAILED")]
        why = " ".join(result.outlines).partition("report was written: ")[2].partition(")")[0]
        told.append((result.ret, runs, why, [line for line in result.errlines if line]))
    return told


@pytest.mark.parametrize(
    ("on", "args"),
    [
        (("checks/test_evidence.py::test_evidence[north/aid]",), ()),
        (
            ("checks/test_evidence.py::test_evidence[north/aid]", "checks/test_evidence.py::test_evidence[south/aid]"),
            (),
        ),
        (("checks/test_evidence.py::test_evidence[north/aid]", "checks/test_quantities.py"), ()),
        (("checks/test_evidence.py::test_evidence[north/aid]", "checks/"), ()),
        (("checks/test_evidence.py::test_evidence[no-such]",), ()),
        (("checks/test_evidence.py::test_evidence[north/aid]",), ("-k", "crowd")),
        (("checks/test_own.py::TestMine::test_sources[north]", "checks/test_own.py::test_money[aid]"), ()),
        (("checks/test_own.py::TestMine", "checks/test_own.py::TestMine::test_sources[north]"), ()),
        (("checks/test_own.py::TestMine::test_pairs[aid-north]",), ()),
        (("checks/test_own.py::test_money",), ("-k", "aid")),
        (("checks/../checks/test_own.py::test_money[aid]",), ()),
        (("checks/",), ("-k", "aid")),
        (("checks/",), ("-k", "aid and not north")),
        (("checks/",), ("-k", "no-such")),
        (("checks/",), ("-k", "aid", "-m", "slow")),
        (("checks/",), ("-k", "aid", "--deselect", "checks/test_evidence.py")),
        (("checks/",), ("-k", "aid and (")),
        (("checks/",), ("-k", "aid(n=1)")),
    ],
    ids=str,
)
def test_a_run_is_the_same(on: tuple[str, ...], args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester) -> None:
    chosen, all_made = ran(desk, pytester, on, *args)
    assert chosen == all_made


def test_what_runs_again_is_what_failed(pytester: pytest.Pytester) -> None:
    newsroom(pytester.path, *ARTICLES)
    ways = []
    for conftest in ("", WATCHES):
        pytester.makeconftest(conftest)
        for args in ((), ("--lf", "-k", "evidence"), ("--lf", "-k", "post")):
            result = pytester.runpytest_inprocess("checks/", *args, *QUICK)
            ways.append((result.ret, result.parseoutcomes()))
    assert ways[:3] == ways[3:]


def test_no_more_is_made_than_may_run(desk: Desk) -> None:
    few = desk(*ARTICLES, args=("-k", "crowd"))
    said = re.search(r"\((\d+) of their", " ".join(few.outlines))
    assert said
    assert int(said[1]) > few.parseoutcomes()["deselected"]
    one = desk(on=("checks/test_evidence.py::test_evidence[north/aid]",))
    one.stdout.fnmatch_lines(["*(5 of their items were deselected)*"])
    assert one.parseoutcomes() == {"passed": 1}
