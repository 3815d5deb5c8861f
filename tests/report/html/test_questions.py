"""What is to be read on a claim whose sources were not compared: what a check found on its records."""

from __future__ import annotations

import attrs
from made_reports import article, differing, finding, report, side, told

from discrepant.compare.finding import Gap, Noted
from discrepant.compare.verdict import Verdict
from discrepant.report.html.pictures import picture_in
from discrepant.report.html.questions import QuestionStanding, asked_of
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown, Records

NORTH, SOUTH, WEST = (told(source, says) for source, says in (("north", "30"), ("south", "31"), ("west", "about 30")))


def on_records(*found: object, facts: tuple[object, ...] = (NORTH, SOUTH, WEST)) -> Report:
    """A report on findings of one record each, none of them a question between sources."""
    claim = ClaimShown(key="crowd", about="How many came", kind="count", nature="constant", facts=facts)  # type: ignore[arg-type]
    records = Records(sources=tuple(map(article, ("north", "south", "west"))), claims=(claim,))
    return report(*found, questions=(), records=records)  # type: ignore[arg-type]


def test_facts_on_no_side_of_a_finding_are_sides_of_their_own() -> None:
    (asked,) = asked_of(on_records(finding(Verdict.EXPLAINED, side(NORTH), check="spellings")))
    assert asked.standing is QuestionStanding.RECORDS
    assert (asked.key, asked.about, asked.kind) == ("crowd", "How many came", "count")
    assert [(one.sources, one.says, one.facts) for one in asked.sides] == [
        (("north",), ("30",), (NORTH,)),
        (("south",), ("31",), (SOUTH,)),
        (("west",), ("about 30",), (WEST,)),
    ]
    assert [judged.sides for judged in asked.judged] == [(0,)]
    assert asked.leading == (0,)


def test_a_fact_may_stand_on_several_sides_by_its_words() -> None:
    twice = attrs.evolve(NORTH, says="30 men")
    found = finding(Verdict.CONFLICT, side(NORTH), side(twice), check="units")
    (asked,) = asked_of(on_records(found, facts=(NORTH, SOUTH)))
    assert [one.says for one in asked.sides] == [("30",), ("30 men",), ("31",)]
    assert asked.judged[0].sides == (0, 1)


def test_the_gravest_comes_first_then_what_is_farther_apart_and_what_is_open_before_all() -> None:
    noted = Noted(reason="Looked at.")
    found = [
        finding(Verdict.EXPLAINED, side(NORTH), side(SOUTH), check="spellings", summary="1"),
        finding(Verdict.CONFLICT, side(NORTH), side(SOUTH), check="units", summary="2", acknowledged=noted),
        finding(Verdict.STRAINED, side(NORTH), side(SOUTH), check="units", summary="3", gap=Gap(value=1.0)),
        finding(Verdict.STRAINED, side(SOUTH), side(WEST), check="units", summary="4", gap=Gap(value=2.0)),
    ]
    (asked,) = asked_of(on_records(*found))
    assert [judged.summary for judged in asked.judged] == ["4", "3", "2", "1"]
    assert asked.verdict is Verdict.CONFLICT
    assert asked.leading == (1, 2)


def test_a_picture_of_one_claim() -> None:
    made = differing()
    assert picture_in(made, "crowd") is not None
    assert picture_in(made, "other") is None
