"""The Markdown of a change: what is new with both quotes, the rest in a line, and what is left out is counted."""

from __future__ import annotations

import attrs
from made_reports import finding, report, side, told

from discrepant.compare.finding import Finding, NotCompared, Noted
from discrepant.compare.verdict import Reason, Verdict
from discrepant.report.difference import difference
from discrepant.report.difference_markdown import render
from discrepant.report.model import Covered, Report, Totals


def shown(old: Report, new: Report) -> list[str]:
    return [line for line in render(difference(old, new)).splitlines() if line]


def agreed(claim: str, *sources: str) -> Finding:
    names = ", ".join(sources)
    return finding(Verdict.AGREE, side(*(told(each, "30") for each in sources)), claim=claim, summary=f"{names}: “30”.")


def test_a_source_with_an_agreement_an_explained_difference_and_a_conflict() -> None:
    old = report(agreed("day", "north", "south"))
    new = report(
        finding(),
        finding(Verdict.EXPLAINED, claim="aid", reasons=(Reason.ROUNDED,)),
        agreed("day", "north", "south"),
        agreed("post", "north", "east"),
        corpus=Totals(sources=3, facts=6, claims=2, compared=3),
    )
    assert shown(old, new) == [
        "## What this change does to the report",
        "- New: 3 (1 conflict, 1 explained, 1 agreement)",
        "- Resolved: 0",
        "- Changed: 0",
        "- Unchanged: 1",
        "- Sources: 2 → 3",
        "- Facts: 3 → 6",
        "- Claims compared: 1 → 3",
        "### New",
        "#### conflict: crowd",
        "*How many came* · quantities",
        "North: “30”; South: “31”. They differ.",
        "- **north** “30” · north/crowd",
        "  > it was 30",
        "- **south** “31” · south/crowd",
        "  > it was 31",
        "#### explained: aid (rounded)",
        "*How many came* · quantities",
        "North: “30”; South: “31”. They differ.",
        "- **north** “30” · north/crowd",
        "  > it was 30",
        "- **south** “31” · south/crowd",
        "  > it was 31",
        "### Newly agreed",
        "- **post** north, east: “30”.",
    ]


def test_what_was_there_before() -> None:
    noted = Noted(reason="Two counts.")
    old = report(finding(), finding(claim="gone"), agreed("day", "north", "south"), agreed("post", "north", "south"))
    new = report(finding(Verdict.STRAINED, acknowledged=noted), agreed("post", "north", "south", "east"))
    lines = shown(old, new)
    assert lines[1:5] == [
        "- New: 0",
        "- Resolved: 2 (1 conflict, 1 agreement)",
        "- Changed: 2 (1 strained, 1 agreement)",
        "- Unchanged: 0",
    ]
    assert "#### conflict → strained: crowd" in lines
    assert "**Acknowledged**: Two counts." in lines
    assert lines[-6:] == [
        "### Resolved",
        "- **gone** North: “30”; South: “31”. They differ.",
        "### Agreed by others than before",
        "- **post** north, south, east: “30”.",
        "### No longer agreed by all",
        "- **day** north, south: “30”.",
    ]


def test_what_became_less_is_told_as_what_became_more() -> None:
    more, less = report(corpus=Totals(sources=3, facts=9, claims=4, compared=2)), report()
    grown = ["- Sources: 2 → 3", "- Facts: 3 → 9", "- Claims: 2 → 4", "- Claims compared: 1 → 2"]
    assert shown(less, more)[5:] == grown
    assert shown(more, less)[5:] == [
        "- Sources: 3 → 2",
        "- Facts: 9 → 3",
        "- Claims: 4 → 2",
        "- Claims compared: 2 → 1",
    ]
    covered = Covered(source="north", text="-", mentions=4, covered=4, skipped=1)
    half = attrs.evolve(covered, covered=2)
    assert shown(report(coverage=(half,)), report(coverage=(covered,)))[5:] == [
        "- Mentions that no record covers: 2 → 0"
    ]
    assert shown(report(coverage=(half,)), report(coverage=(half,)))[5:] == []


def test_what_can_no_longer_be_compared_and_what_is_not_covered_is_said() -> None:
    covered = Covered(source="north", text="-", mentions=4, covered=4)
    aside = NotCompared(claim="aid", because="given in EUR", facts=("north/aid",))
    lines = shown(
        report(coverage=(covered,)), report(coverage=(attrs.evolve(covered, covered=3),), not_compared=(aside,))
    )
    assert lines[5:] == ["- Mentions that no record covers: 0 → 1", "- Not compared: aid, because given in EUR"]


def test_of_very_many_the_rest_is_counted() -> None:
    new = report(*(finding(claim=f"claim-{i}") for i in range(60)), *(agreed(f"day-{i}", "a", "b") for i in range(60)))
    lines = shown(report(), new)
    assert sum(line.startswith("#### ") for line in lines) == 50
    assert lines.count("… and 10 more in the whole report.") == 2


def test_new_differences_have_their_room_before_changed_ones() -> None:
    claims = [f"claim-{i}" for i in range(60)]
    changed = [f"old-{i}" for i in range(3)]
    for many, shown_of_changed in ((60, 0), (50, 0), (49, 1), (48, 2), (0, 3)):
        lines = shown(
            report(*(finding(claim=claim) for claim in changed)),
            report(
                *(finding(claim=claim) for claim in claims[:many]),
                *(finding(claim=claim, summary="They differ by now.") for claim in changed),
            ),
        )
        told = [line.rpartition(" ")[2] for line in lines if line.startswith("#### ")]
        assert told == [*claims[: min(many, 50)], *changed[:shown_of_changed]]
        left = [more for more in (many - 50, 3 - shown_of_changed) if more > 0]
        assert [line for line in lines if "more in the whole" in line] == [
            f"… and {more} more in the whole report." for more in left
        ]


def test_of_a_side_with_very_many_records_the_rest_is_counted() -> None:
    crowded = finding(Verdict.CONFLICT, side(*(told(f"s{i}", "30") for i in range(9))), side(told("south", "31")))
    lines = shown(report(), report(crowded))
    assert sum(line.startswith("  > ") for line in lines) == 7
    assert lines[-1] == "… and 3 more records on these sides, in the whole report."


def test_what_would_not_fit_is_left_to_the_report() -> None:
    long = [finding(claim=f"c{i}", summary="& " * 300, about="& " * 300) for i in range(50)]
    crowded = [attrs.evolve(one, sides=(side(*(told(f"s{i}", "& " * 300) for i in range(6))),) * 2) for one in long]
    lines = shown(report(), report(*crowded))
    assert lines[-1] == "… and more in the whole report."


def test_a_side_without_records_has_its_words() -> None:
    """As the sides of a table have, of which no rows are kept."""
    bare = [attrs.evolve(each, facts=()) for each in (side(told("north", "30")), side(told("south", "31")))]
    shown = render(difference(report(), report(finding(Verdict.CONFLICT, *bare))))
    assert "\n- 30\n- 31" in shown
