"""What was worked out once, and would be again for the same bytes, kept from run to run.

It lies in a folder of the user's.

It is safe to delete at any time. What lies there is JSON, a line for each entry of a mapping, below the hash of all
that it was worked out from; what is broken, foreign or too large is not there, and what cannot be written is not kept.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from discrepant.files.opening import read_file

__all__ = ["VARIABLE", "Kept", "put_in_place"]

VARIABLE = "DISCREPANT_CACHE"  # of the environment: the folder, or one of the words that mean none
_NONE = ("", "0", "no", "off", "false", "none")
_LARGEST = 20_000_000  # bytes of one file
_MOST = 200_000_000  # bytes of all of them; past it the oldest go, until half is left
_MARK = "discrepant-kept "  # with which the first line of each file begins, before the hash of the rest
_END = b"end of entries"  # with which a mapping ends, and no JSON does


class Kept:
    """One kind of what is kept, in a folder of its own name below the user's."""

    def __init__(self, name: str) -> None:
        above = _folder()
        self._folder = above / name if above else None

    @property
    def is_on(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def get(self, key: str) -> Any:  # noqa: ANN401  # whatever JSON holds
        """What was kept under a key, a hash in hexadecimal digits.

        None where nothing is, or nothing whole.
        """
        if self._folder is None:
            return None
        try:
            data = read_file(self._folder / key, _LARGEST)
            begins = data.find(b"\n") + 1
            return _read(data, begins) if data.startswith(_head(key, [memoryview(data)[begins:]])) else None
        except (OSError, TypeError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401  # likewise
        """Keep what JSON holds under a key, if that can be done."""
        if self._folder is None:
            return
        with suppress(OSError, ValueError, RecursionError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            put_in_place(self._folder / key, lambda opened: _write(opened, key, value))
            _bound(self._folder)


def _folder() -> Path | None:
    """Where things are kept.

    Where the environment says, else where the system has a user's caches.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.strip().lower() in _NONE else Path(named).absolute()
    try:
        home = Path.home()
    except RuntimeError:  # a user without one
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "discrepant"
    above = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    folder = Path(above) if above and Path(above).is_absolute() else home / ".cache"
    return folder / "discrepant"


def _bound(folder: Path) -> None:
    """Remove the oldest where there is too much."""
    found = [(entry, entry.stat(follow_symlinks=False)) for entry in os.scandir(folder)]
    size = sum(status.st_size for _, status in found)
    if size <= _MOST:
        return
    for entry, status in sorted(found, key=lambda each: each[1].st_mtime):
        if size <= _MOST // 2:
            break
        Path(entry).unlink(missing_ok=True)
        size -= status.st_size


def _pieces(value: object) -> Iterator[bytes]:
    """The JSON of something; that of a mapping an entry at a time, each a line of its own."""
    if not isinstance(value, dict):
        yield _json(value)
        return
    for key, held in value.items():
        yield _json({key: held}) + b"\n"
    yield _END


def _read(data: bytes, begins: int) -> Any:  # noqa: ANN401  # whatever JSON holds
    """What was written from here on; a mapping is read as it was written, for it may be large."""
    if not data.endswith(_END):
        return _value(data[begins:])
    entries: dict[str, Any] = {}
    while (ends := data.find(b"\n", begins)) > 0:
        entries.update(_value(data[begins:ends]))
        begins = ends + 1
    return entries


def _value(data: bytes) -> Any:  # noqa: ANN401  # likewise
    return json.loads(data, parse_constant=_refused)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")  # as JSON reads bytes


def _write(opened: BinaryIO, key: str, value: object) -> None:
    """Write what is kept, never whole in memory; a ValueError says that it is too large."""
    opened.seek(len(_head(key, ())))
    head = _head(key, _written(opened, value))
    if opened.tell() > _LARGEST:
        raise ValueError(f"it has more than {_LARGEST:,} bytes")
    opened.seek(0)
    opened.write(head)


def _written(opened: BinaryIO, value: object) -> Iterator[bytes]:
    for piece in _pieces(value):
        opened.write(piece)
        yield piece


def _head(key: str, body: Iterable[bytes | memoryview]) -> bytes:
    """The first line, of one length whatever follows it.

    It tells a file that was cut short, or put under another key, from a whole one.
    """
    told = sha256(key.encode())
    for piece in body:
        told.update(piece)
    return f"{_MARK}{told.hexdigest()}\n".encode()


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number that JSON has")


def put_in_place(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Have a file written that may be lost but is never there in half.

    An OSError says that it cannot be written; whatever `write` raises leaves what was there.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            write(opened)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
