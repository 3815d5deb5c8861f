"""The facts and claims of a corpus as the rows of two sheets, nothing left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.load import read_entries
from discrepant.corpus.root import real_root
from discrepant.corpus.source_records import FactRecord
from discrepant.desk.sheets.cells import to_cell
from discrepant.desk.sheets.columns import CLAIMS, FACTS, STAMP, SheetForm, stamp
from discrepant.errors import CorpusError, Problem

__all__ = ["LONGEST_CELL", "export_rows", "meanings", "named_facts", "raw_of"]

LONGEST_CELL = 32_767  # in units of UTF-16, as spreadsheets count
Rows = Sequence[Sequence[str]]


def export_rows(root: Path) -> dict[str, Rows]:
    """The rows of each sheet by its name, the first of them its header.

    A CorpusError lists records that are not well-formed, for nothing is left out, and values too long for a cell.
    """
    entries = read_entries(real_root(root))
    if problems := entries.problems.found():
        raise CorpusError(*problems)
    too_long: list[Problem] = []
    rows: dict[str, Rows] = {
        FACTS.name: [_head(FACTS), *_facts(entries, too_long)],
        CLAIMS.name: [_head(CLAIMS), *_claims(entries, too_long)],
    }
    if too_long:
        raise CorpusError(*sorted(too_long))
    return rows


def meanings() -> Rows:
    """What each column means, as a sheet of its own."""
    rows = (
        (form.name, column.name, column.shape.value, column.meaning)
        for form in (FACTS, CLAIMS)
        for column in form.columns
    )
    return [("sheet", "column", "holds", "meaning"), *rows]


def _head(form: SheetForm) -> tuple[str, ...]:
    return tuple(column.name for column in form.columns)


def _facts(entries: Entries, too_long: list[Problem]) -> Iterator[tuple[str, ...]]:
    sources = {entry.file.file: entry.record.id for entry in entries.sources}
    for name, entry in named_facts(entries):
        yield _row(FACTS, entry, raw_of(entry), {"id": name, "source": sources[entry.file.file]}, too_long)


def named_facts(entries: Entries) -> Iterator[tuple[str, Entry[FactRecord]]]:
    """Each fact with the name that it has in a sheet, by source and in the order of their files."""
    sources = {entry.file.file: entry.record.id for entry in entries.sources}
    told: Counter[str] = Counter()
    for entry in sorted(entries.facts, key=lambda entry: sources[entry.file.file]):
        name = f"{sources[entry.file.file]}/{entry.record.claim}"
        told[name] += 1
        yield (f"{name}/{told[name]}" if told[name] > 1 else name), entry


def _claims(entries: Entries, too_long: list[Problem]) -> Iterator[tuple[str, ...]]:
    for entry in entries.claims:
        yield _row(CLAIMS, entry, raw_of(entry), {"claim": entry.key}, too_long)


def raw_of(entry: Entry[Any]) -> Mapping[str, Any]:
    """The record as it stands in its file, so that what is only implied is not made explicit."""
    data: Any = entry.file.data
    for part in entry.path:
        data = data[part]
    record: Mapping[str, Any] = data
    return record


def _row(
    form: SheetForm, entry: Entry[Any], raw: Mapping[str, Any], own: Mapping[str, str], too_long: list[Problem]
) -> tuple[str, ...]:
    cells = []
    for column in form.columns:
        name = column.name
        if column.is_key:
            cell = to_cell(raw[name]) if raw.get(name, "") != "" else ""
        else:
            cell = stamp(raw) if name == STAMP else to_cell(own[name])
        if len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL:
            place = entry.file.place(*entry.path, name)
            what = f'"{name}" has more characters than the {LONGEST_CELL:,} that a cell can hold'
            too_long.append(Problem(file=place.file, line=place.line, what=what, hint="nothing is written"))
        cells.append(cell)
    return tuple(cells)
