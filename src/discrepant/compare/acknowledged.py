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

    It takes two of the sources at least, but one that is named alone says both. Where no words are given, any will do.
    """
    seen = [
        {told.source for told in side.facts if told.source in sources and (not over or told.says in over)}
        for side in finding.sides
    ]
    return len(seen) > 1 and all(seen) and (len(set.union(*seen)) > 1 or len(set(sources)) == 1)


def words_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The printed words on the sides of these findings, each once."""
    return tuple(dict.fromkeys(told.says for finding in findings for side in finding.sides for told in side.facts))
