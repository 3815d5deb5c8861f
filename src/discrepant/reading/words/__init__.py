"""The words that the reader knows, as data.

Each stands once, in the TOML files of this folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["rules", "text_of", "words_of"]


def text_of(name: str) -> str:
    """One file as it stands there."""
    return files("discrepant.reading.words").joinpath(f"{name}.toml").read_text("utf-8")


@cache
def words_of(name: str) -> Mapping[str, Any]:
    """The tables of one file."""
    return MappingProxyType(tomllib.loads(text_of(name)))


@cache
def rules() -> Mapping[str, Any]:
    """The words that tell a quantity from a name in running text.

    They are those of mentions.toml, with its lists as sets.
    """
    tables = {name: table for name, table in words_of("mentions").items() if name != "cut"}
    return MappingProxyType(
        {name: {key: frozenset(words) for key, words in table.items()} for name, table in tables.items()}
    )
