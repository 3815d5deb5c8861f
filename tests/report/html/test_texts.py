"""Texts to take along: an entry that TOML reads back, and a letter that has all words and takes no side."""

from __future__ import annotations

import tomllib

from hypothesis import given
from made_reports import WORDS, article, side, told

from discrepant.report.html.texts import acknowledgement, to_publishers

SIDES = (
    side(told("north", "30", "As for it, 30 came.", speaker="The mayor", as_of="2022-11-05")),
    side(told("south", "astir 31", "astir 31 came", reads="about 31", via="Agency")),
)
ARTICLES = {"north": article("north"), "south": article("south", wording="garbled")}
PUBLISHERS = {"north": "The North", "south": "The South"}


def test_a_letter_names_both_and_their_words() -> None:
    letter = to_publishers("How many came", SIDES, ARTICLES, PUBLISHERS, speakers=False)
    assert letter.startswith("On: How many came\n\nDear colleagues,\n")
    assert (
        "The North, “What happened”, 6 November 2022, as the words of The mayor:\n“As for it, 30 came.”\n\n" in letter
    )
    assert "The South, “What happened”, 6 November 2022, citing Agency:\n“astir 31 came”\n" in letter
    assert "(We read “astir 31” as “about 31”.)" in letter
    assert "(The wording of our copy is garbled: please set us right if you printed something else.)" in letter


def test_a_letter_takes_no_side() -> None:
    one, other = (to_publishers("How many came", s, ARTICLES, PUBLISHERS, speakers=False) for s in (SIDES, SIDES[::-1]))
    assert sorted(one.split("\n\n")) == sorted(other.split("\n\n"))
    assert not {"wrong", "right.", "correct", "mistake", "error"} & set(one.lower().split())


def test_of_two_speakers_it_is_asked_what_they_said() -> None:
    letter = to_publishers("How many came", SIDES, ARTICLES, PUBLISHERS, speakers=True)
    assert "Could you tell us whether yours are what was said, and when?" in letter


def test_a_report_without_records_has_a_letter_too() -> None:
    assert "north, as the words of The mayor:" in to_publishers("How many came", SIDES, {}, {}, speakers=False)


def test_an_entry_has_what_was_seen_and_leaves_the_rest_to_be_filled_in() -> None:
    assert acknowledgement("crowd", SIDES) == (
        '[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "south"]\nover = ["30", "astir 31"]\n'
        'reason = "…"\nby = "…"'
    )


@given(WORDS, WORDS)
def test_an_entry_is_read_back_as_it_was(key: str, says: str) -> None:
    (entry,) = tomllib.loads(acknowledgement(key, [side(told("north", says)), side(told("south", "31"))]))[
        "acknowledged"
    ]
    assert (entry["claim"], entry["between"]) == (key, ["north", "south"])
    assert entry["over"] == list(dict.fromkeys([says, "31"]))
