"""Which record each row of a sheet is, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from discrepant.corpus.entries import Entries, Entry
from discrepant.desk.sheets.cells import to_cell
from discrepant.desk.sheets.columns import CLAIMS, FACTS, STAMP, Column, SheetForm, stamp
from discrepant.desk.sheets.export import named_facts, raw_of
from discrepant.desk.sheets.given import GivenSheets, SheetRow
from discrepant.errors import DiscrepantError, Problem
from discrepant.toml.lines import Path as KeyPath
from discrepant.toml.suggest import did_you_mean

__all__ = ["Matches", "RecordChange", "match"]

_OWN = {FACTS.name: "id", CLAIMS.name: "claim"}  # the column that says which record it is
_ONE = {FACTS.name: "fact", CLAIMS.name: "claim"}


@attrs.frozen(kw_only=True)
class RecordChange:
    """A record as it was and as the sheet has it.

    A new one was None, and has no path yet; one that is to go will be None, and the sheet has no row of it.
    """

    table: str
    name: str
    file: str
    path: KeyPath | None
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None
    row: SheetRow | None


@attrs.define
class Matches:
    """What the rows of all sheets are to the records.

    `rows` are those of records that are there, by their file and path. `lacking` are the records that a sheet has no
    row of. `has_all_claims` says that no row of a claim has a problem: no claim is unknown for it.
    """

    changes: list[RecordChange] = attrs.field(factory=list)
    rows: dict[tuple[str, KeyPath], SheetRow] = attrs.field(factory=dict)
    lacking: list[RecordChange] = attrs.field(factory=list)
    unchanged: int = 0
    notes: list[str] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    has_all_claims: bool = True


def match(entries: Entries, sheets: GivenSheets, claims_file: str) -> Matches:
    """Match all rows; what is wrong with any is among the problems.

    New claims are for `claims_file`.
    """
    found = Matches()
    files = {entry.record.id: entry.file.file for entry in entries.sources}
    if sheets.claims is not None:
        claims = {entry.key: entry for entry in entries.claims}
        _Sheet(CLAIMS, claims, found, claims_file=claims_file).match(sheets.claims)
        found.has_all_claims = not found.problems
    if sheets.facts is not None:
        _Sheet(FACTS, dict(named_facts(entries)), found, sources=files).match(sheets.facts)
    return found


class _Sheet:
    """The rows of one sheet, as they are gone through."""

    def __init__(
        self,
        form: SheetForm,
        known: Mapping[str, Entry[Any]],
        found: Matches,
        *,
        claims_file: str = "",
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._form, self._known, self._found = form, known, found
        self._claims_file, self._sources = claims_file, sources or {}
        self._columns = {column.name: column for column in form.columns}
        self._own, self._one = _OWN[form.name], _ONE[form.name]
        self._of_source = {source: {} for source in self._sources}  # type: dict[str, dict[str, str]]
        self._rows: dict[str, SheetRow] = {}  # by the name of the record
        names = {file: source for source, file in self._sources.items()}
        for name, entry in known.items():
            if entry.file.file in names:
                self._of_source[names[entry.file.file]].setdefault(stamp(raw_of(entry)), name)

    def match(self, rows: Iterable[SheetRow]) -> None:
        """Go through the rows, those that name a record first: a new one may be the same as one of them."""
        new = []
        for row in rows:
            try:
                name = self._text(row, self._own)
                if name in self._known or (name and self._form is FACTS):
                    self._stands(row, name)
                else:
                    new.append((row, name))
            except DiscrepantError as error:
                self._found.problems += error.problems
        for row, name in new:
            try:
                self._new(row, name)
            except DiscrepantError as error:
                self._found.problems += error.problems
        for name, entry in self._known.items():
            if name not in self._rows:
                self._found.lacking.append(self._change(name, entry, None, None))

    def _text(self, row: SheetRow, name: str) -> str:
        value = row.value(self._columns[name])
        return value.strip() if isinstance(value, str) else ""

    def _change(
        self, name: str, entry: Entry[Any], now: Mapping[str, Any] | None, row: SheetRow | None
    ) -> RecordChange:
        was = raw_of(entry)
        return RecordChange(
            table=self._one, name=name, file=entry.file.file, path=entry.path, was=was, now=now, row=row
        )

    def _stands(self, row: SheetRow, name: str) -> None:
        """A row of a record that is there."""
        entry = self._known.get(name)
        if entry is None:
            hint = did_you_mean(name, self._known) or "export anew; of a new fact, the id is empty"
            raise DiscrepantError(row.problem(self._own, f'there is no fact "{name}" in the records', hint))
        self._claim_name(name, row)
        self._found.rows[entry.file.file, entry.path] = row
        self._check_source(row, entry)
        was = raw_of(entry)
        now = self._record(row, was)
        if _is_same(now, was):
            self._found.unchanged += 1
            return
        state = self._text(row, STAMP)
        if state and state == stamp(now) != stamp(was):
            self._found.notes.append(f"{row.where}: {name} has changed since the export, the row has not: it stays.")
            return
        if state and state != stamp(was):
            what = "the record has changed since the export, and so has the row"
            raise DiscrepantError(row.problem(STAMP, what, "export anew, and change it there"))
        self._found.changes.append(self._change(name, entry, now, row))

    def _claim_name(self, name: str, row: SheetRow) -> None:
        first = self._rows.setdefault(name, row)
        if first is not row:
            hint = "keep one of them" if self._form is CLAIMS else "keep one of them; of a new fact, the id is empty"
            raise DiscrepantError(row.problem(self._own, f'{first.where} is {self._one} "{name}" too', hint))

    def _check_source(self, row: SheetRow, entry: Entry[Any]) -> None:
        if "source" not in row.columns or self._form is not FACTS:
            return
        given = self._text(row, "source")
        if self._sources.get(given) != entry.file.file:
            was = next(source for source, file in self._sources.items() if file == entry.file.file)
            hint = f'let it be "{was}"; of a fact that another source states, make a new row, its id empty'
            raise DiscrepantError(row.problem("source", "a fact stays with its source", hint))

    def _new(self, row: SheetRow, name: str) -> None:
        """A row of a record that is not there, or not by its name."""
        if self._text(row, STAMP):
            what = f"the row was exported with a {self._one} that the records do not have by this name"
            hint = f"give it the {self._own} that it had; of a new {self._one}, {STAMP} is empty"
            raise DiscrepantError(row.problem(self._own, what, hint))
        problems = [
            row.problem(needed, f"a new {self._one} needs its {needed}", self._columns[needed].meaning)
            for needed in self._form.needed
            if not str(row.cell(needed) or "").strip()
        ]
        source = self._text(row, "source") if self._form is FACTS else ""
        if source and source not in self._sources:
            hint = did_you_mean(source, self._sources) or "`discrepant draft` makes a source of an article"
            problems.append(row.problem("source", f'there is no source "{source}"', hint))
        try:
            now = self._record(row, {})
        except DiscrepantError as error:
            told = {problem.file for problem in problems}
            problems += (problem for problem in error.problems if problem.file not in told)
        if problems:
            raise DiscrepantError(*problems)
        self._add(row, name or f"{source}/{now['claim']}", source, now)

    def _add(self, row: SheetRow, name: str, source: str, now: Mapping[str, Any]) -> None:
        if self._form is CLAIMS:
            self._claim_name(name, row)
        elif there := self._of_source[source].setdefault(stamp(now), row.where):
            if there in self._known:
                self._rows.setdefault(there, row)
                self._found.notes.append(f"{row.where}: {there} says the same already: it is not written again.")
                return
            if there != row.where:
                raise DiscrepantError(row.problem(None, f"{there} is the same fact", "keep one of them"))
        file = self._sources.get(source, self._claims_file)
        self._found.changes.append(
            RecordChange(table=self._one, name=name, file=file, path=None, was=None, now=now, row=row)
        )

    def _record(self, row: SheetRow, was: Mapping[str, Any]) -> Mapping[str, Any]:
        """The record with what the row says; a DiscrepantError lists each cell that cannot be read."""
        now = dict(was)
        problems: list[Problem] = []
        for column in self._form.keys:
            if column.name not in row.columns or _stands_as_exported(row, column, was):
                continue
            try:
                value = row.value(column)
            except DiscrepantError as error:
                problems += error.problems
                continue
            if value is None:
                now.pop(column.name, None)
            elif value != was.get(column.name):
                now[column.name] = value
        if problems:
            raise DiscrepantError(*problems)
        return now


def _stands_as_exported(row: SheetRow, column: Column, was: Mapping[str, Any]) -> bool:
    """Whether a cell is what is written for the value, so that a blank text is not taken for none."""
    value = was.get(column.name, "")
    return (row.cell(column.name) or "") == ("" if value == "" else to_cell(value))


def _is_same(now: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    return now.keys() == was.keys() and all(now[name] == was[name] for name in now)
