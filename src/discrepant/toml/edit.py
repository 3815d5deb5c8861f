"""A TOML text in which a few values change, and every other byte stays.

Nothing is taken on trust: what comes out is parsed, and holds what was asked for, or there is an error. No comment is
lost; that of a line which goes is left on a line of its own.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import Any

import attrs

from discrepant.errors import DiscrepantError, Problem
from discrepant.toml.lines import STRING, Path, Scanner
from discrepant.toml.text import key, keyed, written

__all__ = ["EditedToml"]

_MARK = "\ufeff"
_COMMENT = re.compile(rf"(?:{STRING.pattern})|(?P<comment>#[^\r\n]*)", re.DOTALL)
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
_REMARKS = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*(?=[ \t\r]*(?:\n|\Z))")  # comments below which nothing follows
_SIMPLE = re.compile(r"[\w .,:;/()+-]*")  # stands between any quotes as it is


@attrs.frozen
class _Statement:
    """A header, or a key and its value; the offsets are of its line, its value (a header has none) and its end."""

    path: Path
    line: int
    value: int
    end: int
    is_header: bool = False


class _Statements(Scanner):
    """All statements of a text in order, and where its plain values stand."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.found: list[_Statement] = []
        self.spans: dict[Path, tuple[int, int]] = {}
        self.document()

    def _header(self, *, is_list: bool) -> Path:
        start = self._at
        path = super()._header(is_list=is_list)
        end = start + self._text[start : self._at].index("]") + 1 + is_list if path else start
        self.found.append(_Statement(path, self._text.rfind("\n", 0, start) + 1, end, end, is_header=True))
        return path

    def _value(self, path: Path) -> None:
        start = self._at
        super()._value(path)
        value = start + len(self._text[start : self._at]) - len(self._text[start : self._at].lstrip(" \t"))
        self.found.append(_Statement(path, self._text.rfind("\n", 0, start) + 1, value, self._at))

    def _plain(self, path: Path, span: tuple[int, int]) -> None:
        self.spans[path] = span


class EditedToml:
    """A valid TOML text, and what is to become of it.

    Paths are those of the text as it was. `data` is what it held, and `after()` the text that holds the rest.
    """

    def __init__(self, text: str) -> None:
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._text = text.removeprefix(_MARK)
        self.data: dict[str, Any] = tomllib.loads(self._text)
        self._wanted = deepcopy(self.data)
        found = _Statements(self._text)
        self._found, self._spans = found.found, found.spans
        self._keys: dict[Path, _Statement] = {each.path: each for each in found.found if not each.is_header}
        self._headers: dict[Path, int] = {}  # and which of the statements each is
        self._below: dict[Path, list[_Statement]] = {}
        for number, each in enumerate(found.found):
            if each.is_header:
                self._headers.setdefault(each.path, number)
            for depth in range(1, len(each.path) + 1):
                self._below.setdefault(each.path[:depth], []).append(each)
        self._end = "\r\n" if "\r\n" in self._text else "\n"
        self._changes: list[tuple[int, int, str]] = []
        self._rewritten: dict[int, _Statement] = {}  # by where they begin
        self._dropped: set[Path] = set()

    def put(self, path: Path, value: object) -> None:
        """Give a key another value, or a table a key that it has not had."""
        *way, last = path
        table = _at(self._wanted, way)
        old = table.get(last) if isinstance(table, dict) else table[last]
        table[last] = deepcopy(value)
        if path in self._spans and not isinstance(value, dict | list):
            start, end = self._spans[path]
            self._changes.append((start, end, _between_the_same_quotes(self._text[start:end], old, value)))
        elif around := self._around(path):
            self._rewrite(around)
        else:
            self._remove(path)
            self._add(path, value)

    def drop(self, path: Path) -> None:
        """Take away a key, or a table with all that is in it."""
        if around := self._around(path[:-1]):
            self._rewrite(around)
        else:
            self._remove(path)
        self._dropped.add(path)

    def append(self, table: str, lines: Sequence[str]) -> None:
        """Add a table, given as lines of TOML, below the last one of those under this name."""
        _merge(self._wanted, tomllib.loads("\n".join(lines)))
        below = next((each for each in reversed(self._found) if each.path[:1] == (table,)), None)
        place = len(self._text)
        if below:
            place = self._line_end(below.end)
            place = _REMARKS.match(self._text, place).end()  # type: ignore[union-attr]  # it matches nothing as well
        block = self._end.join([*([""] if self._text[:place].strip() else []), *lines, ""])
        self._insert(place, block)

    def insert(self, path: Path, lines: Sequence[str]) -> None:
        """Add an entry to a list of tables before the one at this path and its comments.

        It is given as lines of TOML.
        """
        *way, place = path
        entries = _at(self._wanted, way)
        for added in reversed(_at(tomllib.loads("\n".join(lines)), way)):
            entries.insert(place, added)
        self._insert(self._above(self._found[self._headers[path]].line), self._end.join([*lines, "", ""]))

    def after(self) -> str:
        """The text with all that was asked for; a DiscrepantError where it cannot be put into it."""
        inside = {path for path in self._dropped if self._is_rewritten(path)}
        self._take_away(inside)
        for each in self._rewritten.values():  # as long as their paths lead to them
            self._replace(each, written(_at(self._wanted, each.path)))
        self._take_away(self._dropped - inside)
        parts, at = [self._mark], 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            parts += [self._text[at:start], new]
            at = max(at, end)
        text = "".join([*parts, self._text[at:]])
        if not _holds(text.removeprefix(_MARK), self._wanted):
            what, hint = "it is written in a form in which this cannot be put into it", "change it there by hand"
            raise DiscrepantError(Problem(what=what, hint=hint))
        return text

    def _take_away(self, paths: Iterable[Path]) -> None:
        """Want no more what is at these paths, nor a list or table that nothing is left in."""
        for path in sorted(paths, key=_from_the_last, reverse=True):
            *way, last = path
            del _at(self._wanted, way)[last]
            if not self._wanted.get(str(path[0]), True):
                del self._wanted[str(path[0])]

    def _is_rewritten(self, path: Path) -> bool:
        """Whether it stands in a value that is written anew."""
        around = self._around(path[:-1])
        return around is not None and around.line in self._rewritten

    def _around(self, path: Path) -> _Statement | None:
        """The statement in whose value this stands."""
        return next((self._keys[part] for part in _parts(path) if part in self._keys), None)

    def _rewrite(self, statement: _Statement) -> None:
        self._rewritten[statement.line] = statement

    def _replace(self, statement: _Statement, value: str) -> None:
        """Another value for a statement, with the comments of the old one above it."""
        remarks = _comments(self._text[statement.value : statement.end])
        self._insert(statement.line, "".join(f"{each}{self._end}" for each in remarks))
        self._changes.append((statement.value, statement.end, value))

    def _remove(self, path: Path) -> None:
        """Take away all lines of a key or table but for their comments, and the blank lines below a table."""
        gone = self._below.get(path, [])
        for each in gone:
            end = self._line_end(each.end)
            remarks = list(_comments(self._text[each.value : end]))
            kept = "".join(f"{remark}{self._end}" for remark in remarks)
            if gone[0].is_header and each is gone[-1]:
                end = _BLANK_LINES.match(self._text, end).end()  # type: ignore[union-attr]  # likewise
                kept += self._end if remarks else ""
            self._changes.append((each.line, end, kept))

    def _add(self, path: Path, value: object) -> None:
        """A key at the end of the table that has a header of its own, and its lines together."""
        headers = [self._headers[path[:-1]]] if path[:-1] in self._headers else []
        headers += sorted(self._headers[part] for part in _parts(path) if len(part) > 1 and part in self._headers)
        if not headers:
            return  # which `after` will notice
        last = self._found[headers[0]]
        depth = len(last.path)
        for each in islice(self._found, headers[0] + 1, None):
            if each.is_header:
                break
            last = each
        indent = "" if last.is_header else _indent(self._text, last.line)
        name = ".".join(key(str(part)) for part in path[depth:])
        lines = "".join(f"{indent}{line}{self._end}" for line in keyed(name, value))
        self._insert(self._line_end(last.end), lines)

    def _above(self, place: int) -> int:
        """Where the comments begin that stand right above a line."""
        while place:
            line = self._text.rfind("\n", 0, place - 1) + 1
            if not self._text[line:place].lstrip().startswith("#"):
                break
            place = line
        return place

    def _insert(self, place: int, lines: str) -> None:
        is_cut = place == len(self._text) and place and not self._text.endswith("\n")
        self._changes.append((place, place, f"{self._end if is_cut and lines else ''}{lines}"))

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        return len(self._text) if end < 0 else end + 1


def _parts(path: Path) -> Iterator[Path]:
    """The paths to what is around it and to itself, from the outermost."""
    return (path[:depth] for depth in range(1, len(path) + 1))


def _at(data: Any, path: Iterable[Any]) -> Any:  # noqa: ANN401  # tables and lists
    for part in path:
        data = data[part] if isinstance(data, list) else data.setdefault(part, {})
    return data


def _from_the_last(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """In what order entries of lists may be taken away: no index moves before it is used."""
    return tuple((isinstance(part, int), part if isinstance(part, int) else 0, str(part)) for part in path)


def _merge(data: dict[str, Any], more: dict[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, list):
            data.setdefault(name, []).extend(value)
        elif isinstance(value, dict):
            _merge(data.setdefault(name, {}), value)
        else:
            data[name] = value


def _comments(text: str) -> Iterator[str]:
    return (found["comment"].rstrip() for found in _COMMENT.finditer(text) if found["comment"])


def _indent(text: str, place: int) -> str:
    return text[place : len(text) - len(text[place:].lstrip(" \t"))]


def _between_the_same_quotes(token: str, old: object, new: object) -> str:
    """A value as it is to stand in the place of another."""
    if isinstance(new, str) and isinstance(old, str) and old and token.count(old) == 1 and _SIMPLE.fullmatch(new):
        return token.replace(old, new)
    return written(new)


def _holds(text: str, data: dict[str, Any]) -> bool:
    """Whether it parses to these values, of these types: 1, 1.0 and true are three."""
    try:
        return _plain(tomllib.loads(text)) == _plain(data)
    except ValueError:
        return False


def _plain(data: dict[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, default=repr)
