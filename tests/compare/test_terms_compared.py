"""Terms: the same, broader, together, or excluding each other."""

from __future__ import annotations

from itertools import combinations
from random import Random

import attrs
import pytest
from compare_strategies import spans_told
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.comparison import Comparison
from discrepant.compare.terms import compare
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Fact, Nature
from discrepant.corpus.vocabulary import silence
from discrepant.reading.interval import Interval
from facts import day, make_claim, make_corpus, make_fact, tell, verdicts

POST = make_claim(
    "term",
    terms=dict.fromkeys(("aide", "adviser", "lawyer", "spokesman", "minister", "member", "chair"), ()),
    broader={"aide": ("adviser", "spokesman"), "adviser": ("lawyer",)},
    together=(("member", "chair", "minister"), ("spokesman", "member")),
)


def compared(claim: Claim) -> Comparison:
    return compare(claim, make_corpus(claim))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("aide", "aide", ("agree",)),
        ("aide", "adviser", ("explained", "broader-term")),
        ("aide", "lawyer", ("explained", "broader-term")),  # two steps down
        ("member", "chair", ("explained", "together")),
        ("chair", "minister", ("explained", "together")),
        ("lawyer", "spokesman", ("conflict",)),
        ("spokesman", "chair", ("conflict",)),  # each goes together with a member, not with the other
        ("member", "aide", ("conflict",)),
    ],
)
def test_verdicts(first: str, second: str, expected: tuple[str, ...]) -> None:
    for told in ([("a", first), ("b", second)], [("a", second), ("b", first)]):
        comparison = compared(tell(POST, *told))
        assert verdicts(comparison.findings) == [expected]
        assert comparison.of == "the.claim"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("lawyer", "aide", "“aide” is the broader term and takes in “lawyer”."),
        ("member", "chair", "“chair” and “member” can both hold at once."),
        ("lawyer", "spokesman", "As the claim's terms are set out, “lawyer” and “spokesman” exclude each other."),
    ],
)
def test_summary(first: str, second: str, why: str) -> None:
    (finding,) = compared(tell(POST, ("a", first), ("b", second))).findings
    assert finding.summary.endswith(f". {why}")


REASONED = attrs.evolve(
    POST,
    because={
        frozenset(("aide", "adviser")): "An adviser aids.",
        frozenset(("adviser", "lawyer")): "Lawyers advise",
        frozenset(("member", "chair")): "A member is in the chair.",
    },
)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("adviser", "aide", "“aide” is the broader term and takes in “adviser”. An adviser aids."),
        ("lawyer", "aide", "“aide” is the broader term and takes in “lawyer”. An adviser aids. Lawyers advise."),
        ("spokesman", "aide", "“aide” is the broader term and takes in “spokesman”."),
        ("member", "chair", "“chair” and “member” can both hold at once. A member is in the chair."),
    ],
)
def test_a_finding_shows_the_reason_on_which_it_rests(first: str, second: str, why: str) -> None:
    (finding,) = compared(tell(REASONED, ("a", first), ("b", second))).findings
    assert finding.summary.endswith(f". {why}")


def test_what_can_hold_together_does_so_at_any_time() -> None:
    claim = attrs.evolve(POST, nature=Nature.VARYING)
    told = [("a", "member", "2022-11-01"), ("b", "chair", "2022-12-01"), ("c", "member", "2023-01-01")]
    assert verdicts(compared(tell(claim, *told)).findings) == [("explained", "together")] * 2


def test_days_of_publishing_tell_no_times_apart() -> None:
    claim = tell(
        attrs.evolve(POST, nature=Nature.VARYING), ("a", "lawyer", "2022-11-01"), ("b", "spokesman", "2022-12-01")
    )
    for dated in ((False, True), (True, False), (False, False)):
        facts = tuple(attrs.evolve(fact, is_dated=known) for fact, known in zip(claim.facts, dated, strict=True))
        (finding,) = compared(attrs.evolve(claim, facts=facts)).findings
        assert finding.verdict is Verdict.CONFLICT
        assert finding.summary.endswith("the records do not say of which days both are told.")


def test_what_a_claim_silences() -> None:
    whole = silence(tell(REASONED, ("a", "lawyer"), ("b", "member"), ("c", "chair")))
    found = {one.terms: one.because for one in whole.pairs}
    assert (whole.can_conflict, len(found)) == (True, 8)
    assert found["aide", "lawyer"] == "An adviser aids. Lawyers advise."
    assert found["minister", "chair"] is None
    told = silence(tell(REASONED, ("a", "lawyer"), ("b", "member"), ("c", "chair")), told=True)
    assert [one.terms for one in told.pairs] == [("member", "chair")]
    assert not silence(make_claim("term", terms={"a": (), "b": ()}, together=(("a", "b"),))).can_conflict


@pytest.mark.parametrize("many", range(2, 8))
def test_of_many_terms_that_exclude_each_other_each_is_set_against_its_neighbour_and_one_more(many: int) -> None:
    """Not against all: their number would grow with its square."""
    claim = make_claim("term", terms={f"t{n}": () for n in range(many)})
    found = compared(tell(claim, *((f"s{n}", f"t{n}") for n in range(many)))).findings
    pairs = sorted(tuple(int(side.says[0][1:]) for side in finding.sides) for finding in found)
    neighbours = {(n, n + 1) for n in range(many - 1)}
    assert pairs == sorted(neighbours | {(0, n) for n in range(1, many)})


def test_what_may_change() -> None:
    claim = attrs.evolve(POST, nature=Nature.VARYING)
    told = [("a", "lawyer", "2022-11-01/2022-11-30"), ("b", "spokesman", "2022-12-01"), ("c", "lawyer", "2022-12-24")]
    assert verdicts(compared(tell(claim, *told)).findings) == [("explained", "different-time")] * 2
    told = [("a", "lawyer", "2022-11-01/2022-11-30"), ("b", "spokesman", "2022-11-30")]
    assert verdicts(compared(tell(claim, *told)).findings) == [("conflict",)]


def test_a_conflict_is_found_past_what_is_related() -> None:
    # in order of their keys: aide, chair, member, spokesman
    claim = tell(POST, ("a", "aide"), ("b", "spokesman"), ("c", "member"), ("d", "chair"))
    found = {tuple(side.says[0] for side in finding.sides): finding.verdict for finding in compared(claim).findings}
    assert found["chair", "spokesman"] is Verdict.CONFLICT
    assert found["aide", "chair"] is Verdict.CONFLICT


terms_told = st.lists(st.tuples(st.sampled_from(sorted(POST.terms)), spans_told), min_size=1, max_size=12)


def claim_of(nature: Nature, told: list[tuple[str, Interval]]) -> Claim:
    claim = attrs.evolve(POST, nature=nature)
    facts = [
        make_fact(claim, f"s{line}", term, as_of=attrs.evolve(day("2022-11-01"), core=time, support=time), line=line)
        for line, (term, time) in enumerate(told, start=2)
    ]
    return tell(claim, *facts)


def _may_be_at_one_time(first: Fact, second: Fact) -> bool:
    return not (first.is_dated and second.is_dated) or first.as_of.core.meets(second.as_of.core)


def exclude(first: str, second: str) -> bool:
    related = {frozenset(pair) for terms in POST.together for pair in combinations(terms, 2)}
    related |= {frozenset(pair) for pair in (("aide", "adviser"), ("aide", "spokesman"), ("aide", "lawyer"))}
    return first != second and frozenset((first, second)) not in related | {frozenset(("adviser", "lawyer"))}


@pytest.mark.parametrize("nature", [Nature.CONSTANT, Nature.VARYING])
class TestLaws:
    @given(told=terms_told, random=st.randoms(use_true_random=False))
    def test_whoever_is_in_conflict_is_in_a_reported_one(
        self, nature: Nature, told: list[tuple[str, Interval]], random: Random
    ) -> None:
        claim = claim_of(nature, told)
        facts = [attrs.evolve(fact, is_dated=random.random() < 0.8) for fact in claim.facts]
        claim = attrs.evolve(claim, facts=tuple(facts))
        expected = {
            fact.id
            for pair in combinations(claim.facts, 2)
            if exclude(*(fact.says[0] for fact in pair)) and (nature is Nature.CONSTANT or _may_be_at_one_time(*pair))
            for fact in pair
        }
        conflicts = [finding for finding in compared(claim).findings if finding.verdict is Verdict.CONFLICT]
        assert expected <= {told.id for finding in conflicts for side in finding.sides for told in side.facts}
        assert bool(expected) == bool(conflicts)

    @given(told=terms_told, random=st.randoms(use_true_random=False))
    def test_the_order_of_the_facts_does_not_matter(
        self, nature: Nature, told: list[tuple[str, Interval]], random: Random
    ) -> None:
        claim = claim_of(nature, told)
        facts = list(claim.facts)
        random.shuffle(facts)
        assert compared(tell(claim, *facts)) == compared(claim)


@pytest.mark.parametrize("nature", [Nature.CONSTANT, Nature.VARYING])
def test_many_facts_take_no_more_than_their_share(nature: Nature) -> None:
    claim = make_claim("term", nature, terms={f"t{n}": () for n in range(50)}, together=(("t1", "t2", "t3"),))
    base = make_fact(claim, "north", "t0")
    days = [day(f"2022-11-{n + 1:02}") for n in range(30)]
    facts = [
        attrs.evolve(
            base, id=f"s/{n}", value=f"t{n * 7919 % 50}", as_of=days[n % 30], place=attrs.evolve(base.place, line=n)
        )
        for n in range(20_000)
    ]
    claim = tell(claim, *facts)
    with within(2):
        assert compared(claim).findings


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2022-11-06T09:00Z", "2022-11-06T09:00Z", ("conflict",)),
        ("2022-11-06T09:00Z", "2022-11-06T10:00+01:00", ("conflict",)),
        ("2022-11-06T09:00Z", "2022-11-06T17:00Z", ("explained", "different-time")),
        ("2022-11-06T09:00Z", "2022-11-06", ("conflict",)),  # some time of that day, perhaps this one
        ("2022-11-06T09:00Z", "2022-11-07", ("explained", "different-time")),
    ],
)
def test_what_may_change_is_held_against_each_other_at_one_moment(
    first: str, second: str, expected: tuple[str, ...]
) -> None:
    post = attrs.evolve(POST, nature=Nature.VARYING)
    times = {"a": first, "b": second}
    for words in (("lawyer", "spokesman"), ("spokesman", "lawyer")):
        facts = [make_fact(post, source, said, as_of=times[source]) for source, said in zip("ab", words, strict=True)]
        assert verdicts(compared(tell(post, *facts)).findings) == [expected]


def test_one_moment_is_of_two_days_by_two_clocks() -> None:
    """A chair may be a member, and a member a spokesman, but no chair a spokesman at once."""
    there, here = "2022-11-04T23:30-05:00", "2022-11-05T04:30Z"
    post = attrs.evolve(POST, nature=Nature.VARYING)
    found = compared(tell(post, ("a", "chair", there), ("b", "member", here), ("c", "spokesman", here))).findings
    assert [set(each.sources) for each in found if each.verdict is Verdict.CONFLICT] == [{"a", "c"}]


def test_of_a_term_that_is_not_set_out_nothing_says_that_it_can_hold_as_well() -> None:
    (finding,) = compared(tell(POST, ("a", "lawyer"), ("b", "doorman"))).findings
    assert finding.verdict is Verdict.CONFLICT
    assert "“doorman” and “lawyer” are two terms, and nothing says that both can hold." in finding.summary
