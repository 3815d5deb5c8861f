"""What sheets change in the records, as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from discrepant.desk.sheets.matching import RecordChange
from discrepant.desk.sheets.planned import ImportPlan
from discrepant.toml.text import key, written

__all__ = ["render", "summary"]

_NOT_THERE = "nothing"
_SHOWN = 20  # names of records that the sheets lack


def render(plan: ImportPlan) -> list[str]:
    """The lines: each change with its row, and what it was and will be."""
    return [line for change in plan.changes for line in _change(change)]


def summary(plan: ImportPlan) -> list[str]:
    """How many records are new, change, go, stay and are not in the sheets."""
    counts = Counter((_fate(change), change.table) for change in plan.changes)
    told = [
        f"{counts[fate, one]:,} {one if counts[fate, one] == 1 else f'{one}s'} {fate}"
        for fate in ("new", "changed", "removed")
        for one in ("fact", "claim")
        if counts[fate, one]
    ]
    lines = [f"{', '.join(told) or 'Nothing differs'}; {plan.unchanged:,} as they are."]
    for one in ("fact", "claim"):
        if names := [each.name for each in plan.lacking if each.table == one]:
            more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
            called = one if len(names) == 1 else f"{one}s"
            lines.append(
                f"The sheet lacks {len(names):,} {called} of the records, which stay (--delete removes them): "
                f"{', '.join(names[:_SHOWN])}{more}."
            )
    return lines


def _fate(change: RecordChange) -> str:
    if change.was is None:
        return "new"
    return "removed" if change.now is None else "changed"


def _change(change: RecordChange) -> Iterator[str]:
    where = f"{change.row.where}: " if change.row else ""
    into = f", into {change.file}" if change.was is None else f", from {change.file}" if change.now is None else ""
    yield f"{where}{change.table} {change.name}: {_fate(change)}{into}"
    was, now = change.was or {}, change.now or {}
    for name in dict.fromkeys((*was, *now)):
        if change.was is None:
            yield f"    {key(name)} = {written(now[name])}"
        elif change.now is None:
            yield f"    {key(name)} = {written(was[name])}"
        elif name not in was or name not in now or was[name] != now[name]:
            yield f"    {name} was: {written(was[name]) if name in was else _NOT_THERE}"
            yield f"    {' ' * len(name)} now: {written(now[name]) if name in now else _NOT_THERE}"
