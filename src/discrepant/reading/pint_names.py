"""Which names pint may know: its file of definitions is read without importing it.

Most nouns behind a number are no unit, and to learn that from pint takes longer than all else that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import attrs

from discrepant.files.opening import read_file

__all__ = ["OWN_UNITS", "may_be_unit"]

# What is told pint beside its own.
OWN_UNITS = (
    "percentage_point = [percentage_point] = pp",  # a difference of shares, and no share
    "newton_meter = newton * meter = Nm",  # of a torque
    "basis_point = 0.01 * percentage_point",
    "decades = 10 * year",  # pint's own decade is that of a logarithm
)
_FILES = ("default_en.txt", "constants_en.txt")
_LARGEST = 1_000_000  # bytes
_WORD = re.compile(r"[^\W\d]\w*|°\w*")
_PREFIX = re.compile(r"([^\W\d]\w*)-(?=\s|$)")


@attrs.frozen
class _Names:
    """Every word of the definitions, and those that stand before others."""

    words: frozenset[str]
    prefixes: tuple[str, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Names:
        told = [line.partition("#")[0] for line in lines]
        words = frozenset(word for line in told for word in _WORD.findall(line))
        prefixes = frozenset(prefix for line in told for prefix in _PREFIX.findall(line))
        return cls(words, ("", *sorted(prefixes)))


def may_be_unit(name: str) -> bool:
    """Whether pint may know a unit by this name; where this is False, it does not.

    Some of the words in its definitions are no units, which it has to say itself.
    """
    names = _names()
    if names is None:
        return True
    known, name = names.words, name.replace("delta_", "", 1)  # which pint puts before those of temperatures
    for prefix in names.prefixes:
        if name.startswith(prefix):
            rest = name[len(prefix) :]
            if rest in known or (rest[-1:] == "s" and rest[:-1] in known):
                return True
    return False


@cache
def _names() -> _Names | None:
    """What stands in pint's files; None where they are not to be had."""
    found = find_spec("pint")  # which does not import it
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    try:
        lines = [line for name in _FILES for line in read_file(folder / name, _LARGEST).decode("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return None
    return _Names.of([*lines, *OWN_UNITS])
