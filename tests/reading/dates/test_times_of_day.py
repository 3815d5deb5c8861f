"""The time of day that is printed beside a date: what it stands for, by which clock, and where it is left open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.dates.clock_times import hours_of
from discrepant.reading.hours import DAY, Hours
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader, with_zone

READER = Reader()
PUBLISHED = Interval(*[date(2022, 11, 9).toordinal()] * 2)  # a Wednesday


def read(words: str, *, edtf: bool = False) -> Reading:
    return READER.read(words, kind=Quantity.DATE, on=PUBLISHED, edtf=edtf)


def hours(words: str) -> Hours:
    found = read(words).hours
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "core", "support"),
    [
        ("Friday at 5 p.m.", "17:00", "16:30 to 17:29:59"),
        ("at 11:47 p.m. on Friday", "23:47", "23:46:30 to 23:47:29"),
        ("Friday at 17:30", "17:30", "17:15 to 17:44:59"),
        ("Friday, 10.30 a.m.", "10:30", "10:15 to 10:44:59"),
        ("Friday at 12:05 a.m.", "00:05", "00:02:30 to 00:07:29"),
        ("Friday at 12 p.m.", "12:00", "11:30 to 12:29:59"),
        ("noon on Friday", "12:00", "11:30 to 12:29:59"),
        ("around 5 p.m. Friday", "16:30 to 17:30", "16:00 to 18:00"),
        ("by noon Friday", "11:00 to 12:00", "00:00 to 12:00"),
        ("before 5 p.m. on Friday", "16:00 to 16:59:59", "00:00 to 16:59:59"),
        ("after 5 p.m. on Friday", "17:00:01 to 18:00", "17:00:01 to 23:59:59"),
        ("shortly after 5 p.m. Friday", "17:00:01 to 17:30", "17:00:01 to 18:00"),
        ("just before 5 p.m. Friday", "16:30 to 16:59:59", "16:00 to 16:59:59"),
        ("from 5 p.m. Friday", "17:00 to 18:00", "17:00 to 23:59:59"),
        # a step more or less of five minutes
        ("about 5:05 p.m. on Friday", "17:02:30 to 17:07:30", "17:00 to 17:10"),
        ("shortly before 5:05 p.m. on Friday", "17:02:30 to 17:04:59", "17:00 to 17:04:59"),
        # of what is told to the second there is none that is as round
        ("at 17:05:30 on Friday", "17:05:30", "17:05:30"),
        ("around 17:05:30 on Friday", "17:05:30", "17:05:30"),
        ("just before 17:05:30 on Friday", "17:05:29", "17:05:29"),
        ("shortly after 17:05:30 on Friday", "17:05:31", "17:05:31"),
        ("before 17:05:30 on Friday", "17:05:29", "00:00 to 17:05:29"),
        ("after 17:05:30 on Friday", "17:05:31", "17:05:31 to 23:59:59"),
        ("by 17:05:30 Friday", "17:05:30", "00:00 to 17:05:30"),
        ("from 17:05:30 on Friday", "17:05:30", "17:05:30 to 23:59:59"),
        # and none of it lies in another day
        ("before 1 a.m. on Friday", "00:00 to 00:59:59", "00:00 to 00:59:59"),
        ("around 12:15 a.m. Friday", "00:07:30 to 00:22:30", "00:00 to 00:30"),
        ("around 12:05 a.m. Friday", "00:02:30 to 00:07:30", "00:00 to 00:10"),
        ("from 23:59:59 on Friday", "23:59:59", "23:59:59"),
        ("after 23:59:58 on Friday", "23:59:59", "23:59:59"),
        ("by 00:00:01 on Friday", "00:00:01", "00:00 to 00:00:01"),
        ("before 00:00:01 on Friday", "00:00", "00:00"),
        ("Friday evening at 7 p.m.", "19:00", "18:30 to 19:29:59"),
    ],
)
def test_a_time_of_day(words: str, core: str, support: str) -> None:
    reading, found = read(words), hours(words)
    assert (found.shown(found.core), found.shown(found.support)) == (core, support)
    assert reading.shown(reading.core) == "2022-11-04"
    assert int(found.core.lo // DAY) == int(reading.core.lo)


@pytest.mark.parametrize("words", ["after 23:59:59 on Friday", "from 24:00 on Friday", "after 24:00 on Friday"])
def test_behind_the_last_second_there_is_the_end_of_the_day(words: str) -> None:
    found = hours(words)
    assert (found.shown(found.core), found.shown(found.support)) == ("00:00", "00:00")


@pytest.mark.parametrize(
    "words",
    [
        "Friday",
        "Friday evening",
        "Friday morning",
        "midnight on Friday",
        "12 a.m. Friday",
        "5:30 Friday",
        "at dawn Friday",
    ],
)
def test_what_names_no_hour_is_a_day(words: str) -> None:
    reading = read(words)
    assert (reading.shown(reading.core), reading.hours) == ("2022-11-04", None)


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("since 5 p.m. on Friday", ("2022-11-04T17:00", "2022-11-09T23:59:59")),
        ("until 5 p.m. Friday", (None, "2022-11-04T17:00")),
        ("by Friday at 5 p.m.", (None, "2022-11-04T17:00")),
        ("before Friday at 5 p.m.", (None, "2022-11-04T16:59:59")),
        ("after Friday at 5 p.m.", ("2022-11-04T17:00:01", "2022-11-09T23:59:59")),
        ("Friday at 5 p.m. to Saturday at 6 p.m.", ("2022-11-04T17:00", "2022-11-05T18:00")),
        ("Friday at 5 p.m. to Sunday", ("2022-11-04T17:00", "2022-11-06T23:59:59")),
    ],
)
def test_what_begins_or_ends_at_a_time(words: str, core: tuple[str | None, str | None]) -> None:
    found = hours(words)
    assert found.written(found.core) == core


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Friday at 5 p.m. GMT to Saturday at 5 p.m. EST", "by two clocks"),
        ("Friday at 5 p.m. to Saturday at 5 p.m. Eastern", "by two clocks"),
        ("Friday at 5 p.m. to Friday at 3 p.m.", "runs backwards"),
    ],
)
def test_what_makes_no_sense_is_refused(words: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read(words)


@pytest.mark.parametrize(
    ("words", "offset", "zone"),
    [
        ("Friday at 10:00 GMT", 0, ""),
        ("Friday at 5 p.m. EST", -5 * 3600, ""),
        ("Friday at 5 p.m. Eastern", None, "eastern"),
        ("Dec. 2, 2022, 7:54 p.m. ET", None, "eastern"),
        ("Friday at 5 p.m. local time", None, "local time"),
        ("Friday at 5 p.m.", None, ""),
        ("9 p.m. ET (0200 GMT) on Friday", -5 * 3600, ""),
        # by two clocks of which neither is told from universal time, or by one alone
        ("9 p.m. ET (6 p.m. PT) on Friday", None, "eastern"),
        ("9 p.m. ET (8:30) on Friday", None, "eastern"),
        ("9 p.m. (20:30) on Friday", None, ""),
        ("9 p.m. (0700 GMT) on Friday", 14 * 3600, ""),  # as on Kiritimati
        ("9 p.m. (0730 GMT) on Friday", 13 * 3600 + 1800, ""),
        ("9 p.m. (0645 GMT) on Friday", -9 * 3600 - 2700, ""),  # nowhere are clocks further ahead
        ("Fri Sep 23 2016 10:34:51 GMT+0800 (CST)", 8 * 3600, ""),
    ],
)
def test_by_which_clock(words: str, offset: int | None, zone: str) -> None:
    assert (hours(words).offset, hours(words).zone) == (offset, zone)


@pytest.mark.parametrize(
    ("words", "behind"),
    [("2022-11-06T15:30+02:00", 2), ("2022-11-06T15:30-05:00", -5), ("2022-11-06T15:30Z", 0), ("2022-11-06T15:30", 0)],
)
def test_both_levels_are_told_in_universal_time_where_it_is_known(words: str, behind: int) -> None:
    found = read(words, edtf=True).hours
    assert found is not None
    wide = attrs.evolve(found, support=Interval(found.core.lo - 1800, found.core.hi + 3600))
    for name, level in (("core", wide.core), ("support", wide.support)):
        assert wide.level(name) == Interval(level.lo - 3600 * behind, level.hi - 3600 * behind)


@given(st.times(), st.sampled_from(["", ":%S"]))
def test_one_time_in_every_style_is_one_time(at: time, seconds: str) -> None:
    told = hours_of(at.strftime(f"%H:%M{seconds}"))
    assert told is not None
    assert told.core.lo == at.hour * 3600 + at.minute * 60 + (at.second if seconds else 0)
    styles = ["T%H:%M", "@%H:%M", "at %H:%M", "@ %H:%M", "%H:%M hrs"]
    styles += ["%I:%M{} p.m.", "%I:%M{}PM", "at %I:%M{}pm"] if at.hour >= 12 else []
    styles += ["%I:%M{} a.m.", "%I:%M{}AM", "at %I:%M{}am"] if at.hour % 12 and at.hour < 12 else []
    for style in styles:
        words = at.strftime(style.format(seconds) if "{}" in style else style.replace("%M", f"%M{seconds}"))
        assert hours_of(words) == told, words


moments = st.datetimes(datetime(1900, 1, 2), datetime(2099, 12, 30)).map(lambda at: at.replace(second=0, microsecond=0))  # noqa: DTZ001  # its zone follows
zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


class TestEdtf:
    @given(moments, zones, zones)
    def test_one_instant_by_two_clocks_is_one_moment(self, moment: datetime, one: timezone, other: timezone) -> None:
        there, elsewhere = (
            read(moment.replace(tzinfo=UTC).astimezone(zone).isoformat(), edtf=True).hours for zone in (one, other)
        )
        assert there is not None
        assert elsewhere is not None
        assert (
            there.universal == elsewhere.universal == Interval(*[moment.toordinal() * DAY + _second(moment.time())] * 2)
        )

    @given(moments, zones)
    def test_it_is_written_as_it_is_read(self, moment: datetime, zone: timezone) -> None:
        words = moment.replace(tzinfo=zone).isoformat(timespec="minutes").replace("+00:00", "Z")
        found = read(words, edtf=True)
        assert found.hours is not None
        assert set(found.hours.written(found.hours.core)) == {words}
        assert found.core == Interval(*[moment.toordinal()] * 2)

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("2022-11-06T24:00Z", "no such time of day"),
            ("2022-11-06T10:00+15:00", "no such time of day"),
            ("2022-11-06T10:00Z/2022-11-07", "with one day, not with the ends of a span"),
            ("[2022-11-06T10:00Z, 2022-11-07]", "with one day, not with the ends of a span"),
        ],
    )
    def test_what_is_no_time(self, words: str, message: str) -> None:
        with pytest.raises(ReadingError, match=message):
            read(words, edtf=True)


class TestZone:
    """Where times are put in order, they need a clock that all know."""

    @pytest.mark.parametrize("words", ["2022-11-06T10:00Z", "2022-11-06", "Friday at 5 p.m. GMT", "Friday evening"])
    def test_it_is_known(self, words: str) -> None:
        reading = read(words, edtf=True)
        assert with_zone(reading) is reading

    @pytest.mark.parametrize("words", ["2022-11-06T10:00", "Friday at 5 p.m.", "Friday at 5 p.m. Eastern"])
    def test_it_is_not(self, words: str) -> None:
        with pytest.raises(ReadingError, match="needs its zone here"):
            with_zone(read(words, edtf=True))


@pytest.mark.parametrize(
    "words",
    [
        "3 to 4 p.m. on Nov. 6",
        "between 3 and 4 p.m. UTC on 6 November",
        "3-4 p.m., Nov. 6",
        "3 to 6 November at 4 p.m.",
        "Nov. 3 at 3 p.m. to 6",
    ],
)
def test_a_number_beside_a_time_of_day_is_no_day(words: str) -> None:
    """It may be the hour."""
    with pytest.raises(ReadingError, match="can be an hour or a day"):
        read(words)


def test_in_words_and_as_data() -> None:
    reading = read("Friday at 5 p.m. GMT")
    assert reading.described()["time"] == "17:00 UTC, at the loosest 16:30 to 17:29:59"
    assert reading.to_json()["time"]["core"] == ["2022-11-04T17:00Z", "2022-11-04T17:00Z"]
    assert "time" not in read("Friday").to_json()


def _second(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
