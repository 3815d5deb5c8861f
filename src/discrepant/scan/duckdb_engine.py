"""DuckDB as the engine: one process, all cores, spilling to the disk beyond its memory."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from discrepant.scan.dialect import RFC_4180, Dialect
from discrepant.scan.duckdb_csv import load_csv
from discrepant.scan.engine import Row, cannot_read, missing, saying
from discrepant.scan.strict_csv import UnfitRows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["DuckDB"]

_AT_ONCE = 10_000  # rows that cross between Python and the engine
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_GLOB = re.compile(r"([*?\[])")


class DuckDB:
    """A database of its own in memory.

    Its folder for what does not fit is gone when it is closed.
    """

    name = "duckdb"

    def __init__(self, *, memory: str, threads: int | None = None) -> None:
        try:
            import duckdb  # noqa: PLC0415  # heavy, and an extra
        except ImportError:
            raise missing("DuckDB", "scan") from None
        self._errors = (duckdb.Error,)
        self.unfit = UnfitRows()
        self._spill = tempfile.TemporaryDirectory(prefix="discrepant-scan-")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": self._spill.name,
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,  # nothing is fetched unless a path asks for it
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
        }
        if threads:
            settings["threads"] = threads
        try:
            self._connection: DuckDBPyConnection = duckdb.connect(config=settings)
            self._connection.execute("set TimeZone = 'UTC'")
            self._connection.execute("set enable_progress_bar = true")  # or it would not know how far it is
            self._connection.execute("set enable_progress_bar_print = false")  # it would be part of the answer
        except duckdb.Error as error:
            self._spill.cleanup()
            raise cannot_read("DuckDB does not start", error) from None

    def open(self, paths: Sequence[str], form: str, dialect: Dialect = RFC_4180) -> Mapping[str, str]:
        """Read the files as the protocol says, those in CSV once, for they are slow to read.

        It is ours to say which of them cannot be read.
        """
        if any(_REMOTE.match(path) for path in paths):
            self._connection.execute("set autoinstall_known_extensions = true")
            self._connection.execute("set autoload_known_extensions = true")
        # a local path is one file, whatever characters it has
        files = [path if _REMOTE.match(path) else _GLOB.sub(r"[\1]", path) for path in paths]
        with saying("the table cannot be read", self._errors):
            if form == "parquet":
                raw = self._connection.read_parquet(files, union_by_name=True)
            elif form == "csv":
                self.unfit = load_csv(self._connection, list(zip(paths, files, strict=True)), dialect)
                raw = self._connection.table("cells")
            else:
                raw = self._connection.read_json(files, format="newline_delimited", union_by_name=True, sample_size=-1)
                raw = raw.project(", ".join(map(self._plain, raw.columns, map(str, raw.types))))
            raw.create_view("raw")
            return dict(zip(raw.columns, map(str, raw.types), strict=True))

    def quoted(self, name: str) -> str:
        """As the protocol says."""
        return '"' + name.replace('"', '""') + '"'

    def ordinal(self, day: str) -> str:
        """As the protocol says."""
        return f"({day} - date '0001-01-01' + 1)"

    def instant(self, text: str) -> str:
        """As the protocol says; the zone of the connection is UTC."""
        return f"cast(try_cast({text} as timestamptz) as timestamp)"

    def hashed(self, text: str) -> str:
        """As the protocol says."""
        return f"hash({text})"

    def packed(self, columns: Sequence[str]) -> str:
        """As the protocol says."""
        fields = ", ".join(f"{name} := {name}" for name in map(self.quoted, columns))
        return f"cast(to_json(struct_pack({fields})) as string)"

    def view(self, name: str, query: str) -> None:
        """As the protocol says."""
        with saying("the table cannot be read", self._errors):
            self._connection.execute(f"create or replace temp view {name} as {query}")

    def table(self, name: str, query: str) -> None:
        """As the protocol says."""
        with saying("the scan failed", self._errors):
            self._connection.execute(f"create or replace temp table {name} as {query}")

    def put(self, name: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """As the protocol says."""
        self._connection.execute(f"create or replace temp table {name} ({', '.join(map(' '.join, columns.items()))})")
        values = ", ".join(f"unnest(cast(? as {form}[]))" for form in columns.values())
        remaining = iter(rows)
        while some := list(islice(remaining, _AT_ONCE)):
            columnar = [list(column) for column in zip(*some, strict=True)]
            self._connection.execute(f"insert into {name} select {values}", columnar)

    def rows(self, query: str) -> Sequence[Row]:
        """As the protocol says."""
        return tuple(self.stream(query))

    def stream(self, query: str) -> Iterator[Row]:
        """As the protocol says."""
        with saying("the scan failed", self._errors):
            cursor = self._connection.execute(query)
            while some := cursor.fetchmany(_AT_ONCE):
                yield from some

    def write_parquet(self, name: str, path: Path) -> None:
        """As the protocol says."""
        with saying(f"{path.name} cannot be written", self._errors):
            self._connection.table(name).write_parquet(str(path))

    def share(self) -> float | None:
        """As the protocol says."""
        with suppress(*self._errors):  # it may be closed by now
            percent = self._connection.query_progress()
            return min(percent / 100, 1.0) if percent >= 0 else None
        return None

    def close(self) -> None:
        """As the protocol says."""
        self._connection.close()
        self._spill.cleanup()

    def _plain(self, name: str, form: str) -> str:
        """A column of JSON lines; one whose values are now text, now numbers, becomes text."""
        column = self.quoted(name)
        return f"{column} ->> '$' as {column}" if form == "JSON" else column
