"""The queries that are kept as files, in SQL that all engines know."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["query"]


def query(name: str, **parts: str) -> str:
    """The text of one of them, with the parts that it names in braces: `gap` is gap.sql."""
    text = _text(name)
    return text.format(gap=_text("gap").strip(), **parts) if "{" in text else text


def _text(name: str) -> str:
    return (files(__package__) / f"{name}.sql").read_text("utf-8")
