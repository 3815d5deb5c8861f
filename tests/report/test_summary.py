"""The short summary: the counts, and a table of what is to be asked where there is anything."""

from __future__ import annotations

import pytest
from made_reports import finding, report

from discrepant.report.summary import render

HEAD = "|verdict|question|one side|other side|gap|why|"


def test_where_nothing_is_asked_there_is_no_table() -> None:
    assert HEAD not in render(report())
    assert "0 conflicts, 0 strained, 0 explained, 0 agree." in render(report())


@pytest.mark.parametrize(("asked", "more"), [(1, ""), (20, ""), (21, "… and 1 more"), (25, "… and 5 more")])
def test_of_many_questions_twenty_are_shown(asked: int, more: str) -> None:
    found = render(report(*(finding(claim=f"crowd-{n:02}") for n in range(asked))))
    assert found.count(HEAD) == 1
    assert sum(line.startswith("|conflict|") for line in found.split("\n")) == min(20, asked)
    assert found.endswith(f"{more} in the whole report.\n" if more else "|\n")
