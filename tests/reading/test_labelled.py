"""The labelled set: printed phrases, their figures worked out from the table of DESIGN section 3, not by the reader.

A line of tests/data/readings.jsonl has the words, kind, day of printing and unit as `discrepant read --jsonl` takes
them (and the `language` where its figures are not English, and `edtf` where it is no print), the core and support as
it prints them (dates as ISO days, an infinite end as null), `in` for the unit and `number` for the printed number of
the answer where it has one, and the rule that it shows. `error` marks what must not be read.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.model import Quantity, Reading, Sense
from discrepant.reading.reader import Reader

DATA = Path(__file__).parent.parent / "data"
TEXT = "".join(file.read_text("utf-8") for file in sorted(DATA.glob("readings*.jsonl")))
LINES: list[dict[str, Any]] = [json.loads(line) for line in TEXT.splitlines()]
ALWAYS = {"words", "kind", "on", "unit", "rule"}
READ, REFUSED = ALWAYS | {"core", "support"}, ALWAYS | {"error"}
FEWEST = 25  # of each kind, read and refused
READER = Reader()


def _read(line: dict[str, Any]) -> Reading | ReadingError:
    try:
        told = {"language": line.get("language", "en"), "edtf": line.get("edtf", False)}
        return READER.read(
            line["words"], kind=Quantity(line["kind"]), on=day_span(line["on"]), unit=line["unit"], **told
        )
    except ReadingError as error:
        return error


def _near(one: float | str | None, other: float | str | None) -> bool:
    """Equal to the twelfth digit, for a third has no last one."""
    if isinstance(one, str | None) or isinstance(other, str | None):
        return one == other
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def _wrong(line: dict[str, Any]) -> str | None:
    """What is wrong with the reading of a line, if anything."""
    found = _read(line)
    if isinstance(found, ReadingError):
        return None if "error" in line else f"not read: {found.message}"
    shown = found.to_json()
    if "error" in line:
        return f"read as {shown['core']} {shown['unit'] or ''}"
    if shown["unit"] != line.get("in"):
        return f"in {shown['unit']}, not {line.get('in')}"
    if line["kind"] != "date" and not _near(shown["number"], line.get("number")):
        return f"number {shown['number']}, not {line.get('number')}"
    for level in ("core", "support"):
        if not all(map(_near, shown[level], line[level])):
            return f"{level} {shown[level]}, not {line[level]}"
    return None


def test_every_line_is_right() -> None:
    """All failures at once, each with its rule."""
    wrong = [f"{line['words']!r} ({line['kind']}, {line['rule']}): {why}" for line in LINES if (why := _wrong(line))]
    assert not wrong, "\n".join(wrong)


def test_an_error_points_at_whole_words_or_behind_the_last() -> None:
    """Or the carets stand under "efold" of "threefold"."""
    odd = []
    for line in LINES:
        if isinstance(error := _read(line), ReadingError) and error.words.strip():
            words, (start, end) = error.words, error.span
            is_cut = any(words[at - 1 : at + 1].isalpha() for at in (start, end) if 0 < at < len(words))
            is_behind = start == len(words) < end  # something is missing there
            if not is_behind and (is_cut or not 0 <= start < end <= len(words)):
                odd.append((words, words[start:end], error.message))
    assert not odd


def test_no_line_stands_twice() -> None:
    """The same words are asked for once."""
    asked = Counter(
        tuple(line.get(key) for key in ("words", "kind", "on", "unit", "language", "edtf")) for line in LINES
    )
    assert [key for key, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("kind", Quantity)
def test_every_kind_has_its_lines(kind: Quantity) -> None:
    """What must be read, and what must not."""
    refused = Counter("error" in line for line in LINES if line["kind"] == kind)
    assert min(refused[True], refused[False]) >= FEWEST


def test_lines_have_their_keys_and_no_others() -> None:
    """Nothing is misspelled into meaning nothing."""
    for line in LINES:
        assert set(line) - {"in", "number", "language", "edtf"} == (REFUSED if "error" in line else READ)
        assert line["rule"]
        is_in_unit = "core" in line and line["kind"] in ("money", "measure", "share", "age")
        assert ("in" in line) == is_in_unit or line["kind"] == "change"  # which may be a plain number


def test_an_end_that_the_words_leave_out_is_left_out() -> None:
    """The figures of a line cannot say it: of "more than $20" twenty itself is no part."""
    for line in LINES:
        found = _read(line)
        if isinstance(found, ReadingError) or line["kind"] in ("count", "date") or found.number is None:
            continue
        number = found.number
        if line["kind"] == "change" and number < 0:  # how far it fell
            found, number = found.opposite, -number
        for interval in found.values:
            if found.hedge.sense in (Sense.ABOVE, Sense.JUST_OVER):
                assert interval.lo > number, line["words"]
            if found.hedge.sense in (Sense.BELOW, Sense.NEARLY):
                assert interval.hi < number, line["words"]
            if line["rule"] == "age, in completed years":
                assert interval.hi < number + 1, line["words"]
