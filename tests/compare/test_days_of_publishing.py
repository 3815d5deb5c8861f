"""Where an answer may change, only days that a record states tell its tellings apart; a day of publishing does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random

import attrs
import pytest
from compare_strategies import claims_told, spans_told
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare import dates, quantities, quotations, rosters, terms
from discrepant.compare.comparison import ONLY_PUBLISHED, Comparison
from discrepant.compare.quantities import reading_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Corpus, Fact, Nature
from facts import make_claim, make_corpus, make_fact, tell, verdicts

Compare = Callable[[Claim, Corpus], Comparison]

TOLD: dict[str, tuple[Compare, tuple[str, str]]] = {
    "count": (quantities.compare, ("30", "99")),
    "money": (quantities.compare, ("$30", "$99")),
    "date": (dates.compare, ("2023-01-01", "2023-02-01")),
    "term": (terms.compare, ("willing", "unwilling")),
    "roster": (rosters.compare, ("Omar", "Tlaib")),
    "quotation": (quotations.compare, ("We will talk to him", "We will never talk to him")),
}


def told(kind: str, *days: str, dated: tuple[bool, bool]) -> Comparison:
    """Two answers that exclude each other, as of these days, which are stated or those of publishing."""
    compare, words = TOLD[kind]
    claim = make_claim(kind, "varying", terms={"willing": (), "unwilling": ()} if kind == "term" else {})
    facts = [
        make_fact(claim, source, says, as_of=day, is_dated=is_dated, line=line, complete=kind == "roster")
        for line, (source, says, day, is_dated) in enumerate(zip("ab", words, days, dated, strict=True), start=2)
    ]
    claim = tell(claim, *facts)
    return compare(claim, make_corpus(claim))


@pytest.mark.parametrize("kind", TOLD)
class TestEachKind:
    def test_stated_days_tell_apart(self, kind: str) -> None:
        found = told(kind, "2022-11-01", "2022-12-01", dated=(True, True)).findings
        assert verdicts(found) == [("explained", "different-time")]

    @pytest.mark.parametrize("dated", [(False, False), (True, False), (False, True)])
    def test_days_of_publishing_do_not_and_the_finding_says_so(self, kind: str, dated: tuple[bool, bool]) -> None:
        (finding,) = told(kind, "2022-11-01", "2022-12-01", dated=dated).findings
        assert finding.verdict is Verdict.CONFLICT
        assert finding.summary.endswith(ONLY_PUBLISHED)

    def test_of_one_day_there_is_nothing_to_add(self, kind: str) -> None:
        (finding,) = told(kind, "2022-11-01", "2022-11-01", dated=(False, False)).findings
        assert finding.verdict is Verdict.CONFLICT
        assert ONLY_PUBLISHED not in finding.summary


def test_a_running_total_goes_by_the_day_of_publishing() -> None:
    claim = make_claim("count", "cumulative")
    facts = [
        make_fact(claim, source, says, as_of=day, is_dated=False)
        for source, says, day in (("a", "30", "2022-11-01"), ("b", "40", "2022-12-01"))
    ]
    claim = tell(claim, *facts)
    assert verdicts(quantities.compare(claim, make_corpus(claim)).findings) == [("explained", "later-date")]


def _exclude(one: Fact, other: Fact) -> bool:
    at_one_time = not (one.is_dated and other.is_dated) or one.as_of.core.meets(other.as_of.core)
    return at_one_time and not reading_of(one).support.meets(reading_of(other).support)


@given(claims_told(Nature.VARYING, spans_told), st.randoms(use_true_random=False))
def test_whoever_is_in_conflict_is_in_a_reported_one(claim: Claim, random: Random) -> None:
    facts = tuple(attrs.evolve(fact, is_dated=random.random() < 0.7) for fact in claim.facts)
    claim = attrs.evolve(claim, facts=facts)
    expected = {fact.id for pair in combinations(facts, 2) if _exclude(*pair) for fact in pair}
    found = quantities.compare(claim, make_corpus(claim)).findings
    conflicts = [finding for finding in found if finding.verdict is Verdict.CONFLICT]
    assert expected <= {each.id for finding in conflicts for side in finding.sides for each in side.facts}
    assert bool(expected) == bool(conflicts)


def test_a_complete_list_without_a_day_is_found_past_later_ones() -> None:
    claim = make_claim("roster", "varying")
    lists = [("a", "Omar", "2022-10-01", False)]
    lists += [(f"s{day}", "Tlaib", f"2022-11-{day:02}", True) for day in range(1, 9)]
    facts = [
        make_fact(claim, source, says, as_of=day, is_dated=is_dated, complete=True, line=line)
        for line, (source, says, day, is_dated) in enumerate(lists, start=2)
    ]
    claim = tell(claim, *facts)
    found = rosters.compare(claim, make_corpus(claim)).findings
    conflicts = {source for finding in found if finding.verdict is Verdict.CONFLICT for source in finding.sources}
    assert conflicts == {source for source, *_ in lists}
