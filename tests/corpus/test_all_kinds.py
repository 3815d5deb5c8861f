"""What goes with which kind of claim: each key of a record is sound with some, else a flaw."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import newsroom, tell

from discrepant.corpus.claims import claim_flaws
from discrepant.corpus.load import survey
from discrepant.corpus.model import Kind, Nature
from discrepant.corpus.records import ClaimRecord

UNITS = {Kind.MONEY: "USD", Kind.MEASURE: "km"}
NUMBERS = {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.NUMBER}
SAYS = {
    **dict.fromkeys((Kind.COUNT, Kind.NUMBER), "30"),
    Kind.MONEY: "$30",
    Kind.MEASURE: "30 km",
    Kind.SHARE: "30 %",
    Kind.CHANGE: "a rise of 30",
    Kind.TALLY: "30-12",
    Kind.DATE: "4 November 2022",
    Kind.PERIOD: "from 4 to 6 November 2022",
    Kind.AGE: "34",
    Kind.TERM: "spokesman",
    Kind.ROSTER: "Omar",
    Kind.QUOTATION: "we will talk",
}
SEVERAL = {Kind.ROSTER, Kind.MEASURE, Kind.CHANGE, Kind.QUOTATION}


def record(kind: Kind, **keys: object) -> ClaimRecord:
    """A sound claim of a kind, and further keys."""
    whole: dict[str, object] = {"about": "What is asked", "kind": kind, "unit": UNITS.get(kind)}
    whole |= {"terms": {"speaker": ("spokesman",), "chief": ("director",)}} if kind is Kind.TERM else {}
    return ClaimRecord(**(whole | keys))  # type: ignore[arg-type]  # as each key has it


def flaws(kind: Kind, **keys: object) -> list[tuple[str | int, ...]]:
    return [flaw.path for flaw in claim_flaws("it", record(kind, **keys))]


@pytest.mark.parametrize("kind", Kind)
class TestClaims:
    def test_each_is_sound_with_what_it_needs(self, kind: Kind) -> None:
        assert flaws(kind) == []
        assert flaws(kind, unit=None) == ([("kind",)] if kind in UNITS else [])
        assert flaws(kind, terms={}) == ([("kind",)] if kind is Kind.TERM else [])

    def test_how_the_answer_behaves(self, kind: Kind) -> None:
        assert flaws(kind, nature=Nature.CUMULATIVE) == ([] if kind in NUMBERS else [("nature",)])
        assert flaws(kind, nature=Nature.VARYING) == ([("nature",)] if kind is Kind.AGE else [])

    def test_how_much_it_grows(self, kind: Kind) -> None:
        of_no_number = [] if kind in NUMBERS else [("nature",)]
        assert flaws(kind, nature=Nature.CUMULATIVE, grows=1.5) == of_no_number
        assert flaws(kind, nature=Nature.CUMULATIVE, grows=1.0) == [*of_no_number, ("grows",)]
        assert flaws(kind, grows=1.5) == [("grows",)]

    @pytest.mark.parametrize(
        ("unit", "kinds"),
        [
            ("USD", {Kind.MONEY, Kind.CHANGE}),
            ("km", {Kind.CHANGE}),
            ("%", {Kind.CHANGE}),
            ("per 100,000", {Kind.NUMBER}),
            ("furlongs of gold", set()),
        ],
    )
    def test_units(self, kind: Kind, unit: str, kinds: set[Kind]) -> None:
        anything = {Kind.MEASURE, Kind.PERIOD}  # whose units are looked at where words are read in them
        assert flaws(kind, unit=unit) == ([] if kind in kinds | anything else [("unit",)])

    def test_what_only_one_kind_has(self, kind: Kind) -> None:
        assert flaws(kind, counted_by="x") == ([] if kind is Kind.ROSTER else [("counted_by",)])
        for key, value in (("broader", {"speaker": ("chief",)}), ("together", (("speaker", "chief"),))):
            assert flaws(kind, **{key: value}) == ([] if kind is Kind.TERM else [(key,)])


def told(root: Path, kind: Kind, **keys: object) -> list[str]:
    """The problems of a corpus in which one source tells such a claim."""
    unit = f"unit = '{UNITS[kind]}'\n" if kind in UNITS else ""
    terms = "terms.speaker = ['spokesman']\n" if kind is Kind.TERM else ""
    claims = f"[claim.it]\nabout = 'What is asked'\nkind = '{kind}'\n{unit}{terms}"
    article = tell("north", it={"says": SAYS[kind], **keys})
    return [problem.what for problem in survey(newsroom(root, article, claims=claims), with_evidence=True)[1]]


@pytest.mark.parametrize("kind", Kind)
def test_only_a_roster_is_complete(kind: Kind, tmp_path: Path) -> None:
    assert told(tmp_path / "plain", kind) == []
    assert told(tmp_path / "not", kind, complete=False) == []
    flaw = [] if kind is Kind.ROSTER else [f"{kind.named} is never complete"]
    assert told(tmp_path / "whole", kind, complete=True) == flaw


@pytest.mark.parametrize("kind", Kind)
def test_some_say_several_things_at_once(kind: Kind, tmp_path: Path) -> None:
    flaw = [] if kind in SEVERAL else [f"{kind.named} says one thing"]
    assert told(tmp_path / "one", kind, says=[SAYS[kind]]) == flaw
    flaw = ['"says" is empty'] if kind in SEVERAL else flaw
    assert told(tmp_path / "none", kind, says=[], quote="As for it") == flaw
