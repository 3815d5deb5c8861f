"""Periods, compared end by end: held against every first and last day that each of two may mean."""

from __future__ import annotations

from itertools import combinations, product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.groups import Group
from discrepant.compare.periods import compare, judge_periods
from discrepant.compare.verdict import Verdict
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Parted, Quantity, Reading
from facts import make_claim, make_corpus, make_fact, tell, verdicts


@pytest.mark.parametrize(
    ("a", "b", "unit", "expected"),
    [
        ("1914-1918", "1914 to 1918", None, ("agree",)),
        ("1914-1918", "1914-1919", None, ("conflict",)),
        ("1913-1918", "1914-1918", None, ("conflict",)),
        ("since 2014", "since 2015", None, ("conflict",)),
        ("since 2014", "2014-2022", None, ("explained", "more-precise")),
        ("until 2016", "since 2014", None, ("explained", "more-precise")),
        ("until 2012", "since 2014", None, ("conflict",)),
        ("from Monday to Wednesday", "from Monday to Thursday", None, ("conflict",)),
        ("1914-1918", "July 28, 1914, to Nov. 11, 1918", None, ("explained", "more-precise")),
        ("1914-1918", "1916", None, ("explained", "more-precise")),
        ("1914-1918", "Nov. 11, 1918", None, ("explained", "more-precise")),
        ("1914-1918", "1920", None, ("conflict",)),
        ("1914", "1915", None, ("conflict",)),
        ("from early 2014 to about 2016", "2014-2017", None, ("strained",)),
        ("18 to 24", "18 to 29", "year", ("conflict",)),
        ("18 to 24", "18 to 25", "year", ("conflict",)),
        ("18 to 24", "18-to-24-year-olds", "year", ("agree",)),
        ("18 to 24", "20", "year", ("explained", "more-precise")),
        ("18 to 24", "25", "year", ("conflict",)),
        ("65 and over", "over 65", "year", ("strained",)),
        ("65 and over", "65 to 80", "year", ("explained", "more-precise")),
        ("$20,000 to $30,000", "$20,000 to $35,000", "USD", ("conflict",)),
    ],
)
def test_verdicts(a: str, b: str, unit: str | None, expected: tuple[str, ...]) -> None:
    claim = tell(make_claim("period", unit=unit), ("a", a), ("b", b))
    assert verdicts(compare(claim, make_corpus(claim)).findings) == [expected]


def summary(a: str, b: str, unit: str | None = None) -> str:
    claim = tell(make_claim("period", unit=unit), ("a", a), ("b", b))
    (finding,) = compare(claim, make_corpus(claim)).findings
    return finding.summary


@pytest.mark.parametrize("which", ["since", "until"])
@pytest.mark.parametrize("untimed", ["a", "b", "c"])
def test_two_times_of_a_day_are_at_odds_though_another_tells_the_day_alone(which: str, untimed: str) -> None:
    times = [f"{which} 9 a.m. on 4 November 2022", f"{which} 4 p.m. on 4 November 2022"]
    told = {untimed: f"{which} 4 November 2022", **dict(zip(sorted({*"abc"} - {untimed}), times, strict=True))}
    claim = tell(make_claim("period"), *sorted(told.items()))
    found = compare(claim, make_corpus(claim)).findings
    conflicts = [finding.sources for finding in found if finding.verdict is Verdict.CONFLICT]
    assert conflicts == [{*"abc"} - {untimed}]


def test_each_end_has_its_verdict() -> None:
    assert summary("1914-1918", "1914-1919") == (
        "The A: “1914-1918”; The B: “1914-1919”. Start: agree. It is the same date. End: conflict. They cannot both be "
        "true: The B is later than The A by at least 1 day (31 December 1918 to 1 January 1919)."
    )
    assert "Upper end: conflict." in summary("18 to 24", "18 to 29", "year")


def test_an_end_that_one_alone_tells() -> None:
    assert summary("since 2014", "2014-2022").endswith("End: explained. Only The B tells it.")


def test_a_date_within() -> None:
    assert summary("1914-1918", "1916").endswith("Both can be true: “1916” can lie within “1914-1918”.")


def test_a_start_alone_and_an_end_alone() -> None:
    for one, other in (("until 2016", "since 2014"), ("since 2014", "until 2016")):
        assert summary(one, other).endswith("Both can be true: one tells the start alone, the other the end.")


def test_a_date_within_is_told_either_way_round() -> None:
    assert summary("1916", "1914-1918").endswith("Both can be true: “1916” can lie within “1914-1918”.")
    assert summary("since 1914", "1916").endswith("Both can be true: “1916” can lie within “since 1914”.")


def test_two_dates_tell_no_end() -> None:
    assert "Neither tells an end of the period. They cannot both be true" in summary("1914", "1915")


def test_since_a_day_is_the_same_whenever_it_is_told() -> None:
    claim = make_claim("period")
    early, late = make_fact(claim, "a", "since 2014"), make_fact(claim, "b", "since 2014")
    value = early.value
    assert isinstance(value, Parted)
    told = tell(claim, attrs.evolve(early, value=value), late)
    assert verdicts(compare(told, make_corpus(told)).findings) == [("agree",)]


def test_another_currency_is_not_compared() -> None:
    claim = tell(make_claim("period", unit="USD"), ("a", "$20 to $30"), ("b", "€20 to €40"))
    found = compare(claim, make_corpus(claim))
    assert found.findings == ()
    assert found.not_compared[0].because == "given in several units, and nothing is converted"
    assert len(found.sides) == 2


def test_a_side_covers_all_of_the_period() -> None:
    claim = tell(make_claim("period"), ("a", "1914-1918"), ("b", "since 1915"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert [side.core for side in finding.sides] == [("1914-01-01", "1918-12-31"), ("1915-01-01", None)]


def test_what_nobody_tells_is_compared_all_the_same() -> None:
    claim = make_claim("period")
    found = compare(claim, make_corpus(claim))
    assert (found.of, found.findings, found.sides, found.not_compared) == ("the.claim", (), (), ())


def test_told_of_different_times() -> None:
    claim = tell(make_claim("period", "varying"), ("a", "2014-2016", "2022-11-01"), ("b", "2014-2018", "2022-11-02"))
    assert verdicts(compare(claim, make_corpus(claim)).findings) == [("explained", "different-time")]


_LAST = 6  # of the days on which anything is told: what is anywhere lies from one before the first to one after this


@st.composite
def ends(draw: st.DrawFn) -> Reading:
    days = sorted(draw(st.lists(st.integers(0, _LAST), min_size=4, max_size=4)))
    core, support = Interval(days[1], days[2]), Interval(days[0], days[3])
    return Reading(words=f"{days}", kind=Quantity.COUNT, core=core, support=support)


@st.composite
def periods(draw: st.DrawFn) -> Parted:
    """A period whose ends are told, or one of them, or something within it."""
    first, last, within = draw(st.none() | ends()), draw(st.none() | ends()), None
    if first is None and last is None:
        within = draw(ends())
    if first and last and (first.core.lo > last.core.hi or first.support.lo > last.support.hi):
        first, last = last, first
    told = Parted(words=f"{first} {last} {within}", kind=Abreast.PERIOD, parts=(first, last), within=within)
    whole = told.whole
    return told if whole else draw(st.nothing())


def pairs(period: Parted, level: str) -> set[tuple[int, int]]:
    """Every first and last day that it may mean."""

    def days(reading: Reading | None) -> range:
        span = getattr(reading, level) if reading else Interval(-1, _LAST + 1)
        return range(int(span.lo), int(span.hi) + 1)

    first, last = period.parts
    return {
        (start, end)
        for start, end in product(days(first), days(last))
        if start <= end and (period.within is None or any(start <= day <= end for day in days(period.within)))
    }


def by_brute_force(a: Parted, b: Parted) -> Verdict:
    """Whether some period is meant by both; two dates that tell no end are to be one date."""
    for level, verdict in (("core", Verdict.EXPLAINED), ("support", Verdict.STRAINED)):
        if a.within and b.within:
            meet = getattr(a.within, level).meets(getattr(b.within, level))
        else:
            meet = bool(pairs(a, level) & pairs(b, level))
        if meet:
            return verdict
    return Verdict.CONFLICT


def group(period: Parted) -> Group:
    return Group(value=period, facts=())


@given(periods(), periods())
def test_the_verdict_is_that_of_all_pairs_of_ends(a: Parted, b: Parted) -> None:
    found = judge_periods(group(a), group(b)).verdict
    assert by_brute_force(a, b) is (Verdict.EXPLAINED if found is Verdict.AGREE else found)


@given(periods(), periods())
def test_it_is_the_same_either_way_round(a: Parted, b: Parted) -> None:
    one, other = judge_periods(group(a), group(b)), judge_periods(group(b), group(a))
    assert (one.verdict, set(one.reasons), one.gap) == (other.verdict, set(other.reasons), other.gap)


@given(periods(), periods(), st.integers(0, 1), st.integers(0, 3))
def test_what_allows_more_is_never_graver(a: Parted, b: Parted, end: int, more: int) -> None:
    parts = list(a.parts)
    part = parts[end]
    if part:
        wider = [Interval(level.lo - more, level.hi + more) for level in part.values]
        parts[end] = attrs.evolve(part, core=wider[0], support=wider[1])
    looser = attrs.evolve(a, parts=tuple(parts))
    grave = [max(1, judge_periods(group(each), group(b)).verdict.gravity) for each in (a, looser)]
    assert grave[1] <= grave[0]


@given(st.lists(periods(), min_size=2, max_size=6))
def test_no_conflict_of_a_claim_is_missed(told: list[Parted]) -> None:
    claim = make_claim("period")
    facts = [attrs.evolve(make_fact(claim, f"s{i}", "1914", line=i + 2), value=each) for i, each in enumerate(told)]
    found = compare(tell(claim, *facts), make_corpus(claim)).findings
    worst = max(by_brute_force(a, b).gravity for a, b in combinations(told, 2))
    assert max(max(1, each.verdict.gravity) for each in found) == worst


@given(st.lists(periods(), min_size=2, max_size=7))
def test_whoever_is_in_conflict_is_in_a_reported_one(told: list[Parted]) -> None:
    claim = make_claim("period")
    facts = [attrs.evolve(make_fact(claim, f"s{i}", "2014", line=i + 2), value=each) for i, each in enumerate(told)]
    found = compare(tell(claim, *facts), make_corpus(claim)).findings
    expected = {
        fact.id
        for (one, a), (other, b) in combinations(zip(facts, told, strict=True), 2)
        if by_brute_force(a, b) is Verdict.CONFLICT
        for fact in (one, other)
    }
    conflicts = [finding for finding in found if finding.verdict is Verdict.CONFLICT]
    assert expected <= {fact.id for finding in conflicts for side in finding.sides for fact in side.facts}
