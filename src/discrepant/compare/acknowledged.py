"""Which findings an acknowledgement covers.

It covers those on whose sides the sources that it names stand and say the words that were seen there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from discrepant.compare.finding import OF_ONE_RECORD, Finding
from discrepant.corpus.model import Acknowledgement

__all__ = ["covers", "is_between", "words_of"]


def covers(entry: Acknowledgement, finding: Finding) -> bool:
    """Whether a finding is one that the entry is about.

    What is wrong with one record is never acknowledged.
    """
    is_on = finding.claim == entry.claim and finding.check not in OF_ONE_RECORD
    return is_on and is_between(finding, entry.between, entry.over)


def is_between(finding: Finding, sources: Collection[str], over: Collection[str] = ()) -> bool:
    """Whether these sources stand on both sides and say one of these words there.

    On each of the two sides it is another of them; where no words are given, any will do. One source that is named
    alone says both. A side that no source stands on, such as what a relation holds, asks for none.
    """
    told = [side for side in finding.sides if side.facts]
    seen = [
        {fact.source for fact in side.facts if fact.source in sources and (not over or fact.says in over)}
        for side in told
    ]
    if len(seen) == 1:
        return len(finding.sides) > 1 and bool(seen[0])
    return len(seen) > 1 and all(seen) and (len(set.union(*seen)) > 1 or len(set(sources)) == 1)


def words_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The printed words on the sides of these findings, each once."""
    return tuple(dict.fromkeys(told.says for finding in findings for side in finding.sides for told in side.facts))
