"""Tallies, compared place by place: held against every pair of numbers that each of two may mean."""

from __future__ import annotations

from itertools import combinations, product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.groups import Group
from discrepant.compare.tallies import compare, judge_tallies
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Parted, Quantity, Reading
from facts import make_claim, make_corpus, make_fact, tell, verdicts


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("219-212", "219–212", []),
        ("219-212", "by 219 votes to 212", []),
        ("219-212", "219-211", [("conflict",)]),
        ("219-212", "212-219", [("conflict",)]),
        ("nearly 230 votes to 212", "221-212", [("strained",)]),
        ("about 220 votes to 212", "219-212", [("explained", "hedged")]),
        ("200-100", "199-100", [("conflict",)]),
        ("5-3-1", "5-3-1", []),
        ("5-3-1", "5-1-3", [("conflict",)]),
    ],
)
def test_verdicts(a: str, b: str, expected: list[tuple[str, ...]]) -> None:
    claim = tell(make_claim("tally"), ("a", a), ("b", b))
    found = verdicts(compare(claim, make_corpus(claim)).findings)
    assert found == (expected or [("agree",)])


def summary(a: str, b: str) -> str:
    claim = tell(make_claim("tally"), ("a", a), ("b", b))
    (finding,) = compare(claim, make_corpus(claim)).findings
    return finding.summary


def test_each_place_has_its_verdict() -> None:
    assert summary("219-211", "219-212") == (
        "The A: “219-211”; The B: “219-212”. First place: agree. It is the same number. Second place: conflict. They "
        "cannot both be true: The B is higher than The A by 1 or 0.47 % (212 − 211)."
    )


@pytest.mark.parametrize(
    ("nth", "name"), [(1, "First place"), (3, "Third place"), (10, "Tenth place"), (11, "Place 11"), (12, "Place 12")]
)
def test_each_place_has_its_name(nth: int, name: str) -> None:
    first = [str(10 * number) for number in range(1, 13)]
    second = [*first[: nth - 1], "7", *first[nth:]]
    told = summary("-".join(first), "-".join(second))
    assert told.count(": conflict. ") == 1
    assert f"{name}: conflict. " in told


def test_the_likely_swap_is_named() -> None:
    assert summary("219-212", "212-219").endswith(
        "It is the same tally the other way round: one of them has likely swapped its places."
    )
    assert "stand in another order" in summary("5-3-1", "5-1-3")
    assert summary("219-212", "212 votes to 219").endswith("one of them has likely swapped its places.")


@pytest.mark.parametrize(
    ("one", "other", "verdict", "is_swapped"),
    [
        ("about 20 votes to 18", "18 votes to about 20", "strained", True),
        ("about 20 votes to 19", "19 votes to about 20", "explained", False),  # both can be true as they stand
    ],
)
def test_a_swap_is_named_where_only_the_loosest_reading_holds(
    one: str, other: str, verdict: str, *, is_swapped: bool
) -> None:
    for first, second in ((one, other), (other, one)):
        told = summary(first, second)
        assert f"First place: {verdict}. " in told
        assert told.endswith("one of them has likely swapped its places.") is is_swapped


@pytest.mark.parametrize(("one", "other"), [("5-3-1", "5-3-2"), ("2-2", "2-3"), ("5-3", "3-4"), ("5-3-1", "1-3-6")])
def test_no_swap_is_named_where_the_numbers_differ(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert "conflict" in summary(first, second)
        assert "swapped" not in summary(first, second)


def test_of_more_and_of_fewer_places_nothing_is_compared_and_that_is_said() -> None:
    claim = tell(make_claim("tally"), ("a", "5-3"), ("b", "5-3-1"), ("c", "5-3"), ("d", "5-4"))
    found = compare(claim, make_corpus(claim))
    assert verdicts(found.findings) == [("conflict",)]
    assert {fact.id for side in found.sides for fact in side.facts} == {fact.id for fact in claim.facts}
    (aside,) = found.not_compared
    assert set(aside.facts) == {fact.id for fact in claim.facts}
    assert aside.because.startswith("tallies of more and of fewer places")


def test_sides_are_in_the_order_of_their_numbers_and_each_meets_its_neighbour() -> None:
    """From the first place on, whoever tells them: a place that two have alike leaves the next one to decide."""
    claim = tell(make_claim("tally"), ("a", "5-3"), ("b", "4-4"), ("c", "4-3"), ("d", "10-1"))
    found = compare(claim, make_corpus(claim))
    assert [side.says for side in found.sides] == [("4-3",), ("4-4",), ("5-3",), ("10-1",)]
    pairs = [tuple(side.says[0] for side in each.sides) for each in found.findings]
    assert {("4-3", "4-4"), ("4-4", "5-3"), ("5-3", "10-1")} <= set(pairs)


def test_what_nobody_tells_is_compared_all_the_same() -> None:
    claim = make_claim("tally")
    found = compare(claim, make_corpus(claim))
    assert (found.of, found.findings, found.sides, found.not_compared) == ("the.claim", (), (), ())


def test_told_of_different_times() -> None:
    claim = tell(make_claim("tally", "varying"), ("a", "1-0", "2022-11-01"), ("b", "1-1", "2022-11-02"))
    assert verdicts(compare(claim, make_corpus(claim)).findings) == [("explained", "different-time")]


def test_a_tally_lies_on_no_line() -> None:
    claim = tell(make_claim("tally"), ("a", "1-0"), ("b", "1-1"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert [(side.core, side.support) for side in finding.sides] == [((), ())] * 2


@st.composite
def places(draw: st.DrawFn) -> Reading:
    """A place of a tally: whole numbers from 0 to 6, the core inside the support."""
    ends = sorted(draw(st.lists(st.integers(0, 6), min_size=4, max_size=4)))
    core, support = Interval(ends[1], ends[2]), Interval(ends[0], ends[3])
    return Reading(words=f"{ends}", kind=Quantity.COUNT, core=core, support=support)


def tallies(count: int) -> st.SearchStrategy[Parted]:
    return st.tuples(*[places()] * count).map(
        lambda parts: Parted(words="/".join(part.words for part in parts), kind=Abreast.TALLY, parts=parts)
    )


def group(tally: Parted) -> Group:
    return Group(value=tally, facts=())


def tuples(tally: Parted, level: str) -> set[tuple[int, ...]]:
    """All that it may mean."""
    spans = [getattr(part, level) for part in tally.parts]
    return set(product(*(range(int(span.lo), int(span.hi) + 1) for span in spans)))


def by_brute_force(a: Parted, b: Parted) -> Verdict:
    if tuples(a, "core") & tuples(b, "core"):
        return Verdict.EXPLAINED
    return Verdict.STRAINED if tuples(a, "support") & tuples(b, "support") else Verdict.CONFLICT


two_alike = st.integers(2, 3).flatmap(lambda count: st.tuples(tallies(count), tallies(count)))


@given(two_alike)
def test_the_verdict_is_that_of_all_tuples(both: tuple[Parted, Parted]) -> None:
    found = judge_tallies(group(both[0]), group(both[1])).verdict
    assert by_brute_force(*both) is (Verdict.EXPLAINED if found is Verdict.AGREE else found)


@given(two_alike)
def test_it_is_the_same_either_way_round(both: tuple[Parted, Parted]) -> None:
    one, other = (judge_tallies(group(a), group(b)) for a, b in (both, both[::-1]))
    assert (one.verdict, set(one.reasons), one.gap) == (other.verdict, set(other.reasons), other.gap)


@given(two_alike, st.integers(0, 2), st.integers(0, 3))
def test_what_allows_more_is_never_graver(both: tuple[Parted, Parted], place: int, more: int) -> None:
    a, b = both
    parts = list(a.parts)
    part = parts[place % len(parts)]
    assert part
    wider = [Interval(level.lo - more, level.hi + more) for level in part.values]
    parts[place % len(parts)] = attrs.evolve(part, core=wider[0], support=wider[1])
    looser = attrs.evolve(a, parts=tuple(parts))
    grave = [max(1, judge_tallies(group(each), group(b)).verdict.gravity) for each in (a, looser)]
    assert grave[1] <= grave[0]


@given(st.integers(2, 3).flatmap(lambda count: st.lists(tallies(count), min_size=2, max_size=6)))
def test_no_conflict_of_a_claim_is_missed(told: list[Parted]) -> None:
    claim: Claim = make_claim("tally")
    facts = [attrs.evolve(make_fact(claim, f"s{i}", "1-0", line=i + 2), value=each) for i, each in enumerate(told)]
    found = compare(tell(claim, *facts), make_corpus(claim)).findings
    worst = max((by_brute_force(a, b).gravity for a, b in combinations(told, 2)), default=0)
    assert max(max(1, each.verdict.gravity) for each in found) == worst
    conflicts = [each for each in found if each.verdict is Verdict.CONFLICT]
    at_odds = {
        f"s{i}"
        for pair in combinations(enumerate(told), 2)
        for i, _ in pair
        if by_brute_force(*(each for _, each in pair)) is Verdict.CONFLICT
    }
    assert at_odds <= {source for each in conflicts for source in each.sources}
