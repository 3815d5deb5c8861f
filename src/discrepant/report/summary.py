"""The report on half a page of Markdown, for the summary of a run in CI."""

from __future__ import annotations

from collections.abc import Iterator
from sys import maxsize

from discrepant.report.brief import Brief
from discrepant.report.markdown_text import escape, table
from discrepant.report.model import Report
from discrepant.report.terminal import HEADERS, row, row_of, totals

__all__ = ["render"]

_MOST = 20  # rows


def render(report: Report) -> str:
    """The counts, and what is to be asked first in a table.

    It is always far below what a summary may hold.
    """
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield "## Where the sources disagree"
    # no line is to be wrapped
    yield "\n".join(f"- {escape(line)}" for line in totals(report, maxsize).splitlines())
    brief = Brief.of(report)
    found = [*map(row_of, brief.mend), *map(row, (*brief.open, *brief.acknowledged, *brief.explained))]
    if found:
        yield table(HEADERS, found[:_MOST])
    if len(found) > _MOST:
        yield f"… and {len(found) - _MOST} more in the whole report."
