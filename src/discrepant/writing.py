"""Files written whole or not at all: each is on the disk under another name before it takes its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

__all__ = ["write_all_new", "write_new", "write_whole"]

_READABLE = 0o644


def write_whole(texts: Mapping[Path, str]) -> None:
    """Write all of these files, in place of those that are there; an OSError leaves the old ones as they were."""
    temporary: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            temporary[path] = _temporary(path, text)
        # all are on the disk: only now is an old one given up
        for path, written in temporary.items():
            written.replace(path)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; a FileExistsError where it is, or has come to be meanwhile."""
    written = _temporary(path, text)
    try:
        path.hardlink_to(written)  # unlike a renaming, this never replaces
    finally:
        written.unlink()


def write_all_new(texts: Mapping[Path, str]) -> None:
    """Write files that are not there yet, and the folders they need; where one cannot be, all are taken away again."""
    made: list[Path] = []
    try:
        for path, text in texts.items():
            for folder in reversed([folder for folder in path.parents if not folder.exists()]):
                folder.mkdir()
                made.append(folder)
            write_new(path, text)
            made.append(path)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):  # a folder into which somebody else has written meanwhile stays
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _temporary(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        # half a surrogate pair, which no file of UTF-8 holds, becomes the escape that JSON has for it
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
        Path(name).chmod(_READABLE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
