"""Findings are plain data: what each side says, its facts, and where they stand."""

from __future__ import annotations

import math
from datetime import date

import attrs
import pytest

from discrepant.compare.finding import Finding, Noted, iso_date, side_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Acknowledgement, Place
from discrepant.reading.interval import Interval
from facts import day, make_claim, make_fact, make_source, number

CLAIM = make_claim("money", "cumulative")
SOURCE = make_source(body="First line.\nIt cost about $20 billion.\n")
FACT = make_fact(CLAIM, SOURCE, "about $20 billion", reads="about $20 billion", speaker="Kirby", via="Post")


class TestSide:
    def test_of_a_number(self) -> None:
        side = side_of([FACT], FACT.value)
        assert (side.sources, side.says) == (("north",), ("about $20 billion",))
        assert (side.core, side.support) == ((19e9, 21e9), (18e9, 22e9))

    def test_all_that_show_a_fact_share_what_is_shown(self) -> None:
        """Which is on a side of each finding, of its question and among the records."""
        one, other = side_of([FACT]).facts[0], side_of([FACT], FACT.value).facts[0]
        assert one is other
        changed = attrs.evolve(FACT, quote="about $20 billion.")
        assert side_of([changed]).facts[0].quote == "about $20 billion."
        assert side_of([FACT]).facts[0] is one

    def test_an_open_end_is_null(self) -> None:
        above = number("more than $18.2 billion", "money", "USD")
        assert side_of([], above).support == (18.2e9, None)

    def test_of_a_date(self) -> None:
        side = side_of([], day("2022-11-04/2022-11-06", widened=1))
        assert (side.core, side.support) == (("2022-11-04", "2022-11-06"), ("2022-11-03", "2022-11-07"))

    def test_other_values_have_no_intervals(self) -> None:
        assert side_of([FACT], "a term").core == ()
        assert side_of([FACT]).support == ()

    def test_each_source_and_wording_once(self) -> None:
        again = attrs.evolve(FACT, id="north/the.claim/2")
        south = make_fact(CLAIM, "south", "$20 billion")
        side = side_of([FACT, again, south])
        assert side.sources == ("north", "south")
        assert side.says == ("about $20 billion", "$20 billion")
        assert [told.id for told in side.facts] == ["north/the.claim", "north/the.claim/2", "south/the.claim"]

    def test_of_some_of_its_facts_it_has_their_words_and_their_sources(self) -> None:
        south = make_fact(CLAIM, "south", "$20 billion")
        side = side_of([FACT, south], FACT.value)
        some = side.only({"south/the.claim"})
        assert (some.sources, some.says, [told.id for told in some.facts]) == (
            ("south",),
            ("$20 billion",),
            ["south/the.claim"],
        )
        assert (some.core, some.support) == (side.core, side.support)
        assert side.only({told.id for told in side.facts}) == side
        assert side.only(set()).facts == ()

    def test_what_facts_of_several_claims_come_to_is_that_of_all_of_them(self) -> None:
        other = attrs.evolve(make_fact(CLAIM, "south", "$20 billion"), id="south/another.claim")
        side = side_of([FACT, other], FACT.value)
        assert side.only({"north/the.claim", "south/another.claim"}) == side
        some = side.only({"north/the.claim"})
        assert (some.sources, some.core, some.support) == (("north",), (), ())

    def test_words_can_be_given(self) -> None:
        assert side_of([FACT], says=("10 miles",)).says == ("10 miles",)

    def test_of_a_list(self) -> None:
        roster = make_fact(make_claim("roster"), "north", "Omar", "Tlaib")
        assert side_of([roster]).says == ("Omar; Tlaib",)


def test_a_fact_is_told_with_its_places() -> None:
    (told,) = side_of([FACT]).facts
    assert (told.file, told.line, told.text, told.text_line) == ("facts/north.toml", 2, "seeds/north.txt", 2)
    assert (told.reads, told.speaker, told.via) == ("about $20 billion", "Kirby", "Post")
    assert told.as_of == "2022-11-06"


@pytest.mark.parametrize(
    ("span", "iso"),
    [
        (Interval(738000, 738000), "2021-07-29"),
        (Interval(738000, 738001), "2021-07-29/2021-07-30"),
        (Interval(-math.inf, 738000), "../2021-07-29"),
        (Interval(738000, math.inf), "2021-07-29/.."),
    ],
)
def test_spans_of_days_as_edtf(span: Interval, iso: str) -> None:
    assert iso_date(attrs.evolve(day("2022-11-06"), core=span, support=span)) == iso


@pytest.mark.parametrize("iso", ["2023-11-04T15:30+05:45", "2023-11-04T15:30Z", "2023-11-04T15:30:20-05:00"])
def test_a_time_of_day_as_it_is_given(iso: str) -> None:
    assert iso_date(day(iso)) == iso


class TestFinding:
    finding = Finding(
        claim="the.claim",
        about="What is asked",
        check="quantities",
        verdict=Verdict.CONFLICT,
        summary="They differ.",
        sides=(side_of([FACT]), side_of([make_fact(CLAIM, "south", "$30 billion")])),
    )

    def test_sources_of_both_sides(self) -> None:
        assert self.finding.sources == {"north", "south"}

    @pytest.mark.parametrize("until", [None, date(2027, 1, 1)])
    def test_acknowledged(self, until: date | None) -> None:
        entry = Acknowledgement(
            claim="the.claim",
            between=("north", "south"),
            reason="Seen.",
            by="desk",
            until=until,
            place=Place(file="facts/acknowledged.toml", line=1),
        )
        marked = self.finding.acknowledged_as(entry)
        assert marked.acknowledged == Noted(reason="Seen.", by="desk", until="2027-01-01" if until else None)
        assert attrs.evolve(marked, acknowledged=None) == self.finding
