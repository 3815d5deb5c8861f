"""What is made of a file of the package is kept as Python keeps what it compiles.

The same rules hold as for `.pyc` files that go by a hash of their source: it lies in `__pycache__` or below
`sys.pycache_prefix`, none is written where Python is to write none, and what does not fit its file is made again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import cache_from_source, source_hash
from typing import Any

from discrepant.files.opening import read_file

__all__ = ["keep_beside", "kept_beside", "place_beside"]

_LARGEST = 50_000_000  # bytes
_HASH = 8  # bytes


def kept_beside(package: str, name: str, made_by: str, make: Callable[[bytes], bytes]) -> bytes:
    """What `make` makes of the bytes of a file in a package, or made of them before.

    `made_by` names all else that decides on it: a form, a version of what makes it. An OSError says that the file
    cannot be read.
    """
    module: Any = import_module(package)
    file = os.path.join(module.__path__[0], name)  # noqa: PTH118  # of which a Path would take longer than all else here
    data: bytes = module.__spec__.loader.get_data(file)  # also out of a zip file, in which nothing is kept
    place, key = place_beside(file, ".kept"), source_hash(b"%s\n%s" % (made_by.encode(), data))
    kept = _kept(place, key) if place else None
    if kept is not None:
        return kept
    made = make(data)
    if place:
        keep_beside(place, key + source_hash(made) + made)
    return made


def place_beside(file: str, ending: str) -> str | None:
    """Where what was made of a file is kept, under a name with this ending.

    None in a Python that keeps nothing.
    """
    try:
        return f"{cache_from_source(f'{file}.py').removesuffix('.pyc')}{ending}"
    except NotImplementedError:
        return None


def keep_beside(place: str, data: bytes) -> None:
    """Keep it there, where Python may write and the folder can be written to."""
    if sys.dont_write_bytecode:
        return
    from pathlib import Path  # noqa: PLC0415  # which is needed no more once something is kept

    from discrepant.files.kept import put_in_place  # noqa: PLC0415  # likewise

    with suppress(OSError):  # a folder that may not be written to is no fault
        path = Path(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(path, lambda opened: opened.write(data))


def _kept(place: str, key: bytes) -> bytes | None:
    """What lies there, if it is whole and made of the same file."""
    try:
        data = read_file(place, _LARGEST)
    except OSError:
        return None
    made = data[2 * _HASH :]
    return made if data.startswith(key) and data[_HASH : 2 * _HASH] == source_hash(made) else None
