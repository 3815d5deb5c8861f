"""Printed words of a table, each read once however often it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.ages import born
from discrepant.reading.alike import AlikeReader
from discrepant.reading.guess import day_span, read_guessing
from discrepant.reading.model import Quantity, Reading
from discrepant.scan.columns import BOUNDS
from discrepant.scan.engine import Row
from discrepant.scan.settings import ScanSettings

__all__ = ["COLUMNS", "RowReader", "read"]

_ONLY_EDTF = re.compile(r"[/~?%X\[{]|\.\.")  # but not a season such as 2022-23, which in print is two years
COLUMNS = {
    **dict.fromkeys(("says", "asked_kind", "asked_unit", "asked_on", "kind", "unit"), "string"),
    **dict.fromkeys(BOUNDS, "double"),
    "has_hours": "boolean",
}


def read(says: str, asked: ScanSettings, *, kind: str | None, unit: str | None, on: str | None) -> Reading:
    """What words of a row stand for; a ReadingError shows why they stand for nothing.

    A table has no place of its own for what is meant, as records have `reads`: its dates may be in EDTF, too.
    """
    wanted, edtf = kind or asked.kind, _is_only_edtf(says)
    return read_guessing(says, kind=wanted, on=on or None, unit=unit or asked.unit, edtf=edtf, in_any_unit=True)


def _is_only_edtf(says: str) -> bool:
    return _ONLY_EDTF.search(says) is not None


class RowReader:
    """Makes rows of the table `readings` of words with their kind, unit and day."""

    def __init__(self, asked: ScanSettings) -> None:
        self._asked, self._alike = asked, AlikeReader()

    def rows(self, distinct: Iterable[Row]) -> Iterator[Row]:
        """A row for each; its bounds are null where the words cannot be read."""
        for says, kind, unit, on in distinct:
            try:
                reading = _on_its_line(self._read(says, kind, unit, on), says, on)
            except ReadingError:
                yield (says, kind, unit, on, *[None] * 7)
                continue
            ends = (reading.core.lo, reading.core.hi, reading.support.lo, reading.support.hi)
            bounds = map(float, ends)  # the number of a day may be an int, which Spark takes for no double
            # "5 percent" where percentage points are asked for is no other question
            told = kind or self._asked.kind or reading.kind
            yield (says, kind, unit, on, str(told), reading.unit, *bounds, reading.hours is not None)

    def _read(self, says: str, kind: str | None, unit: str | None, on: str | None) -> Reading:
        wanted = {"kind": kind or self._asked.kind, "unit": unit or self._asked.unit}
        return self._alike.read(says, **wanted, on=on or None, edtf=_is_only_edtf(says))


def _on_its_line(reading: Reading, says: str, on: str | None) -> Reading:
    """The reading as it is compared: an age by the days of birth that it allows, told of this day."""
    if reading.kind is not Quantity.AGE:
        return reading
    day = day_span(on)
    if day is None:
        raise ReadingError(says, (0, len(says)), "an age moves with the day, and none is given")
    births = born(reading, Reading(words=on or "", kind=Quantity.DATE, core=day, support=day))
    return attrs.evolve(births, kind=Quantity.AGE)
