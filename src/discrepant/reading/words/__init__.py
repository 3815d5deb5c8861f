"""The words that the reader knows, as data.

Each stands once, in the TOML files of this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from discrepant.toml.data import tables_of

__all__ = ["rules", "text_of", "words_of"]


def text_of(name: str) -> str:
    """One file as it stands there."""
    from importlib.resources import files  # noqa: PLC0415  # most of which is needed for nothing else

    return files(__name__).joinpath(f"{name}.toml").read_text("utf-8")


def words_of(name: str) -> Mapping[str, Any]:
    """The tables of one file."""
    return tables_of(__name__, name)


@cache
def rules() -> Mapping[str, Any]:
    """The words that tell a quantity from a name in running text.

    They are those of mentions.toml, with its lists as sets.
    """
    tables = {name: table for name, table in words_of("mentions").items() if isinstance(table, dict)}
    return MappingProxyType(
        {name: {key: frozenset(words) for key, words in table.items()} for name, table in tables.items()}
    )
