"""How far back from a place something is looked for."""

from __future__ import annotations

import pytest

from discrepant.reading.nearby import back


@pytest.mark.parametrize(("at", "count", "first"), [(9, 4, 5), (5, 4, 1), (4, 4, 0), (3, 4, 0), (0, 4, 0), (7, 1, 6)])
def test_no_place_is_before_the_first(at: int, count: int, first: int) -> None:
    assert back(at, count) == first
