"""What a page asks, as values of exact types; what is wrong with it is told at its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from discrepant.errors import DiscrepantError, Problem

__all__ = ["FieldError", "Query"]

_LONGEST = 20_000  # characters of a text that a record may hold


class FieldError(DiscrepantError):
    """What is wrong with one field of a form."""

    def __init__(self, field: str | None, what: str, hint: str = "") -> None:
        super().__init__(Problem(what=what, hint=hint))
        self.field = field


@attrs.frozen
class Query:
    """A JSON object as it came: its fields are asked for by their types."""

    given: Mapping[str, Any]

    @classmethod
    def of(cls, value: object) -> Query:
        """The object, if it is one."""
        if not isinstance(value, dict):
            raise FieldError(None, "what is asked has to be a JSON object")
        return cls(value)

    def text(self, name: str) -> str:
        """A text that has to be there, and not be empty."""
        found = self.words(name)
        if found is None:
            raise FieldError(name, f'"{name}" is missing')
        return found

    def words(self, name: str) -> str | None:
        """A text; none where it is left out, null or empty."""
        value = self.given.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise FieldError(name, f'"{name}" has to be a text')
        if len(value) > _LONGEST:
            raise FieldError(name, f'"{name}" has {len(value):,} characters, more than {_LONGEST:,}')
        return value if value.strip() else None

    def number(self, name: str) -> int:
        """A whole number from 0."""
        value = self.given.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise FieldError(name, f'"{name}" has to be a whole number')
        return value

    def several(self, name: str) -> tuple[str, ...]:
        """A text or a list of them."""
        value = self.given.get(name)
        if isinstance(value, str):
            return (value,) if value.strip() else ()
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) and len(each) <= _LONGEST for each in value):
            raise FieldError(name, f'"{name}" has to be a text, or a list of texts')
        return tuple(each for each in value if each.strip())

    def part(self, name: str) -> Query | None:
        """An object within it, if there is one."""
        value = self.given.get(name)
        return None if value is None else Query.of(value)
