"""The sides of a claim, each once and with a letter, whatever number of findings it stands in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from string import ascii_uppercase

import attrs

from discrepant.compare.finding import Finding, Side
from discrepant.report.html.ends import interval, span_of_days

__all__ = ["Lettered", "key_of", "lettered"]

_MOST_NAMED = 3


@attrs.frozen(kw_only=True)
class Lettered:
    """A side, its letter, and who says what in a few words."""

    letter: str
    side: Side
    who: str
    says: str


def key_of(side: Side) -> tuple[str, ...]:
    """What tells a side from the others: its facts and its words, for one fact may print two measures."""
    return (*(told.id for told in side.facts), *side.says)


def lettered(
    findings: Iterable[Finding], publishers: Mapping[str, str], *, by_time: bool
) -> dict[tuple[str, ...], Lettered]:
    """All sides of these findings in order of their values, or of the days of which they are told, by their keys."""
    sides = {key_of(side): side for finding in findings for side in finding.sides}
    order = sorted(sides.items(), key=lambda item: _place(item[1], by_time=by_time))
    return {
        key: Lettered(letter=_letter(i), side=side, who=_who(side, publishers), says=" / ".join(side.says))
        for i, (key, side) in enumerate(order)
    }


def _place(side: Side, *, by_time: bool) -> tuple[float, ...]:
    """Where a side stands among others; those that have no place follow in the order in which they came."""
    found = interval(side.core)
    values = (found.lo, found.hi) if found else (math.inf, math.inf)
    times = [time.lo for told in side.facts if (time := span_of_days(told.as_of))] if by_time else []
    return (min(times, default=math.inf), *values) if by_time else values


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB …"""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]


def _who(side: Side, publishers: Mapping[str, str]) -> str:
    names = [publishers.get(source, source) for source in side.sources]
    if len(names) > _MOST_NAMED + 1:
        names[_MOST_NAMED:] = [f"{len(names) - _MOST_NAMED} more"]
    return ", ".join(names)
