"""Files opened for reading: regular ones below a size.

So no pipe is waited for, and nothing endless is begun.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["UnfitFileError", "are_alike", "holds", "read_file", "real_path"]

# a pipe that nobody writes to would be waited for; elsewhere Windows would turn line ends
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PART = 65_536  # bytes that are compared at once


class UnfitFileError(OSError):
    """A file or folder that is left alone for what it is, or cannot be written.

    `strerror` goes on from its name: "is not a regular file". Its `errno` is EFBIG where the file is too large.
    """

    def __str__(self) -> str:
        return f"{self.filename} {self.strerror}"


def real_path(path: str | os.PathLike[str]) -> Path:
    """The whole path, without links.

    The rest of one that goes round in a circle is left as it is.
    """
    from pathlib import Path  # noqa: PLC0415  # which what only reads does without

    return Path(os.path.realpath(path))  # Path.resolve has an error of its own for circles, before Python 3.13


def read_file(path: str | os.PathLike[str], largest: int) -> bytes:
    """The bytes of a regular file that is no larger than allowed.

    They are as many as it had when it was opened. An UnfitFileError says that it is no such file, any other OSError
    that it cannot be read.
    """
    with _opened(path, largest) as (file, size):
        return file.read(size)


@contextmanager
def _opened(path: str | os.PathLike[str], largest: int) -> Iterator[tuple[BinaryIO, int]]:
    """A regular file, and how many bytes it has."""
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)  # of what has been opened, whatever its name stands for by now
        if not stat.S_ISREG(status.st_mode):
            raise UnfitFileError(errno.EINVAL, "is not a regular file", str(path))
        if status.st_size > largest:
            what = f"has {status.st_size:,} bytes, more than {largest:,}"
            raise UnfitFileError(errno.EFBIG, what, str(path))
        with open(handle, "rb", closefd=False) as file:
            yield file, status.st_size
    finally:
        os.close(handle)


def holds(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes, and no others."""
    try:
        return read_file(path, len(data)) == data
    except OSError:
        return False


def are_alike(path: Path, other: Path) -> bool:
    """Whether two files have the same bytes; neither is held whole."""
    try:
        size = other.stat().st_size
        with _opened(path, size) as (one, own_size), _opened(other, size) as (two, _):
            parts = iter(partial(one.read, _PART), b"")
            return own_size == size and all(part == two.read(_PART) for part in parts)
    except OSError:
        return False
