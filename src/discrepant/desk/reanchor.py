"""A text that is no longer the one that was encoded, against the records of its source.

They are compared with the new text and, where somebody has kept it, with the former one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import attrs

from discrepant.corpus.anchor import TextIndex
from discrepant.corpus.assemble import names_of
from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.files import decode_text, differs_in_line_ends, read_unchanged, read_within
from discrepant.corpus.load import read_entries
from discrepant.corpus.record_files import RecordFile
from discrepant.corpus.root import real_root
from discrepant.corpus.source_records import SHA256, SourceRecord
from discrepant.desk.refound import Refound, Texts, facts_in
from discrepant.desk.refound_skips import skips_in
from discrepant.desk.rewordings import Rewording, rewordings
from discrepant.errors import CorpusError, Problem
from discrepant.toml.lines import Path as KeyPath
from discrepant.toml.suggest import did_you_mean

__all__ = ["Reanchoring", "reanchor"]


@attrs.frozen(kw_only=True)
class Reanchoring:
    """What a source's text is now, against its record.

    `changes` is None where nobody has the former text. `original` says what is wrong with the file that the text was
    taken from.
    """

    source: str
    text: str
    recorded: str
    found: str
    only_line_ends: bool = False
    records: tuple[Refound, ...] = ()
    changes: tuple[Rewording, ...] | None = None
    original: tuple[Problem, ...] = ()
    file: RecordFile = attrs.field(repr=False)

    @property
    def is_changed(self) -> bool:
        """Whether the text is not the one that was encoded."""
        return self.found != self.recorded.lower()

    @property
    def is_well(self) -> bool:
        """Whether every record stands as it stood, or has only moved."""
        return not self.original and all(each.is_well for each in self.records)

    @property
    def new_values(self) -> Mapping[KeyPath, str | int]:
        """What is to be written down: the new hash, and the lines that skips have moved to."""
        lines = {(*each.path, key): value for each in self.records for key, value in each.renumbered.items()}
        return {("source", "sha256"): self.found, **lines} if self.is_changed else {}


def reanchor(root: Path, source: str, old: bytes | None = None) -> Reanchoring:
    """What the text of a source is now, against its records and the former text if it is given.

    A CorpusError where there is no such source, its records are not sound or a text cannot be had.
    """
    root = real_root(root)
    entries = read_entries(root)
    entry = _entry(entries, source)
    record = entry.record
    if not SHA256.fullmatch(record.sha256):
        read_unchanged(root, record.text, record.sha256)  # which says what it is
    data = read_within(root, record.text)
    told = Reanchoring(
        source=source,
        text=record.text,
        recorded=record.sha256,
        found=hashlib.sha256(data).hexdigest(),
        original=_original(root, entry),
        file=entry.file,
    )
    former = None if old is None else decode_text(_known(old, record), "the former text")
    if not told.is_changed:
        return told
    body = decode_text(data, record.text)
    texts = Texts(TextIndex(body), None if former is None else TextIndex(former), names_of(entries), record)
    return attrs.evolve(
        told,
        only_line_ends=differs_in_line_ends(data, record.sha256),
        records=(*facts_in(entries, entry, texts), *skips_in(entries, entry, texts)),
        changes=None if former is None else rewordings(former, body),
    )


def _entry(entries: Entries, source: str) -> Entry[SourceRecord]:
    """The record of a source whose file is sound."""
    place = entries.keys["source"].get(source)
    found = entries.problems.found()
    if place is None:
        known = did_you_mean(source, entries.keys["source"])
        unread = found if entries.is_partial else ()
        raise CorpusError(Problem(what=f'there is no source "{source}"', hint=known), *unread)
    if wrong := tuple(problem for problem in found if problem.file == place.file):
        raise CorpusError(*wrong)
    return next(entry for entry in entries.sources if entry.record.id == source)


def _known(old: bytes, record: SourceRecord) -> bytes:
    """The former text, if it is the one that was encoded."""
    found = hashlib.sha256(old).hexdigest()
    if found == record.sha256.lower():
        return old
    what = f"this is not the text that was encoded: its sha256 is {found[:12]}…, and was {record.sha256[:12]}…"
    hint = "its line ends alone differ" if differs_in_line_ends(old, record.sha256) else ""
    raise CorpusError(Problem(what=what, hint=hint))


def _original(root: Path, entry: Entry[SourceRecord]) -> tuple[Problem, ...]:
    """What is wrong with the file that the text was taken from, if there is one."""
    record = entry.record
    if record.original is None or record.original_sha256 is None:
        return ()
    todo = "take the text from it anew; where it still is the same, set original_sha256 by hand"
    try:
        read_unchanged(root, record.original, record.original_sha256, todo)
    except CorpusError as error:
        place = entry.file.place(*entry.path, "original_sha256")
        return tuple(attrs.evolve(problem, file=place.file, line=place.line) for problem in error.problems)
    return ()
