"""What two readings come to: agree, explained, strained or in conflict, with the arithmetic."""

from __future__ import annotations

import pytest
from compare_strategies import readings
from hypothesis import given

from discrepant.compare.as_of import AsOf
from discrepant.compare.groups import ALWAYS, Group, groups_of
from discrepant.compare.intervals import constant, judge
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Nature
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense
from facts import day, make_claim, make_fact, number, tell


def dollars(words: str) -> Reading:
    return number(f"{words} billion", "money", "USD")


AGREE, EXPLAINED, STRAINED, CONFLICT = Verdict


class TestConstant:
    @pytest.mark.parametrize(
        ("first", "second", "verdict", "reasons"),
        [
            ("20", "20", AGREE, ()),
            ("20", "about 20", AGREE, ()),
            ("more than 20", "over 20", AGREE, ()),
            ("more than 20", "at least 21", EXPLAINED, (Reason.HEDGED,)),
            ("more than 2,000", "at least 2,000", AGREE, ()),
            ("up to 20", "no more than 20", AGREE, ()),
            ("at least 20", "up to 20", EXPLAINED, (Reason.HEDGED,)),
            ("at most 10", "at least 10", EXPLAINED, (Reason.HEDGED,)),
            ("60,000", "more than 60,000", STRAINED, ()),
            ("about 60,000", "more than 60,000", EXPLAINED, (Reason.HEDGED,)),
            ("about 60,000", "nearly 60,000", EXPLAINED, (Reason.HEDGED,)),
            ("12", "a dozen", AGREE, ()),
            ("a couple", "2", AGREE, ()),
            ("19", "about 20", EXPLAINED, (Reason.HEDGED,)),
            ("at least 20", "up to 30", EXPLAINED, (Reason.HEDGED,)),
            ("1,234,567", "1.2 million", EXPLAINED, (Reason.ROUNDED,)),
            ("10 to 20", "15", EXPLAINED, (Reason.MORE_PRECISE,)),
            ("dozens", "30", EXPLAINED, (Reason.MORE_PRECISE,)),
            ("several", "a few", EXPLAINED, (Reason.MORE_PRECISE,)),
            ("18", "about 20", STRAINED, ()),
            ("30", "31", CONFLICT, ()),
            ("20", "more than 20", CONFLICT, ()),
            ("less than 20", "more than 20", CONFLICT, ()),
        ],
    )
    def test_counts(self, first: str, second: str, verdict: Verdict, reasons: tuple[Reason, ...]) -> None:
        one, other = number(first), number(second)
        judgement = constant(one, other)
        assert (judgement.verdict, judgement.reasons) == (verdict, reasons), judgement.why

    def test_a_sum_and_more_than_that_sum_are_not_the_same_number(self) -> None:
        judgement = constant(dollars("$250"), dollars("more than $250"))
        assert (judgement.verdict, judgement.reasons) == (EXPLAINED, (Reason.HEDGED,))
        assert "same number" not in judgement.why

    def test_days(self) -> None:
        assert constant(day("2022-02-24"), day("2022-02-24")).why == "It is the same date."
        month = constant(day("2022-02-01/2022-02-28"), day("2022-02-24"))
        assert (month.verdict, month.reasons) == (EXPLAINED, (Reason.MORE_PRECISE,))
        overlap = constant(day("2022-02-01/2022-02-24"), day("2022-02-20/2022-03-01"))
        assert (overlap.verdict, overlap.reasons) == (EXPLAINED, (Reason.HEDGED,))
        assert overlap.why.endswith("they share 20 to 24 February 2022.")
        assert constant(day("2022-02-24", widened=2), day("2022-02-26")).verdict is STRAINED
        apart = constant(day("2022-02-24"), day("2022-02-25"))
        assert (apart.verdict, apart.gap and (apart.gap.value, apart.gap.unit, apart.gap.percent)) == (
            CONFLICT,
            (1, "day", None),
        )

    @given(readings, readings)
    def test_is_symmetric(self, a: Reading, b: Reading) -> None:
        one, other = constant(a, b), constant(b, a)
        assert (one.verdict, one.reasons, one.gap) == (other.verdict, other.reasons, other.gap)
        if one.verdict is not EXPLAINED:  # which speaks of both in order
            assert one.why == other.why

    @given(readings)
    def test_agrees_with_itself(self, reading: Reading) -> None:
        assert constant(reading, reading).verdict is AGREE

    @given(readings, readings)
    def test_is_what_the_verdicts_mean(self, a: Reading, b: Reading) -> None:
        verdict = constant(a, b).verdict
        assert (verdict is CONFLICT) == (not a.support.meets(b.support))
        assert (verdict is STRAINED) == (a.support.meets(b.support) and not a.core.meets(b.core))

    @given(readings, readings)
    def test_agreement_is_of_one_number_bounded_to_one_side(self, a: Reading, b: Reading) -> None:
        above, below = {Sense.ABOVE, Sense.AT_LEAST, Sense.JUST_OVER}, {Sense.BELOW, Sense.AT_MOST, Sense.NEARLY}
        one, other = a.hedge.sense, b.hedge.sense
        is_one_sided = (one in above) == (other in above) and (one in below) == (other in below)
        if constant(a, b).verdict is AGREE:
            assert a.number == b.number
            assert is_one_sided
        elif a.number is not None and a.number == b.number and a.core.meets(b.core):
            assert not is_one_sided

    @given(readings, readings, readings)
    def test_agreement_carries_over_where_all_can_be_true(self, a: Reading, b: Reading, c: Reading) -> None:
        if constant(a, b).verdict is constant(b, c).verdict is AGREE and a.core.meets(c.core):
            assert constant(a, c).verdict is AGREE


class TestGap:
    def test_in_the_unit_and_in_percent_of_the_lower(self) -> None:
        gap = constant(dollars("$20"), dollars("$25")).gap
        assert gap is not None
        assert (gap.value, gap.unit, gap.percent) == (4e9, "USD", 19.5)

    @pytest.mark.parametrize(("first", "second", "percent"), [("0", "5", None), ("20", "20", None), ("-20", "5", 125)])
    def test_percent_needs_something_to_divide_by(self, first: str, second: str, percent: float | None) -> None:
        gap = constant(number(first), number(second)).gap
        assert gap is not None
        assert gap.percent == percent

    @pytest.mark.parametrize("low", ["less than $2.5", "exactly $2.5"])
    def test_what_is_left_out_is_no_distance(self, low: str) -> None:
        """By how much "more than $2.5" is above "less than $2.5" nobody can say: a step of floats is none of theirs."""
        for one, other in ((low, "more than $2.5"), ("more than $2.5", low)):
            found = constant(dollars(one), dollars(other))
            assert found.verdict is Verdict.CONFLICT
            assert found.gap is not None
            assert (found.gap.value, found.gap.percent) == (0, None)
            assert "by a trace (one ends where the other begins, at $2.5" in found.why

    def test_small_percentages_keep_two_digits(self) -> None:
        gap = constant(number("100,001"), number("100,013")).gap
        assert gap is not None
        assert gap.percent == 0.012


def at(reading: Reading, *times: tuple[int, int]) -> Group:
    return Group(value=reading, facts=(), times=tuple(Interval(*time) for time in times))


class TestCumulative:
    @pytest.mark.parametrize(
        ("earlier", "later", "verdict", "reasons"),
        [
            ("more than $18.2", "about $20", EXPLAINED, (Reason.LATER_DATE,)),
            ("$19.8", "about $20", EXPLAINED, (Reason.HEDGED,)),
            ("about $20", "$19.8", EXPLAINED, (Reason.HEDGED,)),
            ("$20", "about $20", AGREE, ()),
            ("about $20", "$18.5", STRAINED, ()),
            ("$20", "$15", CONFLICT, ()),
            ("more than $20", "less than $15", CONFLICT, ()),
        ],
    )
    def test_told_later(self, earlier: str, later: str, verdict: Verdict, reasons: tuple[Reason, ...]) -> None:
        judgement = judge(at(dollars(earlier), (1, 1)), at(dollars(later), (2, 2)), Nature.CUMULATIVE)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (verdict, reasons)

    def test_on_one_day_either_may_be_the_later(self) -> None:
        for a, b in (("$15", "$20"), ("$20", "$15"), ("about $20", "$18.5")):
            judgement = judge(at(dollars(a), (1, 1)), at(dollars(b), (1, 1)), Nature.CUMULATIVE)
            assert judgement is not None
            assert (judgement.verdict, judgement.reasons) == (STRAINED, (Reason.SAME_DAY,))
            assert "told on one day, in an order not known" in judgement.why

    def test_at_one_moment_it_is_a_constant(self) -> None:
        noon = AsOf(Interval(1, 1), Interval(129_600, 129_600))
        for a, b in (("$15", "$20"), ("$20", "$15")):
            one, other = (Group(value=dollars(words), facts=(), times=(noon,)) for words in (a, b))
            assert judge(one, other, Nature.CUMULATIVE) == constant(dollars(a), dollars(b))

    def test_the_later_may_stand_first(self) -> None:
        judgement = judge(at(dollars("$25"), (2, 2)), at(dollars("$20"), (1, 1)), Nature.CUMULATIVE)
        assert judgement is not None
        assert judgement.reasons == (Reason.LATER_DATE,)

    def test_overlapping_spans_have_no_order(self) -> None:
        assert judge(at(dollars("$25"), (1, 3)), at(dollars("$20"), (2, 4)), Nature.CUMULATIVE) is None

    def test_a_figure_told_again_on_the_day_of_another(self) -> None:
        judgement = judge(at(dollars("$20"), (1, 1), (5, 5)), at(dollars("$30"), (5, 5)), Nature.CUMULATIVE)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (STRAINED, (Reason.SAME_DAY,))

    @pytest.mark.parametrize(
        ("again", "verdict", "words"),
        [
            ("$18.5", STRAINED, "A running total cannot fall, but “$18.5 billion” is lower than “about $20 billion”"),
            ("$15", CONFLICT, "A running total cannot fall: “$15 billion” is lower than “about $20 billion”"),
        ],
    )
    def test_what_fell_from_an_earlier_day_is_not_only_of_one_day(
        self, again: str, verdict: Verdict, words: str
    ) -> None:
        """It was told the day before, too, so that the order within the day explains nothing."""
        judgement = judge(at(dollars("about $20"), (1, 1), (5, 5)), at(dollars(again), (5, 5)), Nature.CUMULATIVE)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (verdict, ())
        assert judgement.why.startswith(words)

    def test_spans_that_share_the_day_on_which_the_one_ends_and_the_other_begins(self) -> None:
        one, other = at(dollars("$20"), (1, 3)), at(dollars("$30"), (3, 4))
        for pair in ((one, other), (other, one)):
            grown = judge(*pair, Nature.CUMULATIVE)
            assert grown is not None
            assert (grown.verdict, grown.reasons) == (EXPLAINED, (Reason.LATER_DATE,))
            assert grown.why.startswith("“$30 billion” is higher than “$20 billion” by")
        fallen = judge(at(dollars("$30"), (1, 3)), at(dollars("$20"), (3, 4)), Nature.CUMULATIVE)
        assert fallen is not None
        assert (fallen.verdict, fallen.reasons) == (STRAINED, (Reason.SAME_DAY,))

    @pytest.mark.parametrize(("first", "second"), [("$19.8", "about $20"), ("about $20", "$19.8")])
    def test_two_of_one_day_that_can_both_be_true_are_told_in_their_order(self, first: str, second: str) -> None:
        judgement = judge(at(dollars(first), (1, 1)), at(dollars(second), (1, 1)), Nature.CUMULATIVE)
        assert judgement == constant(dollars(first), dollars(second))

    def test_how_long_after_counts_from_the_last_day_of_the_one_to_the_first_of_the_other(self) -> None:
        earlier, later = at(dollars("$10"), (400, 400), (900, 900)), at(dollars("$55"), (2000, 2000), (2100, 2100))
        judgement = judge(earlier, later, Nature.CUMULATIVE, 1.5)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (STRAINED, (Reason.GROWTH,))
        # 54.5 of at most 10.5, and 1.5 to the power of 1,100 / 365
        assert judgement.why.endswith(
            "it is at least 5.19 times as much, and a running total is not expected to be more than 3.39 times as much "
            "within 1,100 days."
        )


class TestVarying:
    def test_at_one_time(self) -> None:
        judgement = judge(at(dollars("$20"), (1, 3)), at(dollars("$30"), (3, 3)), Nature.VARYING)
        assert judgement == constant(dollars("$20"), dollars("$30"))

    def test_at_different_times(self) -> None:
        judgement = judge(at(dollars("$20"), (1, 3)), at(dollars("$30"), (4, 4)), Nature.VARYING)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (EXPLAINED, (Reason.DIFFERENT_TIME,))
        assert judgement.gap is not None
        assert judgement.gap.value == 9e9

    def test_the_same_at_different_times(self) -> None:
        judgement = judge(at(dollars("$20"), (1, 3)), at(dollars("about $20"), (4, 4)), Nature.VARYING)
        assert judgement is not None
        assert judgement.verdict is AGREE

    @pytest.mark.parametrize(("first", "second"), [("$19", "about $20"), ("at least $20", "up to $20")])
    def test_figures_that_only_could_be_one_are_of_their_times(self, first: str, second: str) -> None:
        """What changes over time may have changed: that both could be true at one time is not what explains it."""
        judgement = judge(at(dollars(first), (1, 3)), at(dollars(second), (4, 4)), Nature.VARYING)
        assert judgement is not None
        assert (judgement.verdict, judgement.reasons) == (EXPLAINED, (Reason.DIFFERENT_TIME,))


class TestWords:
    """What an editor reads: short, neutral, with the arithmetic."""

    @pytest.mark.parametrize(
        ("first", "second", "why"),
        [
            ("$20", "about $20", "It is the same number."),
            (
                "$19.8",
                "about $20",
                (
                    "Both can be true: “$19.8 billion” is usually taken to mean $19.75 billion to $19.85 billion, "
                    "and “about $20 billion” to mean $19 billion to $21 billion."
                ),
            ),
            (
                "$19.8",
                "$19.5 billion to $19.8",
                (
                    "Both can be true: “$19.8 billion” is usually taken to mean $19.75 billion to $19.85 billion, and "
                    "“$19.5 billion to $19.8 billion” to mean $19.5 billion to $19.8 billion; "
                    "they share $19.75 billion to $19.8 billion."
                ),
            ),
            (
                "at least $20",
                "up to $30",
                "Both can be true: both are usually taken to mean $20 billion to $30 billion.",
            ),
            (
                "about $20",
                "$18.5",
                (
                    "“about $20 billion” is higher than “$18.5 billion” by about $1.5 billion as printed, "
                    "at least $0.45 billion or 2.4 % ($19 billion − $18.55 billion); "
                    "both can be true only on the loosest reading."
                ),
            ),
            (
                "$20",
                "$25",
                (
                    "They cannot both be true: “$25 billion” is higher than “$20 billion” "
                    "by about $5 billion as printed, at least $4 billion or 19.5 % "
                    "($24.5 billion − $20.5 billion), and on the loosest reading still by $3.5 billion "
                    "($24.5 billion − $21 billion)."
                ),
            ),
        ],
    )
    def test_of_a_constant(self, first: str, second: str, why: str) -> None:
        assert constant(dollars(first), dollars(second)).why == why

    def test_of_exact_numbers_and_days(self) -> None:
        assert constant(number("31"), number("30")).why == (
            "They cannot both be true: “31” is higher than “30” by 1 or 3.3 % (31 − 30)."
        )
        assert constant(day("2022-11-08"), day("2021-08-08")).why == (
            "They cannot both be true: “2022-11-08” is later than “2021-08-08” "
            "by 457 days (8 August 2021 to 8 November 2022)."
        )

    @pytest.mark.parametrize(
        ("earlier", "later", "why"),
        [
            (
                "more than $18.2",
                "about $20",
                (
                    "“about $20 billion” is higher than “more than $18.2 billion” by about $1.8 billion as printed, "
                    "at least $0.7 billion or 3.8 % ($19 billion − $18.3 billion), as a running total may be later on."
                ),
            ),
            (
                "about $20",
                "$18.5",
                (
                    "A running total cannot fall, but “$18.5 billion” is lower than “about $20 billion” by about "
                    "$1.5 billion as printed, at least $0.45 billion or 2.4 % ($19 billion − $18.55 billion); "
                    "both can be true only on the loosest reading."
                ),
            ),
            (
                "$25",
                "$20",
                (
                    "A running total cannot fall: “$20 billion” is lower than “$25 billion” by about $5 billion as "
                    "printed, at least $4 billion or 19.5 % ($24.5 billion − $20.5 billion), "
                    "and on the loosest reading still by $3.5 billion "
                    "($24.5 billion − $21 billion)."
                ),
            ),
        ],
    )
    def test_of_a_running_total(self, earlier: str, later: str, why: str) -> None:
        judgement = judge(at(dollars(earlier), (1, 1)), at(dollars(later), (2, 2)), Nature.CUMULATIVE)
        assert judgement is not None
        assert judgement.why == why

    def test_of_shares(self) -> None:
        one, other = number("50 percent", "share"), number("52 percent", "share")
        assert constant(one, other).why.startswith(
            "“52 percent” is higher than “50 percent” by about 2 percentage points as printed, "
            "at least 1 percentage point (51.5 % − 50.5 %); "
        )

    def test_of_measures(self) -> None:
        one, other = number("15 km", "measure", "km"), number("10 miles", "measure", "km")
        assert constant(one, other).why == (
            "Both can be true: “15 km” is usually taken to mean 14.5 km to 15.5 km, and “10 miles” "
            "to mean 15.29 km to 16.9 km; they share 15.29 km to 15.5 km."
        )

    def test_a_thousand_times_as_much_needs_no_percent(self) -> None:
        assert "by 99,999 (100,001 − 2)" in constant(number("2"), number("100,001")).why

    @pytest.mark.parametrize(
        ("first", "second", "by"),
        [
            (number("10 to 20"), number("31"), "at least 11 or 55 % (31 − 20)"),
            (number("9"), number("10 to 20"), "at least 1 or 11.1 % (10 − 9)"),
            (number("1 to 9"), number("10 to 20"), "at least 1 or 11.1 % (10 − 9)"),
            (number("30"), number("31"), "1 or 3.3 % (31 − 30)"),
            (day("2022-11-01/2022-11-03"), day("2022-11-08"), "at least 5 days (3 November 2022 to 8 November 2022)"),
            (day("2022-11-01"), day("2022-11-07/2022-11-08"), "at least 6 days (1 November 2022 to 7 November 2022)"),
            (day("2022-11-01"), day("2022-11-08"), "7 days (1 November 2022 to 8 November 2022)"),
        ],
    )
    def test_what_spans_are_apart_is_the_least(self, first: Reading, second: Reading, by: str) -> None:
        for a, b in ((first, second), (second, first)):
            assert constant(a, b).why.endswith(f" than “{first.words}” by {by}.")

    def test_only_one_tells_the_time(self) -> None:
        timed, untimed = day("2022-11-04T15:30Z"), day("2022-11-04")
        for one, other in ((timed, untimed), (untimed, timed)):
            judgement = constant(one, other)
            assert (judgement.verdict, judgement.reasons) == (EXPLAINED, (Reason.MORE_PRECISE,))
            assert judgement.why == (
                "Both can be true: it is the same day, and only “2022-11-04T15:30Z” tells the time of it."
            )

    @pytest.mark.parametrize(
        ("time", "value"), [("15:30:01", 0.000012), ("15:31:00", 0.000694), ("16:30:00", 0.041667)]
    )
    def test_a_gap_of_times_is_told_to_the_second(self, time: str, value: float) -> None:
        gap = constant(day("2022-11-04T15:30:00Z"), day(f"2022-11-04T{time}Z")).gap
        assert gap is not None
        assert (gap.value, gap.unit, gap.percent) == (value, "day", None)


class TestWho:
    """Sources are named, with the days of a running total; their words, where one publisher stands on both sides."""

    def why(self, nature: str, *told: tuple[str, str, str]) -> str:
        claim = make_claim("money", nature)
        one, other = (make_fact(claim, source, words, as_of=day) for source, words, day in told)
        groups = [
            Group(value=fact.value, facts=(fact,), times=(fact.as_of.core,) if nature != "constant" else (ALWAYS,))
            for fact in (one, other)
        ]
        judgement = judge(groups[0], groups[1], Nature(nature))
        assert judgement is not None
        return judgement.why

    def test_publishers(self) -> None:
        told = ("a", "$20 billion", "2022-11-01"), ("b", "$26 billion", "2022-11-09")
        assert self.why("constant", *told).startswith(
            "They cannot both be true: The B is higher than The A by about $6"
        )

    def test_a_running_total_has_its_days(self) -> None:
        told = ("a", "$26 billion", "2022-11-01"), ("b", "$20 billion", "2022-11-09")
        why = "The B (9 November 2022) is lower than The A (1 November 2022) by about $6 billion as printed"
        assert why in self.why("cumulative", *told)
        assert why in self.why("cumulative", *reversed(told))

    @pytest.mark.parametrize(
        ("earlier", "when"),
        [
            (["2022-11-01T10:00Z", "2022-11-01T11:00Z"], "1 November 2022, 10:00 UTC and 1 November 2022, 11:00 UTC"),
            (
                ["2022-11-01T10:00Z", "2022-11-01T11:00Z", "2022-11-01T12:00Z"],
                "1 November 2022, 10:00 UTC, 1 November 2022, 11:00 UTC and 1 November 2022, 12:00 UTC",
            ),
            (
                ["2022-11-01T10:00Z", "2022-11-01T11:00Z", "2022-11-01T12:00Z", "2022-11-01T13:00Z"],
                "1 November 2022, 10:00 UTC, 1 November 2022, 11:00 UTC, 1 November 2022, 12:00 UTC and 1 more",
            ),
            (["2022-11-01T10:00Z", "2022-11-01"], "1 November 2022"),  # of one of them no time is known
            (["2022-11-01T10:00Z", "2022-11-02T11:00Z"], "1 to 2 November 2022"),
            (["2022-11-01", "2022-11-02"], "1 to 2 November 2022"),
            (["../..", "2022-11-01"], None),  # of all days: nothing is said of them
        ],
    )
    def test_times_of_one_day_are_told_and_else_the_days(self, earlier: list[str], when: str | None) -> None:
        told = (*(("a", "$26 billion", time) for time in earlier), ("b", "$20 billion", "2022-11-09"))
        claim = tell(make_claim("money", "cumulative"), *told)
        one, other = groups_of(claim, claim.facts, lambda fact: fact.value, lambda _: 0)
        judgement = judge(one, other, Nature.CUMULATIVE)
        assert judgement is not None
        assert judgement.why.startswith(
            "A running total cannot fall: The B (9 November 2022) is lower than "
            f"The A{f' ({when})' if when else ''} by about $6 billion as printed"
        )

    def test_one_publisher_says_both(self) -> None:
        told = ("a", "$20 billion", "2022-11-01"), ("a", "$26 billion", "2022-11-09")
        assert "“$26 billion” is higher than “$20 billion” by" in self.why("constant", *told)

    def test_a_slip_is_named_behind_it(self) -> None:
        told = ("a", "$20 billion", "2022-11-01"), ("b", "$20 million", "2022-11-09")
        for nature in ("constant", "cumulative"):
            assert self.why(nature, *told).endswith(" One is 1,000 times the other.")


def test_only_readings_lie_on_a_line() -> None:
    with pytest.raises(TypeError, match="lie on a line"):
        judge(Group(value="a term", facts=()), at(dollars("$20"), (1, 1)), Nature.CONSTANT)


def test_a_reading_has_a_kind() -> None:
    assert number("20").kind is Quantity.COUNT
