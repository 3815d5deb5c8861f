"""The report in a notebook: the table of the terminal, and what was and was not compared."""

from __future__ import annotations

from discrepant.printable import markup
from discrepant.report.model import Report
from discrepant.report.terminal import HEADERS, picked, row, row_of, totals
from discrepant.tables import html_table

__all__ = ["render"]

_MOST_ROWS = 12  # as in the terminal; `to_rows` has them all
_WIDTH = 120  # columns of what stands below the table


def render(report: Report) -> str:
    """A small table in HTML of the questions on which sources differ.

    Each has a row, and what is to be asked stands first.
    """
    mend, asked, left = picked(report, _MOST_ROWS)
    rows = [*map(row_of, mend), *map(row, asked)]
    below = markup(f"… and not shown: {left}.") + "\n" if left else ""
    below += "\n".join(map(markup, totals(report, _WIDTH).splitlines()))
    return html_table(rows, HEADERS, below=below)
