"""From raw TOML to records: one converter is the whole policy on form, and what does not fit becomes flaws.

Types are exact: nothing is coerced, so "false" is not false and 5 is not "5".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from operator import eq
from typing import Any, TypeVar

import attrs
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from discrepant.corpus.lines import Path
from discrepant.corpus.model import Kind, Nature, Weight, Wording
from discrepant.corpus.records import ClaimKey, CompatibleRecord, Dated
from discrepant.corpus.suggest import did_you_mean
from discrepant.errors import Problem

__all__ = ["DAY", "LONGEST", "Flaw", "structure"]

LONGEST = 20_000  # characters of any text in a record
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@attrs.frozen(kw_only=True)
class Flaw:
    """What is wrong at a path inside a record, and the lines `below` that show it."""

    path: Path = ()
    what: str
    hint: str = ""
    below: tuple[str, ...] = ()

    def problem(self, file: str = "", line: int = 0) -> Problem:
        """The same as a problem at the place of that path."""
        return Problem(file=file, line=line, what=self.what, hint=self.hint, below=self.below)


class _Misfit(Exception):  # noqa: N818 - no error of its own: it becomes a Flaw
    """A value of the wrong type, and an `example` of how to write it."""

    def __init__(self, what: str, *, hint: str = "", example: str = "") -> None:
        super().__init__(what)
        self.what, self.hint, self.example = what, hint, example


_Record = TypeVar("_Record")


def structure(raw: object, form: type[_Record]) -> tuple[_Record | None, list[Flaw]]:
    """A table as a record of this form; where it does not fit, None and all its flaws."""
    if type(raw) is not dict:
        return None, [Flaw(what=f"must be a table, not {_called(raw)}")]
    try:
        return _CONVERTER.structure(raw, form), []
    except BaseValidationError as error:
        return None, list(_flaws(error, ()))


def _flaws(error: Exception, path: Path) -> Iterator[Flaw]:
    """Flatten cattrs' groups; each note says at which key or index its exception came up."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _flaws(inner, (*path, *_step(inner)))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            hint = did_you_mean(key, known) or f"the keys are {', '.join(known)}"
            yield Flaw(path=(*path, key), what=f'unknown key "{key}"', hint=hint)
    elif isinstance(error, KeyError):
        yield Flaw(path=path, what=f'"{path[-1]}" is missing')
    elif isinstance(error, _Misfit):
        before = "" if isinstance(path[-1], int) else f"{path[-1]} = "
        hint = error.hint or (f"write {before}{error.example}" if error.example else "")
        yield Flaw(path=path, what=f"{_spoken(path)} {error.what}", hint=hint)
    else:  # pragma: no cover - the hooks raise nothing else
        yield Flaw(path=path, what=f"{_spoken(path)} cannot be read: {error}")


def _step(error: Exception) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _named(path: Path) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


def _spoken(path: Path) -> str:
    """A path in words: `entry 3 of "between"`."""
    entries = "".join(f"entry {part + 1} of " for part in reversed(path) if isinstance(part, int))
    return f'{entries}"{_named(path)}"'


_CALLED: dict[type, str] = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}


def _called(value: object) -> str:
    return "a table" if isinstance(value, dict) else _CALLED.get(type(value), "a date or time")


def _text(value: object, _: object = None) -> str:
    if type(value) is not str:
        plain = not isinstance(value, list | dict)
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        raise _Misfit(f"must be text in quotes, not {_called(value)}", example=f'"{shown}"' if plain else "")
    if not value.strip():
        raise _Misfit("is empty")
    if len(value) > LONGEST:
        raise _Misfit(f"has {len(value):,} characters, more than {LONGEST:,}")
    return value


def _claim(value: object, _: object) -> ClaimKey:
    return ClaimKey(value if value == "" and isinstance(value, str) else _text(value))


def _whole(value: object, _: object) -> int:
    if type(value) is not int:
        raise _Misfit(f"must be a whole number without quotes, not {_called(value)}")
    return value


def _flag(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise _Misfit(f"must be true or false without quotes, not {_called(value)}")
    return value


def _choice(value: object, choices: type[StrEnum]) -> StrEnum:
    text = _text(value)
    try:
        return choices(text)
    except ValueError:
        hint = did_you_mean(text, choices)
        raise _Misfit(f'must be one of {", ".join(choices)}, not "{text}"', hint=hint) from None


def _day(value: object, _: object) -> date:
    text = _text(value)
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise _Misfit(f'"{text}" is no day: {error}') from None
    raise _Misfit(f'must be a day, not "{text}"', hint='year-month-day, such as "2027-01-01"')


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)

    def texts(value: object, _: object) -> tuple[str, ...]:
        if type(value) is not list:
            raise _Misfit(f"must be a list, not {_called(value)}", example=f'["{value}"]' if type(value) is str else "")
        return tuple(converter.structure(value, list[str]))

    def groups(value: object, _: object) -> tuple[tuple[str, ...], ...]:
        if type(value) is not list:
            raise _Misfit(f"must be a list of lists, not {_called(value)}")
        return tuple(converter.structure(value, list[tuple[str, ...]]))

    def table(value: object, _: object) -> dict[str, tuple[str, ...]]:
        if type(value) is not dict:
            raise _Misfit(f"must be a table, not {_called(value)}")
        return converter.structure(value, dict[Any, tuple[str, ...]])  # Any, for this hook takes str as a key

    def printed(value: object, _: object) -> str | tuple[str, ...]:
        return texts(value, None) if type(value) is list else _text(value)

    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _flag)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(date, _day)
    for choices in (Dated, Kind, Nature, Weight, Wording):
        converter.register_structure_hook(choices, _choice)
    forms: list[tuple[object, Callable[[object, object], object]]] = [
        (ClaimKey, _claim),
        (tuple[str, ...], texts),
        (tuple[tuple[str, ...], ...], groups),
        (dict[str, tuple[str, ...]], table),
        (str | tuple[str, ...], printed),
    ]
    for form, hook in forms:
        converter.register_structure_hook_func(partial(eq, form), hook)
    _with_tables(converter)
    return converter


def _with_tables(converter: Converter) -> None:
    """A list of tables inside a record."""
    as_record = make_dict_structure_fn(CompatibleRecord, converter, _cattrs_forbid_extra_keys=True)

    def table(value: object, form: type[CompatibleRecord]) -> CompatibleRecord:
        if type(value) is not dict:
            raise _Misfit(f"must be a table, not {_called(value)}")
        return as_record(value, form)

    def tables(value: object, _: object) -> tuple[CompatibleRecord, ...]:
        if type(value) is not list:
            raise _Misfit(f"must be a list of tables, not {_called(value)}")
        return tuple(converter.structure(value, list[CompatibleRecord]))

    converter.register_structure_hook(CompatibleRecord, table)
    converter.register_structure_hook_func(partial(eq, tuple[CompatibleRecord, ...]), tables)


_CONVERTER = _converter()
