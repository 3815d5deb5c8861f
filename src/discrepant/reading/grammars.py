"""Grammars as parsers, and how far a phrase of one reaches among tokens.

The parsers' tables are kept between runs. To make the tables takes longer than to read a page of words. The same rules
hold as for `.pyc` files: they lie in `__pycache__` or below `sys.pycache_prefix`, none is written where Python is to
write none, and what does not fit its grammar is made again.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark import __version__ as lark_version
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from discrepant.files.opening import read_file

__all__ = ["Prefixes", "grammar_parser", "parser"]

_END = "$END"
_LARGEST = 50_000_000  # bytes of tables
_MOST = 60  # tokens: no printed number or date comes near it, and it bounds the time in any text


class _Given(Lexer):
    """Hands the parser the tokens it is given."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, data: Iterable[Token]) -> Iterator[Token]:  # type: ignore[override]  # lark passes on what we parse
        yield from data


def parser(grammar: str) -> Lark:
    """An LALR parser for a grammar whose terminals are all `%declare`d."""
    return Lark(grammar, parser="lalr", lexer=_Given)


def grammar_parser(package: str, name: str, *, has_lexer: bool = False) -> Lark:
    """The LALR parser for the grammar in this file of a package.

    A grammar that has no lexer is given its tokens.
    """
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
        data = read_file(place, _LARGEST)
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


class Prefixes:
    """The phrases of a grammar that begin at a token, by the tables of its parser."""

    def __init__(self, lark: Lark) -> None:
        table: Any = lark.parser.parser._parse_table  # noqa: SLF001  # lark has no public name for it
        self._start: int = table.start_states["start"]
        self._end: int = table.end_states["start"]
        # For each state and terminal the state that follows; of a rule that is done, its name and how many it takes. In
        # tables just made the names are lark's tokens, which compare slowly.
        self._steps: dict[int, dict[str, int | tuple[str, int]]] = {
            state: {
                str(name): arg if action is Shift else (str(arg.origin.name), len(arg.expansion))
                for name, (action, arg) in actions.items()
            }
            for state, actions in table.states.items()
        }

    def begins(self, kind: str) -> bool:
        """Whether a phrase can begin with this terminal."""
        return kind in self._steps[self._start]

    def ends(self, kinds: Sequence[str], first: int) -> list[int]:
        """The indices after each phrase that begins at the first terminal, the longest phrase last."""
        stack, found = [self._start], []
        for i in range(first, min(len(kinds), first + _MOST)):
            if not self._take(stack, kinds[i]):
                break
            if _END in self._steps[stack[-1]] and self._take(stack.copy(), _END):
                found.append(i + 1)
        return found

    def _take(self, stack: list[int], kind: str) -> bool:
        """Move on by one terminal; False where none of the grammar's phrases goes on so."""
        steps = self._steps
        while (step := steps[stack[-1]].get(kind)) is not None:
            if isinstance(step, int):
                stack.append(step)
                return True
            name, size = step
            if size:
                del stack[-size:]
            following = steps[stack[-1]][name]
            assert isinstance(following, int)  # noqa: S101  # after a rule the tables only move on
            stack.append(following)
            if kind == _END and following == self._end:
                return True
        return False
