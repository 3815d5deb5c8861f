"""What is scanned: tables in files, or the records of a corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import attrs

from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.errors import DiscrepantError, Problem
from discrepant.report.model import Report
from discrepant.scan.dialect import RFC_4180, Dialect
from discrepant.scan.engine import Engine
from discrepant.scan.files import find_tables, is_remote
from discrepant.scan.found import Scanned
from discrepant.scan.records import COLUMNS, report_on_records, root_of, rows_of
from discrepant.scan.report import report_on

__all__ = ["FilesInput", "RecordsInput", "ScanInput"]


class ScanInput(Protocol):
    """Where figures come from; its name is for people."""

    @property
    def name(self) -> str:
        """What the table is called, in messages and in the report."""

    def open(self, engine: Engine) -> Mapping[str, str]:
        """Make the view `raw`; its columns and their types."""

    def report(self, engine: Engine, scanned: Scanned, most: int) -> Report:
        """The ordinary report, once scanned."""


@attrs.frozen
class FilesInput:
    """Tables in files of one format."""

    paths: Sequence[str]
    form: str
    name: str
    dialect: Dialect = RFC_4180

    @classmethod
    def at(cls, paths: Sequence[str], form: str | None, dialect: Dialect = RFC_4180) -> FilesInput:
        """The files that are named, or that lie in the folders named.

        A DiscrepantError lists what is wrong.
        """
        found, form = find_tables(paths, form)
        if form != "csv" and dialect != RFC_4180:
            raise DiscrepantError(
                Problem(what=f"{form} is no CSV", hint="only CSV has a delimiter, quotes and the like")
            )
        return cls(found, form, ", ".join(Path(path).name for path in paths), dialect)

    def open(self, engine: Engine) -> Mapping[str, str]:
        """As the protocol says."""
        return engine.open(self.paths, self.form, self.dialect)

    def report(self, engine: Engine, scanned: Scanned, most: int) -> Report:
        """So many of the failing questions, the gravest."""
        return report_on(engine, scanned, most=most, table=self.name)


@attrs.frozen
class RecordsInput:
    """The figures and dates of a corpus."""

    corpus: Corpus
    name: str = "the records"

    @classmethod
    def at(cls, path: Path) -> RecordsInput | None:
        """The corpus of this folder, its root or that of its records.

        It is None where there are no records.
        """
        root = None if is_remote(str(path)) or not path.is_dir() else root_of(path)
        return cls(load(root)) if root else None

    def open(self, engine: Engine) -> Mapping[str, str]:
        """As the protocol says."""
        engine.put("raw", COLUMNS, rows_of(self.corpus))
        return COLUMNS

    def report(self, engine: Engine, scanned: Scanned, most: int) -> Report:  # noqa: ARG002  # the protocol's
        """Every verdict on every claim, for records are few."""
        return report_on_records(self.corpus)
