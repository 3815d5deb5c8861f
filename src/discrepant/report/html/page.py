"""The report as one HTML page that needs nothing else.

It needs no network, no file beside it, and no script to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from discrepant.corpus.model import Wording
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.report.brief import unfinished_words
from discrepant.report.html.articles import source_parts
from discrepant.report.html.claims import claim_parts, publishers_of
from discrepant.report.html.environment import asset, environment, policy
from discrepant.report.html.matrix import matrix
from discrepant.report.html.rows import groups, pieces_of
from discrepant.report.model import Covered, Report

__all__ = ["render"]

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LARGE = 300  # questions, past which a browser lays out only what is in sight, and the rest is not drawn
_HUGE = 2_000  # questions, past which texts are left out, and what else stands in the list of questions too
_MOST_LISTED = 50  # questions of two sources and one verdict


def render(report: Report, texts: Mapping[str, str] = _NOTHING) -> str:
    """The whole page, as HTML.

    `texts` has the decoded text of each source that may be shown, by its path in the records.
    """
    style, script = asset("page.css", "picture.css"), asset("page.js")
    publishers = publishers_of(report)
    copies = _copies(report)
    claims = claim_parts(report, _LARGE)
    is_huge = len(claims) > _HUGE
    sources = source_parts(report, _NOTHING if is_huge else texts)
    alone = set(report.uncorroborated).difference(claim.key for claim in claims)
    shown = [claim for claim in report.records.claims if claim.key in alone]
    template = environment().get_template("page.html")
    page = template.render(
        report=report,
        style=style,
        script=script,
        is_large=len(claims) > _LARGE,
        is_huge=is_huge,
        most_drawn=_LARGE,
        most_listed=_MOST_LISTED,
        policy=policy(style, script),
        groups=groups(claims, publishers, copies),
        claims=claims,
        alone=shown,
        untold=sorted(alone.difference(claim.key for claim in shown)),
        sources=sources,
        marked={fact for source in sources for fact in source.marked},
        matrix=matrix(report.questions),
        notes=report.records.notes,
        about={claim.key: claim.asked.about for claim in claims},
        copies=copies,
        caveats=_caveats(report),
        name=lambda source: publishers.get(source, source),
        quoted=pieces_of,
        percent=_percent,
        unfinished=unfinished_words(report),
        left_lines=_left_lines,
    )
    return page + "\n"


def _copies(report: Report) -> dict[str, str]:
    """How the wording of each source came to us, where it is not the publisher's own, by its id."""
    wordings = {article.id: article.wording for article in report.records.sources}
    wordings |= {line.id: line.wording for line in report.sources}
    return {source: wording for source, wording in wordings.items() if wording != Wording.VERBATIM}


def _caveats(report: Report) -> str:
    """What is to be known of the texts before their words are taken for those of their publishers."""
    words = Counter(source.wording for source in report.sources if source.wording != Wording.VERBATIM)
    counts = [f"{count} {word}" for word, count in sorted(words.items())]
    if inferred := sum(source.dated != "printed" for source in report.sources):
        counts.append(f"{inferred} dated by inference")
    if report.copies:
        counts.append(f"{len(report.copies)} likely copied")
    return ", ".join(counts)


def _percent(text: Covered) -> int:
    return whole_percent(text.covered, text.mentions)


def _left_lines(text: Covered) -> str:
    return line_ranges(mention.line for mention in text.uncovered)
