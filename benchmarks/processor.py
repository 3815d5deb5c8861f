"""The time that a program takes of a processor: others may be at work on the same machine."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

__all__ = ["PYTEST", "timed"]

PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist")
_NOTHING: Mapping[str, str] = MappingProxyType({})
# as on a desk's machine, where compiled modules are kept from one run to the next
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_ENVIRONMENT["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))


def timed(folder: Path, *command: str, settings: Mapping[str, str] = _NOTHING) -> tuple[float, str]:
    """The seconds of a processor that a command takes in a folder, with settings of the environment, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=folder, env={**_ENVIRONMENT, **settings}, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout
