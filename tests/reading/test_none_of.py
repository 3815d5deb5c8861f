"""A count of nothing: "no" before what is counted, by itself, against other counts, and in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

import discrepant
from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.words import words_of

READER = Reader()
COUNTED = st.sampled_from(words_of("numbers")["counted"]["words"])


def read(words: str, language: str = "en") -> Reading:
    return READER.read(words, kind=Quantity.COUNT, language=language)


@given(COUNTED, st.integers(2, 99))
def test_none_of_what_is_counted_is_nothing_of_it(noun: str, n: int) -> None:
    none, zero, some = read(f"no {noun}"), read(f"zero {noun}"), read(f"{n} {noun}")
    assert (none.number, none.core, none.support) == (0.0, Interval(0, 0), Interval(0, 0))
    assert (none.core, none.support, none.hedge) == (zero.core, zero.support, zero.hedge)
    assert not none.support.meets(some.support)
    assert read(f"no fewer than {n} {noun}").support.lo == n


@given(COUNTED)
def test_it_is_found_as_it_is_read(noun: str) -> None:
    text = f"He said there were no {noun} there."
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=READER)
    assert (found.words, found.reading) == (f"no {noun}", read(f"no {noun}"))


@pytest.mark.parametrize("kind", [Quantity.MONEY, Quantity.SHARE, Quantity.MEASURE, Quantity.NUMBER, Quantity.AGE])
@pytest.mark.parametrize("words", ["no deaths", "without injuries", "none of them"])
def test_only_a_count_is_one_of_nothing(words: str, kind: Quantity) -> None:
    with pytest.raises(ReadingError):
        READER.read(words, kind=kind)


def test_no_deaths_against_two_is_a_conflict() -> None:
    assert str(discrepant.compare("no deaths", "two deaths").verdict) == "conflict"
    assert str(discrepant.compare("no deaths", "zero deaths").verdict) == "agree"


@pytest.mark.parametrize(
    "words",
    [
        "no deaths",
        "No deaths",
        "no\ndeaths",
        "no civilian deaths",
        "no deaths or injuries",
        "no deaths, injuries or arrests",
        "no loss of life",
        "not a single house",
        "not one soldier",
        "not one of them",
        "not a single one of the houses",
        "without casualties",
        "without causing any casualties",
        "without a single casualty",
        "none of the passengers",
        "no one",
        "no-one",
        "not one",
    ],
)
def test_what_counts_nothing(words: str) -> None:
    reading = read(words)
    assert (reading.words, reading.number, reading.core) == (words, 0.0, Interval(0, 0))


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "no doubt",
        "no comment",
        "no evidence",
        "no one else",
        "no new cases",
        "no more deaths",
        "no known survivors",
        "almost no deaths",
        "little or no troops",
        "no evidence people",
        "no people's republic",
        "no deaths have been confirmed",
        "not one but two",
        "not a single doubt",
        "without people",
        "no deaths and two injuries",
    ],
)
def test_what_does_not(words: str) -> None:
    with pytest.raises(ReadingError):
        read(words)


def test_of_what_is_not_known_to_be_counted_it_is_said_what_to_do() -> None:
    with pytest.raises(ReadingError) as told:
        read("no umbrellas")
    assert told.value.hint == 'if it is a count of nothing, reads = "0" says so'


@pytest.mark.parametrize("words", ["some umbrellas", "umbrellas", "about people", "30 umbrellas or so to", "nothing"])
def test_and_of_other_words_it_is_not(words: str) -> None:
    with pytest.raises(ReadingError) as told:
        read(words)
    assert "count of nothing" not in told.value.hint


@pytest.mark.parametrize(
    ("single", "plural"),
    [
        *(
            ("house", "houses"),
            ("bus", "buses"),
            ("church", "churches"),
            ("crash", "crashes"),
            ("witness", "witnesses"),
        ),
        *(("family", "families"), ("city", "cities"), ("body", "bodies"), ("baby", "babies"), ("home", "homes")),
        *(
            ("death", "deaths"),
            ("soldier", "soldiers"),
            ("person", "people"),
            ("woman", "women"),
            ("child", "children"),
        ),
    ],
)
def test_none_of_them_is_not_a_single_one(single: str, plural: str) -> None:
    for words in (f"no {plural}", f"not a single {single}", f"not one {single}", f"none of the {plural}"):
        reading = read(words)
        assert (reading.number, reading.core, reading.place) == (0.0, Interval(0, 0), read("zero").place)
        (found,) = find_mentions(f"He saw {words} there.", on=day_span("2022-11-06"), reader=READER)
        assert found.words == words


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("There were no new cases.", "no new cases", "this tells of no others, and not that there are none"),
        ("No one else was hurt.", "No one else", "this tells of no others, and not that there are none"),
        ("Almost no homes were hit.", "Almost no homes", "the word before it bends it"),
        (
            "There are no known survivors.",
            "no known survivors",
            "this tells of none that are known, or of some, and not that there are none",
        ),
    ],
)
def test_why_it_is_not_read(text: str, words: str, why: str) -> None:
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=READER)
    assert (found.words, found.reading, found.problem) == (words, None, why)


@pytest.mark.parametrize(
    "words",
    ["no military deaths, ", "no civilian local ", "no one on in at of ", "not a single one of ", "none of the "],
)
def test_a_text_that_goes_on_and_on_is_gone_through_once(words: str) -> None:
    text = words * 5_000
    with within(5):
        list(find_mentions(text, on=None, reader=READER))
