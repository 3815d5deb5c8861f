"""Figures that no words join, and that are near each other: room for 1,400, can carry 1,400."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import Thread
from discrepant.desk.alignment.passages import Passage, Place
from discrepant.reading.mentions import MentionKind
from discrepant.reading.nearby import back

__all__ = ["near_figures"]

_NEAR = 0.8  # the smaller in the larger, at least
_SMALLEST = 10  # of counts, for smaller ones are told of anything
_NEXT = 10  # on either side, by size
_COUNTED = (MentionKind.COUNT, MentionKind.NUMBER)


def near_figures(threads: Iterable[Thread], events: Events) -> Mapping[Place, Sequence[Passage]]:
    """By the places of figures that one source alone tells, the nearest of each other source.

    It is within a fifth, and each is the nearest to the other. Where two of one source are as near, none of them is.
    """
    alone = (thread.passages for thread in threads if len(thread.sources) == 1 and not thread.claim)
    of_unit: defaultdict[str, list[tuple[float, Passage]]] = defaultdict(list)
    for passage in chain.from_iterable(alone):
        if passage.family == "figure" and passage.amount and not _is_small(passage):
            of_unit[passage.unit].append((passage.amount, passage))
    nearest: dict[Place, dict[str, Passage]] = {}
    for figures in of_unit.values():
        figures.sort(key=lambda each: (each[0], each[1].place))
        nearest |= {passage.place: _nearest(figures, at, events) for at, (_, passage) in enumerate(figures)}
    return {
        place: [other for other in by_source.values() if _is_mutual(place, other, nearest)]
        for place, by_source in nearest.items()
    }


def _is_small(passage: Passage) -> bool:
    return passage.mention.kind in _COUNTED and (passage.amount or 0) < _SMALLEST


def _nearest(figures: Sequence[tuple[float, Passage]], at: int, events: Events) -> dict[str, Passage]:
    """By other sources of what can be the same event, the one that is nearest to a figure."""
    amount, passage = figures[at]
    near: defaultdict[str, list[tuple[float, Passage]]] = defaultdict(list)
    for size, other in (*figures[back(at, _NEXT) : at], *figures[at + 1 : at + 1 + _NEXT]):
        ratio = min(amount, size) / max(amount, size)
        if ratio >= _NEAR and other.source != passage.source and events.may_be_one(passage.source, other.source):
            near[other.source].append((ratio, other))
    found: dict[str, Passage] = {}
    for source, others in sorted(near.items()):
        most = max(ratio for ratio, _ in others)
        nearest = [other for ratio, other in others if ratio == most]
        if len(nearest) == 1:
            found[source] = nearest[0]
    return found


def _is_mutual(place: Place, other: Passage, nearest: Mapping[Place, Mapping[str, Passage]]) -> bool:
    in_return = nearest[other.place].get(place[0])
    return in_return is not None and in_return.place == place
