"""A light item is what pytest would have made, for whoever looks, and weighs less as long as nobody does."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell
from runs import QUICK, Desk

from discrepant.pytest.light_items import Common, Lightening, LightFunction, is_light

ARTICLES = (
    tell("north", crowd="30", post="director", aid="$18.2 billion"),
    tell("south", crowd="31", post="spokesman", aid="€18 billion"),
)
OWN = """
import pytest

pytestmark = pytest.mark.desk

@pytest.mark.slow(minutes=3)
@pytest.mark.usefixtures("tmp_path")
def test_money(claim): "What is said of money."
test_money.by_desk = True

def test_facts(fact, findings): pass

@pytest.mark.claims(told=2)
def test_names(claim, corpus): pass

@pytest.mark.parametrize("n", [1])
def test_once(claim, n): pass

@pytest.mark.parametrize("n", [1, 2])
def test_twice(claim, n): pass

def test_pairs(claim, source): pass

@pytest.fixture(params=["early"])
def edition(request): return request.param

def test_editions(claim, edition): pass

class TestMine:
    def test_sources(self, source): pass
"""
REPEATS = """
def pytest_generate_tests(metafunc):
    if "source" in metafunc.fixturenames and "claim" not in metafunc.fixturenames:
        metafunc.fixturenames.append("turn")
        metafunc.parametrize("turn", [1, 2])
"""
_Items = dict[str, pytest.Function]


def collected(pytester: pytest.Pytester, *args: str) -> _Items:
    """All items of a run over the checks, by their ids."""
    items: list[pytest.Item] = []

    class Watches:
        def pytest_collection_finish(self, session: pytest.Session) -> None:
            items.extend(session.items)

    pytester.inline_run("checks/", *args, *QUICK, plugins=[Watches()])
    return {item.nodeid: item for item in items if isinstance(item, pytest.Function)}


@pytest.fixture
def both(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[_Items, _Items]]:
    """The items of checks, light and as pytest makes them all."""

    def collect(conftest: str = "", own: str = OWN, *args: str) -> tuple[_Items, _Items]:
        pytester.makeini("[pytest]\nmarkers =\n  slow: takes its time\n  desk: is ours\n")
        pytester.makeconftest(conftest)
        newsroom(pytester.path, *ARTICLES)
        (pytester.path / "checks" / "test_own.py").write_text(own, encoding="utf-8")
        light = collected(pytester, "--collect-only", *args)
        with monkeypatch.context() as patched:
            patched.setattr(Lightening, "left_to_pytest", lambda _, __, ___, records: records)
            return light, collected(pytester, "--collect-only", *args)

    return collect


def seen(item: pytest.Function) -> Mapping[str, object]:
    """What anybody may see of an item."""
    spec = item.callspec
    return {
        "names": [item.name, item.originalname, item.nodeid, repr(item), item.listnames(), item.location],
        "spec": [spec.id, {name: getattr(each, "key", each) for name, each in spec.params.items()}, spec.indices],
        "scopes": [spec._arg2scope, spec.marks],  # noqa: SLF001  # by which pytest puts items in order
        "marks": [repr(mark) for mark in item.iter_markers()],
        "own": [repr(mark) for mark in item.own_markers],
        "closest": [repr(item.get_closest_marker(name)) for name in ("slow", "desk", "none")],
        "keywords": {name: repr(value) for name, value in item.keywords.items() if name not in item.listnames()[:1]},
        "fixtures": [item.fixturenames, sorted(item._fixtureinfo.name2fixturedefs)],  # noqa: SLF001  # likewise
        "places": [
            item.path.name,
            item.module.__name__,
            repr(item.cls),
            type(item.instance).__name__,
            item.obj.__name__,
        ],
        "function": [item.obj.__name__, item.function.__name__, item.function.__doc__],
        "told": [item.user_properties, item.extra_keyword_matches, item.funcargs, item._report_sections],  # noqa: SLF001  # by which reports are made
        "has": [hasattr(item, name) for name in ("stash", "_request", "_obj", "_nosuch", "nextitem", "keywords")],
    }


def test_what_is_seen_of_it_is_what_pytest_would_have_made(both: Callable[..., tuple[_Items, _Items]]) -> None:
    light, whole = both()
    assert list(light) == list(whole)
    lighter = {item.originalname for item in light.values() if is_light(item)}
    assert lighter >= {"test_facts", "test_names", "test_evidence"}
    assert not lighter & {"test_once", "test_twice", "test_pairs", "test_editions", "test_sources"}
    for nodeid, item in light.items():
        assert seen(item) == seen(whole[nodeid])


@pytest.mark.parametrize(
    ("conftest", "own"),
    [
        (REPEATS, OWN),
        ("", OWN + REPEATS),
        ("", OWN + "pytestmark = pytest.mark.parametrize('edition', ['late', 'early'], indirect=True)\n"),
        ("", OWN.replace("def test_facts(fact,", "async def test_facts(fact,")),
        ("def pytest_itemcollected(item): item.add_marker('slow'); item._nodeid = item.nodeid + '@1'\n", OWN),
        ("def pytest_collection_modifyitems(items): items.reverse()\n", OWN),
        ("def pytest_collection_modifyitems(items): items[:] = [item for item in items if item.keywords]\n", OWN),
        ("def pytest_pycollect_makeitem(): return None\n", OWN),
    ],
)
def test_whoever_else_has_a_hand_in_it(conftest: str, own: str, both: Callable[..., tuple[_Items, _Items]]) -> None:
    light, whole = both(conftest, own)
    assert list(light) == list(whole)
    for nodeid, item in light.items():
        assert seen(item) == seen(whole[nodeid])


@pytest.mark.parametrize("slot", ["_a_new_id", "name", "nosuch"])
def test_a_pytest_that_keeps_other_things_makes_all_items(
    slot: str, both: Callable[..., tuple[_Items, _Items]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Common, "node_of", lambda _, key: (slot, key))
    light, whole = both()
    assert not any(map(is_light, light.values()))
    assert {nodeid: seen(item) for nodeid, item in light.items()} == {
        nodeid: seen(item) for nodeid, item in whole.items()
    }


@pytest.mark.parametrize("args", ["-k aid", "-k by_desk", "-m slow", "-m not+desk"])
def test_what_is_chosen(args: str, both: Callable[..., tuple[_Items, _Items]]) -> None:
    light, whole = both("", OWN, *(word.replace("+", " ") for word in args.split()))
    assert list(light) == list(whole)
    assert whole


def _itself(item: pytest.Function) -> pytest.Function:
    return item


CHANGES: Mapping[str, Callable[[Any], object]] = {
    "a mark": lambda item: item.add_marker("slow"),
    "a mark before": lambda item: item.add_marker(pytest.mark.skip(reason="so"), append=False),
    "a keyword": lambda item: item.keywords.update({"other": 1}),
    "extra words": lambda item: item.extra_keyword_matches.add("more"),
    "a property": lambda item: item.user_properties.append(("seen", 1)),
    "other properties": lambda item: setattr(item, "user_properties", [("only", 2)]),
    "a section": lambda item: item.add_report_section("call", "stdout", "printed"),
    "another name": lambda item: setattr(item, "name", item.name + "!"),
    "own": lambda item: setattr(item, "_by_plugin", 1),
    "marks taken": lambda item: item.own_markers.clear(),
    "fixtures": lambda item: setattr(item, "fixturenames", [*item.fixturenames, "tmp_path"]),
    "arguments": lambda item: item.funcargs.update(more=1),
    "nothing": lambda _: None,
    "looked at": seen,
}


@pytest.fixture
def some(both: Callable[..., tuple[_Items, _Items]]) -> list[LightFunction]:
    """Light items of a run."""
    return [item for item in both()[0].values() if isinstance(item, LightFunction)]


def anew(item: LightFunction) -> tuple[LightFunction, pytest.Function]:
    """An item that nobody has touched, light, and as pytest makes it."""
    assert item.common is not None
    whole = pytest.Function.from_parent(
        item.parent,
        name=item.name,
        callspec=item.callspec,
        fixtureinfo=item._fixtureinfo,  # noqa: SLF001  # as pytest makes it
        keywords={item.key: True},
        originalname=item.originalname,
    )
    return LightFunction.of(item.common, item.key, item.record, item.number), whole


COPIES = st.sampled_from([copy.copy, _itself])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    changes=st.lists(st.sampled_from(sorted(CHANGES)), max_size=4),
    copies=st.sampled_from([copy.copy, _itself]),
    number=st.integers(0),
)
def test_what_changes_an_item_changes_it_alone(
    some: list[LightFunction], changes: list[str], copies: Callable[[Any], Any], number: int
) -> None:
    item = some[number % len(some)]
    others = [anew(other) for other in some if other is not item]
    light, whole = anew(item)
    for change in changes:
        CHANGES[change](light)
        CHANGES[change](whole)
    assert seen(copies(light)) == seen(copies(whole))
    for other, made in others:
        assert seen(other) == seen(made)


@pytest.mark.parametrize(
    "look",
    [
        "nodeid",
        "name",
        "callspec",
        "obj",
        "function",
        "originalname",
        "fixturenames",
        "path",
        "module",
        "cls",
        "location",
    ],
)
def test_few_looks_make_it_whole(look: str, some: list[LightFunction]) -> None:
    for item in some:
        getattr(item, look)
        assert item.get_closest_marker("nosuch") is None
        assert not hasattr(item, "_of_a_plugin")
        assert is_light(item)


@pytest.mark.parametrize(
    "args", [(), ("-n", "0"), ("-v",), ("--strict-markers",), ("-p", "no:logging"), ("--durations=3",)]
)
def test_items_that_pass_stay_light(args: tuple[str, ...], desk: Desk, pytester: pytest.Pytester) -> None:
    """But for the last of a file, with which pytest tears down what it has set up."""
    pytester.makeconftest(
        "import atexit\nfrom discrepant.pytest.light_items import LightFunction, is_light\n"
        "def pytest_sessionfinish(session):\n"
        "    light = [is_light(item) for item in session.items if isinstance(item, LightFunction)]\n"
        "    (session.config.rootpath / 'light.txt').write_text(f'{light.count(False)} {light.count(True)}')\n"
    )
    newsroom(pytester.path, *(tell(name, crowd="30", post="director") for name in ("east", "north", "south", "west")))
    assert desk(args=args).ret == pytest.ExitCode.OK
    whole, light = map(int, (pytester.path / "light.txt").read_text().split())
    assert light > whole
    assert whole <= len([*(pytester.path / "checks").glob("test_*.py")])
