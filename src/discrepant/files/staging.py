"""Folders in which files are written before they take their places.

One run at a time writes to a folder. What a run that was killed has left there, the next one removes.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepant.files.opening import UnfitFileError

__all__ = ["clear_left", "staging_in"]

_STAGED = ".discrepant-"  # begins the name of each of them
_OURS = ".staged"  # marks it as one that may be removed
_PATIENCE, _PAUSE = 60.0, 0.02  # seconds, for another run that writes to the same folder


@contextmanager
def staging_in(folder: Path) -> Iterator[Path]:
    """A new folder inside this one, while no other run writes to it.

    It is removed in the end.
    """
    with _alone(folder):
        _clear_all(folder)
        staging = Path(tempfile.mkdtemp(dir=folder, prefix=_STAGED))
        try:
            (staging / _OURS).write_bytes(b"")
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def clear_left(folder: Path) -> bool:
    """Remove what runs that were killed have left in this folder, and say whether any has."""
    if not os.path.isdir(folder):  # noqa: PTH112  # one that may not be looked into has nothing
        return False
    with _alone(folder):
        return _clear_all(folder)


def _clear_all(folder: Path) -> bool:
    cleared = [_clear(left) for left in folder.glob(f"{_STAGED}*")]
    return any(cleared)


def _clear(left: Path) -> bool:
    """Remove what a run that was killed has left, and nothing that has but a like name."""
    if left.is_symlink() or not left.is_dir():
        return False
    if (left / _OURS).exists():
        shutil.rmtree(left, ignore_errors=True)
    else:
        with suppress(OSError):  # killed before it was marked, ours is empty, and only an empty one goes
            left.rmdir()
    return not left.exists()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other run writes to this folder, and keep others waiting. A lock ends with its process."""
    until = time.monotonic() + _PATIENCE
    while (lock := _lock(folder)) is None:
        if time.monotonic() > until:
            what = "is being written by another run, for a minute now"
            raise UnfitFileError(errno.EBUSY, what, str(folder))
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
