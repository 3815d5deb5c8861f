"""The rules of mentions.toml: the words that tell a quantity from a name in running text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["rules"]


@cache
def rules() -> Mapping[str, Any]:
    """The tables as they stand there, lists of words as sets."""
    text = files("discrepant.reading.mentions").joinpath("mentions.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return MappingProxyType(
        {name: {key: frozenset(words) for key, words in entry.items()} for name, entry in data.items()}
    )
