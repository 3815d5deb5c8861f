"""What sheets would do to the records, before anything is written.

It is every change, and all that would be wrong then.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.files import FACTS, read_within
from discrepant.corpus.load import read_entries
from discrepant.corpus.root import real_root
from discrepant.desk.sheets.changed_texts import changed_text
from discrepant.desk.sheets.given import read_sheets
from discrepant.desk.sheets.matching import Matches, RecordChange, match
from discrepant.desk.sheets.new_problems import Origins, RecordOrigin, new_problems
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.files.writing import write_set
from discrepant.toml.lines import Path as KeyPath

__all__ = ["ImportPlan", "plan_import", "write_import"]

_CLAIMS = f"{FACTS}/claims.toml"  # where new claims go
_ROW = re.compile(r"(?<= )row (?P<row>\d+)(?:, cell (?P<column>[A-Z]+))?")


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
    warnings: list[Problem] = []
    for problem in new_problems(root, after, _origins(entries, found, changes)):
        (warnings if problem.is_warning else found.problems).append(problem)
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


def _origins(entries: Entries, found: Matches, changes: Iterable[RecordChange]) -> Origins:
    """Of each fact and claim, by where it will be: where it was, and its row."""
    gone, new = defaultdict(list), defaultdict(list)  # type: dict[str, list[int]], dict[str, list[RecordOrigin]]
    origins: dict[tuple[str, KeyPath], RecordOrigin] = {}
    for change in changes:
        if change.now is None and change.path and isinstance(change.path[-1], int):
            insort(gone[change.file], change.path[-1])
        elif change.path is None and change.table == "fact":
            new[change.file].append(RecordOrigin(None, change.row))
        elif change.path is None:
            origins[change.file, ("claim", change.name)] = RecordOrigin(None, change.row)
    there: list[Entry[Any]] = [*entries.facts, *entries.claims]
    for entry in there:
        file, (*way, last) = entry.file.file, entry.path
        if isinstance(last, int):
            last -= bisect_left(gone[file], last)
        # what comes into the place of one that goes is noted after it
        origins[file, (*way, last)] = RecordOrigin(entry.path, found.rows.get((file, entry.path)))
    counts = Counter(entry.file.file for entry in entries.facts)
    for file, added in new.items():
        first = counts[file] - len(gone[file])
        origins |= {(file, ("fact", first + place)): origin for place, origin in enumerate(added)}
    return origins


def _by_row(problem: Problem) -> tuple[object, ...]:
    """In the order of rows and cells, and what has no row last."""
    found = _ROW.search(problem.file)
    if found is None:
        return True, "", 0, 0, "", problem
    column = found["column"] or ""
    return False, problem.file[: found.start()], int(found["row"]), len(column), column, problem
