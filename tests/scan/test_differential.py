"""Random claims through SQL, through the ordinary comparison, and through every pair of rows: one answer."""

from __future__ import annotations

import math
import tempfile
from datetime import UTC
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from scan_strategies import corpora
from scan_tables import Case, Figure, scan_file, table_rows, worst, write_rows

from discrepant.compare.finding import Finding
from discrepant.compare.groups import ALWAYS, Group
from discrepant.compare.intervals import judge
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Nature
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.explain import compare_rows, reading_of
from discrepant.scan.found import RowPair, Scanned, TableRow
from discrepant.scan.settings import ScanSettings


def _at(source: str, as_of: str, value: float) -> Figure:
    return Figure(source, as_of, value, value, value, value)


# one moment, which is the second of January by one zone and the first by another
ONE_MOMENT = [
    Case(
        f"claim {nature}",
        str(nature),
        (
            *(_at("b", "2020-01-02", 4), _at("c", "2020-01-01T23:30:00-05:00", 0), _at("d", "2019-12-31", 2)),
            _at("a", "2020-01-02T10:15:00+05:45", 0),
        ),
    )
    for nature in Nature
]


@settings(max_examples=40)
@given(cases=corpora(), grows=st.sampled_from([1.3, 3.0, math.inf]))
@example(cases=ONE_MOMENT, grows=math.inf)
@example(cases=ONE_MOMENT, grows=1.3)
def test_sql_and_python_find_the_same(cases: list[Case], grows: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_rows(Path(folder) / "claims.jsonl", list(table_rows(cases)))
        scanned, pairs = scan_file(path, DuckDB(memory="1GB"), ScanSettings(grows=grows))
    found = {pair.claim: pair for pair in pairs}
    for case in cases:
        pair, by_python, by_all_pairs = found.get(case.claim), gravest(case, scanned), worst(case, grows)
        if pair is None:
            assert (by_python, by_all_pairs) == (None, None)
            continue
        assert by_python is not None
        assert by_python.gap is not None
        assert by_python.verdict == pair.verdict
        assert (str(pair.verdict), by_python.gap.value) == by_all_pairs
        assert pair.gap is not None
        assert pair.gap is not None
        assert pair.gap <= by_python.gap.value
        assert {told(row) for row in case.rows} >= {pair.high, pair.low}
        assert judged(pair, scanned) == (pair.verdict, pair.gap)


def told(row: Figure) -> TableRow:
    moment = row.moment.astimezone(UTC) if row.moment else None
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second if moment else 0
    return TableRow(
        source=row.source,
        says=None,
        as_of=moment.replace(tzinfo=None) if moment else row.day,
        core=row.core,
        support=row.support,
        day=float(row.day.toordinal()),
        moment=float(moment.toordinal() * 86_400 + seconds) if moment else None,
    )


def gravest(case: Case, scanned: Scanned) -> Finding | None:
    """The gravest finding of the ordinary comparison on all rows of a claim."""
    rows = [told(row) for row in case.rows]
    asked = RowPair(
        claim=case.claim,
        verdict=Verdict.CONFLICT,
        kind="count",
        nature=case.nature,
        unit=None,
        gap=0,
        percent=None,
        question=case.claim,
        high=rows[0],
        low=rows[0],
        grows=scanned.asked.grows,
    )
    found = compare_rows(asked, rows, len(rows), scanned, "claims.jsonl")[0].findings
    return max(found, key=lambda one: (one.verdict.gravity, one.gap.value if one.gap else 0), default=None)


def judged(pair: RowPair, scanned: Scanned) -> tuple[Verdict, float]:
    """The verdict on the two rows of a pair as a hand record of each would get it, and the gap."""
    sides = [
        Group(
            value=reading_of(side, pair, scanned), facts=(), times=(side.time if pair.nature != "constant" else ALWAYS,)
        )
        for side in (pair.high, pair.low)
    ]
    judgement = judge(sides[0], sides[1], Nature(pair.nature), pair.grows)
    assert judgement is not None
    assert judgement.gap is not None
    return judgement.verdict, judgement.gap.value
