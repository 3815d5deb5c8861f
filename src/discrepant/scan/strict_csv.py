"""The rows of a CSV file, read strictly, and the rows that do not fit, each with its lines.

This says what a row is. Engines are quicker, and what they read is taken where they find nothing amiss.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import attrs

from discrepant.errors import DiscrepantError, Problem
from discrepant.scan.dialect import Dialect
from discrepant.scan.files import is_remote

__all__ = [
    "FEW",
    "MANY",
    "UNDECODED",
    "Cells",
    "UnfitRow",
    "UnfitRows",
    "can_open",
    "header_by_engine",
    "header_of",
    "is_simple",
    "read_strictly",
    "shown",
    "unfit_rows",
]

FEW = "too few cells"
MANY = "too many cells"
UNCLOSED = "a quote that does not close where its cell ends"
UNDECODED = "not in the encoding"

_LONGEST = 2_000_000  # characters of a cell; a quote that is never closed would take the rest of the file
_SHOWN = 60
_MOST_SAMPLES = 5
_STATED = "--delimiter, --quote, --escape and --encoding say how it is written"
_UNDECODED = re.compile("[\udc80-\udcff]")
_CHUNK = 1 << 24
_OPEN: dict[str, Callable[..., IO[Any]]] = {".gz": gzip.open, ".bz2": bz2.open}

Cells = list[str | None]


@attrs.frozen
class UnfitRow:
    """A row that does not fit: where it is, why it does not, and how it begins.

    Its first and its last line are None where they are not known.
    """

    path: str
    first: int | None
    last: int | None
    because: str
    text: str

    def __str__(self) -> str:
        lines = "" if self.first is None else f":{self.first}" + (f"-{self.last}" if self.last != self.first else "")
        return f"{Path(self.path).name}{lines} “{self.text}”"


@attrs.define
class UnfitRows:
    """How many rows of a table do not fit, by reason, and the first of them."""

    counts: Counter[str] = attrs.field(factory=Counter)
    samples: dict[str, list[str]] = attrs.field(factory=dict)

    def add(self, row: UnfitRow, times: int = 1) -> None:
        """Count a row, and keep it if few are kept."""
        self.counts[row.because] += times
        self.show(row)

    def show(self, row: UnfitRow) -> None:
        """Keep a row that is counted elsewhere, if few are kept."""
        kept = self.samples.setdefault(row.because, [])
        if len(kept) < _MOST_SAMPLES:
            kept.append(str(row))


def can_open(path: str) -> bool:
    """Whether the file is at hand, in a form that can be read without an engine."""
    return not is_remote(path) and not path.lower().endswith(".zst")


def is_simple(path: str, dialect: Dialect) -> bool:
    """Whether what stands in a line is a row.

    It is if nothing is quoted in the file, and its lines all end alike.
    """
    quote = dialect.quote.encode(dialect.encoding)
    ends: Counter[bytes] = Counter()
    carried = b""
    with _telling(path, dialect), _opener(path)(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            if quote and quote in chunk:
                return False
            ends.update({end: (carried + chunk).count(end) for end in (b"\r\n", b"\r", b"\n")})
            carried = chunk[-1:] if chunk.endswith(b"\r") else b""
            ends[b"\r"] -= len(carried)
    return not ends[b"\r"] or ends[b"\r\n"] == ends[b"\r"] == ends[b"\n"]


def header_of(path: str, dialect: Dialect) -> tuple[str, ...]:
    """The names of a file's columns; none of a file without a row.

    A column that has no name, or a file that has no header, is called by its number. Of names that stand twice, in
    small letters or large, none is taken for the other: each has its number behind it.
    """
    first = next(_records(path, dialect), None)
    if first is None:
        return ()
    if first.because:
        raise DiscrepantError(Problem(file=path, what=f"its first row does not fit: {first.because}", hint=_STATED))
    return names_from(first.cells, dialect)


def header_by_engine(
    path: str, dialect: Dialect, first_row: Callable[[], Sequence[str | None] | None]
) -> tuple[str, ...]:
    """The same of a file that only an engine can open, which gives its first row."""
    if not dialect.is_plain:
        hint = "unpack or fetch it"
        raise DiscrepantError(Problem(file=path, what="can be read only in UTF-8 and without --escape", hint=hint))
    return names_from(first_row() or (), dialect)


def names_from(cells: Sequence[str | None], dialect: Dialect) -> tuple[str, ...]:
    """The names of the columns whose first cells these are."""
    has_name = dialect.has_header
    return _distinct([name if has_name and name and name.strip() else str(i) for i, name in enumerate(cells, 1)])


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names with the number of its column behind each that stands twice."""
    while len(often := Counter(map(str.lower, names))) < len(names):
        names = [f"{name} ({i})" if often[name.lower()] > 1 else name for i, name in enumerate(names, 1)]
    return tuple(names)


def read_strictly(path: str, dialect: Dialect, width: int) -> Iterator[Cells | UnfitRow]:
    """The rows below the header: so many cells each, or why a row does not fit.

    Cells beyond them that are empty, as of a comma that ends each line, say nothing.
    """
    nulls = {"", *dialect.nulls}
    is_header = dialect.has_header
    for row in _records(path, dialect):
        if is_header:
            is_header = False
        elif row.because or len(row.cells) < width or any(row.cells[width:]):
            because = row.because or (FEW if len(row.cells) < width else MANY)
            yield UnfitRow(path, row.first, row.last, because, shown(row.text))
        else:
            yield [None if cell in nulls else cell for cell in row.cells[:width]]


def unfit_rows(path: str, dialect: Dialect, width: int) -> Iterator[UnfitRow]:
    """Only what does not fit."""
    return (row for row in read_strictly(path, dialect, width) if isinstance(row, UnfitRow))


def shown(text: str) -> str:
    """How a row begins: its first line, or the head of that; what cannot be decoded is marked."""
    text = _UNDECODED.sub("\ufffd", text.partition("\n")[0].rstrip("\r"))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@attrs.frozen
class _Record:
    cells: list[str]
    because: str | None
    first: int
    last: int
    text: str


def _records(path: str, dialect: Dialect) -> Iterator[_Record]:
    """Every row, the header too; a line with nothing in it is none."""
    seen: list[str] = []

    def lines() -> Iterator[str]:
        for line in file:
            seen.append(line)
            yield line

    with _opened(path, dialect) as file:
        reader = csv.reader(
            lines(),
            delimiter=dialect.delimiter_of(path),
            quotechar=dialect.quote or None,
            quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
            escapechar=dialect.escape,
            strict=True,
        )
        last = 0
        while True:
            cells: list[str] = []
            because = None
            try:
                with _long_cells():
                    cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                because = UNCLOSED
            first, last = last + 1, last + len(seen)
            if any(not line.isascii() and _UNDECODED.search(line) for line in seen):
                because = UNDECODED
            if cells or because:
                yield _Record(cells, because, first, last, seen[0] if seen else "")
            seen.clear()


@contextmanager
def _opened(path: str, dialect: Dialect) -> Iterator[IO[str]]:
    """The file as text, each of its lines with its own ending; what cannot be decoded is marked."""
    encoding = "utf-8-sig" if dialect.encoding == "utf-8" else dialect.encoding
    with (
        _telling(path, dialect),
        _opener(path)(path, "rt", encoding=encoding, errors="surrogateescape", newline="") as file,
    ):
        yield file


def _opener(path: str) -> Callable[..., IO[Any]]:
    return _OPEN.get(Path(path.lower()).suffix, open)


@contextmanager
def _telling(path: str, dialect: Dialect) -> Iterator[None]:
    """Say of which file it is that it cannot be opened, unpacked or decoded."""
    try:
        yield
    except UnicodeError as error:
        hint = "--encoding says which it is"
        raise DiscrepantError(Problem(file=path, what=f"is not in {dialect.encoding}: {error}", hint=hint)) from None
    except (OSError, EOFError, zlib.error) as error:
        raise DiscrepantError(Problem(file=path, what=f"cannot be read: {error}")) from None


@contextmanager
def _long_cells() -> Iterator[None]:
    """Cells may be long here; elsewhere the limit of the csv module is as it was."""
    before = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)
