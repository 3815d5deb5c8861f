"""From the TOML of a table to its values, types exact: what does not fit is named by its place, nothing is coerced."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from discrepant.errors import DiscrepantError, Problem

__all__ = ["exact_number", "table_from_toml"]

_LARGEST = Decimal(10) ** 36

_Form = TypeVar("_Form")
_Hooks = Mapping[Any, Callable[[Any], Any]]


def table_from_toml(text: str, form: type[_Form], file: str, hooks: _Hooks) -> _Form:
    """The table in its form; a DiscrepantError lists all that does not fit. `hooks` structure the form's own types.

    A hook raises a ValueError that goes on from the name of the place: "must be a number".
    """
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        raise DiscrepantError(Problem(file=file, what="is nested too deeply")) from None
    except ValueError as error:
        raise DiscrepantError(Problem(file=file, what=f"is not TOML: {error}")) from None
    try:
        return _converter(hooks).structure(raw, form)
    except BaseValidationError as error:
        raise DiscrepantError(*(Problem(file=file, what=what) for what in _flaws(error, ""))) from None


def exact_number(value: object) -> Decimal:
    """A number from 0 to 10^36, written as such or in quotes; a ValueError says that it is none."""
    try:
        number = Decimal(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
    except ArithmeticError:
        number = None
    if number is None or not (number.is_finite() and 0 <= number <= _LARGEST):
        raise ValueError(f"must be a number from 0 to 10^36, not {value!r}")
    return number


def _converter(hooks: _Hooks) -> Converter:
    converter = Converter()
    for form, hook in {str: _text, Decimal: exact_number, **hooks}.items():
        converter.register_structure_hook(form, _of_value(hook))
    converter.register_structure_hook_func(_is_a(tuple), partial(_list, converter))
    converter.register_structure_hook_func(_is_a(Mapping), partial(_table, converter))
    converter.register_structure_hook_factory(attrs.has, partial(_entry, converter))
    return converter


def _of_value(hook: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: hook(value)


def _is_a(generic: object) -> Callable[[Any], bool]:
    return lambda form: get_origin(form) is generic


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"must be text in quotes, not {value!r}")
    return value


def _list(converter: Converter, value: object, form: Any) -> tuple[Any, ...]:  # noqa: ANN401  # the type of a tuple
    each, *rest = get_args(form)
    length = None if rest == [...] else 1 + len(rest)
    if not isinstance(value, list) or length not in (None, len(value)):
        raise ValueError(f"must be a list{f' of {length}' if length else ''}, not {value!r}")
    return tuple(_entries(converter, enumerate(value), each).values())


def _table(converter: Converter, value: object, form: Any) -> dict[str, Any]:  # noqa: ANN401  # that of a mapping
    return _entries(converter, _dict(value).items(), get_args(form)[1])


def _entry(converter: Converter, form: type[_Form]) -> Callable[[Any, Any], _Form]:
    structure = make_dict_structure_fn(form, converter, _cattrs_forbid_extra_keys=True)
    return lambda value, _: structure(_dict(value), form)


def _dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"must be a table, not {value!r}")  # noqa: TRY004  # flaws are ValueErrors
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


def _flaws(error: Exception, path: str) -> Iterator[str]:
    """Flatten cattrs' groups; each note says at which key or entry its exception came up."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _flaws(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(field.name for field in attrs.fields(error.cl) if field.init)
        yield from (f"{path}unknown key {key!r} (the keys are {known})" for key in sorted(error.extra_fields))
    elif isinstance(error, KeyError):
        yield f"{path}is missing"
    else:
        yield f"{path}{error}"


def _step(error: Exception) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f"{note.name}: "
        if isinstance(note, IterableValidationNote):
            return f"entry {note.index + 1}: " if isinstance(note.index, int) else f"{note.index}: "
    return ""
