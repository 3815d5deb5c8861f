"""Whether sources disagree, or the speakers whom they report.

Two sources that report two speakers who contradict each other are not at odds themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from discrepant.compare.finding import Finding, Side
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Kind, Relation
from discrepant.reading.wording import spelling

__all__ = ["SPEAKERS_DISAGREE", "speakers_disagree"]

SPEAKERS_DISAGREE = "The speakers disagree, not the sources."


def speakers_disagree(finding: Finding, claim: Claim | Relation, key: Callable[[str], str] = spelling) -> bool:
    """Whether it is speakers who disagree, and not the sources.

    It is where all that stands on either side is in somebody's mouth, and nobody speaks on both. `key` is alike for all
    spellings of a speaker's name. Of a quotation it is asked whose words they are, so that there the sources themselves
    disagree.
    """
    if finding.verdict.gravity < Verdict.STRAINED.gravity or claim.kind is Kind.QUOTATION:
        return False
    speakers = [_speakers(side, key) for side in finding.sides]
    return len(speakers) > 1 and all(speakers) and not set.intersection(*speakers)


def _speakers(side: Side, key: Callable[[str], str]) -> set[str]:
    """Who says what stands on a side; nobody, where a source says any of it in its own voice."""
    told = [fact.speaker for fact in side.facts]
    return {key(speaker) for speaker in told if speaker} if all(told) else set()
