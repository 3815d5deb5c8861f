"""What print puts into one figure or one date is read whole or is refused: no part of it is found as another thing.

The phrases were written down as newspapers, reports and court papers print them before any was tried.
"""

from __future__ import annotations

import pytest

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.reader import Reader

READER = Reader()
SUNDAY = day_span("2023-11-05")
CARRIERS = ["The report says {}.", "They wrote of {} in the end, an official said.", "{}, said one of them"]

PARTS_OF_YEARS = [
    *("1H 2022", "2H 2022", "1H22", "2H23", "1H2022", "H1 2022", "2022 H1", "2022-H1", "2022H2", "H1/2022", "H2-2022"),
    *("1Q22", "4Q2022", "1Q 2022", "Q1 2022", "2022 Q1", "2022-Q3", "2022Q3", "Q1/2022", "Q4-2022", "Q1'22", "Q1 ’22"),
    *("first-half 2022", "the second half of 2022", "first-quarter 2022", "Jan-Mar 2022", "Jan–Sept 2022"),
    *("Oct/Dec 2022", "January/March 2022", "2021/22", "2021-22", "2021–22", "2021/2022"),
]
FISCAL = [
    *("FY2022", "FY 2022", "FY22", "FY'22", "FY2022-23", "FY 2022/23", "Q1 FY22", "Q1 FY2022", "Q1FY23", "H1 FY23"),
    *("H1FY24", "fiscal Q1 2022", "Q1 fiscal 2022", "Q1 of fiscal 2022", "the first quarter of fiscal 2022"),
    *("the first half of FY22", "fiscal 2022's", "fiscal first quarter", "fiscal 2022 first quarter"),
]


def mentions(text: str) -> list[Mention]:
    return [m for m in find_mentions(text, on=SUNDAY, reader=READER) if m.kind is not MentionKind.QUOTATION]


def overlapping(phrase: str, carrier: str) -> tuple[list[Mention], tuple[int, int]]:
    """What is found of a phrase in a sentence, and where the phrase stands."""
    start = carrier.index("{}")
    span = start, start + len(phrase)
    found = mentions(carrier.format(phrase))
    return [each for each in found if each.span[0] < span[1] and each.span[1] > span[0]], span


def check_whole_or_refused(phrase: str) -> None:
    """Whatever is read covers all of the phrase, and something of it is found."""
    for carrier in CARRIERS:
        found, (start, end) = overlapping(phrase, carrier)
        assert found, f"{phrase!r} is passed over in {carrier!r}"
        parts = [m.words for m in found if m.reading and (m.span[0] > start or m.span[1] < end)]
        assert not parts, f"of {phrase!r} a part is read in {carrier!r}: {parts}"


@pytest.mark.parametrize("phrase", PARTS_OF_YEARS)
def test_a_half_or_a_quarter_is_read_with_its_year(phrase: str) -> None:
    check_whole_or_refused(phrase)
    for carrier in CARRIERS:
        (found,), _ = overlapping(phrase, carrier)
        assert found.reading, found.problem


@pytest.mark.parametrize("phrase", FISCAL)
def test_nothing_of_a_fiscal_year_is_read(phrase: str) -> None:
    check_whole_or_refused(phrase)
    for carrier in CARRIERS:
        found, _ = overlapping(phrase, carrier)
        assert [m.words for m in found if m.reading] == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("in May", "June 2022"),
        ("on May 3", "June 4, 2022"),
        ("on 3 May", "4 June 2022"),
        ("in Q1", "Q2 2022"),
        ("in H1", "H2 2022"),
        ("in the spring", "summer of 2022"),
        ("in early May", "late June 2022"),
    ],
)
def test_a_year_goes_with_all_that_it_closes(first: str, last: str) -> None:
    """Published in November 2023, "in May and June 2022" has no May of 2023."""
    text = f"Sales fell {first} and {last}, it said."
    one, other = mentions(text)
    assert (one.words, one.reading, one.problem) == (first, None, "its year stands with the date behind it")
    assert (other.words, other.reading is None) == (last, False)
    on = day_span("2022-11-06")  # here the nearest is that of the printed year
    assert all(m.reading for m in find_mentions(text, on=on, reader=READER))


def test_a_short_month_beside_no_other_is_still_a_name() -> None:
    assert mentions("He met Jan, Dec and Mar Sanchez - the team - on the way.") == []


def test_hours_are_no_half_of_a_year() -> None:
    assert [m.words for m in mentions("It took 2h and then 1h more, not 2h15 or so.") if m.kind == "date"] == []
    assert [m.words for m in mentions("An H1-B visa, the H2O and the H5N1 virus.")] == []
