"""The queries that are kept as files, in SQL that all engines know."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["query"]


def query(name: str) -> str:
    """The text of one of them."""
    return (files(__package__) / f"{name}.sql").read_text("utf-8")
