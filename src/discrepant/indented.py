"""JSON on lines of its own, as `json.dumps` with an indent of 1 writes it, in half the time."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

__all__ = ["indented"]

_quoted: Callable[[str], str] = encode_basestring


def indented(value: Any, above: str = "\n") -> str:  # noqa: ANN401  # whatever JSON holds
    """The JSON of a value, indented.

    Each line of it but the first begins with what stands `above` it, an end of line first.

    Keys are strings. A ValueError says that a number is none of JSON's, a TypeError that JSON cannot hold a value.
    """
    write = _SIMPLE.get(type(value))
    if write is not None:
        text: str = write(value)
        return text
    inner = f"{above} "
    if type(value) is dict or isinstance(value, Mapping):
        # most values are texts, for which a call would take longer than they do
        rows = [
            _key(key) + (_quoted(each) if type(each) is str else indented(each, inner)) for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{above}}}" if rows else "{}"
    if isinstance(value, list | tuple):
        rows = [_quoted(each) if type(each) is str else indented(each, inner) for each in value]
        return f"[{inner}{f',{inner}'.join(rows)}{above}]" if rows else "[]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


@lru_cache(maxsize=1_000)
def _key(key: str) -> str:
    return f"{_quoted(key)}: "


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number that JSON has")
    return float.__repr__(value)


_SIMPLE: Mapping[type, Callable[[Any], str]] = {
    str: _quoted,
    int: int.__repr__,
    float: _number,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
}
