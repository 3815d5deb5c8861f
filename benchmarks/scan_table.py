"""Write a table for the benchmark of scan, with conflicts put in whose answers are known.

Claims are of Zipf-like sizes: most have a few rows, some very many. Four trackers give rising totals that agree, or one
constant figure; to so many claims in a thousand a last row is added that falls back by 1,000.

    python benchmarks/scan_table.py ROWS FALLING FOLDER [constant]
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

__all__ = ["generate"]

_DAYS = 900
_FALL = 1000


def generate(folder: Path, rows: int, falling: int, a_day: int = 3) -> tuple[Path, Path]:
    """The table and the answers (claim, high_source, low_source, gap), which are made only once.

    Figures rise by so much a day. Of constants, the source of the higher row is not told: many give it.
    """
    table, answers = (folder / f"{name}-{rows}-{falling}-{a_day}.parquet" for name in ("table", "answers"))
    if answers.exists():
        return table, answers
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder / "spill")}) as connection:
        connection.execute(
            f"""create table figures as
            select 'county-' || lpad(cast(number as string), 8, '0') as claim, 'tracker-' || tracker as source,
              date '2020-01-01' + cast(day as integer) as as_of,
              cast(number % 1000 * 10 + day * {a_day} as double) as value
            from (
              select cast(pow({rows} / 10, (hash(i) % 1000003) / 1000003.0) as bigint) as number,
                hash(i * 31) % {_DAYS} as day, hash(i * 7) % 4 as tracker
              from range({rows}) as counted(i)
            )"""
        )
        connection.execute(
            f"""create table added as
            select claim, 'tracker-0' as source, max(as_of) + 1 as as_of, max(value) - {_FALL} as value,
              min(source) filter (as_of = latest) as high_source
            from (select *, max(as_of) over (partition by claim) as latest
              from figures where hash(claim) % 1000 < {falling})
            group by claim"""
        )
        connection.execute(
            f"""copy (select * from figures union all select claim, source, as_of, value from added)
            to '{table}' (format parquet)"""
        )
        connection.execute(
            f"""copy (select claim, high_source, source as low_source, {_FALL} as gap from added order by claim)
            to '{answers}' (format parquet)"""
        )
    return table, answers


if __name__ == "__main__":
    print(*generate(Path(sys.argv[3]), *map(int, sys.argv[1:3]), a_day=0 if "constant" in sys.argv else 3))
