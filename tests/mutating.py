"""Files that are somewhat broken, as a bad disk, a bad program or a stranger leaves them."""

from __future__ import annotations

import io
import os
import random
import zipfile

MUTATED = int(os.environ.get("MUTATED_FILES", "200"))
_PIECES = (b"<", b">", b"0", b"\x00", b"\xff", b"99999999", b"<div>", b"obj", b"/Kids", b'"', b",", b"\r\n", b"&#0;")
_PORTION = 25


def portions(name: str, files: int) -> list[tuple[str, int, int]]:
    """So many files of a name, a few a test: the name, the number of the portion, and the files in it."""
    return [(name, first // _PORTION, min(_PORTION, files - first)) for first in range(0, files, _PORTION)]


def draw_for(name: str) -> random.Random:
    """The same files in each run, until `MUTATED_SEED` asks for others."""
    return random.Random(f"{name} {os.environ.get('MUTATED_SEED', '14')}")  # noqa: S311  # no secret


def mutated(data: bytes, draw: random.Random) -> bytes:
    """A file with a few bytes changed, cut out or repeated."""
    made = bytearray(data)
    for _ in range(draw.randint(1, 12)):
        at, length = draw.randrange(max(1, len(made))), draw.choice((1, 1, 2, 8, 64, 1_024))
        match draw.randrange(5):
            case 0:
                made[at : at + 1] = bytes((draw.randrange(256),))
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case 3:
                made[at:at] = draw.choice(_PIECES)
            case _:
                made[at:at] = draw.randbytes(length)
    return bytes(made)


def mutated_inside(data: bytes, draw: random.Random) -> bytes:
    """A zip whose form is right, one of its members mutated."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        broken = draw.choice(whole.namelist())
        for name in whole.namelist():
            out.writestr(name, mutated(whole.read(name), draw) if name == broken else whole.read(name))
    return made.getvalue()
