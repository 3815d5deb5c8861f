"""Grammars as parsers, whose tables are kept between runs where Python keeps its own compiled code.

To make them takes longer than to read a page of words. The same rules hold as for `.pyc` files: they lie in `__pycache__`
or below `sys.pycache_prefix`, none is written under PYTHONDONTWRITEBYTECODE, and one that does not fit is made again.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path

from lark import Lark

from discrepant.reading.tokens import parser

__all__ = ["grammar_parser"]


def grammar_parser(package: str, name: str) -> Lark:
    """The parser for the grammar in this file of a package; one whose terminals are all `%declare`d."""
    file = files(package).joinpath(name)
    grammar = file.read_text("utf-8")
    place = _place(file) if isinstance(file, Path) else None  # in a zip file nothing is kept
    if place is None:
        return parser(grammar)
    key = sha256(f"{version('lark')}\n{grammar}".encode()).digest()
    kept = _kept(place, key)
    if kept is None:
        kept = parser(grammar)
        if not sys.dont_write_bytecode:
            _keep(kept, place, key)
    return kept


def _place(file: Path) -> Path | None:
    try:
        return Path(cache_from_source(f"{file}.py")).with_suffix(".tables")
    except NotImplementedError:  # a Python that keeps nothing
        return None


def _kept(place: Path, key: bytes) -> Lark | None:
    """The parser whose tables lie there, if they are those of this grammar."""
    try:
        data = place.read_bytes()
        return Lark.load(io.BytesIO(data[len(key) :])) if data.startswith(key) else None
    except Exception:  # noqa: BLE001  # whatever is wrong with it, it can be made again
        return None


def _keep(made: Lark, place: Path, key: bytes) -> None:
    tables = io.BytesIO()
    made.save(tables)
    try:
        place.parent.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.")
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(key + tables.getvalue())
            Path(temporary).replace(place)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError:  # a folder that may not be written to is no fault
        return
