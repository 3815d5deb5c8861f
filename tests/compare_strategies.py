"""What is compared, made up: readings that lie close together, days and spans of days, and claims told by many."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from discrepant.corpus.model import Claim, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from facts import day, make_claim, make_fact, number, ordinal

__all__ = ["claims_told", "days_told", "readings", "spans_told", "times_told", "widened"]

_HEDGES = ("", "", "exactly ", "about ", "more than ", "at least ", "less than ", "up to ", "nearly ", "just over ")
_START = ordinal("2022-10-01")

_amounts = st.builds("{}${} billion".format, st.sampled_from(_HEDGES), st.sampled_from([*range(15, 26), 19.8, 20.5]))
_ranges = st.builds(
    lambda low, width: f"${low} billion to ${low + width} billion", st.integers(15, 25), st.integers(1, 5)
)
readings = st.builds(
    number, _amounts | _amounts | _ranges | st.just("tens of billions"), st.just("money"), st.just("USD")
)

days_told = st.integers(0, 5).map(lambda n: Interval(_START + n, _START + n))
spans_told = st.builds(
    lambda first, more: Interval(_START + first, _START + first + more), st.integers(0, 9), st.integers(0, 5)
)
# days and spans of days, and hours of days by several clocks: what is told at noon in one place is told at another hour
# elsewhere
times_told = (
    days_told
    | spans_told
    | st.builds(
        "2022-10-{:02}T{:02}:{:02}{}".format,
        st.integers(1, 3),
        st.sampled_from([0, 9, 12, 15, 23]),
        st.sampled_from([0, 30]),
        st.sampled_from(["Z", "+03:00", "-05:00", "+05:45"]),
    )
)


@st.composite
def claims_told(
    draw: st.DrawFn, nature: Nature, times: st.SearchStrategy[Interval | str] = days_told, most: int = 9
) -> Claim:
    """A sum of money as told by up to nine, in the order in which a corpus has its facts."""
    claim = make_claim("money", nature)
    told = draw(st.lists(st.tuples(readings, times), min_size=1, max_size=most))
    facts = []
    for line, (reading, time) in enumerate(told, start=2):
        as_of = day(time) if isinstance(time, str) else attrs.evolve(day("2022-10-01"), core=time, support=time)
        fact = make_fact(claim, f"s{line}", reading.words, as_of=as_of, line=line)
        facts.append(fact)
    return attrs.evolve(claim, facts=tuple(facts))


@st.composite
def widened(draw: st.DrawFn, fact: Fact) -> Fact:
    """The same fact in words that allow for more."""
    reading = fact.value
    assert isinstance(reading, Reading)
    assert reading.kind is Quantity.MONEY
    less, more = (draw(st.integers(0, 5)) * 1e9 for _ in range(2))
    core = Interval(reading.core.lo - less, reading.core.hi + more)
    support = Interval(reading.support.lo - 2 * less, reading.support.hi + 2 * more)
    return attrs.evolve(fact, value=attrs.evolve(reading, core=core, support=support, number=None))
