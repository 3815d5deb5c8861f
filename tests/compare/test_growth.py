"""A running total that grew beyond what anybody would print unasked."""

from __future__ import annotations

import math
from itertools import product

import attrs
import pytest
from compare_strategies import claims_told
from hypothesis import assume, given
from hypothesis import strategies as st

from discrepant.compare.finding import Finding
from discrepant.compare.groups import Group
from discrepant.compare.growth import YEAR, outgrows, told_last
from discrepant.compare.quantities import compare, reading_of
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import GROWS, Claim, Nature
from discrepant.reading.interval import Interval
from facts import make_claim, make_corpus, number, tell


def found(*told: tuple[str, str, str], kind: str = "money", grows: float = GROWS) -> list[Finding]:
    """What is strained for its growth, of what these sources say on these days."""
    claim = tell(make_claim(kind, "cumulative", grows=grows), *told)
    findings = compare(claim, make_corpus(claim)).findings
    return [finding for finding in findings if Reason.GROWTH in finding.reasons]


AID = ("reuters", "more than $18.2 billion", "2022-11-06")


@pytest.mark.parametrize(
    ("told", "last"),
    [
        # by how much and from which day to which; a figure is told last before another if its days are over by then
        ([(10, 1, 1), (20, 2, 2), (30, 3, 3)], [(0, 1), (1, 2)]),
        ([(10, 1, 3), (20, 2, 2), (30, 4, 6), (40, 5, 5)], [(0, 2), (0, 3)]),
        ([(10, 1, 2), (20, 2, 3)], []),  # of the second it may be either
        ([(10, 1, 1), (30, 1, 1), (20, 1, 1), (40, 2, 2)], [(1, 3)]),  # of several the highest
        ([(30, 1, 1), (10, 2, 2), (40, 3, 3)], [(0, 1), (1, 2)]),  # and not the highest of all
    ],
)
def test_the_figure_told_last_before_another(told: list[tuple[int, float, float]], last: list[tuple[int, int]]) -> None:
    groups = [
        Group(value=number(str(figure)), facts=(), times=(Interval(first, until),)) for figure, first, until in told
    ]
    cores = {id(group): Interval(figure, figure) for group, (figure, _, _) in zip(groups, told, strict=True)}
    assert list(told_last(groups, lambda group: cores[id(group)])) == last


class TestMeaning:
    def test_a_sum_that_no_treasury_has(self) -> None:
        (finding,) = found(AID, ("nyt", "about $900 trillion", "2022-11-07"))
        assert finding.verdict is Verdict.STRAINED
        assert "at least 46,700 times as much" in finding.summary
        assert finding.summary.endswith("is not expected to be more than 3 times as much within a year.")

    @pytest.mark.parametrize(
        ("day", "most"),
        [
            ("2022-11-06", "3 times as much within a year."),
            ("2022-11-07", "3.01 times as much within 366 days."),
            ("2023-11-06", "9 times as much within 730 days."),
        ],
    )
    def test_what_is_expected_of_a_longer_time_is_told_with_it(self, day: str, most: str) -> None:
        (finding,) = found(("a", "$1.2 billion", "2021-11-06"), ("b", "$180 billion", day))
        assert finding.summary.partition("not expected to be more than ")[2] == most

    def test_ten_times_the_sum_four_weeks_on(self) -> None:
        assert len(found(AID, ("nyt", "about $180 billion", "2022-12-02"))) == 1

    def test_what_grows_as_totals_do(self) -> None:
        assert found(AID, ("nyt", "about $20 billion", "2022-12-02")) == []

    def test_a_slip_is_named(self) -> None:
        (finding,) = found(("a", "$18.2 million", "2022-11-06"), ("b", "$18.2 billion", "2022-11-09"))
        assert finding.summary.endswith(" One is 1,000 times the other.")

    @pytest.mark.parametrize(("toll", "is_strained"), [("9", False), ("10", True), ("128", True)])
    def test_a_small_count_is_no_exception(self, toll: str, *, is_strained: bool) -> None:
        told = ("a", "3", "2023-11-03"), ("b", toll, "2023-11-04")
        assert bool(found(*told, kind="count")) is is_strained
        assert found(*told, kind="count", grows=100.0) == []

    def test_a_claim_may_allow_less(self) -> None:
        told = AID, ("nyt", "about $30 billion", "2022-12-02")
        assert found(*told) == []
        assert len(found(*told, grows=1.2)) == 1

    @pytest.mark.parametrize(
        ("later", "is_strained"), [("2023-11-06", True), ("2024-11-04", True), ("2024-11-05", False)]
    )
    def test_a_second_year_allows_as_much_again(self, later: str, *, is_strained: bool) -> None:
        told = ("a", "100", "2022-11-06"), ("b", "900", later)  # 9 is 3 times 3, in 730 days
        assert bool(found(*told, kind="count")) is is_strained

    def test_what_is_told_in_between_bears_it_out(self) -> None:
        hours = ("a", "3", "2023-11-03"), ("b", "9", "2023-11-04"), ("c", "27", "2023-11-05"), ("d", "69", "2023-11-06")
        assert found(*hours, kind="count") == []
        (finding,) = found(hours[0], *hours[2:], kind="count")
        assert [side.says for side in finding.sides] == [("3",), ("27",)]

    def test_of_several_told_on_the_last_day_the_highest_counts(self) -> None:
        told = ("a", "20", "2023-11-03"), ("b", "about 60", "2023-11-03"), ("c", "150", "2023-11-04")
        assert found(*told, kind="count") == []

    def test_nothing_has_no_multiple(self) -> None:
        assert found(("a", "0", "2023-11-03"), ("b", "128", "2023-11-04"), kind="count") == []

    def test_spans_that_overlap_have_no_order(self) -> None:
        assert found(("a", "3", "2023-11-01/2023-11-05"), ("b", "128", "2023-11-04"), kind="count") == []

    def test_it_is_shown_beside_a_conflict(self) -> None:
        told = ("a", "3", "2023-11-03"), ("b", "128", "2023-11-04"), ("c", "5", "2023-11-05"), ("d", "6", "2023-11-06")
        assert len(found(*told, kind="count")) == 1


def growths(claim: Claim) -> set[frozenset[tuple[Interval, Interval]]]:
    """The facts on both sides of what is strained for its growth, by looking at every pair.

    A figure is held against the highest of those that were told last before it.
    """
    pairs = set()
    for a, b in product(claim.facts, repeat=2):
        before = [fact for fact in claim.facts if fact.as_of.core.hi < b.as_of.core.lo]
        last = max((fact.as_of.core.hi for fact in before), default=None)
        highest = max((reading_of(fact).core.hi for fact in before if fact.as_of.core.hi == last), default=0)
        if a in before and a.as_of.core.hi == last and reading_of(a).core.hi == highest > 0:
            years = max(1, (b.as_of.core.hi - a.as_of.core.lo) / YEAR)
            # "more than $21 billion" is just so many times 20 as 1.05 is: less than a billionth is no growth
            if reading_of(b).core.lo > highest * claim.grows**years * (1 + 1e-9):
                pairs.add(frozenset({reading_of(a).values, reading_of(b).values}))
    return pairs


class TestLaws:
    @given(claims_told(Nature.CUMULATIVE), st.sampled_from([1.05, 1.2, 1.5, 3.0, math.inf]))
    def test_it_is_strained_where_a_pair_outgrows_and_nowhere_else(self, claim: Claim, grows: float) -> None:
        claim = attrs.evolve(claim, grows=grows)
        value = {fact.id: reading_of(fact).values for fact in claim.facts}
        comparison = compare(claim, make_corpus(claim))
        grown = [finding for finding in comparison.findings if Reason.GROWTH in finding.reasons]
        assert all(finding.verdict is Verdict.STRAINED for finding in grown)
        shown = {frozenset(value[told.id] for side in finding.sides for told in side.facts) for finding in grown}
        expected = growths(claim) if grows < math.inf else set()
        assert shown <= expected
        if expected and not shown:  # a figure told again on the day of the other is judged as on one day
            assert any(finding.verdict.gravity >= Verdict.STRAINED.gravity for finding in comparison.findings)

    @given(claims_told(Nature.CUMULATIVE), st.floats(1.01, 10), st.floats(1.01, 10))
    def test_who_may_grow_more_is_strained_less(self, claim: Claim, one: float, other: float) -> None:
        few, many = (
            sum(
                Reason.GROWTH in finding.reasons
                for finding in compare(attrs.evolve(claim, grows=grows), make_corpus(claim)).findings
            )
            for grows in sorted((one, other), reverse=True)
        )
        assert few <= many

    @given(st.floats(0.01, 1e6), st.floats(0.01, 1e9), st.floats(0, 1e6), st.floats(0, 3000), st.floats(0, 100))
    def test_wider_words_never_grow_more(self, low: float, high: float, width: float, days: float, more: float) -> None:
        grows = 1.01 + more / 10
        earlier, later = Interval(low, low + width), Interval(high, high + width)
        wider = Interval(low, low + width + more), Interval(max(0.0, high - more), high + width)
        if outgrows(*wider, days, grows):
            assert outgrows(earlier, later, days, grows)
        if outgrows(earlier, later, days + more, grows):
            assert outgrows(earlier, later, days, grows)

    @pytest.mark.parametrize("earlier", [Interval(-5, -2), Interval(-5, 0), Interval(0, 0)])
    def test_nothing_and_less_than_nothing_are_no_times_of_it(self, earlier: Interval) -> None:
        """A loss of five is followed by a gain of nine: no factor tells of that."""
        assert not outgrows(earlier, Interval(9, 9), 1, 1.5)
        assert not outgrows(Interval(9, 9), earlier, 1, 1.5)

    @pytest.mark.parametrize("factor", [3.0, 1.5, 7.0])
    @pytest.mark.parametrize("days", [1, 365])
    def test_just_so_many_times_is_not_more(self, factor: float, days: float) -> None:
        earlier = Interval(100, 100)
        assert not outgrows(earlier, Interval(100 * factor, 1e9), days, factor)
        assert outgrows(earlier, Interval(100 * factor + 0.01, 1e9), days, factor)

    @given(st.floats(0.001, 1e6), st.sampled_from([1e-3, 1e-1, 1e3]), st.floats(1, 20), st.floats(1.1, 9))
    def test_the_scale_of_both_does_not_matter(self, low: float, scale: float, times: float, grows: float) -> None:
        """Of thousands, too, and of what is less than one."""
        assume(abs(times - grows) > 1e-3)
        earlier, later = Interval(low, low), Interval(low * times, low * times)
        small, large = (Interval(each.lo * scale, each.hi * scale) for each in (earlier, later))
        assert outgrows(earlier, later, 30, grows) is outgrows(small, large, 30, grows) is (times > grows)

    @pytest.mark.parametrize("nature", ["constant", "varying"])
    def test_only_a_running_total_grows(self, nature: str) -> None:
        claim = tell(make_claim("count", nature), ("a", "3", "2023-11-03"), ("b", "128", "2023-11-04"))
        assert not any(Reason.GROWTH in one.reasons for one in compare(claim, make_corpus(claim)).findings)
