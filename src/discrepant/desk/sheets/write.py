"""Write the sheets of a corpus to files, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from discrepant.desk.sheets.columns import CLAIMS, FACTS
from discrepant.desk.sheets.csv_files import claims_beside, csv_text
from discrepant.desk.sheets.export import export_rows, meanings
from discrepant.desk.sheets.workbook import workbook_bytes
from discrepant.errors import DiscrepantError, Problem
from discrepant.files.opening import holds
from discrepant.files.writing import write_set, written_whole

__all__ = ["WrittenSheets", "write_sheets"]


@attrs.frozen(kw_only=True)
class WrittenSheets:
    """The files that were written, and how many records are in them."""

    files: tuple[Path, ...]
    facts: int
    claims: int


def write_sheets(root: Path, file: Path, *, force: bool = False) -> WrittenSheets:
    """Write facts and claims as a workbook, or as CSV with the claims beside the facts.

    A DiscrepantError says what keeps them from being written; what is there and differs is replaced only by force.
    """
    rows = export_rows(root)
    if file.suffix.lower() == ".csv":
        texts = {file: csv_text(rows[FACTS.name]), claims_beside(file): csv_text(rows[CLAIMS.name])}
        files = {path: text.encode() for path, text in texts.items()}
    else:
        texts = {}
        files = {file: workbook_bytes({**rows, "columns": meanings()})}
    standing = [path for path, data in files.items() if os.path.lexists(path) and not holds(path, data)]
    if standing and not force:
        hint = "--force replaces it: what was typed there and not imported is lost"
        raise DiscrepantError(*(Problem(file=str(path), what="it exists already", hint=hint) for path in standing))
    if texts:
        write_set(file.parent, {path.name: text for path, text in texts.items()})
    else:
        with written_whole(file) as unfinished:
            unfinished.write_bytes(files[file])
    return WrittenSheets(files=tuple(files), facts=len(rows[FACTS.name]) - 1, claims=len(rows[CLAIMS.name]) - 1)
