"""The files of a corpus, found below its root and nowhere else.

They are bounded in size, and decoded or refused with a reason. A refusal is a CorpusError of one problem. That of a
text has no place: the record that names the text has one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path, PureWindowsPath
from typing import Any

import attrs

from discrepant.corpus.model import Place
from discrepant.corpus.source_records import SHA256
from discrepant.errors import CorpusError, Problem, why_unread
from discrepant.files.opening import UnfitFileError, read_file, real_path
from discrepant.toml import lines

__all__ = [
    "FACTS",
    "KeptFacts",
    "RecordFile",
    "decode_text",
    "differs_in_line_ends",
    "find_record_files",
    "parse_record_file",
    "read_new_text",
    "read_record_file",
    "read_table",
    "read_text",
    "read_unchanged",
    "read_within",
]

FACTS = "facts"
_LARGEST_RECORDS = 5_000_000  # bytes
_LARGEST_TEXT = 50_000_000
_UTF_8 = "utf-8"
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
    sha256: str = attrs.field(default="", repr=False)
    kept: KeptFacts | None = attrs.field(default=None, repr=False)
    is_sound: bool = attrs.field(default=False, repr=False)

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
            data = _read(path, _LARGEST_RECORDS)
            return known(file, data) or parse_record_file(file, data)
        if len(text.encode()) > _LARGEST_RECORDS:
            raise _refusal(f"would have more than {_LARGEST_RECORDS:,} bytes", hint="split it")
        return _parse(file, _unmarked(text))
    except CorpusError as error:
        raise CorpusError(*(attrs.evolve(problem, file=file) for problem in error.problems)) from None


def parse_record_file(file: str, data: bytes) -> RecordFile:
    """Parse the bytes of a file of records; a CorpusError names no file."""
    return attrs.evolve(_parse(file, _unmarked(_decode(data))), sha256=hashlib.sha256(data).hexdigest())


def _unmarked(text: str) -> str:
    """A text without the byte order mark that some editors put before it, which is no TOML."""
    return text.removeprefix("\ufeff")


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
        raise _refusal(f"not valid TOML: {message}", hint=syntax_hint(text, line, message), line=line) from None


def read_within(root: Path, name: str, largest: int = _LARGEST_TEXT) -> bytes:
    """The bytes of a file that is named in a record.

    Its name is a relative path that does not leave the root.
    """
    parts = name.split("/")
    if "\\" in name:
        raise _refusal(f'the path "{name}" has a backslash', hint="folders are parted by /")
    if name.startswith("/") or PureWindowsPath(name).drive or ".." in parts or any(map(_is_control, name)):
        raise _refusal(f'the path "{name}" leads out of the corpus', hint="give it as it is seen from the corpus root")
    path = root.joinpath(*parts)
    if not real_path(path).is_relative_to(root):
        raise _refusal(f'the link "{name}" leads out of the corpus', hint="put the file itself there")
    return _read(path, largest, name)


def read_table(root: Path, name: str) -> str:
    """The text of a TOML file that is named in the settings.

    It is small and shallow enough to be parsed.
    """
    text = _unmarked(_decode(read_within(root, name, _LARGEST_RECORDS), name))
    if excess := lines.scan(text).excess:
        raise _refusal(f"{name} has {excess.what}")
    return text


def _is_control(char: str) -> bool:
    return ord(char) < ord(" ")


def read_new_text(root: Path, name: str, encoding: str | None = None) -> tuple[str, bytes]:
    """A text of which nothing is known yet, and its bytes.

    It is decoded as UTF-8 unless another encoding is named.
    """
    data = read_within(root, name)
    return decode_text(data, name, encoding), data


def decode_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of this name, decoded.

    A CorpusError says where it is not in its encoding, and in which it is likely to be.
    """
    try:
        text = data.decode(encoding or _UTF_8)
        text.encode()  # some encodings give what is no text, such as half a surrogate pair
    except UnicodeError as error:
        if encoding is None:
            return _decode(data, name, is_new=True)
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, at) + 1
        what = f"{name} is not {encoding} at byte {at} on line {line}"
        raise _refusal(what, hint="without --encoding it is said what it seems to be") from None
    if encoding and text.encode() != data:
        _refuse_rubbish(text, data, name, encoding)
    return text


def _refuse_rubbish(text: str, data: bytes, name: str, encoding: str) -> None:
    """Refuse what any bytes can be decoded to, where it is plain that nobody wrote it."""
    from discrepant.corpus.encodings import first_control, is_unlikely_wide  # noqa: PLC0415  # only for those named

    at = first_control(text)
    if at is not None:
        line = text.count("\n", 0, at) + 1
        what = f"{name} is not {encoding}: read so, it has the control character U+{ord(text[at]):04X} on line {line}"
    elif is_unlikely_wide(data, encoding):
        what = f"{name} is not {encoding}: it has neither a mark at its start nor a zero byte"
    else:
        return
    raise _refusal(what, hint=_proposal(data))


def _proposal(data: bytes) -> str:
    """What to type for a text whose encoding is not the one that was named."""
    from discrepant.corpus.encodings import likely  # noqa: PLC0415  # likewise

    try:
        data.decode()
    except UnicodeDecodeError as error:
        found = likely(data, error.start)
        return f"{found}; --encoding {found.encoding}" if found else "it may be no text at all"
    return "it is UTF-8; leave --encoding out"


def read_text(root: Path, name: str, sha256: str, todo: str = "") -> str:
    """A source's text, byte for byte as it was when its hash was written down."""
    return _decode(read_unchanged(root, name, sha256, todo), name)


def read_unchanged(root: Path, name: str, sha256: str, todo: str = "") -> bytes:
    """The bytes of a file that is named in a record, unchanged since its hash was written down.

    Where they have changed, the refusal says what is `todo`.
    """
    data = read_within(root, name)
    found = hashlib.sha256(data).hexdigest()
    if not SHA256.fullmatch(sha256):
        raise _refusal(f'"{sha256}" is no sha256', hint=f'that of {name} is "{found}"')
    if found != sha256.lower():
        what = f"{name} has changed: its sha256 was {sha256[:12]}… and is {found[:12]}…"
        hint = todo or f'look at what changed, then set sha256 = "{found}"'
        if differs_in_line_ends(data, sha256):
            hint = "only its line ends did; keep git from converting them: `seeds/** -text` in .gitattributes"
        raise _refusal(what, hint=hint)
    return data


def differs_in_line_ends(data: bytes, sha256: str) -> bool:
    """Whether the ends of lines are all that keeps some bytes from having this hash."""
    unix = data.replace(b"\r\n", b"\n")
    return sha256.lower() in {hashlib.sha256(other).hexdigest() for other in (unix, unix.replace(b"\n", b"\r\n"))}


def _read(path: Path, largest: int, name: str = "") -> bytes:
    who = f"{name} " if name else ""
    try:
        return read_file(path, largest)
    except UnfitFileError as error:
        raise _refusal(f"{who}{error.strerror}", hint="split it" if error.errno == errno.EFBIG else "") from None
    except FileNotFoundError:
        raise _refusal(f"there is no file {name or path.name}") from None
    except OSError as error:
        raise _refusal(f"{who}cannot be read: {error.strerror}") from None


def _decode(data: bytes, name: str = "", *, is_new: bool = False) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start}" + (f" on line {line}" if name else "")
        what = f"{name + ' ' if name else ''}is not UTF-8 at {where} (0x{data[error.start]:02x})"
        from discrepant.corpus.encodings import likely  # noqa: PLC0415  # only where it is not UTF-8

        found = likely(data, error.start)
        seems = f"{found}; " if found else "it may be no text at all; " if is_new else ""
        say = f"; or say so: --encoding {found.encoding}" if is_new and found else ""
        hint = f"{seems}save it as UTF-8{say}"
        raise _refusal(what, hint=hint, line=0 if name else line) from None


def _refusal(what: str, *, hint: str = "", line: int = 0) -> CorpusError:
    return CorpusError(Problem(line=line, what=what, hint=hint))


def _unreadable(root: Path, path: Path, error: OSError) -> Problem:
    return Problem(file=path.relative_to(root).as_posix(), what=f"cannot be read: {error.strerror}")
