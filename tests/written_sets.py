"""Two sets of files of which one takes the place of the other, for tests of how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from discrepant.files.writing import write_set

__all__ = ["NEW", "OLD", "held", "put"]

OLD = {"page": "old", "text": "old", "pictures/a": "old", "pictures/same": "same", "pictures/gone": "old"}
NEW = {"page": "new", "text": "new and longer", "pictures/a": "new", "pictures/same": "same", "pictures/more": "new"}


def _gone(folder: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    """The pictures in a folder that a set does not have."""
    for path in sorted((folder / "pictures").glob("*")):
        if f"pictures/{path.name}" not in texts:
            yield path


def put(folder: Path, texts: Mapping[str, str]) -> None:
    write_set(folder, texts, without=_gone(folder, texts))


def held(folder: Path) -> dict[str, str]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
