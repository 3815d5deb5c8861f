"""Templates as the code that Jinja2 makes of them, kept between runs.

The same rules hold as for `.pyc` files: it lies in `__pycache__` or below `sys.pycache_prefix`, none is written where
Python is to write none, and what does not fit its template, or the way in which templates are filled, is made again.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket

from discrepant.files.kept_beside import keep_beside, place_beside
from discrepant.files.opening import read_file

__all__ = ["KeptTemplates"]

_LARGEST = 10_000_000  # bytes of the code of one template


class KeptTemplates(BytecodeCache):
    """What Jinja2 asks for the code of a template.

    A template's key is the place where its code is kept.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja2's
        """Where the code of a template is kept; nowhere, if the template is no file."""
        if not filename or not Path(filename).is_file():
            return ""
        return place_beside(filename, ".template") or ""

    def get_source_checksum(self, source: str) -> str:
        """What code must have been made of: the template, Jinja2 and our way of filling templates."""
        return sha256(f"{_way_of_filling()}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that is kept, if it fits."""
        if bucket.key:
            try:
                bucket.load_bytecode(BytesIO(read_file(Path(bucket.key), _LARGEST)))
            except Exception:  # noqa: BLE001  # whatever is wrong with it, it can be made again
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that was made."""
        if bucket.key:
            keep_beside(bucket.key, bucket.bytecode_to_string())


@cache
def _way_of_filling() -> str:
    ours = files("discrepant.report.html").joinpath("environment.py").read_text("utf-8")
    return f"{jinja_version}\n{ours}"
