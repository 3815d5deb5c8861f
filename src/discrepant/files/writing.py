"""Files written whole or not at all.

Each is on the disk in a folder of its own before it takes its place. One run at a time writes to a folder. What a run
that was killed has left there, the next one removes.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepant.files.opening import UnfitFileError, read_file

__all__ = ["UNFINISHED", "is_unfinished", "write_file", "write_new", "write_set"]

UNFINISHED = "UNFINISHED.txt"  # stands in a folder while the files of a set take their places
_WARNING = """\
A run is writing the files of this folder, or was stopped while it did: they may be of two runs.
Run the checks again.
"""
_STAGED = ".discrepant-"  # begins the name of each folder that files are written to first
_OURS = ".staged"  # marks it as one that may be removed
_PATIENCE, _PAUSE = 60.0, 0.02  # seconds, for another run that writes to the same folder
_UNSYNCED = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)  # what a drive says that cannot be told to write at once


def write_file(path: Path, text: str, *, inside: Path | None = None) -> None:
    """Write a file, in place of one that is there; an OSError leaves the old one as it was.

    A link is followed, but not out of the folder `inside`, if any.
    """
    real = _followed(path, inside)
    real.parent.mkdir(parents=True, exist_ok=True)
    with _staging(real.parent) as staging:
        _put(staging / real.name, _encoded(text))
        (staging / real.name).replace(real)
        _sync_folder(real.parent)


def write_set(
    folder: Path, texts: Mapping[str, str], *, inside: Path | None = None, without: Iterable[Path] = ()
) -> None:
    """Write files that belong together, and remove those that no longer do.

    The files are given by their paths below a folder; those of `without` are removed. An OSError leaves the old files
    as they were. Where a run ends while they give way to the new ones, however it ends, the folder `is_unfinished`
    until the next set is written to it. No link is followed out of the folder, nor is the folder itself out of the one
    that it should be `inside`. `without` is gone through once no other run is writing.
    """
    inside = inside or folder.resolve()
    _check_inside(folder, inside)
    folder.mkdir(parents=True, exist_ok=True)
    with _staging(folder) as staging:
        new = {name: (_followed(folder / name, inside), _encoded(text)) for name, text in texts.items()}
        changed = {name: place for name, place in new.items() if not _holds(*place)}
        for name, (_, data) in changed.items():
            _put(staging / name, data)
        gone = list(without)
        for path in gone:
            _check_inside(path.parent, inside)
        for path, _ in changed.values():
            path.parent.mkdir(parents=True, exist_ok=True)
        _swap(folder, {staging / name: path for name, (path, _) in changed.items()}, gone)


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
        _make(folder, made)
        with _staging(folder) as staging:
            for name, text in texts.items():
                _put(staging / name, _encoded(text))
            for name in texts:
                _make((folder / name).parent, made)
                _place_new(staging / name, folder / name)
                made.append(folder / name)
            for parent in {path.parent for path in made}:
                _sync_folder(parent)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):  # a folder into which somebody else has written meanwhile stays
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make(folder: Path, made: list[Path]) -> None:
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir()
        made.append(missing)


def _place_new(staged: Path, path: Path) -> None:
    """Put a file where none is, without replacing any."""
    try:
        os.link(staged, path)  # unlike a renaming, this never replaces
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a drive without hard links
        path.touch(exist_ok=False)  # the name is ours now, and what is replaced is this empty file
        try:
            staged.replace(path)
        except BaseException:
            path.unlink()
            raise


def _swap(folder: Path, moves: Mapping[Path, Path], gone: Iterable[Path]) -> None:
    """Put what is staged into its places and remove what is gone, marked as unfinished from the first to the last."""
    warning, was_unfinished, begun = folder / UNFINISHED, is_unfinished(folder), False
    try:
        if not was_unfinished:
            _put(warning, _WARNING.encode())
            _sync_folder(folder)
        for staged, path in moves.items():
            staged.replace(path)
            begun = True
        for path in gone:
            path.unlink(missing_ok=True)
            begun = True
        for parent in {path.parent for path in moves.values()}:
            _sync_folder(parent)
    except BaseException:
        if not begun and not was_unfinished:
            warning.unlink(missing_ok=True)
        raise
    warning.unlink(missing_ok=True)
    _sync_folder(folder)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A new folder inside this one, which is removed in the end, while no other run writes to it."""
    with _alone(folder):
        for left in folder.glob(f"{_STAGED}*"):
            _clear(left)
        staging = Path(tempfile.mkdtemp(dir=folder, prefix=_STAGED))
        try:
            (staging / _OURS).write_bytes(b"")
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _clear(left: Path) -> None:
    """Remove what a run that was killed has left, and nothing that has but a like name."""
    if left.is_symlink() or not left.is_dir():
        return
    if (left / _OURS).exists():
        shutil.rmtree(left, ignore_errors=True)
    else:
        with suppress(OSError):  # killed before it was marked, ours is empty, and only an empty one goes
            left.rmdir()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other run writes to this folder, and keep others waiting. A lock ends with its process."""
    until = time.monotonic() + _PATIENCE
    while (lock := _lock(folder)) is None:
        if time.monotonic() > until:
            raise OSError(errno.EBUSY, "another run has been writing there for a minute", str(folder))
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(lock)


if sys.platform == "win32":

    def _lock(folder: Path) -> int | None:
        """The handle of a file that the system removes once it is closed; None where another run has it."""
        try:
            return os.open(folder / ".discrepant.lock", os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY)
        except (FileExistsError, PermissionError):
            return None

else:
    import fcntl

    def _lock(folder: Path) -> int | None:
        """The handle of the folder, locked until it is closed; None where another run has locked it."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:  # a drive without locks: there, two runs at once are kept apart by nobody
            pass
        return handle


def _followed(path: Path, inside: Path | None) -> Path:
    """Where a path leads to: to nothing yet, or to a regular file."""
    if inside:
        _check_inside(path, inside)
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnfitFileError(errno.EINVAL, "is not a regular file", str(path))
    return path.resolve()


def _check_inside(path: Path, inside: Path) -> None:
    try:
        leads_out = not path.resolve().is_relative_to(inside.resolve())
    except RuntimeError:  # the links go round in a circle
        leads_out = True
    if leads_out:
        raise UnfitFileError(errno.EXDEV, f"is reached by a link that leads out of {inside}", str(path))


def _encoded(text: str) -> bytes:
    # half a surrogate pair, which no file of UTF-8 holds, becomes the escape that JSON has for it
    return text.encode("utf-8", "backslashreplace")


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes already."""
    try:
        return read_file(path, len(data)) == data
    except OSError:
        return False


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in _UNSYNCED:
                raise


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, on systems that let a program do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
