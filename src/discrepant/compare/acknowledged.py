"""What an acknowledgement is about: sides on which the sources it names stand and say the words seen there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from discrepant.compare.finding import OF_ONE_RECORD, Finding
from discrepant.corpus.model import Acknowledgement

__all__ = ["covers", "is_between", "words_of"]


def covers(entry: Acknowledgement, finding: Finding) -> bool:
    """Whether a finding is one that the entry is about; what is wrong with one record is never acknowledged."""
    is_on = finding.claim == entry.claim and finding.check not in OF_ONE_RECORD
    return is_on and is_between(finding, entry.between, entry.over)


def is_between(finding: Finding, sources: Collection[str], over: Collection[str] = ()) -> bool:
    """Whether on each of its two sides another of these sources says one of these words, or any if none are given.

    One source that is named alone says both.
    """
    seen = [
        {told.source for told in side.facts if told.source in sources and (not over or told.says in over)}
        for side in finding.sides
    ]
    return len(seen) > 1 and all(seen) and (len(set.union(*seen)) > 1 or len(set(sources)) == 1)


def words_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The printed words on the sides of these findings, each once."""
    return tuple(dict.fromkeys(told.says for finding in findings for side in finding.sides for told in side.facts))
