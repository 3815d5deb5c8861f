"""What a sentence decides about each of its numbers and dates: what they are, or why they cannot be read.

One file for each part of `discrepant.reading.mentions` that decides, under headings that say what it goes by.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import found_in

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import find_mentions
from discrepant.reading.reader import Reader

FILES = sorted((Path(__file__).parents[1] / "data/mentions/decided").glob("*.txt"))
SENTENCES = [
    pytest.param(line, id=f"{file.stem}:{number}")
    for file in FILES
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_sentence_decides(sentence: str) -> None:
    assert found_in(sentence) == sentence


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("It costs $5 or 10.", "$5 or 10", "this can be a range or two amounts"),
        (
            "Sales grew from $5 to 10 million.",
            "$5 to 10 million",
            "this can be a range, or a change and what came of it",
        ),
        ("It fell 3 to 340 pence.", "3 to 340 pence", "this can be a range, or a change and what came of it"),
        ("It passed 97 to 0.", "97 to 0", "this can be a tally of votes or points, or odds"),
        ("It passed 48 to 49.", "48 to 49", "this can be from one number to another, or a tally of votes"),
        ("It took 2-3,000 men.", "2-3,000", "the first of these may be thousands, as the second is"),
    ],
)
def test_why_two_numbers_are_no_range(text: str, words: str, why: str) -> None:
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=Reader())
    assert (found.words, found.reading, found.problem) == (words, None, why)


@pytest.mark.parametrize(
    "sentence",
    [
        "It sold [!12|count]-\n[!30|count] of them.",
        "It sold [!12|count],-\n[!500|count] of them.",
        "It sold [!12|count],\n[!500|count] of them.",
        "It sold [!1,200|count],\n[!500|count] of them.",
        "It sold [twelve|count]-\n[thirty|count] of them.",
        "It sold [1200|count],\n[50|count] came.",
        "They came in [12|count],\n[5000|count] left.",
    ],
)
def test_figures_that_the_end_of_a_line_breaks(sentence: str) -> None:
    assert found_in(sentence) == sentence
