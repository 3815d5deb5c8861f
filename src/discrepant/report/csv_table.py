"""The report as a table for spreadsheets: a row a finding, in CSV as RFC 4180 has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from discrepant.compare.finding import Finding, Gap, Side
from discrepant.printable import cell
from discrepant.report.model import Report
from discrepant.report.terminal import why

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    *("verdict", "claim", "about", "check", "why"),
    *("one side", "one side says", "one side's quotes", "other side", "other side says", "other side's quotes"),
    *("gap", "unit", "percent", "summary", "acknowledged because", "records"),
)
_BYTE_ORDER_MARK = "\ufeff"  # without it, some spreadsheets take the file for another encoding than UTF-8


def render(report: Report) -> str:
    """The whole table; no cell of it can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows(map(cell, _row(finding)) for finding in report.findings)
    return _BYTE_ORDER_MARK + out.getvalue()


def _row(finding: Finding) -> Iterator[str]:
    one, other, *_ = (*finding.sides, None, None)
    yield from (finding.verdict, finding.claim, finding.about, finding.check, why(finding))
    yield from (*_side(one), *_side(other), *_gap(finding.gap))
    yield finding.summary
    yield finding.acknowledged.reason if finding.acknowledged else ""
    yield ", ".join(told.id for side in finding.sides for told in side.facts)


def _gap(gap: Gap | None) -> tuple[str, str, str]:
    if gap is None:
        return "", "", ""
    return f"{gap.value:.15g}", gap.unit or "", "" if gap.percent is None else f"{gap.percent:g}"


def _side(side: Side | None) -> tuple[str, str, str]:
    if side is None:
        return "", "", ""
    quotes = dict.fromkeys(told.quote for told in side.facts)
    return ", ".join(side.sources), " / ".join(side.says), " / ".join(quotes)
