"""A page that has no room for all counts what it leaves out, and shows first what is to be asked."""

from __future__ import annotations

import re

import attrs
import pytest
from made_reports import article, finding, report, side, told

from discrepant.compare.finding import NotCompared
from discrepant.compare.verdict import Verdict
from discrepant.corpus.vocabulary import Silence
from discrepant.desk.coverage import line_ranges
from discrepant.report.html import page as page_module
from discrepant.report.html.page import render
from discrepant.report.html.questions import QuestionStanding
from discrepant.report.html.room import Known, ListedGroup, once_in_room
from discrepant.report.model import Covered, Report, Uncovered
from discrepant.report.records import ClaimShown, Records

MANY = 400
TEXTS = {"seeds/north.txt": "it was 30", "seeds/south.txt": "it was 31"}
LINES = tuple(Uncovered(kind="count", words="30", line=2 * n, span=(0, 2)) for n in range(1, 2_000))


def crowded(words: str = "How many came") -> Report:
    """A report with as many questions in each group, claims of one source, and as much not compared."""
    asked = [finding(claim=f"ask-{n:03}", about=words) for n in range(MANY)]
    agreed = [finding(Verdict.AGREE, claim=f"agree-{n:03}") for n in range(MANY)]
    alone = [
        ClaimShown(key=f"once-{n:03}", about=words, kind="count", nature="constant", facts=(told("north", "30"),))
        for n in range(MANY)
    ]
    return report(
        *(*asked, *agreed),
        uncorroborated=(*(one.key for one in alone), "unknown"),
        not_compared=tuple(NotCompared(claim=f"ask-{n:03}", because="in EUR", facts=("x",)) for n in range(MANY)),
        vocabulary=tuple(Silence(claim=f"ask-{n:03}", can_conflict=False, pairs=()) for n in range(MANY)),
        coverage=(Covered(source="north", text="seeds/north.txt", mentions=9_999, covered=1, uncovered=LINES),),
        records=Records(sources=(article("north"), article("south")), claims=tuple(alone)),
    )


def without(monkeypatch: pytest.MonkeyPatch, **rooms: int) -> str:
    """The page of that report where there is less room."""
    for name, room in rooms.items():
        monkeypatch.setattr(page_module, name, room)
    return render(crowded(), TEXTS)


def left_in(part: str) -> list[int]:
    return [int(count) for count in re.findall(r"and (\d+) more, for which this page has no room", part)]


def part_of(page: str, section: str) -> str:
    part = page.split(f'<section id="{section}"')[1].split("</section>", maxsplit=1)[0]
    return re.sub("<script>.*</script>", "", part, flags=re.DOTALL)


def test_nothing_is_left_out_where_there_is_room() -> None:
    page = render(crowded(), TEXTS)
    assert left_in(page) == []
    assert page.count("data-kind=") == 2 * MANY
    assert "The text is left out" not in page
    assert page.count('<cite><a href="#source-') >= 2 * 2 * MANY
    assert "<cite><b>" not in page


@pytest.mark.parametrize("room", [0, 40_000, 300_000, 700_000])
def test_questions_stand_there_in_their_order_and_the_others_are_counted(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = without(monkeypatch, _ROOM=room)
    questions = part_of(page, "questions")
    listed = re.findall(r'<li class="\w+" data-kind.*?href="#claim-(\w+-\d+)"', questions)
    whole = re.findall(r'<article(?: class="chosen")? id="claim-([\w-]+)"', questions)
    assert listed == whole
    assert listed == [f"{group}-{n:03}" for group in ("ask", "agree") for n in range(MANY)][: len(listed)]
    assert len(listed) + sum(left_in(questions)) == 2 * MANY
    assert questions.count('class="chosen"') == bool(listed)
    for heading in ("To ask", "Agree"):
        assert re.search(rf'{heading} <span data-left="\d+">{MANY}</span>', questions)
    assert len(questions) < room + 10_000


@pytest.mark.parametrize("rooms", [{"_ROOM": 40_000}, {"_ROOM_ALONE": 5_000}, {"_MOST": 100_000}, {"_MOST_ROWS": 3}])
def test_links_lead_to_what_is_there(rooms: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    page = without(monkeypatch, **rooms)
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"?]+)"', page)) <= ids


def test_claims_of_one_source_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = part_of(without(monkeypatch, _ROOM_ALONE=5_000), "claims")
    (left,) = left_in(claims)
    assert left + claims.count('<li id="claim-') == MANY + 1


def test_so_is_what_was_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert left_in(part_of(without(monkeypatch, _MOST_ROWS=3), "checked")) == [MANY - 3, MANY - 3]


def test_so_are_articles_of_a_page_without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    page = without(monkeypatch, _MOST=100_000, _MOST_ARTICLES=1)
    assert left_in(part_of(page, "sources")) == [1]
    assert set(re.findall(r'href="#(source-[^"]+)"', page)) == {"source-north"}


@pytest.mark.parametrize("more", [0, 1])
def test_they_are_3_000(more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_HUGE", 0)
    articles = tuple(article(f"s{n}") for n in range(3_000 + more))
    sides = side(told("s0", "30")), side(told("s1", "31"))
    made = report(finding(Verdict.CONFLICT, *sides), records=Records(sources=articles))
    assert left_in(part_of(render(made), "sources")) == [more] * bool(more)


@pytest.mark.parametrize("standing", QuestionStanding)
def test_what_is_to_be_done_is_seen_without_asking_for_it(standing: QuestionStanding) -> None:
    group = ListedGroup(standing=standing, count=1, left=0, rows=())
    assert group.is_unfolded is (standing.name in {"MEND", "ASK"})


def test_what_just_fits_is_there() -> None:
    """Room is in bytes, of which letters may have several; a claim of one source stands in its own room."""
    alone = tuple(
        ClaimShown(key=f"once-{n}", about="五十", kind="count", nature="constant", facts=()) for n in range(3)
    )
    made = report(uncorroborated=tuple(one.key for one in alone), records=Records(claims=alone))
    known = Known(is_huge=False, marked=(), notes={}, copies={}, publishers={})
    rows, _ = once_in_room(made.records.claims, known, 9_999)
    size = sum(len(row.encode()) for row in rows)
    assert [len(once_in_room(made.records.claims, known, room)[0]) for room in (size + 1, size, size - 1)] == [3, 3, 2]
    assert [once_in_room(made.records.claims, known, room)[1] for room in (size, size - 1, 0)] == [0, 1, 3]


def test_texts_give_way_to_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand in the corpus, and the questions nowhere else that is read by people."""
    page = without(monkeypatch, _MOST=100_000)
    assert page.count("The text is left out of this page, which has no room for it") == 2
    assert left_in(part_of(page, "questions")) == []
    assert page.count("<cite><b>") >= 2 * 2 * MANY
    assert '<cite><a href="#source-' not in page


def test_a_page_of_long_words_is_no_larger_than_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_ROOM", 500_000)
    made = crowded("五十 & " * 2_000)
    page = render(made, TEXTS)
    assert len(part_of(page, "questions").encode()) < 510_000
    assert sum(left_in(part_of(page, "questions"))) > MANY


def test_lines_without_end_are_counted() -> None:
    made = crowded()
    lines = line_ranges(mention.line for mention in LINES)
    assert len(lines) > len(part_of(render(made), "checked").split("<h3>Coverage</h3>")[1])
    assert f"and more: {len(LINES)} mentions in all" in render(made)
    few = attrs.evolve(made.coverage[0], uncovered=LINES[:3])
    assert "<td>2, 4, 6</td>" in render(attrs.evolve(made, coverage=(few,)))
