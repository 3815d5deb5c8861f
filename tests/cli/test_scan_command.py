"""`discrepant scan`: its summary, its exit statuses and its refusals."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepant.cli import main

TABLE = """\
county,who,cases,day
x,jhu,1200,2020-03-01
x,who,1000,2020-03-02
y,jhu,5,2020-03-01
y,who,5,2020-03-01
z,jhu,?,2020-03-01
"""
MAP = ("--map", "claim=county,source=who,value=cases,as_of=day", "--nature", "cumulative")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(TABLE)
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["scan", *map(str, args)])


def test_the_summary(table: Path) -> None:
    result = run(table, *MAP)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert (
        result.stdout
        == """\
1 conflict, 0 strained.
5 rows, 2 sources, 2 claims, 2 told by more than one source.
1 row not compared (not a number): “?”.

verdict    kind    nature        claims
---------  ------  ----------  --------
conflict   count   cumulative         1

between    and      claims
---------  -----  --------
jhu        who           1

verdict    claim    higher                   lower                           gap
---------  -------  -----------------------  -----------------------  ----------
conflict   x        jhu: 1,200 (2020-03-01)  who: 1,000 (2020-03-02)  200 (20 %)
"""
    )


def test_as_json(table: Path) -> None:
    result = run(table, *MAP, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["verdicts"] == {"conflict": 1, "strained": 0}
    assert found["widest"][0]["high"]["source"] == "jhu"
    assert found["by_sources"] == [{"between": ["jhu", "who"], "claims": 1}]
    assert found["not_compared"] == [{"because": "not a number", "rows": 1, "samples": ["“?”"]}]


def test_nothing_found(table: Path) -> None:
    result = run(table, "--map", "claim=who,source=county,value=cases", "--tolerance", "5000")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 conflicts, 0 strained.\n")


def test_a_csv_that_is_written_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes("Köln;'a;b';3\nKöln;c;\\'4\\'\nKöln;d;-\nKöln;e;4\nKöln\n".encode("latin-1"))
    stated = (
        "--delimiter",
        ";",
        "--quote",
        "'",
        "--escape",
        "\\",
        "--null",
        "-",
        "--encoding",
        "latin-1",
        "--no-header",
    )
    result = run(path, *stated, "--map", "claim=1,source=2,value=3", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert (found["rows"], found["widest"][0]["claim"]) == (5, "Köln")
    assert {flaw["because"]: flaw["samples"] for flaw in found["not_compared"]} == {
        "too few cells": ["cases.csv:5 “Köln”"],
        "no value": [],
        "not a number": ["“'4'”"],
    }
    refused = run(Path(__file__).parents[2] / "facts", "--quote", "none")
    assert "a folder of records is no CSV" in refused.stderr


def test_the_report(table: Path, tmp_path: Path) -> None:
    assert run(table, *MAP, "--report", tmp_path / "found").exit_code == 1
    assert sorted(path.name for path in (tmp_path / "found").iterdir()) == [
        "discrepancies.html",
        "discrepancies.json",
        "discrepancies.md",
    ]
    assert "A running total cannot fall" in (tmp_path / "found" / "discrepancies.md").read_text()


def test_records() -> None:
    result = run(Path(__file__).parents[2] / "facts", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["verdicts"] == {"conflict": 0, "strained": 0}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--map", "claims=county"), "--map claims=county names no column"),
        (("--map", "claim"), "--map claim names no column"),
        (("--tolerance", "much"), "--tolerance much is none"),
        (("--grows", "1"), "--grows 1 is none (a number above 1"),
        (("--memory", "lots"), "--memory lots is no size"),
        (("--master", "local"), "--master is for --engine spark"),
        (("--out", "found.xlsx"), "found.xlsx is of no format that is written"),
        (("--delimiter", "ab"), "--delimiter ab is none (one character, or tab, or none)"),
        (("--delimiter", "none"), "--delimiter none is none (one character, or tab)"),
        (("--quote", ","), "--delimiter, --quote and --escape are the same character"),
        (("--encoding", "klingon"), "--encoding klingon is not known (such as utf-8"),
        (("--encoding", "rot13"), "--encoding rot13 is not known (such as utf-8"),
        (("--format", "jsonl", "--null", "-"), "jsonl is no CSV"),
        ((), "there is no column 'claim'"),
        ((*MAP, "--strict"), "1 row not compared (not a number): “?”"),
    ],
)
def test_refusals(table: Path, options: tuple[str, ...], message: str) -> None:
    result = run(table, *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_what_a_stranger_prints_cannot_harm_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('claim,source,value,says\n"\x1b[2Jx\ny",a\x07,1,\n"\x1b[2Jx\ny",b,2,\x9b31m\nz,c,\x1bq,\n')
    result = run(path)
    assert result.exit_code == 1
    assert not any((char < " " and char != "\n") or char in "\x7f\x9b" for char in result.stdout)
    assert "<U+001B>[2Jx y" in result.stdout


@pytest.mark.parametrize(("engine", "package", "extra"), [("duckdb", "duckdb", "scan"), ("spark", "pyspark", "spark")])
def test_an_engine_that_is_not_installed(
    table: Path, monkeypatch: pytest.MonkeyPatch, engine: str, package: str, extra: str
) -> None:
    for module in [package, *(name for name in sys.modules if name.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    if engine == "spark":
        monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    result = run(table, *MAP, "--engine", engine)
    assert result.exit_code == 2
    assert f"is not installed (pip install 'discrepant[{extra}]')" in result.stderr
