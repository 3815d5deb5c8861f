"""Texts of one article: the latest stands against other sources, and is set against the one before it as a change."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import attrs
from hypothesis import given
from hypothesis import strategies as st
from newsroom import keyed, newsroom, tell

from discrepant.checking.standard import check
from discrepant.compare import quantities, terms
from discrepant.compare.finding import ids_on
from discrepant.compare.question import Question
from discrepant.corpus.load import load
from discrepant.report.model import Report
from facts import make_claim, make_corpus, make_fact, make_source


def text(number: int, **facts: object) -> dict[str, str]:
    """One of the texts of an article of The Wire."""
    article = tell(f"wire-{number}", f"2022-11-{number:02}", **facts)  # type: ignore[arg-type]
    follows = {"version_of": f"wire-{number - 1}"} if number > 1 else {}
    return keyed(article, publisher="The Wire", **follows)


def reported(root: Path, *articles: dict[str, str], **files: str) -> Report:
    return check(load(newsroom(root, *articles, **files)))


def shown(question: Question) -> list[tuple[object, ...]]:
    """Each pair in short: its verdict, its reasons, and the sources on its sides."""
    return [
        (str(pair.verdict), *map(str, pair.reasons), *(question.sides[n].sources for n in pair.sides))
        for pair in question.pairs
    ]


def test_the_article_is_said_to_have_changed_and_only_its_latest_text_is_held_against_others(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="128"), text(2, crowd="157"), tell("courier", crowd="140"))
    (asked,) = report.questions
    assert shown(asked) == [
        ("conflict", ("courier",), ("wire-2",)),
        ("explained", "later-text", ("wire-1",), ("wire-2",)),
    ]
    change = next(one for one in report.findings if one.verdict == "explained")
    assert change.summary == (
        "The Wire changed “128” to “157”. "
        "Of its texts only the latest that answers, wire-2, is set against other sources."
    )
    assert [side.sources for side in change.sides] == [("wire-1",), ("wire-2",)]
    assert [side.core for side in change.sides] == [(128, 128), (157, 157)]


def test_it_is_no_conflict_within_one_article(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="128"), text(2, crowd="157"), text(3, crowd="157"))
    (asked,) = report.questions
    assert (asked.verdict, asked.open, asked.origins) == ("explained", False, 1)
    assert {fact.id for side in asked.sides for fact in side.facts} == {f"wire-{n}/crowd" for n in (1, 2, 3)}
    assert report.uncorroborated == ("crowd",)


def test_what_did_not_change_is_no_question_and_no_second_source(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="128"), text(2, crowd="128"))
    assert (report.questions, report.uncorroborated) == ((), ("crowd",))
    report = reported(tmp_path / "b", text(1, crowd="128"), text(2, crowd="128"), tell("courier", crowd="128"))
    (asked,) = report.questions
    assert (asked.verdict, asked.origins, report.uncorroborated) == ("agree", 2, ())
    assert sorted(side.sources for side in asked.sides) == [("courier", "wire-2"), ("wire-1",)]


def test_other_sources_with_the_new_answer_stand_beside_it(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="128"), text(2, crowd="157"), tell("courier", crowd="157"))
    (asked,) = report.questions
    assert shown(asked) == [("explained", "later-text", ("wire-1",), ("courier", "wire-2"))]


def test_a_change_back_is_told_step_by_step(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="30"), text(2, crowd="31"), text(3, crowd="30"))
    assert [one.summary.partition(".")[0] for one in report.findings if one.check == "quantities"] == [
        "The Wire changed “30” to “31”",
        "The Wire changed “31” to “30”",
    ]
    assert all("only the latest that answers, wire-3, is set" in one.summary for one in report.findings)


def test_a_text_that_does_not_answer_is_passed_over(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="30"), text(2, width="2 km"), text(3, crowd="31"))
    assert [one.summary.partition(".")[0] for one in report.findings] == ["The Wire changed “30” to “31”"]


def test_what_only_the_earlier_text_tells_still_stands_and_is_said_to_be_gone(tmp_path: Path) -> None:
    report = reported(tmp_path, text(1, crowd="128"), text(2, width="2 km"), tell("courier", crowd="140"))
    (asked,) = report.questions
    (pair,) = asked.pairs
    assert pair.verdict == "conflict"
    assert pair.summary.endswith(" The later text of The Wire, wire-2, no longer has the passage on “128”.")


def test_what_the_later_text_still_prints_is_not(tmp_path: Path) -> None:
    later = text(2, width="2 km")
    later["seeds/wire-2.txt"] += "As for crowd: 128 it was, as told before.\n"
    report = reported(tmp_path, text(1, crowd="128"), later, tell("courier", crowd="140"))
    assert "no longer" not in report.questions[0].pairs[0].summary


class TestKinds:
    """It is the same for whatever can be told."""

    def test_terms(self, tmp_path: Path) -> None:
        report = reported(
            tmp_path, text(1, post="spokesman"), text(2, post="director"), tell("courier", post="adviser")
        )
        assert shown(report.questions[0]) == [
            ("conflict", ("courier",), ("wire-2",)),
            ("explained", "later-text", ("wire-1",), ("wire-2",)),
        ]

    def test_dates_whose_words_stay_and_whose_meaning_does_not(self, tmp_path: Path) -> None:
        report = reported(tmp_path, text(1, day="yesterday"), text(2, day="yesterday"))
        (found,) = (one for one in report.findings if one.check == "dates")
        both = "The Wire has “yesterday” in both texts, which stands for something else in the later."
        assert found.summary.startswith(both)

    def test_quotations_and_who_speaks(self, tmp_path: Path) -> None:
        words = {"says": "We are ready", "quote": "“We are ready” Verrin and Omar say"}
        report = reported(
            tmp_path, text(1, words={**words, "speaker": "Verrin"}), text(2, words={**words, "speaker": "Omar"})
        )
        (asked,) = report.questions
        assert shown(asked) == [("explained", "later-text", ("wire-1",), ("wire-2",))]

    def test_who_says_it_matters_to_quotations_alone(self, tmp_path: Path) -> None:
        told = {"says": "director", "quote": "the director, Verrin and Omar say"}
        report = reported(
            tmp_path, text(1, post={**told, "speaker": "Verrin"}), text(2, post={**told, "speaker": "Omar"})
        )
        assert report.questions == ()

    def test_rosters_and_the_count_of_those_on_them(self, tmp_path: Path) -> None:
        claims = '[claim.seated]\nabout = "Who sat"\nkind = "roster"\ncounted_by = "crowd"\n'
        report = reported(
            tmp_path,
            text(1, crowd="2", seated={"says": ["Ann", "Bob", "Cid"], "complete": True}),
            text(2, crowd="3", seated={"says": ["Ann", "Bob", "Cid"], "complete": True}),
            seats=claims,
        )
        assert [(one.claim, str(one.verdict)) for one in report.findings] == [("crowd", "explained")]


@given(st.lists(st.sampled_from(["30", "31", "about 30"]), min_size=2, max_size=6), st.sampled_from(["30", "99"]))
def test_no_fact_is_lost_and_no_earlier_text_is_held_against_others(told: list[str], other: str) -> None:
    claim = make_claim("count")
    sources = [make_source(f"wire-{n}") for n in range(len(told))]
    facts = [make_fact(claim, source, words) for source, words in zip(sources, told, strict=True)]
    claim = attrs.evolve(claim, facts=(*facts, make_fact(claim, "courier", other)))
    texts = tuple(source.id for source in sources)
    corpus = attrs.evolve(make_corpus(claim), articles=dict.fromkeys(texts, texts))
    found = quantities.compare(claim, corpus)
    on_sides = Counter(key for side in ids_on(found.sides) for key in side)
    assert on_sides == dict.fromkeys((fact.id for fact in claim.facts), 1)
    against = [one for one in found.findings if "later-text" not in one.reasons]
    assert not {key for one in against for key in one.sources} & set(texts[:-1])
    changes = [one for one in found.findings if "later-text" in one.reasons]
    assert len(changes) == sum(one != after for one, after in pairwise(told))


def test_claims_that_no_article_tells_twice_are_compared_as_ever() -> None:
    claim = make_claim("term", terms={"a": (), "b": ()})
    claim = attrs.evolve(claim, facts=(make_fact(claim, "north", "a"), make_fact(claim, "south", "b")))
    corpus = attrs.evolve(make_corpus(claim), articles={"x": ("x", "y"), "y": ("x", "y")})
    assert terms.compare(claim, corpus) == terms.compare(claim, make_corpus(claim))
