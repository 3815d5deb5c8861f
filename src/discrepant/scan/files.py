"""The files that a table lies in.

Local ones and folders are looked up here, and all else is the engine's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from discrepant.errors import DiscrepantError, Problem

__all__ = ["find_tables", "is_remote"]

_FORMATS = {".parquet": "parquet", ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_COMPRESSED = (".gz", ".zst", ".bz2")
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(path: str) -> bool:
    """Whether it is an address, such as s3://bucket/cases, and not a path on this machine."""
    return bool(_REMOTE.match(path))


def find_tables(paths: Sequence[str], form: str | None) -> tuple[list[str], str]:
    """The files of one table and their format.

    A DiscrepantError lists what is missing or does not fit. A folder stands for all files below it whose name says that
    they are such a table.
    """
    problems: list[Problem] = []
    found: list[str] = []
    for path in paths:
        if is_remote(path):
            found.append(path)
        elif Path(path).is_dir():
            inside = sorted(str(file) for file in _tables_below(Path(path)))
            found += inside
            if not inside:
                problems.append(Problem(file=path, what="no table lies in this folder", hint=_known()))
        elif Path(path).is_file():
            found.append(path)
        else:
            # a pipe cannot be read twice, as engines do, and a device never ends
            what = "is not a regular file" if Path(path).exists() else "there is no such file"
            problems.append(Problem(file=path, what=what))
    forms = {form} if form else {_format(path) for path in found}
    if None in forms:
        nameless = next(path for path in found if _format(path) is None)
        problems.append(
            Problem(file=nameless, what="its name does not tell its format", hint=f"{_known()}; or --format")
        )
    elif len(forms) > 1:
        what = f"the files are of several formats: {', '.join(sorted(map(str, forms)))}"
        problems.append(Problem(what=what, hint="scan one format at a time"))
    if problems:
        raise DiscrepantError(*problems)
    (only,) = forms
    return found, str(only)


def _tables_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and _format(path.name):
            yield path


def _format(path: str) -> str | None:
    name = Path(path.lower())
    return _FORMATS.get(name.with_suffix("").suffix if name.suffix in _COMPRESSED else name.suffix)


def _known() -> str:
    return f"known are {', '.join(_FORMATS)}, with {', '.join(_COMPRESSED)} or without"
