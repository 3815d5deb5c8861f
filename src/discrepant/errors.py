"""One hierarchy of errors: each is a list of problems.

Each problem says where, what, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from reprlib import Repr

import attrs

from discrepant.printable import as_line, columns, printable

__all__ = ["CorpusError", "DiscrepantError", "Problem", "ReadingError", "value_shown", "why_unread"]


def value_shown(value: object) -> str:
    """A value that a program gave, as Python prints it, cut where that is long."""
    return _SHORT.repr(value)


def why_unread(error: ValueError | RecursionError) -> str:
    """Why JSON or TOML cannot be read, also where the parser's own words are for programmers."""
    from json import JSONDecodeError  # noqa: PLC0415  # of which few commands read any

    match error:
        case RecursionError():
            return "what it holds lies too deep inside each other"
        case UnicodeError():
            return "it is not UTF-8"
        case JSONDecodeError():
            return f"what stands at line {error.lineno}, column {error.colno} cannot be read"
    return "a number has thousands of digits" if "set_int_max_str_digits" in str(error) else str(error)


_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = 60


def _all(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(lines)


@attrs.frozen(kw_only=True, order=True)
class Problem:
    """One thing that is wrong, in the form `file:line: what (hint)`.

    `below` are lines that show it. `file` is relative to the corpus root with forward slashes; `line` counts from 1.
    Both may be missing. A warning keeps nothing from being used.
    """

    file: str = ""
    line: int = 0
    what: str
    hint: str = ""
    is_warning: bool = False
    below: tuple[str, ...] = attrs.field(default=(), converter=_all)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        hint = f" ({self.hint})" if self.hint else ""
        warning = "warning: " if self.is_warning else ""
        first = f"{where + ': ' if where else ''}{warning}{self.what}{hint}"
        # no text of a stranger can begin a line: it stands behind our own, or behind blanks
        return "\n".join((as_line(first), *(as_line(f"    {each}") for each in self.below)))


class DiscrepantError(Exception):
    """The root of what this package raises for bad input; `problems` is never empty."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class CorpusError(DiscrepantError):
    """The corpus cannot be used: every problem found in it, in order of file and line."""


class ReadingError(DiscrepantError):
    """Printed words that cannot be read. `span` is the half-open range of characters at fault."""

    def __init__(self, words: str, span: tuple[int, int], message: str, hint: str = "") -> None:
        super().__init__(Problem(what=message, hint=hint))
        self.words, self.span, self.message, self.hint = words, span, message, hint

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, tuple[int, int], str, str]]:
        return type(self), (self.words, self.span, self.message, self.hint)  # to be sent to another process

    @property
    def pointed(self) -> str:
        """The words on one line and a run of carets under the place at fault on the next."""
        start, end = self.span
        window = slice(max(0, start - 60), max(0, start - 60) + 100)
        shown = printable(self.words[window])
        indent = columns(self.words[window.start : start])
        width = columns(self.words[start : min(end, window.stop)])
        return f"{shown}\n{' ' * indent}{'^' * max(1, width)}"

    def __str__(self) -> str:
        if not self.words.strip():  # there is nothing to point at
            return str(self.problems[0])
        shown, carets = self.pointed.split("\n")
        return f"{self.problems[0]}\n{as_line(f'  {shown}')}\n  {carets}"
