"""Tallies: how two sides or more stand, read place by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Parted, Quantity, Sense
from discrepant.reading.reader import Reader

READER = Reader()


def tally(words: str, language: str = "en") -> Parted:
    return READER.read_parts(words, kind=Abreast.TALLY, language=language)


def cores(words: str, language: str = "en") -> list[tuple[float, float]]:
    return [(part.core.lo, part.core.hi) for part in tally(words, language).parts if part]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("219-212", [219, 212]),
        ("219–212", [219, 212]),
        ("219 - 212", [219, 212]),
        ("won 3-2", [3, 2]),
        ("3-2 win", [3, 2]),
        ("3:2", [3, 2]),
        ("by 219 votes to 212", [219, 212]),
        ("a 219-to-212 vote", [219, 212]),
        ("By a vote of 219 to 212", [219, 212]),
        ("5-3-1", [5, 3, 1]),
        ("twenty-two to nineteen", [22, 19]),
        ("1,204-1,198", [1204, 1198]),
        ("200-100", [200, 100]),
        ("0-0", [0, 0]),
    ],
)
def test_each_place_is_its_number(words: str, expected: list[int]) -> None:
    assert cores(words) == [(number, number) for number in expected]
    assert all(part and part.core == part.support for part in tally(words).parts)


def test_a_hedge_bends_the_place_that_it_stands_beside() -> None:
    nearly, plain = tally("nearly 220 votes to 212").parts
    assert nearly
    assert plain
    assert (nearly.core.hi, plain.core.lo, plain.core.hi) == (219, 212, 212)
    assert cores("up to 220 votes to 212")[0][1] == 220


@pytest.mark.parametrize("sense", [*Sense])
def test_each_hedge_bends_a_place_as_it_does_a_count(sense: Sense) -> None:
    for hedge in READER.table.rows[sense].before if sense in READER.table.rows else ():
        if " to " in f"{hedge} " and not hedge.endswith(" to"):  # which parts two places
            continue
        alone = READER.read(f"{hedge} 220 votes", kind=Quantity.COUNT)
        bent, plain = tally(f"{hedge} 220 votes to 212").parts
        assert bent
        assert plain
        exactly = Interval(220, 220)
        assert (bent.core, bent.support) == ((exactly, exactly) if sense is Sense.BARE else (alone.core, alone.support))
        assert plain.core == Interval(212, 212)


@pytest.mark.parametrize("words", ["-".join(["1"] * 13), "1:2-3-4-5-6-7-8-9-10-11-12-13-14-15"])
def test_of_too_many_places_the_first_that_is_too_many_is_pointed_at(words: str) -> None:
    with pytest.raises(ReadingError) as refused:
        tally(words)
    at = [place for place, sign in enumerate(words) if sign in "-:"][11]
    assert refused.value.span == (at, at + 1)


def test_the_figures_are_those_of_the_language() -> None:
    assert cores("1.204-1.198", "de") == [(1204, 1204), (1198, 1198)]


@pytest.mark.parametrize(
    ("words", "message", "pointed"),
    [
        ("219", "a tally has two numbers or more", "219"),
        ("lost 2-3", "after 'lost' it is not said whose number stands first", "lost"),
        ("won 219-212 or so to them", "cannot read", "them"),
        ("9.5-9", "a count is a whole number", "9.5"),
        ("219 for and 212 against", "a tally has two numbers or more", "219 for and 212 against"),
        ("-".join(["1"] * 13), "no more than 12 places", "-"),
    ],
)
def test_what_is_no_tally_is_pointed_at(words: str, message: str, pointed: str) -> None:
    with pytest.raises(ReadingError, match=message) as refused:
        tally(words)
    start, end = refused.value.span
    assert pointed in words[start:end]


@given(
    st.lists(st.integers(0, 99_999), min_size=2, max_size=12), st.sampled_from(["-", "–", ":", " to ", "-to-", " - "])
)
def test_any_numbers_are_read_back(numbers: list[int], link: str) -> None:
    assert cores(link.join(map(str, numbers))) == [(number, number) for number in numbers]


def test_it_is_shown_place_by_place() -> None:
    told = tally("5-3-1")
    assert told.described() == {"words": "5-3-1", "kind": "tally", "1": "5", "2": "3", "3": "1"}
    assert [part["core"] for part in told.to_json()["parts"]] == [[5.0, 5.0], [3.0, 3.0], [1.0, 1.0]]
    assert told.whole is None
    assert ">5</td>" in told._repr_html_()
