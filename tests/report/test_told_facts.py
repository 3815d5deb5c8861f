"""Which facts a report shows: each once, by its id, with the claim that it answers and where it stands."""

from __future__ import annotations

import attrs
import pytest
from made_reports import finding, report, side, told

from discrepant.compare.finding import Finding, Side
from discrepant.compare.verdict import Verdict
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown, Records
from discrepant.report.told_facts import ToldFact, told_facts


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


def placed(says: float, source: str) -> Side:
    return attrs.evolve(side(told(source, f"{says:g}")), core=(says, says), support=(says - 1, says + 1))


def test_a_side_is_as_grave_as_the_gravest_pair_that_it_is_in() -> None:
    """One that is in none agrees, but where no sides at all were set against each other."""
    north, south, east, west = placed(30, "north"), placed(31, "south"), placed(30.4, "east"), placed(50, "west")
    made = report(finding(Verdict.CONFLICT, north, south), finding(Verdict.EXPLAINED, north, east))
    (asked,) = made.questions
    asked = attrs.evolve(asked, sides=(*asked.sides, west))
    verdicts = {one.told.source: _verdicts(one) for one in told_facts(attrs.evolve(made, questions=(asked,)))}
    assert verdicts == {"north": ["conflict"], "south": ["conflict"], "east": ["explained"], "west": ["agree"]}
    unjudged = attrs.evolve(asked, pairs=())
    verdicts = {one.told.source: _verdicts(one) for one in told_facts(attrs.evolve(made, questions=(unjudged,)))}
    assert set(map(tuple, verdicts.values())) == {("conflict",)}


def _verdicts(fact: ToldFact) -> list[str]:
    return [str(one.verdict) for one in fact.standpoints]


def test_a_fact_has_the_ends_of_its_record_where_that_is_as_it_was_and_else_those_of_its_side() -> None:
    """A side may stand for several facts; a relation stands for none of its own."""
    asked = finding(Verdict.CONFLICT, placed(30, "north"), placed(31, "south"))
    facts = tuple(one for each in asked.sides for one in each.facts)
    of_records = {one.id: {"core": (7.0, 8.0), "support": (6.0, 9.0)} for one in facts}
    claim = ClaimShown(key="crowd", about="How many came", kind="count", nature="constant", facts=facts)
    changed = attrs.evolve(claim, facts=(attrs.evolve(facts[0], says="35"), facts[1]))
    sides = [((30.0, 30.0), (29.0, 31.0)), ((31.0, 31.0), (30.0, 32.0))]
    kept = ((7.0, 8.0), (6.0, 9.0))
    for claims, ends in (((), sides), ((claim,), [kept, kept]), ((changed,), [sides[0], kept])):
        found = told_facts(report(asked, records=Records(claims=claims, ends=of_records)))
        assert [(one.core, one.support) for one in found] == ends
    made = report(asked)
    relation = attrs.evolve(made.questions[0], kind="relation")
    found = told_facts(attrs.evolve(made, questions=(relation,)))
    assert [(one.core, one.support, one.claim) for one in found] == [((), (), "crowd")] * 2
    assert not any(point.is_of_its_claim for one in found for point in one.standpoints)


@pytest.mark.parametrize(
    ("key", "claim"),
    [("north/crowd", "crowd"), ("north/crowd/2", "crowd"), ("row-7", "asked"), ("north/", "asked"), ("", "asked")],
)
def test_the_claim_of_a_fact_is_in_its_id_or_else_that_of_its_question(key: str, claim: str) -> None:
    asked = finding(Verdict.CONFLICT, side(told("north", "30", id=key)), side(told("south", "31")), claim="asked")
    (fact,) = (one for one in told_facts(report(asked)) if one.told.id == key)
    assert fact.claim == claim
    (unasked,) = (one for one in told_facts(report(asked, questions=())) if one.told.id == key)
    assert unasked.claim == (None if claim == "asked" else claim)
