"""Facts with one value are one group, and no loop over all pairs is needed to find the worst of them."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import attrs
import pytest
from compare_strategies import claims_told, spans_told
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.as_of import AsOf
from discrepant.compare.finding import Gap
from discrepant.compare.groups import ALWAYS, Group, called, groups_of, may_precede, on_one_day
from discrepant.compare.judgement import Judgement, judged
from discrepant.compare.quantities import reading_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Nature
from discrepant.reading.interval import Interval
from facts import day, make_claim, number, tell


def grouped(claim: Claim) -> list[Group]:
    return groups_of(claim, claim.facts, lambda fact: reading_of(fact).values, lambda fact: reading_of(fact).core.lo)


def told(groups: list[Group]) -> list[list[str]]:
    return [[fact.source.id for fact in group.facts] for group in groups]


class TestGroups:
    def test_a_constant_has_a_group_for_each_value_in_order(self) -> None:
        claim = tell(make_claim("count"), ("a", "31"), ("b", "30"), ("c", "31"), ("d", "exactly 30"))
        groups = grouped(claim)
        assert told(groups) == [["b", "d"], ["a", "c"]]
        assert all(group.as_of == ALWAYS for group in groups)

    def test_where_the_answer_may_change_a_group_is_a_run(self) -> None:
        claim = tell(
            make_claim("count", "varying"),
            ("a", "30", "2022-11-01"),
            ("b", "31", "2022-11-03"),
            ("c", "30", "2022-11-02"),
            ("d", "30", "2022-11-04"),
        )
        groups = grouped(claim)
        assert told(groups) == [["a", "c"], ["b"], ["d"]]
        assert groups[0].as_of.hi - groups[0].as_of.lo == 1

    def test_on_one_day_by_value(self) -> None:
        claim = tell(make_claim("count", "cumulative"), ("a", "31"), ("b", "30"), ("c", "31"))
        assert told(grouped(claim)) == [["b"], ["a", "c"]]

    @given(claims_told(Nature.VARYING, spans_told), st.randoms(use_true_random=False))
    def test_the_order_of_the_facts_does_not_matter(self, claim: Claim, random: Random) -> None:
        shuffled = list(claim.facts)
        random.shuffle(shuffled)
        assert grouped(attrs.evolve(claim, facts=tuple(shuffled))) == grouped(claim)


class TestCalled:
    """By their publishers, or by all the words that they print where one publisher stands in both."""

    claim = make_claim("count")

    def sides(self, *told: tuple[str, str]) -> list[Group]:
        return grouped(tell(self.claim, *told))

    def test_by_publishers(self) -> None:
        one, other = called(*self.sides(("a", "30"), ("b", "31"), ("c", "thirty")))
        assert (one.does("has", "have"), other.does("has", "have")) == ("The A and The C have", "The B has")

    def test_by_words(self) -> None:
        one, other = called(*self.sides(("a", "30"), ("a", "31"), ("b", "30"), ("c", "thirty")))
        assert (one.does("has", "have"), other.does("has", "have")) == ("“30” and “thirty” have", "“31” has")

    def test_a_value_that_nobody_tells_is_called_by_its_words(self) -> None:
        alone = Group(value=number("30"), facts=())
        assert alone.says == ("30",)
        assert Group(value="a term", facts=()).says == ()

    def test_its_value_is_as_it_is_first_told(self) -> None:
        (one,) = self.sides(("a", "thirty"), ("b", "30"))
        assert one.value == one.first.value == number("thirty")


def group(*times: tuple[int, int]) -> Group:
    return Group(value="", facts=(), times=tuple(Interval(*time) for time in times) or (ALWAYS,))


def timed(*times: str) -> Group:
    """Told of days of November, some with their time."""
    return Group(value="", facts=(), times=tuple(AsOf.of(day(f"2022-11-0{time}")) for time in times))


AROUND = Group(value="", facts=(), times=(AsOf.of(day("1 November 2022, about 15:30 UTC")),))


class TestTime:
    @pytest.mark.parametrize(
        ("first", "second", "order"),
        [
            (group((1, 1)), group((2, 2)), (True, False)),
            # of one day, nobody knows which was told first
            (group((1, 1)), group((1, 1)), (False, False)),
            (group((1, 3)), group((3, 5)), (False, False)),
            (group((1, 2)), group((3, 5)), (True, False)),
            (group((1, 3)), group((2, 5)), (False, False)),
            (group((1, 3)), group((1, 3)), (False, False)),
            # of a group told of several days, one that precedes is enough
            (group((1, 1), (5, 5)), group((5, 5)), (True, False)),
            (group((1, 9), (2, 3)), group((4, 4)), (True, False)),
        ],
    )
    def test_may_precede(self, first: Group, second: Group, order: tuple[bool, bool]) -> None:
        assert (may_precede(first, second), may_precede(second, first)) == order

    @pytest.mark.parametrize(
        ("first", "second", "perhaps"),
        [
            (group((1, 1)), group((1, 1)), (True, True)),
            (group((1, 3)), group((3, 5)), (True, False)),
            (group((1, 3)), group((2, 5)), (False, False)),
            (group((1, 1)), group((2, 2)), (False, False)),
            (group((1, 1), (5, 5)), group((5, 5)), (True, True)),
        ],
    )
    def test_on_one_day(self, first: Group, second: Group, perhaps: tuple[bool, bool]) -> None:
        assert (on_one_day(first, second), on_one_day(second, first)) == perhaps

    @pytest.mark.parametrize(
        ("first", "second", "is_met"),
        [
            (timed("1T10:00Z"), timed("1T10:00Z"), True),
            (timed("1T10:00Z"), timed("1T15:45+05:45"), True),
            (timed("1T10:00Z"), timed("1T10:01Z"), False),
            (timed("1T10:00Z"), timed("1"), True),
            (timed("1T10:00Z"), timed("2"), False),
            (timed("1", "5"), timed("3"), True),  # told of both days, it is told of those between
            (timed("1T10:00Z", "3T10:00Z"), timed("2T10:00Z"), True),
            (timed("1T10:00Z", "3T10:00Z"), timed("2"), True),
            (timed("1T10:00Z", "3T10:00Z"), timed("3T10:01Z"), False),
            # of the time between a moment and a day nothing is known
            (timed("1T10:00Z", "5"), timed("3"), False),
            (timed("1T10:00Z", "5"), timed("3T10:00Z"), False),
            (timed("1T10:00Z", "5"), timed("5T10:00Z"), True),
            (timed("1T10:00Z", "5"), timed("1"), True),
        ],
    )
    def test_what_can_be_told_of_one_time(self, first: Group, second: Group, is_met: bool) -> None:  # noqa: FBT001
        assert first.meets(second) is second.meets(first) is is_met

    @pytest.mark.parametrize(
        ("first", "second", "order", "perhaps"),
        [
            (timed("1T10:00Z"), timed("1T15:45+05:45"), (True, True), False),  # one moment
            (timed("1T10:00Z"), timed("1T11:00Z"), (True, False), False),
            (timed("1T10:00Z"), timed("1"), (False, False), True),
            (timed("1"), timed("2T10:00Z"), (True, False), False),
            (timed("1T10:00Z"), timed("2"), (True, False), False),
            (timed("1T10:00Z", "3"), timed("2"), (True, True), False),
            # a moment that is known to a quarter of an hour
            (timed("1T15:30Z"), AROUND, (False, False), True),
            (timed("1T16:30Z"), AROUND, (False, True), False),
            (AROUND, AROUND, (False, False), True),
        ],
    )
    def test_moments_and_days(self, first: Group, second: Group, order: tuple[bool, bool], perhaps: bool) -> None:  # noqa: FBT001
        assert (may_precede(first, second), may_precede(second, first)) == order
        assert on_one_day(first, second) is on_one_day(second, first) is perhaps

    def test_a_group_spans_its_days(self) -> None:
        many = group((1, 9), (2, 3), (4, 12))
        assert (many.as_of, many.first_end, many.last_start) == (Interval(1, 12), 3, 4)


def judgement(verdict: Verdict, gap: float | None = None) -> Judgement:
    return Judgement(verdict=verdict, gap=None if gap is None else Gap(value=gap), why="")


class TestJudged:
    def test_neighbours_the_worst_and_each_ones_worst_conflict(self) -> None:
        gaps = {(0, 1): 1.0, (1, 2): 1.0, (0, 2): 2.0, (1, 3): 4.0, (0, 3): 5.0, (2, 3): 3.0}
        found = judged(4, gaps, lambda i, j: judgement(Verdict.CONFLICT, gaps[i, j]))
        # each is most at odds with 3, the pair 0 and 2 is left out
        assert [pair for pair, _ in found] == [(0, 1), (0, 3), (1, 2), (1, 3), (2, 3)]

    def test_the_worst_though_it_is_no_conflict(self) -> None:
        verdicts = {(0, 2): Verdict.STRAINED, (0, 1): Verdict.AGREE, (1, 2): Verdict.EXPLAINED}
        found = judged(3, [(0, 2)], lambda i, j: judgement(verdicts[i, j]))
        assert [pair for pair, _ in found] == [(0, 1), (0, 2), (1, 2)]

    def test_of_conflicts_as_grave_the_first_is_each_ones_worst(self) -> None:
        found = judged(4, combinations(range(4), 2), lambda _i, _j: judgement(Verdict.CONFLICT))
        assert [pair for pair, _ in found] == [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)]

    def test_what_is_apart_at_all_is_graver_than_what_is_not(self) -> None:
        gaps = {(0, 2): 0.5}
        found = judged(3, gaps, lambda i, j: judgement(Verdict.EXPLAINED, gaps.get((i, j))))
        assert [pair for pair, _ in found] == [(0, 1), (0, 2), (1, 2)]

    def test_what_cannot_be_compared_is_left_out(self) -> None:
        assert judged(3, [(0, 2)], lambda _i, _j: None) == []

    def test_of_one_there_is_nothing_to_judge(self) -> None:
        assert judged(1, [], lambda _i, _j: judgement(Verdict.AGREE)) == []


def test_neighbouring_groups_always_differ() -> None:
    claim = tell(make_claim("count", "cumulative"), *(("a", str(n // 3), f"2022-11-{n + 1:02}") for n in range(12)))
    assert all(a.value != b.value for a, b in pairwise(grouped(claim)))
