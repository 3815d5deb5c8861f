"""Tallies: do all sources tell the same numbers in the same places?"""

from __future__ import annotations

from functools import partial

import attrs

from discrepant.compare.abreast import Axis, PartByPart, judge_in_time, judge_parts, parted
from discrepant.compare.comparison import Comparison
from discrepant.compare.groups import Group
from discrepant.compare.judgement import Judgement
from discrepant.compare.verdict import Verdict
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus
from discrepant.reading.interval import Interval
from discrepant.reading.model import Parted

__all__ = ["MORE_PLACES", "compare", "judge_tallies"]

MORE_PLACES = "tallies of more and of fewer places, of which it is not said which place is which"
_PLACES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


@latest_texts("tallies")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all tallies of as many places.

    Those of more and of fewer places are not set against each other, and that is said.
    """
    return _BY_PLACE.compare(claim)


def _axes(tally: Parted) -> list[Axis]:
    return [partial(_at, i) for i in range(len(tally.parts))]


def _at(i: int, tally: Parted, level: str) -> Interval:
    place: Interval = getattr(tally.parts[i], level)
    return place


def judge_tallies(a: Group, b: Group) -> Judgement:
    """The verdict on two tallies of as many places, naming the swap that is likely.

    It is likely where one is the other in another order.
    """
    count = len(parted(a).parts)
    names = [f"{_PLACES[i]} place" if i < len(_PLACES) else f"Place {i + 1}" for i in range(count)]
    found = judge_parts(a, b, names)
    if found.verdict.gravity >= Verdict.STRAINED.gravity and (swap := _swap(parted(a), parted(b))):
        found = attrs.evolve(found, why=f"{found.why} {swap}")
    return judge_in_time(a, b, found)


def _swap(a: Parted, b: Parted) -> str:
    """The likely slip that would make one tally of the other."""
    one, other = ([part and part.core for part in tally.parts] for tally in (a, b))
    if one == other[::-1]:
        return "It is the same tally the other way round: one of them has likely swapped its places."
    same = sorted(map(repr, one)) == sorted(map(repr, other))
    return "The same numbers stand in another order: one of them has likely swapped places." if same else ""


_BY_PLACE = PartByPart(
    check="tallies",
    alike=lambda tally: len(tally.parts),
    because=f"{MORE_PLACES}: they are not set against each other",
    axes=_axes,
    judge=judge_tallies,
)
