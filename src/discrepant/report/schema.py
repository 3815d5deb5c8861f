"""The form of discrepancies.json as a JSON Schema, for programs that read it.

It is made from the classes that are written. Keys that it does not name are allowed, for a later version may add some
(docs/versions.md).
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from discrepant.report.model import SCHEMA, Report, left_out

__all__ = ["schema"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Mapping[object, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def schema() -> Schema:
    """The schema of a report, in the terms of JSON Schema 2020-12."""
    parts: dict[str, Schema] = {}
    _part(Report, parts)
    report = parts.pop(Report.__name__)
    report["properties"] |= {"schema": {"const": SCHEMA}}
    report["description"] = "The report on a corpus, as `discrepant check` writes it to discrepancies.json."
    title = {"title": "What a run of the checks found", "$comment": "Further keys may come: pass over them."}
    return {"$schema": _DIALECT, **title, **report, "$defs": dict(sorted(parts.items()))}


def _part(form: type, parts: dict[str, Schema]) -> Schema:
    """A reference to the schema of a class, which is put with the others."""
    if form.__name__ not in parts:
        parts[form.__name__] = {}  # so that a class which holds itself comes to an end
        hints = get_type_hints(form)
        names = [field.name for field in attrs.fields(form) if (form, field.name) != (Report, "records")]
        omitted = left_out().get(form, ())
        parts[form.__name__] = {
            "description": " ".join((inspect.getdoc(form) or "").split()),
            "type": "object",
            "properties": {name: _value(hints[name], parts) for name in names},
            "required": [name for name in names if name not in omitted],
        }
    return {"$ref": f"#/$defs/{form.__name__}"}


def _value(hint: Any, parts: dict[str, Schema]) -> Schema:  # noqa: ANN401  # a type as it is annotated
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(choice) for choice in hint]}
    if isinstance(hint, type) and attrs.has(hint):
        return _part(hint, parts)
    args = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_value(arg, parts) for arg in args]}
    if get_origin(hint) is tuple:
        return _listed(args, parts)
    if get_origin(hint) is Mapping:
        return _keyed(args, parts)
    raise TypeError(f"no report has a value of type {hint}")


def _listed(args: tuple[Any, ...], parts: dict[str, Schema]) -> Schema:
    """Any number of one type, or as many as there are types."""
    if args[-1] is Ellipsis:
        return {"type": "array", "items": _value(args[0], parts)}
    each = [_value(arg, parts) for arg in args]
    return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}


def _keyed(args: tuple[Any, ...], parts: dict[str, Schema]) -> Schema:
    key, value = args[0], _value(args[1], parts)
    if issubclass(key, StrEnum):
        names = [str(choice) for choice in key]
        return {"type": "object", "properties": dict.fromkeys(names, value), "required": names}
    return {"type": "object", "additionalProperties": value}
