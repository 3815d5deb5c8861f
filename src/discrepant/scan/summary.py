"""What a scan came to, in short: for a terminal, and in JSON's terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discrepant.compare.amounts import amount
from discrepant.compare.times import time_between
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Kind
from discrepant.printable import printable
from discrepant.reading.hours import DAY
from discrepant.scan.explain import reading_of
from discrepant.scan.falls import Falls
from discrepant.scan.falls import to_json as plain_falls
from discrepant.scan.found import OF_DAYS, RowPair, Scanned, TableRow
from discrepant.scan.output import plain
from discrepant.scan.source_pairs import SourcePairs
from discrepant.scan.source_pairs import to_json as plain_source_pairs
from discrepant.tables import table

__all__ = ["cut", "lines", "pair_words", "to_json"]

_LONGEST = 40  # characters of a cell
_MOST_PAIRS = 10
_NUMBERS = ("claims", "falls", "gap", "told by both", "in conflict", "strained")
_COUNTED = {Verdict.CONFLICT: ("conflict", "conflicts"), Verdict.STRAINED: ("strained", "strained")}


def lines(
    scanned: Scanned, widest: Sequence[RowPair], of_sources: SourcePairs | None = None, falls: Falls | None = None
) -> Iterator[str]:
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
        yield from _farthest(scanned) if of_sources is None else _of_sources(of_sources, scanned)
        yield ""
        yield from _table(("verdict", "claim", "higher", "lower", "gap"), [_cells(pair, scanned) for pair in widest])
    if falls is not None:
        yield ""
        yield from _falls(falls, scanned)


def _falls(found: Falls, scanned: Scanned) -> Iterator[str]:
    """How often sources take back their own running totals, and who most."""
    counts = f"{found.falls:,} {'fall' if found.falls == 1 else 'falls'}, {found.strained:,} strained"
    on = f" on {found.claims:,} {'claim' if found.claims == 1 else 'claims'}" if found.claims else ""
    yield f"{counts}: a source takes back its own running total{on}."
    shown = found.by_source[:_MOST_PAIRS]
    if shown:
        rows = [
            (
                one.source,
                *(f"{count:,}" for count in (one.falls, one.strained, one.claims)),
                f"{cut(one.largest.claim, _LONGEST // 2)}: {pair_words(one.largest, scanned)[2]}",
                *(str(side.as_of) for side in (one.largest.high, one.largest.low)),
            )
            for one in shown
        ]
        yield ""
        yield from _table(("source", "falls", "strained", "claims", "largest", "from", "to"), rows)
    if more := found.more + len(found.by_source) - len(shown):
        yield f"{more:,} more {'source takes' if more == 1 else 'sources take'} back some."


def _farthest(scanned: Scanned) -> list[str]:
    rows = [(one, other, f"{count:,}") for one, other, count in scanned.by_sources]
    return _table(("between", "and", "claims"), rows)


def _of_sources(found: SourcePairs, scanned: Scanned) -> Iterator[str]:
    shown = found.shown[:_MOST_PAIRS]
    rows = [
        (
            pair.one,
            pair.other,
            *(f"{count:,}" for count in (pair.told_by_both, pair.conflicts, pair.strained)),
            f"{cut(pair.largest.claim, _LONGEST // 2)}: {pair_words(pair.largest, scanned)[2]}",
        )
        for pair in shown
    ]
    yield from _table(("between", "and", "told by both", "in conflict", "strained", "largest"), rows)
    if more := found.more + len(found.shown) - len(shown):
        yield f"{more:,} more pairs of sources disagree."


def _cells(pair: RowPair, scanned: Scanned) -> tuple[str, ...]:
    return pair.verdict, pair.claim, *pair_words(pair, scanned)


def pair_words(pair: RowPair, scanned: Scanned) -> tuple[str, str, str]:
    """What its two rows say, the higher and the lower one, and how far they are apart."""
    high, low = (_said(side, pair, scanned) for side in (pair.high, pair.low))
    if pair.gap is None:
        return high, low, "other term" if pair.kind == Kind.TERM else "other unit"
    percent = f" ({pair.percent:,.3g} %)" if pair.percent is not None else ""
    unit = "day" if pair.kind in OF_DAYS else pair.unit
    gap = time_between(pair.gap / DAY) if pair.clock else amount(pair.gap, unit)
    return high, low, gap + percent


def _said(side: TableRow, pair: RowPair, scanned: Scanned) -> str:
    when = f" ({side.as_of})" if side.as_of else ""
    words = side.says or "" if pair.kind == Kind.TERM else reading_of(side, pair, scanned).words
    unit = f" {side.unit}" if side.unit and not side.says else ""
    return f"{side.source}: {words}{unit}{when}"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    cells = [[cut(printable(cell), _LONGEST) for cell in row] for row in rows]
    return table(headers, cells, right=[i for i, header in enumerate(headers) if header in _NUMBERS])


def cut(text: str, most: int) -> str:
    """A text of so many characters at the most, with an ellipsis where it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def to_json(
    scanned: Scanned, widest: Sequence[RowPair], of_sources: SourcePairs | None = None, falls: Falls | None = None
) -> dict[str, Any]:
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
        **({"source_pairs": plain_source_pairs(of_sources)} if of_sources else {}),
        **({"falls": plain_falls(falls)} if falls else {}),
    }
