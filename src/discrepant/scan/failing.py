"""Which questions of the view `told` fail, and of each the two rows that are farthest apart."""

from __future__ import annotations

from discrepant.scan.engine import Engine
from discrepant.scan.queries import query

__all__ = ["detect", "find_pairs"]

_FEW, _MANY = 0.1, 0.5  # of the rows


def detect(engine: Engine, grows: str = "grows") -> None:
    """Make the table `failing` of the buckets that fail.

    This is what goes through all rows, most cheaply: it does not say by how much they fail, nor on which rows. `grows`
    is SQL for how far a running total may grow: the column, or what all rows have in it.
    """
    engine.table("mixed", query("mixed"))
    engine.table("wide", query("wide"))
    engine.table("failing", query("detect", grows=grows))


def find_pairs(engine: Engine, rows: int) -> str:
    """The query of the pairs, a row for each question that fails.

    It stands on `suspect`, the rows that are looked at; `rows` is how many there are in all. Where few of them are of
    questions that fail, these are kept. Where many are, they need not fit into memory, and are gone through anew each
    time that they are asked for; all of them, where most are.
    """
    at_odds = "where bucket in (select bucket from failing)"
    ((failing,),) = engine.rows(f"select count(*) from told {at_odds}")
    make = engine.table if failing <= _FEW * rows else engine.view
    make("suspect", f"{query('suspect')} {at_odds if failing <= _MANY * rows else ''}")
    engine.table("grown", query("grown"))
    ends = "bucket, on_day, instant, null, null, low_end, high_end"
    ways = ["select 'growth' as way, * from grown", f"select 'day', {ends} from worst_core where way = 'day'"]
    for level in _levels(engine):
        bounds = f"{level}_lo as lo, {level}_hi as hi"
        engine.view("bounds", f"select bucket, nature, day, moment, point, {bounds} from suspect")
        engine.table(f"worst_{level}", query("worst"))
        ways.append(f"select '{level}', {ends} from worst_{level} where way = 'order'")
    engine.table("worst", " union all ".join(ways))
    return query("pairs")


def _levels(engine: Engine) -> tuple[str, ...]:
    """Core, and support where there is any that reaches further."""
    reach = engine.rows("select 1 from suspect where support_lo < core_lo or support_hi > core_hi limit 1")
    return ("core", "support") if reach else ("core",)
