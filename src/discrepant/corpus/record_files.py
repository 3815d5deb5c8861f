"""Files of records: found below the facts folder, parsed, with the line of every key."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from discrepant.corpus.files import FACTS, LARGEST_RECORDS, decode_utf8, read_bytes, refusal, unmarked
from discrepant.corpus.model import Place
from discrepant.errors import CorpusError, Problem, why_unread
from discrepant.files.opening import real_path
from discrepant.toml import lines

__all__ = ["KeptFacts", "RecordFile", "find_record_files", "parse_record_file", "read_record_file"]

_TOML = ".toml"
# what editors make of a name: Windows' Notepad adds .txt, and some programs write endings in capitals
_NEARLY_TOML = re.compile(r"\.toml(?:\.txt)?\Z", re.IGNORECASE)
_SYNTAX = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")


@attrs.frozen(kw_only=True)
class KeptFacts:
    """The facts of a file in the plain form in which they were kept.

    `under` is the hash of what they hung on beside the file, and `whole` parses that once more.
    """

    rows: list[Any]
    under: str
    whole: Callable[[], RecordFile]


@attrs.frozen(kw_only=True)
class RecordFile:
    """A parsed file of records; `file` is its path below the root with forward slashes.

    `sha256` is that of its bytes, empty of a text that is to stand in it. Where its facts are `kept`, they are not in
    `data`; `is_sound` where nothing was wrong with its records when it was kept.
    """

    file: str
    data: dict[str, Any] = attrs.field(repr=False)
    layout: lines.Layout = attrs.field(repr=False)
    sha256: str = ""
    kept: KeptFacts | None = attrs.field(default=None, repr=False)
    is_sound: bool = False

    def place(self, *path: str | int) -> Place:
        """Where the key or table stands, or else what is around it."""
        return Place(file=self.file, line=self.layout.line(path))


def find_record_files(root: Path) -> Iterator[Path | Problem]:
    """Every `*.toml` below the root's facts folder, in no order.

    What may not be read is a Problem, and so is what was meant to be by its name. What begins with a dot is an editor's
    or a system's own file and is left out.
    """
    folders = [root / FACTS]
    if not real_path(folders[0]).is_relative_to(root):
        yield Problem(file=FACTS, what="this link leads out of the corpus", hint="put the folder itself here")
        return
    while folders:
        try:
            entries = list(os.scandir(folders.pop()))
        except OSError as error:
            yield _unreadable(root, Path(error.filename), error)
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and (path.is_dir() or path.suffix == _TOML):
                yield _linked(root, path)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif path.suffix == _TOML:
                yield path
            elif found := _NEARLY_TOML.search(entry.name):
                hint = f"rename it to {entry.name[: found.start()]}{_TOML}"
                what = f"is not read, for its name ends in {found[0]}"
                yield Problem(file=path.relative_to(root).as_posix(), what=what, hint=hint)


def _linked(root: Path, path: Path) -> Path | Problem:
    file = path.relative_to(root).as_posix()
    if not real_path(path).is_relative_to(root):
        return Problem(file=file, what="this link leads out of the corpus", hint="put the file itself here")
    if path.is_dir():
        return Problem(file=file, what="a link to a folder is not followed", hint="put the folder itself here")
    return path


def read_record_file(
    root: Path,
    path: Path,
    text: str | None = None,
    known: Callable[[str, bytes], RecordFile | None] = lambda *_: None,
) -> RecordFile:
    """Read and parse a file of records, or the text that is to stand in it.

    A file whose bytes are `known` is not parsed.
    """
    file = path.relative_to(root).as_posix()
    try:
        if text is None:
            data = read_bytes(path, LARGEST_RECORDS)
            return known(file, data) or parse_record_file(file, data)
        if len(text.encode()) > LARGEST_RECORDS:
            raise refusal(f"would have more than {LARGEST_RECORDS:,} bytes", hint="split it")
        return _parse(file, unmarked(text))
    except CorpusError as error:
        raise CorpusError(*(attrs.evolve(problem, file=file) for problem in error.problems)) from None


def parse_record_file(file: str, data: bytes) -> RecordFile:
    """Parse the bytes of a file of records; a CorpusError names no file."""
    return attrs.evolve(_parse(file, unmarked(decode_utf8(data))), sha256=hashlib.sha256(data).hexdigest())


def _parse(file: str, text: str) -> RecordFile:
    layout = lines.scan(text)
    if layout.excess:
        raise CorpusError(layout.excess)
    try:
        return RecordFile(file=file, data=tomllib.loads(text), layout=layout)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError of its own
        from discrepant.corpus.toml_slips import syntax_hint  # noqa: PLC0415  # only where there is a slip

        message = why_unread(error)
        found = _SYNTAX.search(message)
        line = int(found["line"] or text.count("\n") + 1) if found else 1
        message = message[: found.start()] if found else message
        raise refusal(f"not valid TOML: {message}", hint=syntax_hint(text, line, message), line=line) from None


def _unreadable(root: Path, path: Path, error: OSError) -> Problem:
    return Problem(file=path.relative_to(root).as_posix(), what=f"cannot be read: {error.strerror}")
