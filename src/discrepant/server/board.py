"""The corpus as it stands on the disk, read anew whenever a file of it has changed."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import attrs

from discrepant.corpus.files import read_within
from discrepant.corpus.load import reader_by_settings, survey
from discrepant.corpus.model import Corpus, Fact, Source
from discrepant.corpus.record_files import find_record_files
from discrepant.corpus.root import real_root
from discrepant.errors import CorpusError, Problem
from discrepant.reading.mentions import Mention, find_mentions
from discrepant.server.checked import Checked

__all__ = ["Board", "Snapshot", "sha256"]

_Made = TypeVar("_Made")
_MOST_TEXTS = 500  # former and present texts of record files, to show what has changed meanwhile
_LARGE = 300_000  # characters of a text, past which its mentions are not waited for
_MOST_MENTIONS = 200  # texts of which the mentions are kept


@attrs.frozen(kw_only=True, eq=False)
class Snapshot:
    """The corpus at one moment, and what is wrong with it.

    `texts` has the text of each record file by its path.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]

    @property
    def seen(self) -> dict[str, str]:
        """The hash of each record file, by which a page tells what it has seen."""
        return {file: sha256(text) for file, text in self.texts.items()}

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What was worked out from it, by what that is."""
        return {}

    @cached_property
    def _facts(self) -> Mapping[str, tuple[Fact, ...]]:
        told = sorted(self.corpus.facts, key=lambda fact: fact.source.id)
        return {key: tuple(facts) for key, facts in groupby(told, key=lambda fact: fact.source.id)}

    def facts_of(self, source: str) -> tuple[Fact, ...]:
        """The facts of a source, in order of their records."""
        return self._facts.get(source, ())

    def source(self, key: str) -> Source:
        """The source of this id; a CorpusError says that there is none."""
        if key not in self.corpus.sources:
            raise CorpusError(Problem(what=f'there is no source "{key}", or its record cannot be used'))
        return self.corpus.sources[key]


class Board:
    """What all requests work with: one corpus, read by one at a time."""

    def __init__(self, root: Path) -> None:
        self.root = real_root(root)
        self.lock = RLock()
        self.checked = Checked()
        self.shared: Mapping[str, frozenset[tuple[int, int]]] = {}  # by source, the mentions that others tell too
        self.shared_in: tuple[Snapshot, int] | None = None  # and how many texts had been looked through
        self.reader = reader_by_settings(self.root)
        self._known: tuple[tuple[object, object], Snapshot] | None = None
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._made: OrderedDict[tuple[str, int], tuple[object, Any]] = OrderedDict()
        self._mentions: OrderedDict[object, tuple[Mention, ...]] = OrderedDict()

    def now(self) -> Snapshot:
        """The corpus as it stands; nothing is read again that has not changed."""
        with self.lock:
            while True:
                texts = self._record_files()
                stamp = (tuple(texts.items()), self._stamps())
                if self._known and self._known[0] == stamp:
                    return self._known[1]
                standing = self.with_texts({}, texts)
                if (tuple(self._record_files().items()), self._stamps()) == stamp:  # or it has changed meanwhile
                    self._know(stamp, standing)
                    return standing

    def written(self, would: Snapshot) -> Snapshot:
        """The corpus after what it would be has been written.

        Nothing is read again if that is what is there.
        """
        with self.lock:
            texts = self._record_files()
            if self._known and self._known[0][1] == self._stamps() and texts == would.texts:
                self._know((tuple(texts.items()), self._stamps()), would)
            return self.now()

    def _know(self, stamp: tuple[object, object], standing: Snapshot) -> None:
        self._known = (stamp, standing)
        for text in standing.texts.values():
            self._remember(text)

    def with_texts(self, changed: Mapping[str, str], texts: Mapping[str, str] | None = None) -> Snapshot:
        """The corpus as it would be with these texts of record files."""
        there = self._record_files() if texts is None else texts
        corpus, problems = survey(self.root, reader=self.reader, with_evidence=True, texts=changed)
        return Snapshot(corpus=corpus, problems=problems, texts={**there, **changed})

    def former(self, digest: str) -> str | None:
        """The text of a record file that had this hash, if it has been seen here."""
        return self._texts.get(digest)

    def mentions(self, source: Source) -> tuple[Mention, ...]:
        """All mentions of a text, looked for once.

        Of a large one that takes long, and needs no lock.
        """
        key = _reading_of(source)
        if key not in self._mentions:
            found = tuple(self.mentions_in(source, source.body))
            with self.lock:
                self._mentions[key] = found
                _bound(self._mentions, _MOST_MENTIONS)
        return self._mentions[key]

    def once(self, key: tuple[str, tuple[Mention, ...]], make: Callable[[], _Made]) -> _Made:
        """What is made of some mentions, made once."""
        named = key[0], id(key[1])
        if named not in self._made or self._made[named][0] is not key[1]:
            self._made[named] = key[1], make()
            _bound(self._made, _MOST_MENTIONS)
        made: _Made = self._made[named][1]
        return made

    def is_looked_through(self, source: Source) -> bool:
        """Whether the mentions of a text are at hand, or soon found."""
        return len(source.body) <= _LARGE or _reading_of(source) in self._mentions

    def mentions_in(self, source: Source, text: str) -> Iterator[Mention]:
        """The mentions of a piece of a source's text, by their places in the piece."""
        return find_mentions(text, on=source.published.core, reader=self.reader, language=source.language)

    def _remember(self, text: str) -> None:
        self._texts[sha256(text)] = text
        _bound(self._texts, _MOST_TEXTS)

    def _record_files(self) -> dict[str, str]:
        """The text of each file of records; one that is no text is left to the survey to tell of."""
        found: dict[str, str] = {}
        for path in sorted(each for each in find_record_files(self.root) if isinstance(each, Path)):
            name = path.relative_to(self.root).as_posix()
            try:
                found[name] = read_within(self.root, name).decode("utf-8", "surrogateescape")
            except CorpusError:
                continue
        return found

    def _stamps(self) -> tuple[object, ...]:
        """By what a changed text of a source, or a changed setting, is noticed."""
        folders: Iterable[Path] = (self.root / "seeds", self.root)
        files = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file())
        return tuple((path.name, status.st_mtime_ns, status.st_size) for path in files for status in [path.stat()])


def _reading_of(source: Source) -> object:
    """What the mentions of a text hang on."""
    return source.sha256, source.published.core, source.language


def sha256(text: str) -> str:
    """The hash of a text as it stands in its file."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _bound(kept: OrderedDict[Any, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)
