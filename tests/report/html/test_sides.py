"""Sides: each has a letter, who says it in a few words, and each wording once with what it is read as."""

from __future__ import annotations

import pytest
from made_reports import side, told

from discrepant.reading.interval import Interval
from discrepant.report.html.sides import Lettered, lettered


def one(*facts: object, **publishers: str) -> Lettered:
    (found,) = lettered([side(*facts)], publishers)  # type: ignore[arg-type]  # facts as they are told
    return found


@pytest.mark.parametrize(
    ("number", "letter"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_go_on_behind_z(number: int, letter: str) -> None:
    sides = [side(told(f"s{n}", "30")) for n in range(number + 1)]
    assert lettered(sides, {})[number].letter == letter


@pytest.mark.parametrize(
    ("sources", "who"),
    [
        (["a"], "a"),
        (["a", "b", "c"], "a, b, c"),
        (["a", "b", "c", "d"], "a, b, c, d"),  # "1 more" would be no shorter
        (["a", "b", "c", "d", "e"], "a, b, c, 2 more"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c, 3 more"),
    ],
)
def test_of_more_than_four_publishers_the_first_three_are_named(sources: list[str], who: str) -> None:
    assert one(*(told(source, "30") for source in sources)).who == who


def test_a_publisher_of_two_articles_is_named_once() -> None:
    assert one(told("a", "30"), told("b", "30"), told("c", "30"), a="The Wire", b="The Wire").who == "The Wire, c"


@pytest.mark.parametrize(
    ("reads", "says"),
    [(None, "30"), ("", "30"), ("30", "30"), ("30 men", "30 [30 men]")],
)
def test_what_words_are_read_as_stands_behind_them_unless_it_is_the_same(reads: str | None, says: str) -> None:
    # equal words of a record are two texts, as they come from a file
    assert one(told("a", "30", reads=reads and "".join(list(reads)))).says == says


def test_each_wording_stands_once() -> None:
    found = one(told("a", "30"), told("b", "thirty"), told("c", "30", reads="30 men"))
    assert found.words == (("30", "30 men"), ("thirty", None))
    assert found.says == "30 [30 men] / thirty"


def test_its_time_is_from_the_first_to_the_last_day_of_its_facts() -> None:
    days = "2022-11-06", "2022-11-02/2022-11-04", "2022-11-05"
    found = one(*(told(source, "30", as_of=day) for source, day in zip("abc", days, strict=True)))
    first = 738461  # 2 November 2022, as days are numbered
    assert found.time == Interval(first, first + 4)
    assert one(told("a", "30", as_of=None)).time is None
