"""CSV files into a table of Spark: by its own reader, or strictly if that is at a loss.

Its reader takes a quote that is never closed for text, and bytes that are not UTF-8 for a sign of its own, so that each
cell is looked at: one with a line's end, a quote at its head or such a sign sends its file to the strict reader.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.dialect import Dialect
from discrepant.scan.files import is_remote
from discrepant.scan.strict_csv import UnfitRow, UnfitRows, can_open, header_by_engine, header_of, read_strictly, shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SparkCsv"]

_UNFIT = "discrepant_unfit"
_AMISS = r"""[\n\r\x{FFFD}]|^\s*"""
_BROKEN = "broken"
_PACKED = (".gz", ".bz2")


class SparkCsv:
    """Reads files for a session.

    `kept` are the tables that it holds in memory or on the disk, and `unfit` what does not fit.
    """

    def __init__(self, session: SparkSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect
        self.unfit = UnfitRows()
        self.kept: list[DataFrame] = []

    def read(self, files: Sequence[tuple[str, str]]) -> DataFrame:
        """All files as one table of text; each has its path, and the name by which Spark knows it."""
        tables = [self._one(*one) for path, known in files for one in self._files_of(path, known)]
        found = [table for table in tables if table is not None]
        if not found:
            raise DiscrepantError(Problem(file=files[0][0], what="has no row", hint="a table has a header"))
        return reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), found)

    def _files_of(self, path: str, known: str) -> list[tuple[str, str]]:
        """The file, or those for which an address stands."""
        if not is_remote(path):
            return [(path, known)]
        found = self._session.read.format("binaryFile").load(known).select("path").orderBy("path").toLocalIterator()
        # an address of this machine is a file of it
        return [(url2pathname(urlsplit(file).path) if file.startswith("file:") else file, file) for (file,) in found]

    def _one(self, path: str, known: str) -> DataFrame | None:
        header = header_of(path, self._dialect) if can_open(path) else self._names(path, known)
        if not header:
            return None
        if not can_open(path):
            return self._unseen(path, known, header)
        if not self._dialect.is_plain or _is_cut(path):
            return self._strictly(path, header)
        read = self._by_spark(path, known, header)
        is_amiss = not read.where(self._amiss(header)).isEmpty()
        return self._strictly(path, header) if is_amiss else read.drop(_UNFIT)

    def _unseen(self, path: str, known: str, header: Sequence[str]) -> DataFrame:
        """The rows of a file that only Spark can open: of one that does not fit the lines are not known.

        They are kept, for whether a row fits is not said of some of its cells alone.
        """
        read = self._by_spark(path, known, header).persist()
        self.kept.append(read)
        for text, times in map(tuple, read.where(f"{_UNFIT} is not null").groupBy(_UNFIT).count().toLocalIterator()):
            self.unfit.add(UnfitRow(path, None, None, "too few or too many cells", shown(text)), times)
        return read.where(f"{_UNFIT} is null").drop(_UNFIT)

    def _by_spark(self, path: str, known: str, header: Sequence[str]) -> DataFrame:
        from pyspark.sql.types import StringType, StructField, StructType  # noqa: PLC0415  # heavy, and an extra

        schema = StructType([StructField(name, StringType()) for name in (*header, _UNFIT)])
        options = {**self._stated(path), "header": str(self._dialect.has_header), "columnNameOfCorruptRecord": _UNFIT}
        listed = ", ".join(map(_text, self._dialect.nulls))
        cells = [
            f"case when {name} not in ({listed}) then {name} end as {name}" if listed else name
            for name in map(_quoted, header)
        ]
        return self._session.read.schema(schema).options(**options).csv(known).selectExpr(*cells, _UNFIT)

    def _names(self, path: str, known: str) -> tuple[str, ...]:
        """The names of the columns of a file that only Spark can open."""
        return header_by_engine(
            path, self._dialect, lambda: self._session.read.options(**self._stated(path)).csv(known).first()
        )

    def _amiss(self, header: Sequence[str]) -> str:
        sign = _AMISS + "[" + "".join(f"\\x{{{ord(char):X}}}" for char in self._dialect.quote or '"') + "]"
        cells = " or ".join(f"{_quoted(name)} rlike {_text(sign)}" for name in header)
        return f"{_UNFIT} is not null or {cells}"

    def _strictly(self, path: str, header: Sequence[str]) -> DataFrame:
        """The rows by the strict reader, which Spark's own workers run; kept, for it is slow."""
        schema = ", ".join(
            f"{_quoted(name)} string"
            for name in (*header, "discrepant_reason", "discrepant_first", "discrepant_last", _UNFIT)
        )
        whole = str(Path(path).absolute()) if can_open(path) else path
        rows = self._session.sparkContext.parallelize([whole], 1).flatMap(
            partial(_rows, dialect=self._dialect, width=len(header))
        )
        kept = self._session.createDataFrame(rows, schema).persist()
        self.kept.append(kept)
        for row in kept.where("discrepant_reason is not null").toLocalIterator():
            because, first, last, text = row[-4:]
            if because == _BROKEN:
                raise DiscrepantError(Problem(file=path, what=text))
            self.unfit.add(UnfitRow(path, int(first), int(last), because, text))
        return kept.where("discrepant_reason is null").select(*map(_quoted, header))

    def _stated(self, path: str) -> dict[str, str]:
        quote = self._dialect.quote or "\0"
        return {
            "sep": self._dialect.delimiter_of(path),
            "quote": quote,
            "escape": quote,
            "multiLine": "true",
            "mode": "PERMISSIVE",
            "encoding": "UTF-8",
            "nullValue": "",
            "emptyValue": "",
            "ignoreLeadingWhiteSpace": "false",
            "ignoreTrailingWhiteSpace": "false",
            "maxColumns": "100000",
        }


def _rows(path: str, dialect: Dialect, width: int) -> Iterator[tuple[str | None, ...]]:
    """The rows of a file and, in four more columns, those that do not fit; or why it can be read no further."""
    no_cells = (None,) * width
    try:
        for row in read_strictly(path, dialect, width):
            if isinstance(row, UnfitRow):
                yield (*no_cells, row.because, str(row.first), str(row.last), row.text)
            else:
                yield (*row, None, None, None, None)
    except DiscrepantError as error:
        yield (*no_cells, _BROKEN, None, None, error.problems[0].what)


def _is_cut(path: str) -> bool:
    """Whether a file may end within a row, which Spark would take for a whole one; of a packed one that is not seen."""
    if path.lower().endswith(_PACKED):
        return True
    with Path(path).open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 1))
        return file.read(1) not in b"\r\n"


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _text(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
