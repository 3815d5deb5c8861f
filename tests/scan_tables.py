"""Tables for the tests of scan: small claims written as files, scanned on an engine, and what all pairs would say."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import attrs
import duckdb

from discrepant.corpus.model import GROWS, Nature
from discrepant.scan.columns import columns_of
from discrepant.scan.engine import Engine
from discrepant.scan.files import find_tables
from discrepant.scan.found import RowPair, Scanned, pairs
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings

__all__ = [
    "CONFORMANCE",
    "Case",
    "Figure",
    "bond_of",
    "conformance",
    "scan_file",
    "worst",
    "write_parquet",
    "write_rows",
]

CONFORMANCE = Path(__file__).parent / "data" / "scan" / "conformance.jsonl"

BOUNDS = ("core_lo", "core_hi", "support_lo", "support_hi")


@attrs.frozen
class Figure:
    """A row: who, when, and the four bounds, None where open."""

    source: str
    as_of: str | None
    core_lo: float | None
    core_hi: float | None
    support_lo: float | None
    support_hi: float | None

    @property
    def core(self) -> tuple[float, float]:
        return _open(self.core_lo, -math.inf), _open(self.core_hi, math.inf)

    @property
    def support(self) -> tuple[float, float]:
        return _open(self.support_lo, -math.inf), _open(self.support_hi, math.inf)

    @property
    def day(self) -> date:
        return date.fromisoformat((self.as_of or "")[:10])

    @property
    def moment(self) -> datetime | None:
        """The moment where a time is told, which without a zone is one of universal time."""
        if self.as_of is None or len(self.as_of) == len("2020-01-01"):
            return None
        told = datetime.fromisoformat(self.as_of)
        return told if told.tzinfo else told.replace(tzinfo=UTC)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The moment, or the first and the last second of the day."""
        if self.moment:
            return self.moment, self.moment
        first = datetime.combine(self.day, time(), UTC)
        return first, first + timedelta(days=1, seconds=-1)


def _open(end: float | None, infinite: float) -> float:
    return infinite if end is None else end


@attrs.frozen
class Case:
    """A small claim and the verdict that is known of it, with the sources of the pair farthest apart."""

    claim: str
    nature: str
    rows: tuple[Figure, ...]
    verdict: str | None = None
    high: str | None = None
    low: str | None = None
    gap: float | None = None


def conformance() -> list[Case]:
    """The cases of the table with known answers."""
    lines = CONFORMANCE.read_text("utf-8").splitlines()
    return [Case(**{**case, "rows": tuple(Figure(*row) for row in case["rows"])}) for case in map(json.loads, lines)]


def table_rows(cases: Sequence[Case]) -> Iterator[dict[str, Any]]:
    """The rows of a table that holds these claims."""
    for case in cases:
        for figure in case.rows:
            yield {"claim": case.claim, "nature": case.nature, **attrs.asdict(figure)}


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def write_parquet(path: Path, query: str) -> Path:
    """Write what a query gives as Parquet."""
    with duckdb.connect() as connection:
        connection.execute(f"copy ({query}) to '{path}' (format parquet)")
    return path


def scan_file(
    path: Path, engine: Engine, asked: ScanSettings | None = None, *, is_strict: bool = False
) -> tuple[Scanned, list[RowPair]]:
    """Scan one file on an engine, which is closed, and give all that was found."""
    files, form = find_tables([str(path)], None)
    wanted = asked or ScanSettings()
    with closing(engine):
        columns = columns_of(engine.open(files, form), wanted, engine)
        scanned = scan(columns, wanted, engine, is_strict=is_strict, progress=lambda _: None)
        return scanned, list(pairs(engine, scanned))


def worst(case: Case, grows: float = GROWS) -> tuple[str, float] | None:
    """The gravest verdict and its widest gap, found by setting every row against every other."""
    found = [
        ("conflict" if bond == "order" and a.support[0] > b.support[1] else "strained", a.core[0] - b.core[1])
        for a, b in product(case.rows, repeat=2)
        if (bond := bond_of(a, b, Nature(case.nature))) and a.core[0] > b.core[1]
    ]
    if case.nature == Nature.CUMULATIVE:
        found += [("strained", row.core[0] - top) for row, top in _grown(case.rows, grows)]
    return min(found, key=lambda pair: (pair[0], -pair[1]), default=None)


def _grown(rows: Sequence[Figure], grows: float) -> Iterator[tuple[Figure, float]]:
    """What is more times the highest that was told last before it than it may be."""
    for row in rows:
        before = [other for other in rows if other.as_of and row.as_of and other.span[1] < row.span[0]]
        if not before:
            continue
        last = max(other.span[1] for other in before)
        told = [other for other in before if other.span[1] == last]
        top = max(other.core[1] for other in told)
        days = (row.day - told[0].day).days
        if top > 0 and row.core[0] > top * grows ** max(1, days / 365):
            yield row, top


def bond_of(a: Figure, b: Figure, nature: Nature) -> str | None:
    """Why the second may not lie below the first: by their order, or perhaps, as of one day; None if it may."""
    if nature is Nature.CONSTANT:
        return "order"
    if a.as_of is None or b.as_of is None:
        return None
    if a.moment and b.moment:
        binds = a.moment == b.moment if nature is Nature.VARYING else a.moment <= b.moment
        return "order" if binds else None
    if nature is Nature.VARYING:
        return "order" if a.day == b.day else None
    return "order" if a.day < b.day else "day" if a.day == b.day else None
