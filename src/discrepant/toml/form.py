"""From a TOML table to values of its form, or all its flaws at once.

There is one policy, for records and for tables of words. Types are exact: nothing is coerced, so "false" is not false
and 5 is not "5".
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from itertools import groupby
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from discrepant.errors import DiscrepantError, Problem, why_unread
from discrepant.toml.lines import Path, scan
from discrepant.toml.suggest import did_you_mean
from discrepant.toml.values import Misfit, called, choice, day, decimal, exact_number, flag, text, whole

__all__ = ["Flaw", "Structure"]

_Form = TypeVar("_Form")
_Hooks = Mapping[Any, Callable[[Any], Any]]


@attrs.frozen(kw_only=True)
class Flaw:
    """What is wrong at a path inside a table, and the lines `below` that show it."""

    path: Path = ()
    what: str
    hint: str = ""
    below: tuple[str, ...] = ()

    def problem(self, file: str = "", line: int = 0) -> Problem:
        """The same as a problem at the place of that path."""
        return Problem(file=file, line=line, what=self.what, hint=self.hint, below=self.below)


class Structure:
    """What makes values of attrs classes of raw tables.

    `hooks` make the values of types that TOML does not know. A hook raises a Misfit, or another ValueError whose text
    is a sentence of its own.
    """

    def __init__(self, hooks: _Hooks = {}) -> None:  # noqa: B006  # a Mapping, never changed
        self._converter = converter = Converter(forbid_extra_keys=True, detailed_validation=True)
        converter.register_structure_hook(str, _text)
        converter.register_structure_hook_func(_is_a(tuple), partial(_list, converter))
        converter.register_structure_hook_func(_is_a(dict, Mapping), partial(_table, converter))
        converter.register_structure_hook_func(_is_one_or_many, partial(_one_or_many, converter))
        converter.register_structure_hook_factory(attrs.has, partial(_entry, converter))
        plain = {bool: flag, int: whole, float: decimal, date: day, Decimal: exact_number, **hooks}
        for form, hook in plain.items():
            converter.register_structure_hook(form, _of_value(hook))

    def __call__(self, raw: object, form: type[_Form]) -> tuple[_Form | None, list[Flaw]]:
        """A table as a value of this form; where it does not fit, None and all its flaws."""
        try:
            return self._converter.structure(raw, form), []
        except (Misfit, BaseValidationError) as error:
            return None, list(_flaws(error, ()))

    def parse(self, toml: str, form: type[_Form], file: str) -> _Form:
        """The whole of a file in its form.

        A DiscrepantError lists all that does not fit, each with its line.
        """
        try:
            raw = tomllib.loads(toml)
        except (ValueError, RecursionError) as error:
            raise DiscrepantError(Problem(file=file, what=f"is not TOML: {why_unread(error)}")) from None
        made, flaws = self(raw, form)
        if made is None:
            layout = scan(toml)
            raise DiscrepantError(
                *(Problem(file=file, line=layout.line(flaw.path), what=flaw.what, hint=flaw.hint) for flaw in flaws)
            )
        return made


def _flaws(error: Exception, path: Path) -> Iterator[Flaw]:
    """Flatten cattrs' groups; each note says at which key or index its exception came up."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _flaws(inner, (*path, *_step(inner)))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl) if field.init]
        for key in sorted(error.extra_fields):
            hint = did_you_mean(key, known) or f"the keys are {', '.join(known)}"
            yield Flaw(path=(*path, key), what=f'unknown key "{key}"', hint=hint)
    elif isinstance(error, KeyError):
        yield Flaw(path=path, what=f"{_spoken(path)} is missing")
    elif isinstance(error, Misfit):
        before = f"{path[-1]} = " if path and isinstance(path[-1], str) else ""
        hint = error.hint or (f"write {before}{error.example}" if error.example else "")
        yield Flaw(path=path, what=f"{_spoken(path)} {error.what}".lstrip(), hint=hint)
    else:
        yield Flaw(path=path, what=f"{_spoken(path)}: {error}" if path else str(error))


def _step(error: Exception) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _spoken(path: Path) -> str:
    """A path in words: `entry 3 of "between"`, `"core" of entry 8 of "hedge"`."""
    spoken: list[str] = []
    for is_index, group in groupby(path, key=lambda part: isinstance(part, int)):
        parts = list(group)
        spoken += [f"entry {int(part) + 1}" for part in parts] if is_index else [f'"{".".join(map(str, parts))}"']
    return " of ".join(reversed(spoken))


def _text(value: object, form: type[str]) -> str:
    """A text, or one of the words of a StrEnum, which is asked for as a kind of text."""
    return choice(value, form) if issubclass(form, StrEnum) else text(value)


def _of_value(hook: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: hook(value)


def _is_a(*generics: object) -> Callable[[Any], bool]:
    return lambda form: get_origin(form) in generics


def _is_one_or_many(form: object) -> bool:
    return get_origin(form) is UnionType and any(map(_is_a(tuple), get_args(form)))


def _one_or_many(converter: Converter, value: object, form: object) -> Any:  # noqa: ANN401  # of either type
    """A plain value, or a list of such."""
    (many,) = filter(_is_a(tuple), get_args(form))
    (one,) = (arg for arg in get_args(form) if arg is not many)
    return converter.structure(value, many if type(value) is list else one)


def _list(converter: Converter, value: object, form: object) -> tuple[Any, ...]:
    each, *rest = get_args(form)
    length = None if rest == [...] else 1 + len(rest)
    of = f" of {length}" if length else " of lists" if _is_a(tuple)(each) else " of tables" if attrs.has(each) else ""
    if type(value) is not list:
        example = f'["{value}"]' if type(value) is str and each is str else ""
        raise Misfit(f"must be a list{of}, not {called(value)}", example=example)
    if length not in (None, len(value)):
        raise Misfit(f"must be a list{of}, not of {len(value)}")
    return tuple(_entries(converter, enumerate(value), each).values())


def _table(converter: Converter, value: object, form: object) -> dict[str, Any]:
    return _entries(converter, _dict(value).items(), get_args(form)[1])


def _entry(converter: Converter, form: type[_Form]) -> Callable[[Any, Any], _Form]:
    structure = make_dict_structure_fn(form, converter, _cattrs_forbid_extra_keys=True)
    return lambda value, _: structure(_dict(value), form)


def _dict(value: object) -> dict[str, object]:
    if type(value) is not dict:
        raise Misfit(f"must be a table, not {called(value)}")
    return value


def _entries(converter: Converter, values: Iterable[tuple[Any, object]], form: Any) -> dict[Any, Any]:  # noqa: ANN401
    """Each value in its form, or all their errors together, each with its key or index."""
    entries, errors = {}, []
    for key, value in values:
        try:
            entries[key] = converter.structure(value, form)
        except (ValueError, BaseValidationError) as error:
            error.add_note(IterableValidationNote("", key, form))
            errors.append(error)
    if errors:
        raise IterableValidationError("entries do not fit", errors, form)
    return entries
