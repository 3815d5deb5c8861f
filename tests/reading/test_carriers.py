"""One language: what `read` makes of a phrase, `mentions` makes of it in a sentence, whatever stands around it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

DATA = Path(__file__).parent.parent / "data"
LINES: list[dict[str, Any]] = [json.loads(line) for line in (DATA / "readings.jsonl").read_text("utf-8").splitlines()]
# Phrases that the sentence decides otherwise, each with the reason; the list may only shrink.
EXCEPTIONS = {
    words: reason
    for line in (DATA / "carrier_exceptions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
    for words, _, reason in [line.partition(" | ")]
}
MOST_EXCEPTIONS = 40
CARRIERS = [
    "The report says {}.",
    "{}, officials said",
    "({})",
    "“{}”",
    "{}; it",
    "{}: the",
    "{} — the",
    "of {}\n",
    "{}",
]
READER = Reader()


def _asked() -> list[dict[str, Any]]:
    """The lines that can be read without what only a claim knows: its kind or unit, EDTF, another language.

    A change is found as its amount, and beside it the word that tells which way it went (test_changes.py).
    """
    lines = [line for line in LINES if "core" in line and not line.get("edtf") and line.get("language", "en") == "en"]
    return [line for line in lines if line["kind"] not in (Quantity.CHANGE, Quantity.AGE)]


def _is_read_alike(words: str, mention: Mention, on: Interval | None) -> bool:
    if mention.reading is None:
        return False
    try:
        alone = READER.read(words, kind=Quantity(str(mention.kind)), on=on)
    except ReadingError:
        return False
    return (mention.reading.values, mention.reading.unit) == (alone.values, alone.unit)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_sentence_changes_no_reading(carrier: str) -> None:
    """All failures at once; each phrase is one mention with the reading that it has by itself."""
    other = []
    for line in _asked():
        on, words = day_span(line["on"]), line["words"]
        try:
            READER.read(words, kind=Quantity(line["kind"]), on=on)
        except ReadingError:  # without the claim's unit
            continue
        text = carrier.format(words)
        found = [each for each in find_mentions(text, on=on, reader=READER) if each.kind is not MentionKind.QUOTATION]
        if words not in EXCEPTIONS and not (len(found) == 1 and _is_read_alike(words, found[0], on)):
            other.append(f"{text!r}: {[(each.words, str(each.kind), each.problem) for each in found]}")
    assert not other, "\n".join(other)


def test_the_exceptions_are_few_and_needed() -> None:
    assert len(EXCEPTIONS) <= MOST_EXCEPTIONS
    assert all(EXCEPTIONS.values())
    assert set(EXCEPTIONS) <= {line["words"] for line in _asked()}
    for line in _asked():
        if line["words"] in EXCEPTIONS:
            on = day_span(line["on"])
            texts = [carrier.format(line["words"]) for carrier in CARRIERS]
            found = [list(find_mentions(text, on=on, reader=READER)) for text in texts]
            alike = [len(each) == 1 and _is_read_alike(line["words"], each[0], on) for each in found]
            assert not all(alike), f"{line['words']!r} is an exception no more"
