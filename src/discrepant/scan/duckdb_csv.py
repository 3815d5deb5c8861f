"""CSV files into a table of DuckDB: by its own reader, or strictly if that is at a loss.

Its reader passes over rows without a word where a quote is not closed or lines do not end alike. So what it rejects is
taken for all that it left out only of files without quotes whose lines end alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.dialect import Dialect
from discrepant.scan.engine import cannot_read
from discrepant.scan.files import is_remote
from discrepant.scan.strict_csv import (
    FEW,
    MANY,
    UNDECODED,
    Cells,
    UnfitRow,
    UnfitRows,
    can_open,
    header_by_engine,
    header_of,
    is_simple,
    read_strictly,
    shown,
    unfit_rows,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["load_csv"]

_AT_ONCE = 10_000
_NOT_UNPACKED = ".bz2"  # which DuckDB before 2.0.1 takes for text, and finds no rows in
_UNDERSTOOD = {"MISSING COLUMNS": FEW, "TOO MANY COLUMNS": MANY, "INVALID ENCODING": UNDECODED}
# by its place, since a row may be rejected for several reasons
_REJECTED = """
    select file_path, any_value(error_type), min(line), any_value(csv_line)
    from reject_errors join reject_scans using (scan_id, file_id)
    group by file_path, line_byte_position"""


def load_csv(connection: DuckDBPyConnection, files: Sequence[tuple[str, str]], dialect: Dialect) -> UnfitRows:
    """Make the table `cells` of files, all of it text.

    Each file comes with the name by which the engine knows it. The rows that do not fit are
    counted, and the first of them named.
    """
    loading = _Loading(connection, dialect)
    every = [one for path, known in files for one in loading.files_of(path, known)]
    named = sorted(((loading.header(path, known), path, known) for path, known in every), key=lambda file: file[0])
    names = distinct_names([name for header, _, _ in named for name in header])
    if not names:
        raise DiscrepantError(Problem(file=files[0][0], what="has no row", hint="a table has a header"))
    columns = ", ".join(f"{_quoted(name)} string" for name in names)
    connection.execute(f"create or replace temp table cells ({columns})")
    for header, group in groupby(named, key=lambda file: file[0]):
        for _, some in groupby(group, key=lambda file: dialect.delimiter_of(file[1])):
            if header:
                loading.load([(path, known) for _, path, known in some], header)
    return loading.unfit


def distinct_names(names: Sequence[str]) -> list[str]:
    """The names of all files, each once in whatever letters, as it is first written."""
    return list({name.lower(): name for name in reversed(names)}.values())[::-1]


class _Loading:
    def __init__(self, connection: DuckDBPyConnection, dialect: Dialect) -> None:
        import duckdb  # noqa: PLC0415  # heavy, and an extra

        self._error = duckdb.Error
        self._connection = connection
        self._dialect = dialect
        self._simple: dict[str, bool] = {}
        self.unfit = UnfitRows()

    def files_of(self, path: str, known: str) -> list[tuple[str, str]]:
        """The file, or those for which an address stands."""
        if not is_remote(path):
            return [(path, known)]
        found = self._connection.execute("select file from glob(?) order by 1", [known]).fetchall()
        return [(file, file) for (file,) in found] or [(path, known)]

    def header(self, path: str, known: str) -> tuple[str, ...]:
        """The names of a file's columns; those of a file that only the engine can open are found by it."""
        if can_open(path):
            return header_of(path, self._dialect)
        return header_by_engine(path, self._dialect, lambda: self._first_row(path, known))

    def _first_row(self, path: str, known: str) -> tuple[str | None, ...] | None:
        stated = self._stated(path).replace("strict_mode = true", "strict_mode = false, null_padding = true")
        rows = f"read_csv([{_text(known)}], {stated}, header = false, all_varchar = true)"
        return self._connection.execute(f"select * from {rows} limit 1").fetchone()

    def load(self, files: Sequence[tuple[str, str]], header: tuple[str, ...]) -> None:
        """Rows of files with one header: read by the engine, or one by one where that finds what it does not say."""
        is_packed_otherwise = any(path.lower().endswith(_NOT_UNPACKED) and can_open(path) for path, _ in files)
        if not self._dialect.is_plain or is_packed_otherwise or not self._is_read(files, header):
            if len(files) > 1:
                for file in files:
                    self.load([file], header)
            else:
                self._read_strictly(files[0][0], header)

    def _is_read(self, files: Sequence[tuple[str, str]], header: tuple[str, ...]) -> bool:
        """Whether the engine has read all rows, but for those that are known not to fit; else none of them is kept."""
        connection = self._connection
        columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in header)
        read = f"""read_csv([{", ".join(_text(known) for _, known in files)}], {self._stated(files[0][0])},
            auto_detect = false, header = {self._dialect.has_header}, columns = {{{columns}}}, store_rejects = true,
            rejects_limit = 0)"""
        names = ", ".join(map(_quoted, header))
        connection.execute("begin")
        try:
            connection.execute("drop table if exists reject_errors; drop table if exists reject_scans")
            connection.execute(f"insert into cells ({names}) select {names} from {read}")
            rejected = connection.execute(_REJECTED).fetchall()
        except self._error as error:
            connection.execute("rollback")
            if not can_open(files[0][0]) and len(files) == 1:
                raise cannot_read(f"{files[0][0]} cannot be read", error) from None
            return False
        paths = {known: path for path, known in files}
        if not all(self._is_understood(paths.get(known, known), kind) for known, kind, _, _ in rejected):
            connection.execute("rollback")
            return False
        connection.execute("commit")
        for known, rows in groupby(sorted(rejected, key=lambda row: (row[0], row[2])), key=lambda row: row[0]):
            self._tell(paths.get(known, known), list(rows), header)
        return True

    def _is_understood(self, path: str, kind: str) -> bool:
        """Whether what the engine rejected is all that it left out."""
        if path not in self._simple:
            self._simple[path] = is_simple(path, self._dialect) if can_open(path) else self._is_simple(path)
        return kind in _UNDERSTOOD and self._simple[path]

    def _is_simple(self, known: str) -> bool:
        """The same of a file that only the engine can open."""
        lines = f"""read_csv([{_text(known)}], auto_detect = false, header = false, columns = {{'line': 'VARCHAR'}},
            delim = '\x01', quote = '', escape = '', strict_mode = false, encoding = 'latin-1')"""
        sign = f"[\r{self._dialect.quote}]" if self._dialect.quote else "\r"
        try:
            found = self._connection.execute(f"select 1 from {lines} where regexp_matches(line, ?) limit 1", [sign])
            return found.fetchone() is None
        except self._error:
            return False

    def _tell(self, path: str, rejected: Sequence[tuple[str, str, int, str]], header: tuple[str, ...]) -> None:
        """Count what the engine rejected; our own reader names the first of them with their lines."""
        if can_open(path) and len(rejected) <= _AT_ONCE:
            for row in islice(unfit_rows(path, self._dialect, len(header)), len(rejected)):
                self.unfit.add(row)
            return
        for _, kind, _, text in rejected:
            self.unfit.add(UnfitRow(path, None, None, _UNDERSTOOD[kind], shown(text)))

    def _read_strictly(self, path: str, header: tuple[str, ...]) -> None:
        if not can_open(path):
            what = (
                "has rows that do not fit, a quote that is not closed perhaps, and is not at hand to be looked through"
            )
            raise DiscrepantError(Problem(file=path, what=what, hint="unpack or fetch it"))
        rows: list[Cells] = []
        for row in read_strictly(path, self._dialect, len(header)):
            if isinstance(row, UnfitRow):
                self.unfit.add(row)
                continue
            rows.append(row)
            if len(rows) == _AT_ONCE:
                self._put(rows, header)
                rows = []
        if rows:
            self._put(rows, header)

    def _put(self, rows: Sequence[Cells], header: tuple[str, ...]) -> None:
        values = ", ".join("unnest(cast(? as string[]))" for _ in header)
        columnar = [list(column) for column in zip(*rows, strict=True)]
        self._connection.execute(f"insert into cells ({', '.join(map(_quoted, header))}) select {values}", columnar)

    def _stated(self, path: str) -> str:
        quote = _text(self._dialect.quote)
        nulls = ", ".join(map(_text, ("", *self._dialect.nulls)))
        return f"""delim = {_text(self._dialect.delimiter_of(path))}, quote = {quote}, escape = {quote},
            nullstr = [{nulls}], comment = '', skip = 0, strict_mode = true, encoding = 'utf-8'"""


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
