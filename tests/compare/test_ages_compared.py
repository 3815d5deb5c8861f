"""Ages, compared by days of birth: held against every day on which somebody may be born who has both."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.ages import Aged, compare, judge_ages
from discrepant.compare.verdict import Verdict
from discrepant.reading.ages import born
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from facts import READER, day, make_claim, make_corpus, make_fact, tell, verdicts


@pytest.mark.parametrize(
    ("a", "told_a", "b", "told_b", "expected"),
    [
        ("34", "2022-11-06", "34-year-old", "2022-11-06", ("agree",)),
        ("34", "2022-11-06", "34", "2022-12-24", ("agree",)),
        ("34", "2022-11-06", "34", "2023-11-05", ("agree",)),
        ("34", "2022-11-06", "34", "2023-11-06", ("conflict",)),
        ("34", "2022-11-06", "35", "2022-11-07", ("explained", "later-date")),
        ("34", "2022-11-06", "35", "2023-11-06", ("explained", "later-date")),
        ("34", "2022-11-06", "35", "2022-11-06", ("conflict",)),
        ("34", "2022-11-06", "36", "2022-11-20", ("conflict",)),
        ("34", "2022-11-06", "36", "2023-03-06", ("conflict",)),
        ("34", "2022-11-06", "36", "2023-12-06", ("explained", "later-date")),
        ("34", "2022-11-06", "33", "2023-03-06", ("conflict",)),
        ("34", "2022-11-01/2022-11-30", "35", "2022-11-01/2022-11-30", ("explained", "different-time")),
        ("34", "2022-11-06", "in her 30s", "2022-11-06", ("explained", "more-precise")),
        ("41", "2022-11-06", "in her 30s", "2022-11-06", ("conflict",)),
        ("34", "2022-11-06", "nearly 35", "2022-11-06", ("explained", "more-precise")),
        ("34", "2022-11-06", "nearly 36", "2022-11-06", ("conflict",)),
        ("18-month-old", "2022-11-06", "1", "2022-11-06", ("explained", "more-precise")),
        ("18-month-old", "2022-11-06", "2", "2022-11-06", ("conflict",)),
        ("37", "2022-11-06", "about 40", "2022-11-06", ("strained",)),
    ],
)
def test_verdicts(a: str, told_a: str, b: str, told_b: str, expected: tuple[str, ...]) -> None:
    claim = tell(make_claim("age"), ("a", a, told_a), ("b", b, told_b))
    found = compare(claim, make_corpus(claim))
    assert verdicts(found.findings) == [expected]
    assert {finding.check for finding in found.findings} == {"ages"}


def test_the_arithmetic_is_told() -> None:
    claim = tell(make_claim("age"), ("a", "34", "2022-11-06"), ("b", "36", "2023-03-06"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert finding.summary == (
        "The B: “36”; The A: “34”. They cannot both be true: “36” on 6 March 2023 is born 7 March 1986 to "
        "6 March 1987, “34” on 6 November 2022 is born 7 November 1987 to 6 November 1988, 246 days apart."
    )
    assert [side.core for side in finding.sides] == [("1986-03-07", "1987-03-06"), ("1987-11-07", "1988-11-06")]
    assert finding.gap
    assert (finding.gap.value, finding.gap.unit) == (246, "day")


def told_as(words: str, on: str) -> Aged:
    """An age, or a day of birth, as told of days."""
    reading = day(words) if words.startswith("19") else READER.read(words, kind=Quantity.AGE)
    return Aged.of(reading, day(on))


@pytest.mark.parametrize(
    ("one", "other", "verdict", "gap", "why"),
    [
        (
            ("37", "2022-11-06"),
            ("about 40", "2022-11-06"),
            "strained",
            1,
            (
                "“37” on 6 November 2022 is born 7 November 1984 to 6 November 1985, “about 40” on 6 November 2022 is "
                "born 6 November 1980 to 6 November 1984, 1 day apart; both can be true only on the loosest reading."
            ),
        ),
        (
            ("30", "2022-11-06"),
            ("about 40", "2022-11-06"),
            "conflict",
            2557,  # seven years and a day, two of them leap years
            (
                "They cannot both be true: “30” on 6 November 2022 is born 7 November 1991 to 6 November 1992, "
                "“about 40” on 6 November 2022 is born 6 November 1980 to 6 November 1984, 2,557 days apart, "
                "and on the loosest reading still 1,827 days."
            ),
        ),
        (
            ("34", "2022-11-06"),
            ("1988-05-01", "2022-11-06"),
            "explained",
            0,
            (
                "Both can be true: “34” on 6 November 2022 is born 7 November 1987 to 6 November 1988, “1988-05-01” is "
                "born 1 May 1988."
            ),
        ),
        (
            ("34", "2022-11-06"),
            ("1990-05-01", "2022-11-06"),
            "conflict",
            541,
            (
                "They cannot both be true: “34” on 6 November 2022 is born 7 November 1987 to 6 November 1988, "
                "“1990-05-01” is born 1 May 1990, 541 days apart."
            ),
        ),
        (
            ("1988-05-01", "2022-11-06"),
            ("1988-05-08", "2022-11-07"),
            "conflict",
            7,
            "They cannot both be true: “1988-05-01” is born 1 May 1988, “1988-05-08” is born 8 May 1988, 7 days apart.",
        ),
        (("1988-05-01", "2022-11-06"), ("1988-05-01", "2022-11-07"), "agree", 0, "It is the same age."),
        (
            ("34", "2022-11-06/.."),
            ("20", "2022-11-06"),
            "explained",
            0,
            (
                "Both can be true if a birthday lies between: “34” is born on any day from 7 November 1987, “20” on "
                "6 November 2022 is born 7 November 2001 to 6 November 2002."
            ),
        ),
    ],
)
def test_what_is_said_of_days_of_birth(
    one: tuple[str, str], other: tuple[str, str], verdict: str, gap: int, why: str
) -> None:
    found = judge_ages(told_as(*one), told_as(*other))
    assert (found.verdict, found.gap and found.gap.value, found.why) == (verdict, gap, why)
    again = judge_ages(told_as(*other), told_as(*one))
    assert (again.verdict, again.reasons, again.gap) == (found.verdict, found.reasons, found.gap)


def test_one_age_in_other_words_is_one_side() -> None:
    claim = tell(make_claim("age"), ("a", "34"), ("b", "34-year-old"), ("c", "aged 34"))
    (side,) = compare(claim, make_corpus(claim)).sides
    assert side.sources == ("a", "b", "c")
    claim = tell(make_claim("age"), ("a", "34", "2022-11-06"), ("b", "34", "2022-11-07"))
    assert len(compare(claim, make_corpus(claim)).sides) == 2


def test_a_birthday_between_is_told() -> None:
    claim = tell(make_claim("age"), ("a", "34", "2022-11-06"), ("b", "35", "2023-01-06"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert "Both can be true if a birthday lies between:" in finding.summary
    assert finding.summary.endswith("they share 7 November 1987 to 6 January 1988.")


def test_what_nobody_tells_is_compared_all_the_same() -> None:
    claim = make_claim("age")
    found = compare(claim, make_corpus(claim))
    assert (found.of, found.findings, found.sides, found.not_compared) == ("the.claim", (), (), ())


def test_swapped_digits_are_named() -> None:
    claim = tell(make_claim("age"), ("a", "34", "2022-11-06"), ("b", "43", "2022-11-06"))
    (finding,) = compare(claim, make_corpus(claim)).findings
    assert finding.summary.endswith("Two neighbouring digits have changed places.")


AGES = st.sampled_from(
    ["33", "34", "35", "36", "about 34", "nearly 35", "over 34", "at least 35", "in her 30s", "30 to 34", "400 months"]
)
FIRST = date(2022, 1, 1)


@st.composite
def told_of(draw: st.DrawFn) -> Reading:
    """A day in three years, or a few of them; at the loosest more."""
    start = (FIRST + timedelta(days=draw(st.integers(0, 1000)))).toordinal()
    more, loose = draw(st.sampled_from([0, 0, 30])), draw(st.sampled_from([0, 0, 10]))
    return Reading(
        words="",
        kind=Quantity.DATE,
        core=Interval(start, start + more),
        support=Interval(start - loose, start + more + loose),
    )


@st.composite
def aged(draw: st.DrawFn) -> Aged:
    return Aged.of(READER.read(draw(AGES), kind=Quantity.AGE), draw(told_of()))


def completed(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


@given(st.integers(0, 4), st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 4), st.integers(-800, 800))
def test_the_verdict_is_that_of_all_days_of_birth(one: int, first: date, other: int, later: int) -> None:
    second = first + timedelta(days=later)
    days = (date.fromordinal(n) for n in range(date(2010, 1, 1).toordinal(), date(2028, 1, 1).toordinal()))
    is_born = any(completed(birth, first) == one and completed(birth, second) == other for birth in days)
    a, b = (
        Aged.of(READER.read(str(n), kind=Quantity.AGE), day(on.isoformat()))
        for n, on in ((one, first), (other, second))
    )
    assert (judge_ages(a, b).verdict is not Verdict.CONFLICT) == is_born


@given(aged(), aged())
def test_it_is_the_same_either_way_round(a: Aged, b: Aged) -> None:
    one, other = judge_ages(a, b), judge_ages(b, a)
    assert (one.verdict, one.reasons, one.gap) == (other.verdict, other.reasons, other.gap)


@given(aged(), aged(), st.integers(0, 400))
def test_told_of_more_days_it_is_never_graver(a: Aged, b: Aged, more: int) -> None:
    assert a.age
    wider = Interval(a.on.lo - more, a.on.hi + more)
    strict = Reading(words="", kind=Quantity.DATE, core=a.on, support=a.on)
    loose = attrs.evolve(strict, core=wider, support=wider)
    grave = [max(1, judge_ages(Aged.of(a.age, on), b).verdict.gravity) for on in (strict, loose)]
    assert grave[1] <= grave[0]


@given(st.lists(st.tuples(AGES, told_of()), min_size=2, max_size=6))
def test_no_conflict_of_a_claim_is_missed(told: list[tuple[str, Reading]]) -> None:
    claim = make_claim("age")
    facts = [make_fact(claim, f"s{i}", words, as_of=on, line=i + 2) for i, (words, on) in enumerate(told)]
    found = compare(tell(claim, *facts), make_corpus(claim)).findings
    births = [born(READER.read(words, kind=Quantity.AGE), on) for words, on in told]

    def gravity(a: Reading, b: Reading) -> int:
        return 1 if a.core.meets(b.core) else 2 if a.support.meets(b.support) else 3

    worst = max(gravity(a, b) for a, b in combinations(births, 2))
    assert max(max(1, each.verdict.gravity) for each in found) == worst
