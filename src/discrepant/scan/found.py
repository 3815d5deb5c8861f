"""What a scan came to: counts, and what could not be compared.

Of each failing question it has the two rows that are farthest apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from discrepant.compare.as_of import ALWAYS, AsOf
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import GROWS
from discrepant.reading.currencies import is_currency
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity
from discrepant.scan.columns import Columns
from discrepant.scan.engine import Engine
from discrepant.scan.settings import ScanSettings
from discrepant.scan.times import Clock

__all__ = [
    "COLUMNS_OF_PAIRS",
    "OF_DAYS",
    "WIDEST_FIRST",
    "RowPair",
    "Scanned",
    "SkippedRows",
    "TableRow",
    "TimedRows",
    "kind_of",
    "pair_of",
    "pairs",
    "told",
    "widest",
]

OF_DAYS = (Quantity.DATE, Quantity.AGE)  # the kinds whose bounds are days: those of an age are days of birth

# conflicts before what is only strained
WIDEST_FIRST = "verdict, percent desc nulls last, gap desc, claim, question"

COLUMNS_OF_PAIRS = """
      claim, verdict, kind, nature, unit, gap, percent, question,
      high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra,
      high_day, high_moment,
      low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra,
      low_day, low_moment, grows, high_unit, low_unit"""


@attrs.frozen(kw_only=True)
class SkippedRows:
    """Rows that were not compared for one reason, with the values that are most often at fault."""

    what: str
    rows: int
    samples: tuple[str, ...] = ()

    def __str__(self) -> str:
        shown = f": {', '.join(self.samples)}" if self.samples else ""
        return f"{self.rows:,} {'row' if self.rows == 1 else 'rows'} not compared ({self.what}){shown}"


@attrs.frozen(kw_only=True)
class TimedRows:
    """Rows of dates that have a time of day, of which the days alone are compared."""

    rows: int
    samples: tuple[str, ...]

    def __str__(self) -> str:
        told = "1 row tells" if self.rows == 1 else f"{self.rows:,} rows tell"
        return f"{told} a time of day with a date; the day alone is compared: {', '.join(self.samples)}"


@attrs.frozen(kw_only=True)
class Scanned:
    """What a scan counted.

    The failing questions stand in the engine's table `pairs`, one row each. A question is a claim, unless one claim is
    told in several kinds, units or natures: each is compared in itself. `compared` counts the claims that more than one
    source tells.
    """

    asked: ScanSettings
    columns: Columns
    rows: int
    sources: int
    claims: int
    compared: int
    flaws: tuple[SkippedRows, ...]
    timed: TimedRows | None = None
    verdicts: Mapping[Verdict, int]
    by_kind: tuple[tuple[Verdict, str, str, int], ...]
    by_sources: tuple[tuple[str, str, int], ...]

    @property
    def kind(self) -> Quantity:
        """What rows are that do not say so."""
        return kind_of(self.columns, self.asked)


@attrs.frozen(kw_only=True)
class TableRow:
    """What one row says: its words where it has some, and the day or the second it is told of.

    It has a `unit` where its claim is told in units that do not measure the same. `day` is the number of
    that day where it stands, and `moment` the second in universal time, None where no time is told.
    """

    source: str
    says: str | None
    as_of: date | None
    core: tuple[float, float]
    support: tuple[float, float]
    extra: str | None = None
    unit: str | None = None
    day: float | None = None
    moment: float | None = None

    @property
    def time(self) -> AsOf:
        """When it is told; any time where it does not say."""
        days = ALWAYS if self.day is None else Interval(self.day, self.day)
        return AsOf(days, None if self.moment is None else Interval(self.moment, self.moment))


@attrs.frozen(kw_only=True)
class RowPair:
    """The two rows of a failing question that are farthest apart.

    How far they are is told in `unit`, and in percent of the lower one. `grows` is how many times as much it may be
    within a year. There is no gap where they are in units that do not measure the same. Of times, told by this `clock`,
    bounds and gap are seconds.
    """

    claim: str
    verdict: Verdict
    kind: str
    nature: str
    unit: str | None
    gap: float | None
    percent: float | None
    question: Any
    high: TableRow
    low: TableRow
    grows: float = GROWS
    clock: Clock | None = None


def kind_of(columns: Columns, asked: ScanSettings) -> Quantity:
    """What the rows of a table are that do not say so."""
    if asked.kind is not None or columns.is_dated:
        return asked.kind or Quantity.DATE
    if asked.unit is None:
        return Quantity.COUNT
    return Quantity.MONEY if is_currency(asked.unit) else Quantity.MEASURE


def pairs(engine: Engine, scanned: Scanned, table: str = "pairs") -> Iterator[RowPair]:
    """Every failing question, in order of its claim.

    Or what else a table of these columns has, in order of its days.
    """
    order = "claim, question, low_source, low_day, low_moment nulls first"
    return (pair_of(row, scanned) for row in engine.stream(f"select {COLUMNS_OF_PAIRS} from {table} order by {order}"))


def widest(engine: Engine, scanned: Scanned, most: int) -> list[RowPair]:
    """So many failing questions, the gravest."""
    query = f"select {COLUMNS_OF_PAIRS} from pairs order by {WIDEST_FIRST} limit {most:d}"
    return [pair_of(row, scanned) for row in engine.rows(query)]


def pair_of(row: Sequence[Any], scanned: Scanned) -> RowPair:
    """From the columns of `pairs` as they are asked for here."""
    claim, verdict, kind, nature, unit, gap, percent, question, *cells, grows, high_unit, low_unit = row
    return RowPair(
        claim=str(claim),
        verdict=Verdict(verdict),
        kind=kind or str(scanned.kind),
        nature=nature,
        unit=unit if unit is not None or high_unit or low_unit else scanned.asked.unit,
        gap=gap,
        percent=percent,
        question=question,
        high=told(cells[:10], high_unit),
        low=told(cells[10:], low_unit),
        grows=grows,
        clock=scanned.columns.clock,
    )


def told(cells: list[Any], unit: str | None = None) -> TableRow:
    """From source, says, as_of, the four bounds, and what else the row has.

    The numbers of its day and its moment come last.
    """
    source, says, as_of, *bounds, extra, day, moment = cells
    if isinstance(as_of, datetime) and moment is None:
        as_of = as_of.date()
    return TableRow(
        source=source,
        says=says,
        as_of=as_of,
        core=tuple(bounds[:2]),
        support=tuple(bounds[2:]),
        extra=extra,
        unit=unit,
        day=day,
        moment=moment,
    )
