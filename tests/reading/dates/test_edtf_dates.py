"""EDTF (ISO 8601-2) as spans of days: strict bounds, the widths of ~ ? %, open ends, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.dates.edtf_dates import looks_like_edtf, read_edtf
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading


def _shown(interval: Interval) -> str:
    reading = Reading(words="", kind=Quantity.DATE, core=interval, support=interval)
    return "..".join("" if end is None else str(end) for end in reading.bounds(interval))


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("2022-11-06", "2022-11-06..2022-11-06"),
        ("2022-11", "2022-11-01..2022-11-30"),
        ("2024-02", "2024-02-01..2024-02-29"),
        ("2022", "2022-01-01..2022-12-31"),
        ("198X", "1980-01-01..1989-12-31"),
        ("19XX", "1900-01-01..1999-12-31"),
        ("2022-XX", "2022-01-01..2022-12-31"),
        *((f"0001{rest}", "0001-01-01..0001-12-31") for rest in ("", "-XX", "-XX-XX")),
        *((f"9999{rest}", "9999-01-01..9999-12-31") for rest in ("", "-XX", "-XX-XX")),
        ("999X", "9990-01-01..9999-12-31"),
        ("99XX", "9900-01-01..9999-12-31"),
        ("2022-11-XX", "2022-11-01..2022-11-30"),
        ("2022-1X", "2022-10-01..2022-12-31"),
        ("2022-02-2X", "2022-02-20..2022-02-28"),
        ("198X-11", "1980-11-01..1989-11-30"),
        ("2022-21", "2022-03-01..2022-05-31"),
        ("2022-24", "2022-12-01..2023-02-28"),  # a winter goes over New Year
        ("2022-33", "2022-01-01..2022-03-31"),
        ("2022-40", "2022-01-01..2022-06-30"),
        ("Y17E2", "1700-01-01..1700-12-31"),
        ("2022-11-06T10:00:00Z", "2022-11-06..2022-11-06"),
        ("2022-11-06T23:59", "2022-11-06..2022-11-06"),
        ("2022-11-06T10:00:00+02:00", "2022-11-06..2022-11-06"),
        ("2022-02-24/2024-02", "2022-02-24..2024-02-29"),
        ("2004/2005", "2004-01-01..2005-12-31"),
        ("2022-11/..", "2022-11-01.."),
        ("2022-11/", "2022-11-01.."),
        ("../2022-11", "..2022-11-30"),
        ("/2022-11", "..2022-11-30"),
        ("[2022-11-05,2022-11-06]", "2022-11-05..2022-11-06"),
        ("{2022-11-05..2022-11-07}", "2022-11-05..2022-11-07"),
        ("[1667, 1668,1670..1672]", "1667-01-01..1672-12-31"),
        ("[..2022-11]", "..2022-11-30"),
        ("[2022-11..]", "2022-11-01.."),
    ],
)
def test_strict_bounds_are_the_core_and_the_support(words: str, core: str) -> None:
    """What has no mark is as wide as it is printed."""
    assert looks_like_edtf(words)
    span = read_edtf(words)
    assert _shown(span.core) == core
    assert _shown(span.support) == core


@pytest.mark.parametrize(
    ("words", "core", "support"),
    [
        ("2022-11-06~", "2022-11-06..2022-11-06", "2022-11-03..2022-11-09"),
        ("2022-11-06?", "2022-11-06..2022-11-06", "2022-11-03..2022-11-09"),
        ("2022-11-06%", "2022-11-06..2022-11-06", "2022-11-03..2022-11-09"),
        ("2022-11~", "2022-11-01..2022-11-30", "2022-10-17..2022-12-15"),
        ("2022~", "2022-01-01..2022-12-31", "2021-01-01..2023-12-31"),
        ("198X~", "1980-01-01..1989-12-31", "1975-01-01..1994-12-31"),
        ("2022-24~", "2022-12-01..2023-02-28", "2022-11-01..2023-03-31"),
        ("2004-06-~15", "2004-06-15..2004-06-15", "2004-06-12..2004-06-18"),
        ("2004-06~-15", "2004-06-15..2004-06-15", "2004-05-31..2004-06-30"),
        ("2004-~06-15", "2004-06-15..2004-06-15", "2004-05-31..2004-06-30"),
        ("?2004-06", "2004-06-01..2004-06-30", "2003-06-01..2005-06-30"),
        ("1950S2", "1950-01-01..1950-12-31", "1900-01-01..1999-12-31"),
        ("Y195E1S2", "1950-01-01..1950-12-31", "1900-01-01..1999-12-31"),
        ("Y12E1S2", "0120-01-01..0120-12-31", "0120-01-01..0129-12-31"),
        ("1984?/2004-06~", "1984-01-01..2004-06-30", "1983-01-01..2004-07-15"),
        ("2022-11~/..", "2022-11-01..", "2022-10-17.."),
    ],
)
def test_marks_widen_the_support(words: str, core: str, support: str) -> None:
    """A day by 3 days, a month by 15, a year by 1: DESIGN section 3."""
    span = read_edtf(words)
    assert (_shown(span.core), _shown(span.support)) == (core, support)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("2022-11-06", 1),
        ("2022-11", 30),
        ("2022", 365),
        ("198X", 3652),
        ("2022-XX", 365),
        ("2022-1X", 92),
        ("[2022-11]", 30),
        ("{2022}", 365),
    ],
)
def test_place_is_the_length_of_what_is_printed(words: str, place: int) -> None:
    """In days, roughly."""
    assert read_edtf(words).place == place


REFUSED = [
    ("2022-11-31", "there is no 31 November 2022", (0, 10)),
    ("2022-02-24/2022-02-30", "there is no 30 February 2022", (11, 21)),
    ("2022-00", "there is no month 0", (0, 7)),
    ("2022-13", "there is no month 13", (0, 7)),
    ("0000", "beyond the years 1 to 9999", (0, 4)),
    ("-0005", "beyond the years 1 to 9999", (0, 5)),
    ("Y170000", "beyond the years 1 to 9999", (0, 7)),
    ("Y1E999999999", "beyond the years 1 to 9999", (0, 12)),
    ("000X", "beyond the years 1 to 9999", (0, 4)),
    ("0000-XX", "beyond the years 1 to 9999", (0, 7)),
    ("XXXX", "beyond the years 1 to 9999", (0, 4)),
    ("9999~", "beyond the years 1 to 9999", (0, 5)),
    ("2022-02-3X", "no day is like this", (0, 10)),
    ("2022-11-06/2022-11-01", "this ends before it begins", (0, 21)),
    ("../..", "neither a beginning nor an end", (0, 5)),
    ("/", "neither a beginning nor an end", (0, 1)),
    ("[2022,2023", "not closed", (0, 10)),
    ("[2022, 2022-11-31]", "there is no 31 November 2022", (7, 17)),
    ("2022-11T10:00", "a time of day goes with a day", (0, 13)),
    ("2022-11-06T25:00:00Z", "no form of EDTF", (0, 20)),
    ("2022-11-06T10:00+19:00", "no such time of day", (10, 22)),
    ("2022-11-06T24:00", "the end of a day is 00:00 of the next", (10, 16)),
    ("2022-11-06T15:30/2022-11-08", "with one day, not with the ends of a span", (10, 16)),
    ("2022-11-06/2022-11-08T15:30", "with one day, not with the ends of a span", (21, 27)),
    ("[2022-11-06T15:30,2023]", "a time of day", (11, 17)),
    ("2022/2023/2024", "no form of EDTF", (5, 14)),
    ("2004-06-~35", "there is no 35 June 2004", (0, 11)),
    ("2004-~02-30", "there is no 30 February 2004", (0, 11)),
    ("2004~-21", "a season has its mark at the end", (0, 8)),
    ("1950S5", "1950 has no 5 figures", (0, 6)),
    ("1950S0", "no form of EDTF", (0, 6)),
    ("0950S2", "no form of EDTF", (0, 6)),
    ("Y1950E1", "beyond the years 1 to 9999", (0, 7)),
]


@pytest.mark.parametrize("blanks", ["", " ", "  ", " \t\n"])
@pytest.mark.parametrize(("words", "message", "span"), REFUSED)
def test_refused(words: str, message: str, span: tuple[int, int], blanks: str) -> None:
    """What is no date is an error that points at the part at fault, wherever the date stands."""
    with pytest.raises(ReadingError, match=message) as error:
        read_edtf(blanks + words + blanks)
    assert error.value.span == (len(blanks) + span[0], len(blanks) + span[1])


def test_more_than_a_hundred_characters_are_refused_as_a_whole() -> None:
    assert read_edtf(f" [{'2022,' * 18}    2022] ").core == read_edtf("2022").core
    words = f" [{'2022,' * 18}     2022] "
    with pytest.raises(ReadingError, match="101 characters are too long") as error:
        read_edtf(words)
    assert error.value.span == (0, len(words))


def test_a_season_with_a_mark_inside_is_told_how_it_is_written() -> None:
    with pytest.raises(ReadingError) as error:
        read_edtf("2004~-21")
    assert error.value.hint == "2004-21~"


@pytest.mark.parametrize("words", ["1999-13", "1999-20", "1999-50", "2009-05", "2009-21"])
def test_a_year_and_what_is_no_later_year_of_its_century_look_like_it(words: str) -> None:
    """If only to be told that there is no such month."""
    assert looks_like_edtf(words)


@pytest.mark.parametrize(
    "words", ["November", "24 February", "2022/04/13", "2009-13", "2009-14", "1999-00", "5pm", "1990s", "12"]
)
def test_words_and_figures_do_not_look_like_edtf(words: str) -> None:
    """These are left to the grammar of printed dates."""
    assert not looks_like_edtf(words)


_PARTS = [
    "2022",
    "0001",
    "198X",
    "-11",
    "-06",
    "-31",
    "-24",
    "-XX",
    "-1X",
    "~",
    "?",
    "/",
    "..",
    ",",
    "[",
    "]",
    "{",
    "}",
]
_PARTS += ["T10:00:00", "Z", "Y17E2", "Y170000", "S2", "-02-29", "-~06-15", " "]


@given(st.lists(st.sampled_from(_PARTS), max_size=8).map("".join))
def test_total(words: str) -> None:
    """What has the form of EDTF is read or refused cleanly."""
    if looks_like_edtf(words):
        try:
            read_edtf(words)
        except ReadingError as refused:
            error = refused
        else:
            return
        assert error.span[0] < error.span[1]


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), st.sampled_from("~?%"))
def test_marks_only_widen(day: date, form: str, mark: str) -> None:
    """The core stays, the support grows."""
    words = day.strftime(form).zfill(form.count("%") * 3 + 1)
    plain = read_edtf(words)
    assert plain.core.contains(Interval(day.toordinal(), day.toordinal()))
    try:
        marked = read_edtf(words + mark)
    except ReadingError:  # the first and the last years have no room
        assert day.year in (1, 9999)
    else:
        assert marked.core == plain.core
        assert marked.support.contains(plain.support)


def _by_package(words: str, *, is_fuzzy: bool) -> Interval:
    """The bounds that the edtf package gives."""
    parsed = pytest.importorskip("edtf").parse_edtf(words)
    ends = (parsed.lower_fuzzy(), parsed.upper_fuzzy()) if is_fuzzy else (parsed.lower_strict(), parsed.upper_strict())
    lo, hi = (date(*end[:3]).toordinal() for end in ends)
    return Interval(lo, hi)


@given(st.dates(date(1000, 1, 1), date(9990, 1, 1)), st.integers(0, 4), st.sampled_from("~?%"))
def test_a_mark_on_one_part_leaves_what_the_package_calls_the_strict_bounds(day: date, at: int, mark: str) -> None:
    year, month, of_month = f"{day}".split("-")
    a, b, c, d, e = (mark if at == place else "" for place in range(5))
    words = f"{a}{year}{b}-{c}{month}{d}-{e}{of_month}"
    assert read_edtf(words).core == _by_package(words, is_fuzzy=False)


@given(st.integers(1000, 9989), st.integers(1, 4))
def test_years_with_few_figures_are_those_of_the_package(year: int, figures: int) -> None:
    words = [f"{year}S{figures}", *([f"Y{year // 10}E1S{figures}", f"Y{year // 10}E1"] if year % 10 == 0 else ())]
    for each in words:
        span = read_edtf(each)
        assert span.core == _by_package(each, is_fuzzy=False)
        assert span.support == _by_package(each, is_fuzzy=True)


@given(st.dates(), st.dates())
def test_an_interval_is_the_hull_of_its_ends(first: date, last: date) -> None:
    """Or an error where it runs backwards."""
    words = f"{first}/{last}"
    if first > last:
        with pytest.raises(ReadingError):
            read_edtf(words)
    else:
        assert read_edtf(words).core == Interval(first.toordinal(), last.toordinal())
