"""How often each source takes back its own running total, and by how much: `--falls`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from discrepant.scan.engine import Engine
from discrepant.scan.found import COLUMNS_OF_PAIRS, RowPair, Scanned, pair_of
from discrepant.scan.output import plain
from discrepant.scan.queries import query

__all__ = ["Falls", "FallsOfSource", "count_falls", "every_fall", "to_json"]

_COUNTS = """count(case verdict when 'conflict' then 1 end) as falls,
  count(case verdict when 'strained' then 1 end) as strained"""
_MOST_FIRST = "falls desc, strained desc, source"
_IN_TURN = "claim, question, low_day, low_moment nulls first"


@attrs.frozen(kw_only=True)
class FallsOfSource:
    """At how many steps a source tells less than it told last before, and on how many claims.

    Its words may allow of no fall where it is `strained`. `largest` is the worst, as among all that fails: one that is
    certain before one that is not, then the widest in percent; its `high` is the earlier of two rows of this source.
    """

    source: str
    falls: int
    strained: int
    claims: int
    largest: RowPair


@attrs.frozen(kw_only=True)
class Falls:
    """All steps of all sources, and the sources that have most.

    `more` is how many more sources have any.
    """

    falls: int
    strained: int
    claims: int
    by_source: tuple[FallsOfSource, ...]
    more: int


def count_falls(engine: Engine, scanned: Scanned, most: int) -> Falls:
    """The falls, once scanned, with so many sources."""
    engine.view("in_turn", query("in_turn"))
    engine.table("falls", query("falls"))
    ((falls, strained, claims, sources),) = engine.rows(
        f"select {_COUNTS}, count(distinct bucket), count(distinct teller) from falls"
    )
    engine.table(
        "fallers",
        f"""select named.source, found.*
        from (select teller, {_COUNTS}, count(distinct bucket) as claims from falls group by teller) as found
        join (select teller, min(source) as source from told group by teller) as named on named.teller = found.teller
        order by {_MOST_FIRST} limit {most:d}""",
    )
    largest = {pair.low.source: pair for pair in _largest(engine, scanned)}
    shown = engine.rows(f"select source, falls, strained, claims from fallers order by {_MOST_FIRST}")
    by_source = tuple(
        FallsOfSource(source=source, falls=sure, strained=unsure, claims=claims_of_it, largest=largest[source])
        for source, sure, unsure, claims_of_it in shown
    )
    return Falls(falls=falls, strained=strained, claims=claims, by_source=by_source, more=sources - len(by_source))


def _largest(engine: Engine, scanned: Scanned) -> Iterator[RowPair]:
    """Of each source that is shown its largest fall; of several that are as large, the first."""
    engine.view(
        "some_falls",
        """select * from (
          select *, rank() over (partition by teller order by verdict, percent desc nulls last, gap desc) as nth
          from falls
          where teller in (select teller from fallers)
        ) as ranked where nth = 1""",
    )
    rows = f"""select {COLUMNS_OF_PAIRS} from (
        select *, row_number() over (partition by low_source order by {_IN_TURN}) as nth
        from ({query("fall_pairs")}) as largest
      ) as in_turn where nth = 1"""
    return (pair_of(row, scanned) for row in engine.rows(rows))


def every_fall(engine: Engine) -> str:
    """The name of a table of all falls, a row each as in `pairs`, once they are counted."""
    engine.view("some_falls", "select * from falls")
    engine.table("fall_pairs", query("fall_pairs"))
    return "fall_pairs"


def to_json(found: Falls) -> dict[str, Any]:
    """The same for programs."""
    sources = [
        {
            "source": one.source,
            "falls": one.falls,
            "strained": one.strained,
            "claims": one.claims,
            "largest": plain(one.largest),
        }
        for one in found.by_source
    ]
    return {
        "falls": found.falls,
        "strained": found.strained,
        "claims": found.claims,
        "by_source": sources,
        "more": found.more,
    }
