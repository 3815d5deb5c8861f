"""Names of files that another system cannot have.

A desk's records go through git to Windows and macOS machines: there two names that differ in the case of their letters,
or in how an accent is encoded, are one file, and some names are none at all. The rules are those of Microsoft's "Naming
Files, Paths, and Namespaces".
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["folded", "same_elsewhere", "unfit_on_windows"]

_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789\u00b9\u00b2\u00b3"
}
_UNFIT = frozenset('<>:"|?*\\')


def unfit_on_windows(path: str) -> str:
    """Why Windows has no file of this path; empty if it can have one.

    Its folders are parted by /.
    """
    for part in path.split("/"):
        if part.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
            return f"“{part}” is the name of a device there"
        if part[-1:] in {" ", "."} and part not in {".", ".."}:
            return f"“{part}” ends in a {'space' if part[-1] == ' ' else 'full stop'}"
        if odd := next((char for char in part if char in _UNFIT or ord(char) < ord(" ")), ""):
            return f"“{part}” has the character {odd!a}"
    return ""


def same_elsewhere(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The paths that are one file to Windows or macOS, in the order given.

    Folders count as well.
    """
    alike: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            name = "/".join(parts[:end])
            alike[folded(name)][name] = None
    return (tuple(names) for names in alike.values() if len(names) > 1)


def folded(path: str) -> str:
    """What all spellings of a path have in common that are one file somewhere."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
