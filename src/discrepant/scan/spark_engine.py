"""Spark as the engine, for what one machine is too small for.

It runs the same SQL, on a local or a real cluster.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.dialect import RFC_4180, Dialect
from discrepant.scan.engine import Row, cannot_read, missing, saying
from discrepant.scan.files import is_remote
from discrepant.scan.spark_csv import SparkCsv
from discrepant.scan.strict_csv import UnfitRows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Spark"]

_SIZE = re.compile(r"([\d.]+)\s*([KMGT])", re.IGNORECASE)
_KIB = {"K": 1, "M": 1024, "G": 1024**2, "T": 1024**3}
_GLOB = re.compile(r"[*?\[\]{}\\]")


class Spark:
    """A session of its own, or the one that already runs in this process.

    Only its own is stopped.
    """

    name = "spark"

    def __init__(self, *, master: str | None, memory: str) -> None:
        try:
            from py4j.protocol import Py4JError  # noqa: PLC0415  # heavy, and an extra
            from pyspark.errors import PySparkException  # noqa: PLC0415
            from pyspark.sql import SparkSession  # noqa: PLC0415
        except ImportError:
            raise missing("PySpark", "spark") from None
        self._errors: tuple[type[Exception], ...] = (PySparkException, Py4JError)
        logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)  # what is wrong is said by us
        self._kept: list[DataFrame] = []
        self._tables: list[DataFrame] = []
        self._views: set[str] = set()
        self.unfit = UnfitRows()
        self._is_ours = SparkSession.getActiveSession() is None
        if self._is_ours:  # what the strict reader of CSV is run by, on this machine
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("discrepant scan").config(map=_settings(memory, master))
        try:
            self._session = (builder.master(master) if master else builder).getOrCreate()
        except (PySparkException, RuntimeError, OSError) as error:
            raise cannot_read("Spark does not start (it needs Java 17 or later)", error) from None

    def open(self, paths: Sequence[str], form: str, dialect: Dialect = RFC_4180) -> Mapping[str, str]:
        """Read the files as the protocol says.

        It is ours to say which of them cannot be read.
        """
        files = [path if is_remote(path) else _local(path) for path in paths]
        reader = self._session.read
        with saying("the table cannot be read", self._errors):
            if form == "parquet":
                raw = reader.option("mergeSchema", "true").parquet(*files)
            elif form == "csv":
                reading = SparkCsv(self._session, dialect)
                raw = reading.read(list(zip(paths, files, strict=True)))
                self.unfit = reading.unfit
                self._kept += reading.kept
            else:
                raw = reader.option("mode", "FAILFAST").json(files)
            self._name(raw, "raw")
            return {field.name: field.dataType.simpleString() for field in raw.schema.fields}

    def quoted(self, name: str) -> str:
        """As the protocol says."""
        return "`" + name.replace("`", "``") + "`"

    def ordinal(self, day: str) -> str:
        """As the protocol says."""
        return f"(datediff({day}, date'0001-01-01') + 1)"

    def instant(self, text: str) -> str:
        """As the protocol says; the zone of the session is UTC."""
        return f"try_cast({text} as timestamp)"

    def hashed(self, text: str) -> str:
        """As the protocol says."""
        return f"xxhash64({text})"

    def packed(self, columns: Sequence[str]) -> str:
        """As the protocol says."""
        return f"to_json(struct({', '.join(map(self.quoted, columns))}), map('ignoreNullFields', 'false'))"

    def view(self, name: str, query: str) -> None:
        """As the protocol says."""
        with saying("the table cannot be read", self._errors):
            self._name(self._session.sql(query), name)

    def table(self, name: str, query: str) -> None:
        """As the protocol says.

        It is cut off from what it was made of: else the plan of each query on it would be one of all queries before it,
        of which a scan has a dozen, each on several others.
        """
        with saying("the scan failed", self._errors):
            kept = self._session.sql(query).localCheckpoint(eager=False)
            self._tables.append(kept)
            kept.count()
            self._name(kept, name)

    def put(self, name: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """As the protocol says."""
        schema = ", ".join(f"{column} {form}" for column, form in columns.items())
        with saying("the scan failed", self._errors):
            self._name(self._session.createDataFrame(list(rows), schema), name)

    def _name(self, frame: DataFrame, name: str) -> None:
        frame.createOrReplaceTempView(name)
        self._views.add(name)

    def rows(self, query: str) -> Sequence[Row]:
        """As the protocol says."""
        with saying("the scan failed", self._errors):
            return tuple(map(tuple, self._session.sql(query).collect()))

    def stream(self, query: str) -> Iterator[Row]:
        """As the protocol says.

        It goes through an RDD: of a DataFrame gone through so, Spark 4.3 keeps the jobs until its session ends
        (`DAGScheduler.activeQueryToJobs`), and with them all that they were planned from.
        """
        with saying("the scan failed", self._errors):
            yield from map(tuple, self._session.sql(query).rdd.toLocalIterator(prefetchPartitions=True))

    def write_parquet(self, name: str, path: Path) -> None:
        """As the protocol says; the one part of Spark's folder becomes the file."""
        could_not = f"{path.name} cannot be written"
        with saying(could_not, self._errors), tempfile.TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder) / "parts"
            self._session.table(name).coalesce(1).write.parquet(whole.as_uri())
            (part,) = whole.glob("part-*.parquet")
            shutil.move(part, path)

    def share(self) -> float | None:
        """As the protocol says: the tasks that are done, of those of the stages that run."""
        with suppress(*self._errors, OSError):  # it may be stopped by now
            tracker = self._session.sparkContext.statusTracker()
            stages = [told for stage in tracker.getActiveStageIds() if (told := tracker.getStageInfo(stage))]
            tasks = sum(told.numTasks for told in stages)
            return sum(told.numCompletedTasks for told in stages) / tasks if tasks else None
        return None

    def close(self) -> None:
        """As the protocol says."""
        with suppress(*self._errors):  # what went wrong before is what is to be told
            for kept in self._kept:
                kept.unpersist()
            for table in self._tables:  # what was cut off has no other handle
                table._jdf.queryExecution().analyzed().rdd().unpersist(False)  # noqa: FBT003, SLF001
            for view in self._views:
                self._session.catalog.dropTempView(view)
        self._kept.clear()
        self._tables.clear()
        self._views.clear()
        if self._is_ours:
            self._session.stop()


def _local(path: str) -> str:
    """A path on this machine; Spark takes some characters for a pattern, and has no way to say that they are none."""
    if _GLOB.search(path):
        raise DiscrepantError(Problem(file=path, what="Spark takes this name for a pattern", hint="rename the file"))
    return str(Path(path).absolute())


def _settings(memory: str, master: str | None) -> dict[str, str]:
    size = _SIZE.match(memory)
    kib = int(float(size[1]) * _KIB[size[2].upper()]) if size else 4 * _KIB["G"]
    # the default of 200 is for a cluster
    local = {"spark.sql.shuffle.partitions": "16"} if master is None or master.startswith("local") else {}
    return local | {
        "spark.log.level": "OFF",
        "spark.driver.memory": f"{kib}k",
        "spark.ui.enabled": "false",
        "spark.sql.ui.retainedExecutions": "1",  # what a page of its own would show, which is not there
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
    }
