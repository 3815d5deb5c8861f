"""What was found as a file: the same in each format, harmless, and whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from scan_tables import conformance, table_rows, write_rows

from discrepant.cli import main
from discrepant.printable import cell

DISCREPANT = (sys.executable, "-c", "from discrepant.cli import main; main()")

TABLE = """claim,source,says,value,as_of,note
=1+1,@a,+5,5,2020-01-01,-3
=1+1,b,,9,2020-01-02,=cmd
"""


def scan(*args: str | Path) -> int:
    result = CliRunner().invoke(main, ["scan", *map(str, args)])
    assert not result.stderr
    return result.exit_code


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


def test_a_cell_runs_nothing_in_a_spreadsheet(table: Path, tmp_path: Path) -> None:
    assert scan(table, "--out", tmp_path / "out.csv") == 1
    with (tmp_path / "out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["claim"] == "'=1+1"
    assert (row["low_source"], row["low_says"], row["low_core_lo"]) == ("'@a", "'+5", "5.0")
    assert (row["high_source"], row["high_says"], row["high_as_of"]) == ("b", "", "2020-01-02")
    assert row["high_extra"] == '{"note": "=cmd"}'
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_negative_number_stays_one(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "t.jsonl", [{"claim": "x", "source": s, "value": v} for s, v in (("a", -5), ("b", -7))]
    )
    assert scan(path, "--out", tmp_path / "out.csv") == 1
    with (tmp_path / "out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["low_core_lo"], row["gap"]) == ("-7.0", "2.0")


def test_json(table: Path, tmp_path: Path) -> None:
    assert scan(table, "--out", tmp_path / "out.json") == 1
    (found,) = json.loads((tmp_path / "out.json").read_text())
    low = {
        "source": "@a",
        "says": "+5",
        "as_of": "2020-01-01",
        "core": [5, 5],
        "support": [5, 5],
        "unit": None,
        "extra": {"note": "-3"},
    }
    assert found["low"] == low
    assert (found["claim"], found["verdict"], found["gap"], found["percent"]) == ("=1+1", "conflict", 4, 80)


def test_the_formats_hold_the_same(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "claims.jsonl", list(table_rows(conformance())))
    for suffix in ("csv", "json", "parquet"):
        assert scan(path, "--out", tmp_path / f"out.{suffix}") == 1
    objects = json.loads((tmp_path / "out.json").read_text())
    columns = "claim, verdict, gap, high_source, low_source"
    with duckdb.connect() as connection:
        rows = connection.execute(f"select {columns} from '{tmp_path}/out.parquet' order by claim").fetchall()
    assert rows == [(o["claim"], o["verdict"], o["gap"], o["high"]["source"], o["low"]["source"]) for o in objects]
    with (tmp_path / "out.csv").open(newline="") as file:
        assert [row["claim"] for row in csv.DictReader(file)] == [cell(row[0]) for row in rows]
    assert len(rows) == sum(case.verdict is not None for case in conformance())


def test_nothing_found_is_a_file_too(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "t.jsonl", [{"claim": "x", "source": "a", "value": 1}])
    assert scan(path, "--out", tmp_path / "new" / "out.json") == 0
    assert json.loads((tmp_path / "new" / "out.json").read_text()) == []


def test_dates_and_open_ends(tmp_path: Path) -> None:
    rows = [
        {"claim": "x", "source": s, "says": w, "kind": "date"} for s, w in (("a", "until 2014"), ("b", "2022-03-01"))
    ]
    assert scan(write_rows(tmp_path / "t.jsonl", rows), "--out", tmp_path / "out.json") == 1
    (found,) = json.loads((tmp_path / "out.json").read_text())
    assert found["high"]["core"] == ["2022-03-01", "2022-03-01"]
    assert found["low"]["support"] == [None, "2014-12-31"]


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write then fails as on a full disk


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
def test_a_full_disk(suffix: str, tmp_path: Path) -> None:
    rows = [
        {"claim": claim, "source": source, "value": value}
        for claim in (os.urandom(20).hex() for _ in range(5000))
        for value, source in enumerate("ab")
    ]
    table, out = write_rows(tmp_path / "t.jsonl", rows), tmp_path / f"out.{suffix}"
    out.write_text("the old one")
    command = [*DISCREPANT, "scan", str(table), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("discrepant: ")
    assert "Traceback" not in done.stderr
    assert out.read_text() == "the old one"
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert sorted(tmp_path.iterdir()) == [out, table]
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, "t.jsonl"]


def test_a_killed_run_leaves_the_old_file(tmp_path: Path) -> None:
    rows = [{"claim": f"{i}", "source": s, "value": i + j} for i in range(50_000) for j, s in enumerate("ab")]
    table, out = write_rows(tmp_path / "t.jsonl", rows), tmp_path / "out.json"
    out.write_text("the old one")
    command = [*DISCREPANT, "scan", str(table), "--out", str(out)]
    with subprocess.Popen(command) as running:
        while running.poll() is None and not list(tmp_path.glob(".discrepant-*/out.json")):
            time.sleep(0.001)
        running.kill()
    assert running.returncode == -signal.SIGKILL
    assert out.read_text() == "the old one"
