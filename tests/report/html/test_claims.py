"""A claim's part of the page: what its wordings are called in its apparatus, and which of its sides are drawn."""

from __future__ import annotations

import attrs
import pytest
from made_reports import article, finding, report, side, told

from discrepant.compare.finding import End, Side
from discrepant.compare.verdict import Verdict
from discrepant.report.html.claims import claim_parts
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown, Records


def test_a_side_with_several_wordings_has_a_number_at_its_letter_for_each() -> None:
    """One that two sources print is one wording, and a side with no other has its letter alone."""
    one = side(
        told("north", "we will not talk", id="north/words", speaker="Bo"),
        told("east", "we will not talk", id="east/words"),
        told("west", "we wont talk", reads="we won't talk", id="west/words"),
    )
    other = side(told("south", "we will talk", id="south/words"))
    asked = finding(Verdict.CONFLICT, one, other, claim="words", check="quotations")
    articles = (article("north"), article("south"), article("west", wording="garbled"))
    (part,) = claim_parts(report(asked, records=Records(sources=articles)))
    assert part.apparatus is not None
    witnesses = [part.apparatus.base, *part.apparatus.others]
    assert sorted(attrs.astuple(each) for each in witnesses) == [
        ("A1", "we will not talk", True, "Bo"),
        ("A2", "we won't talk", False, None),
        ("B", "we will talk", True, None),
    ]


def numbers(source: str, number: float) -> Side:
    ends: tuple[End, ...] = (number, number)
    return attrs.evolve(side(told(source, str(number), id=f"{source}/crowd")), core=ends, support=ends)


def drawn(made: Report) -> int:
    """How many sides the picture of the one question has."""
    (part,) = claim_parts(made)
    return sum(bar.what == "core" for bar in part.picture.bars) if part.picture else 0


def test_of_a_table_all_sides_are_drawn_but_where_a_conflict_has_no_gap() -> None:
    """Then they are in several units, which no record of it tells apart."""
    sides = numbers("north", 30.0), numbers("south", 31.0)
    assert drawn(report(finding(Verdict.CONFLICT, *sides))) == 2
    assert drawn(report(finding(Verdict.CONFLICT, *sides, gap=None))) == 0
    assert drawn(report(finding(Verdict.AGREE, *sides, gap=None))) == 2


def test_a_picture_of_ages_says_that_its_days_are_those_of_birth() -> None:
    sides = numbers("north", 30.0), numbers("south", 31.0)
    for check, title in (
        ("ages", "How many came (days of birth)"),
        ("dates", "How many came"),
        ("terms", "How many came"),
    ):
        (part,) = claim_parts(report(finding(Verdict.CONFLICT, *sides, check=check)))
        assert part.picture is not None
        assert part.picture.title == title


def test_of_records_those_are_drawn_that_are_in_one_unit() -> None:
    """In the claim's own, or in that of most."""
    sides = numbers("north", 30.0), numbers("south", 31.0), numbers("east", 32.0)
    found = [finding(Verdict.CONFLICT, sides[0], other) for other in sides[1:]]
    units = {"north/crowd": "km", "south/crowd": "km", "east/crowd": "mi"}
    for unit, shown in ((None, 2), ("km", 2), ("mi", 0), ("m", 2)):  # one side alone is no picture
        claim = ClaimShown(key="crowd", about="How far", kind="measure", nature="constant", unit=unit)
        assert drawn(report(*found, records=Records(claims=(claim,), units=units))) == shown, unit


@pytest.mark.parametrize(("nature", "is_over_time"), [("cumulative", True), ("constant", False), ("varying", False)])
def test_a_running_total_alone_is_drawn_over_time(nature: str, *, is_over_time: bool) -> None:
    days = "2022-11-01", "2022-11-09"
    sides = [
        attrs.evolve(one, facts=tuple(attrs.evolve(fact, as_of=day) for fact in one.facts))
        for one, day in zip((numbers("north", 30.0), numbers("south", 31.0)), days, strict=True)
    ]
    claim = ClaimShown(key="crowd", about="How many came", kind="count", nature=nature)
    (part,) = claim_parts(report(finding(Verdict.CONFLICT, *sides), records=Records(claims=(claim,))))
    assert part.picture is not None
    assert any(label.what == "scale" for label in part.picture.labels) is is_over_time


def test_only_quotations_have_an_apparatus_and_only_where_there_is_room() -> None:
    def has_one(check: str, whole: int | None) -> bool:
        sides = side(told("north", "we will not talk")), side(told("south", "we will talk"))
        (part,) = claim_parts(report(finding(Verdict.CONFLICT, *sides, check=check)), whole)
        return part.apparatus is not None

    assert has_one("quotations", None)
    assert has_one("quotations", 1)
    assert not has_one("quotations", 0)
    assert not has_one("terms", None)
    assert not has_one("terms", 1)
