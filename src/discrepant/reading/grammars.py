"""Grammars as parsers, whose tables are kept between runs where Python keeps its own compiled code.

To make them takes longer than to read a page of words. The same rules hold as for `.pyc` files: they lie in
`__pycache__` or below `sys.pycache_prefix`, none is written where Python is to write none, and what does not fit its
grammar is made again.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path

from lark import Lark
from lark import __version__ as lark_version

from discrepant.reading.tokens import parser

__all__ = ["grammar_parser"]


def grammar_parser(package: str, name: str, *, has_lexer: bool = False) -> Lark:
    """The LALR parser for the grammar in this file of a package; one that has no lexer is given its tokens."""
    file = files(package).joinpath(name)
    grammar = file.read_text("utf-8")
    key = sha256(f"{lark_version}\n{grammar}".encode()).digest()
    place = _place(file) if isinstance(file, Path) else None  # in a zip file nothing is kept
    kept = _kept(place, key) if place else None
    if kept is not None:
        return kept
    made = Lark(grammar, parser="lalr") if has_lexer else parser(grammar)
    if place and not sys.dont_write_bytecode:
        with suppress(OSError):  # a folder that may not be written to is no fault
            _keep(made, place, key)
    return made


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
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(key + tables.getvalue())
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
