"""What a scan needs of an engine: the input as a table, and plain SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.dialect import RFC_4180, Dialect
from discrepant.scan.strict_csv import UnfitRows

__all__ = ["FORMATS", "Engine", "Row", "cannot_read", "missing", "saying"]

FORMATS = ("parquet", "csv", "jsonl")

Row = tuple[Any, ...]


class Engine(Protocol):
    """What runs a scan's SQL: DuckDB or Spark.

    What either says of its input is raised as a DiscrepantError, without a traceback.
    """

    name: str
    unfit: UnfitRows  # what was opened and is no row of its table

    def open(self, paths: Sequence[str], form: str, dialect: Dialect = RFC_4180) -> Mapping[str, str]:
        """Make the files of a format the view `raw`; the cells of CSV are text.

        It gives the view's columns with their types, in the engine's words.
        """

    def quoted(self, name: str) -> str:
        """A column's name as an identifier, whatever characters it has."""

    def ordinal(self, day: str) -> str:
        """The number of a day, 1 for the first day of the year 1, of an expression that is a date."""

    def instant(self, text: str) -> str:
        """Text as a timestamp of universal time, by the offset that stands behind it.

        Null where it is none.
        """

    def hashed(self, text: str) -> str:
        """A hash of 64 bits of an expression."""

    def packed(self, columns: Sequence[str]) -> str:
        """Columns of the view `raw` as one column of JSON."""

    def view(self, name: str, query: str) -> None:
        """Name a query."""

    def table(self, name: str, query: str) -> None:
        """Run a query once and keep its rows under a name."""

    def put(self, name: str, columns: Mapping[str, str], rows: Iterable[Row]) -> None:
        """Make rows a table; the columns' types are `string` or `double`."""

    def rows(self, query: str) -> Sequence[Row]:
        """The rows that a query gives, which fit into memory."""

    def stream(self, query: str) -> Iterator[Row]:
        """The rows that a query gives, however many, a few at a time."""

    def write_parquet(self, name: str, path: Path) -> None:
        """Write a table as one file."""

    def share(self) -> float | None:
        """How much of what runs now is done, from 0 to 1; None where nobody knows.

        It is asked from another thread.
        """

    def close(self) -> None:
        """Give back memory, and the disk that was spilled to."""


def cannot_read(what: str, error: object) -> DiscrepantError:
    """What an engine says of its input, its first lines, as an error of ours."""
    lines = [line for line in str(error).splitlines() if line.strip()][:3]
    return DiscrepantError(Problem(what=f"{what}: {' '.join(lines)[:500]}"))


@contextmanager
def saying(what: str, errors: type[Exception] | tuple[type[Exception], ...]) -> Iterator[None]:
    """Raise what an engine says here, in these exceptions of its own, as an error of ours."""
    try:
        yield
    except errors as error:
        raise cannot_read(what, error) from None


def missing(package: str, extra: str) -> DiscrepantError:
    """An engine is not installed."""
    return DiscrepantError(Problem(what=f"{package} is not installed", hint=f"pip install 'discrepant[{extra}]'"))
