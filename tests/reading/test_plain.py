"""The plainest phrases are read by a way of their own, and stand for what they do by the long way."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading import guess as guessing
from discrepant.reading import reader as reading
from discrepant.reading.figures import POINT
from discrepant.reading.guess import read_as
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Quantity, Reading
from discrepant.reading.plain import read_plainly
from discrepant.reading.reader import Reader
from discrepant.reading.words import text_of, words_of

DATA = Path(__file__).parents[1] / "data" / "readings.jsonl"
LABELLED = [json.loads(line)["words"] for line in DATA.read_text("utf-8").splitlines()]
NOUNS = words_of("numbers")["counted"]["words"]
MONTHS = [name for names in words_of("dates")["months"].values() for name in names]
KINDS = [None, *Quantity]


def numeral_ending(number: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")


def by_the_long_way(words: str, kind: Quantity | None, *, edtf: bool = False, on: str | None = None) -> object:
    """What the words stand for without the way of the plainest ones; None where they are refused."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (reading, guessing):
            patched.setattr(module, "read_plainly", lambda *_: None)
        patched.setattr(guessing, "default_reader", Reader)
        try:
            return read_as(words, kind=kind, on=on, unit=None, edtf=edtf)
        except ReadingError:
            return None


def check(words: str, kind: Quantity | None, *, edtf: bool = False, on: str | None = None) -> None:
    plain = read_plainly(words, kind)
    if plain is not None:
        assert plain == by_the_long_way(words, kind, edtf=edtf, on=on)


figures = st.builds(
    lambda number, form: form.format(number),
    st.integers(0, 150) | st.integers(0, 10**7) | st.integers(0, 10**17),
    st.sampled_from(["{}", "{:,}", "{:04}", "0{}", "{}.0", "-{}", "{:,}0", "{},"]),
)
counts = st.builds(
    "{}{}{}".format, figures, st.sampled_from(["", " ", "  ", "\t", "-"]), st.sampled_from(["", *NOUNS, "March", "km"])
)
HEDGES = [words for row in HedgeTable.default().hedge for words in row.before]
amounts = st.builds(
    lambda parts, joint: joint.join(filter(None, parts)),
    st.tuples(
        st.sampled_from(["", *HEDGES]),
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["", "$", "\u20ac", "\u00a3", "US$", "-"]),
            figures,
            st.sampled_from(["", "", ".5", ".25", ".125", ".0", ".00", "%", ".5%", ".125%"]),
        ),
        st.sampled_from(["", "", "thousand", "million", "billion", "trillion", "hundred", "m", "Million"]),
        st.sampled_from(["", "", *NOUNS, "euros", "km", "percent", "percent", "per cent", "cent", "or so"]),
    ),
    st.sampled_from([" ", " ", " ", "  "]),
)
WEEKDAYS = [name for names in words_of("dates")["weekdays"].values() for name in names]
days = (
    st.builds(
        lambda before, form, day, month, shown, year: (
            before + form.format(day=day, nth=f"{day}{numeral_ending(day)}", month=shown(month), year=year)
        ),
        st.sampled_from(["", "", "on ", "On ", "in ", "the "])
        | st.sampled_from(WEEKDAYS).map(lambda name: f"{name.title()}, "),
        st.sampled_from(
            [
                *(
                    "{day} {month} {year}",
                    "{month} {day}, {year}",
                    "{day:02} {month} {year:04}",
                    "{month} {day} {year}",
                ),
                *("{day} {month}, {year}", "{month}, {day} {year}", "{year} {month} {day}", "{month} {day},  {year}"),
                *("{day}  {month} {year}", " {day} {month} {year}", "{day}, {month} {year}", "{month}. {day}, {year}"),
                *("{nth} {month} {year}", "{month} {nth}, {year}", "{day}th {month} {year}", "{day}st {month} {year}"),
                *("{month} {year}", "{month}. {year}", "{month}, {year}", "{day} {month}. {year}", "{month} {year:04}"),
            ]
        ),
        st.integers(0, 33),
        st.sampled_from(MONTHS),
        st.sampled_from([str.title, str.upper, str.lower, str.swapcase]),
        st.integers(0, 12_000) | st.integers(1900, 2100),
    )
    | st.builds(
        lambda before, comma, day, form: f"{before}{day:%A}{comma} {day:{form}}",
        st.sampled_from(["", "on "]),
        st.sampled_from(["", ","]),
        st.dates(date(1000, 1, 1)),
        st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y-%m-%d", "%B %Y"]),
    )
    | st.builds(
        lambda form, day: form.format(day),
        st.sampled_from(
            ["{}", "{:%Y-%m-%d}", "{:%Y%m%d}00", "{:%G-W%V-%u}", " {}", "{:%Y-%j}00", "{:%d-%m-%Y}", "{:%Y/%m/%d}"]
        ),
        st.dates(),
    )
)


@given(
    counts | amounts | days | st.sampled_from(LABELLED),
    st.sampled_from(KINDS),
    st.booleans(),
    st.sampled_from([None, "2022-11-06"]),
)
@example("1.2000 thousand people", None, False, None)  # noqa: FBT003  # likewise
@example("1 people", None, False, None)  # noqa: FBT003  # the values of a test
@example("29 February 2023", Quantity.DATE, False, None)  # noqa: FBT003  # likewise
def test_it_is_what_the_long_way_makes(words: str, kind: Quantity | None, edtf: bool, on: str | None) -> None:  # noqa: FBT001
    check(words, kind, edtf=edtf, on=on)


@pytest.mark.parametrize("noun", NOUNS)
def test_whatever_is_counted(noun: str) -> None:
    """Every figure of a day, of an hour and of a year, in each of the names, is a count of it."""
    for figure in [*map(str, range(1, 62)), "99", "101", "365", "999", "1,001", "2,023", "12345", "17,501"]:
        for kind in (None, Quantity.COUNT):
            assert read_plainly(f"{figure} {noun}", kind) is not None
            check(f"{figure} {noun}", kind)


@pytest.mark.parametrize("month", MONTHS)
def test_each_month(month: str) -> None:
    for form in ("{} {} 2024", "{1} {0}, 2024"):
        for kind in (None, Quantity.DATE):
            words = form.format(12, month.title())
            assert read_plainly(words, kind) is not None
            check(words, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *(
            (f"{figure}", Quantity.MONEY)
            for figure in ("$5", "$2000", "$1,500", "$12.5", "$1.255 million", "\u20ac30 billion")
        ),
        *((f"{figure}", Quantity.SHARE) for figure in ("5%", "2000%", "3.125%", "30 percent", "12.5 per cent")),
        *(
            (f"{figure} people", Quantity.COUNT)
            for figure in ("30", "2,000", "2000 million", "1.5 million", "2 thousand")
        ),
        *((f"about {figure}", Quantity.COUNT) for figure in ("30", "2,000", "12345", "2.5 billion")),
    ],
)
def test_what_is_plain_needs_no_grammar(words: str, kind: Quantity) -> None:
    for asked in (None, kind):
        assert read_plainly(words, asked) is not None
        check(words, asked)


@pytest.mark.parametrize("month", ["Jan.", "Sept.", "sept.", "May", "June"])
def test_nor_does_a_day_of_a_month_that_is_shortened(month: str) -> None:
    for words in (f"3 {month} 2024", f"{month} 3, 2024"):
        assert read_plainly(words) is not None
        check(words, None)


@pytest.mark.parametrize(
    "words", ["2000 people", "1990", "about 1990", "$1.255", "1.5 people", "1.5", "$5 men", "5% off"]
)
def test_what_can_be_more_than_one_thing_goes_the_long_way(words: str) -> None:
    assert read_plainly(words) is None


def test_labelled_phrases() -> None:
    for words in LABELLED:
        for kind in KINDS:
            check(words, kind)


def test_a_count_and_a_day() -> None:
    count, day = Interval(20431.0, 20431.0), Interval(*[float(date(2024, 3, 12).toordinal())] * 2)
    words = "20,431 people"
    assert read_plainly(words) == Reading(
        words=words, kind=Quantity.COUNT, number=20431.0, hedge=Hedge(), core=count, support=count, place=1.0
    )
    for words in ("12 March 2024", "March 12, 2024", "2024-03-12", "12th March 2024", "on Mar. 12, 2024"):
        assert read_plainly(words) == Reading(words=words, kind=Quantity.DATE, core=day, support=day, place=1.0)
    for words in ("Tuesday 12 March 2024", "Tuesday, March 12, 2024", "on Tuesday, 12 March 2024"):
        assert read_plainly(words) == Reading(
            words=words, kind=Quantity.DATE, core=day, support=day, place=1.0, weekday=1
        )
    day = Interval(*[float(date(2024, 5, 9).toordinal())] * 2)
    assert read_plainly("9 May 2024") == Reading(
        words="9 May 2024", kind=Quantity.DATE, core=day, support=day, place=1.0
    )


@pytest.mark.parametrize(
    ("words", "last"),
    [("March 2024", date(2024, 3, 31)), ("Feb. 2024", date(2024, 2, 29)), ("december 2024", date(2024, 12, 31))],
)
def test_a_month(words: str, last: date) -> None:
    days = Interval(float(last.replace(day=1).toordinal()), float(last.toordinal()))
    assert read_plainly(words) == Reading(words=words, kind=Quantity.DATE, core=days, support=days, place=30.0)


NOT_SO_PLAIN = (
    """
20 |x 20|20  people|020|2,0|20,00|1,2345|,200|200,|2024|1000|2024 people
20.5|20.5 people|-20|+20|\uff12\uff10|\u0662\u0660
20\u00a0people|20 km|20 euros|20 million km
1111111111111111|12 34|people|people 20|20 people 30|20 people more|more than people
0 March 2024|32 March 2024|29 February 2023|12 March 24|12 March|11st March 2024|March 2th, 2024|012 March 2024
March 12 2024|12 March, 2024|March, 12 2024|12, March 2024|12 Marchs 2024
\u0661\u0662 March 2024
12 March \u0662\u0660\u0662\u0664
Monday, 12 March 2024|Tuesday 12 Match 2024|Tuesday|on|on March 2024|on 12
Tuesday, March 2024|the 12 March 2024|March. 12, 2024
2024-02-30|2024-W11-2|2024-3-012|24-03-2012|2024/03/12|-024-03-12|March 0000|Sept 20240|12 March 2024 or so
$|$ 20|$people|$20 people|$20 million people|$1.125|$1.|$.5|$-20
-$20|\u00a520|$20-$30|US$20|$20 million million|$20 Million
more than|More than 20|more  than 20|about about 20|~20|5 % |5 %|$5%|5%%|5% percent|5% of voters|5 per|5 cent|.5%|5.%
within 20 houses|20 or so|about 2024|1.5 people|1.5555 thousand people|20 people million|
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("words", NOT_SO_PLAIN)
def test_what_is_not_so_plain(words: str) -> None:
    assert read_plainly(words) is None


@pytest.mark.parametrize("hedge", HEDGES)
def test_whatever_is_hedged(hedge: str) -> None:
    """Alone, in a scale, as money and with a noun, and small enough to be a place, an hour or a score."""
    for behind in (
        "2",
        "20",
        "100",
        "1,200 people",
        "5.5 million",
        "$18.2 billion",
        "\u20ac300",
        "30000 houses",
        "3.25 percent",
        "20%",
    ):
        for kind in (None, Quantity.COUNT, Quantity.MONEY, Quantity.SHARE):
            check(f"{hedge} {behind}", kind)


@pytest.mark.parametrize(
    ("words", "kind", "number", "unit", "core", "support"),
    [
        ("17,500 soldiers", "count", 17_500, None, (17_500, 17_500), (17_450, 17_550)),
        ("100", "count", 100, None, (100, 100), (95, 105)),
        ("more than 1,200 people", "count", 1_200, None, (1_201, 1_300), (1_201, math.inf)),
        ("about 20", "count", 20, None, (19, 21), (18, 22)),
        ("nearly 3.25 per cent", "share", 3.25, "%", (3.245, math.nextafter(3.25, 0)), (3.24, math.nextafter(3.25, 0))),
        ("12%", "share", 12, "%", (11.5, 12.5), (11.5, 12.5)),
        ("$18.2 billion", "money", 18.2e9, "USD", (18.15e9, 18.25e9), (18.15e9, 18.25e9)),
        ("up to \u20ac300", "money", 300, "EUR", (200, 300), (0, 300)),
        ("exactly \u00a35.50", "money", 5.5, "GBP", (5.5, 5.5), (5.5, 5.5)),
    ],
)
def test_amounts(  # noqa: PLR0913, PLR0917  # what a reading tells
    words: str,
    kind: str,
    number: float,
    unit: str | None,
    core: tuple[float, float],
    support: tuple[float, float],
) -> None:
    """By the formulas of hedges.toml, worked out by hand."""
    found = read_plainly(words)
    assert found is not None
    assert (found.kind, found.number, found.unit) == (kind, number, unit)
    assert (found.core, found.support) == (Interval(*core), Interval(*support))


def test_a_table_of_a_desk_decides_on_every_phrase() -> None:
    """What is exact by ours may be wider by another one."""
    text = text_of("hedges")
    wider = HedgeTable.parse(
        text.replace('core = "[n, n]"\nsupport = "[n, n]"', 'core = "[n, n]"\nsupport = "[n, n + 1]"')
    )
    assert Reader(wider).read("20 people", kind=Quantity.COUNT).support == Interval(20.0, 21.0)
    assert Reader().read("20 people", kind=Quantity.COUNT).support == Interval(20.0, 20.0)


def test_a_variety_of_english_has_figures_of_its_own() -> None:
    """In South Africa a comma begins the decimals."""
    with pytest.raises(ReadingError):
        read_as("20,431 people", kind="count", on=None, unit=None, language="en-ZA")
    assert read_as("20,431 people", kind="count", on=None, unit=None, language="en-GB").number == 20431.0  # type: ignore[union-attr]  # no Parted
    assert POINT.mark == "."
