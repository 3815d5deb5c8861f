"""Corpora with something wrong: in records, texts, sheets, tables and reports, in their bytes and in their values."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

from mutating import mutated

__all__ = ["mutate_one", "snapshot"]

_STRING = re.compile(rb'"(?:[^"\\\n]|\\.)*"')
_BARE = re.compile(rb"(?<=[=:\[,] )[\w.+-]+(?=\s*(?:[\],}]|$))", re.MULTILINE)
_HASH = re.compile(rb'sha256(\s*)=(\s*)"[0-9a-f]{64}"')
_OWN = 0.4  # of the new values are of the corpus itself
_REHASHED = 0.8  # of the changed texts, or little but their hash would be looked at
# what a stranger, a tired editor or another program writes where a value goes, a line each, and some that are long
_VALUES = (
    *(Path(__file__).parent / "data/odd_values.txt").read_bytes().splitlines(),
    b'"%s"' % (b"x" * 5_000),
    b'"%s"' % (b"30 " * 2_000),
    b'"%s"' % (b"(" * 2_000),
    b"9" * 400,
    b"[" * 90 + b"]" * 90,
)


def snapshot(root: Path) -> dict[str, bytes]:
    """The bytes of all files below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def mutate_one(root: Path, names: list[str], draw: random.Random) -> str:
    """Change one of these files, and give its name; records may have the hash of a text that was changed."""
    name = draw.choice(names)
    path = root / name
    data = path.read_bytes()
    values = [found for other in names if other.endswith((".toml", ".json")) for found in _values(root / other)]
    for _ in range(draw.choice((1, 1, 1, 2, 4))):
        data = _changed(data, values, draw)
    path.write_bytes(data)
    if name.startswith("seeds/") and draw.random() < 0.8:  # mostly, or little but the hash is looked at
        for record in root.glob("facts/*.toml"):
            text = record.read_bytes()
            if name.encode() in text:
                new = hashlib.sha256(data).hexdigest().encode()
                record.write_bytes(_HASH.sub(rb'sha256\1=\2"' + new + b'"', text))
    return name


def _values(path: Path) -> list[bytes]:
    return _STRING.findall(path.read_bytes())


def _changed(data: bytes, values: list[bytes], draw: random.Random) -> bytes:
    """One change: of bytes, of lines, or of a value for another of the corpus or for one of ours."""
    lines = data.split(b"\n")
    at = draw.randrange(len(lines))
    match draw.randrange(8):
        case 0:
            return mutated(data, draw)
        case 1:
            return b"\n".join(lines[:at] + lines[at + 1 :])
        case 2:
            return b"\n".join([*lines[:at], lines[at], *lines[at:]])
        case 3:
            other = draw.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
            return b"\n".join(lines)
        case _:
            places = [*_STRING.finditer(data), *_BARE.finditer(data)]
            if not places:
                return mutated(data, draw)
            place = draw.choice(places)
            new = (
                draw.choice(values) if values and draw.random() < 0.4 else draw.choice(_VALUES)
            )  # half and half, about
            return data[: place.start()] + new + data[place.end() :]
