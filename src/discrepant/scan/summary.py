"""What a scan came to, in short: for a terminal, and in JSON's terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discrepant.compare.sentences import amount, time_between
from discrepant.compare.verdict import Verdict
from discrepant.printable import printable
from discrepant.reading.hours import DAY
from discrepant.scan.explain import reading_of
from discrepant.scan.found import OF_DAYS, RowPair, Scanned, TableRow
from discrepant.scan.output import plain
from discrepant.tables import table

__all__ = ["lines", "to_json"]

_LONGEST = 40  # characters of a cell
_COUNTED = {Verdict.CONFLICT: ("conflict", "conflicts"), Verdict.STRAINED: ("strained", "strained")}


def lines(scanned: Scanned, widest: Sequence[RowPair]) -> Iterator[str]:
    """The summary as lines without anything that could harm a terminal."""
    counts = ", ".join(f"{count:,} {_COUNTED[verdict][count != 1]}" for verdict, count in scanned.verdicts.items())
    yield f"{counts}."
    told = f"{scanned.claims:,} claims, {scanned.compared:,} told by more than one source"
    yield f"{scanned.rows:,} rows, {scanned.sources:,} sources, {told}."
    yield from (printable(f"{told}.") for told in (*scanned.flaws, scanned.timed) if told)
    if scanned.by_kind:
        yield ""
        rows = [(verdict, kind, nature, f"{count:,}") for verdict, kind, nature, count in scanned.by_kind]
        yield from _table(("verdict", "kind", "nature", "claims"), rows)
        yield ""
        yield from _table(
            ("between", "and", "claims"), [(one, other, f"{count:,}") for one, other, count in scanned.by_sources]
        )
        yield ""
        yield from _table(("verdict", "claim", "higher", "lower", "gap"), [_cells(pair, scanned) for pair in widest])


def _cells(pair: RowPair, scanned: Scanned) -> tuple[str, ...]:
    high, low = (_said(side, pair, scanned) for side in (pair.high, pair.low))
    percent = f" ({pair.percent:,.3g} %)" if pair.percent is not None else ""
    unit = "day" if pair.kind in OF_DAYS else pair.unit
    if pair.gap is None:
        return pair.verdict, pair.claim, high, low, "other unit"
    gap = time_between(pair.gap / DAY) if pair.clock else amount(pair.gap, unit)
    return pair.verdict, pair.claim, high, low, gap + percent


def _said(side: TableRow, pair: RowPair, scanned: Scanned) -> str:
    when = f" ({side.as_of})" if side.as_of else ""
    reading = reading_of(side, pair, scanned)
    unit = f" {side.unit}" if side.unit and not side.says else ""
    return f"{side.source}: {reading.words}{unit}{when}"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    cells = [[_cut(printable(cell)) for cell in row] for row in rows]
    return table(headers, cells, right=[i for i, header in enumerate(headers) if header in ("claims", "gap")])


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def to_json(scanned: Scanned, widest: Sequence[RowPair]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": 1,
        "rows": scanned.rows,
        "sources": scanned.sources,
        "claims": scanned.claims,
        "compared": scanned.compared,
        "verdicts": {str(verdict): count for verdict, count in scanned.verdicts.items()},
        "by_kind": [
            {"verdict": str(verdict), "kind": kind, "nature": nature, "claims": count}
            for verdict, kind, nature, count in scanned.by_kind
        ],
        "by_sources": [{"between": [one, other], "claims": count} for one, other, count in scanned.by_sources],
        "widest": [plain(pair) for pair in widest],
        "not_compared": [
            {"because": flaw.what, "rows": flaw.rows, "samples": list(flaw.samples)} for flaw in scanned.flaws
        ],
        "timed": {"rows": scanned.timed.rows, "samples": list(scanned.timed.samples)} if scanned.timed else None,
    }
