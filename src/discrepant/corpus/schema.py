"""The form of record files as a JSON Schema.

It is made from the record classes and from what `structure` lets pass. It is self-contained and flat, without `$ref`:
editors' TOML servers show no description beside one.
"""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from discrepant.corpus.records import KEYED, LISTED, OF_A_SOURCE, SINGLE, TABLES
from discrepant.corpus.source_records import KEY, LINES, ClaimKey, LineRange
from discrepant.toml.values import DAY, LONGEST

__all__ = ["DIRECTIVE", "FILES", "SCHEMA_FILE", "schema"]

Schema = dict[str, Any]

SCHEMA_FILE = "schema.json"  # where a corpus keeps it, in its folder of records
DIRECTIVE = f"#:schema ./{SCHEMA_FILE}"  # the first line of a record file, which editors look for
# What is usually parted into files: any record file may hold any table.
FILES: Mapping[str, tuple[str, ...]] = {
    "claims": ("claim", "relation"),
    "names": ("name",),
    "acknowledged": ("acknowledged",),
    "source": (*SINGLE, *OF_A_SOURCE),
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "pattern": r"\S", "maxLength": LONGEST}


def schema(tables: Iterable[str] = TABLES) -> Schema:
    """The schema of a file with no other tables than these, in the terms of JSON Schema 2020-12."""
    asked = tuple(tables)
    belong = {table: list(SINGLE) for table in OF_A_SOURCE if table in asked}
    return {
        "$schema": _DIALECT,
        "title": "Records of what sources state",
        "description": "A file of records below facts/, read by discrepant.",
        "type": "object",
        "properties": {table: _table(table) for table in asked},
        **({"dependentRequired": belong} if belong else {}),
        "additionalProperties": False,
    }


def _table(table: str) -> Schema:
    if table in SINGLE:
        return _record(SINGLE[table])
    if table in LISTED:
        record = _record(LISTED[table])
        return {"description": record["description"], "type": "array", "items": record}
    record = _record(KEYED[table])
    names = {"propertyNames": {"pattern": _whole(KEY.pattern)}} if table == "claim" else {}
    return {"description": record["description"], "type": "object", **names, "additionalProperties": record}


def _record(form: type) -> Schema:
    hints = get_type_hints(form)
    fields = attrs.fields(form)
    return {
        "description": " ".join((inspect.getdoc(form) or "").split()),
        "type": "object",
        "properties": {field.name: _key(field, hints[field.name]) for field in fields},
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _key(field: attrs.Attribute[Any], hint: object) -> Schema:
    told = dict(field.metadata)
    if pattern := told.pop("pattern", None):
        told["pattern"] = _whole(pattern.pattern)
    # few editors show examples, all show a description, as Markdown
    lines = [f"`{_line(field.name, example)}`" for example in told["examples"]]
    told["description"] = "\n\n".join((told["description"], *lines))
    default = {"default": field.default} if isinstance(field.default, str | bool) else {}
    return {**_value(hint), **told, **default}


def _line(key: str, example: object) -> str:
    """An example as a line of TOML; texts and lists look there as they do in JSON."""
    if isinstance(example, dict):
        return ", ".join(_line(f"{key}.{inner}", value) for inner, value in example.items())
    return f"{key} = {json.dumps(example, ensure_ascii=False)}"


def _value(hint: Any) -> Schema:  # noqa: ANN401  # a type as it is annotated
    """What `structure` lets pass for a type; a type that it has no hook for is a TypeError."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(choice) for choice in hint]}
    if isinstance(hint, type) and attrs.has(hint):
        return _record(hint)
    build = _NESTED.get(get_origin(hint))
    if build is None:
        raise TypeError(f"no record has a key of type {hint}")
    return build([arg for arg in get_args(hint) if arg not in (..., type(None))])


def _either(args: list[Any]) -> Schema:
    """A key that is not given is left out, so that None is no choice of its own."""
    return _value(args[0]) if len(args) == 1 else {"anyOf": [_value(arg) for arg in args]}


def _whole(pattern: str) -> str:
    """The pattern for all of a text: a schema's is looked for anywhere in it."""
    return f"^(?:{pattern})$"


_PLAIN: Mapping[Any, Schema] = {
    str: _TEXT,
    ClaimKey: {"type": "string", "pattern": r"^$|\S", "maxLength": LONGEST},
    LineRange: {"type": "string", "pattern": _whole(LINES.pattern)},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    # no format: "date", which some TOML servers take for a date without quotes
    date: {"type": "string", "pattern": _whole(DAY.pattern)},
}
_NESTED: Mapping[Any, Callable[[list[Any]], Schema]] = {
    tuple: lambda args: {"type": "array", "items": _value(args[0])},
    dict: lambda args: {"type": "object", "additionalProperties": _value(args[1])},
    Union: _either,
    types.UnionType: _either,
}
