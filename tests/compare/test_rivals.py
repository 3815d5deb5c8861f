"""No loop over all pairs is needed to find the worst of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from compare_strategies import claims_told, days_told, spans_told, times_told
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.groups import Group, groups_of, may_precede, on_one_day
from discrepant.compare.quantities import reading_of
from discrepant.compare.rivals import rivals
from discrepant.corpus.model import Claim, Nature
from discrepant.reading.interval import Interval
from facts import make_claim, tell


def grouped(claim: Claim) -> list[Group]:
    return groups_of(claim, claim.facts, lambda fact: reading_of(fact).values, lambda fact: reading_of(fact).core.lo)


def core(group: Group) -> Interval:
    return reading_of(group.facts[0]).core


def are_bound(a: Group, b: Group, nature: Nature) -> bool:
    """Whether the later of two groups conflicts with the earlier, or both with each other, on one level."""
    above, below = core(a).lo > core(b).hi, core(b).lo > core(a).hi
    if nature is Nature.CUMULATIVE:
        rises, falls = (may_precede(x, y) or on_one_day(x, y) for x, y in ((a, b), (b, a)))
        return (rises and above) or (falls and below)
    return a.meets(b) and (above or below)


class TestRivals:
    """Against a loop over all pairs: whoever is at odds with anybody meets somebody with whom it is."""

    @pytest.mark.parametrize("nature", Nature)
    @pytest.mark.parametrize("times", [days_told, spans_told, times_told])
    @given(data=st.data())
    def test_everybody_at_odds_meets_a_rival(
        self, nature: Nature, times: st.SearchStrategy[Interval | str], data: st.DataObject
    ) -> None:
        groups = grouped(data.draw(claims_told(nature, times, most=12)))
        pairs = set(rivals(groups, nature, core))
        everyone = range(len(groups))
        at_odds = {i for a, b in combinations(everyone, 2) if are_bound(groups[a], groups[b], nature) for i in (a, b)}
        assert at_odds == {i for a, b in pairs if are_bound(groups[a], groups[b], nature) for i in (a, b)}

    @pytest.mark.parametrize("nature", Nature)
    @pytest.mark.parametrize("times", [days_told, spans_told, times_told])
    @given(data=st.data())
    def test_the_two_at_odds_that_are_farthest_apart_are_among_them(
        self, nature: Nature, times: st.SearchStrategy[Interval | str], data: st.DataObject
    ) -> None:
        groups = grouped(data.draw(claims_told(nature, times, most=12)))

        def widest(pairs: Iterable[tuple[Group, Group]]) -> float:
            return max((core(a).gap(core(b)) for a, b in pairs if are_bound(a, b, nature)), default=0)

        pairs = ((groups[i], groups[j]) for i, j in rivals(groups, nature, core))
        assert widest(pairs) == widest(combinations(groups, 2))

    @pytest.mark.parametrize("nature", Nature)
    def test_pairs_are_in_order_and_few(self, nature: Nature) -> None:
        claim = tell(
            make_claim("count", nature), *(("a", str(n * 7 % 50), f"2022-11-{n % 30 + 1:02}") for n in range(200))
        )
        groups = grouped(claim)
        pairs = list(rivals(groups, nature, core))
        assert all(i < j for i, j in pairs)
        assert len(pairs) <= 8 * len(groups) + 1
