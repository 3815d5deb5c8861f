"""The words of a table: print, and EDTF where it cannot be print."""

from __future__ import annotations

import pytest

from discrepant.errors import ReadingError
from discrepant.scan.readings import read
from discrepant.scan.settings import ScanSettings


@pytest.mark.parametrize(
    ("says", "first", "last"),
    [
        ("2022-24", "2022-01-01", "2024-12-31"),
        ("2022/23", "2022-01-01", "2023-12-31"),
        ("2022-11~", "2022-11-01", "2022-11-30"),
        ("2022-02/2022-03", "2022-02-01", "2022-03-31"),
        ("2022-02-24/..", "2022-02-24", None),
    ],
)
def test_dates_are_print_before_edtf(says: str, first: str, last: str | None) -> None:
    reading = read(says, ScanSettings(), kind="date", unit=None, on=None)
    assert reading.bounds(reading.core) == (first, last)


def test_what_can_be_two_things_is_neither() -> None:
    with pytest.raises(ReadingError):
        read("2005-06", ScanSettings(), kind="date", unit=None, on=None)
