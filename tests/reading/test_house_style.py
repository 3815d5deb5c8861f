"""One style for all wordings: what two desks print for one thing is alike, and what is another thing is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.house_style import in_one_style
from discrepant.reading.wording import signs_and_words
from discrepant.reading.words import words_of


def styled(text: str) -> tuple[str, ...]:
    return in_one_style(signs_and_words(text))


@pytest.mark.parametrize(
    "spellings",
    [
        ("5 per cent", "5 percent", "5%", "five pct", "5 %"),
        ("we don't", "we don’t", "we do not"),
        ("can't", "cannot", "can not"),
        ("they’re", "they are"),
        ("honour", "honor"),
        ("neighbouring", "neighboring"),
        ("Organisation", "organization"),
        ("travelled", "traveled"),
        ("catalogue", "catalog"),
        ("centre", "center"),
        ("20 °C", "20℃", "20 degrees Celsius", "twenty degrees C"),
        ("½", "half", "1/2", "one half"),
        ("Nov. 6", "November 6"),
        ("AT&T & co", "AT and T and co"),
        ("5m", "5mn", "five million", "5,000,000"),
        ("twenty-one", "21"),
        ("U.S.", "US"),
    ],
)
def test_one_thing(spellings: tuple[str, ...]) -> None:
    assert len({styled(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we do", "we don't"),
        ("5%", "5"),
        ("four", "for"),
        ("hour", "hor"),
        ("prise", "prize"),
        ("-5", "5"),
        ("5½", "51/2"),
        ("10²", "102"),
        ("20 °C", "20 °F"),
        ("$5", "€5"),
        ("2.5", "25"),
        ("10²", "10"),
        ("35°", "35"),
        ("<5", ">5"),
    ],
)
def test_two_things(one: str, other: str) -> None:
    assert styled(one) != styled(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 men came", ("5", "men", "came")),
        ("-5 men", ("minus5", "men")),
        ("about 10\u00b2 men", ("about10\u00b2", "men")),
        ("$5 a man", ("$", "5", "a", "man")),
        ("5 and 6", ("5", "and", "6")),
    ],
)
def test_and_apart_from_what_is_counted(text: str, words: tuple[str, ...]) -> None:
    assert styled(text) == words


@pytest.mark.parametrize("spellings", [pytest.param(each, id=each[-1]) for each in words_of("house_style")["same"]])
def test_all_spellings_of_the_table_are_one(spellings: list[str]) -> None:
    """The chosen one need not be a wording."""
    for around in ("{}", "men {} came", "5 {}", "{} 5"):
        assert len({in_one_style(tuple(around.format(spelling).split())) for spelling in spellings[:-1]}) == 1


def test_a_number_is_one_word_with_what_belongs_to_it() -> None:
    assert len(styled("it was minus 35 degrees celsius there, or 10² of it")) == 8
    assert len(styled("the minus sign and 5 degrees")) == 5


@given(st.lists(st.sampled_from(["a -5", "5%", "five", "per cent", "don't", "honour", "10²", "½", "one", "u s"])))
def test_no_word_is_lost_but_in_another(words: list[str]) -> None:
    found = styled(" ".join(words))
    assert all(found)
    assert bool(found) == bool(words)
