"""The one door to reading: every kind by one table, each words once, and nothing heavy imported before it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from datetime import date

import pytest

from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Quantity
from discrepant.reading.reader import Reader

DAY = float(date(2022, 11, 6).toordinal())


def test_reads_every_kind() -> None:
    reader = Reader()
    assert reader.read("about 20", kind=Quantity.COUNT).core == Interval(19, 21)
    assert reader.read("$20", kind=Quantity.MONEY, unit="CAD").unit == "CAD"
    assert reader.read("20 miles", kind=Quantity.MEASURE, unit="km").unit == "km"
    assert reader.read("20%", kind=Quantity.SHARE).unit == "%"
    yesterday = reader.read("yesterday", kind=Quantity.DATE, on=Interval(DAY, DAY))
    assert yesterday.core == Interval(DAY - 1, DAY - 1)


def test_reads_the_same_words_once() -> None:
    reader = Reader()
    first = reader.read("about 20", kind=Quantity.COUNT)
    assert reader.read("about 20", kind=Quantity.COUNT) is first
    assert Reader().read("about 20", kind=Quantity.COUNT) == first


def test_a_sentence_that_looks_ahead_is_another_question() -> None:
    """What was read of the same words looking back is not remembered for it: Sunday, and the Tuesdays around it."""
    reader, on = Reader(), Interval(DAY, DAY)
    read = {ahead: reader.read("Tuesday", kind=Quantity.DATE, on=on, ahead=ahead) for ahead in (None, True, False)}
    assert [reading.core.lo - DAY for reading in read.values()] == [-5, 2, -5]


def test_reads_by_the_table_it_is_given() -> None:
    table = HedgeTable.default()
    assert Reader(table).read("a few", kind=Quantity.COUNT) == Reader().read("a few", kind=Quantity.COUNT)


@pytest.mark.parametrize("kind", Quantity)
def test_what_cannot_be_read_is_pointed_at(kind: Quantity) -> None:
    for words in ("", "20 ??", "9" * 1_000_000):
        with pytest.raises(ReadingError) as caught:
            Reader().read(words, kind=kind)
        assert caught.value.pointed.endswith("^")


DOORS = {
    Quantity.DATE: "dates.read_date",
    Quantity.CHANGE: "changes.read_change",
    Quantity.NUMBER: "rates.read_plain",
    Quantity.AGE: "ages.read_age",
    Quantity.COUNT: "numbers.read_number",
    Quantity.SHARE: "numbers.read_number",
    Abreast.TALLY: "tallies.read_tally",
    Abreast.PERIOD: "periods.read_period",
}


@pytest.mark.parametrize("kind", DOORS)
def test_a_fault_of_ours_refuses_the_words_and_goes_on(
    kind: Quantity | Abreast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of the words are pointed at, and the fault is kept for our own tests."""
    kept: deque[str] = deque()
    monkeypatch.setattr("discrepant.reading.reader.faults", kept)
    monkeypatch.setattr(f"discrepant.reading.{DOORS[kind]}", lambda *_, **__: 1 / 0)
    for words in ("so much or many", "qux"):
        reader = Reader()
        with pytest.raises(ReadingError, match="a fault of the reader, which is ours") as caught:
            _ = reader.read_parts(words, kind=kind) if isinstance(kind, Abreast) else reader.read(words, kind=kind)
        assert (caught.value.words, caught.value.span) == (words, (0, len(words)))
        assert caught.value.hint == "say with `reads` what is meant"
    assert [words.count("division by zero") for words in kept] == [1, 1]


def test_importing_it_imports_nothing_heavy() -> None:
    """Units, currencies and rare forms of dates bring packages that most runs can do without."""
    program = "import sys, discrepant.reading.reader; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "discrepant" in imported
    assert not imported & {"pint", "babel", "edtf", "hypothesis", "pytest"}
