"""What `discrepant scan` takes beside a bare sort, a bare scan, and the same question put to other libraries.

    python benchmarks/scan.py [--rows 10000000] [--rounds 3] [--peers] [--spill] [--growth] [--spark] [--csv]
    python benchmarks/scan.py --failing | --constants [--peers]

All run in turn, each in a process of its own, on the same table; what counts is their ratio. All lies in a folder
`discrepant-benchmarks` for temporary files. --peers makes two environments there with pandas, Polars, pandera and Great
Expectations; --spill scans with little memory; --growth goes up to 50 million rows; --spark needs PySpark and Java
in the environment at hand; --csv scans the same table as CSV, with a row that does not fit, and with a stray quote.
--failing asks tables of which more and more claims fail, each beside its own sort. --constants asks another question,
which constants have two values, beside the bare scan.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import attrs
import duckdb

FOLDER = Path(tempfile.gettempdir()) / "discrepant-benchmarks"
PEERS = Path(__file__).parent / "scan_peers.py"
TABLES = Path(__file__).parent / "scan_table.py"
FOUND = FOLDER / "found.parquet"
ENVIRONMENTS = {"frames": ("pandas", "pyarrow", "polars", "pandera"), "expectations": ("great-expectations", "pyarrow")}

Command = Sequence[str | Path]


@attrs.frozen
class Spent:
    """Wall time and processor time in seconds, and peak memory in GB."""

    wall: float
    processor: float
    memory: float


def run(command: Command) -> tuple[Spent, str]:
    """What a command took, and the first line that it printed."""
    start = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or not printed.strip():
        sys.exit(f"{' '.join(map(str, command))} failed")
    spent = Spent(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 2**20)
    return spent, printed.partition("\n")[0].partition(",")[0]


def measured(commands: Mapping[str, Command], rounds: int, base: str, what: str = "sort") -> dict[str, Spent]:
    """The medians of each command over rounds in which all run in turn; printed beside those of the base."""
    every: dict[str, list[Spent]] = {name: [] for name in commands}
    answers: dict[str, str] = {}
    FOUND.unlink(missing_ok=True)  # an old answer must not stand for a new one
    for _ in range(rounds):
        for name, command in commands.items():
            spent, answers[name] = run(command)
            every[name].append(spent)
    middle = {
        name: Spent(*map(statistics.median, zip(*map(attrs.astuple, spent), strict=True)))
        for name, spent in every.items()
    }
    print(f"| | wall s | processor s | peak GB | wall to {what} | processor to {what} | answer |")
    print("|---|---|---|---|---|---|---|")
    for name, spent in middle.items():
        wall = statistics.median(mine.wall / its.wall for mine, its in zip(every[name], every[base], strict=True))
        processor = spent.processor / middle[base].processor
        cells = (
            f"{spent.wall:.1f}",
            f"{spent.processor:.1f}",
            f"{spent.memory:.2f}",
            f"{wall:.2f}",
            f"{processor:.2f}",
        )
        print(f"| {name} | {' | '.join(cells)} | {answers[name]} |", flush=True)
    return middle


def generate(rows: int, falling: int = 1, *options: str) -> tuple[Path, Path]:
    """The table and its answers; made in a process of its own, whose memory would else be counted as that of others."""
    command = [sys.executable, TABLES, str(rows), str(falling), FOLDER, *options]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    table, answers = made.stdout.split()
    return Path(table), Path(answers)


def as_csv(table: Path) -> dict[str, Path]:
    """The same table as CSV, and with one row more that does not fit."""
    files = {}
    for name, more in {"clean": "", "a short row": "x,y\n", "a stray quote": 'x,"y"z,1,2020-01-01\n'}.items():
        files[name] = table.with_name(f"{table.stem}-{name.replace(' ', '-')}.csv")
        with duckdb.connect() as connection:
            connection.execute(f"copy (from '{table}') to '{files[name]}' (format csv, header)")
        with files[name].open("a") as file:
            file.write(more)
    return files


def peer(name: str, table: Path, python: str | Path = sys.executable) -> Command:
    return (python, PEERS, name, table)


def scan(table: Path, *options: str, nature: str = "cumulative") -> Command:
    call = "from discrepant.cli import main; main()"
    return (
        sys.executable,
        "-c",
        call,
        "scan",
        table,
        "--nature",
        nature,
        "--grows",
        "inf",
        "--out",
        FOUND,
        *options,
    )


def check(answers: Path, sources: str = "high_source, low_source") -> None:
    """Say whether the last scan found every conflict that was put in, with its pair, and nothing else."""
    columns = f"claim, {sources}, cast(gap as double)"
    known, found = (f"select {columns} from '{path}'" for path in (answers, FOUND))
    with duckdb.connect() as connection:
        wrong = connection.execute(f"({known} except {found}) union all ({found} except {known})").fetchall()
        (many,) = connection.execute(f"select count(*) from '{answers}'").fetchall()[0]
    print(f"Of {many} conflicts put in, {len(wrong)} are wrong, missing or too many.")


def python_with(name: str) -> Path:
    """The interpreter of an environment below our folder, made if it is not there."""
    python = FOLDER / name / "bin" / "python"
    if not python.exists():
        venv.create(FOLDER / name, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *ENVIRONMENTS[name]], check=True)
    return python


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    for name in ("peers", "spark", "growth", "spill", "csv", "failing", "constants"):
        parser.add_argument(f"--{name}", action="store_true")
    asked = parser.parse_args()
    if asked.failing or asked.constants:
        failing(asked.rows, asked.rounds) if asked.failing else constants(asked.rows, asked.rounds, peers=asked.peers)
        return
    table, answers = generate(asked.rows)
    print(f"{asked.rows:,} rows, {asked.rounds} rounds, {os.cpu_count()} cores\n")
    commands = {
        "bare sort": peer("bare_sort", table),
        "bare scan": peer("bare_scan", table),
        "detection": peer("detection", table),
        "discrepant scan": scan(table),
    }
    if asked.peers:
        frames, expectations = map(python_with, ENVIRONMENTS)
        commands |= {name: peer(name, table, frames) for name in ("polars", "pandas", "pandera")}
        commands["great_expectations"] = peer("great_expectations", table, expectations)
    if asked.spill:
        commands["--memory 500MB"] = scan(table, "--memory", "500MB")
    if asked.csv:
        commands |= {f"as CSV, {name}": scan(file) for name, file in as_csv(table).items()}
    measured(commands, asked.rounds, "bare sort")
    check(answers)
    if asked.spark:
        spark = {
            "Spark's sort": peer("spark_sort", table),
            "scan --engine spark": scan(table, "--engine", "spark", "--master", "local[2]"),
        }
        measured(spark, asked.rounds, "Spark's sort")
        check(answers)
    if asked.growth:
        growth(asked.rounds)


def failing(rows: int, rounds: int) -> None:
    """What a scan takes of a table of which more and more claims fail."""
    for falling in (1, 100, 900, 1000):
        table, answers = generate(rows, falling)
        print(f"\n{falling / 10:g} % of the claims fail\n")
        commands = {
            "bare sort": peer("bare_sort", table),
            "--tolerance 2": scan(table, "--tolerance", "2"),
            "discrepant scan": scan(table),  # last, for its answers are those that are checked
        }
        measured(commands, rounds, "bare sort")
        check(answers)


def constants(rows: int, rounds: int, *, peers: bool) -> None:
    """Which constants have two values, beside a bare scan of the four columns."""
    table, answers = generate(rows, 1, "constant")
    commands = {
        "bare scan": peer("bare_scan", table),
        "detection": peer("constants_detection", table),
        "plain DuckDB": peer("constants_duckdb", table),
        "discrepant scan": scan(table, nature="constant"),
    }
    if peers:
        frames = python_with("frames")
        commands |= {name: peer(f"constants_{name}", table, frames) for name in ("polars", "pandas")}
    measured(commands, rounds, "bare scan", "scan")
    check(answers, "low_source")


def growth(rounds: int) -> None:
    """How the time of the whole scan grows with the number of rows."""
    sizes = (1_000_000, 10_000_000, 50_000_000)
    tables = {size: generate(size) for size in sizes}
    spent = measured(
        {f"{size:,} rows": scan(table) for size, (table, _) in tables.items()}, rounds, f"{sizes[0]:,} rows"
    )
    check(tables[sizes[-1]][1])
    for smaller, larger in pairwise(sizes):
        ratio = spent[f"{larger:,} rows"].processor / spent[f"{smaller:,} rows"].processor
        print(f"{smaller:,} to {larger:,} rows: exponent {math.log(ratio) / math.log(larger / smaller):.2f}")


if __name__ == "__main__":
    main()
