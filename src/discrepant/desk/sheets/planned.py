"""What sheets would do to the records, before anything is written.

It is every change, and all that would be wrong then.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from discrepant.corpus.entries import Entries
from discrepant.corpus.files import FACTS, read_within
from discrepant.corpus.load import read_entries, survey
from discrepant.corpus.root import real_root
from discrepant.desk.sheets.changed_texts import changed_text
from discrepant.desk.sheets.given import SheetRow, read_sheets
from discrepant.desk.sheets.matching import Matches, RecordChange, match
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.files.writing import write_set
from discrepant.toml.lines import Path as KeyPath
from discrepant.toml.lines import scan

__all__ = ["ImportPlan", "plan_import", "write_import"]

_CLAIMS = f"{FACTS}/claims.toml"  # where new claims go
_AT_A_LINE = re.compile(r":\d+")
_ROW = re.compile(r"(?<= )row (?P<row>\d+)(?:, cell (?P<column>[A-Z]+))?")
_Rows = Mapping[tuple[str, KeyPath], SheetRow]


@attrs.frozen(kw_only=True)
class ImportPlan:
    """What is to be written, and what is to be shown first.

    `lacking` are records that a sheet has no row of and that stay as they are. `before` are the texts of the files that
    change, None of a new one, and `after` what they become.
    """

    root: Path
    changes: tuple[RecordChange, ...]
    lacking: tuple[RecordChange, ...]
    unchanged: int
    notes: tuple[str, ...]
    before: Mapping[str, str | None] = attrs.field(repr=False)
    after: Mapping[str, str] = attrs.field(repr=False)


def plan_import(root: Path, files: Sequence[Path], *, delete: bool = False) -> ImportPlan:
    """What these sheets change in the records; with `delete`, records that they lack go.

    A DiscrepantError lists everything that keeps the records from becoming so, by row and cell: also what `lint` would
    say of them that it does not say now.
    """
    root = real_root(root)
    sheets = read_sheets(files)
    entries = read_entries(root)
    if problems := entries.problems.found():
        raise CorpusError(*problems)
    found = match(entries, sheets, _file_of_claims(root, entries))
    if not found.has_all_claims:
        raise DiscrepantError(*sorted(found.problems, key=_by_row))
    changes = [*found.changes, *(found.lacking if delete else ())]
    before, after = _texts(root, entries, changes, found.problems)
    warnings = _look_at(root, after, _rows_after(entries, found, changes), found.problems)
    if found.problems:
        raise DiscrepantError(*sorted(found.problems, key=_by_row))
    return ImportPlan(
        root=root,
        changes=tuple(changes),
        lacking=() if delete else tuple(found.lacking),
        unchanged=found.unchanged,
        notes=(*sheets.notes, *found.notes, *map(str, warnings)),
        before=before,
        after=after,
    )


def write_import(plan: ImportPlan) -> None:
    """Write it, all or nothing; a CorpusError where a file has changed since it was read."""
    changed = [file for file, text in plan.before.items() if _text(plan.root, file) != text]
    if changed:
        what, hint = "it is not as it was when it was read", "nothing is written; try again"
        raise CorpusError(*(Problem(file=file, what=what, hint=hint) for file in changed))
    inner = {file.removeprefix(f"{FACTS}/"): text for file, text in plan.after.items()}
    write_set(plan.root / FACTS, inner, inside=plan.root)


def _file_of_claims(root: Path, entries: Entries) -> str:
    if (root / _CLAIMS).exists() or not entries.claims:
        return _CLAIMS
    return entries.claims[-1].file.file


def _text(root: Path, file: str) -> str | None:
    """What a record file holds, None where there is none."""
    if not (root / file).exists():
        return None
    try:
        return read_within(root, file).decode()
    except UnicodeDecodeError:
        raise CorpusError(Problem(file=file, what="it is not UTF-8 any more", hint="try again")) from None


def _texts(
    root: Path, entries: Entries, changes: Iterable[RecordChange], problems: list[Problem]
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The files that change, as they are and as they will be."""
    read = {
        file.file: file.data for file in (entry.file for each in (entries.sources, entries.claims) for entry in each)
    }
    by_file: dict[str, list[RecordChange]] = defaultdict(list)
    for change in changes:
        by_file[change.file].append(change)
    before: dict[str, str | None] = {}
    after: dict[str, str] = {}
    for file, those in by_file.items():
        text = _text(root, file)
        try:
            after[file] = changed_text(text or "", those, read.get(file))
            before[file] = text
        except DiscrepantError as error:
            rows = [change.row for change in those if change.row]
            where = f"{rows[0].where}: {file}" if rows else file
            problems += (attrs.evolve(problem, file=where) for problem in error.problems)
    return before, after


def _rows_after(entries: Entries, found: Matches, changes: Iterable[RecordChange]) -> _Rows:
    """The row of each record, by where the record will be."""
    gone, new = defaultdict(list), defaultdict(list)  # type: dict[str, list[int]], dict[str, list[SheetRow | None]]
    for change in changes:
        if change.path is None and change.table == "fact":
            new[change.file].append(change.row)
        elif change.now is None and change.path and isinstance(change.path[-1], int):
            insort(gone[change.file], change.path[-1])
    counts = Counter(entry.file.file for entry in entries.facts)
    rows = {}
    for (file, path), row in found.rows.items():
        *way, last = path
        if isinstance(last, int):
            last -= bisect_left(gone[file], last)
        rows[file, (*way, last)] = row
    for change in changes:
        if change.row and change.path is None and change.table == "claim":
            rows[change.file, ("claim", change.name)] = change.row
    for file, added in new.items():
        first = counts[file] - len(gone[file])
        rows |= {(file, ("fact", first + place)): row for place, row in enumerate(added) if row}
    return rows


def _look_at(root: Path, after: Mapping[str, str], rows: _Rows, problems: list[Problem]) -> list[Problem]:
    """Add what would be wrong with the new texts and is not wrong now; what only may be, is given back."""
    if not after:
        return []
    then = survey(root, with_evidence=True, texts=after)[1]
    if not then:
        return []
    old = Counter(map(_lineless, survey(root, with_evidence=True)[1]))
    cells = dict(_cells(root, after, rows, {problem.file for problem in then}))
    warnings: list[Problem] = []
    for problem in then:
        if old[_lineless(problem)]:
            old[_lineless(problem)] -= 1
            continue
        # the lines of a text that is not written would lead astray
        placed = attrs.evolve(problem, line=0) if problem.file in after else problem
        if where := cells.get((problem.file, problem.line)):
            placed = attrs.evolve(problem, file=where, line=0)
        (warnings if problem.is_warning else problems).append(placed)
    return warnings


def _lineless(problem: Problem) -> tuple[str, ...]:
    return (problem.file, *(_AT_A_LINE.sub("", text) for text in (problem.what, problem.hint, *problem.below)))


def _cells(
    root: Path, after: Mapping[str, str], rows: _Rows, files: Iterable[str]
) -> Iterator[tuple[tuple[str, int], str]]:
    """Which row and cell each line of these files is about; of several, the first that has one."""
    for file in files:
        text = after.get(file)
        text = text if text is not None else _text(root, file)
        told: dict[int, str] = {}
        for path, line in scan((text or "").removeprefix("\ufeff")).lines.items():
            depth = 2  # [claim."its.key"], and the number of a [[fact]]
            if row := rows.get((file, path[:depth])):
                column = row.columns.get(str(path[depth])) if len(path) > depth else None
                told.setdefault(line, row.grid.where(row.number, column))
        yield from (((file, line), where) for line, where in told.items())


def _by_row(problem: Problem) -> tuple[object, ...]:
    """In the order of rows and cells, and what has no row last."""
    found = _ROW.search(problem.file)
    if found is None:
        return True, "", 0, 0, "", problem
    column = found["column"] or ""
    return False, problem.file[: found.start()], int(found["row"]), len(column), column, problem
