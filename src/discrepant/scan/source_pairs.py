"""On how many claims any two sources disagree, of those that both tell, and where most.

This is `--by source-pair`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

import attrs

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.engine import Engine
from discrepant.scan.found import RowPair, Scanned, pair_of
from discrepant.scan.output import plain
from discrepant.scan.queries import query

__all__ = ["PAGE", "SourcePair", "SourcePairs", "source_pairs", "to_json"]

PAGE = "source-pairs.html"  # what is written of them beside the reports
_MOST_MEETINGS = 1_000_000_000  # of two sources on a claim: what an engine counts in minutes


@attrs.frozen(kw_only=True)
class SourcePair:
    """Two sources, by name, and how many claims they disagree on, of those that both tell.

    A claim on which anything of theirs is in conflict is not counted among the strained. `largest` is the worst: a
    conflict before what is strained, then the widest in percent.
    """

    one: str
    other: str
    conflicts: int
    strained: int
    told_by_both: int
    largest: RowPair


@attrs.frozen(kw_only=True)
class SourcePairs:
    """The pairs of sources that disagree on most, and how many more do on anything."""

    shown: tuple[SourcePair, ...]
    more: int


def source_pairs(engine: Engine, scanned: Scanned, most: int) -> SourcePairs:
    """So many pairs of sources, once scanned.

    A DiscrepantError says that they are too many to count.
    """
    _check_many(engine)
    rows = _disagreements(engine, scanned)
    engine.table("by_source_pair", query("by_source_pair"))
    ((count,),) = engine.rows("select count(*) from by_source_pair")
    first = f"select * from by_source_pair order by conflicts desc, strained desc, one, other limit {most:d}"
    engine.table("shown_source_pairs", first)
    engine.table("largest", query("largest_of_pairs"))
    told = chain.from_iterable(engine.rows(query(name)) for name in rows)
    largest = {(one, other): pair_of(cells, scanned) for one, other, *cells in told}
    shown = tuple(
        SourcePair(
            one=one,
            other=other,
            conflicts=conflicts,
            strained=strained,
            told_by_both=both,
            largest=largest[one, other],
        )
        for one, other, conflicts, strained, both in engine.rows(first)
    )
    return SourcePairs(shown=shown, more=count - len(shown))


def _disagreements(engine: Engine, scanned: Scanned) -> tuple[str, ...]:
    """Make the table `disagreements` of any two sources and a question; the queries that give its rows."""
    if scanned.asked.terms is not None:
        engine.table("term_meetings", query("term_meetings"))
        engine.table("disagreements", query("term_source_pairs"))
        return ("term_source_rows",)
    ((unlike,),) = engine.rows("select count(*) from pairs where high_unit is not null")
    if not unlike:
        engine.table("disagreements", query("source_pairs"))
        return ("source_pair_rows",)
    both = f"select * from ({query('source_pairs')}) as found union all ({query('unlike_source_pairs')})"
    engine.table("disagreements", both)
    return ("source_pair_rows", "unlike_source_rows")


def _check_many(engine: Engine) -> None:
    """Refuse what would count for hours: claims that very many sources tell."""
    told = "select count(distinct source) as tellers from told group by claim"
    ((meetings,),) = engine.rows(f"select sum(cast(tellers as double) * (tellers - 1) / 2) from ({told}) as claims")
    if (meetings or 0) > _MOST_MEETINGS:
        what = f"the sources meet {meetings:,.0f} times on a claim, which are too many pairs to count"
        raise DiscrepantError(Problem(what=what, hint="without --by source-pair each claim's two are named"))


def to_json(found: SourcePairs) -> dict[str, Any]:
    """The same for programs."""
    return {"pairs": [_plain(pair) for pair in found.shown], "more": found.more}


def _plain(pair: SourcePair) -> Mapping[str, Any]:
    return {
        "between": [pair.one, pair.other],
        "told_by_both": pair.told_by_both,
        "conflicts": pair.conflicts,
        "strained": pair.strained,
        "largest": plain(pair.largest),
    }
