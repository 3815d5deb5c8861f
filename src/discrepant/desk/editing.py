"""Record files in which one record comes, changes or goes, and every other byte stays.

Texts in, texts out: nothing is read from the disk or written to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from discrepant.errors import DiscrepantError, Problem
from discrepant.toml.edit import EditedToml
from discrepant.toml.text import key, keyed, quoted

__all__ = ["with_changes", "with_claim", "with_fact", "with_skip", "without_fact"]


def with_fact(text: str, record: Mapping[str, Any], at: int, places: Sequence[int | None]) -> str:
    """The records of a source with one fact more, where its quote stands among the others.

    `at` is where that begins in the source's text; `places` has the same of each fact that is there, in the order of
    the file, None of one that is not known.
    """
    lines = ["[[fact]]", *_keys(record)]
    edited = _edited(text)
    before = [(place, number) for number, place in enumerate(places) if place is not None and place <= at]
    follows = max(before)[1] + 1 if before else 0
    if follows < len(places):
        edited.insert(("fact", follows), lines)
    else:
        edited.append("fact", lines)
    return edited.after()


def with_changes(text: str, number: int, changes: Mapping[str, Any]) -> str:
    """The records with keys of one fact changed, or taken away where the new value is None."""
    edited = _edited(text)
    record = edited.data["fact"][number]
    for name, value in changes.items():
        if value is None and name in record:
            edited.drop(("fact", number, name))
        elif value is not None and record.get(name) != value:
            edited.put(("fact", number, name), value)
    return edited.after()


def without_fact(text: str, number: int) -> str:
    """The records without one fact; its comments stay."""
    edited = _edited(text)
    edited.drop(("fact", number))
    return edited.after()


def with_skip(text: str, record: Mapping[str, Any]) -> str:
    """The records of a source with one skip more, below those that are there."""
    edited = _edited(text)
    edited.append("skip", ["[[skip]]", *_keys(record)])
    return edited.after()


def with_claim(text: str, name: str, record: Mapping[str, Any]) -> str:
    """The records with one claim more, below those that are there."""
    edited = _edited(text)
    edited.append("claim", [f"[claim.{quoted(name)}]", *_keys(record)])
    return edited.after()


def _keys(record: Mapping[str, Any]) -> Iterator[str]:
    for name, value in record.items():
        if value is not None:
            yield from keyed(key(name), value)


def _edited(text: str) -> EditedToml:
    try:
        return EditedToml(text)
    except ValueError as error:
        raise DiscrepantError(Problem(what=f"it is no TOML: {error}", hint="mend it by hand first")) from None
