"""Put new values into a file of records, in which every other byte stays."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from discrepant.corpus.files import RecordFile, read_within
from discrepant.errors import CorpusError, Problem
from discrepant.files.writing import write_file
from discrepant.toml.lines import Path as KeyPath
from discrepant.toml.lines import value_spans
from discrepant.toml.text import quoted

__all__ = ["put"]

_MARK = "\ufeff"


def put(root: Path, file: RecordFile, values: Mapping[KeyPath, str | int]) -> None:
    """Write the values in the place of those that the file has.

    A CorpusError, and nothing is written, where the file is not the one that was read.
    """
    before = _text(read_within(root, file.file))
    text = before.removeprefix(_MARK)
    spans = value_spans(text, values.keys())
    wanted = deepcopy(file.data)
    after, at = [before.removesuffix(text)], 0
    for path in sorted(spans, key=lambda path: spans[path]):
        start, end = spans[path]
        after += [text[at:start], _written(text[start:end], _set(wanted, path, values[path]), values[path])]
        at = end
    after.append(text[at:])
    new = "".join(after)
    if spans.keys() != values.keys() or not _holds(new.removeprefix(_MARK), wanted):
        what, hint = "it is not as it was when it was read", "nothing is written; try again"
        raise CorpusError(Problem(file=file.file, what=what, hint=hint))
    write_file(root / file.file, new, inside=root)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:  # it was UTF-8 when it was read
        return ""


def _set(data: Any, path: KeyPath, value: str | int) -> object:  # noqa: ANN401  # tables and lists
    """Set a value in parsed records; what stood there."""
    for key in path[:-1]:
        data = data[key]
    old: object = data[path[-1]]
    data[path[-1]] = value
    return old


def _written(token: str, old: object, new: str | int) -> str:
    """A value as it is to stand in the place of another, between the same quotes where that can be."""
    if isinstance(new, str):
        return token.replace(str(old), new) if str(old) in token else quoted(new)
    return str(new)


def _holds(text: str, data: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == data
    except ValueError:
        return False
