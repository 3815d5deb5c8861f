"""A hash of code of ours.

By it is known whether what the code worked out before would be the same again.
"""

from __future__ import annotations

import json
import platform
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

__all__ = ["code_of"]

_CODE = (".py", ".toml", ".lark", ".html", ".svg", ".css")


@cache
def code_of(package: str, *beside: str) -> str:
    """A hash of every file of a package that decides on what it does.

    That of Python is in it, and that of what the package stands `beside`.

    Empty where the package is in no folder.
    """
    root = files(package)
    if not isinstance(root, Path):
        return ""
    code = sha256(json.dumps([platform.python_version(), *map(_version, beside)]).encode())
    for path in sorted(each for each in root.rglob("*") if each.suffix in _CODE):
        code.update(f"\0{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return code.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
