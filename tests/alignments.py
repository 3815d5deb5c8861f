"""The measuring of `benchmarks/alignment.py`, for tests that hold its figures to a floor."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

__all__ = ["measuring"]

_SCRIPT = Path(__file__).parents[1] / "benchmarks" / "alignment.py"


def measuring() -> ModuleType:
    """The script as a module."""
    name = "measuring_alignment"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, _SCRIPT)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
