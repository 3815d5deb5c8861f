"""A text that is named on the command line: a file of any folder, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from discrepant.cli.answering import refuse
from discrepant.files.opening import UnfitFileError, read_file

__all__ = ["read_given"]

_LARGEST = 50_000_000  # bytes, as for the text of a source


def read_given(name: Path) -> bytes:
    """The bytes of a file, or of standard input for -; the command ends where there are none."""
    try:
        if str(name) != "-":
            return read_file(name, _LARGEST)
        data = sys.stdin.buffer.read(_LARGEST + 1)
    except UnfitFileError as error:
        refuse(f"{error} (- reads from standard input)")
    except OSError as error:
        refuse(f"{name} cannot be read: {error.strerror or error}")
    if len(data) > _LARGEST:
        refuse(f"{name} has more than {_LARGEST:,} bytes (split it)")
    return data
