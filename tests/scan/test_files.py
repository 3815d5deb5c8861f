"""The files that a table lies in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from scan_engines import needs_spark, start

from discrepant.errors import DiscrepantError
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.files import find_tables
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import FilesInput


def test_a_folder_stands_for_the_tables_below_it(tmp_path: Path) -> None:
    for name in ("year=2020/b.csv", "a.csv.gz", "_temporary/c.csv", ".hidden.csv", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert find_tables([str(tmp_path)], None) == ([f"{tmp_path}/a.csv.gz", f"{tmp_path}/year=2020/b.csv"], "csv")


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    for name in ("a.csv", "b.parquet", "c.dat"):
        (tmp_path / name).touch()
    (tmp_path / "none").mkdir()
    with pytest.raises(DiscrepantError) as caught:
        find_tables([str(tmp_path / name) for name in ("none", "gone.csv", "c.dat")], None)
    message = str(caught.value)
    assert "no table lies in this folder" in message
    assert "there is no such file" in message
    assert "its name does not tell its format" in message
    with pytest.raises(DiscrepantError, match="several formats: csv, parquet"):
        find_tables([str(tmp_path / name) for name in ("a.csv", "b.parquet")], None)
    assert find_tables([str(tmp_path / "c.dat")], "csv")[1] == "csv"


def test_an_address_is_the_engines_business() -> None:
    assert find_tables(["s3://bucket/cases/*.parquet"], None) == (["s3://bucket/cases/*.parquet"], "parquet")


def test_a_name_with_marks_is_one_file(tmp_path: Path) -> None:
    for name in ("we[i]rd *?'{a,b}.csv", "wei.csv", "weird x.csv"):
        (tmp_path / name).write_text(f"claim,source,value\n{name[-5]},a,1\n")
    files = FilesInput.at([str(tmp_path / "we[i]rd *?'{a,b}.csv")], None)
    engine = start("duckdb")
    assert set(files.open(engine)) == {"claim", "source", "value"}
    assert list(engine.rows("select claim from raw")) == [("}",)]
    engine.close()


def test_several_files_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("claim,source,value\nx,a,1\n")
    (tmp_path / "b.csv").write_text("value,claim,source,note\n2,x,b,n\n")
    engine = start("duckdb")
    FilesInput.at([str(tmp_path)], None).open(engine)
    assert sorted(engine.rows("select claim, source, value, note from raw")) == [
        ("x", "a", "1", None),
        ("x", "b", "2", "n"),
    ]
    engine.close()


@pytest.mark.parametrize("name", ["t.parquet", "t.csv", "t.jsonl"])
def test_what_is_no_table(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x00\xffPAR1 no table \x1b[31m\n\x80")
    engine = DuckDB(memory="1GB")
    with pytest.raises(DiscrepantError) as caught:
        columns_of(FilesInput.at([str(tmp_path / name)], None).open(engine), ScanSettings(), engine)
    engine.close()
    assert "\x1b" not in str(caught.value)


@needs_spark
def test_what_spark_cannot_read_is_said(tmp_path: Path) -> None:
    engine = start("spark")
    (tmp_path / "t.jsonl").write_text('{"claim": 1}\n{"claim":\n')
    with pytest.raises(DiscrepantError, match="the table cannot be read: "):
        FilesInput.at([str(tmp_path / "t.jsonl")], None).open(engine)
    (tmp_path / "a[b].csv").touch()
    with pytest.raises(DiscrepantError, match=r"a\[b\].csv: Spark takes this name for a pattern .rename"):
        FilesInput.at([str(tmp_path / "a[b].csv")], None).open(engine)
    (tmp_path / "t.csv").write_text("claim,source,value\nx,a,1\n")
    FilesInput.at([str(tmp_path / "t.csv")], None).open(engine)
    with pytest.raises(DiscrepantError, match="the table cannot be read: "):
        engine.view("wrong", "select nothing from raw")
    engine.close()


@needs_spark
def test_spark_reads_and_writes_as_duckdb_does(tmp_path: Path) -> None:
    rows = 'claim\tsource\tvalue\nx\ta\t1\n"y ""q""\nz"\tb\t2\n'
    (tmp_path / "t.tsv").write_text(rows)
    read = {}
    for name in ("duckdb", "spark"):
        engine = start(name)
        FilesInput.at([str(tmp_path / "t.tsv")], None).open(engine)
        engine.table("kept", "select claim, source, value from raw")
        engine.put("put", {"says": "string", "core_hi": "double"}, [("it's", float("inf")), (None, None)])
        engine.write_parquet("kept", tmp_path / f"{name}.parquet")
        again = engine.open([str(tmp_path / f"{name}.parquet")], "parquet")
        read[name] = (
            list(again),
            sorted(engine.rows("select * from raw")),
            list(engine.rows("select * from put order by 1")),
        )
        engine.close()
    assert read["spark"][:2] == read["duckdb"][:2]
    assert sorted(map(str, read["spark"][2])) == sorted(map(str, read["duckdb"][2]))


def test_nothing_is_fetched() -> None:
    with closing(DuckDB(memory="1GB")) as engine:
        settings: dict[str, str] = dict(engine.rows("select name, value from duckdb_settings()"))
    assert settings["autoinstall_known_extensions"] == settings["autoload_known_extensions"] == "false"
    assert settings["allow_community_extensions"] == "false"
    assert settings["enable_progress_bar_print"] == "false"
