"""The formats of a report by their names.

Each is one function `Report -> str` in a module of its own, or `Report -> bytes` where it is no text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["BINARY", "FORMATS", "OF_RECORDS", "OF_TEXTS", "TEXTUAL", "binary", "of_texts", "remarks", "renderer"]

_JSON = "json"
_IN = {
    "markdown": "markdown",
    "html": "html.page",
    "summary": "summary",
    "csv": "csv_table",
    "sarif": "sarif",
    "gitlab": "gitlab",
    "annotations": "annotations",
    "claimreview": "claim_review",
    "mismatches": "mismatches",
    "docx": "word",
    "sqlite": "database",
}
BINARY = ("docx", "sqlite")  # which no terminal can show
TEXTUAL = (*(name for name in _IN if name not in BINARY), _JSON)
FORMATS = (*TEXTUAL, *BINARY)
OF_RECORDS = ("html", "annotations", "claimreview", "mismatches", "sqlite")  # which show more than what was found
OF_TEXTS = ("html", "annotations")  # whose function takes the articles' texts, by their paths, as well


def renderer(name: str) -> Callable[[Report], str]:
    """What renders a report in one of TEXTUAL; it is imported only when asked for."""
    if name == _JSON:
        return lambda report: report.to_json()
    render: Callable[[Report], str] = import_module(f"discrepant.report.{_IN[name]}").render
    return render


def of_texts(name: str) -> Callable[[Report, Mapping[str, str]], str]:
    """What renders a report with the articles' texts in one of OF_TEXTS."""
    render: Callable[[Report, Mapping[str, str]], str] = import_module(f"discrepant.report.{_IN[name]}").render
    return render


def binary(name: str) -> Callable[[Report], bytes]:
    """What renders a report in one of BINARY."""
    render: Callable[[Report], bytes] = import_module(f"discrepant.report.{_IN[name]}").render
    return render


def remarks(name: str) -> Callable[[Report], tuple[str, ...]]:
    """What is to be said beside a report in one of TEXTUAL, a line each."""
    if name != "mismatches":
        return lambda _: ()
    said: Callable[[Report], tuple[str, ...]] = import_module(f"discrepant.report.{_IN[name]}").remarks
    return said
