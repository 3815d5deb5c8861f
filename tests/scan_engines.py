"""The engines that the tests of scan run on; a test on one that is not installed is skipped with the reason."""

from __future__ import annotations

import importlib.util
import shutil
from functools import cache

import pytest

from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.engine import Engine
from discrepant.scan.spark_engine import Spark

__all__ = ["ENGINES", "needs_spark", "start"]


def _without_spark() -> str | None:
    """Why Spark does not run here; None where it does."""
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed (pip install 'discrepant[spark]')"
    if shutil.which("java") is None:
        return "there is no Java"
    return None


_REASON = _without_spark()
needs_spark = pytest.mark.skipif(_REASON is not None, reason=_REASON or "")
ENGINES = ["duckdb", pytest.param("spark", marks=needs_spark)]


def start(name: str) -> Engine:
    """A new engine; all tests of one process share one session of Spark, which takes seconds to start."""
    if name == "duckdb":
        return DuckDB(memory="1GB")
    _keep_spark()
    return Spark(master="local[2]", memory="1GB")


@cache
def _keep_spark() -> Spark:
    """The session that later ones join, so that it is not stopped with any of them."""
    return Spark(master="local[2]", memory="1GB")
