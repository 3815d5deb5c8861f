"""A time of day in a record stands in every form of the report, as its record has it or as an editor writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import newsroom, tell

from discrepant import check
from discrepant.corpus.load import load
from discrepant.report import difference_markdown
from discrepant.report.difference import difference
from discrepant.report.formats import TEXTUAL, renderer
from discrepant.report.html.ends import span_of_days, spelled_days
from discrepant.report.html.pictures import drawn
from discrepant.report.model import Report

MORNING, EVENING = "2023-11-04T09:00Z", "2023-11-04T18:15+05:45"


@pytest.fixture
def falling(tmp_path: Path) -> Report:
    """A total that an article of the evening tells lower than one of the morning."""
    articles = tell("post", MORNING, aid="$20 billion"), tell("star", EVENING, aid="$9 billion")
    return check(load(newsroom(tmp_path, *articles)))


def test_the_contract_has_it_as_the_record_does(falling: Report) -> None:
    told: dict[str, Any] = json.loads(falling.to_json())
    assert [source["published"] for source in told["sources"]] == [MORNING, EVENING]
    facts = [fact for side in told["findings"][0]["sides"] for fact in side["facts"]]
    assert [fact["as_of"] for fact in facts] == [MORNING, EVENING]
    assert Report.from_json(falling.to_json().encode()).to_json() == falling.to_json()


@pytest.mark.parametrize("name", [name for name in TEXTUAL if name != "mismatches"])  # which is of items alone
def test_every_format_shows_it(falling: Report, name: str) -> None:
    shown = renderer(name)(falling)
    assert "18:15" in shown
    assert "+05:45" in shown


def test_a_difference_shows_it(falling: Report, tmp_path: Path) -> None:
    later = tell("star", EVENING.replace("18:15", "18:30"), aid="$9 billion")
    now = check(load(newsroom(tmp_path / "now", tell("post", MORNING, aid="$20 billion"), later)))
    assert "as of 2023-11-04T18:30+05:45" in difference_markdown.render(difference(falling, now))


def test_of_one_day_the_days_stand_beside_the_answers(tmp_path: Path) -> None:
    articles = tell("post", "2023-11-04", aid="$20 billion"), tell("star", EVENING, aid="$9 billion")
    report = check(load(newsroom(tmp_path, *articles)))
    (finding,) = report.findings
    assert (finding.verdict, finding.reasons) == ("strained", ("same-day",))
    assert "4 Nov 2023, 18:15 (+05:45)" in renderer("markdown")(report)


def test_about_a_time_of_day_is_from_one_to_another(tmp_path: Path) -> None:
    """Of one day, which stands once."""
    told = {"says": "$9 billion", "as_of": "around 3 p.m. UTC on 6 November 2023"}
    report = check(load(newsroom(tmp_path, tell("post", aid="$20 billion"), tell("star", "2023-11-06", aid=told))))
    assert "6 Nov 2023, 14:30–15:30 UTC" in renderer("markdown")(report)
    assert "6 November 2023, 14:30 to 15:30 UTC" in renderer("html")(report)


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        (MORNING, "4 November 2023, 09:00 UTC"),
        (EVENING, "4 November 2023, 18:15 (+05:45)"),
        ("2023-11-04/2023-11-05", "4 to 5 November 2023"),
    ],
)
def test_spelled_out(words: str, spelled: str) -> None:
    assert spelled_days(words) == spelled


def test_a_picture_has_the_times_of_a_day_one_after_the_other() -> None:
    one, other = span_of_days("2023-11-04T06:00Z"), span_of_days("2023-11-04T18:00Z")
    assert one is not None
    assert other is not None
    assert (one.lo % 1, other.lo - one.lo) == (0.25, 0.5)


def test_a_picture_names_them(falling: Report) -> None:
    assert "(4 Nov 2023, 18:15)" in drawn(falling)["aid"]
