"""Two printed values that belong to no corpus."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Any

import pytest

from discrepant.compare.printed import compare
from discrepant.errors import ReadingError


def compared(
    first: str,
    second: str,
    nature: str = "constant",
    on: tuple[str | None, str | None] = (None, None),
    *,
    kind: str | None = None,
) -> dict[str, Any]:
    return compare(first, second, kind=kind, nature=nature, on=on).to_json()


def test_in_the_terms_of_json() -> None:
    found = compared("more than $18.2 billion", "about $20 billion", "cumulative")
    assert (found["verdict"], found["reasons"]) == ("explained", ["later-date"])
    assert found["gap"] == {"value": 7e8, "unit": "USD", "percent": 3.8, "printed": 1.8e9}
    assert found["summary"] == (
        "“more than $18.2 billion”; “about $20 billion”. "
        "“about $20 billion” is higher than “more than $18.2 billion” by about $1.8 billion as printed, "
        "at least $0.7 billion or 3.8 % ($19 billion − $18.3 billion), as a running total may be later on."
    )
    assert [side["words"] for side in found["sides"]] == ["more than $18.2 billion", "about $20 billion"]


def test_a_constant_needs_no_days() -> None:
    assert compared("20", "about 20", kind="count")["verdict"] == "agree"


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (("2022-11-01", "2022-11-02"), "conflict"),
        (("2022-11-02", "2022-11-01"), "explained"),
        ((None, None), "conflict"),
        (("2022-11-02", None), "conflict"),
    ],
)
def test_the_later_of_two_totals(on: tuple[str | None, str | None], verdict: str) -> None:
    assert compared("$30", "$20", "cumulative", on)["verdict"] == verdict


def test_what_may_change() -> None:
    assert compared("$30", "$20", "varying", ("2022-11-01", "2022-11-02"))["reasons"] == ["different-time"]
    assert compared("$30", "$20", "varying", ("2022-11-01", "2022-11-01"))["verdict"] == "conflict"


@pytest.mark.parametrize("first", ["up $5", "up 5 km", "up 5 years"])
def test_a_bare_change_is_not_taken_for_one_in_the_unit_of_the_other(first: str) -> None:
    found = compared(first, "up 5")
    assert found["verdict"] == "conflict"
    assert "“up 5” gives a plain number" in found["summary"]


def test_days_that_overlap_have_no_order() -> None:
    with pytest.raises(ReadingError, match="neither is the later figure"):
        compared("$30", "$20", "cumulative", ("2022-11", "2022-11"))


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("$20", "€20", "a sum of money in USD and a sum of money in EUR cannot be compared"),
        ("$20", "20 people", "a sum of money in USD and a count cannot be compared"),
        ("20 percent", "$20", "a share in % and a sum of money in USD cannot be compared"),
        ("up 5 percent", "5 percent", "a change in % and a share in % cannot be compared"),
        ("up $5", "up €5", "a change in USD and a change in EUR cannot be compared"),
    ],
)
def test_what_cannot_be_compared(first: str, second: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as error:
        compared(first, second)
    assert (error.value.words, error.value.span) == (second, (0, len(second)))


@pytest.mark.parametrize(
    ("words", "kind", "nature", "on", "message"),
    [
        (("$30", "$20"), None, "cumulative", ("2022-11", "2022-11"), "neither is the later figure"),
        (("30 to 20", "20 to 10"), "tally", "cumulative", ("2022-11-01", "2022-11-02"), "cannot be cumulative"),
        (("30 to 20", "20-10-5"), "tally", "constant", (None, None), "places"),
        (("aged 34", "aged 35"), "age", "constant", (None, "2022-11-01"), "which day these are is not said"),
        (("aged 34", "aged 35"), "age", "varying", ("2022-11-01", "2022-11-02"), "an age is never varying"),
    ],
)
def test_what_cannot_be_compared_is_told_on_all_of_the_second_words(
    words: tuple[str, str], kind: str | None, nature: str, on: tuple[str | None, str | None], message: str
) -> None:
    with pytest.raises(ReadingError, match=message) as error:
        compared(*words, nature, on, kind=kind)
    assert (error.value.words, error.value.span) == (words[1], (0, len(words[1])))


class TestWhatCouldBeOfTwoKinds:
    @pytest.mark.parametrize(
        ("first", "second", "verdict"),
        [
            ("12 March 2024", "2024", "explained"),
            ("12 March 2024", "2023", "conflict"),
            ("the 1990s", "1994", "explained"),
            ("spring 2024", " 2024 ", "explained"),
            ("about 2,000 people", "2024", "explained"),
            ("30 people", "2024", "conflict"),
        ],
    )
    def test_it_is_of_the_kind_of_the_other(self, first: str, second: str, verdict: str) -> None:
        assert compared(first, second)["verdict"] == compared(second, first)["verdict"] == verdict

    def test_of_two_of_them_neither_says_which(self) -> None:
        with pytest.raises(ReadingError, match="a year or a count"):
            compared("2024", "2025")

    @pytest.mark.parametrize(("kind", "gap"), [("count", (1, None)), ("date", (1, "day"))])
    def test_it_is_of_the_kind_that_is_asked_for(self, kind: str, gap: tuple[int, str | None]) -> None:
        found = compared("2024", "2025", kind=kind)
        assert [side["kind"] for side in found["sides"]] == [kind] * 2
        assert (found["verdict"], found["gap"]["value"], found["gap"]["unit"]) == ("conflict", *gap)

    @pytest.mark.parametrize(("first", "second"), [("2024", "5 km"), ("$5", "2024"), ("2024", "up 4%")])
    def test_what_it_lacks_for_that_kind_is_told(self, first: str, second: str) -> None:
        with pytest.raises(ReadingError) as error:
            compared(first, second)
        assert error.value.words == "2024"


@pytest.mark.parametrize("flat", ["flat", "unchanged"])
@pytest.mark.parametrize("moved", ["rose 4%", "down 4%", "up $5 million", "up 5 km"])
def test_no_change_is_none_in_any_unit(flat: str, moved: str) -> None:
    found = compared(flat, moved)
    assert found["verdict"] == compared(moved, flat)["verdict"] == "conflict"
    assert "tells of a" in found["summary"]
    assert "and “" + flat + "” of none" in found["summary"]


@pytest.mark.parametrize(
    ("words", "kind", "verdict", "why"),
    [
        (("220-213", "220 to 213"), "tally", "agree", "Second place: agree."),
        (("30 to 20", "31 to 20"), "tally", "conflict", "First place: conflict."),
        (("30 to 20", "30 to 21"), "tally", "conflict", "Second place: conflict."),
        (("1939-45", "from 1939 to 1945"), "period", "agree", "End: agree."),
        (("from 1939 to 1945", "from 1940 to 1945"), "period", "conflict", "Start: conflict."),
        (("1939-45", "1939-44"), "period", "conflict", "End: conflict."),
    ],
)
@pytest.mark.parametrize("nature", ["constant", "varying"])
def test_what_stands_abreast_is_compared_place_by_place(
    words: tuple[str, str], kind: str, verdict: str, why: str, nature: str
) -> None:
    found = compared(*words, nature, ("2022-11-01", "2022-11-01"), kind=kind)
    assert found["verdict"] == verdict
    assert why in found["summary"]
    assert [side["words"] for side in found["sides"]] == [*words]


@pytest.mark.parametrize(
    ("ages", "on", "verdict"),
    [
        (("34", "34-year-old"), ("2022-11-01", "2022-11-01"), "agree"),
        (("34", "35"), ("2022-11-01", "2023-02-01"), "explained"),  # if a birthday lies between
        (("35", "34"), ("2022-11-01", "2023-02-01"), "conflict"),
        (("34", "35"), ("2022-11-01", "2022-11-01"), "conflict"),
        (("34", "36"), ("2022-11-01", "2023-02-01"), "conflict"),
        (("34", "36"), ("2022-11-01", "2024-02-01"), "explained"),
        (("34", "18 months old"), ("2022-11-01", "2022-11-01"), "conflict"),  # in whatever unit
        (("1", "18 months old"), ("2022-11-01", "2022-11-01"), "explained"),
        (("18 months old", "18-month-old"), ("2022-11-01", "2022-11-01"), "agree"),
    ],
)
def test_ages_are_compared_by_the_days_on_which_they_are_told(
    ages: tuple[str, str], on: tuple[str, str], verdict: str
) -> None:
    assert compared(*ages, on=on, kind="age")["verdict"] == verdict
    assert compared(ages[1], ages[0], on=(on[1], on[0]), kind="age")["verdict"] == verdict


def test_a_notebook_shows_both_readings_below_the_verdict() -> None:
    found = compare("about $30", "$31")._repr_html_()
    assert "explained (hedged): “about $30”; “$31”." in found
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in found.split("<tr>")[1:]]
    assert rows[0] == ["words", "about $30", "$31"]
    assert ["number", "30 USD", "31 USD"] in rows


_NTHS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.mark.parametrize(("part", "of"), [(part, of) for of in _NTHS for part in range(1, of)])
def test_a_part_is_the_same_however_it_is_printed(part: int, of: int) -> None:
    word, nth = _IN_WORDS[part - 1], _NTHS[of] + ("s" if part > 1 else "")
    printed = (
        f"{part}/{of}",
        f"{part} in {of}",
        f"{word} in {of}",
        f"{part} out of {of}",
        f"{word} {nth}",
        f"{word}-{nth}",
    )
    for one, other in permutations(printed, 2):
        assert compared(one, other, kind="share")["verdict"] == "agree", (one, other)


def test_what_is_hardly_apart_is_told_without_powers_of_ten() -> None:
    summary = compared("1.2 million people", "1,250,001 people")["summary"]
    assert "at least 1 or less than 0.01 % (1.250001 million \N{MINUS SIGN} 1.25 million)" in summary
    assert "or 0.01 % (" in compared("1,000,000 people", "1,000,100 people")["summary"]
