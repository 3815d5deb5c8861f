"""The report as Markdown: for an editor to read, and for a pull request to show what a record changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabulate import tabulate

from discrepant.compare.finding import Finding, Side, Told
from discrepant.compare.verdict import Verdict
from discrepant.printable import printable
from discrepant.report.model import CheckRun, Report
from discrepant.report.terminal import gap_text, side_text

__all__ = ["escape", "render"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#])")
_TITLES = {
    Verdict.CONFLICT: ("Conflicts", "They cannot both be true."),
    Verdict.STRAINED: ("Strained", "True together only on the loosest reading of the words."),
    Verdict.EXPLAINED: ("Explained", "They differ in print, and the reason given makes both true."),
}


def escape(text: str) -> str:
    """Text from a record or a source as plain words in Markdown: no markup, HTML, mention or control character."""
    return _MARKUP.sub(r"\\\1", printable(text).replace("&", "&amp;")).replace("@", "&#64;")


def render(report: Report) -> str:
    """The whole report; no line numbers and no clock in it, so that it changes only where a record does."""
    blocks = [*_head(report)]
    for verdict in _TITLES:
        blocks += _grouped(report, verdict)
    blocks += _agreed(report)
    blocks += _left(report)
    return "\n\n".join(blocks) + "\n"


def _head(report: Report) -> Iterator[str]:
    corpus = report.corpus
    yield "# Where the sources disagree"
    yield (
        f"{corpus.sources} sources state {corpus.facts} facts on {corpus.claims} claims; "
        f"{corpus.compared} claims are told by two sources or more and were compared. "
        "Nothing here says who is right: each finding is a question for an editor, with both quotes under it."
    )
    acknowledged = sum(finding.acknowledged is not None for finding in report.findings)
    counts = [(str(verdict), str(count)) for verdict, count in report.verdicts.items()]
    yield tabulate(counts, ("verdict", "findings"), tablefmt="github", disable_numparse=True)
    if acknowledged:
        yield f"{acknowledged} of the conflicts {'are' if acknowledged > 1 else 'is'} acknowledged by an editor."
    shown = [finding for verdict in _TITLES for finding in report.with_verdict(verdict)]
    if shown:
        yield "## At a glance"
        rows = [[escape(cell) for cell in _row(finding)] for finding in shown]
        headers = ("verdict", "claim", "one side", "other side", "gap", "why")
        yield tabulate(rows, headers, tablefmt="github", disable_numparse=True)


def _row(finding: Finding) -> list[str]:
    one, other = (*finding.sides, None)[:2]
    verdict = f"{finding.verdict}, acknowledged" if finding.acknowledged else str(finding.verdict)
    why = ", ".join(finding.reasons)
    return [verdict, finding.claim, side_text(one), side_text(other), gap_text(finding), why]


def _grouped(report: Report, verdict: Verdict) -> Iterator[str]:
    title, meaning = _TITLES[verdict]
    found = report.with_verdict(verdict)
    if found:
        yield f"## {title}"
        yield meaning
    for finding in found:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    reasons = f" ({', '.join(finding.reasons)})" if finding.reasons else ""
    yield f"### {escape(finding.claim)}{reasons}"
    yield f"*{escape(finding.about)}* · {finding.check}"
    yield escape(finding.summary)
    if finding.acknowledged:
        noted = finding.acknowledged
        by = f" by {noted.by}" if noted.by else ""
        until = f" until {noted.until}" if noted.until else ""
        yield f"**Acknowledged**{escape(by + until)}: {escape(noted.reason)}"
    yield "\n".join(line for side in finding.sides for line in _side(side))


def _side(side: Side) -> Iterator[str]:
    if not side.facts:
        yield f"- {escape('; '.join(side.says))}"
    for told in side.facts:
        yield f"- {_told(told)}"
        yield f"  > {escape(told.quote)}"


def _told(told: Told) -> str:
    parts = [f"**{escape(told.source)}** “{escape(told.says)}”"]
    if told.reads:
        parts.append(f"read as “{escape(told.reads)}”")
    if told.speaker:
        parts.append(f"said by {escape(told.speaker)}")
    if told.via:
        parts.append(f"via {escape(told.via)}")
    if told.as_of:
        parts.append(f"as of {told.as_of}")
    return f"{', '.join(parts)} · {escape(told.id)}"


def _agreed(report: Report) -> Iterator[str]:
    found = report.with_verdict(Verdict.AGREE)
    if found:
        yield "## Agreed"
        yield "\n".join(f"- **{escape(finding.claim)}** {escape(finding.summary)}" for finding in found)


def _left(report: Report) -> Iterator[str]:
    if report.not_compared:
        yield "## Not compared"
        yield "\n".join(
            f"- **{escape(left.claim)}** {escape(', '.join(left.facts))}: {escape(left.because)}"
            for left in report.not_compared
        )
    if report.uncorroborated:
        yield "## Told by one source only"
        yield "These claims have nothing to be set against."
        yield "\n".join(f"- {escape(claim)}" for claim in report.uncorroborated)
    yield "## Checks"
    rows = [(escape(check), _run(run)) for check, run in report.checks.items()]
    yield tabulate(rows, ("check", "items"), tablefmt="github", disable_numparse=True)


def _run(run: CheckRun) -> str:
    if run.because:
        return f"not run, because {escape(run.because)}"
    return f"{run.ran} ran, {run.failed or 0} failed"
