"""Runs of pytest over a small corpus, as a desk starts them, and the reports that they leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

__all__ = ["QUICK", "Desk", "has_no_report", "report", "written"]

# without plugins that only take time here; checks may have the names of tests that this process has imported already
QUICK = ("-p", "no:benchmark", "-p", "no:hypothesispytest", "--import-mode=importlib")

Desk = Callable[..., pytest.RunResult]


def report(root: Path) -> dict[str, list[dict[str, object]]]:
    """The report of a run, as a program reads it."""
    loaded: dict[str, list[dict[str, object]]] = json.loads((root / "reports/discrepancies.json").read_bytes())
    return loaded


def has_no_report(root: Path) -> bool:
    """Whether nothing was written at all."""
    return not list(root.glob("reports/*"))


def written(root: Path, folder: str = "reports") -> dict[str, bytes]:
    """Everything that a run wrote, byte for byte."""
    files = (path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root / folder).as_posix(): path.read_bytes() for path in files}
