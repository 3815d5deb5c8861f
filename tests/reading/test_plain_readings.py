"""Readings in the plain form in which they are kept come back as they were, by way of JSON."""

from __future__ import annotations

import json

import pytest

import discrepant
from discrepant.reading.model import Parted, Reading
from discrepant.reading.plain_readings import parted_of, plain_parted, plain_reading, reading_of

READ = [
    *("30", "about 30 people", "more than $18.2 billion", "3 %", "5 ft 10 in", "-5 degrees Celsius", "at least 65"),
    *("Friday", "24 February 2022", "2022-11-06T15:30:00+02:00", "since 2014", "late 2021", "Friday at 3:30 p.m. EST"),
]
ABREAST = [
    *(("219-212", "tally"), ("about 5-3-1", "tally"), ("from 2014 to 2016", "period")),
    *(("since 2014", "period"), ("until about 2016", "period"), ("1916", "period")),
]


@pytest.mark.parametrize("words", READ)
def test_a_reading(words: str) -> None:
    reading = discrepant.read(words, on="2022-11-06")
    assert isinstance(reading, Reading)
    assert reading_of(json.loads(json.dumps(plain_reading(reading), allow_nan=False))) == reading


@pytest.mark.parametrize(("words", "kind"), ABREAST)
def test_readings_abreast_of_which_some_are_none(words: str, kind: str) -> None:
    parted = discrepant.read(words, kind=kind, on="2022-11-06")
    assert isinstance(parted, Parted)
    plain = json.loads(json.dumps(plain_parted(parted), allow_nan=False))
    assert parted_of(plain) == parted
    assert [part is None for part in plain[2]] == [part is None for part in parted.parts]
    assert (plain[3] is None) == (parted.within is None)


@pytest.mark.parametrize("plain", [None, [], {}, "30", ["30"], [1, *plain_reading(discrepant.read("30"))[1:]]])
def test_what_is_none_is_an_error(plain: object) -> None:
    for back in (reading_of, parted_of):
        with pytest.raises((TypeError, ValueError)):
            back(plain)
