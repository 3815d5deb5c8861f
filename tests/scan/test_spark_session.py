"""A session of Spark that outlasts a scan: nothing of the scan stays in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from scan_engines import needs_spark, start
from scan_tables import scan_file

from discrepant.scan.engine import Engine
from discrepant.scan.spark_engine import Spark

ROWS = [f"c{n},{by},{n + (by == 'b')} people,count" for n in range(5) for by in "ab"]
TABLE = "\n".join(["claim,source,says,kind", *ROWS])


def kept_by(engine: Engine) -> tuple[int, int, int]:
    """How many views, persisted tables and jobs there are in its session."""
    assert isinstance(engine, Spark)
    session = engine._session  # noqa: SLF001  # which is not ours to show
    context = session.sparkContext._jsc.sc()  # noqa: SLF001
    return (
        len(session.catalog.listTables()),
        context.getPersistentRDDs().size(),
        context.dagScheduler().activeQueryToJobs().size(),
    )


@needs_spark
def test_nothing_of_a_scan_stays(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    engine = start("spark")
    scanned, found = scan_file(tmp_path / "t.csv", engine)
    assert (scanned.claims, len(found)) == (5, 5)
    assert kept_by(engine) == (0, 0, 0)


@needs_spark
def test_nothing_of_one_that_failed_stays_and_its_fault_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    engine = start("spark")
    engine.open([str(tmp_path / "t.csv")], "csv")
    with pytest.raises(Exception, match="the scan failed"):
        engine.table("failing", "select assert_true(claim = 'c0') from raw")
    engine.close()
    assert kept_by(engine) == (0, 0, 0)
