"""Origins: outlets that cite one paper, or print one wording, are one."""

from __future__ import annotations

import pytest
from made_reports import told

from discrepant.compare.origins import Origin, count_origins, origins

PAPERS = {"north": "The North", "south": "The South", "wire": "The Wire"}
SENTENCE = "the minister said on Monday that some thirty members had signed it"


def test_each_outlet_is_its_own() -> None:
    assert origins([told("north", "30"), told("south", "31")], PAPERS) == (
        Origin(names=("The North",), sources=("north",)),
        Origin(names=("The South",), sources=("south",)),
    )


def test_who_cites_the_same_paper_has_it_from_there_and_so_does_the_paper() -> None:
    facts = [told("north", "30", via="Wire"), told("south", "30", via="the Wire"), told("wire", "30")]
    assert origins(facts, PAPERS) == (Origin(names=("Wire",), sources=("north", "south", "wire")),)


def test_who_prints_the_same_words_has_them_from_one_hand() -> None:
    facts = [told("north", "30", SENTENCE), told("south", "30", f"Yesterday {SENTENCE.upper()}!"), told("wire", "31")]
    assert [(origin.names, origin.is_shared) for origin in origins(facts, PAPERS)] == [
        (("The North", "The South"), True),
        (("The Wire",), False),
    ]
    assert len(origins(facts, PAPERS, by_wording=False)) == 3


def test_seven_words_in_a_row_may_be_chance() -> None:
    seven = " ".join(SENTENCE.split()[:7])
    assert len(origins([told("north", "30", f"{seven} a"), told("south", "30", f"{seven} b")], PAPERS)) == 2
    assert len(origins([told("north", "30", seven), told("south", "30", seven)], PAPERS)) == 2


@pytest.mark.parametrize("place", ["{}", "first {}", "{} last", "first {} last"])
def test_eight_words_in_a_row_may_not_wherever_they_stand(place: str) -> None:
    eight = " ".join(SENTENCE.split()[:8])
    facts = [told("north", "30", eight), told("south", "30", place.format(eight))]
    assert count_origins(facts, PAPERS) == 1
    assert count_origins([told("north", "30", eight), told("south", "30", "")], PAPERS) == 2
    assert count_origins([], PAPERS) == 0


class TestSpeakers:
    def test_who_reports_one_speaker_on_one_day_has_it_from_there(self) -> None:
        facts = [
            told("north", "30", speaker="John Kirby", as_of="2022-10-24"),
            told("south", "31", speaker="JOHN KIRBY", as_of="2022-10-23/2022-10-25"),
            told("wire", "30", as_of="2022-10-24"),
        ]
        assert [origin.names for origin in origins(facts, PAPERS)] == [("The North", "The South"), ("The Wire",)]

    def test_another_day_is_another_occasion(self) -> None:
        facts = [
            told("north", "30", speaker="Kirby", as_of="2022-10-24"),
            told("south", "31", speaker="Kirby", as_of="2022-10-25"),
            told("wire", "31", speaker="Kirby", as_of="2022-10-25/.."),
        ]
        assert [origin.names for origin in origins(facts, PAPERS)] == [("The North",), ("The South", "The Wire")]

    def test_a_day_that_is_not_known_may_be_the_same(self) -> None:
        facts = [told("north", "30", speaker="Kirby"), told("south", "31", speaker="Kirby", as_of="2022-10-25")]
        assert len(origins(facts, PAPERS)) == 1
