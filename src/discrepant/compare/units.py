"""A measure or a change that a source gives in two units: is it one?"""

from __future__ import annotations

from itertools import pairwise

from discrepant.compare.comparison import Comparison, finding_on
from discrepant.compare.finding import Finding, side_of
from discrepant.compare.intervals import constant
from discrepant.compare.sentences import party
from discrepant.compare.two_units import in_two_units
from discrepant.corpus.model import Claim, Corpus, Fact
from discrepant.reading.model import Reading

__all__ = ["compare"]


def compare(fact: Fact, corpus: Corpus) -> Comparison:
    """Each printed measure against the next, both in the claim's unit if they measure the same."""
    readings = [value for value in fact.printed if isinstance(value, Reading)]
    claim = corpus.claims[fact.claim]
    return Comparison(findings=tuple(_finding(fact, claim, first, second) for first, second in pairwise(readings)))


def _finding(fact: Fact, claim: Claim, first: Reading, second: Reading) -> Finding:
    told = f"{fact.source.publisher} gives one {claim.kind} as “{first.words}” and “{second.words}”."
    sides = (side_of([fact], reading, says=(reading.words,)) for reading in (first, second))
    if first.unit == second.unit:
        judgement = constant(first, second)
    else:
        judgement = in_two_units(first, second, (party([f"“{first.words}”"]), party([f"“{second.words}”"])))
    return finding_on("units", claim, judgement, told, sides)
