"""A hash of code of ours.

By it is known whether what the code worked out before would be the same again.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

__all__ = ["code_of"]

_CODE = (".py", ".toml", ".lark", ".html", ".svg", ".css")
_INSTALLED = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-.*)?\.(?:dist|egg)-info")


@cache
def code_of(package: str, *beside: str) -> str:
    """A hash of every file of a package that decides on what it does.

    That of Python is in it, and that of what the package stands `beside`.

    Empty where the package is in no folder.
    """
    root = Path(import_module(package).__path__[0])
    if not root.is_dir():  # but a zip file
        return ""
    told = json.dumps([platform.python_version(), *map(_version, beside), _files_of(root)])
    return sha256(told.encode()).hexdigest()


@cache
def _files_of(root: Path) -> str:
    """A hash of the code below a folder, which is gone through once."""
    code = sha256()
    for path in sorted(each for each in root.rglob("*") if each.suffix in _CODE):
        code.update(f"\0{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return code.hexdigest()


def _version(package: str) -> str:
    """The version of a package that is installed, empty of one that is not."""
    return ", ".join(_installed().get(package.lower().replace("-", "_"), ()))


@cache
def _installed() -> Mapping[str, tuple[str, ...]]:
    """The versions of each package, by the names of the folders that say what is installed.

    Python's own way to ask for one takes longer than all else here.
    """
    found: dict[str, tuple[str, ...]] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.scandir(folder or "."):
                if match := _INSTALLED.fullmatch(entry.name):
                    name = match["name"].lower().replace("-", "_")
                    found[name] = (*found.get(name, ()), match["version"])
    return found
