"""Where things stand in a TOML text: the line of every table and key.

The scanner reads valid TOML right. Of invalid TOML it reads what it can, without error: tomllib says what is wrong. It
goes before tomllib, which has bounds neither to its depth nor to the memory it takes, a kilobyte for each table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

import attrs

from discrepant.errors import Problem

__all__ = ["DEEPEST", "MOST_TABLES", "MOST_VALUES", "STRING", "Layout", "Path", "Scanner", "positions", "scan"]

# As in tomllib's result: keys of tables, and indices of lists.
Path = tuple[str | int, ...]

DEEPEST = 20  # tables and lists inside each other; records need five
MOST_TABLES = 50_000  # that have a name of their own: entries of [[fact]] are values
MOST_VALUES = 300_000  # of keys, in lists, and of lists of tables

# Groups are atomic, and none repeats possessively: Python before 3.11.5 matches groups that do so wrongly.
_BLANK = re.compile(r"(?>(?:[ \t\r\n]+|#[^\n]*)*)")
_INDENT = re.compile(r"[ \t]*")
_KEY_PART = re.compile(
    r"[ \t]*(?:(?P<bare>[A-Za-z0-9_-]+)"
    r"|(?P<basic>\"(?>(?:[^\"\\\n]|\\[^\n])*)\")"
    r"|'(?P<literal>[^'\n]*)')[ \t]*"
)
# Longest first: what looks like an empty string may open a multi-line one. A literal string knows no escapes.
STRING = re.compile(
    r"\"\"\"(?>(?:[^\"\\]|\\.|\"(?!\"\"))*)\"{3,5}"
    r"|'''(?>(?:[^']|'(?!''))*)'{3,5}"
    r"|\"(?>(?:[^\"\\\n]|\\[^\n])*)\""
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^\s,\[\]{}#\"'=]+(?: \d[\d:.Z+-]*)?")  # a number, a date (which may hold a blank), true, false


@attrs.frozen(kw_only=True)
class Layout:
    """The lines, counted from 1, on which tables, keys and entries of lists begin.

    `excess` says where tables, lists or dotted keys go too deep or are too many, which ends the scan.
    """

    lines: Mapping[Path, int]
    excess: Problem | None = None

    def line(self, path: Path) -> int:
        """The line of a path, or else of the nearest table or list around it."""
        return _nearest(self.lines, path)


def positions(text: str) -> Mapping[Path, int]:
    """The line of each table, key and list entry of a TOML text, by its path.

    The path is that of tomllib's result. An entry of a list is left out where it stands on the list's own line.
    """
    return scan(text).lines


def scan(text: str) -> Layout:
    """Find the lines in one pass."""
    scanner = Scanner(text)
    try:
        scanner.document()
    except _ExcessError as error:
        what, *hint = map(str, error.args)
        return Layout(lines=scanner.lines, excess=Problem(line=scanner.line, what=what, hint="".join(hint)))
    return Layout(lines=scanner.lines)


class _ExcessError(ValueError):
    """What there is too much of, and a hint."""


def _too_deep() -> _ExcessError:
    return _ExcessError(f"more than {DEEPEST} tables or lists inside each other")


class Scanner:
    """What goes through a TOML text once, and notes the lines of what it meets."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text, self._at = text, 0
        self._line, self._counted = 1, 0
        self._tables: dict[Path, int] = {}  # each list of tables, and the index of its last one
        self._named = self._values = 0  # so many tables and values

    @property
    def line(self) -> int:
        """The line of the place reached."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def document(self) -> None:
        """Go through the whole text."""
        table: Path = ()
        while self._skip() < len(self._text):
            if self._take("["):
                table = self._header(is_list=self._take("["))
            elif path := self._keyed(table):
                self._value(path)
            else:
                self._rest_of_line()

    def _skip(self) -> int:
        """Go on to what is neither blank nor comment."""
        self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing as well
        return self._at

    def _take(self, char: str) -> bool:
        found = self._text.startswith(char, self._at)
        self._at += len(char) * found
        return found

    def _rest_of_line(self) -> None:
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end

    def _header(self, *, is_list: bool) -> Path:
        """A table's header after its bracket: the path of the table that it opens."""
        line, path = self.line, ()  # type: int, Path
        keys = list(self._keys())
        for key in keys[:-1]:
            path = self._enter((*path, key), line)
        if keys:
            path = (*path, keys[-1])
            self._name(path, line)
            if is_list:
                self._tables[path] = self._tables.get(path, -1) + 1
                path = (*path, self._tables[path])
            self.lines[path] = line
        self._check(path)
        self._rest_of_line()
        return path

    def _enter(self, path: Path, line: int) -> Path:
        """A table on the way to another one; of a list of tables, its last."""
        self._name(path, line)
        return (*path, self._tables[path]) if path in self._tables else path

    def _name(self, path: Path, line: int) -> None:
        """A table, or a list of tables, which may have been named before."""
        if path not in self.lines:
            self.lines[path] = line
            self._named += 1
            if self._named > MOST_TABLES:
                raise _ExcessError(f"more than {MOST_TABLES:,} tables", "split the file")

    def _keys(self) -> Iterator[str]:
        """The parts of a dotted key."""
        count = 0
        while match := _KEY_PART.match(self._text, self._at):
            self._at = match.end()
            count += 1
            if count > DEEPEST:
                raise _too_deep()
            yield _key(match)
            if not self._take("."):
                return

    def _value(self, path: Path) -> None:
        """Go past a value. The stack holds what is open: a list with the index of its next entry, a table with None."""
        stack: list[tuple[Path, int | None]] = []
        following: Path | None = path
        while following is not None:
            self._check(following)
            before = self._at
            self._at = _INDENT.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._take("["):
                stack.append((following, 0))
            elif self._take("{"):
                stack.append((following, None))
            elif match := STRING.match(self._text, self._at) or _PLAIN.match(self._text, self._at):
                self._at = match.end()
                self._plain(following, match.span())
            following = self._following(stack) if self._at > before else None

    def _plain(self, path: Path, span: tuple[int, int]) -> None:
        """Whatever is to be done about a value that is neither list nor table."""

    def _following(self, stack: list[tuple[Path, int | None]]) -> Path | None:
        """The path of the next value inside what is open, closing what ends; None where all is closed."""
        while stack:
            self._skip()
            self._take(",")
            self._skip()
            path, index = stack[-1]
            if self._take("}" if index is None else "]"):
                stack.pop()
            elif index is None:
                return self._keyed(path)
            else:
                stack[-1] = path, index + 1
                return self._entry((*path, index))
        return None

    def _keyed(self, table: Path) -> Path | None:
        """`key =` inside a table: the path of the value to come, None where there is no such thing."""
        line, path = self.line, table
        for key in self._keys():
            if path != table:
                self._name(path, line)
            path = (*path, key)
        if path == table:
            return None
        self.lines.setdefault(path, line)
        return path if self._take("=") else None

    def _entry(self, path: Path) -> Path:
        if self.line != _nearest(self.lines, path):
            self.lines[path] = self.line
        return path

    def _check(self, path: Path) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            raise _ExcessError(f"more than {MOST_VALUES:,} values", "split the file")
        if len(path) > DEEPEST:
            raise _too_deep()


def _nearest(lines: Mapping[Path, int], path: Path) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _key(match: re.Match[str]) -> str:
    if match["basic"] is None:
        return match["bare"] or match["literal"] or ""
    if "\\" not in match["basic"]:
        return match["basic"][1:-1]
    try:
        return next(iter(tomllib.loads(match["basic"] + " = 0")))
    except ValueError:
        return match["basic"]
