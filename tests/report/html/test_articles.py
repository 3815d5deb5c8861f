"""A source's part of the page: how many of its facts are what, and which of them are marked in its text."""

from __future__ import annotations

from itertools import combinations

import pytest
from made_reports import article, finding, questions_on, report, side, told

from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.html.articles import SourcePart, source_matters, source_part
from discrepant.report.model import Covered, Report, Uncovered
from discrepant.report.records import ClaimShown, Records

TEXT = "On Monday it was 30. It was 5 in all. Some came by bus, others on foot. Nobody left."


def parts(made: Report, **texts: str) -> dict[str, SourcePart]:
    matters = source_matters(made, {f"seeds/{source}.txt": text for source, text in texts.items()})
    return {part.id: part for part in map(source_part, matters)}


def counts(part: SourcePart) -> dict[str, int]:
    return {what: number for what, number in part.counts.items() if number}


def test_each_fact_counts_once_as_the_gravest_that_was_found_on_it() -> None:
    north, south, east = (side(told(source, "30", id=f"{source}/crowd")) for source in ("north", "south", "east"))
    found = [
        finding(Verdict.CONFLICT, north, south),
        finding(Verdict.EXPLAINED, north, east, reasons=(Reason.ROUNDED,)),
        finding(
            Verdict.AGREE, side(told("north", "5", id="north/days"), told("south", "5", id="south/days")), claim="days"
        ),
    ]
    shown = {
        "crowd": (told("north", "30"), told("south", "30")),
        "days": (told("north", "5", id="north/days"),),
        "bus": (told("north", "by bus", "came by bus", id="north/bus"),),
        "foot": (told("north", "on foot", "others on foot", id="north/foot"), told("west", "x", id="west/foot")),
    }
    claims = tuple(
        ClaimShown(key=key, about="What", kind="count", nature="constant", facts=facts) for key, facts in shown.items()
    )
    left = (Uncovered(kind="count", words="Nobody", line=1, span=(72, 78)),)
    made = report(
        *found,
        uncorroborated=("bus",),
        records=Records(sources=(article("north"), article("void")), claims=claims),
        coverage=(Covered(source="north", text="seeds/north.txt", mentions=5, covered=4, uncovered=left),),
    )
    told_of = parts(made, north=TEXT)
    assert list(told_of) == ["east", "north", "south", "void", "west"]
    assert counts(told_of["north"]) == {"conflict": 1, "agree": 1, "alone": 1, "aside": 1, "uncovered": 1}
    assert list(told_of["north"].counts)[:2] == ["conflict", "strained"]
    assert counts(told_of["south"]) == {"conflict": 1, "agree": 1}
    assert counts(told_of["east"]) == {"explained": 1}
    assert counts(told_of["west"]) == {"aside": 1}
    assert counts(told_of["void"]) == {}
    assert told_of["north"].marked >= {"north/crowd", "north/bus", "north/foot"}
    assert [told_of[source].text for source in ("south", "void")] == [None, None]
    (line,) = told_of["north"].text or ()
    seen = {one.words: one.mark.what for one in line.segments if one.mark}
    assert seen == {"30": "conflict", "by bus": "alone", "on foot": "aside", "Nobody": "uncovered"}


@pytest.mark.parametrize(
    ("asked", "beside", "gravest"),
    [
        (Verdict.AGREE, Verdict.CONFLICT, "conflict"),
        (Verdict.EXPLAINED, Verdict.STRAINED, "strained"),
        (Verdict.CONFLICT, Verdict.EXPLAINED, "conflict"),
        (Verdict.STRAINED, Verdict.CONFLICT, "conflict"),
    ],
)
def test_what_is_found_on_a_record_counts_where_it_is_graver(asked: Verdict, beside: Verdict, gravest: str) -> None:
    north, south = side(told("north", "30")), side(told("south", "31"))
    reasons = (Reason.ROUNDED,) if asked is Verdict.EXPLAINED else ()
    between = finding(asked, north, south, reasons=reasons)
    made = report(
        between, finding(beside, north, check="units", summary="Not one measure."), questions=questions_on([between])
    )
    assert [counts(parts(made)[source]) for source in ("north", "south")] == [{gravest: 1}, {asked.value: 1}]


ORDER = ("uncovered", "alone", "aside", "agree", "explained", "strained", "conflict")


@pytest.mark.parametrize(("light", "grave"), [*combinations(ORDER, 2)])
def test_of_two_on_one_place_the_graver_is_seen_however_short_the_other(light: str, grave: str) -> None:
    """What is in no record gives way to what one source tells, that to what was not compared, and all to verdicts."""
    found, claims, alone, left = [], [], [], list[Uncovered]()
    for what, says, quote in ((light, "30", "it was 30"), (grave, "it was 30", "it was 30")):
        fact = told("north", says, quote, id=f"north/{what}")
        if what == "uncovered":
            left.append(Uncovered(kind="count", words="30", line=1, span=(17, 19)))
        elif what in ("alone", "aside"):
            claims.append(ClaimShown(key=what, about="What", kind="count", nature="constant", facts=(fact,)))
            alone += [what] * (what == "alone")
        else:
            other = side(told("south", "31", id=f"south/{what}"))
            reasons = (Reason.ROUNDED,) if what == "explained" else ()
            found.append(finding(Verdict(what), side(fact), other, claim=what, reasons=reasons))
    made = report(
        *found,
        uncorroborated=tuple(alone),
        records=Records(sources=(article("north"),), claims=tuple(claims)),
        coverage=(Covered(source="north", text="seeds/north.txt", mentions=1, covered=0, uncovered=tuple(left)),),
    )
    (line,) = parts(made, north=TEXT)["north"].text or ()
    assert {one.mark.what for one in line.segments if one.mark} == {grave}
    assert "".join(one.words for one in line.segments if one.mark) == "it was 30"


@pytest.mark.parametrize(
    ("span", "is_marked"),
    [
        ((0, 5), True),
        ((0, 1), True),
        ((4, 5), True),
        ((0, 6), False),
        ((3, 3), False),
        ((4, 3), False),
        ((-1, 2), False),
    ],
)
def test_what_no_record_has_is_underlined_where_it_lies_in_the_text(span: tuple[int, int], *, is_marked: bool) -> None:
    """The text may be another by now than that of which the report tells."""
    covered = Covered(
        source="north",
        text="seeds/north.txt",
        mentions=1,
        covered=0,
        uncovered=(Uncovered(kind="count", words="x", line=1, span=span),),
    )
    part = parts(report(coverage=(covered,)), north="12345")["north"]
    assert counts(part) == {"uncovered": 1}
    (line,) = part.text or ()
    assert any(one.mark for one in line.segments) is is_marked
