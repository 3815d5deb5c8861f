"""What the checks of one run add up to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.checking import Findings
from discrepant.checking.run import Ran, Run, Shown
from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import subjects_of
from discrepant.compare import quantities
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.report.model import CheckRun

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Two sources that differ over one number."""
    return load(newsroom(tmp_path_factory.mktemp("root"), tell("north", crowd="30"), tell("south", crowd="31")))


@pytest.fixture
def run(corpus: Corpus) -> Run:
    return Run(corpus, [Ran(item="a", check="dates"), Ran(item="b", check="quantities")])


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
def test_a_check_adds_up_its_items(items: list[Mapping[str, object]], shown_: CheckRun, run: Run) -> None:
    run.ran = [Ran(item=str(i), check="mine", **item) for i, item in enumerate(items)]  # type: ignore[arg-type]
    assert run.report().checks == {"mine": shown_}


def test_findings_arrive_as_they_were_shown(run: Run) -> None:
    findings = Findings(check="quantities", corpus=run.corpus)
    findings.add(quantities.compare(run.corpus.claims["crowd"], run.corpus))
    outcome = findings.outcome(None)  # type: ignore[arg-type]  # no acknowledgement is there to end
    run.ran[1] = Ran(item="b", check="quantities", shown=Shown.of(outcome), failed=True)
    made = run.report()
    assert made.findings == outcome.findings
    assert made.corpus.compared == 1
    assert made.checks["quantities"] == CheckRun(ran=1, failed=1)


@pytest.mark.parametrize("name", ["earthquake", "proof/tram"])
def test_what_is_shown_crosses_to_another_process_and_stays_what_it_is(name: str) -> None:
    """Down to the types of its numbers, for reports are the same wherever it came from."""
    found = load(DATA / name)
    outcomes = [
        check.on(subject, found, today=date(2026, 1, 1), fail_on=Verdict.STRAINED)
        for check in STANDARD
        for subject in subjects_of(
            check.asks, found, kind=check.kind, told=check.told, says=check.says
        ).records.values()
    ]
    for shown in map(Shown.of, outcomes):
        crossed = Shown.from_plain(json.loads(json.dumps(shown.as_plain())))
        assert repr(crossed.findings) == repr(shown.findings)
        assert json.dumps(crossed.as_plain()) == json.dumps(shown.as_plain())
    assert any(outcome.findings for outcome in outcomes)


def test_an_item_that_is_run_again_counts_once_and_fails_if_it_failed_once(run: Run) -> None:
    run.ran = [Ran(item="a", check="dates", failed=failed) for failed in (False, True, False)]
    assert run.report().checks["dates"] == CheckRun(ran=1, failed=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example sets what it needs
@given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), min_size=1))
def test_whatever_runs_again_the_report_is_that_of_one_run(run: Run, again: list[tuple[str, bool]]) -> None:
    """Be it under its own id, or under another id as the same question."""
    findings = Findings(check="quantities", corpus=run.corpus)
    findings.add(quantities.compare(run.corpus.claims["crowd"], run.corpus))
    one_run = {
        "a": Ran(item="a", check="dates"),
        "b": Ran(item="b", check="quantities", shown=Shown.of(findings.outcome(None)), failed=True),  # type: ignore[arg-type]
    }
    run.ran, run.asked = list(one_run.values()), {}
    once = run.report()
    for item, under_another_id in again:
        other = f"{item}-{len(run.ran)}" if under_another_id else item
        run.ran.append(attrs.evolve(one_run[item], item=other))
        run.asked[other] = item
    assert run.report() == once
    assert run.report().to_json() == once.to_json()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example sets what it needs
@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_items_does_not_matter(run: Run, order: list[str]) -> None:
    """Under pytest-xdist they come in any."""
    because = {"a": "one", "b": "two", "c": None, "d": "one"}
    check = {"a": "mine", "b": "mine", "c": "other", "d": "mine"}
    run.ran = [Ran(item=key, check=check[key], because=because[key]) for key in order]
    assert run.report().checks == {"mine": CheckRun(because="one; two"), "other": CheckRun(ran=1, failed=0)}


def test_only_that_of_a_whole_run_measures_coverage(run: Run) -> None:
    """As each article prints one number and one record has it."""
    assert [(each.source, each.mentions, each.covered) for each in run.report().coverage] == [
        ("north", 1, 1),
        ("south", 1, 1),
    ]
    assert run.report(is_whole=False).coverage == ()
