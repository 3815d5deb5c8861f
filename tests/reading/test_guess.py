"""Words whose kind nobody has said are read as the one that fits, or refused with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from strategies import hostile_text, number_phrases

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span, read_as, read_guessing
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity


@pytest.mark.parametrize(
    ("words", "kind", "unit"),
    [
        ("more than $18.2 billion", "money", "USD"),
        ("20 billion euros", "money", "EUR"),
        ("40%", "share", "%"),
        ("two-thirds of voters", "share", "%"),
        ("24 February 2022", "date", None),
        ("15 km", "measure", "kilometer"),
        ("half a mile", "measure", "mile"),
        ("half an hour", "measure", "hour"),
        ("over five centuries", "measure", "century"),
        ("30 members of Congress", "count", None),
        ("30 cats", "count", None),
        ("20k", "count", None),
        ("5K", "count", None),
        ("about 2.5B", "count", None),
        ("5 m", "measure", "meter"),
        ("5 MB", "measure", "megabyte"),
        ("$5B", "money", "USD"),
        ("dozens of people", "count", None),
    ],
)
def test_reads_what_fits(words: str, kind: str, unit: str | None) -> None:
    reading = read_guessing(words, kind=None, on=None, unit=None)
    assert (reading.kind, reading.unit) == (kind, unit)


def test_a_kind_a_day_or_a_unit_settles_it() -> None:
    assert read_guessing("2022", kind="count", on=None, unit=None).number == 2022
    assert read_guessing("20 billion", kind=None, on=None, unit="UAH").unit == "UAH"
    assert read_guessing("9 miles", kind=None, on=None, unit="km").unit == "km"
    day = date(2022, 11, 5).toordinal()
    assert read_guessing("yesterday", kind=None, on="2022-11-06", unit=None).core == Interval(day, day)


def test_day_span() -> None:
    day = date(2022, 11, 6).toordinal()
    assert day_span("2022-11-06") == Interval(day, day)
    assert day_span(None) is None
    with pytest.raises(ReadingError):
        day_span("2022-13-06")


@pytest.mark.parametrize(
    ("words", "kind", "unit", "printed"),
    [
        ("5 percent", "measure", "percentage_point", "%"),
        ("5 GWh", "measure", "GW", "gigawatt_hour"),
        ("5 percentage points", "share", None, "percentage_point"),
    ],
)
def test_another_unit_is_read_where_that_is_asked_for(words: str, kind: str, unit: str | None, printed: str) -> None:
    assert read_guessing(words, kind=kind, on=None, unit=unit, in_any_unit=True).unit == printed
    assert read_as(words, kind=kind, on=None, unit=unit, in_any_unit=True) == read_guessing(
        words, kind=kind, on=None, unit=unit, in_any_unit=True
    )
    for read in (read_guessing, read_as):
        with pytest.raises(ReadingError):
            read(words, kind=kind, on=None, unit=unit)


@pytest.mark.parametrize("words", ["2022-11~", "2022-24/..", "199X"])
def test_dates_in_edtf_are_read_where_that_is_asked_for(words: str) -> None:
    for read in (read_guessing, read_as):
        assert read(words, kind="date", on=None, unit=None, edtf=True).kind == "date"
        with pytest.raises(ReadingError):
            read(words, kind="date", on=None, unit=None)


@pytest.mark.parametrize("words", ["1999/2000", "2004/2005", "1995/1999", "11/2022", "2009/2010"])
def test_years_with_a_stroke_are_no_fraction(words: str) -> None:
    assert read_guessing(words, kind=None, on="2024-03-14", unit=None).kind == "date"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("44 BC", "from the year 1 on"),
        ("400 BCE", "from the year 1 on"),
        ("the third century BC", "from the year 1 on"),
        ("5 miles square", "no square miles"),
        ("200 metres square", "no square miles"),
        ("1.5C warming", "can be degrees"),
        ("5 degrees warmer", "degrees of one scale or another"),
        ("3 bitcoins", "currency beside it is not known"),
        ("750 sek", "SEK"),
        ("20 t shirts", "'t' may be a unit"),
        ("3 bil", "'bil' may be a scale"),
        ("10/24", "a date, a fraction or two numbers"),
        ("at least 70-80 %", "does not go with a range"),
        ("a factor of ten", "tells a change"),
        ("20-something", "how large a number is"),
        ("two days later", "not a unit"),
        ("three years before the invasion", "not a unit"),
        ("went 3 percent", "'went' tells a change, and no level"),
        ("rose from 10 to 12 percent", "levels, and no change"),
        ("rose 5 % to 10 %", "a range, or a change and what came of it"),
        ("120/80", "a date, a fraction or two numbers"),
        ("140/90", "a date, a fraction or two numbers"),
        ("25 February and 31 October", "2 things to read here, each by itself: '25 February', '31 October'"),
        ("$5 million and 30 cars", "2 things to read here"),
        ("3 % and 40 jobs", "2 things to read here"),
        ("97 to 0", "tally of votes"),
        ("3 per mille", "'per mille' may be a unit"),
        ("two months into the war", "not a unit"),
        ("mid-80s", "a decade, or tens of years of age"),
        ("80s", "a decade, or tens of years of age"),
        ("late seventies", "a decade, or tens of years of age"),
        ("her 80s", "tens of years of age"),
        ("P500", "'P' may be a currency"),
        ("12nm", "nanometres or nautical miles"),
        ("18-carat", "how pure it is, or a weight"),
        ("COP27", "money, or a name"),
        ("12 grand", "'grand' may be a thousand"),
        ("5 K", "'K' may be a unit, which is not known here"),
        ("5 B", "'B' may be a unit, which is not known here"),
        ("5m", "millions or metres"),
        ("before the fall", "the season, or a fall"),
        ("two quarters", "quarters of a year or of a game"),
        ("32 May", "no month has such a day"),
        ("22th May", "'22th' is a slip in print: 22 has the ending 'nd'"),
        ("11st May", "'11st' is a slip in print: 11 has the ending 'th'"),
    ],
)
def test_what_running_text_refuses_is_no_count_of_anything(words: str, reason: str) -> None:
    """A count takes any noun, and yet what stands beside its number is not dropped."""
    with pytest.raises(ReadingError, match=reason):
        read_guessing(words, kind=None, on="2024-03-14", unit=None)


@pytest.mark.parametrize("words", ["80s", "mid-80s", "late seventies", "eighties"])
def test_who_asks_for_a_date_has_the_decade(words: str) -> None:
    assert read_guessing(words, kind="date", on="2024-03-14", unit=None).kind == "date"
    assert read_guessing(f"the {words}", kind=None, on="2024-03-14", unit=None).kind == "date"


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        ("2022", None, "this could be a year or a count"),
        ("20", "size", "'size' is no kind that is read: count, money, measure, share, number, change, date"),
        ("$20 billion and", None, "cannot read 'and' here as part of a sum of money"),
        ("", None, "there is nothing to read"),
    ],
)
def test_says_why_nothing_fits(words: str, kind: str | None, message: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_guessing(words, kind=kind, on=None, unit=None)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("up 3.2 %", 3.2, "%"),
        ("down 12 points", -12, None),
        ("fell by $3 million", -3e6, "USD"),
        ("an increase of 40 jobs", 40, None),
        ("halved", -50, "%"),
        ("a 5-km drop", -5, "kilometer"),
        ("a drop of 5C", -5, "delta_degree_Celsius"),
    ],
)
def test_what_tells_which_way_it_went_is_a_change(words: str, number: float, unit: str | None) -> None:
    reading = read_guessing(words, kind=None, on=None, unit=None)
    assert (reading.kind, reading.number, reading.unit) == (Quantity.CHANGE, number, unit)


def test_a_fall_with_a_year_is_a_date() -> None:
    assert read_guessing("fall 2022", kind=None, on=None, unit=None).kind is Quantity.DATE


@pytest.mark.parametrize("words", ["350K followers", "187 times", "20 members", "5 miles"])
def test_what_only_begins_like_a_unit_is_counted(words: str) -> None:
    read_guessing(words, kind=None, on=None, unit=None)


@given(hostile_text | number_phrases)
def test_is_total(words: str) -> None:
    try:
        read_guessing(words, kind=None, on="2022-11-06", unit=None)
    except ReadingError as error:
        str(error).encode()


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("de", "5 Prozent", "share"),
        ("de", "3,5 Millionen Euro", "money"),
        ("de", "5 Kilometer", "measure"),
        ("de", "12. Mai 2022", "date"),
        ("de", "drei Männer", "count"),
        ("fr", "5 pour cent", "share"),
        ("fr", "3 millions d'euros", "money"),
        ("fr", "le 5 mai 2022", "date"),
        ("fr", "un tiers", "share"),
        ("es", "5 por ciento", "share"),
        ("es", "tres millones de euros", "money"),
        ("es", "12 horas", "measure"),
    ],
)
def test_the_kind_is_guessed_in_other_languages_too(language: str, words: str, kind: str) -> None:
    assert read_guessing(words, kind=None, on=None, unit=None, language=language).kind == kind


@pytest.mark.parametrize("words", ["2024-05-XX", "2024?", "2024-21", "1984~", "201X"])
@pytest.mark.parametrize("kind", [None, "date"])
def test_what_only_edtf_writes_is_a_date_where_it_is_asked_for_alone(words: str, kind: str | None) -> None:
    for read in (read_guessing, read_as):
        assert read(words, kind=kind, on=None, unit=None, edtf=True).kind is Quantity.DATE
        with pytest.raises(ReadingError):
            read(words, kind=kind, on=None, unit=None)
