"""Days of the week, and nothing told as of a day after its source was published."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from discrepant.compare.calendar import compare
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Fact
from discrepant.reading.model import Reading
from facts import day, make_claim, make_corpus, make_fact, make_source, tell

DATE = make_claim("date")
FACT = make_fact(DATE, "north", "2022-11-04")  # a Friday; published on Sunday the 6th


def found(fact: Fact) -> list[str]:
    comparison = compare(fact, make_corpus(tell(DATE, fact)))
    assert all(finding.verdict is Verdict.CONFLICT for finding in comparison.findings)
    assert comparison.of is None
    return [f"{finding.summary} / {finding.sides[1].says[0]}" for finding in comparison.findings]


def meant(reading: Reading, *printed: Reading) -> Fact:
    return attrs.evolve(FACT, value=reading, printed=printed or (reading,))


class TestWeekday:
    @pytest.mark.parametrize(
        ("days", "weekday"),
        [
            ("2022-11-04", 4),
            ("2022-11-04", None),
            ("2022-11-01/2022-11-04", 1),
            ("2022-11-04/2022-11-10", 3),
            ("2022-11-04/..", 0),
        ],
    )
    def test_right(self, days: str, weekday: int | None) -> None:
        assert found(meant(day(days, weekday=weekday))) == []

    @pytest.mark.parametrize("length", range(1, 10))
    @pytest.mark.parametrize("start", range(7))
    def test_a_span_has_the_days_of_the_week_that_are_in_it(self, start: int, length: int) -> None:
        first = date(2022, 10, 3) + timedelta(days=start)
        days = [first + timedelta(days=n) for n in range(length)]
        for weekday in range(7):
            wrong = found(meant(day(f"{days[0]}/{days[-1]}", weekday=weekday)))
            assert bool(wrong) is (weekday not in {each.weekday() for each in days})

    @pytest.mark.parametrize("days", ["2022-11-04/..", "../2022-11-04", "../.."])
    def test_a_span_without_an_end_has_them_all(self, days: str) -> None:
        assert [found(meant(day(days, weekday=weekday))) for weekday in range(7)] == [[]] * 7

    def test_what_is_not_read_as_printed_has_none(self) -> None:
        claim = make_claim("period")
        fact = make_fact(claim, "north", "all that week", reads="2022-10-31/2022-11-04")
        assert fact.printed == (None,)
        assert compare(fact, make_corpus(tell(claim, fact))).findings == ()

    def test_wrong(self) -> None:
        (wrong,) = found(meant(attrs.evolve(day("2022-11-04", weekday=3), words="Thursday, Nov. 4")))
        assert wrong == (
            "The North: “Thursday, Nov. 4” names a Thursday, but 4 November 2022 is a Friday. "
            "/ 4 November 2022 is a Friday"
        )

    def test_of_several_days(self) -> None:
        (wrong,) = found(meant(attrs.evolve(day("2022-11-04/2022-11-06", weekday=0), words="Monday")))
        assert wrong == (
            "The North: “Monday” names a Monday, but 4 to 6 November 2022 has no Monday. "
            "/ 4 to 6 November 2022 has no Monday"
        )

    def test_only_what_words_cannot_allow_is_wrong(self) -> None:
        assert found(meant(day("2022-11-04", widened=1, weekday=3))) == []

    def test_printed_against_what_it_is_read_as(self) -> None:
        printed = attrs.evolve(day("2022-11-03", weekday=3), words="connected Thursday")
        (wrong,) = found(meant(day("2022-11-04"), printed))
        assert "“connected Thursday” names a Thursday, but 4 November 2022 is a Friday." in wrong

    def test_each_that_is_wrong_is_told_once_in_the_order_of_print(self) -> None:
        printed = [
            attrs.evolve(day("2022-11-04", weekday=weekday), words=words)
            for words, weekday in (("on Tuesday", 1), ("a Friday", 4), ("Monday", 0), ("on Tuesday", 1))
        ]
        first, second, third = found(
            attrs.evolve(
                meant(day("2022-11-04"), *printed), as_of=attrs.evolve(day("2022-11-05", weekday=2), words="Wednesday")
            )
        )
        assert "“on Tuesday” names a Tuesday" in first
        assert "“Monday” names a Monday" in second
        assert "“Wednesday” names a Wednesday, but 5 November 2022 is a Saturday" in third

    def test_of_the_as_of(self) -> None:
        as_of = attrs.evolve(day("2022-11-04", weekday=0), words="Monday")
        (wrong,) = found(attrs.evolve(FACT, as_of=as_of))
        assert "“Monday” names a Monday, but 4 November 2022 is a Friday." in wrong

    def test_other_kinds_have_none(self) -> None:
        assert found(make_fact(make_claim("count"), "north", "30")) == []


class TestPublished:
    def test_told_of_a_day_after(self) -> None:
        (wrong,) = found(attrs.evolve(FACT, as_of=day("2022-11-07")))
        assert wrong == (
            "The North: it is told as of 7 November 2022, but its source was published 6 November 2022. "
            "/ published 6 November 2022"
        )

    @pytest.mark.parametrize("as_of", ["2022-11-06", "2022-10-01", "2022-11-01/2022-11-30", "../2022-12-01"])
    def test_told_of_a_day_on_or_before(self, as_of: str) -> None:
        assert found(attrs.evolve(FACT, as_of=day(as_of))) == []

    def test_told_of_a_time_after(self) -> None:
        source = make_source(published="2022-11-06T09:30Z")
        (wrong,) = found(attrs.evolve(FACT, source=source, as_of=day("2022-11-06T15:30+05:45")))
        assert wrong.startswith(
            "The North: it is told as of 6 November 2022, 15:30 (+05:45), "
            "but its source was published 6 November 2022, 09:30 UTC."
        )

    @pytest.mark.parametrize("as_of", ["2022-11-06", "2022-11-06T09:30Z", "2022-11-06T14:00+05:45", "2022-11-05"])
    def test_told_of_a_time_on_or_before(self, as_of: str) -> None:
        source = make_source(published="2022-11-06T09:30Z")
        assert found(attrs.evolve(FACT, source=source, as_of=day(as_of))) == []

    def test_only_what_cannot_be_is_wrong(self) -> None:
        source = make_source(published=day("2022-11-06", widened=3))
        assert found(attrs.evolve(FACT, source=source, as_of=day("2022-11-09"))) == []
        assert len(found(attrs.evolve(FACT, source=source, as_of=day("2022-11-10")))) == 1
