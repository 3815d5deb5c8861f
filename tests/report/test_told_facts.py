"""Which facts a report shows: each once, by its id, with the claim that it answers and where it stands."""

from __future__ import annotations

from made_reports import finding, report, side, told

from discrepant.compare.finding import Finding
from discrepant.compare.verdict import Verdict
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown, Records
from discrepant.report.told_facts import told_facts


def ids(made: Report) -> list[str]:
    return [fact.told.id for fact in told_facts(made)]


def beside(check: str) -> Finding:
    """A finding on one fact, which no question of the report is about."""
    return finding(Verdict.CONFLICT, side(told("east", "32")), check=check, claim="east/crowd")


def test_the_facts_of_questions_and_of_findings_beside_them_in_order() -> None:
    asked = report(finding(Verdict.CONFLICT, side(told("south", "31")), side(told("north", "30"))))
    assert ids(asked) == ["north/crowd", "south/crowd"]
    unasked = report(beside("evidence"), questions=())
    assert ids(unasked) == ["east/crowd"]
    (fact,) = told_facts(unasked)
    assert fact.claim == "crowd"
    assert fact.standpoints == ()
    assert fact.gravest is None


def test_where_a_name_is_spelled_is_no_fact() -> None:
    assert ids(report(beside("spellings"), questions=())) == []


def test_what_was_checked_goes_before_what_the_record_says_by_now() -> None:
    now = ClaimShown(
        key="crowd",
        about="How many came",
        kind="count",
        nature="constant",
        facts=(told("north", "35"), told("west", "34")),
    )
    facts = told_facts(report(finding(), records=Records(claims=(now,))))
    assert [(fact.told.source, fact.told.says) for fact in facts] == [("north", "30"), ("south", "31"), ("west", "34")]


def test_a_fact_that_is_told_again_answers_the_same_claim() -> None:
    again = finding(Verdict.CONFLICT, side(told("east", "32", id="east/crowd/2")), check="evidence")
    (fact,) = told_facts(report(again, questions=()))
    assert fact.claim == "crowd"


def test_the_gravest_of_the_questions_on_a_fact_is_where_it_is_most_at_odds() -> None:
    mild, grave = finding(Verdict.AGREE), finding(Verdict.CONFLICT, claim="sum")
    for fact in told_facts(report(mild, grave)):
        assert {one.verdict for one in fact.standpoints} == {Verdict.AGREE, Verdict.CONFLICT}
        assert fact.gravest is not None
        assert fact.gravest.verdict is Verdict.CONFLICT
