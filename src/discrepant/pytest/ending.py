"""Runs that are ended from inside, as `sys.exit(0)` in a conftest.py ends them.

Python would say that all is well.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from discrepant.errors import Problem

__all__ = ["ended_at"]


def ended_at(end: SystemExit, root: Path) -> Problem:
    """Where Python was to be ended, and what to do about it.

    It is the last line below the root that led there, or else the last one.
    """
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(end.__traceback__)]
    path, line = next((place for place in reversed(frames) if _is_below(root, place[0])), frames[-1])
    file = path.relative_to(root) if _is_below(root, path) else path
    what = "this ends Python, and the run before its end"
    return Problem(file=file.as_posix(), line=line, what=what, hint="take out sys.exit, or what calls it")


def _is_below(root: Path, path: Path) -> bool:
    return path.is_relative_to(root) and not path.relative_to(root).parts[0].startswith(".")  # as environments are
