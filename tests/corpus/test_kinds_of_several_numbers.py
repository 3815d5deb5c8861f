"""Tallies, periods and ages as records: what they may have, what they stand for, and when `reads` goes against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from newsroom import newsroom, tell

from discrepant.checking.standard import check
from discrepant.corpus.load import load
from discrepant.errors import CorpusError
from discrepant.reading.model import Parted, Reading


def problems(root: Path) -> list[str]:
    with pytest.raises(CorpusError) as refused:
        load(root)
    return [str(problem) for problem in refused.value.problems]


def stated(claim: str, says: str, reads: str) -> dict[str, str]:
    facts: dict[str, Any] = {claim: {"says": says, "reads": reads}}
    return tell("north", **facts)


def claims(root: Path, text: str) -> Path:
    return newsroom(root, more=text)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ('kind = "tally"\nunit = "votes"', "a tally has no unit (only money, a measure and a period of numbers have)"),
        ('kind = "age"\nunit = "year"', "an age has no unit"),
        ('kind = "tally"\nnature = "cumulative"', "a tally cannot be cumulative (only a number can grow)"),
        ('kind = "period"\nnature = "cumulative"', "a period cannot be cumulative"),
        ('kind = "age"\nnature = "varying"', "an age is never varying (leave nature out: an age moves with the day"),
        ('kind = "age"\nnature = "cumulative"', "an age is never cumulative"),
        ('kind = "age"\ncounted_by = "crowd"', "an age has nothing to count"),
    ],
)
def test_what_a_claim_of_these_kinds_cannot_have(tmp_path: Path, record: str, problem: str) -> None:
    found = problems(claims(tmp_path, f'[claim.odd]\nabout = "What"\n{record}\n'))
    assert any(problem in each for each in found), found


@pytest.mark.parametrize("name", ["vote", "war", "mayor"])
def test_they_have_no_place_in_a_sum(tmp_path: Path, name: str) -> None:
    kind = {"vote": "a tally", "war": "a period", "mayor": "an age"}[name]
    relation = f'[[relation]]\nabout = "A sum"\nholds = "crowd = {name}"\n'
    (found,) = problems(claims(tmp_path, relation))
    assert f'"{name}" is {kind}, which has no place in a sum (a number or a date has)' in found


def test_what_they_stand_for(tmp_path: Path) -> None:
    article = tell("north", vote="by 219 votes to 212", war="since Oct. 24", band="18 to 24", mayor="34-year-old")
    corpus = load(newsroom(tmp_path, article))
    values = {fact.claim: fact.value for fact in corpus.facts}
    vote, war, band, mayor = (values[name] for name in ("vote", "war", "band", "mayor"))
    assert isinstance(vote, Parted)
    assert isinstance(war, Parted)
    assert isinstance(band, Parted)
    assert isinstance(mayor, Reading)
    assert [part and part.number for part in vote.parts] == [219, 212]
    assert [part and part.shown(part.core) for part in war.parts] == ["2022-10-24", None]
    assert [part and (part.number, part.unit) for part in band.parts] == [(18, "year"), (24, "year")]
    assert (mayor.number, mayor.unit, str(mayor.kind)) == (34, "year", "age")


@pytest.mark.parametrize(
    ("claim", "says", "reads", "problem"),
    [
        ("vote", "219-212", "219-213", "says allows 212, reads 213"),
        ("vote", "219-212", "219-212-1", "says has 2 places, reads 3"),
        ("war", "1914-1918", "1914/1919", "says allows 1918-01-01 to 1918-12-31, reads 1919-01-01 to 1919-12-31"),
        ("war", "1914-1918", "1920", "says allows 1914-01-01 to 1918-12-31, reads 1920-01-01 to 1920-12-31"),
        ("band", "18 to 24", "18 to 29", "reads 28.5 to 29.5"),
        ("mayor", "34", "36", "says allows 1987-11-07 to 1988-11-06, reads 1985-11-07 to 1986-11-06"),
    ],
)
def test_reads_cannot_go_against_says(tmp_path: Path, claim: str, says: str, reads: str, problem: str) -> None:
    article = stated(claim, says, reads)
    (finding,) = check(load(newsroom(tmp_path, article))).findings
    assert (finding.check, str(finding.verdict)) == ("evidence", "conflict")
    assert problem in finding.summary


@pytest.mark.parametrize(
    ("claim", "says", "reads"),
    [
        ("vote", "lost 2-3", "2-3"),
        ("war", "since spring", "2014-03/.."),
        ("war", "1914-1918", "1914-07-28/1918-11-11"),
        ("war", "1916", "1914/1918"),
        ("mayor", "18-month-old", "1"),
        ("mayor", "the boy of one and a half", "18 months"),
    ],
)
def test_reads_tells_what_is_meant(tmp_path: Path, claim: str, says: str, reads: str) -> None:
    (fact,) = load(newsroom(tmp_path, stated(claim, says, reads))).facts
    assert fact.value


def test_a_weekday_that_an_end_is_not(tmp_path: Path) -> None:
    says = {"says": "from Monday to Wednesday", "reads": "2022-10-31/2022-11-03"}
    report = check(load(newsroom(tmp_path / "a", tell("north", war=says))))
    summaries = [finding.summary for finding in report.findings if finding.check == "calendar"]
    assert summaries == ["The North: “from Monday to Wednesday” names a Wednesday, but 3 November 2022 is a Thursday."]
    report = check(load(newsroom(tmp_path / "b", tell("north", war={**says, "reads": "2022-10-31/2022-11-02"}))))
    assert report.checks["calendar"].failed == 0


def test_a_later_text_of_an_article_stands_for_it(tmp_path: Path) -> None:
    from newsroom import keyed  # noqa: PLC0415  # beside what it is used with

    first, later = (
        tell("first", vote="219-212", mayor="34"),
        keyed(tell("later", vote="219-211", mayor="35"), version_of="first"),
    )
    later = {name: text.replace("The Later", "The First") for name, text in later.items()}
    report = check(load(newsroom(tmp_path, first, later)))
    told = {finding.claim: (str(finding.verdict), finding.summary) for finding in report.findings}
    assert told["vote"][0] == "explained"
    assert "changed “219-212” to “219-211”" in told["vote"][1]
    assert "changed “34” to “35”" in told["mayor"][1]
