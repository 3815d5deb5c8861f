"""The text of a record file with changes of its records in it, every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from discrepant.desk.sheets.matching import RecordChange
from discrepant.errors import DiscrepantError, Problem
from discrepant.toml.edit import EditedToml
from discrepant.toml.lines import Path as KeyPath
from discrepant.toml.text import key, keyed, quoted

__all__ = ["changed_text"]


def changed_text(text: str, changes: Iterable[RecordChange], read: Mapping[str, Any] | None = None) -> str:
    """The text as the changes make it.

    A DiscrepantError where it does not hold what was `read`, or is written in a form that cannot be changed so.
    """
    try:
        edited = EditedToml(text)
    except ValueError:
        raise _other_than_read() from None
    if read is not None and edited.data != read:
        raise _other_than_read()
    for change in changes:
        if change.path is None:
            edited.append(change.table, list(_new(change)))
        elif change.now is None:
            edited.drop(change.path)
        else:
            _differ(edited, change.path, change.was or {}, change.now)
    return edited.after()


def _other_than_read() -> DiscrepantError:
    return DiscrepantError(Problem(what="it is not as it was when it was read", hint="nothing is written; try again"))


def _new(change: RecordChange) -> Iterable[str]:
    """A new table, a line each."""
    yield "[[fact]]" if change.table == "fact" else f"[{change.table}.{quoted(change.name)}]"
    for name, value in (change.now or {}).items():
        yield from keyed(key(name), value)


def _differ(edited: EditedToml, path: KeyPath, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Put in what differs and nothing else; of a table inside, likewise."""
    for name in was.keys() - now.keys():
        edited.drop((*path, name))
    for name, value in now.items():
        old = was.get(name)
        if isinstance(old, dict) and old and isinstance(value, dict) and value:
            _differ(edited, (*path, name), old, value)
        elif name not in was or value != old:
            edited.put((*path, name), value)
