"""What a page has of many questions: all of it up to a number, and from the next one on less, which it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from made_reports import differing, finding, report, side, told

from discrepant.compare.finding import NotCompared
from discrepant.compare.verdict import Verdict
from discrepant.corpus.vocabulary import Silence
from discrepant.report.html import page as page_module
from discrepant.report.html.claims import claim_parts
from discrepant.report.html.page import pieces, render
from discrepant.report.model import Covered, Report, Uncovered
from discrepant.report.records import Records


def many(number: int, verdict: Verdict = Verdict.AGREE) -> Report:
    return report(*(finding(verdict, claim=f"claim-{n:04}") for n in range(number)))


@pytest.mark.parametrize(("questions", "is_large"), [(300, False), (301, True)])
def test_pictures_and_texts_are_made_for_the_first_300(questions: int, *, is_large: bool) -> None:
    made = many(questions)
    assert ("are made for the first 300 questions" in render(made)) is is_large


@pytest.mark.parametrize(("whole", "first"), [(0, 0), (1, 1), (3, 3), (5, 5), (6, 5), (None, 5)])
def test_so_many_questions_are_whole(whole: int | None, first: int) -> None:
    parts = claim_parts(many(5, Verdict.CONFLICT), whole)
    assert [part.letter is not None for part in parts] == [True] * first + [False] * (5 - first)


@pytest.mark.parametrize(
    ("questions", "size", "is_whole", "tries"),
    [
        (2_000, 12_000_000, True, [False]),
        (2_001, 1, True, [True]),  # it is not even tried
        (2_000, 12_000_001, True, [False, True]),
        (2_000, 1, False, [False, True]),  # where not all claims had room
    ],
)
def test_past_2_000_questions_or_12_million_bytes_it_is_a_page_of_less(
    questions: int, size: int, tries: list[bool], monkeypatch: pytest.MonkeyPatch, *, is_whole: bool
) -> None:
    tried: list[bool] = []

    def rendered(*_: object, is_huge: bool) -> tuple[Iterator[str], bool]:
        tried.append(is_huge)
        return iter(["x" * (size - 2), "é"]), is_whole  # of which the last is two bytes

    def found(*_: object) -> list[Any]:
        return [None] * questions

    monkeypatch.setattr(page_module, "matters", found)
    monkeypatch.setattr(page_module, "_rendered", rendered)
    assert "".join(pieces(report()))
    assert tried == tries


def cell(page: str) -> str:
    """What is listed of the two sources of a report."""
    return page.rsplit("<h3>north and south", maxsplit=1)[-1].split("</div>", maxsplit=1)[0]


@pytest.mark.parametrize(("is_huge", "most"), [(False, 50), (True, 10)])
@pytest.mark.parametrize("more", [0, 1])
def test_of_two_sources_and_one_verdict_so_many_questions_are_listed(
    most: int, more: int, monkeypatch: pytest.MonkeyPatch, *, is_huge: bool
) -> None:
    if is_huge:
        monkeypatch.setattr(page_module, "_HUGE", 0)
    listed = cell(render(many(most + more)))
    assert listed.count('href="#claim-') == most
    assert ("<li>and 1 more</li>" in listed) == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_a_thousand_rows_of_what_was_not_compared_and_of_vocabularies(more: int) -> None:
    made = report(
        not_compared=tuple(NotCompared(claim=f"c{n}", because="in EUR", facts=("x",)) for n in range(1_000 + more)),
        vocabulary=tuple(Silence(claim=f"c{n}", can_conflict=False, pairs=()) for n in range(1_000 + more)),
    )
    left = re.findall(r"and (\d+) more, for which this page has no room", render(made))
    assert left == [str(more)] * 2 * more


@pytest.mark.parametrize(("first", "is_whole"), [("12", True), ("112", False)])
def test_lines_are_told_in_2_000_characters(first: str, *, is_whole: bool) -> None:
    """They are cut between two of them, and all are counted."""
    lines = [first, *map(str, range(1_000, 1_000 + 2 * 333, 2))]
    assert len(", ".join(lines)) == (2_000 if is_whole else 2_001)
    left = tuple(Uncovered(kind="count", words="30", line=int(line), span=(0, 2)) for line in lines)
    covered = Covered(source="north", text="seeds/north.txt", mentions=334, covered=0, uncovered=left)
    told_in = ", ".join(lines) if is_whole else f"{', '.join(lines[:-1])} and more: 334 mentions in all"
    assert f"<td>{told_in}</td>" in render(report(coverage=(covered,)))


def sides(number: int) -> Report:
    """A question with so many sides, all of them numbers."""
    made = [
        attrs.evolve(side(told(f"s{n:02}", str(n), id=f"s{n:02}/crowd")), core=(float(n),) * 2, support=(float(n),) * 2)
        for n in range(number)
    ]
    found = report(*(finding(Verdict.CONFLICT, made[0], other) for other in made[1:]))
    return attrs.evolve(found, records=Records(claims=differing().records.claims))


@pytest.mark.parametrize(("number", "is_drawn"), [(2, True), (40, True), (41, False)])
def test_up_to_forty_sides_are_a_picture(number: int, *, is_drawn: bool) -> None:
    (part,) = claim_parts(sides(number))
    assert (part.picture is not None) is is_drawn
