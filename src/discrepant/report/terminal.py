"""The report as a table for a terminal of a given width: plain text, coloured by whoever prints it."""

from __future__ import annotations

import textwrap

from tabulate import tabulate

from discrepant.compare.finding import Finding, Side
from discrepant.compare.sentences import amount
from discrepant.compare.verdict import Verdict
from discrepant.printable import printable
from discrepant.report.model import Report

__all__ = ["gap_text", "side_text", "table", "totals"]

_HEADERS = ("verdict", "claim", "one side", "other side", "gap", "why")
_VERDICT, _GAP, _WHY = 9, 9, 12  # characters: the longest verdict and reason, cut at its hyphen, fit in
_CLAIM_SHARE = 3 / 11  # of what is left; the two sides share the rest
_NARROWEST = 72  # columns
_BETWEEN = 2  # blanks between two columns
_LONGEST = 60  # characters of one side's words


def totals(report: Report, width: int) -> str:
    """How many of each verdict, on how many claims, and what was not checked."""
    corpus = report.corpus
    noted = sum(finding.acknowledged is not None for finding in report.findings)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in report.verdicts.items())
    acknowledged = f" ({noted} acknowledged)" if noted else ""
    idle = [f"{check} (because {run.because})" for check, run in report.checks.items() if run.because]
    left = f"{len(report.uncorroborated)} told by one source only, {len(report.not_compared)} not comparable"
    sentences = [
        f"{counts}{acknowledged}.",
        f"{corpus.facts} facts, {corpus.sources} sources, {corpus.claims} claims: {corpus.compared} compared, {left}.",
        *([f"Not run: {printable(', '.join(idle))}."] if idle else []),
    ]
    return "\n".join(line for sentence in sentences for line in textwrap.wrap(sentence, width))


def table(report: Report, width: int, most: int | None = None) -> str:
    """The discrepancies, gravest first, wrapped to the width; `most` rows of them."""
    ordered = sorted(report.findings, key=lambda finding: -finding.verdict.gravity)
    shown = [finding for finding in ordered if finding.verdict is not Verdict.AGREE]
    rows = [_row(finding) for finding in shown[:most]]
    room = max(width, _NARROWEST) - _BETWEEN * (len(_HEADERS) - 1) - _VERDICT - _GAP - _WHY
    claim = int(room * _CLAIM_SHARE)
    side = (room - claim) // 2
    widths = [_VERDICT, claim, side, side, _GAP, _WHY]
    text = tabulate(rows, _HEADERS, tablefmt="simple", disable_numparse=True, maxcolwidths=widths)
    left = len(shown) - len(rows)
    return text + (f"\n… and {left} more" if left else "")


def _row(finding: Finding) -> tuple[str, ...]:
    one, other = (*finding.sides, None)[:2]
    why = "acknowledged" if finding.acknowledged else ", ".join(finding.reasons)
    cells = (finding.verdict, finding.claim, side_text(one), side_text(other), gap_text(finding), why)
    return tuple(printable(cell) for cell in cells)


def side_text(side: Side | None) -> str:
    """Who says what, in few words: `ft, dpa: 30`."""
    if side is None:
        return ""
    says = " / ".join(side.says)
    cut = says if len(says) <= _LONGEST else f"{says[: _LONGEST - 1]}…"
    return f"{', '.join(side.sources)}: {cut}" if side.sources else cut


def gap_text(finding: Finding) -> str:
    """How far the cores are apart, with the share that this is."""
    gap = finding.gap
    if gap is None or not gap.value:
        return ""
    percent = f" ({gap.percent:g} %)" if gap.percent is not None else ""
    return amount(gap.value, gap.unit) + percent
