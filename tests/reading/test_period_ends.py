"""Periods, read as their first and their last end, in days and in numbers."""

from __future__ import annotations

from datetime import date

import pytest

from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Parted
from discrepant.reading.reader import Reader

READER = Reader()
PRINTED = Interval(*[date(2022, 11, 6).toordinal()] * 2)


def period(words: str, unit: str | None = None, *, edtf: bool = False) -> Parted:
    return READER.read_parts(words, kind=Abreast.PERIOD, on=PRINTED, unit=unit, edtf=edtf)


def shown(told: Parted) -> list[object]:
    return [part and part.shown(part.core) for part in (*told.parts, told.within)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1914-1918", "1914-01-01 to 1914-12-31", "1918-01-01 to 1918-12-31"),
        ("from 1939-45", "1939-01-01 to 1939-12-31", "1945-01-01 to 1945-12-31"),
        ("between 2014 and 2016", "2014-01-01 to 2014-12-31", "2016-01-01 to 2016-12-31"),
        ("from Monday to Wednesday", "2022-10-31", "2022-11-02"),
        ("June 28, 1914, to Nov. 11, 1918", "1914-06-28", "1918-11-11"),
        ("from 5 to 9 May 2022", "2022-05-05", "2022-05-09"),
        ("from early 2014 to about 2016", "2014-01-01 to 2014-04-30", "2016-01-01 to 2016-12-31"),
        ("since 2014", "2014-01-01 to 2014-12-31", None),
        ("from Nov. 8", "2022-11-08", None),
        ("after 2014", "2015-01-01", None),
        ("until 2016", None, "2016-01-01 to 2016-12-31"),
        ("by 2030", None, "2030-01-01 to 2030-12-31"),
        ("before 2014", None, "2013-12-31"),
    ],
)
def test_ends_in_days(words: str, first: str | None, last: str | None) -> None:
    assert shown(period(words)) == [first, last, None]


@pytest.mark.parametrize(
    ("words", "language", "first", "last"),
    [
        ("von Januar bis März 2022", "de", "2022-01-01 to 2022-01-31", "2022-03-01 to 2022-03-31"),
        ("seit Januar 2014", "de", "2014-01-01 to 2014-01-31", None),
        ("depuis janvier 2014", "fr", "2014-01-01 to 2014-01-31", None),
        ("hasta marzo de 2016", "es", None, "2016-03-01 to 2016-03-31"),
    ],
)
def test_in_other_languages_they_are_of_the_printed_words(
    words: str, language: str, first: str | None, last: str | None
) -> None:
    told = READER.read_parts(words, kind=Abreast.PERIOD, on=PRINTED, language=language)
    assert [part and part.shown(part.core) for part in told.parts] == [first, last]
    assert {each.words for each in (told, *told.parts) if each} == {words}


def test_each_end_keeps_its_hedge() -> None:
    first, last = period("from early 2014 to about 2016").parts
    assert first
    assert last
    assert first.shown(first.support) == "2013-12-01 to 2014-05-31"
    assert last.shown(last.support) == "2015-01-01 to 2017-12-31"
    both = period("about 1914-1918").parts
    assert [part and part.shown(part.support) for part in both] == [
        "1913-01-01 to 1915-12-31",
        "1917-01-01 to 1919-12-31",
    ]
    begin, _ = period("after about 2014").parts
    _, end = period("before about 2014").parts
    assert begin
    assert end
    assert (begin.shown(begin.core), begin.shown(begin.support)) == ("2015-01-01", "2015-01-01 to 2016-01-01")
    assert (end.shown(end.core), end.shown(end.support)) == ("2013-12-31", "2012-12-31 to 2013-12-31")


def test_a_date_alone_is_within_the_period() -> None:
    assert shown(period("1916")) == [None, None, "1916-01-01 to 1916-12-31"]
    assert shown(period("Feb. 24, 2022")) == [None, None, "2022-02-24"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2014/2016", "2014-01-01 to 2014-12-31", "2016-01-01 to 2016-12-31"),
        ("2014-02-24/..", "2014-02-24", None),
        ("../2016-03", None, "2016-03-01 to 2016-03-31"),
    ],
)
def test_a_record_may_have_it_in_edtf(words: str, first: str | None, last: str | None) -> None:
    assert shown(period(words, edtf=True)) == [first, last, None]


@pytest.mark.parametrize(
    ("words", "unit", "first", "last"),
    [
        ("18 to 24", "year", 18, 24),
        ("aged 18-24", "year", 18, 24),
        ("ages 18 to 24", "year", 18, 24),
        ("18-to-24-year-olds", "year", 18, 24),
        ("65 and over", "year", 65, None),
        ("65+", "year", 65, None),
        ("up to 17", "year", None, 17),
        ("3 to 5 miles", "mile", 3, 5),
        ("$20,000 to $30,000", "USD", 20_000, 30_000),
        ("20% to 30%", "%", 20, 30),
        ("rounds 3 to 5".removeprefix("rounds "), "number", 3, 5),
    ],
)
def test_ends_in_numbers(words: str, unit: str, first: float | None, last: float | None) -> None:
    told = period(words, unit)
    assert [part and (part.core.lo, part.core.hi) for part in told.parts] == [
        None if end is None else (end, end) for end in (first, last)
    ]
    assert told.unit == (None if unit == "number" else unit)


def test_a_bound_that_leaves_its_number_out() -> None:
    over, _ = period("over 65", "year").parts
    _, under = period("under 18", "year").parts
    assert over
    assert under
    assert (over.core.lo > 65, over.core.hi, over.support.lo) == (True, 66, 65)
    assert (under.core.lo, under.core.hi < 18, under.support.hi) == (17, True, 18)


def test_about_a_range_bends_both_ends() -> None:
    first, last = period("about 18 to 24", "year").parts
    assert first
    assert last
    assert (first.core.lo, first.core.hi, last.core.lo, last.core.hi) == (17.5, 18.5, 23.5, 24.5)
    assert (first.support.lo, first.support.hi, last.support.lo, last.support.hi) == (17, 19, 23, 25)


@pytest.mark.parametrize(
    ("words", "hedge"), [("about 18 to 24", "about"), ("18 to 24", ""), ("at least 65", ""), ("over 65", "over")]
)
def test_a_hedge_is_that_of_an_end_but_where_it_says_that_there_is_one(words: str, hedge: str) -> None:
    assert {part.hedge.words for part in period(words, "year").parts if part} == {hedge}


def test_neighbouring_whole_numbers_are_no_roundings_of_each_other() -> None:
    _, one = period("18 to 24", "year").parts
    _, other = period("18 to 25", "year").parts
    assert one
    assert other
    assert not one.support.meets(other.support)


def test_a_number_alone_is_within_the_band() -> None:
    told = period("20", "year")
    assert (told.parts, told.within and told.within.core) == ((None, None), Interval(20, 20))
    assert told.within
    assert [told.within.support.lo, told.within.support.hi] == pytest.approx([19.5, 20.5])
    told = period("about 20", "year")
    assert (told.parts, told.within and told.within.core) == ((None, None), Interval(19, 21))


@pytest.mark.parametrize(("words", "unit"), [("soon", None), ("5 to 10 km", "year"), ("24 to 18", "year"), ("", None)])
def test_what_cannot_be_read_is_an_error(words: str, unit: str | None) -> None:
    with pytest.raises(ReadingError):
        period(words, unit)


def test_all_that_it_covers() -> None:
    def covered(words: str) -> tuple[object, ...]:
        whole = period(words).whole
        assert whole
        return whole.bounds(whole.core)

    assert covered("1914-1918") == ("1914-01-01", "1918-12-31")
    assert covered("since 2014") == ("2014-01-01", None)
    assert covered("until 2016") == (None, "2016-12-31")
    assert covered("1916") == ("1916-01-01", "1916-12-31")


def test_it_is_shown_end_by_end() -> None:
    assert period("since 2014").described() == {
        "words": "since 2014",
        "kind": "period",
        "first": "2014-01-01 to 2014-12-31",
        "last": "not told",
    }
    assert period("1916").described()["within"] == "1916-01-01 to 1916-12-31"
    assert period("since 2014").to_json()["parts"][1] is None
    assert period("1916").to_json()["within"]["core"] == ["1916-01-01", "1916-12-31"]
