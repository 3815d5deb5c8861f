"""The report as Markdown: for an editor to read, and for a pull request to show what a record changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from discrepant.compare.finding import Finding, Side, Told
from discrepant.compare.verdict import Verdict
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.printable import printable
from discrepant.report.model import CheckRun, Covered, Report
from discrepant.report.terminal import HEADERS, row

__all__ = ["agreement", "escape", "render", "set_out", "table"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#])")
_OPENING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")  # what at the start of a line would make a list, a rule or a heading
_LINK = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)  # what some renderers make a link of
_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_TITLES = {
    Verdict.CONFLICT: ("Conflicts", "They cannot both be true."),
    Verdict.STRAINED: ("Strained", "True together only on the loosest reading of the words."),
    Verdict.EXPLAINED: ("Explained", "They differ in print, and the reason given makes both true."),
}


def escape(text: str) -> str:
    """Text from a record or a source as plain words in Markdown: no markup, HTML, link, mention or control."""
    plain = _MARKUP.sub(r"\\\1", printable(text).strip().replace("&", "&amp;")).replace("@", "&#64;")
    plain = _LINK.sub(lambda match: f"&#{ord(match[0])};", plain)
    return _OPENING.sub(lambda match: match[0] + "\\" if match[0].isdecimal() else "\\" + match[0], plain)


def render(report: Report, pictures: Mapping[str, str] = _NO_PICTURES) -> str:
    """The whole report; no line numbers and no clock in it, so that it changes only where a record does.

    `pictures` has the paths, as seen from the report, of the pictures of claims; each is shown once.
    """
    blocks = [*_head(report)]
    left = dict(pictures)
    for verdict in _TITLES:
        blocks += _grouped(report, verdict, left)
    blocks += _agreed(report)
    blocks += _left(report)
    return "\n\n".join(blocks) + "\n"


def _head(report: Report) -> Iterator[str]:
    corpus = report.corpus
    yield "# Where the sources disagree"
    yield (
        f"Sources: {corpus.sources}. Facts: {corpus.facts}. Claims: {corpus.claims}, "
        f"of which told by two sources or more and compared: {corpus.compared}. "
        "Nothing here says who is right: each finding is a question for an editor, with both quotes under it."
    )
    yield table(("verdict", "findings"), [(verdict, str(count)) for verdict, count in report.verdicts.items()])
    if acknowledged := sum(finding.acknowledged is not None for finding in report.findings):
        yield f"{acknowledged} of the findings {'are' if acknowledged > 1 else 'is'} acknowledged by an editor."
    if shown := [finding for verdict in _TITLES for finding in report.with_verdict(verdict)]:
        yield "## At a glance"
        yield table(HEADERS, map(row, shown))


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text without padding, so that one new row leaves all others as they were."""
    lines = [headers, ["---"] * len(headers), *([escape(cell) for cell in cells] for cells in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _grouped(report: Report, verdict: Verdict, pictures: dict[str, str]) -> Iterator[str]:
    title, meaning = _TITLES[verdict]
    found = report.with_verdict(verdict)
    if found:
        yield f"## {title}"
        yield meaning
    for finding in found:
        yield from _finding(finding, pictures.pop(finding.claim, None))


def _finding(finding: Finding, picture: str | None) -> Iterator[str]:
    reasons = f" ({', '.join(finding.reasons)})" if finding.reasons else ""
    yield f"### {escape(finding.claim)}{reasons}"
    yield from set_out(finding, picture)


def set_out(finding: Finding, picture: str | None = None) -> Iterator[str]:
    """What goes under the heading of a finding: what it is about, the arithmetic, and both sides with their quotes.

    `picture` is the path of a picture of its claim.
    """
    yield f"*{escape(finding.about)}* · {finding.check}"
    yield escape(finding.summary)
    if picture:
        yield f"![The readings of {escape(finding.claim)}]({picture})"
    if finding.acknowledged:
        noted = finding.acknowledged
        by = f" by {escape(noted.by)}" if noted.by else ""
        until = f" until {noted.until}" if noted.until else ""
        yield f"**Acknowledged**{by}{until}: {escape(noted.reason)}"
    yield "\n".join(line for side in finding.sides for line in _side(side))


def _side(side: Side) -> Iterator[str]:
    if not side.facts:
        yield f"- {escape('; '.join(side.says))}"
    for told in side.facts:
        yield f"- {_told(told)}"
        if told.quote:  # a row of a table has none
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
        yield "\n".join(map(agreement, found))


def agreement(finding: Finding) -> str:
    """A finding in one line of a list."""
    return f"- **{escape(finding.claim)}** {escape(finding.summary)}"


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
    if report.coverage:
        yield "## Coverage"
        yield "How many of the numbers, amounts, dates and quotations that each text prints are in its records."
        yield table(("source", "mentions", "covered", "percent", "lines not covered"), map(_covered, report.coverage))
    yield "## Checks"
    yield table(("check", "items"), [(check, _run(run)) for check, run in report.checks.items()])


def _covered(text: Covered) -> tuple[str, ...]:
    percent = whole_percent(text.covered, text.mentions)
    left = line_ranges(mention.line for mention in text.uncovered)
    return text.source, str(text.mentions), str(text.covered), f"{percent} %", left


def _run(run: CheckRun) -> str:
    if run.because:
        return f"not run, because {run.because}"
    return f"{run.ran} ran, {run.failed or 0} failed"
