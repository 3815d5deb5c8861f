"""CSV is read as it is stated, on each engine alike; what does not fit is counted and named, never dropped."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from scan_engines import ENGINES, needs_spark, start
from scan_tables import write_rows

from discrepant.errors import DiscrepantError
from discrepant.scan.columns import columns_of
from discrepant.scan.dialect import RFC_4180, Dialect
from discrepant.scan.engine import Engine
from discrepant.scan.found import RowPair, Scanned, pairs
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import FilesInput
from discrepant.scan.strict_csv import UnfitRow, read_strictly

Rows = Sequence[Sequence[str | None]]


def opened(engine: Engine, path: Path, dialect: Dialect = RFC_4180) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns, and the rows in any order."""
    names = list(FilesInput.at([str(path)], None, dialect).open(engine))
    return names, sorted(engine.rows("select * from raw"), key=str)


def unfit(engine: Engine) -> dict[str, list[str]]:
    assert engine.unfit.counts.keys() == engine.unfit.samples.keys()
    return engine.unfit.samples


def scanned(path: Path, engine: Engine, *, is_strict: bool = False) -> tuple[Scanned, list[RowPair]]:
    with closing(engine):
        columns = columns_of(FilesInput.at([str(path)], None).open(engine), ScanSettings(), engine)
        found = scan(columns, ScanSettings(), engine, is_strict=is_strict, progress=lambda _: None)
        return found, list(pairs(engine, found))


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("engine", ENGINES)
def test_a_claim_that_is_quoted_late_is_the_same_claim(engine: str, tmp_path: Path) -> None:
    rows = "".join(f"claim {i},a,1\n" for i in range(30_000))
    path = written(tmp_path / "t.csv", f'claim,source,value\nlate,a,1\n{rows}"late",b,2\n')
    found, failing = scanned(path, start(engine))
    assert (found.rows, found.flaws) == (30_002, ())
    assert [pair.claim for pair in failing] == ["late"]


@pytest.mark.parametrize("engine", ENGINES)
def test_quotes_that_come_late(engine: str, tmp_path: Path) -> None:
    rows = "".join(f"claim {i},a,1\n" for i in range(30_000))
    path = written(tmp_path / "t.csv", f'claim,source,value\n{rows}"late, but there",a,1\n"late, but there",b,2\n')
    found, failing = scanned(path, start(engine))
    assert (found.rows, found.flaws) == (30_002, ())
    assert [pair.claim for pair in failing] == ["late, but there"]


@pytest.mark.parametrize("engine", ENGINES)
def test_text_that_comes_late_among_numbers(engine: str, tmp_path: Path) -> None:
    rows = "".join(f"{i},1,1\n" for i in range(30_000))
    path = written(tmp_path / "t.csv", f"claim,source,value\n{rows}x,a,2\nx,b,n/a\n007,a,1\n7,b,2\n")
    found, failing = scanned(path, start(engine))
    assert found.rows == 30_004
    assert [(flaw.what, flaw.samples) for flaw in found.flaws] == [("not a number", ("“n/a”",))]
    assert [pair.claim for pair in failing] == ["7"]  # not 007, which is another text


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_do_not_fit_are_named(engine: str, tmp_path: Path) -> None:
    text = b'claim,source,value,note\nx,a,1,"two\nlines"\nx,b\nx,c,3,\xff\nx,d,"4"4,\nx,e,5,,,\nx,f,6,,more\n'
    path = written(tmp_path / "t.csv", text)
    found, failing = scanned(path, start(engine))
    assert (found.rows, [pair.high.source for pair in failing]) == (6, ["e"])
    assert {flaw.what: flaw.samples for flaw in found.flaws} == {
        "too few cells": ("t.csv:4 “x,b”",),
        "not in the encoding": ("t.csv:5 “x,c,3,\ufffd”",),
        "a quote that does not close where its cell ends": ('t.csv:6 “x,d,"4"4,”',),
        "too many cells": ("t.csv:8 “x,f,6,,more”",),
    }
    with pytest.raises(DiscrepantError, match=r"1 row not compared .too few cells.: t.csv:4"):
        scanned(path, start(engine), is_strict=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_quote_that_never_closes_takes_no_row_with_it_unsaid(engine: str, tmp_path: Path) -> None:
    rows = "".join(f"claim {i},a,1\n" for i in range(200_000))
    path = written(tmp_path / "t.csv", f'claim,source,value\nx,a,"1\n{rows}y,a,1\ny,b,2\n')
    found, failing = scanned(path, start(engine))
    assert [pair.claim for pair in failing] == ["y"]
    (flaw,) = found.flaws
    assert flaw.samples[0].startswith("t.csv:2-")
    swallowed = int(flaw.samples[0].removeprefix("t.csv:2-").partition(" ")[0])
    assert found.rows == 1 + 200_003 - (swallowed - 1)


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_that_end_otherwise(engine: str, tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "claim,source,value\r\nx,a,1\r\nx,b,2\nx,c,3\rx,d,4")
    with closing(start(engine)) as running:
        assert opened(running, path)[1] == [("x", "a", "1"), ("x", "b", "2"), ("x", "c", "3"), ("x", "d", "4")]
        assert unfit(running) == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_packed_files(engine: str, tmp_path: Path) -> None:
    text = b"claim\tsource\tvalue\n1,5\ta\t1\nx\n"
    written(tmp_path / "t.tsv.gz", gzip.compress(text))
    written(tmp_path / "t.tsv.bz2", bz2.compress(text))
    with closing(start(engine)) as running:
        for name in ("t.tsv.gz", "t.tsv.bz2"):
            assert opened(running, tmp_path / name)[1] == [("1,5", "a", "1")]
            assert unfit(running) == {"too few cells": [f"{name}:3 “x”"]}
        written(tmp_path / "cut.csv.gz", gzip.compress(text * 100)[:40])
        with pytest.raises(DiscrepantError, match=r"cut.csv.gz: cannot be read"):
            opened(running, tmp_path / "cut.csv.gz")


def test_a_file_that_only_the_engine_unpacks(tmp_path: Path) -> None:
    def packed(text: str) -> Path:
        written(tmp_path / "t.txt", text)
        lines = f"read_csv('{tmp_path}/t.txt', auto_detect=false, columns={{'l': 'VARCHAR'}}, delim='\x01', quote='')"
        with duckdb.connect() as connection:
            options = "format csv, header false, quote '', delim '\x01', compression zstd"
            connection.execute(f"copy (from {lines}) to '{tmp_path}/t.csv.zst' ({options})")
        return tmp_path / "t.csv.zst"

    with closing(start("duckdb")) as running:
        path = packed("claim,source,value\nx,a,1\nx\n")
        assert opened(running, path) == (["claim", "source", "value"], [("x", "a", "1")])
        assert unfit(running) == {"too few cells": ["t.csv.zst “x”"]}
        with pytest.raises(DiscrepantError, match=r"t.csv.zst: can be read only in UTF-8"):
            opened(running, path, Dialect(encoding="cp1252"))
        with pytest.raises(DiscrepantError, match=r"t.csv.zst: has rows that do not fit, .* is not at hand"):
            opened(running, packed('claim,source,value\nx,"a"b,1\nx\n'))
        with pytest.raises(DiscrepantError, match=r"t.csv.zst: has rows that do not fit, .* is not at hand"):
            opened(running, packed('claim,source,value\nx,"a",1\nx\n'))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_address_is_read_as_its_files(engine: str, tmp_path: Path) -> None:
    written(tmp_path / "a.csv", "claim,source,value\nx,a,1\nx\n")
    written(tmp_path / "b.csv", "value,claim,source\n2,x,b\n")
    with closing(start(engine)) as running:
        FilesInput.at([f"file://{tmp_path}/*.csv"], "csv").open(running)
        assert sorted(running.rows("select claim, source, value from raw")) == [("x", "a", "1"), ("x", "b", "2")]
        # before 2.0.1 DuckDB lists the files by their addresses, and of those no lines are known
        assert unfit(running) in ({"too few cells": ["a.csv:3 “x”"]}, {"too few cells": ["a.csv “x”"]})


@pytest.mark.parametrize("engine", ENGINES)
def test_of_files_that_are_not_at_hand_no_lines_are_known(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"discrepant.scan.{engine}_csv.can_open", lambda _: False)
    path = written(tmp_path / "a.csv", "claim,source,value\nx,a,-\nx\n,,3\n")
    with closing(start(engine)) as running:
        names, rows = opened(running, path, Dialect(nulls=("-",)))
        assert (names, rows) == (["claim", "source", "value"], [("x", "a", None), (None, None, "3")])
        assert list(unfit(running).values()) == [["a.csv “x”"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_files_with_other_columns_or_in_another_order(engine: str, tmp_path: Path) -> None:
    written(tmp_path / "a.csv", "claim,source,value\nx,a,1\n")
    written(tmp_path / "b.csv", "value,claim,source,note\n2,x,b,n\n3,x\n")
    written(tmp_path / "c.tsv", "claim\tsource\tvalue\nx\tc\t3\n")
    written(tmp_path / "empty.csv", "")
    with closing(start(engine)) as running:
        names, _ = opened(running, tmp_path)
        assert sorted(names) == ["claim", "note", "source", "value"]
        assert sorted(running.rows("select claim, source, value, note from raw")) == [
            ("x", "a", "1", None),
            ("x", "b", "2", "n"),
            ("x", "c", "3", None),
        ]
        assert unfit(running) == {"too few cells": ["b.csv:3 “3,x”"]}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a,b,c\n", ["a", "b", "c"]),
        ('\ufeffa,"b\n",c\n', ["a", "b\n", "c"]),
        ("a,,A,c\n", ["a (1)", "2", "A (3)", "c"]),
        ("a (2),a,a\n", ["a (2) (1)", "a (2) (2)", "a (3)"]),
    ],
)
def test_the_names_of_columns(engine: str, text: str, names: list[str], tmp_path: Path) -> None:
    with closing(start(engine)) as running:
        found, rows = opened(running, written(tmp_path / "t.csv", text))
        assert (found, rows) == (names, [])
        found, rows = opened(running, tmp_path / "t.csv", Dialect(has_header=False))
        assert (found, len(rows)) == ([str(i + 1) for i in range(len(names))], 1)


def test_a_table_without_a_header_that_can_be_read(tmp_path: Path) -> None:
    with closing(start("duckdb")) as running:
        with pytest.raises(DiscrepantError, match=r"t.csv: has no row"):
            opened(running, written(tmp_path / "t.csv", "\n\n"))
        with pytest.raises(DiscrepantError, match="its first row does not fit: not in the encoding"):
            opened(running, written(tmp_path / "t.csv", b"claim,\xff\n"))
        with pytest.raises(DiscrepantError, match="is not in utf-16"):
            opened(running, written(tmp_path / "t.csv", b"claim,source,value"), Dialect(encoding="utf-16"))
        with pytest.raises(DiscrepantError, match="jsonl is no CSV"):
            opened(running, written(tmp_path / "t.jsonl", "{}"), Dialect(quote="'"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("x;'a;b';-\n", {"delimiter": ";", "quote": "'", "nulls": ("-", "n/a")}),
        ('x,"a\\"b\\\\",n/a\n', {"escape": "\\", "nulls": ("-", "n/a")}),
        ("x,a\\,b,\n", {"escape": "\\", "quote": ""}),
        ('x¦"a\n', {"delimiter": "¦", "quote": ""}),
        ("€,ß,“\n".encode("cp1252"), {"encoding": "cp1252"}),
        ("€,ß,“\n".encode("utf-16"), {"encoding": "utf-16"}),
    ],
    ids=["marks", "escape", "none", "sign", "cp1252", "utf-16"],
)
def test_what_is_stated_is_done(engine: str, text: str | bytes, dialect: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", text)
    with closing(start(engine)) as running:
        _, read = opened(running, path, Dialect(has_header=False, **dialect))
        assert unfit(running) == {}
    expected = {
        ";": ("x", "a;b", None),
        "¦": ("x", '"a'),
        "cp1252": ("€", "ß", "“"),
        "utf-16": ("€", "ß", "“"),
        "\\": ("x", 'a"b\\', None) if dialect.get("quote") is None else ("x", "a,b", None),
    }
    key = dialect.get("delimiter") or dialect.get("encoding") or dialect["escape"]
    assert read == [expected[key]]


# a table that holds every sign that could be taken for a mark
CELLS = st.text(st.sampled_from("a1é,;|\t\"'\\ \n"), max_size=6)
TABLES = st.lists(st.tuples(CELLS.filter(bool), st.sampled_from(["a", "b, c"]), CELLS, CELLS), min_size=1, max_size=8)
DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;|\t"),
        "quotechar": st.sampled_from("\"'"),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE]),
        "escapechar": st.sampled_from([None, "\\"]),
        "doublequote": st.booleans(),
        "lineterminator": st.sampled_from(["\n", "\r\n", "\r"]),
    }
)


def parquet_of(rows: Rows, folder: str) -> Path:
    path = Path(folder) / "t.parquet"
    with duckdb.connect() as connection:
        connection.execute("create table t (claim string, source string, value string, note string)")
        connection.executemany("insert into t values (?, ?, ?, ?)", rows)
        connection.execute("update t set value = nullif(value, ''), note = nullif(note, '')")
        connection.execute(f"copy t to '{path}' (format parquet)")
    return path


def stated(dialect: Mapping[str, Any]) -> Dialect:
    return Dialect(
        delimiter=dialect["delimiter"],
        quote="" if dialect["quoting"] == csv.QUOTE_NONE else dialect["quotechar"],
        escape=dialect["escapechar"],
    )


def is_clear(rows: Rows, dialect: Mapping[str, Any]) -> bool:
    """Whether every end of a line within a cell is quoted or escaped; the csv module does so of its own ends only."""
    is_quoted = dialect["quoting"] in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)
    return (
        is_quoted or "\n" in dialect["lineterminator"] or not any("\n" in (cell or "") for row in rows for cell in row)
    )


def as_csv(rows: Rows, dialect: Mapping[str, Any]) -> str:
    text = io.StringIO()
    assume(is_clear(rows, dialect))
    try:
        writer = csv.writer(text, **dialect)
        writer.writerow(("claim", "source", "value", "note"))
        writer.writerows(rows)
    except csv.Error:
        reject()  # it cannot be written so
    return text.getvalue()


@settings(max_examples=150)
@given(rows=TABLES, dialect=DIALECTS)
def test_what_the_csv_module_writes_is_as_its_parquet(rows: Rows, dialect: dict[str, Any]) -> None:
    text = as_csv(rows, dialect)
    with tempfile.TemporaryDirectory() as folder, closing(start("duckdb")) as engine:
        expected = opened(engine, parquet_of(rows, folder))
        assert opened(engine, written(Path(folder) / "t.csv", text), stated(dialect)) == expected
        assert unfit(engine) == {}


@needs_spark
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(rows=TABLES, dialect=DIALECTS)
def test_what_the_csv_module_writes_is_alike_on_spark(rows: Rows, dialect: dict[str, Any]) -> None:
    text = as_csv(rows, dialect)
    with tempfile.TemporaryDirectory() as folder, closing(start("spark")) as engine:
        expected = opened(engine, parquet_of(rows, folder))
        assert opened(engine, written(Path(folder) / "t.csv", text), stated(dialect)) == expected
        assert unfit(engine) == {}


@settings(max_examples=60)
@given(
    rows=TABLES,
    delimiter=st.sampled_from(",;|\t"),
    quote=st.sampled_from("\"'"),
    form=st.sampled_from([(None, False), (None, True), ("\\", True)]),  # it escapes within quotes only
)
def test_what_duckdb_writes_is_as_its_parquet(
    rows: Rows, delimiter: str, quote: str, form: tuple[str | None, bool]
) -> None:
    escape, is_all = form
    with tempfile.TemporaryDirectory() as folder, closing(start("duckdb")) as engine:
        parquet = parquet_of(rows, folder)
        options = f"header, delim '{delimiter}', quote {told(quote)}, escape {told(escape or quote)}, nullstr 'NULL'"
        with duckdb.connect() as connection:
            table = f"select * from read_parquet('{parquet}')"
            force = ", force_quote *" if is_all else ""
            connection.execute(f"copy ({table}) to '{folder}/t.csv' (format csv, {options}{force})")
        dialect = Dialect(delimiter=delimiter, quote=quote, escape=escape, nulls=("NULL",))
        expected = opened(engine, parquet)
        assert opened(engine, Path(folder) / "t.csv", dialect) == expected


def told(mark: str) -> str:
    return "''''" if mark == "'" else f"'{mark}'"


@settings(max_examples=40, deadline=None)
@given(rows=TABLES, dialect=DIALECTS)
def test_what_pandas_writes_is_as_its_parquet(rows: Rows, dialect: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(rows, columns=["claim", "source", "value", "note"])
    assume(is_clear(rows, dialect))
    options = {"sep" if name == "delimiter" else name: value for name, value in dialect.items()}
    with tempfile.TemporaryDirectory() as folder, closing(start("duckdb")) as engine:
        try:
            table.to_csv(f"{folder}/t.csv", index=False, **options)
        except csv.Error:
            reject()
        expected = opened(engine, parquet_of(rows, folder))
        assert opened(engine, Path(folder) / "t.csv", stated(dialect)) == expected


@settings(max_examples=40, deadline=None)
@given(
    rows=TABLES,
    delimiter=st.sampled_from(",;|\t"),
    quote=st.sampled_from("\"'"),
    style=st.sampled_from(["necessary", "always", "non_numeric"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_polars_writes_is_as_its_parquet(rows: Rows, delimiter: str, quote: str, style: str, end: str) -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame(rows, schema=["claim", "source", "value", "note"], orient="row")
    with tempfile.TemporaryDirectory() as folder, closing(start("duckdb")) as engine:
        table.write_csv(
            f"{folder}/t.csv", separator=delimiter, quote_char=quote, quote_style=style, line_terminator=end
        )
        expected = opened(engine, parquet_of(rows, folder))
        assert opened(engine, Path(folder) / "t.csv", Dialect(delimiter=delimiter, quote=quote)) == expected


# engines take blanks beside a quote for nothing, or for something; so these pieces have none there
PIECES = st.lists(
    st.sampled_from([b"a", b"1", b",", b",", b"\n", b"\n", b'"', b'""', b"x y", b"\r\n", b"\r", "é".encode(), b"\xff"])
    | st.sampled_from([b"a,1,2\n", b"b,\xc3\xa9,\n", b',c,5\r\n"q",1,"2"\n', b"1,2\n"]),
    max_size=25,
).map(b"".join)


def assert_read_strictly(engine: Engine, body: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "t.csv", b"a,b,c\n" + body)
        read = list(read_strictly(str(path), RFC_4180, 3))
        assert opened(engine, path)[1] == sorted((tuple(row) for row in read if isinstance(row, list)), key=str)
        assert sum(isinstance(row, UnfitRow) for row in read) == engine.unfit.counts.total()


@settings(max_examples=150)
@given(body=PIECES)
def test_whatever_stands_there_is_read_or_named_as_the_strict_reader_does(body: bytes) -> None:
    with closing(start("duckdb")) as engine:
        assert_read_strictly(engine, body)


@needs_spark
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(body=PIECES)
def test_spark_reads_or_names_what_the_strict_reader_does(body: bytes) -> None:
    with closing(start("spark")) as engine:
        assert_read_strictly(engine, body)


def test_keys_and_fractions_of_json_lines_that_come_late(tmp_path: Path) -> None:
    rows = [{"claim": f"claim {i}", "source": "a", "value": 1} for i in range(30_000)]
    rows += [{"claim": "x", "source": "a", "value": 2.7}, {"claim": "x", "source": "b", "value": 3}]
    rows += [
        {"claim": "y", "source": "a", "value": 1, "unit": "km"},
        {"claim": "y", "source": "b", "value": 2, "unit": "m"},
    ]
    _, failing = scanned(write_rows(tmp_path / "t.jsonl", rows), start("duckdb"))
    assert [(pair.claim, pair.low.core[0]) for pair in failing] == [("x", 2.7)]
