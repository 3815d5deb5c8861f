"""Files written whole or not at all.

Each is on the disk in a folder of its own before it takes its place. An error names what could not be written.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepant.files.bytes_on_disk import encoded, put, sync_folder
from discrepant.files.opening import UnfitFileError, are_alike, holds, real_path
from discrepant.files.staging import staging_in

__all__ = ["UNFINISHED", "Text", "is_unfinished", "write_file", "write_new", "write_set", "written_whole"]

UNFINISHED = "UNFINISHED.txt"  # stands in a folder while the files of a set take their places
_WARNING = """\
A run is writing the files of this folder, or was stopped while it did: they may be of two runs.
Run the checks again.
"""
_HELD_IS_KEPT = sys.platform == "win32"  # a file that another program has open cannot be replaced there
_PATIENCE, _PAUSE = 2.0, 0.05  # seconds, for that program: mostly one that looks for viruses
Text = str | Iterable[str]  # of a file, whole or in pieces that are made as they are written


def write_file(path: Path, text: str | bytes, *, inside: Path | None = None) -> None:
    """Write a file, in place of one that is there; an OSError leaves the old one as it was.

    A link is followed, but not out of the folder `inside`, if any.
    """
    with written_whole(path, inside=inside) as unfinished:
        put(unfinished, [encoded(text)])


@contextmanager
def written_whole(path: Path, *, inside: Path | None = None) -> Iterator[Path]:
    """A place for a file that is to be written, by whatever program.

    The file takes the place of the old one in the end; an OSError leaves that as it was.
    """
    with _named(path):
        real = _followed(path, inside)
        _make_folder(real.parent)
        with staging_in(real.parent) as staging:
            yield staging / real.name
            _replace(staging / real.name, real)
            sync_folder(real.parent)


def write_set(
    folder: Path, texts: Mapping[str, Text], *, inside: Path | None = None, without: Iterable[Path] = ()
) -> None:
    """Write files that belong together, and remove those that no longer do.

    The files are given by their paths below a folder, whole or in pieces; those of `without` are removed. An OSError
    leaves the old files as they were. Where a run ends while they give way to the new ones, however it ends, the folder
    `is_unfinished` until the next set is written to it. No link is followed out of the folder, nor is the folder itself
    out of the one that it should be `inside`. `without` is gone through once no other run is writing.
    """
    with _named(folder):
        if inside:
            _check_inside(folder, inside)
        _make_folder(folder)
        _write_set(folder, texts, inside or real_path(folder), without)


def _write_set(folder: Path, texts: Mapping[str, Text], inside: Path, without: Iterable[Path]) -> None:
    with staging_in(folder) as staging:
        places = {name: _followed(folder / name, inside) for name in texts}
        changed = {name: path for name, path in places.items() if _staged(staging / name, texts[name], path)}
        gone = list(without)
        for path in gone:
            _check_inside(path.parent, inside)
        for path in changed.values():
            _make_folder(path.parent)
        _swap(folder, {staging / name: path for name, path in changed.items()}, gone)


def _staged(staged: Path, text: Text, path: Path) -> bool:
    """Write what is to take a place, and say whether it did: not if that has it already."""
    if isinstance(text, str):
        data = encoded(text)
        if holds(path, data):
            return False
        put(staged, [data])
        return True
    put(staged, map(encoded, text))
    if are_alike(staged, path):
        staged.unlink()
        return False
    return True


def is_unfinished(folder: Path) -> bool:
    """Whether the files of a set in this folder may be of two runs."""
    return os.path.lexists(folder / UNFINISHED)


def write_new(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files that are not there yet, and the folders that they need.

    They are given by their paths below a folder. A FileExistsError says that one of them is there, or has come to be
    meanwhile. Whatever goes wrong, all that was made is taken away again.
    """
    made: list[Path] = []
    try:
        with _named(folder):
            _write_new(folder, texts, made)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):  # a folder into which somebody else has written meanwhile stays
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _write_new(folder: Path, texts: Mapping[str, str], made: list[Path]) -> None:
    """Write them, and note what was made."""
    _make(folder, made)
    with staging_in(folder) as staging:
        for name, text in texts.items():
            put(staging / name, [encoded(text)])
        for name in texts:
            _make((folder / name).parent, made)
            _place_new(staging / name, folder / name)
            made.append(folder / name)
        for parent in {path.parent for path in made}:
            sync_folder(parent)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of an error of the system, which may name nothing or what is ours alone, what could not be written."""
    try:
        yield
    except (UnfitFileError, FileExistsError):
        raise
    except OSError as error:
        raise UnfitFileError(error.errno, f"cannot be written: {error.strerror or error}", str(path)) from None


def _make_folder(folder: Path) -> None:
    _refuse_no_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _refuse_no_folder(folder: Path) -> None:
    """Refuse what stands where a folder has to be, or one around it."""
    there = next((part for part in (folder, *folder.parents) if os.path.lexists(part)), folder)
    if os.path.isdir(there):  # noqa: PTH112  # a folder that may not be looked into is one
        return
    what = "is no folder, where one has to be (move it away, or name another)"
    if not os.path.exists(there):  # noqa: PTH110  # nor does a circle of links lead anywhere
        what = "is a link that leads nowhere (remove it, or make the folder that it leads to)"
    raise UnfitFileError(errno.ENOTDIR, what, str(there))


def _make(folder: Path, made: list[Path]) -> None:
    _refuse_no_folder(folder)
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir()
        made.append(missing)


def _place_new(staged: Path, path: Path) -> None:
    """Put a file where none is, without replacing any."""
    try:
        os.link(staged, path)  # unlike a renaming, this never replaces
    except FileExistsError:
        raise _taken(path) from None
    except (OSError, NotImplementedError):  # a drive without hard links
        _place_by_renaming(staged, path)


def _place_by_renaming(staged: Path, path: Path) -> None:
    try:
        path.touch(exist_ok=False)  # the name is ours now, and what is replaced is this empty file
    except FileExistsError:
        raise _taken(path) from None
    try:
        _replace(staged, path)
    except BaseException:
        path.unlink()
        raise


def _replace(staged: Path, path: Path) -> None:
    """Put a file into its place, once no other program holds what is there."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            staged.replace(path)
        except PermissionError:
            if not _HELD_IS_KEPT or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _taken(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "exists already", str(path))


def _swap(folder: Path, moves: Mapping[Path, Path], gone: Iterable[Path]) -> None:
    """Put what is staged into its places and remove what is gone, marked as unfinished from the first to the last."""
    warning, was_unfinished, begun = folder / UNFINISHED, is_unfinished(folder), False
    try:
        if not was_unfinished:
            put(warning, [_WARNING.encode()])
            sync_folder(folder)
        for staged, path in moves.items():
            _replace(staged, path)
            begun = True
        for path in gone:
            path.unlink(missing_ok=True)
            begun = True
        for parent in {path.parent for path in moves.values()}:
            sync_folder(parent)
    except BaseException:
        if not begun and not was_unfinished:
            warning.unlink(missing_ok=True)
        raise
    warning.unlink(missing_ok=True)
    sync_folder(folder)


def _followed(path: Path, inside: Path | None) -> Path:
    """Where a path leads to: to nothing yet, or to a regular file."""
    if inside:
        _check_inside(path, inside)
    _refuse_no_folder(path.parent)
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnfitFileError(errno.EINVAL, "is not a regular file", str(path))
    return real_path(path)


def _check_inside(path: Path, inside: Path) -> None:
    if not real_path(path).is_relative_to(real_path(inside)):
        raise UnfitFileError(errno.EXDEV, f"is reached by a link that leads out of {inside}", str(path))
