"""What would be wrong with changed records that is not wrong with them now.

It is said of the row and cell that it comes from, or else of the line where the record is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from discrepant.corpus.load import survey
from discrepant.desk.sheets.given import SheetRow
from discrepant.errors import Problem
from discrepant.files.opening import read_file
from discrepant.toml.lines import Layout, scan
from discrepant.toml.lines import Path as KeyPath

__all__ = ["Origins", "RecordOrigin", "new_problems"]

_AT_A_LINE = re.compile(r":\d+")
_RECORD, _KEY = (
    2,
    3,
)  # how long the paths of records are, [claim."its.key"] or the number of a [[fact]], and their keys'
_LARGEST = 5_000_000  # bytes


@attrs.frozen
class RecordOrigin:
    """Where a record was, None of a new one, and its row, None where the sheet has none."""

    before: KeyPath | None
    row: SheetRow | None


Origins = Mapping[tuple[str, KeyPath], RecordOrigin]


def new_problems(root: Path, after: Mapping[str, str], origins: Origins) -> Iterator[Problem]:
    """What is wrong with the records once these files have their new texts, and is not yet.

    `origins` are by the file and path that a record will have.
    """
    then = survey(root, with_evidence=True, texts=after)[1] if after else ()
    if not then:
        return
    now = survey(root, with_evidence=True)[1]
    files = {problem.file for problem in (*then, *now)}
    layouts = {file: _layout(root, file) for file in files}
    old_paths = {file: _paths(layout) for file, layout in layouts.items()}
    new_paths = {file: _paths(_scanned(after[file])) if file in after else old_paths[file] for file in files}
    old = Counter(_told(problem, old_paths[problem.file].get(problem.line)) for problem in now)
    for problem in then:
        path = new_paths[problem.file].get(problem.line, ())
        origin = origins.get((problem.file, path[:_RECORD]), RecordOrigin(path[:_RECORD], None))
        was = None if origin.before is None else (*origin.before, *path[_RECORD:])
        told = _told(problem, was)
        if old[told]:
            old[told] -= 1
        elif origin.row:
            column = origin.row.columns.get(str(path[-1])) if len(path) == _KEY else None
            yield attrs.evolve(problem, file=origin.row.grid.where(origin.row.number, column), line=0)
        else:  # the line as it is, not that of a text which is not written
            yield attrs.evolve(problem, line=layouts[problem.file].line(was) if was and problem.line else 0)


def _told(problem: Problem, path: KeyPath | None) -> tuple[object, ...]:
    """What a problem says of a record, wherever that stands."""
    words = (problem.what, problem.hint, *problem.below)
    return (problem.file, path, *(_AT_A_LINE.sub("", text) for text in words))


def _layout(root: Path, file: str) -> Layout:
    try:
        return _scanned(read_file(root / file, _LARGEST).decode())
    except (OSError, ValueError):  # a new file, or one that cannot be read, of which no line is known
        return _scanned("")


def _scanned(text: str) -> Layout:
    return scan(text.removeprefix("\ufeff"))


def _paths(layout: Layout) -> dict[int, KeyPath]:
    """The record or key that each line is of; of several, the first."""
    paths: dict[int, KeyPath] = {}
    for path, line in layout.lines.items():
        if len(path) >= _RECORD:
            paths.setdefault(line, path[:_KEY])
    return paths
