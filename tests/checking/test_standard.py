"""The checks without pytest: the same as their files in checks/, and the same report as a run of pytest."""

from __future__ import annotations

import ast
import inspect
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest
from five import needs_five
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import ABREAST, CHECKS, newsroom, tell

from discrepant.checking.findings import Findings
from discrepant.checking.run import Ran, Run, Shown
from discrepant.checking.standard import FAIL_ON, STANDARD, StandardCheck, check
from discrepant.checking.subjects import subjects_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.desk.new_corpus import add_corpus
from discrepant.pytest.items import SUBJECTS
from discrepant.pytest.plugin import _FAIL_ON

ROOT = CHECKS.parent
TODAY = date(2022, 12, 1)


def loaded(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FILES = {path.stem.removeprefix("test_"): path for path in CHECKS.glob("test_*.py")}
TESTS: dict[str, Callable[..., None]] = {name: getattr(loaded(path), path.stem) for name, path in FILES.items()}


def marked(test: Callable[..., None]) -> dict[str, Any]:
    """What the marker of a check says."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "claims"]
    return {key: value for mark in marks for key, value in mark.kwargs.items()}


def test_every_check_is_in_the_table() -> None:
    assert {each.name for each in STANDARD} == FILES.keys()
    assert len(STANDARD) == len(FILES)


@pytest.mark.parametrize("one", STANDARD, ids=lambda one: one.name)
def test_it_is_narrowed_as_in_its_file(one: StandardCheck) -> None:
    narrowed, asked = marked(TESTS[one.name]), inspect.signature(TESTS[one.name]).parameters
    kind = narrowed.pop("kind", ())
    assert one.kind == ((kind,) if isinstance(kind, str) else tuple(kind))
    assert {"told": one.told, "says": one.says} == {"told": 1, "says": 1, **narrowed}
    assert [name for name in asked if name in SUBJECTS] == [one.asks]


@pytest.mark.parametrize("one", STANDARD, ids=lambda one: one.name)
def test_it_compares_as_in_its_file(one: StandardCheck) -> None:
    """The body of each check is one line, and the module that it calls is the one of the table."""
    (test,) = (node for node in ast.parse(FILES[one.name].read_text("utf-8")).body if isinstance(node, ast.FunctionDef))
    module = one.compare.__module__.removeprefix("discrepant.compare.")
    assert [ast.unparse(line) for line in test.body] == [f"findings.add({module}.compare({one.asks}, corpus))"]
    assert one.compare.__name__ == "compare"


def test_checks_fail_on_what_pytest_can_be_told() -> None:
    assert tuple(map(str, FAIL_ON)) == _FAIL_ON


# --- against a run of pytest


@pytest.fixture
def reported(pytester: pytest.Pytester) -> Callable[..., str]:
    """The JSON that `pytest checks/` writes in the folder of the test."""
    pytester.makeini("[pytest]\n")

    def run(*args: str) -> str:
        off = ("-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "no:hypothesispytest")
        pytester.runpytest_inprocess("checks/", *args, *off, "--import-mode=importlib")
        return (pytester.path / "reports/discrepancies.json").read_text("utf-8")

    return run


@needs_five
def test_the_corpus_that_comes_with_the_package(reported: Callable[..., str], pytester: pytest.Pytester) -> None:
    for folder in ("checks", "facts", "seeds"):
        shutil.copytree(ROOT / folder, pytester.path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    found = check(load(pytester.path)).to_json()
    assert found == reported()
    assert found == (ROOT / "reports/discrepancies.json").read_text("utf-8")


def test_the_corpus_that_init_writes(reported: Callable[..., str], pytester: pytest.Pytester) -> None:
    add_corpus(pytester.path)
    assert check(load(pytester.path)).to_json() == reported()


ARTICLES = (
    tell("north", crowd="30", aid="$2 billion", post="spokesman", day="24 October 2022", words="“We will talk”"),
    tell("south", "2022-11-07", crowd="31", aid="$1 billion", post="director", day="Monday, 25 October 2022"),
    tell("east", crowd="about 30", aid="€3 billion", width={"says": ["2 km", "3 miles"]}, signers={"says": ["A. Bee"]}),
)
ACKNOWLEDGED = """
[[acknowledged]]
claim   = "crowd"
between = ["north", "south"]
over    = ["30", "31"]
reason  = "The police count differs from the organisers'."

[[acknowledged]]
claim   = "post"
between = ["north", "south"]
reason  = "Two posts."
until   = "2022-11-30"

[[acknowledged]]
claim   = "day"
between = ["north", "east"]
reason  = "There is none."
"""


@pytest.mark.parametrize("fail_on", FAIL_ON)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_conflicts_acknowledgements_and_checks_that_have_nothing_to_do(
    count: int, fail_on: Verdict, reported: Callable[..., str], pytester: pytest.Pytester
) -> None:
    acknowledged = {"acknowledged": ACKNOWLEDGED} if count == len(ARTICLES) else {}
    newsroom(pytester.path, *ARTICLES[:count], **acknowledged)
    assert check(load(pytester.path), fail_on=fail_on).to_json() == reported("--fail-on", fail_on)


def test_an_acknowledgement_counts_until_its_last_day(tmp_path: Path) -> None:
    corpus = load(newsroom(tmp_path, *ARTICLES, acknowledged=ACKNOWLEDGED))
    for day, noted in ((date(2022, 11, 30), "Two posts."), (date(2022, 12, 1), None)):
        (question,) = (each for each in check(corpus, today=day).questions if each.claim == "post")
        assert (question.acknowledged.reason if question.acknowledged else None) == noted
        assert question.open == (noted is None)


# --- against the items of random corpora

STATED: dict[str, st.SearchStrategy[Any]] = {
    "crowd": st.sampled_from(["30", "31", "about 30", "dozens", "more than 20"]),
    "aid": st.sampled_from(["$2 billion", "nearly $2 billion", "$1 billion", "€2 billion"]),
    "post": st.sampled_from(["spokesman", "spokeswoman", "director"]),
    "day": st.sampled_from(["24 October 2022", "Tuesday, 24 October 2022", "late October 2022", "October 25, 2022"]),
    "width": st.sampled_from([{"says": "2 km"}, {"says": ["2 km", "1.2 miles"]}, {"says": ["2 km", "3 miles"]}]),
    "words": st.sampled_from(["“We will talk”", "“We will not talk”", "“We talk”"]),
    "vote": st.sampled_from(["219-212", "212-219", "won 219-212", "5-3-1", "nearly 220 to 212"]),
    "war": st.sampled_from(["1914-1918", "1914-1919", "since 1914", "1916", "1920"]),
    "band": st.sampled_from(["18 to 24", "18 to 29", "65 and over", "20"]),
    "mayor": st.sampled_from(["34", "35-year-old", "36", "in her 30s", "nearly 35"]),
    "signers": st.sampled_from([{"says": ["Ann Bee"]}, {"says": ["Ann Bee", "Cy Dee"], "complete": True}]),
}
NOTED = '\n[[acknowledged]]\nclaim = "{}"\nbetween = ["s0", "s1"]\nreason = "Seen."\nuntil = "{}"\n'


@st.composite
def corpora(draw: st.DrawFn) -> dict[str, Any]:
    """The articles of up to four sources, and what an editor has acknowledged of the first two."""
    told = draw(st.lists(st.fixed_dictionaries({}, optional=STATED), min_size=2, max_size=4))
    days = st.sampled_from(["2022-11-06", "2022-11-08"])
    articles = [tell(f"s{i}", draw(days), **facts) for i, facts in enumerate(told)]
    noted = draw(st.dictionaries(st.sampled_from(sorted(STATED)), st.sampled_from(["2022-11-30", "2023-01-01"])))
    acknowledged = "".join(NOTED.format(claim, until) for claim, until in noted.items())
    return {"articles": articles, "acknowledged": acknowledged}


def items(corpus: Corpus, today: date, fail_on: Verdict) -> Iterator[Ran]:
    """What the files in checks/ show when their tests are called as pytest calls them."""
    for name, test in TESTS.items():
        (asks,) = (each for each in inspect.signature(test).parameters if each in SUBJECTS)
        subjects = subjects_of(asks, corpus, **marked(test))
        if subjects.because:
            yield Ran(item=f"checks/test_{name}.py::nothing", check=name, because=subjects.because)
        for key, subject in subjects.records.items():
            findings = Findings(check=name, corpus=corpus, fails_on=fail_on)
            test(**{asks: subject}, corpus=corpus, findings=findings)
            outcome = findings.outcome(today)
            item = f"checks/test_{name}.py::test_{name}[{key}]"
            yield Ran(item=item, check=name, shown=Shown.of(outcome), failed=bool(outcome.failure))


@settings(max_examples=30)
@given(made=corpora(), fail_on=st.sampled_from(FAIL_ON), backwards=st.booleans())
def test_the_same_as_its_items(made: dict[str, Any], fail_on: Verdict, *, backwards: bool) -> None:
    with TemporaryDirectory() as folder:
        corpus = load(newsroom(Path(folder), *made["articles"], abreast=ABREAST, acknowledged=made["acknowledged"]))
    ran = list(items(corpus, TODAY, fail_on))
    run = Run(corpus, ran[::-1] if backwards else ran)
    assert check(corpus, today=TODAY, fail_on=fail_on).to_json() == run.report().to_json()


def test_what_no_check_asks_for_is_told(reported: Callable[..., str], pytester: pytest.Pytester) -> None:
    """A desk that was set up before there were tallies has no check for them: its report says so."""
    facts = {"crowd": "30", "vote": "219-212"}
    newsroom(pytester.path, tell("north", **facts), tell("south", **facts), abreast=ABREAST)
    (pytester.path / "checks/test_tallies.py").unlink()
    left = json.loads(reported())["not_compared"]
    assert left == [
        {"claim": "vote", "because": "no check in checks/ asks for a tally", "facts": ["north/vote", "south/vote"]}
    ]
    assert check(load(pytester.path)).not_compared == ()
