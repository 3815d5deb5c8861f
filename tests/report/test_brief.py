"""The brief: nothing of a report is missing from it, nothing stands in it twice, and what is to be asked is first."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_reports import WORDS, finding, report, reports, side, told
from newsroom import CLAIMS, newsroom, tell

from discrepant import check
from discrepant.compare.finding import Gap, Noted, Side
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.load import load
from discrepant.report.brief import (
    Brief,
    answers,
    asked_words,
    backing,
    gap_words,
    grounds,
    shortened,
    side_words,
    source_words,
    told_apart,
    unfinished_words,
)
from discrepant.report.days import day_words
from discrepant.report.model import CheckRun, Report, Unfinished
from discrepant.report.records import SourceLine

NOTED = Noted(reason="Looked at.")


class TestWhole:
    @given(reports)
    def test_each_question_is_in_one_group(self, made: Report) -> None:
        brief = Brief.of(made)
        groups = [*brief.open, *brief.acknowledged, *brief.explained, *brief.agreed]
        assert sorted(each.claim for each in groups) == sorted(each.claim for each in made.questions)
        assert all(each.open for each in brief.open)
        assert not any(each.open for each in groups[len(brief.open) :])

    @given(reports)
    def test_each_finding_is_in_a_question_or_beside_them(self, made: Report) -> None:
        brief = Brief.of(made)
        asked = {question.claim for question in made.questions}
        for one in made.findings:
            assert (one in brief.mend) + (one in brief.beside) >= (one.claim not in asked)

    @given(reports)
    def test_each_fact_of_a_question_is_in_one_answer(self, made: Report) -> None:
        for question in made.questions:
            for part in question.sides:
                ids = [key for answer in answers(part) for key in answer.ids]
                assert sorted(ids) == sorted(fact.id for fact in part.facts)


def test_open_questions_come_first_and_each_group_has_its_own() -> None:
    brief = Brief.of(
        report(
            finding(Verdict.AGREE, claim="a"),
            finding(Verdict.EXPLAINED, claim="b", reasons=(Reason.ROUNDED,)),
            finding(Verdict.CONFLICT, claim="c", acknowledged=NOTED),
            finding(Verdict.STRAINED, claim="d"),
            finding(Verdict.CONFLICT, claim="e"),
            checks={"rosters": CheckRun(because="no roster is told twice"), "dates": CheckRun(ran=1, failed=0)},
        )
    )
    groups = (brief.open, brief.acknowledged, brief.explained, brief.agreed)
    assert [[each.claim for each in group] for group in groups] == [["e", "d"], ["c"], ["b"], ["a"]]
    assert brief.idle == (("rosters", "no roster is told twice"),)


def test_what_is_wrong_with_one_record_is_not_lost() -> None:
    wrong = finding(check="evidence", claim="crowd.record")
    fine = finding(Verdict.EXPLAINED, check="spellings", claim="name.kyiv")
    # as a run makes them: of one record, and of a name, nothing is asked
    brief = Brief.of(report(wrong, fine, questions=()))
    assert brief.mend == (wrong,)
    assert brief.beside == (fine,)


def test_questions_of_one_story_stand_together() -> None:
    made = report(finding(claim="a"), finding(claim="b"), finding(claim="c"))
    told_of = {"a": "The letter", "b": None, "c": "The letter"}
    made = attrs.evolve(made, questions=tuple(attrs.evolve(each, story=told_of[each.claim]) for each in made.questions))
    assert [each.claim for each in Brief.of(made).open] == ["a", "c", "b"]


def test_what_nobody_prints_has_no_source() -> None:
    (question,) = report(finding()).questions
    nobody = attrs.evolve(question, sides=(Side(sources=(), says=("line 3",), facts=()),), origins=0)
    assert backing(nobody) == "0 sources, 0 origins"


def test_the_same_words_of_several_sources_are_one_answer() -> None:
    ft, dpa = told("ft", "30", speaker="Bo"), told("dpa", "30", speaker="Bo")
    (answer,) = answers(side(ft, dpa))
    assert (answer.sources, answer.says, answer.through) == (("ft", "dpa"), "30", "Bo")
    assert answer.quotes == ("it was 30",)
    assert len(answers(side(ft, told("dpa", "30", speaker="Al", via="The Post")))) == 2
    other = side(ft, told("dpa", "30", "30 came", speaker="Bo"))
    assert [len(answers(other)), len(answers(other, by_quote=False)), len(answers(other, by_quote=True))] == [1, 1, 2]
    assert answers(Side(sources=(), says=("line 3",), facts=()))[0].says == "line 3"


class TestSideWords:
    def test_a_side_names_its_sources_and_words(self) -> None:
        assert words(side(told("ft", "30"), told("dpa", "thirty"))) == "ft: “30”; dpa: “thirty”"
        assert words(side(told("ft", "30"), told("dpa", "30"))) == "ft, dpa: “30”"
        assert words(side(told("ft", "30"), told("ft", "thirty"))) == "ft: “30” / “thirty”"
        assert words(Side(sources=(), says=("line 3",), facts=())) == "“line 3”"

    def test_whose_words_they_are_stands_beside_the_source_and_the_day_where_it_is_asked_for(self) -> None:
        one = side(told("ft", "30", speaker="Bo", via="The Post", as_of="2022-11-06"), told("dpa", "30"))
        assert words(one) == "ft (Bo, via The Post): “30”; dpa: “30”"
        assert words(one, with_days=True) == "ft (Bo, via The Post), 6 Nov 2022: “30”; dpa: “30”"

    def test_beyond_the_most_the_rest_are_counted(self) -> None:
        many = side(*(told(f"s{i}", "30") for i in range(7)))
        assert words(many, most=6) == "7 sources: “30”"
        assert words(many).startswith("s0, s1, s2")
        several = side(*(told("ft", str(i)) for i in range(4)))
        assert words(several, most=3) == "ft: “0” / “1” / “2” / 1 more"

    @pytest.mark.parametrize(("longest", "letters"), [(60, 120), (7, 14)])
    def test_who_speaks_has_twice_as_much_room_as_what_is_said(self, longest: int, letters: int) -> None:
        for more in (0, 1):
            name = "B" * (letters + more)
            shown = side_words(side(told("ft", "30", speaker=name)), longest=longest)
            assert (shown == f"ft ({name}): “30”") is not bool(more)

    @pytest.mark.parametrize(("longest", "letters"), [(60, 30), (7, 3)])
    def test_what_they_mean_has_half_as_much_room(self, longest: int, letters: int) -> None:
        for more in (0, 1):
            meant = "m" * (letters + more)
            shown = side_words(side(told("ft", "30", reads=meant)), longest=longest)
            assert (shown == f"ft: “30” [{meant}]") is not bool(more)

    def test_garbled_words_come_with_their_meaning(self) -> None:
        garbled = told("nyt", "astir $20 cardinal", reads="about $20 billion")
        assert words(side(garbled)) == "nyt: “astir $20 cardinal” [about $20 billion]"

    @given(WORDS)
    def test_long_words_are_cut_between_two(self, said: str) -> None:
        text = shortened(said, 60)
        assert len(text) <= 61
        if text != said:
            assert text.endswith("…")
            kept = text.removesuffix("…").rstrip(" ")
            assert said.startswith(kept)
            assert said[len(kept)] == " " or " " not in said[:59]


def words(one: Side, **how: Any) -> str:  # noqa: ANN401  # as the function takes them
    return side_words(one, longest=60, **how)


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (None, ""),
        (Gap(value=0.0, unit="USD"), ""),
        (Gap(value=3.0, unit="day"), "3 days"),
        (Gap(value=1.0, percent=3.3), "1 (3.3\u00a0%)"),
        (Gap(value=1.5, unit="km", percent=10.0), "1.5 km (10\u00a0%)"),
    ],
)
def test_a_gap_has_its_unit_and_its_share(gap: Gap | None, text: str) -> None:
    assert gap_words(gap) == text


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (None, ""),
        ("2022-11-06", "6 Nov 2022"),
        ("2022-10-24/2022-10-25", "24–25 Oct 2022"),
        ("2022-10-04/2022-11-06", "4 Oct – 6 Nov 2022"),
        ("2022-02-24/2024-02-11", "24 Feb 2022 – 11 Feb 2024"),
        ("2022-11-06/2022-11-06", "6 Nov 2022"),
        ("2022-11/2022-11-06", "2022-11 to 2022-11-06"),
        ("2022-11-06/2022-12", "2022-11-06 to 2022-12"),
        ("2022-10/2022-11", "2022-10 to 2022-11"),
        ("../2022-11-06", "until 6 Nov 2022"),
        ("2022-11-06/..", "from 6 Nov 2022"),
        ("../..", ""),
        ("2023-11-04T15:30+05:45", "4 Nov 2023, 15:30 (+05:45)"),
        ("2023-11-04T15:30Z", "4 Nov 2023, 15:30 UTC"),
        ("2023-11-04T15:30:20Z", "4 Nov 2023, 15:30:20 UTC"),
        ("2023-11-04 15:30:00", "4 Nov 2023, 15:30"),
        ("2023-11-04T14:30/2023-11-04T15:30", "4 Nov 2023, 14:30–15:30"),
        ("2023-11-04T14:30Z/2023-11-04T15:30Z", "4 Nov 2023, 14:30–15:30 UTC"),
        ("2023-11-04T14:30+01:00/2023-11-04T15:30:20+01:00", "4 Nov 2023, 14:30–15:30:20 (+01:00)"),
        ("2023-11-04T23:30Z/2023-11-05T00:30Z", "4 Nov 2023, 23:30 – 5 Nov 2023, 00:30 UTC"),
        ("../2023-11-04T15:30Z", "until 4 Nov 2023, 15:30 UTC"),
        ("2023-11-04T15:30Z/..", "from 4 Nov 2023, 15:30 UTC"),
        ("2023-11-04T15:30/2023-11-05", "2023-11-04T15:30 to 2023-11-05"),
        ("2022-99-99T14:30/2022-99-99T15:30", "2022-99-99T14:30 to 2022-99-99T15:30"),
        ("2022-99-99", "2022-99-99"),
        ("2022-99-99T15:30Z", "2022-99-99T15:30Z"),
        ("some day", "some day"),
    ],
)
def test_a_day_is_written_as_an_editor_writes_it(as_of: str | None, words: str) -> None:
    assert day_words(as_of) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2.0, "day", "2 days"),
        (0.0625, "day", "1 hour 30 minutes"),
        (1.5, "day", "1 day 12 hours"),
        (7e8, "USD", "$700 million"),
    ],
)
def test_how_far_two_sides_are_apart(value: float, unit: str, words: str) -> None:
    assert gap_words(Gap(value=value, unit=unit)) == words


def test_a_source_tells_when_it_is_from_and_how_that_is_known() -> None:
    plain = SourceLine(id="a", publisher="A", published="2022-11-06", dated="printed", wording="verbatim")
    assert source_words(plain) == "6 Nov 2022"
    inferred = SourceLine(id="b", publisher="B", published="2022-11", dated="inferred", wording="garbled", note="Odd.")
    assert source_words(inferred) == "2022-11 (inferred), garbled. Odd."


def test_a_question_says_why_and_on_what_it_rests() -> None:
    (question,) = report(finding(), finding(Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME,))).questions
    assert grounds(question) == "cannot both be true"
    assert backing(question) == "2 sources, 2 origins"
    assert told_apart(question)
    (explained,) = report(finding(Verdict.EXPLAINED, reasons=(Reason.DIFFERENT_TIME, Reason.HEDGED))).questions
    assert grounds(explained) == "different-time, hedged"
    (noted,) = report(finding(acknowledged=NOTED)).questions
    assert grounds(noted) == "acknowledged"


def test_speakers_who_disagree_are_no_conflict_of_the_sources() -> None:
    one, other = side(told("ft", "30", speaker="Bo")), side(told("dpa", "31", speaker="Al"))
    (question,) = report(finding(Verdict.CONFLICT, one, other)).questions
    assert grounds(question) == "the speakers disagree"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((), ""),
        ((1,), "1 fact of 1 source is unfinished"),
        ((2,), "2 facts of 1 source are unfinished"),
        ((1, 1), "2 facts of 2 sources are unfinished"),
    ],
)
def test_facts_that_nobody_has_given_a_claim_are_counted(facts: tuple[int, ...], words: str) -> None:
    left = tuple(Unfinished(source=f"s{n}", facts=count) for n, count in enumerate(facts))
    assert unfinished_words(report(unfinished=left)) == words


COUNTED = "".join(f'[claim.{key}]\nabout = "How many {key} came"\nkind = "count"\n' for key in ("men", "women"))
RELATION = '[[relation]]\nabout = "All are men or women"\nholds = "crowd = men + women"\n'
figures = st.dictionaries(st.sampled_from(("crowd", "men", "women")), st.sampled_from(("10", "20", "30")))


@given(figures, figures, figures)
@example({"crowd": "10"}, {"crowd": "30"}, {})  # one source alone, at odds with itself
@example({"crowd": "10", "men": "10"}, {}, {"women": "10"})
def test_what_was_compared_and_what_is_told_once_are_all_that_is_asked(
    north: dict[str, str], again: dict[str, str], south: dict[str, str]
) -> None:
    """Claims on which one source is at odds with itself are counted once, and relations are no claims."""
    one, more = tell("north", **north), tell("north", **again)
    records = one["facts/north.toml"] + more["facts/north.toml"].partition('@sha256@"\n')[2]
    both = {"facts/north.toml": records, "seeds/north.txt": one["seeds/north.txt"] + more["seeds/north.txt"]}
    with TemporaryDirectory() as folder:
        root = newsroom(Path(folder), both, tell("south", **south), claims=CLAIMS + COUNTED, relations=RELATION)
        corpus = load(root)
        made = check(corpus)
    told_of = [claim for claim in corpus.claims.values() if claim.facts]
    assert len(made.questions) == made.corpus.compared
    assert len(told_of) + made.relations == made.corpus.compared + len(made.alone)


def test_relations_are_named_beside_claims_where_there_are_any() -> None:
    assert asked_words(report()) == "2 claims"
    (question,) = report(finding(claim="crowd = men + women")).questions
    for number, words in ((1, "2 claims and 1 relation"), (2, "2 claims and 2 relations")):
        made = attrs.evolve(report(), questions=(attrs.evolve(question, kind="relation"),) * number)
        assert asked_words(made) == words
