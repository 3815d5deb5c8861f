"""Bytes brought to the disk, not only to the system's memory."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

__all__ = ["encoded", "put", "sync_folder"]

_UNSYNCED = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)  # what a drive says that cannot be told to write at once


def encoded(text: str | bytes) -> bytes:
    """What a file holds of a text, in UTF-8."""
    if isinstance(text, bytes):
        return text
    # half a surrogate pair, which no file of UTF-8 holds, becomes the escape that JSON has for it
    return text.encode("utf-8", "backslashreplace")


def put(path: Path, data: Iterable[bytes]) -> None:
    """Write a new file and its folder, in the pieces that come; an OSError where it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.writelines(data)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in _UNSYNCED:
                raise


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, on systems that let a program do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
