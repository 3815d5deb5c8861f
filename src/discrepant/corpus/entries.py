"""Records with their places: each table of the record files in its form.

What is wrong with tables that have another form is noted beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Generic, TypeVar

import attrs

from discrepant.corpus.model import Place
from discrepant.corpus.record_files import RecordFile
from discrepant.corpus.records import (
    BRACKETS,
    OF_A_SOURCE,
    TABLES,
    AcknowledgedRecord,
    ClaimRecord,
    NameRecord,
    RelationRecord,
    structure,
)
from discrepant.corpus.source_records import FactRecord, SkipRecord, SourceRecord
from discrepant.errors import Problem
from discrepant.toml.form import Flaw
from discrepant.toml.lines import Path
from discrepant.toml.suggest import did_you_mean

__all__ = ["Entries", "Entry", "Problems"]

_MOST_FACTS = 100_000
_WITH_KEYS = ("claim", "name", "source", "relation")
_MOST = 10_000  # problems of a file that are told
_MOST_HINTS = 1_000  # of unknown keys for which a likely one is looked for
_Form = TypeVar("_Form")


@attrs.frozen(kw_only=True)
class Entry(Generic[_Form]):
    """One record and where it stands."""

    file: RecordFile
    path: Path
    record: _Form

    @property
    def key(self) -> str:
        """The last part of its path: a claim's or a name's key."""
        return str(self.path[-1])

    @property
    def place(self) -> Place:
        """The line of its table."""
        return self.file.place(*self.path)


class Problems:
    """What is found wrong while a corpus is read.

    That is all of it, but of a file no more than somebody would read.
    """

    def __init__(self) -> None:
        self._found: set[Problem] = set()
        self._number: Counter[str] = Counter()  # of problems, by file
        self._hints: dict[str, str] = {}

    def add(self, *problems: Problem) -> None:
        """Note problems that know their place."""
        for problem in problems:
            if self._has_room(problem.file):
                self._found.add(problem)

    def at(self, file: RecordFile, path: Path, *flaws: Flaw) -> None:
        """Note flaws of what stands at this path of a record file."""
        for flaw in flaws:
            if self._has_room(file.file):
                place = file.place(*path, *flaw.path)
                self._found.add(flaw.problem(place.file, place.line))

    def _has_room(self, file: str) -> bool:
        self._number[file] += 1
        return self._number[file] <= _MOST

    def has(self, file: str) -> bool:
        """Whether anything is wrong with a file."""
        return self._number[file] > 0

    def of(self, entry: Entry[Any], *flaws: Flaw) -> None:
        """Note flaws of a record."""
        self.at(entry.file, entry.path, *flaws)

    def hint(self, word: str, choices: Iterable[str]) -> str:
        """What an unknown key may have been meant to be.

        After a thousand, nothing more is suggested.
        """
        if word not in self._hints and len(self._hints) < _MOST_HINTS:
            self._hints[word] = did_you_mean(word, choices)
        return self._hints.get(word, "")

    def found(self) -> tuple[Problem, ...]:
        """All problems, each once, by file and line.

        Of a file with too many it is said that there are more.
        """
        what, hint = f"it has more problems than {_MOST:,}, and no more of them are shown", "mend these first"
        more = (Problem(file=file, what=what, hint=hint) for file, number in self._number.items() if number > _MOST)
        return tuple(sorted((*self._found, *more)))


@attrs.define
class Entries:
    """The well-formed records of all files.

    Of the others it has at least the keys, so that what is broken is not unknown too. `keys` has, for claims, names,
    sources and relations, the place of each key. `files` are all that were read, by their paths, and `kept` those whose
    facts are not among the entries until they are `unpacked`. `is_partial` says that a file could not be parsed:
    nothing is called unknown then, for it may stand there.
    """

    problems: Problems
    claims: list[Entry[ClaimRecord]] = attrs.field(factory=list)
    names: list[Entry[NameRecord]] = attrs.field(factory=list)
    sources: list[Entry[SourceRecord]] = attrs.field(factory=list)
    facts: list[Entry[FactRecord]] = attrs.field(factory=list)
    skips: list[Entry[SkipRecord]] = attrs.field(factory=list)
    relations: list[Entry[RelationRecord]] = attrs.field(factory=list)
    acknowledged: list[Entry[AcknowledgedRecord]] = attrs.field(factory=list)
    files: dict[str, RecordFile] = attrs.field(factory=dict)
    kept: list[RecordFile] = attrs.field(factory=list)
    is_partial: bool = False
    told: int = 0  # facts, kept ones too
    keys: dict[str, dict[str, Place]] = attrs.field(factory=lambda: {table: {} for table in _WITH_KEYS})

    def read(self, file: RecordFile) -> None:
        """Add the records of a file."""
        for key in sorted(file.data.keys() - set(TABLES)):
            hint = did_you_mean(key, TABLES) or f"the tables are {', '.join(TABLES)}"
            self.problems.at(file, (key,), Flaw(what=f'unknown table "{key}"', hint=hint))
        self.claims += self._keyed(file, "claim", ClaimRecord)
        self.names += self._keyed(file, "name", NameRecord)
        self.sources += self._source(file)
        self.skips += self._listed(file, "skip", SkipRecord)
        self.relations += self._listed(file, "relation", RelationRecord)
        self.acknowledged += self._listed(file, "acknowledged", AcknowledgedRecord)
        facts = [] if file.kept else list(self._listed(file, "fact", FactRecord))
        count = len(file.kept.rows) if file.kept else len(facts)
        if self.told + count > _MOST_FACTS:
            hint = "part it into several"
            self.problems.at(file, ("fact",), Flaw(what=f"more than {_MOST_FACTS:,} facts in one corpus", hint=hint))
            return
        self.files[file.file] = file
        self.told += count
        self.facts += facts
        self.kept += [file] if file.kept else []

    def unpacked(self, file: RecordFile) -> None:
        """Have the facts of a file among the entries, as if none of them had been kept."""
        if file.kept:
            whole = file.kept.whole()
            self.facts += self._listed(whole, "fact", FactRecord)
            self.files[file.file] = whole

    def _keyed(self, file: RecordFile, table: str, form: type[_Form]) -> Iterator[Entry[_Form]]:
        records = file.data.get(table, {})
        if type(records) is not dict:
            hint = f'type [{table}."its.key"], in one bracket'
            self.problems.at(file, (table,), Flaw(what=f'"{table}" must be tables with a key', hint=hint))
            return
        for key, raw in records.items():
            if not self._is_new(file, (table, key), table, key):
                continue
            if type(raw) is list:
                hint = f'type [{table}."{key}"], in one bracket'
                self.problems.at(file, (table, key), Flaw(what=f'{table} "{key}" must be one table', hint=hint))
                continue
            if dotted := _dotted(raw, form):
                hint = f'a key with dots needs quotes: [{table}."{key}.{dotted}"]'
                self.problems.at(file, (table, key), Flaw(what=f'{table} "{key}" holds only other tables', hint=hint))
                continue
            yield from self._fitting(file, (table, key), raw, form)

    def _source(self, file: RecordFile) -> Iterator[Entry[SourceRecord]]:
        raw = file.data.get("source")
        if raw is None:
            for table in OF_A_SOURCE.keys() & file.data.keys():
                hint = f"a file of {OF_A_SOURCE[table]} has one [source] above them"
                self.problems.at(file, (table,), Flaw(what=f"{OF_A_SOURCE[table]} without a source", hint=hint))
        elif type(raw) is list:
            self.problems.at(file, ("source",), Flaw(what="one file holds one source", hint=BRACKETS["source"]))
        else:
            name = raw.get("id") if type(raw) is dict else None
            if type(name) is not str or self._is_new(file, ("source", "id"), "source", name):
                yield from self._fitting(file, ("source",), raw, SourceRecord)

    def _listed(self, file: RecordFile, table: str, form: type[_Form]) -> Iterator[Entry[_Form]]:
        records = file.data.get(table, [])
        if type(records) is not list:
            what = f'"{table}" must be a list of tables'
            self.problems.at(file, (table,), Flaw(what=what, hint=BRACKETS[table]))
            return
        for number, raw in enumerate(records):
            yield from self._fitting(file, (table, number), raw, form)

    def _is_new(self, file: RecordFile, path: Path, table: str, key: str) -> bool:
        place = file.place(*path)
        first = self.keys[table].setdefault(key, place)
        if first != place:
            self.problems.at(file, path, Flaw(what=f'{table} "{key}" is at {first} already'))
        return first == place

    def _fitting(self, file: RecordFile, path: Path, raw: object, form: type[_Form]) -> Iterator[Entry[_Form]]:
        record, flaws = structure(raw, form)
        self.problems.at(file, path, *flaws)
        if record is not None:
            yield Entry(file=file, path=path, record=record)


def _dotted(raw: object, form: type[Any]) -> str | None:
    """The rest of a key whose dots were taken for tables inside each other; None where there is no such thing."""
    known = _keys_of(form)  # type: ignore[arg-type]  # a class can be hashed
    parts = []
    while type(raw) is dict and raw and not raw.keys() & known and all(type(inner) is dict for inner in raw.values()):
        part, raw = next(iter(raw.items()))
        parts.append(part)
    return ".".join(parts) if parts else None


@cache
def _keys_of(form: type[Any]) -> frozenset[str]:
    return frozenset(field.name for field in attrs.fields(form))
