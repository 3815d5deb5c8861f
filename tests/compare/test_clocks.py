"""Times of day that are themselves what is told: one clock, two clocks, and a day without a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.comparison import Comparison
from discrepant.compare.dates import compare
from discrepant.compare.intervals import constant
from discrepant.compare.verdict import Reason, Verdict
from facts import day, make_claim, make_corpus, tell, verdicts

AGREE, CONFLICT, STRAINED = ("agree",), ("conflict",), ("strained",)
PRECISE, CLOCK = ("explained", "more-precise"), ("explained", "clock")


def compared(*words: str) -> Comparison:
    claim = tell(make_claim("date"), *((f"s{i}", each) for i, each in enumerate(words)))
    return compare(claim, make_corpus(claim))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Friday at 5 p.m.", "Friday at 6 p.m.", CONFLICT),
        ("Friday at 5 p.m.", "Friday at 5:20 p.m.", STRAINED),
        ("Friday at 5 p.m.", "5 p.m. on Friday", AGREE),
        ("Friday at 5 p.m.", "Friday at 17:00", AGREE),
        ("Friday", "Friday at 5 p.m.", PRECISE),
        ("Friday evening", "Friday at 7 p.m.", PRECISE),
        ("November 2022", "Friday at 5 p.m.", PRECISE),
        ("around 5 p.m. Friday", "Friday at 5 p.m.", PRECISE),
        ("by noon Saturday", "Saturday at 3 p.m.", CONFLICT),
        ("by noon Saturday", "Saturday at 11:30 a.m.", PRECISE),
        ("Thursday", "Friday at 5 p.m.", CONFLICT),
        ("Friday at 11:47 p.m.", "Saturday at 2 a.m.", CONFLICT),
        # one moment by two clocks, though it is another day there
        ("Friday at 8 p.m. GMT", "2022-11-05T01:45+05:45", AGREE),
        ("Friday at 5 p.m. GMT", "Friday at 5 p.m. EST", CONFLICT),
        ("Friday at 5 p.m. Eastern", "5 p.m. ET on Friday", AGREE),
        ("Friday at 5 p.m. Eastern", "6 p.m. ET on Friday", CONFLICT),
        # two clocks of which nobody knows how far they are apart
        ("Friday at 5 p.m. GMT", "Friday at 5 p.m.", CLOCK),
        ("Friday at 5 p.m. GMT", "Friday at 9 p.m. local time", CLOCK),
        ("Friday at 5 p.m. GMT", "Saturday at 5 p.m.", CONFLICT),
    ],
)
def test_verdicts(one: str, other: str, verdict: tuple[str, ...]) -> None:
    assert verdicts(compared(one, other).findings) == [verdict]
    assert verdicts(compared(other, one).findings) == [verdict]


def test_it_is_said_that_only_days_are_compared() -> None:
    (finding,) = compared("Friday at 5 p.m. GMT", "Saturday at 5 p.m. local time").findings
    assert finding.summary.endswith(
        "The S1 is later than The S0 by 1 day (4 November 2022 to 5 November 2022). Only their days are compared: "
        "The S0 tells the time in universal time and The S1 tells the time in local time."
    )


def test_the_gap_is_told_in_hours() -> None:
    (finding,) = compared("Friday at 5 p.m.", "Friday at 6:30 p.m.").findings
    assert "is later than The S0 by 1 hour 30 minutes (17:00 to 18:30 on 4 November 2022)." in finding.summary
    assert (finding.gap and finding.gap.value, finding.gap and finding.gap.unit) == (0.0625, "day")


def test_the_gap_over_night() -> None:
    (finding,) = compared("Friday at 11:47 p.m. GMT", "Saturday at 2 a.m. GMT").findings
    assert "by 2 hours 13 minutes (23:47 UTC on 4 November 2022 to 02:00 UTC on 5 November 2022)." in finding.summary


times = st.sampled_from(
    [
        *("2022-11-04", "2022-11-05", "2022-11-04/2022-11-05", "November 2022"),
        *("2022-11-04T09:00", "2022-11-04T17:00", "2022-11-05T02:00", "Friday at 5 p.m.", "Friday at 5:20 p.m."),
        *("2022-11-04T20:00Z", "2022-11-05T01:45+05:45", "2022-11-04T15:00-05:00", "2022-11-04T09:00Z"),
        *("Friday at 5 p.m. Eastern", "around 5 p.m. Friday", "by noon Saturday", "Friday at 6 p.m. Eastern"),
    ]
)


@pytest.mark.parametrize("zone", ["", " GMT", " Eastern"])
def test_of_one_afternoon_everybody_in_conflict_is_told(zone: str) -> None:
    """Each time is near enough to the next one, and the days are all the same."""
    times = [f"Friday at {time} p.m.{zone}" for time in ("4", "4:30", "4:40", "4:50", "5", "5:05", "5:20")]
    for words in combinations(times, 4):
        assert _in_conflict(words) <= _told_in_conflict(words), words


def _in_conflict(words: Sequence[str]) -> set[str]:
    """Those who are in conflict with anybody, all held against all."""
    pairs = combinations(range(len(words)), 2)
    odd = (pair for pair in pairs if constant(*(day(words[i]) for i in pair)).verdict is Verdict.CONFLICT)
    return {f"s{i}" for pair in odd for i in pair}


def _told_in_conflict(words: Sequence[str]) -> set[str]:
    conflicts = (finding for finding in compared(*words).findings if finding.verdict is Verdict.CONFLICT)
    return {source for finding in conflicts for source in finding.sources}


class TestLaws:
    @given(st.lists(times, min_size=2, max_size=7))
    def test_the_worst_verdict_is_the_worst_of_all_pairs(self, words: list[str]) -> None:
        pairs = [constant(day(a), day(b)).verdict for a, b in combinations(words, 2)]
        found = [finding.verdict for finding in compared(*words).findings]
        assert max(found, key=lambda one: one.gravity) is max(pairs, key=lambda one: one.gravity)

    @given(st.lists(times, min_size=2, max_size=7))
    def test_whoever_is_in_conflict_is_in_a_reported_one(self, words: list[str]) -> None:
        assert _in_conflict(words) <= _told_in_conflict(words)

    @given(times, times)
    def test_either_way_round_it_is_the_same(self, one: str, other: str) -> None:
        first, second = constant(day(one), day(other)), constant(day(other), day(one))
        assert (first.verdict, first.reasons, first.gap) == (second.verdict, second.reasons, second.gap)

    @given(times, st.sampled_from(["2022-11-03", "2022-11-04", "2022-11-05", "November 2022"]))
    def test_a_time_makes_no_conflict_with_a_day(self, one: str, other: str) -> None:
        """What has a time is held against what has none by its days."""
        reading = day(one)
        whole = constant(day(f"{reading.shown(reading.core).replace(' to ', '/')}"), day(other))
        assert constant(reading, day(other)).verdict.gravity <= max(whole.verdict.gravity, Verdict.EXPLAINED.gravity)

    @given(times)
    def test_it_agrees_with_itself(self, words: str) -> None:
        assert constant(day(words), day(words)).verdict is Verdict.AGREE


def test_the_reasons_are_those_of_dates() -> None:
    assert constant(day("Friday"), day("Friday at 5 p.m.")).reasons == (Reason.MORE_PRECISE,)
