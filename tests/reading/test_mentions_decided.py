"""What a sentence decides about each of its numbers and dates: what they are, or why they cannot be read.

One file for each part of `discrepant.reading.mentions` that decides, under headings that say what it goes by.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import found_in

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
