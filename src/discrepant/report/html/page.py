"""The report as one HTML page that needs nothing else: no network, no file beside it, and no script to be read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from discrepant.compare.finding import Finding, Told
from discrepant.compare.verdict import Verdict
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.report.html.articles import source_parts
from discrepant.report.html.claims import claim_parts, kind_of
from discrepant.report.html.environment import asset, environment
from discrepant.report.html.marks import said_in
from discrepant.report.html.matrix import matrix
from discrepant.report.model import Covered, Report
from discrepant.report.records import ClaimShown
from discrepant.report.terminal import row_of

__all__ = ["render"]

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LARGE = 300  # claims, from which on a browser lays out only what is in sight, and places of links are rough
_MEANINGS = {
    Verdict.CONFLICT: "they cannot both be true",
    Verdict.STRAINED: "true together only on the loosest reading of the words",
    Verdict.EXPLAINED: "they differ in print, and a stated reason makes both true",
    Verdict.AGREE: "the same, however it is put",
}


@attrs.frozen(kw_only=True)
class Row:
    """A finding in the table of discrepancies."""

    finding: Finding
    kind: str
    one: str
    other: str
    gap: str
    why: str


def render(report: Report, texts: Mapping[str, str] = _NOTHING) -> str:
    """The whole page; `texts` has the decoded text of each source that may be shown, by its path in the records."""
    style, script = asset("page.css", "picture.css"), asset("page.js")
    asked = {question.key: question for question in report.records.claims}
    publishers = {article.id: article.publisher for article in report.records.sources}
    sources = source_parts(report, texts)
    claims = claim_parts(report)
    alone = set(report.uncorroborated).difference(claim.key for claim in claims)
    template = environment().get_template("page.html")
    page = template.render(
        report=report,
        style=style,
        script=script,
        is_large=len(claims) > _LARGE,
        policy=_policy(style, script),
        meanings=_MEANINGS,
        rows=_rows(report, asked),
        claims=claims,
        alone=[question for question in report.records.claims if question.key in alone],
        untold=sorted(alone.difference(asked)),
        sources=sources,
        marked={fact for source in sources for fact in source.marked},
        matrix=matrix(report.findings),
        acknowledged=sum(finding.acknowledged is not None for finding in report.findings),
        name=lambda source: publishers.get(source, source),
        quoted=_quoted,
        percent=_percent,
        left_lines=_left_lines,
    )
    return page + "\n"


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which nothing runs or loads but our own style and script."""
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    style_hash, script_hash = (f"'sha256-{found}'" for found in hashes)
    return f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; base-uri 'none'; form-action 'none'"


def _rows(report: Report, asked: Mapping[str, ClaimShown]) -> list[Row]:
    """All findings in order of gravity, with the cells that they have in the terminal too."""
    rows = []
    for finding in report.by_gravity:
        _, _, one, other, gap, why = row_of(finding)
        kind = kind_of(finding, asked.get(finding.claim))
        rows.append(Row(finding=finding, kind=kind, one=one, other=other, gap=gap, why=why))
    return rows


def _quoted(told: Told) -> list[tuple[str, bool]]:
    """A quote in pieces, each with whether it is the words that are read."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(said_in(told.quote, told.says)):
        if start >= done:
            pieces += [(told.quote[done:start], False), (told.quote[start:end], True)]
            done = end
    pieces.append((told.quote[done:], False))
    return [piece for piece in pieces if piece[0]]


def _percent(text: Covered) -> int:
    return whole_percent(text.covered, text.mentions)


def _left_lines(text: Covered) -> str:
    return line_ranges(mention.line for mention in text.uncovered)
