"""Words as data: the TOML files that lie beside the modules which go by them."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from discrepant.files.kept_beside import kept_beside

__all__ = ["tables_of"]


@cache
def tables_of(package: str, name: str) -> Mapping[str, Any]:
    """The tables of `name`.toml in a package, read once."""
    return MappingProxyType(marshal.loads(kept_beside(package, f"{name}.toml", "tables", _parsed)))  # noqa: S302  # our own, and whole


def _parsed(data: bytes) -> bytes:
    import tomllib  # noqa: PLC0415  # which is needed no more once the tables are kept

    return marshal.dumps(tomllib.loads(data.decode()))
