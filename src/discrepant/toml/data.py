"""Words as data: the TOML files that lie beside the modules which go by them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["tables_of"]


@cache
def tables_of(package: str, name: str) -> Mapping[str, Any]:
    """The tables of `name`.toml in a package, read once."""
    return MappingProxyType(tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8")))
