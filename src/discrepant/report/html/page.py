"""The report as one HTML page that needs nothing else.

It needs no network, no file beside it, and no script to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from markupsafe import Markup

from discrepant.corpus.model import Wording
from discrepant.desk.coverage import line_ranges, whole_percent
from discrepant.report.brief import unfinished_words
from discrepant.report.html.articles import source_matters, written
from discrepant.report.html.environment import asset, environment, policy
from discrepant.report.html.kept_parts import KeptParts
from discrepant.report.html.matrix import matrix
from discrepant.report.html.matter import Matter, matters, publishers_of
from discrepant.report.html.room import Known, Untold, in_room, once_in_room
from discrepant.report.model import Covered, Report
from discrepant.report.records import ClaimShown

__all__ = ["pieces", "render"]

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LARGE = 300  # questions, past which a browser lays out only what is in sight, and the rest is not drawn
_HUGE = 2_000  # questions, past which texts are left out, and what else stands in the list of questions too
_MOST = 12_000_000  # bytes, past which the same is left out: a browser takes seconds for more
_ROOM = 7_000_000  # of these for the questions, in their order
_ROOM_ALONE = 1_500_000  # and for claims of one source
_MOST_LISTED, _MOST_IF_HUGE = 50, 10  # questions of two sources and one verdict
_MOST_ROWS = 1_000  # of what was not compared, and of vocabularies
_MOST_ARTICLES = 3_000  # of a page without their texts
_LONGEST_LINES = 2_000  # characters


def render(report: Report, texts: Mapping[str, str] = _NOTHING, kept: KeptParts | None = None) -> str:
    """The whole page, as HTML; of one that would be too large, what is to be asked first.

    What it leaves out it counts. `texts` has the decoded text of each source that may be shown, by its path in the
    records; `kept` knows the parts that were written before.
    """
    return "".join(pieces(report, texts, kept))


def pieces(report: Report, texts: Mapping[str, str] = _NOTHING, kept: KeptParts | None = None) -> Iterator[str]:
    """The same in pieces: a large page is made as it is written, and is never whole in memory."""
    claims, kept = matters(report, _LARGE), kept or KeptParts()
    if len(claims) <= _HUGE:
        made, is_whole = _rendered(report, claims, texts, kept, is_huge=False)
        page = [*made]
        if is_whole and sum(len(piece.encode("utf-8", "backslashreplace")) for piece in page) <= _MOST:
            return iter(page)
    return _rendered(report, claims, _NOTHING, kept, is_huge=True)[0]


def _rendered(
    report: Report, claims: Sequence[Matter], texts: Mapping[str, str], kept: KeptParts, *, is_huge: bool
) -> tuple[Iterator[str], bool]:
    """The pieces of the page, and whether all claims are on it."""
    style, script = asset("page.css", "picture.css"), asset("page.js")
    sources = [written(source, kept, is_huge=is_huge) for source in source_matters(report, texts)]
    most_articles = _MOST_ARTICLES if is_huge else len(sources)
    known = Known(
        is_huge=is_huge,
        marked={fact for source in sources for fact in source.marked},
        notes=report.records.notes,
        copies=_copies(report),
        publishers=publishers_of(report),
    )
    listed, panes = in_room(claims, known, _ROOM, kept)
    alone = _alone(report, claims)
    once, once_left = once_in_room(alone, known, _ROOM_ALONE)
    shown = claims[: len(panes)]
    is_whole = len(shown) == len(claims) and not once_left
    template = environment().get_template("page.html")
    page = template.generate(
        report=report,
        style=style,
        script=script,
        is_large=len(claims) > _LARGE,
        most_drawn=_LARGE,
        most_listed=_MOST_IF_HUGE if is_huge else _MOST_LISTED,
        most_rows=_MOST_ROWS,
        most_articles=most_articles,
        policy=policy(style, script),
        groups=listed,
        panes=map(Markup, panes),
        kinds=sorted({claim.asked.kind for claim in shown}),
        claims=shown,
        alone=once,
        alone_left=once_left,
        linked={claim.key for claim in shown}.union(claim.key for claim in alone[: len(once)]),
        sources=sources,
        matrix=matrix(report.questions),
        about={claim.key: claim.asked.about for claim in claims},
        caveats=_caveats(report),
        percent=_percent,
        unfinished=unfinished_words(report),
        left_lines=_left_lines,
        elsewhere=len(report.alone) - len(alone),
        articles={source.id for source in sources[:most_articles]},
        **known.words(),
    )
    return chain(page, ("\n",)), is_whole


def _alone(report: Report, claims: Sequence[Matter]) -> tuple[ClaimShown | Untold, ...]:
    """Claims of one source on which nothing was found, those of which the facts are known first."""
    alone = set(report.alone).difference(claim.key for claim in claims)
    known = [claim for claim in report.records.claims if claim.key in alone]
    return (*known, *map(Untold, sorted(alone.difference(claim.key for claim in known))))


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
    ranges = line_ranges(mention.line for mention in text.uncovered)
    if len(ranges) <= _LONGEST_LINES:
        return ranges
    shown = ranges[:_LONGEST_LINES].rpartition(",")[0]
    return f"{shown} and more: {len(text.uncovered)} mentions in all"
