"""Figures on one claim, by its nature, and the laws that hold for any number of them."""

from __future__ import annotations

from datetime import date, datetime
from itertools import combinations

import attrs
import pytest
from compare_strategies import claims_told, days_told, spans_told, times_told, widened
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.comparison import Comparison
from discrepant.compare.quantities import compare, reading_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Fact, Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from facts import day, make_claim, make_corpus, make_fact, make_source, number, tell, verdicts

MORNING, EVENING = "2022-11-04T09:00Z", "2022-11-04T18:00Z"
MORNING_ELSEWHERE = "2022-11-04T14:45+05:45"  # the same moment in Nepal
AID = tell(
    make_claim("money", "cumulative"),
    ("ft", "tens of billions", "2022-10-24/2022-10-25"),
    ("reuters", "more than $18.2 billion", "2022-11-06"),
    ("nyt", "about $20 billion", "2022-12-02"),
)


def compared(claim: Claim) -> Comparison:
    return compare(claim, make_corpus(claim))


class TestAid:
    """Three printed sums on three dates, as in the five articles."""

    def test_verdicts(self) -> None:
        found = compared(AID).findings
        assert verdicts(found) == [("strained",), ("explained", "later-date")]
        assert [[side.sources for side in finding.sides] for finding in found] == [
            [("ft",), ("reuters",)],
            [("reuters",), ("nyt",)],
        ]

    def test_summary(self) -> None:
        assert compared(AID).findings[1].summary == (
            "The Reuters: “more than $18.2 billion” as of 6 November 2022; "
            "The Nyt: “about $20 billion” as of 2 December 2022. "
            "The Nyt (2 December 2022) is higher than The Reuters (6 November 2022) by about $1.8 billion as printed, "
            "at least $0.7 billion or 3.8 % ($19 billion − $18.3 billion), as a running total may be later on."
        )

    def test_gap(self) -> None:
        gap = compared(AID).findings[1].gap
        assert gap is not None
        assert (gap.value, gap.unit, gap.percent) == (7e8, "USD", 3.8)

    def test_the_worst_pair_is_found_though_others_stand_between(self) -> None:
        later = make_fact(AID, "dpa", "about $10 billion", as_of="2022-12-24", line=9)
        between = make_fact(AID, "afp", "$20.5 billion", as_of="2022-12-12", line=8)
        found = compared(attrs.evolve(AID, facts=(*AID.facts, between, later))).findings
        pairs = {tuple(side.sources for side in finding.sides): finding.verdict for finding in found}
        assert pairs[("reuters",), ("dpa",)] is Verdict.CONFLICT
        assert pairs[("afp",), ("dpa",)] is Verdict.CONFLICT
        assert (("ft",), ("nyt",)) not in pairs


@pytest.mark.parametrize(
    ("kind", "nature", "told", "expected"),
    [
        ("count", "constant", [("a", "30"), ("b", "31")], [("conflict",)]),
        ("count", "constant", [("a", "30"), ("b", "30"), ("c", "30 signers")], [("agree",)]),
        ("count", "constant", [("a", "20"), ("b", "about 20")], [("agree",)]),
        ("money", "constant", [("a", "$19.8 billion"), ("b", "about $20 billion")], [("explained", "hedged")]),
        ("money", "constant", [("a", "$19.8 billion"), ("b", "$20 billion")], [("explained", "rounded")]),
        ("share", "constant", [("a", "a third"), ("b", "33 percent")], [("explained", "rounded")]),
        ("measure", "constant", [("a", "15 km"), ("b", "30 miles")], [("conflict",)]),
        # a falling total, and one that rises
        ("count", "cumulative", [("a", "30", "2022-11-01"), ("b", "29", "2022-11-02")], [("conflict",)]),
        ("count", "cumulative", [("a", "29", "2022-11-01"), ("b", "30", "2022-11-02")], [("explained", "later-date")]),
        # of one day, either may be the later
        ("count", "cumulative", [("a", "30"), ("b", "29")], [("strained", "same-day")]),
        ("count", "cumulative", [("a", "29"), ("b", "30")], [("strained", "same-day")]),
        ("count", "cumulative", [("a", "30"), ("b", "about 30")], [("agree",)]),
        ("count", "cumulative", [("a", "29"), ("b", "about 30")], [("explained", "hedged")]),
        ("count", "cumulative", [("a", "30", MORNING), ("b", "29", "2022-11-04")], [("strained", "same-day")]),
        ("count", "cumulative", [("a", "30", "2022-11-04"), ("b", "29", EVENING)], [("strained", "same-day")]),
        # where both have their time, these put them in order, by whichever clock
        ("count", "cumulative", [("a", "29", MORNING), ("b", "30", EVENING)], [("explained", "later-date")]),
        ("count", "cumulative", [("a", "30", MORNING), ("b", "29", EVENING)], [("conflict",)]),
        ("count", "cumulative", [("a", "30", MORNING), ("b", "29", MORNING_ELSEWHERE)], [("conflict",)]),
        ("count", "cumulative", [("a", "29", MORNING), ("b", "30", MORNING_ELSEWHERE)], [("conflict",)]),
        # a time is of a day, and a day before it is before it
        ("count", "cumulative", [("a", "30", "2022-11-03"), ("b", "29", MORNING)], [("conflict",)]),
        ("count", "cumulative", [("a", "29", "2022-11-03"), ("b", "30", MORNING)], [("explained", "later-date")]),
        # what varies is compared where both can be of one time
        ("count", "varying", [("a", "30", MORNING), ("b", "20", EVENING)], [("explained", "different-time")]),
        ("count", "varying", [("a", "30", MORNING), ("b", "20", MORNING_ELSEWHERE)], [("conflict",)]),
        ("count", "varying", [("a", "30", MORNING), ("b", "20", "2022-11-04")], [("conflict",)]),
        ("count", "varying", [("a", "30", "2022-11-04"), ("b", "20", "2022-11-04")], [("conflict",)]),
        ("count", "varying", [("a", "30", "2022-11-01"), ("b", "20", "2022-11-02")], [("explained", "different-time")]),
        ("count", "varying", [("a", "30", "2022-11-01/2022-11-05"), ("b", "20", "2022-11-02")], [("conflict",)]),
        ("count", "varying", [("a", "30", "2022-11-01"), ("b", "30", "2022-11-02")], [("agree",)]),
        # the same figure at the same source
        ("count", "constant", [("a", "30"), ("a", "30")], []),
    ],
)
def test_verdicts(kind: str, nature: str, told: list[tuple[str, ...]], expected: list[tuple[str, ...]]) -> None:
    assert verdicts(compared(tell(make_claim(kind, nature), *told)).findings) == expected


def test_one_moment_is_of_two_days_by_two_clocks() -> None:
    """The two that are farthest apart are set against each other, though a third stands between them."""
    told = [("a", "10", "2022-11-04T23:30-05:00"), ("b", "20", "2022-11-05T04:30Z"), ("c", "30", "2022-11-05T04:30Z")]
    for order in (told, told[::-1]):
        found = compared(tell(make_claim("count", "varying"), *order)).findings
        assert {frozenset(one.sources) for one in found if one.verdict is Verdict.CONFLICT} >= {frozenset("ac")}


def test_a_total_told_again_on_the_day_of_another_figure() -> None:
    told = [("a", "20", "2022-11-01"), ("b", "20", "2022-11-05"), ("c", "30", "2022-11-05")]
    assert verdicts(compared(tell(make_claim("count", "cumulative"), *told)).findings) == [("strained", "same-day")]


def test_the_sentence_on_one_day() -> None:
    claim = tell(make_claim("count", "cumulative"), ("a", "128"), ("b", "157"))
    (finding,) = compared(claim).findings
    assert finding.summary == (
        "The A: “128” as of 6 November 2022; The B: “157” as of 6 November 2022. "
        "The B is higher than The A by 29 or 22.7 % (157 − 128): told on one day, in an order not known."
    )


def test_the_sentence_on_two_times_of_a_day() -> None:
    told = ("a", "157", "2023-11-04T09:00Z"), ("b", "128", "2023-11-04T18:15+05:45")
    (finding,) = compared(tell(make_claim("count", "cumulative"), *told)).findings
    assert finding.summary == (
        "The A: “157” as of 4 November 2023, 09:00 UTC; The B: “128” as of 4 November 2023, 18:15 (+05:45). "
        "A running total cannot fall: The B (4 November 2023, 18:15 (+05:45)) is lower than "
        "The A (4 November 2023, 09:00 UTC) by 29 or 22.7 % (157 − 128)."
    )


class TestNotCompared:
    def test_overlapping_spans(self) -> None:
        told = [
            ("a", "30", "2022-11-01/2022-11-05"),
            ("b", "20", "2022-11-02/2022-11-09"),
            ("c", "10", "2022-11-04/2022-11-05"),
        ]
        comparison = compared(tell(make_claim("count", "cumulative"), *told))
        assert comparison.findings == ()
        (left,) = comparison.not_compared
        assert left.because == "told as of spans of days that overlap, and where they do, neither is the later figure"
        assert left.facts == ("a/the.claim", "b/the.claim/3", "c/the.claim/4")

    def test_an_overlap_does_not_hide_what_can_be_compared(self) -> None:
        told = [("a", "30", "2022-11-01"), ("b", "20", "2022-11-02/2022-11-09"), ("c", "10", "2022-11-04")]
        comparison = compared(tell(make_claim("count", "cumulative"), *told))
        assert verdicts(comparison.findings) == [("conflict",), ("conflict",)]
        assert [left.facts for left in comparison.not_compared] == [("b/the.claim/3", "c/the.claim/4")]

    def test_a_moment_by_a_far_clock_is_of_its_own_day(self) -> None:
        """11 p.m. in New York on the 2nd is the 3rd in Kyiv; a figure of the 3rd is later all the same."""
        told = [
            ("a", "30", "2022-11-01/2022-11-03"),
            ("b", "20", "2022-11-02T23:00-05:00"),
            ("c", "40", "2022-11-03"),
        ]
        (left,) = compared(tell(make_claim("count", "cumulative"), *told)).not_compared
        assert left.facts == ("a/the.claim", "b/the.claim/3")

    def test_of_spans_that_touch_the_day_between_is_of_both(self) -> None:
        told = [("a", "30", "2022-11-01/2022-11-05"), ("b", "20", "2022-11-05/2022-11-09")]
        comparison = compared(tell(make_claim("count", "cumulative"), *told))
        assert verdicts(comparison.findings) == [("strained", "same-day")]
        assert comparison.not_compared == ()

    def test_another_currency(self) -> None:
        told = [("a", "$20 billion"), ("b", "€20 billion"), ("c", "$20 billion"), ("d", "£5")]
        comparison = compared(tell(make_claim("money"), *told))
        assert verdicts(comparison.findings) == [("agree",)]
        (left,) = comparison.not_compared
        assert left.because == "given in EUR and GBP, not in USD, and nothing is converted"
        assert left.facts == ("b/the.claim/3", "d/the.claim/5")

    def test_nothing_but_another_currency(self) -> None:
        comparison = compared(tell(make_claim("money"), ("a", "€20 billion")))
        assert (comparison.findings, comparison.of, len(comparison.not_compared)) == ((), "the.claim", 1)


def test_a_reading_is_needed() -> None:
    with pytest.raises(TypeError, match=r"north/the\.claim has no reading"):
        reading_of(make_fact(make_claim("term"), "north", "spokesman"))


def moment(fact: Fact) -> datetime | None:
    """The moment of which it is told, if its record has one, by the clock of the standard library."""
    return datetime.fromisoformat(fact.as_of.words) if "T" in fact.as_of.words else None


def times_of(a: Fact, b: Fact) -> tuple[bool, bool, bool, bool]:
    """Whether the first is told no later than the second, the second no later than the first, and each perhaps."""
    one, other = moment(a), moment(b)
    if one and other:
        return one <= other, other <= one, False, False
    first, second = a.as_of.core, b.as_of.core
    return first.hi < second.lo, second.hi < first.lo, first.hi == second.lo, second.hi == first.lo


def pair_verdict(a: Fact, b: Fact, nature: Nature) -> Verdict | None:
    """The contract, word for word, on two facts."""
    first, second = reading_of(a), reading_of(b)
    before, after, perhaps_before, perhaps_after = times_of(a, b)
    if nature is Nature.VARYING:
        is_known = moment(a) is not None and moment(b) is not None
        before = after = moment(a) == moment(b) if is_known else a.as_of.core.meets(b.as_of.core)
    elif nature is Nature.CONSTANT:
        before = after = True
    elif (perhaps_before and first.core.lo > second.core.hi) or (perhaps_after and second.core.lo > first.core.hi):
        return Verdict.STRAINED
    before, after = before or perhaps_before, after or perhaps_after
    for level, verdict in (("support", Verdict.CONFLICT), ("core", Verdict.STRAINED)):
        x, y = getattr(first, level), getattr(second, level)
        if (before and x.lo > y.hi) or (after and y.lo > x.hi):
            return verdict
    if not (before or after or nature is Nature.VARYING):
        return None
    # a range that is as wide as "about 15.5" is another thing to say, though it covers the same values
    one, other = (
        (
            reading.number if reading.number is not None else (reading.core.lo, reading.core.hi),
            reading.hedge.sense in (Sense.ABOVE, Sense.AT_LEAST, Sense.JUST_OVER),
            reading.hedge.sense in (Sense.BELOW, Sense.AT_MOST, Sense.NEARLY),
        )
        for reading in (first, second)
    )
    same = one == other
    return Verdict.AGREE if same and first.core.meets(second.core) else Verdict.EXPLAINED


def oracle(claim: Claim) -> dict[tuple[str, str], Verdict]:
    """The verdicts on all pairs of facts, found by looking at every one."""
    pairs = {(a.id, b.id): pair_verdict(a, b, claim.nature) for a, b in combinations(claim.facts, 2)}
    return {pair: verdict for pair, verdict in pairs.items() if verdict is not None}


def gravest(found: list[Verdict]) -> Verdict:
    return max(found, key=lambda verdict: verdict.gravity, default=Verdict.AGREE)


natures = pytest.mark.parametrize("nature", Nature)


class TestLaws:
    @natures
    @pytest.mark.parametrize("times", [days_told, times_told])
    @given(data=st.data())
    def test_the_worst_verdict_is_the_worst_of_all_pairs(
        self, nature: Nature, times: st.SearchStrategy[Interval | str], data: st.DataObject
    ) -> None:
        claim = data.draw(claims_told(nature, times))
        found = [finding.verdict for finding in compared(claim).findings]
        assert gravest(found) is gravest(list(oracle(claim).values()))

    @natures
    @pytest.mark.parametrize("times", [spans_told, times_told])
    @given(data=st.data())
    def test_whoever_is_in_conflict_is_in_a_reported_one(
        self, nature: Nature, times: st.SearchStrategy[Interval | str], data: st.DataObject
    ) -> None:
        claim = data.draw(claims_told(nature, times))
        every = oracle(claim)
        expected = {fact for pair, verdict in every.items() if verdict is Verdict.CONFLICT for fact in pair}
        comparison = compared(claim)
        conflicts = [finding for finding in comparison.findings if finding.verdict is Verdict.CONFLICT]
        assert expected <= {told.id for finding in conflicts for side in finding.sides for told in side.facts}
        worst = gravest(list(every.values()))
        if worst.gravity >= Verdict.STRAINED.gravity:
            assert gravest([finding.verdict for finding in comparison.findings]) is worst

    @natures
    @given(data=st.data())
    def test_a_time_on_one_side_makes_no_conflict(self, nature: Nature, data: st.DataObject) -> None:
        """To say at what time of its day one fact is told puts it at odds with none that has no time."""
        claim = data.draw(claims_told(nature, days_told, most=4))
        timed = data.draw(st.integers(0, len(claim.facts) - 1))
        clock = data.draw(st.sampled_from(["T00:00Z", "T23:30-05:00", "T01:00+05:45"]))
        facts = [
            attrs.evolve(fact, as_of=day(f"{date.fromordinal(int(fact.as_of.core.lo))}{clock}")) if i == timed else fact
            for i, fact in enumerate(claim.facts)
        ]
        was, now = (
            gravest([finding.verdict for finding in compared(one).findings])
            for one in (claim, attrs.evolve(claim, facts=tuple(facts)))
        )
        assert now is was or now is not Verdict.CONFLICT

    @given(claims_told(Nature.CUMULATIVE, times_told))
    def test_every_pair_without_an_order_is_set_aside(self, claim: Claim) -> None:
        ordered = oracle(claim)
        aside = [set(left.facts) for left in compared(claim).not_compared]
        value = {fact.id: reading_of(fact).values for fact in claim.facts}
        times: dict[tuple[object, ...], list[Interval]] = {}
        for fact in claim.facts:
            times.setdefault(reading_of(fact).values, []).append(fact.as_of.core)
        for a, b in combinations(value, 2):
            alone = all(len(times[value[fact]]) == 1 for fact in (a, b))  # else it may be in order by its other facts
            if (a, b) not in ordered and value[a] != value[b] and alone:
                assert any({a, b} <= facts for facts in aside)

    @natures
    @given(data=st.data())
    def test_the_order_of_the_facts_does_not_matter(self, nature: Nature, data: st.DataObject) -> None:
        claim = data.draw(claims_told(nature, times_told))
        shuffled = attrs.evolve(claim, facts=tuple(data.draw(st.permutations(claim.facts))))
        assert compared(shuffled) == compared(claim)

    @natures
    @given(data=st.data())
    def test_wider_words_never_make_a_conflict(self, nature: Nature, data: st.DataObject) -> None:
        claim = data.draw(claims_told(nature, days_told))
        wider = attrs.evolve(claim, facts=tuple(data.draw(widened(fact)) for fact in claim.facts))
        was, now = (gravest([finding.verdict for finding in compared(one).findings]) for one in (claim, wider))
        assert now is not Verdict.CONFLICT or was is Verdict.CONFLICT

    @natures
    @given(data=st.data())
    def test_agreement_of_one_side_means_that_all_are_equal(self, nature: Nature, data: st.DataObject) -> None:
        claim = data.draw(claims_told(nature, days_told))
        found = compared(claim).findings
        is_one = len({reading_of(fact).values for fact in claim.facts}) == 1
        is_told_by_several = len(claim.facts) > 1
        assert (
            [len(finding.sides) for finding in found] == [1]
            if is_one and is_told_by_several
            else all(len(finding.sides) == 2 for finding in found)
        )

    @natures
    @given(data=st.data())
    def test_neighbours_are_set_against_each_other(self, nature: Nature, data: st.DataObject) -> None:
        claim = data.draw(claims_told(nature, days_told))
        found = compared(claim).findings
        told = {told.id for finding in found for side in finding.sides for told in side.facts}
        assert told == {fact.id for fact in claim.facts} or len(claim.facts) == 1


def many(nature: Nature, facts: int, values: int) -> Claim:
    claim = make_claim("count", nature)
    sources = [make_source(f"s{i}", published=day(f"2022-{1 + i % 12:02}-{1 + i % 28:02}")) for i in range(100)]
    base = make_fact(claim, sources[0], "30")
    told = []
    for i in range(facts):
        reading, source = number(str(1001 + i * 7919 % values)), sources[i % 100]
        place = attrs.evolve(base.place, line=i + 2)
        told.append(attrs.evolve(base, id=f"s/{i}", source=source, as_of=source.published, value=reading, place=place))
    return attrs.evolve(claim, facts=tuple(told))


@natures
@pytest.mark.parametrize(("facts", "values"), [(20_000, 40), (4_000, 4_000)])
def test_many_facts_take_no_more_than_their_share(nature: Nature, facts: int, values: int) -> None:
    claim = many(nature, facts, values)
    with within(2):
        found = compared(claim).findings
    assert found
