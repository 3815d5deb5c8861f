"""What a number is compared with bounds it, or is refused: it is never dropped."""

from __future__ import annotations

import pytest

from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Reading
from discrepant.reading.reader import Reader

READER = Reader()
# by the dictionary: what is more than another of its sort, and what is less
MORE = [
    "heavier",
    "longer",
    "taller",
    "larger",
    "bigger",
    "wider",
    "deeper",
    "older",
    "faster",
    "hotter",
    "stronger",
    "thicker",
    "higher",
    "greater",
]
LESS = ["lighter", "shorter", "smaller", "narrower", "younger", "slower", "colder", "cheaper", "lower", "closer"]
AMOUNTS = ["12 tonnes", "3 km", "50", "$5 million", "7%", "three weeks", "half an hour", "two and a half metres"]
STANDING_ALONE = ["They saw one {}.", "Anything {} was barred, he said.", "It was {}, an official said on Monday."]


def amounts(text: str) -> list[Mention]:
    return [
        m
        for m in find_mentions(text, on=None, reader=READER)
        if m.kind not in (MentionKind.QUOTATION, MentionKind.DATE)
    ]


def only(text: str) -> Mention:
    (found,) = amounts(text)
    return found


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("word", [*MORE, *LESS])
def test_a_comparative_bounds_the_amount_behind_it(word: str, amount: str) -> None:
    for carrier in STANDING_ALONE:
        bare = only(carrier.format(amount)).reading
        assert isinstance(bare, Reading)
        for before, is_more in (("", word in MORE), ("no ", word not in MORE), ("not ", word not in MORE)):
            phrase = f"{before}{word} than {amount}"
            found = only(carrier.format(phrase))
            assert (found.words, found.problem) == (phrase, "")
            assert isinstance(found.reading, Reading)
            point = bare.number
            assert point is not None
            core = found.reading.core
            beyond = core.hi > point if is_more else core.lo < point
            assert beyond, f"{phrase} is {core}"
            assert core.lo >= point if is_more else core.hi <= point


@pytest.mark.parametrize("behind", ["or heavier", "or taller", "or bigger", "or faster", "or lighter", "or slower"])
def test_a_comparative_behind_it_bounds_it_too(behind: str) -> None:
    found = only(f"Boxes weighing 12 kilos {behind} were put aside.")
    assert found.words == f"12 kilos {behind}"


@pytest.mark.parametrize(
    "words",
    [
        *("worse than", "better than", "steeper than", "poorer than", "more powerful than", "less likely than"),
        *("as heavy as", "twice as tall as", "worth more today than", "further than", "worse than a"),
    ],
)
@pytest.mark.parametrize("amount", ["12 tonnes", "300", "$5 million", "7%"])
def test_one_that_is_not_known_is_shown(words: str, amount: str) -> None:
    found = amounts(f"It was {words} {amount}, he said.")[-1]
    assert found.reading is None
    assert found.problem


@pytest.mark.parametrize(
    "difference",
    ["30%", "30 percent", "three times", "3 points", "10 metres", "a metre", "two tonnes", "$3", "$3 million", "5x"],
)
@pytest.mark.parametrize("hedge", ["more than", "longer than", "higher than", "less than", "heavier than"])
def test_what_a_difference_is_counted_from_is_not_bounded_by_it(difference: str, hedge: str) -> None:
    """30% more than 300 is 390."""
    for amount in ("40 metres", "5 tonnes", "3 km"):
        found = amounts(f"It was {difference} {hedge} {amount}, he said.")[-1]
        assert found.words.endswith(amount)
        assert found.reading is None
        assert found.problem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In five years more than 300 people died.", "more than 300"),
        ("After ten days fewer than 40 remained.", "fewer than 40"),
        ("Rather than 30 people, the mayor came.", "30"),
        ("None other than 30 people came.", "30"),
        ("The mayor as well as 30 people came.", "30"),
        ("He is no longer 30 years old.", "30 years old"),
        ("The older of 30 men.", "30"),
    ],
)
def test_other_words_compare_nothing(text: str, words: str) -> None:
    found = amounts(text)[-1]
    assert (found.words, found.problem) == (words, "")
