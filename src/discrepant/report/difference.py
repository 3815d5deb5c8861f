"""What a change to the records did: the findings of two reports set against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import attrs

from discrepant.compare.finding import Finding, Side
from discrepant.compare.verdict import Verdict
from discrepant.report.model import Report, to_json

__all__ = ["Change", "Difference", "State", "difference"]


class State(StrEnum):
    """What became of a finding."""

    NEW = "new"
    RESOLVED = "resolved"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@attrs.frozen(kw_only=True)
class Change:
    """A finding as it was and as it is; None where it was not or is no longer."""

    was: Finding | None = None
    now: Finding | None = None

    @property
    def state(self) -> State:
        """What became of it, whatever line its records have moved to."""
        if self.was is None or self.now is None:
            return State.NEW if self.was is None else State.RESOLVED
        return State.UNCHANGED if _placeless(self.was) == _placeless(self.now) else State.CHANGED

    @property
    def opens_a_conflict(self) -> bool:
        """Whether there is now a conflict that nobody has acknowledged, and was none before."""
        return _is_open(self.now) and not _is_open(self.was)


@attrs.frozen(kw_only=True)
class Difference:
    """Two reports, and the change of every finding in either.

    They are in order of the new report and then of the old one.
    """

    old: Report
    new: Report
    changes: tuple[Change, ...]

    def of(self, state: State) -> tuple[Change, ...]:
        """The changes of one state, gravest first."""
        found = (change for change in self.changes if change.state is state)
        return tuple(sorted(found, key=_gravity, reverse=True))

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant diff --json` prints."""
        parts = {
            "new": [to_json(change.now) for change in self.of(State.NEW)],
            "resolved": [to_json(change.was) for change in self.of(State.RESOLVED)],
            "changed": [{"was": to_json(change.was), "now": to_json(change.now)} for change in self.of(State.CHANGED)],
        }
        return {**parts, "unchanged": len(self.of(State.UNCHANGED))}


def difference(old: Report, new: Report) -> Difference:
    """Set two reports against each other.

    A finding is the same one where the claim, the check and each side's facts are, whatever else has changed. Failing
    that, it is the one of the same claim and check each of whose sides has a fact in common with one of its own. So an
    agreement that is broken is resolved, and the conflict that breaks it is new.
    """
    left = _Left(old.findings)
    exact = [left.take_exact(finding) for finding in new.findings]
    changes = [Change(was=was or left.take_akin(now), now=now) for was, now in zip(exact, new.findings, strict=True)]
    changes += (Change(was=was) for was in left.rest())
    return Difference(old=old, new=new, changes=tuple(changes))


class _Left:
    """The old findings that no new one has been set against yet."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._left = dict.fromkeys(range(len(findings)))
        self._by_facts: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        self._by_fact: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        for i, finding in enumerate(findings):
            self._by_facts[_identity(finding)].append(i)
            for key in _keys(finding):
                self._by_fact[key].append(i)

    def take_exact(self, finding: Finding) -> Finding | None:
        """The one on the same facts."""
        return self._take(i for i in self._by_facts.get(_identity(finding), ()) if i in self._left)

    def take_akin(self, finding: Finding) -> Finding | None:
        """The one that shares most facts, and at least one of each of its sides."""
        shared = Counter(i for key in _keys(finding) for i in self._by_fact.get(key, ()) if i in self._left)
        return self._take(i for i, _ in shared.most_common() if _is_akin(self._findings[i], finding))

    def _take(self, found: Iterable[int]) -> Finding | None:
        i = next(iter(found), None)
        if i is None:
            return None
        del self._left[i]
        return self._findings[i]

    def rest(self) -> Iterator[Finding]:
        """Those that are no longer there."""
        return (self._findings[i] for i in self._left)


def _ids(side: Side) -> tuple[str, ...]:
    return tuple(told.id for told in side.facts) or side.says


def _keys(finding: Finding) -> Iterator[tuple[str, str, str]]:
    return ((finding.claim, finding.check, fact) for side in finding.sides for fact in _ids(side))


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.claim, finding.check, *(frozenset(_ids(side)) for side in finding.sides)


def _is_akin(was: Finding, now: Finding) -> bool:
    """Whether there are as many sides, and each has gone on in one of the other's, in whatever order."""
    return len(was.sides) == len(now.sides) and any(
        all(not set(_ids(a)).isdisjoint(_ids(b)) for a, b in zip(was.sides, sides, strict=True))
        for sides in (now.sides, now.sides[::-1])
    )


def _placeless(finding: Finding) -> Finding:
    """The finding without the lines on which its records and quotes stand."""
    sides = tuple(
        attrs.evolve(side, facts=tuple(attrs.evolve(told, file="", line=0, text_line=None) for told in side.facts))
        for side in finding.sides
    )
    return attrs.evolve(finding, sides=sides)


def _is_open(finding: Finding | None) -> bool:
    return finding is not None and finding.verdict is Verdict.CONFLICT and finding.acknowledged is None


def _gravity(change: Change) -> int:
    return max(finding.verdict.gravity for finding in (change.was, change.now) if finding is not None)
