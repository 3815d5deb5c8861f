"""Put new values into a file of records, in which every other byte stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from discrepant.corpus.files import read_within
from discrepant.corpus.record_files import RecordFile
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.files.writing import write_file
from discrepant.toml.edit import EditedToml
from discrepant.toml.lines import Path as KeyPath

__all__ = ["put"]


def put(root: Path, file: RecordFile, values: Mapping[KeyPath, str | int]) -> None:
    """Write the values in the place of those that the file has.

    A CorpusError, and nothing is written, where the file is not the one that was read.
    """
    what, hint = "it is not as it was when it was read", "nothing is written; try again"
    try:
        edited = EditedToml(read_within(root, file.file).decode())
    except ValueError:  # it was UTF-8 and TOML when it was read
        raise CorpusError(Problem(file=file.file, what=what, hint=hint)) from None
    if edited.data != file.data:
        raise CorpusError(Problem(file=file.file, what=what, hint=hint))
    for path, value in values.items():
        edited.put(path, value)
    try:
        after = edited.after()
    except DiscrepantError:
        raise CorpusError(Problem(file=file.file, what=what, hint=hint)) from None
    write_file(root / file.file, after, inside=root)
