"""The formats of a report by their names.

Each is one function `Report -> str` in a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["FORMATS", "renderer"]

_IN = {
    "markdown": "markdown",
    "html": "html.page",
    "summary": "summary",
    "csv": "csv_table",
    "sarif": "sarif",
    "gitlab": "gitlab",
}
FORMATS = (*_IN, "json")


def renderer(name: str) -> Callable[[Report], str]:
    """What renders a report in one of FORMATS; it is imported only when asked for."""
    if name == "json":
        return lambda report: report.to_json()
    render: Callable[[Report], str] = import_module(f"discrepant.report.{_IN[name]}").render
    return render
