"""What a changed text does to its records, as lines for people and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from discrepant.desk.reanchor import Reanchoring
from discrepant.desk.refound import Fate, Refound
from discrepant.tables import table

__all__ = ["render", "to_json"]

_HEADS = ("", "Record", "Line", "Encoded at")
_COUNTED = {  # of one record, and of several
    Fate.STANDS: ("stands", "stand"),
    Fate.MOVED: ("has moved", "have moved"),
    Fate.CHANGED: ("has changed", "have changed"),
    Fate.AMBIGUOUS: ("is ambiguous", "are ambiguous"),
    Fate.GONE: ("is gone", "are gone"),
}
_LONGEST = 60  # characters of a record's name in the table
_LONGEST_WORDS = 600  # of a quote that is gone


def render(found: Reanchoring) -> list[str]:
    """The lines for people: the text, its passages, each record, and what to look at."""
    lines = [*_head(found), *map(str, found.original)]
    for change in found.changes or ():
        was = f", before on line {change.former_line}" if change.former_line != change.line else ""
        lines += ["", f"line {change.line}{was}", f"    was: {change.was}", f"    now: {change.now}"]
    if found.records:
        lines += ["", *table(_HEADS, map(_row, found.records))]
    for record in found.records:
        if below := tuple(_below(record)):
            lines += ["", f"{record.place}: {_cut(record.name, _LONGEST)}: {record.fate}", *below]
    return [*lines, "", _summary(found)] if found.records else lines


def _head(found: Reanchoring) -> Iterator[str]:
    if not found.is_changed:
        yield f"{found.text} is the text that was encoded: nothing has changed"
        return
    was, now = found.recorded[:12], found.found[:12]
    yield f"{found.text} has changed: its sha256 was {was}… and is {now}…"
    if found.only_line_ends:
        yield "Only its line ends did."
    elif found.changes == ():
        yield "No word of it did, only blanks or line ends."


def _row(record: Refound) -> tuple[str, ...]:
    return record.fate, _cut(record.name, _LONGEST), _where(record), str(record.place)


def _where(record: Refound) -> str:
    lines = ", ".join(map(str, record.lines))
    near = "near " if record.nearest else ""
    was = f" (was {record.former_line})" if record.former_line and record.lines != (record.former_line,) else ""
    return f"{near}{lines}{was}"


def _below(record: Refound) -> Iterator[str]:
    """What an editor is to look at."""
    if record.why:
        yield f"    {record.why}"
    if record.nearest:
        yield from (f"    {line}" for line in str(record.nearest).split("\n"))
    elif not record.is_well and not record.why:
        yield f"    quote: {_cut(record.words, _LONGEST_WORDS)}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _summary(found: Reanchoring) -> str:
    counts = Counter(record.fate for record in found.records)
    told = [f"{counts[fate]} {words[counts[fate] > 1]}" for fate, words in _COUNTED.items() if counts[fate]]
    return f"Of {len(found.records)} facts and skips: {', '.join(told)}."


def to_json(found: Reanchoring, *, is_written: bool) -> dict[str, Any]:
    """The form that `discrepant reanchor --json` prints."""
    return {
        "source": found.source,
        "text": found.text,
        "changed": found.is_changed,
        "sha256": {"recorded": found.recorded, "found": found.found},
        "only_line_ends": found.only_line_ends,
        "written": is_written,
        "original": [str(problem) for problem in found.original],
        "changes": None if found.changes is None else [attrs.asdict(change) for change in found.changes],
        "records": [_plain(record) for record in found.records],
    }


def _plain(record: Refound) -> dict[str, Any]:
    near = record.nearest
    return {
        "record": str(record.path[0]),
        "name": record.name,
        "file": record.place.file,
        "line": record.place.line,
        "words": record.words,
        "fate": str(record.fate),
        "text_lines": list(record.lines),
        "former_text_line": record.former_line,
        "why": record.why,
        "nearest": attrs.asdict(near, filter=attrs.filters.exclude("start")) if near else None,
    }
