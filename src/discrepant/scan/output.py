"""All that a scan found as a file, one row for each failing question.

It is Parquet, CSV or JSON, and written whole or not at all.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import IO, Any

from discrepant.files.writing import written_whole
from discrepant.printable import cell, json_text
from discrepant.reading.hours import iso
from discrepant.scan.columns import BOUNDS
from discrepant.scan.engine import Engine
from discrepant.scan.found import OF_DAYS, RowPair, Scanned, TableRow, pairs
from discrepant.scan.times import Clock

__all__ = ["SUFFIXES", "plain", "write_out"]


def write_out(path: Path, engine: Engine, scanned: Scanned, table: str = "pairs") -> None:
    """Write the pairs in the format that the path's suffix names.

    Or what else a table of the same columns has. An OSError leaves an old file as it was.
    """
    with written_whole(path) as unfinished:
        if path.suffix == ".parquet":
            engine.write_parquet(table, unfinished)
        else:
            with unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                _WRITERS[path.suffix](file, map(plain, pairs(engine, scanned, table)))


def plain(pair: RowPair) -> dict[str, Any]:
    """A pair in JSON's terms: an open end is null, a day or a time ISO text."""
    return {
        "claim": pair.claim,
        "verdict": str(pair.verdict),
        "kind": pair.kind,
        "nature": pair.nature,
        "unit": pair.unit,
        "gap": pair.gap,
        "percent": pair.percent,
        "high": _side(pair.high, pair),
        "low": _side(pair.low, pair),
    }


def _side(told: TableRow, pair: RowPair) -> dict[str, Any]:
    return {
        "source": told.source,
        "says": told.says,
        "as_of": told.as_of.isoformat() if told.as_of else None,
        "core": [_end(end, pair) for end in told.core],
        "support": [_end(end, pair) for end in told.support],
        "unit": told.unit or pair.unit,
        "extra": json.loads(told.extra) if told.extra else None,
    }


def _end(end: float, pair: RowPair) -> float | str | None:
    if math.isinf(end):
        return None
    if pair.clock:
        return iso(end, 0 if pair.clock is Clock.UNIVERSAL else None)
    return date.fromordinal(int(end)).isoformat() if pair.kind in OF_DAYS else end


def _write_json(file: IO[str], rows: Iterable[dict[str, Any]]) -> None:
    """A list with one object a line."""
    between = "[\n"
    for row in rows:
        file.write(between + json_text(row, indent=None).rstrip("\n"))
        between = ",\n"
    file.write("[]\n" if between == "[\n" else "\n]\n")


def _write_csv(file: IO[str], rows: Iterable[dict[str, Any]]) -> None:
    """A line a row, and no cell of text that a spreadsheet would run."""
    writer = csv.DictWriter(file, _CELLS)
    writer.writeheader()
    for row in rows:
        cells = {name: row[name] for name in _OF_PAIR}
        for side in ("high", "low"):
            told = row[side]
            cells |= {f"{side}_{name}": told[name] for name in ("source", "says", "as_of", "unit")}
            for level in ("core", "support"):
                cells[f"{side}_{level}_lo"], cells[f"{side}_{level}_hi"] = told[level]
            cells[f"{side}_extra"] = json.dumps(told["extra"], ensure_ascii=False) if told["extra"] else None
        writer.writerow({name: cell(value) if isinstance(value, str) else value for name, value in cells.items()})


_OF_PAIR = ("claim", "verdict", "kind", "nature", "unit", "gap", "percent")
_OF_SIDE = ("source", "says", "as_of", *BOUNDS, "unit", "extra")
_CELLS = (*_OF_PAIR, *(f"{side}_{name}" for side in ("high", "low") for name in _OF_SIDE))
_WRITERS: dict[str, Callable[[IO[str], Iterable[dict[str, Any]]], None]] = {".csv": _write_csv, ".json": _write_json}
SUFFIXES = (".parquet", *_WRITERS)
