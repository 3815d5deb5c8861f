"""Parts of the page as they were written before, kept from run to run.

A part is kept below the hash of all that it was made of and of all code of this package, so that one in which something
changed is written anew. They lie together, those of one page in one file, as `discrepant.files.kept` has it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from operator import attrgetter
from typing import Any

import attrs

from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of

__all__ = ["KeptParts"]

_BESIDE = ("babel", "edtf", "jinja2", "lark", "markupsafe", "pint", "rapidfuzz")  # what else decides on them
_ROOM = 19_000_000  # bytes, as they are kept; what is written behind that is written anew each time


class KeptParts:
    """The parts of one page, by the name of the place where it is written.

    Without a name nothing is kept.
    """

    def __init__(self, place: str = "") -> None:
        self._file = Kept("pages")
        self._code = code_of("discrepant", *_BESIDE) if place and self._file.is_on else ""
        self._key = _hash(place)
        self._known: dict[str, list[str]] = _parts(self._file.get(self._key)) if self._code else {}
        self._used: dict[str, list[str]] = {}
        self._room = _ROOM

    def part(self, what: str, made_of: object, write: Callable[[], list[str]], *, least: int = 0) -> list[str]:
        """The texts of a part, at the `least` so many.

        It is what was kept of just this, else what is written now.

        `made_of` is all that decides on the part, `what` by which function of ours it is written. It is made of attrs
        classes, of strings, numbers and None, and of sequences and mappings of these.
        """
        if not self._code:
            return write()
        key = _hash(f"{self._code}\0{what}\0{json.dumps(made_of, default=_plain)}")
        found = self._used.get(key, self._known.get(key))
        if found is None or len(found) < least:
            found = write()
        if key not in self._used:
            self._room -= sum(map(_size, found))
            if self._room >= 0:
                self._used[key] = found
        return found

    def keep(self) -> None:
        """Keep the parts that were asked for, in the place of those of an earlier page."""
        if self._code and self._used.keys() != self._known.keys():
            self._file.put(self._key, self._used)


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever JSON does not know
    if attrs.has(type(value)):
        return _fields(type(value))(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError(f"{type(value).__name__} is not told apart by what it holds")


_getters: dict[type, Callable[[object], object]] = {}


def _fields(form: type) -> Callable[[object], object]:
    """What gives the values of all fields of an attrs class."""
    if form not in _getters:
        _getters[form] = attrgetter(*(field.name for field in attrs.fields(form)))
    return _getters[form]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _size(text: str) -> int:
    """How many bytes a text has in JSON, in which two signs of HTML take two, and what there is around it."""
    return len(text.encode("utf-8", "surrogatepass")) + text.count('"') + text.count("\n") + 3


def _parts(kept: object) -> dict[str, list[str]]:
    """What was kept, if it has the form in which we keep it."""
    if not isinstance(kept, dict) or not all(isinstance(part, list) for part in kept.values()):
        return {}
    return kept if all(isinstance(text, str) for part in kept.values() for text in part) else {}
