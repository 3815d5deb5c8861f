"""How many independent origins a claim has.

Seven outlets that cite one paper, or print one wording, are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from discrepant.compare.finding import FactShown
from discrepant.corpus.copies import origin_key
from discrepant.corpus.disjoint import DisjointSets
from discrepant.reading.wording import spelling, words_of

__all__ = ["Origin", "count_origins", "origins"]

# Words in a row that two quotes share. Runs of seven or eight are what studies of reuse among newspapers take as a
# sign of copying (Clough, Gaizauskas, Piao & Wilks 2002, METER: measuring text reuse).
_ISO_DAY = 10  # characters
_SHARED = 8


@attrs.frozen(kw_only=True)
class Origin:
    """Where some sources have it from: whom they cite, or their own report.

    `is_shared` says that their wording shows it.
    """

    names: tuple[str, ...]
    sources: tuple[str, ...]
    is_shared: bool = False


def origins(
    facts: Iterable[FactShown], publishers: Mapping[str, str], *, by_wording: bool = True
) -> tuple[Origin, ...]:
    """The origins of these facts, in order of their names.

    A fact's origin is whom its source cites for it, else the source's publisher. What one speaker says on days that
    meet has one origin, and so have quotes that share eight words in a row, but not with `by_wording` off: two
    reporters may well have heard the same words.
    """
    names, sources, shared, groups = _grouped(facts, publishers, by_wording=by_wording)
    together: dict[str, list[str]] = {}
    for key in sorted(names, key=lambda key: names[key]):
        together.setdefault(groups.of(key), []).append(key)
    return tuple(
        Origin(
            names=tuple(names[key] for key in keys),
            sources=tuple(sorted(set().union(*(sources[key] for key in keys)))),
            is_shared=not shared.isdisjoint(keys),
        )
        for keys in together.values()
    )


def count_origins(facts: Iterable[FactShown], publishers: Mapping[str, str], *, by_wording: bool = True) -> int:
    """How many `origins` these facts have."""
    names, _, _, groups = _grouped(facts, publishers, by_wording=by_wording)
    return len({groups.of(key) for key in names})


def _grouped(
    facts: Iterable[FactShown], publishers: Mapping[str, str], *, by_wording: bool
) -> tuple[dict[str, str], dict[str, set[str]], set[str], DisjointSets]:
    """By the key of an origin: its name and its sources; the keys that share a wording; which keys are one origin."""
    groups = DisjointSets()
    names: dict[str, str] = {}
    sources: dict[str, set[str]] = {}
    shared: set[str] = set()
    seen: dict[tuple[str, ...], str] = {}
    spoken: dict[str, list[tuple[str, str, str]]] = {}
    for fact in facts:
        name = fact.via or publishers.get(fact.source, fact.source)
        key = origin_key(name)
        names.setdefault(key, name)
        sources.setdefault(key, set()).add(fact.source)
        if fact.speaker:
            spoken.setdefault(spelling(fact.speaker), []).append((*_days(fact), key))
        for run in _runs(fact.quote) if by_wording else ():
            before = seen.setdefault(run, key)
            if before != key and groups.of(before) != groups.of(key):
                shared.add(before)
                groups.join(before, key)
    for occasions in spoken.values():
        _join_those_that_meet(groups, occasions)
    return names, sources, shared, groups


def _days(fact: FactShown) -> tuple[str, str]:
    """The first and the last day of which it is told; ISO days stand in order as texts do."""
    first, slash, last = (fact.as_of or "../..").partition("/")
    first, last = first[:_ISO_DAY], last[:_ISO_DAY]  # without their times of day
    return ("" if first == ".." else first), ("~" if last == ".." else last if slash else first)


def _join_those_that_meet(groups: DisjointSets, occasions: list[tuple[str, str, str]]) -> None:
    """Make one of the origins of what one speaker said on days that meet."""
    until, before = "", None
    for first, last, key in sorted(occasions):
        if before is not None and first <= until:
            groups.join(before, key)
        until, before = max(until, last), key


@lru_cache(500)  # each quote is asked for several times, and soon
def _runs(quote: str) -> tuple[tuple[str, ...], ...]:
    words = words_of(quote)
    return tuple(words[i : i + _SHARED] for i in range(len(words) - _SHARED + 1))
