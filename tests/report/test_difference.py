"""What a change did: each finding of two reports is new, resolved, changed or unchanged, and none is forgotten."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given, settings
from made_reports import finding, report, reports, side, told

from discrepant.compare.finding import Finding, Noted
from discrepant.compare.verdict import Verdict
from discrepant.report.difference import Change, State, difference
from discrepant.report.model import Report, to_json

NOTED = Noted(reason="Looked at.")
SOME = settings(max_examples=40)


def states(old: Report, new: Report) -> list[State]:
    return [change.state for change in difference(old, new).changes]


def between(one: str, other: str, **keys: object) -> Finding:
    """A conflict between two sources."""
    return finding(Verdict.CONFLICT, side(told(one, "30")), side(told(other, "31")), **keys)


def agreed(*sources: str) -> Finding:
    return finding(Verdict.AGREE, side(*(told(source, "30") for source in sources)))


class TestStates:
    def test_the_same_findings_are_unchanged_wherever_their_records_stand(self) -> None:
        moved = finding(
            Verdict.CONFLICT,
            side(told("north", "30", line=70, text_line=8)),
            side(told("south", "31", file="facts/s.toml")),
        )
        assert states(report(finding()), report(moved)) == [State.UNCHANGED]

    def test_what_is_only_in_one_report_is_new_or_resolved(self) -> None:
        assert states(report(), report(finding())) == [State.NEW]
        assert states(report(finding()), report()) == [State.RESOLVED]

    def test_other_words_of_the_same_facts_are_a_change(self) -> None:
        for keys in ({"summary": "Otherwise."}, {"about": "x"}, {"acknowledged": NOTED}, {"verdict": Verdict.STRAINED}):
            changed = attrs.evolve(finding(), **keys)
            assert states(report(finding()), report(changed)) == [State.CHANGED]

    def test_a_source_that_joins_a_side_changes_the_finding(self) -> None:
        joined = finding(Verdict.CONFLICT, side(told("north", "30"), told("east", "30")), side(told("south", "31")))
        assert states(report(finding()), report(joined)) == [State.CHANGED]

    def test_sides_that_change_places_are_the_same_finding(self) -> None:
        a, b = finding().sides
        assert states(report(finding()), report(finding(sides=(b, side(*a.facts, told("east", "30")))))) == [
            State.CHANGED
        ]

    def test_a_source_between_two_others_makes_two_findings_of_one(self) -> None:
        old, new = report(between("a", "c")), report(between("a", "b"), between("b", "c"))
        assert states(old, new) == [State.NEW, State.NEW, State.RESOLVED]

    def test_an_agreement_that_is_broken_is_resolved_and_the_conflict_new(self) -> None:
        conflict = finding(Verdict.CONFLICT, side(told("a", "30"), told("b", "30")), side(told("c", "31")))
        made = difference(report(agreed("a", "b")), report(conflict))
        assert [change.state for change in made.changes] == [State.NEW, State.RESOLVED]
        assert states(report(agreed("a", "b")), report(agreed("a", "b", "c"))) == [State.CHANGED]

    def test_another_claim_or_check_is_another_finding(self) -> None:
        for other in (finding(claim="other"), finding(check="mine")):
            assert states(report(finding()), report(other)) == [State.NEW, State.RESOLVED]

    def test_of_two_that_could_be_meant_the_one_with_more_in_common_is(self) -> None:
        few = finding(Verdict.CONFLICT, side(told("a", "30")), side(told("b", "31"), told("x", "31")))
        many = finding(Verdict.CONFLICT, side(told("a", "30"), told("c", "30"), told("d", "30")), side(told("b", "31")))
        now = finding(Verdict.CONFLICT, side(told("a", "30"), told("c", "30")), side(told("b", "31")), summary="Now.")
        by_state = {change.state: change for change in difference(report(few, many), report(now)).changes}
        assert by_state[State.CHANGED] == Change(was=many, now=now)
        assert by_state[State.RESOLVED] == Change(was=few)

    def test_sides_without_facts_are_told_apart_by_their_words(self) -> None:
        def spelt(*words: str) -> Finding:
            return finding(Verdict.CONFLICT, *(attrs.evolve(side(), says=(word,)) for word in words))

        assert states(report(spelt("a", "b")), report(spelt("a", "b"))) == [State.UNCHANGED]
        assert states(report(spelt("a", "b")), report(spelt("c", "d"))) == [State.NEW, State.RESOLVED]


class TestLaws:
    @SOME
    @given(reports)
    def test_nothing_differs_from_itself(self, made: Report) -> None:
        assert set(states(made, made)) <= {State.UNCHANGED}

    @SOME
    @given(reports, reports)
    def test_every_finding_of_both_is_in_it_once(self, old: Report, new: Report) -> None:
        changes = difference(old, new).changes
        assert [change.now for change in changes if change.now] == list(new.findings)
        assert Counter(change.was for change in changes if change.was) == Counter(old.findings)

    @SOME
    @given(reports, reports)
    def test_back_and_forth_is_the_same_with_the_names_changed(self, old: Report, new: Report) -> None:
        there, back = Counter(states(old, new)), Counter(states(new, old))
        assert there[State.UNCHANGED] == back[State.UNCHANGED]
        assert there[State.NEW] - there[State.RESOLVED] == back[State.RESOLVED] - back[State.NEW]

    @SOME
    @given(reports, reports)
    def test_its_json_has_all_of_it(self, old: Report, new: Report) -> None:
        made = difference(old, new)
        data = made.to_json()
        assert list(data) == ["new", "resolved", "changed", "unchanged"]
        assert len(data["new"]) + len(data["changed"]) + data["unchanged"] == len(new.findings)
        assert len(data["resolved"]) + len(data["changed"]) + data["unchanged"] == len(old.findings)
        assert data["new"] == [to_json(change.now) for change in made.of(State.NEW)]


class TestOpensAConflict:
    def test_one_that_is_new_or_no_longer_acknowledged(self) -> None:
        noted = finding(acknowledged=NOTED)
        assert Change(now=finding()).opens_a_conflict
        assert Change(was=noted, now=finding()).opens_a_conflict
        assert Change(was=finding(Verdict.STRAINED), now=finding()).opens_a_conflict

    def test_not_one_that_was_there_or_is_acknowledged(self) -> None:
        assert not Change(was=finding(), now=finding(summary="x")).opens_a_conflict
        assert not Change(now=finding(acknowledged=NOTED)).opens_a_conflict
        assert not Change(now=finding(Verdict.STRAINED)).opens_a_conflict
        assert not Change(was=finding()).opens_a_conflict
