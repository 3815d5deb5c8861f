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
    """How many views, persisted tables and jobs there are in its session; nothing is run to find out."""
    assert isinstance(engine, Spark)
    session = engine._session  # noqa: SLF001  # which is not ours to show
    context = session.sparkContext._jsc.sc()  # noqa: SLF001
    views = session._jsparkSession.sessionState().catalog().listLocalTempViews("*")  # noqa: SLF001
    jobs = context.dagScheduler().activeQueryToJobs()
    return views.size(), context.getPersistentRDDs().size(), jobs.size()


def started() -> tuple[Engine, tuple[int, int, int]]:
    """An engine, and what is kept in its session, which other tests have used before."""
    engine = start("spark")
    return engine, kept_by(engine)


def judge(after: tuple[int, int, int], before: tuple[int, int, int]) -> None:
    """A query that was gone through left its jobs, ten a scan with all their plans; the reading of a CSV leaves one."""
    assert after[:2] <= before[:2]
    assert after[2] <= before[2] + 1


@needs_spark
def test_nothing_of_a_scan_stays(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    engine, before = started()
    scanned, found = scan_file(tmp_path / "t.csv", engine)
    assert (scanned.claims, len(found)) == (5, 5)
    judge(kept_by(engine), before)


@needs_spark
def test_nothing_of_one_that_failed_stays_and_its_fault_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    engine, before = started()
    engine.open([str(tmp_path / "t.csv")], "csv")
    with pytest.raises(Exception, match="the scan failed"):
        engine.table("failing", "select assert_true(claim = 'c0') from raw")
    engine.close()
    judge(kept_by(engine), before)
