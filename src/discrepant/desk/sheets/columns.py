"""Which columns the sheets have: a key of the records each, so that none can be left out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, get_args, get_origin

import attrs

from discrepant.corpus.records import ClaimRecord
from discrepant.corpus.source_records import FactRecord
from discrepant.desk.sheets.cells import Shape

__all__ = ["CLAIMS", "FACTS", "STAMP", "Column", "SheetForm", "stamp"]

STAMP = "exported"
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # which no spreadsheet takes for a number
_LENGTH = 10


@attrs.frozen(kw_only=True)
class Column:
    """A column: its name, what it holds and what that means.

    `is_key` where it is a key of the record.
    """

    name: str
    shape: Shape = Shape.TEXT
    meaning: str
    is_key: bool = True


@attrs.frozen(kw_only=True)
class SheetForm:
    """What a sheet is called, and its columns in order.

    `needed` are those without which no record can be new.
    """

    name: str
    columns: tuple[Column, ...]
    needed: tuple[str, ...]

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that are keys of the record."""
        return tuple(column for column in self.columns if column.is_key)


def stamp(record: Mapping[str, Any]) -> str:
    """Letters that change with anything in a record."""
    text = json.dumps(record, sort_keys=True, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH].translate(_LETTERS)


def _shape(form: Any) -> Shape:  # noqa: ANN401  # an annotation
    parts = [part for part in (get_args(form) if isinstance(form, UnionType) else (form,)) if part is not type(None)]
    origins = {get_origin(part) for part in parts}
    if tuple in origins:
        return Shape.LIST if len(parts) == 1 else Shape.TEXT_OR_LIST
    if origins & {dict, Mapping}:
        return Shape.TABLE
    if bool in parts:
        return Shape.FLAG
    return Shape.NUMBER if {int, float} & set(parts) else Shape.TEXT


def _keys_of(form: type[attrs.AttrsInstance]) -> tuple[Column, ...]:
    fields = attrs.fields(attrs.resolve_types(form))
    return tuple(
        Column(name=field.name, shape=_shape(field.type), meaning=field.metadata["description"]) for field in fields
    )


def _own(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, is_key=False)


_STAMP = _own(STAMP, "What the row was when it was exported, so that nothing newer is written over. Leave it alone.")

FACTS = SheetForm(
    name="facts",
    columns=(
        _own("id", "Which fact of the records this is. Leave it alone; of a new fact it is empty."),
        _own("source", "The short name of the article that states it."),
        *_keys_of(FactRecord),
        _STAMP,
    ),
    needed=("source", "claim", "says", "quote"),
)
CLAIMS = SheetForm(
    name="claims",
    columns=(_own("claim", "Its key, by which facts name it."), *_keys_of(ClaimRecord), _STAMP),
    needed=("claim", "about", "kind"),
)
