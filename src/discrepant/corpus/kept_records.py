"""The record files of a corpus, parsed, and their facts, kept from run to run.

What a file holds is kept below its path and the hash of our code, with the hash of the bytes that it is of. Its facts
are kept beside that, where nothing was wrong with the file, with the hash of all else that decides on them: what the
claims that they answer ask, and all names. Its text is named in it by its hash. By a hedge table of the desk's own
nothing is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.kept_facts import (
    MISFITS,
    KeptRecord,
    PlainFact,
    fact_of,
    facts_of,
    kept_record,
    plain_fact,
    record_of,
)
from discrepant.corpus.model import Claim, Fact, Source
from discrepant.corpus.record_files import KeptFacts, RecordFile, parse_record_file
from discrepant.corpus.source_records import FactRecord, SourceRecord
from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of
from discrepant.reading.model import Reading
from discrepant.reading.plain_readings import plain_reading, reading_of
from discrepant.reading.reader import Reader, faults
from discrepant.toml.lines import Layout

__all__ = ["KeptRecords"]

_BESIDE = ("attrs", "babel", "cattrs", "edtf", "lark", "pint")  # what else decides on records
_OF_A_SOURCE = {"source", "fact", "skip"}  # tables of a file whose facts are kept
_FACTS = "fact"


class KeptRecords:
    """What is kept of one corpus.

    `with_evidence` says that facts are asked for whose quotes were looked for in their texts.
    """

    def __init__(self, root: Path, reader: Reader, *, with_evidence: bool) -> None:
        self._kept, self._root, self._with_evidence = Kept("records"), root, with_evidence
        self._code = _code() if self._kept.is_on and reader.is_default else ""
        self._met = tuple(faults)
        self._under: _Under | None = None
        self._known: set[str] = set()  # files that were kept as they are
        self._plain: dict[str, dict[str, Any]] = {}  # what was kept of files, as they are or as they were
        self._before: dict[str, dict[KeptRecord, object]] = {}  # by files that changed, what was read of their records

    def file(self, file: str, data: bytes) -> RecordFile | None:
        """A file of records with these bytes, if it was kept."""
        kept = self._kept.get(self._key(file)) if self._code else None
        if not isinstance(kept, dict):
            return None
        self._plain[file] = kept
        with suppress(*MISFITS):  # what is none of ours is as good as nothing
            return self._file(file, data, kept)
        return None

    def _file(self, file: str, data: bytes, kept: dict[str, Any]) -> RecordFile | None:
        of = sha256(data).hexdigest()
        rows = kept["facts"]
        if kept["of"] != of or (rows is not None and not self._are_founded(kept)):
            return None
        if not isinstance(kept["data"], dict) or not isinstance(rows, list | None):
            raise TypeError("tables have keys, and facts are a list")
        lines = {tuple(_part(part) for part in path): _line(line) for path, line in kept["lines"]}
        whole = partial(parse_record_file, file, data)
        facts = None if rows is None else KeptFacts(rows=rows, under=kept["under"], whole=whole)
        self._known.add(file)
        layout = Layout(lines=lines)
        return RecordFile(
            file=file, data=kept["data"], layout=layout, sha256=of, kept=facts, is_sound=kept["sound"] is True
        )

    def _are_founded(self, kept: Mapping[str, Any]) -> bool:
        """Whether all that is asked for was looked at when these facts were kept."""
        return kept["evidence"] is True or not self._with_evidence

    def published(self, entry: Entry[SourceRecord]) -> Reading | None:
        """The day on which a source was published, if the same words were read before."""
        kept = self._plain.get(entry.file.file, {})
        with suppress(*MISFITS):
            words, reading = kept["published"]
            return reading_of(reading) if words == entry.record.published else None
        return None

    def facts(self, entries: Entries, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> list[Fact]:
        """The facts of all files for which they are still what they were.

        Those of the others come to be among the entries.
        """
        under = self._under = _Under(entries, claims)
        found: list[Fact] = []
        for file in entries.kept:
            source = sources.get(file.file)
            with suppress(*MISFITS):
                if source and file.kept and under.hash(row[0][0] for row in file.kept.rows) == file.kept.under:
                    found += facts_of(file.kept.rows, source, claims)
                    continue
            entries.unpacked(file)
        return found

    def fact(
        self, entry: Entry[FactRecord], source: Source, claims: Mapping[str, Claim], told: Counter[str]
    ) -> Fact | None:
        """A fact of a file that changed, if its own record, its source's and its claim did not.

        `told` counts the facts of the source on each claim, and is left as it was where there is none.
        """
        file = entry.file.file
        if file not in self._before:
            self._before[file] = self._rows(entry.file)
        row = self._before[file].get(kept_record(entry.record)) if self._before[file] else None
        if row is None:
            return None
        before = told[entry.record.claim]
        with suppress(*MISFITS):
            return fact_of(row, source, claims, told, entry.place.line)
        told[entry.record.claim] = before
        return None

    def _rows(self, file: RecordFile) -> dict[KeptRecord, object]:
        """What was read of the records of a file before it changed, where all that they hang on is as it was."""
        kept = self._plain.get(file.file)
        with suppress(*MISFITS):
            if kept and self._under and kept["data"]["source"] == file.data["source"] and self._are_founded(kept):
                rows = {record_of(row[0]): row for row in kept["facts"]}
                if self._under.hash(row[0][0] for row in kept["facts"]) == kept["under"]:
                    return rows
        return {}

    def keep(
        self,
        entries: Entries,
        claims: Mapping[str, Claim],
        sources: Mapping[str, Source],
        told: Mapping[str, Iterable[PlainFact]],
    ) -> None:
        """Keep what can be kept of each file.

        `told` has the facts of those files of which all were read.
        """
        if not self._code or tuple(faults) != self._met:  # a fault of ours may be one of the moment
            return
        under = self._under or _Under(entries, claims)
        for file in entries.files.values():
            is_sound = not entries.problems.has(file.file)
            is_whole = is_sound and file.file in told and file.data.keys() <= _OF_A_SOURCE
            if not file.sha256 or (file.file in self._known and not is_whole and is_sound == file.is_sound):
                continue
            facts = [plain_fact(each) for each in told[file.file]] if is_whole else None
            day = sources[file.file].published if file.file in sources else None
            with suppress(TypeError):  # TOML has days and times, which JSON has not, and no record has
                self._kept.put(
                    self._key(file.file),
                    {
                        "of": file.sha256,
                        "sound": is_sound,
                        "data": {key: value for key, value in file.data.items() if key != _FACTS or not is_whole},
                        "lines": [
                            [path, line]
                            for path, line in file.layout.lines.items()
                            if not is_whole or path[0] != _FACTS or len(path) == 1
                        ],
                        "published": [file.data["source"]["published"], plain_reading(day)] if day else None,
                        "under": under.hash(row[0][0] for row in facts) if facts is not None else "",
                        "evidence": self._with_evidence,
                        "facts": facts,
                    },
                )

    def _key(self, file: str) -> str:
        return sha256(json.dumps([self._code, str(self._root), file]).encode()).hexdigest()


def _code() -> str:
    """A hash of all code that decides on records; empty where some of it is in no folder."""
    parts = [code_of(f"discrepant.{package}", *_BESIDE) for package in ("corpus", "reading", "toml")]
    return " ".join(parts) if all(parts) else ""


class _Under:
    """What decides on facts beside their own files: hashes of the claims that they answer, and of all names."""

    def __init__(self, entries: Entries, claims: Mapping[str, Claim]) -> None:
        told = json.JSONEncoder(default=repr).encode
        self._claims = {
            entry.key: told(entry.file.data["claim"][entry.key]) for entry in entries.claims if entry.key in claims
        }
        self._names = json.dumps([[entry.key, *attrs.astuple(entry.record)] for entry in entries.names])

    def hash(self, claims: Iterable[str]) -> str:
        """A hash for facts that answer these claims; a LookupError where there is no such sound claim."""
        found = sha256(self._names.encode())
        for key in dict.fromkeys(claims):
            found.update(f"\0{key}\0{self._claims[key]}".encode())
        return found.hexdigest()


def _part(part: object) -> str | int:
    if type(part) is not str and type(part) is not int:
        raise TypeError("a path has keys and indices")
    return part


def _line(line: object) -> int:
    if type(line) is not int:
        raise TypeError("a line has a number")
    return line
