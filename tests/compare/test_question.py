"""Questions: every fact of a compared claim on one side, whatever the checks found, and the order of questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import side, told
from newsroom import newsroom, tell

from discrepant.compare import quantities, terms
from discrepant.compare.finding import OF_ONE_RECORD, Finding, Gap, Noted, Side, ids_on, side_of
from discrepant.compare.question import Question, question_of, questions_of, ranked
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Claim, Kind, Place, Weight

PAPERS = {"north": "The North", "south": "The South", "wire": "The Wire"}
NOTED = Noted(reason="looked at")
CLAIM = Claim(key="crowd", about="How many came", kind=Kind.COUNT, place=Place(file="facts/claims.toml", line=1))
IDS = [f"north/crowd/{n}" for n in range(1, 9)]


def of(ids: Sequence[str]) -> Side:
    """A side of these facts."""
    facts = tuple(attrs.evolve(told("north", key), id=key) for key in ids)
    return Side(sources=("north",), says=tuple(fact.says for fact in facts), facts=facts)


def found(*sides: Side, verdict: Verdict = Verdict.CONFLICT, **more: object) -> Finding:
    return Finding(claim="crowd", about="", check="mine", verdict=verdict, summary="", sides=sides, **more)  # type: ignore[arg-type]


@st.composite
def partitions(draw: st.DrawFn) -> list[Side]:
    """The facts, or some of them, on sides."""
    where = draw(st.lists(st.integers(0, 4), min_size=len(IDS), max_size=len(IDS)))
    parts = [[key for key, n in zip(IDS, where, strict=True) if n == part] for part in range(1, 5)]
    return [of(part) for part in parts if part]


TWO_SIDES = partitions().filter(lambda sides: len(sides) > 1).map(lambda sides: sides[:2])


class TestSides:
    @given(st.lists(partitions(), max_size=2), st.lists(TWO_SIDES, min_size=1, max_size=4))
    def test_no_fact_is_lost_and_none_stands_twice(self, made: list[list[Side]], apart: list[list[Side]]) -> None:
        sides = [one for each in made for one in each]
        asked = question_of(CLAIM, sides, [found(*each) for each in apart], PAPERS)
        shown = Counter(fact.id for one in asked.sides for fact in one.facts)
        expected = {fact.id for one in [*sides, *(one for each in apart for one in each)] for fact in one.facts}
        assert shown == dict.fromkeys(expected, 1)

    @given(st.lists(partitions(), max_size=2), st.lists(TWO_SIDES, min_size=1, max_size=4))
    def test_a_pair_sets_apart_what_its_finding_does(self, made: list[list[Side]], apart: list[list[Side]]) -> None:
        sides = [one for each in made for one in each]
        asked = question_of(CLAIM, sides, [found(*each) for each in apart], PAPERS)
        pairs = [tuple({fact.id for fact in asked.sides[n].facts} for n in pair.sides) for pair in asked.pairs]
        for one, other in apart:
            first, second = ({fact.id for fact in each.facts} for each in (one, other))
            mine = [(a, b) for a, b in pairs if a <= first and b <= second]
            assert set().union(*(a for a, _ in mine)) == first
            assert set().union(*(b for _, b in mine)) == second

    def test_what_is_set_against_no_fact_is_a_side_too(self) -> None:
        other = Side(sources=(), says=("the list of names",), facts=())
        asked = question_of(CLAIM, [of(IDS[:2])], [found(of(IDS[:2]), other)], PAPERS)
        assert asked.sides == (of(IDS[:2]), other)
        assert [pair.sides for pair in asked.pairs] == [(0, 1)]

    @pytest.mark.parametrize("size", range(2, 7))
    def test_nothing_is_set_against_itself_and_all_else_is(self, size: int) -> None:
        """Where a finding has a fact on both of its sides."""
        sides = tuple(of([key]) for key in IDS[: size + 1])
        asked = question_of(CLAIM, sides, [found(of(IDS[:size]), of(IDS[1 : size + 1]))], PAPERS)
        assert asked.sides == sides
        pairs = [pair.sides for pair in asked.pairs]
        assert len(pairs) == len(set(pairs))
        assert {*pairs} == {*((0, n) for n in range(1, size + 1)), *((n, 1) for n in range(2, size))}

    def test_what_agrees_and_is_parted_is_paired_with_the_first_of_its_parts(self) -> None:
        """By another check, which sets a fact of it apart from each of two others."""
        one, other, third = of(IDS[:1]), of(IDS[1:2]), of(IDS[2:3])
        findings = [found(of(IDS[:3]), verdict=Verdict.AGREE), found(one, other), found(one, third)]
        asked = question_of(CLAIM, [of(IDS[:3])], findings, PAPERS)
        agreeing = {pair.sides for pair in asked.pairs if pair.verdict is Verdict.AGREE}
        assert ({*asked.sides}, agreeing) == ({one, other, third}, {(0, 1), (0, 2)})

    def test_agreement_has_one_side_and_no_pair(self) -> None:
        asked = question_of(CLAIM, [of(IDS)], [found(of(IDS), verdict=Verdict.AGREE)], PAPERS)
        assert (len(asked.sides), asked.pairs, asked.open, asked.verdict) == (1, (), False, Verdict.AGREE)


def test_what_could_not_be_compared_is_on_a_side(tmp_path: Path) -> None:
    corpus = load(
        newsroom(
            tmp_path, tell("north", aid="$2 billion"), tell("south", aid="$3 billion"), tell("wire", aid="€1 billion")
        )
    )
    compared = quantities.compare(corpus.claims["aid"], corpus)
    (asked,) = questions_of(corpus, compared.findings, [("aid", ids_on(compared.sides))])
    assert [one.says for one in asked.sides] == [("$2 billion",), ("$3 billion",), ("€1 billion",)]
    assert [pair.sides for pair in asked.pairs] == [(0, 1)]


def test_what_could_not_be_compared_and_is_alike_is_on_one_side(tmp_path: Path) -> None:
    told = {"north": "$2 billion", "south": "$3 billion", "wire": "€1 billion", "east": "€1 billion"}
    corpus = load(newsroom(tmp_path, *(tell(paper, aid=words) for paper, words in told.items())))
    compared = quantities.compare(corpus.claims["aid"], corpus)
    (asked,) = questions_of(corpus, compared.findings, [("aid", ids_on(compared.sides))])
    assert [one.sources for one in asked.sides] == [("north",), ("south",), ("east", "wire")]


@pytest.mark.parametrize("name", OF_ONE_RECORD)
def test_what_is_wrong_with_one_record_is_no_question(tmp_path: Path, name: str) -> None:
    corpus = load(newsroom(tmp_path, *(tell(paper, post="spokesman") for paper in ("north", "south"))))
    north, south = (side_of([fact], fact.value) for fact in corpus.claims["post"].facts)
    finding = attrs.evolve(found(north, south), claim="post", check=name)
    assert questions_of(corpus, [finding], []) == ()
    assert questions_of(corpus, [attrs.evolve(finding, check="mine", claim="nothing")], []) == ()


def test_what_a_check_of_ones_own_finds_is_a_question_with_all_facts(tmp_path: Path) -> None:
    corpus = load(newsroom(tmp_path, *(tell(paper, post="spokesman") for paper in ("north", "south", "wire"))))
    north, south, _ = (side_of([fact], fact.value) for fact in corpus.claims["post"].facts)
    mine = found(north, south)
    (asked,) = questions_of(corpus, [attrs.evolve(mine, claim="post")], [])
    assert [one.sources for one in asked.sides] == [("north",), ("south",), ("wire",)]
    by_terms = terms.compare(corpus.claims["post"], corpus)
    both = [*by_terms.findings, attrs.evolve(mine, claim="post")]
    (asked,) = questions_of(corpus, both, [("post", ids_on(by_terms.sides))])
    assert sorted(one.sources for one in asked.sides) == [("north",), ("south",), ("wire",)]
    assert asked.verdict is Verdict.CONFLICT


class TestWhereItStands:
    def test_it_is_open_until_all_that_fails_is_acknowledged(self) -> None:
        one, other, third = of(IDS[:1]), of(IDS[1:2]), of(IDS[2:3])
        both = [found(one, other, acknowledged=NOTED), found(other, third)]
        assert question_of(CLAIM, (), both, PAPERS).open
        assert question_of(CLAIM, (), both, PAPERS).acknowledged is None
        settled = question_of(CLAIM, (), [both[0], found(other, third, verdict=Verdict.EXPLAINED)], PAPERS)
        assert (settled.open, settled.acknowledged) == (False, NOTED)

    def test_two_speakers_disagree_and_not_the_sources_that_report_them(self) -> None:
        said = [side(told("north", "30", speaker="Kirby")), side(told("south", "31", speaker="Rasmussen"))]
        assert question_of(CLAIM, (), [found(*said)], PAPERS).pairs[0].speakers
        told_so = [said[0], side(told("south", "31"))]
        assert not question_of(CLAIM, (), [found(*told_so)], PAPERS).pairs[0].speakers
        same = [said[0], side(told("south", "31", speaker="KIRBY"))]
        assert not question_of(CLAIM, (), [found(*same)], PAPERS).pairs[0].speakers
        words = attrs.evolve(CLAIM, kind=Kind.QUOTATION)
        assert not question_of(words, (), [found(*said)], PAPERS).pairs[0].speakers


def asked(
    claim: str, verdict: Verdict = Verdict.CONFLICT, *, gap: float = 0, weight: str = "normal", **more: object
) -> Question:
    sides = side(told("north", "30")), side(told("south", "31"))
    finding = found(*sides, verdict=verdict, gap=Gap(value=gap, percent=gap), **more)
    return question_of(attrs.evolve(CLAIM, key=claim, weight=Weight(weight)), (), [finding], PAPERS)


def test_the_gravest_open_question_comes_first() -> None:
    said = side(told("north", "30", speaker="Kirby")), side(told("south", "31", speaker="Rasmussen"))
    in_order = [
        asked("weighty", weight="high"),
        asked("far", gap=50),
        asked("near", gap=5),
        asked("near2", gap=5),
        asked("light", gap=99, weight="low"),
        question_of(attrs.evolve(CLAIM, key="speakers", weight=Weight.HIGH), (), [found(*said)], PAPERS),
        asked("strained", Verdict.STRAINED, gap=90, weight="high"),
        asked("noted", acknowledged=NOTED, weight="high"),
        asked("noted-too", Verdict.STRAINED, acknowledged=NOTED),
        asked("explained", Verdict.EXPLAINED, gap=99),
        asked("agree", Verdict.AGREE, weight="high"),
    ]
    assert [one.claim for one in ranked(reversed(in_order), PAPERS)] == [one.claim for one in in_order]


class TestOrigins:
    """How many tell it independently of each other, and how many likely do."""

    def asked(self, likely: dict[str, str] | None, kind: Kind = Kind.COUNT, quote: str = "") -> Question:
        sides = [
            side(attrs.evolve(told(paper, "30"), quote=quote or f"{paper} has it"))
            for paper in ("north", "south", "wire")
        ]
        claim = attrs.evolve(CLAIM, kind=kind)
        return question_of(claim, sides, [found(*sides[:2])], PAPERS, likely=likely)

    @pytest.mark.parametrize(
        ("likely", "fewer"),
        [
            (None, None),
            (PAPERS, None),
            ({**PAPERS, "north": "The Wire"}, 2),
            ({**PAPERS, "north": "The Wire", "south": "The Wire"}, 1),
            ({**PAPERS, "north": "Another"}, None),  # as many as before
            ({**PAPERS, "east": "The Wire"}, None),  # who does not tell it
        ],
    )
    def test_that_are_likely_fewer(self, likely: dict[str, str] | None, fewer: int | None) -> None:
        asked = self.asked(likely)
        assert (asked.origins, asked.likely_origins) == (3, fewer)

    @pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.QUOTATION])
    def test_that_share_their_wording_are_one(self, kind: Kind) -> None:
        assert self.asked(None, kind, "it was said that thirty of them came to town").origins == 1

    def test_of_one_quotation_are_not_for_its_words(self) -> None:
        assert self.asked(None, Kind.QUOTATION, "it was said that thirty of them came to town").origins == 3


def test_the_pair_that_tells_most() -> None:
    said = side(told("north", "30", speaker="Kirby")), side(told("south", "31", speaker="Rasmussen"))
    plain = side(told("wire", "32")), side(told("east", "33"))
    far = found(*said, gap=Gap(value=99.0))
    for gap in (None, Gap(value=0.5)):
        asked = question_of(CLAIM, (), [far, found(*plain, gap=gap)], PAPERS)
        assert asked.worst is not None
        assert not asked.worst.speakers
        asked = question_of(CLAIM, (), [far, found(*plain, gap=gap, verdict=Verdict.STRAINED)], PAPERS)
        assert asked.worst is not None
        assert asked.worst.speakers
    near, wide = found(*plain), found(plain[0], side(told("west", "34")), gap=Gap(value=0.5))
    for order in ([near, wide], [wide, near]):
        asked = question_of(CLAIM, (), order, PAPERS)
        assert asked.worst is not None
        assert asked.worst.gap == wide.gap
