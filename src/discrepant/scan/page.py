"""The page of what `--by source-pair` found.

It needs no network, no file beside it, and has no script.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import PackageLoader
from markupsafe import Markup

from discrepant.report.html.environment import asset, environment, policy
from discrepant.scan.found import Scanned
from discrepant.scan.source_pairs import SourcePair, SourcePairs
from discrepant.scan.summary import cut, pair_words

__all__ = ["page"]

_MOST = 1_000  # pairs of sources on a page, which stays below a few megabytes
_LONGEST = 200  # characters of a cell


def page(found: SourcePairs, scanned: Scanned, table: str) -> str:
    """The whole page, as HTML; `table` is what was scanned, for people."""
    style = asset("page.css") + Markup(files(__package__).joinpath("page.css").read_text("utf-8"))  # noqa: S704  # our own
    template = environment().overlay(loader=PackageLoader("discrepant.scan")).get_template("source-pairs.html")
    text = template.render(
        policy=policy(style),
        style=style,
        table=cut(table, _LONGEST),
        rows=f"{scanned.rows:,}",
        sources=f"{scanned.sources:,}",
        claims=f"{scanned.claims:,}",
        pairs=[_row(pair, scanned) for pair in found.shown[:_MOST]],
        more=_counted(found.more + max(0, len(found.shown) - _MOST)),
        aside=[cut(str(told), 5 * _LONGEST) for told in (*scanned.flaws, scanned.timed) if told],
    )
    return text + "\n"


def _row(pair: SourcePair, scanned: Scanned) -> dict[str, Any]:
    high, low, gap = (cut(words, _LONGEST) for words in pair_words(pair.largest, scanned))
    share = 100 * pair.conflicts / pair.told_by_both
    return {
        "one": cut(pair.one, _LONGEST),
        "other": cut(pair.other, _LONGEST),
        "told_by_both": f"{pair.told_by_both:,}",
        "conflicts": f"{pair.conflicts:,}",
        "share": f"{share:.2g} %" if pair.conflicts else "",
        "strained": f"{pair.strained:,}",
        "verdict": pair.largest.verdict,
        "claim": cut(pair.largest.claim, _LONGEST),
        "high": high,
        "low": low,
        "gap": gap,
    }


def _counted(more: int) -> str:
    return f"{more:,}" if more else ""
