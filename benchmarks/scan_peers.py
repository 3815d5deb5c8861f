"""One question put to each library as its users would: python benchmarks/scan_peers.py PEER TABLE

Which running totals fall? On one day, figures bind one another both ways. Or which constants have two values
(`constants_…`)? Prints how many claims there are of these; the bare sort and the bare scan answer nothing.
"""

# The libraries are imported where they are used, for they do not all fit into one environment.
# ruff: noqa: PLC0415

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

DUCKDB = {"memory_limit": "4GB", "preserve_insertion_order": False}


def bare_scan(table: str) -> int:
    import duckdb

    every = "select max(claim || ''), max(source || ''), max(as_of + 1), max(value * 2), count(*)"
    with duckdb.connect(config=DUCKDB) as connection:
        return connection.execute(f"{every} from '{table}'").fetchall()[0][-1]


def bare_sort(table: str) -> int:
    """Sort all rows and walk to the last of them."""
    import duckdb

    with duckdb.connect(config=DUCKDB) as connection:
        (rows,) = connection.execute(f"select count(*) from '{table}'").fetchall()[0]
        ordered = f"select claim, source, as_of, value from '{table}' order by claim, as_of"
        return len(connection.execute(f"{ordered} limit 1 offset {rows - 1}").fetchall())


def detection(table: str, nature: str = "cumulative") -> int:
    """The part of scan that goes through all rows, without counts, names and output."""
    from contextlib import closing

    from discrepant.corpus.model import Nature
    from discrepant.scan.columns import columns_of
    from discrepant.scan.duckdb_engine import DuckDB
    from discrepant.scan.failing import detect
    from discrepant.scan.scan import tell
    from discrepant.scan.settings import ScanSettings
    from discrepant.scan.staging import Staging

    asked = ScanSettings(nature=Nature(nature), grows=math.inf)
    with closing(DuckDB(memory="4GB")) as engine:
        columns = columns_of(engine.open([table], "parquet"), asked, engine)
        staging = Staging(columns=columns, asked=asked, engine=engine)
        engine.view("given", staging.given())
        engine.view("staged", staging.staged())
        tell(engine)
        detect(engine, staging.grows)
        ((found,),) = engine.rows("select count(*) from failing")
        return int(found)


def constants_detection(table: str) -> int:
    return detection(table, "constant")


def constants_duckdb(table: str) -> int:
    import duckdb

    unequal = f"select claim from '{table}' group by claim having max(value) > min(value)"
    with duckdb.connect(config=DUCKDB) as connection:
        return connection.execute(f"select count(*) from ({unequal})").fetchall()[0][0]


def constants_polars(table: str) -> int:
    import polars as pl

    value = pl.col("value")
    claims = pl.scan_parquet(table).group_by("claim").agg(high=value.max(), low=value.min())
    return claims.filter(pl.col("high") > pl.col("low")).select(pl.len()).collect().item()


def constants_pandas(table: str) -> int:
    import pandas as pd

    claims = pd.read_parquet(table, columns=["claim", "value"]).groupby("claim")["value"].agg(["max", "min"])
    return int((claims["max"] > claims["min"]).sum())


def polars(table: str) -> int:
    import polars as pl

    value = pl.col("value")
    days = pl.scan_parquet(table).group_by("claim", "as_of").agg(high=value.max(), low=value.min())
    running = days.sort("claim", "as_of").with_columns(highest=pl.col("high").cum_max().over("claim"))
    return running.filter(pl.col("highest") > pl.col("low")).select(pl.col("claim").n_unique()).collect().item()


def pandas(table: str) -> int:
    import pandas as pd

    return pd.read_parquet(table).loc[lambda frame: _highest(frame) > frame["value"], "claim"].nunique()


def _highest(frame: pd.DataFrame) -> pd.Series:
    """For each row the greatest figure of its claim up to and with its day."""
    days = frame.groupby(["claim", "as_of"], as_index=False)["value"].max()  # in order
    days["highest"] = days.groupby("claim")["value"].cummax()
    return frame[["claim", "as_of"]].merge(days, how="left", on=["claim", "as_of"])["highest"].set_axis(frame.index)


def pandera(table: str) -> int:
    import pandas as pd
    import pandera.pandas as pa

    schema = pa.DataFrameSchema(
        {"claim": pa.Column(str), "source": pa.Column(str), "as_of": pa.Column(), "value": pa.Column(float)},
        checks=pa.Check(lambda frame: frame["value"] >= _highest(frame)),
    )
    frame = pd.read_parquet(table)
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return frame.loc[errors.failure_cases["index"].unique(), "claim"].nunique()
    return 0


def great_expectations(table: str) -> int:
    import great_expectations as gx
    import pandas as pd

    frame = pd.read_parquet(table)
    frame["highest"] = _highest(frame)
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
    falls = gx.expectations.ExpectColumnPairValuesAToBeGreaterThanB(column_A="value", column_B="highest", or_equal=True)
    result = batch.validate(
        falls, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["claim"]}
    )
    return len({row["claim"] for row in result["result"]["unexpected_index_list"]})


def spark_sort(table: str) -> int:
    from pyspark.sql import SparkSession

    settings = {"spark.driver.memory": "4g", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "16"}
    spark = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    ordered = spark.read.parquet(table).select("claim", "source", "as_of", "value").sort("claim", "as_of")
    ordered.write.format("noop").mode("overwrite").save()
    return 0


if __name__ == "__main__":
    print(globals()[sys.argv[1]](sys.argv[2]))
