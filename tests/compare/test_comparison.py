"""How judged groups become findings."""

from __future__ import annotations

from discrepant.compare.comparison import Comparison, findings_of, not_compared, pair_finding, record_conflict
from discrepant.compare.groups import Group, groups_of
from discrepant.compare.judgement import Judgement
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim
from facts import make_claim, make_fact, tell

EXPLAINED = Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.HEDGED,), why="They are near.")


def groups(claim: Claim) -> list[Group]:
    return groups_of(claim, claim.facts, lambda fact: fact.value, lambda fact: fact.says)


def test_one_group_of_several_sources_agrees() -> None:
    claim = tell(make_claim("count"), ("a", "30"), ("b", "30"))
    (finding,) = findings_of("quantities", claim, groups(claim), [], lambda _a, _b: EXPLAINED)
    assert (finding.verdict, finding.check, len(finding.sides)) == (Verdict.AGREE, "quantities", 1)
    assert finding.summary == "The A and The B: “30”. They agree."


def test_one_source_alone_agrees_with_nobody() -> None:
    claim = tell(make_claim("count"), ("a", "30"), ("a", "30"))
    assert findings_of("quantities", claim, groups(claim), [], lambda _a, _b: EXPLAINED) == ()


def test_of_nothing_there_is_nothing_to_find() -> None:
    claim = make_claim("count")
    assert findings_of("quantities", claim, [], [], lambda _a, _b: EXPLAINED) == ()


def test_a_pair() -> None:
    claim = tell(make_claim("count"), ("a", "30"), ("b", "31"))
    (finding,) = findings_of("quantities", claim, groups(claim), [(0, 1)], lambda _a, _b: EXPLAINED)
    assert finding.summary == "The A: “30”; The B: “31”. They are near."
    assert [side.sources for side in finding.sides] == [("a",), ("b",)]
    assert (finding.claim, finding.about, finding.reasons) == ("the.claim", "What is asked", (Reason.HEDGED,))


def test_times_are_told_where_they_matter() -> None:
    claim = tell(make_claim("count", "varying"), ("a", "30", "2022-11-01"), ("b", "31", "2022-11-02/2022-12-03"))
    finding = pair_finding("quantities", claim, groups(claim), EXPLAINED)
    assert finding.summary == (
        "The A: “30” as of 1 November 2022; The B: “31” as of 2 November to 3 December 2022. They are near."
    )


def test_a_record_against_something_else() -> None:
    claim = make_claim("count")
    finding = record_conflict("calendar", make_fact(claim, "a", "30"), claim, "it cannot be.", "something else")
    assert (finding.verdict, finding.summary) == (Verdict.CONFLICT, "The A: it cannot be.")
    assert finding.sides[1].says == ("something else",)
    assert finding.sources == {"a"}


def test_facts_set_aside() -> None:
    claim = make_claim("count")
    left = not_compared(claim, "of no reason", [make_fact(claim, "a", "30")])
    assert (left.claim, left.because, left.facts) == ("the.claim", "of no reason", ("a/the.claim",))
    assert Comparison().not_compared == ()
