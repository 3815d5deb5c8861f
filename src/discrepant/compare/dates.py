"""Dates and spans of days: can the sources mean the same day?"""

from __future__ import annotations

from discrepant.compare.comparison import Comparison
from discrepant.compare.quantities import compare_readings
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus

__all__ = ["compare"]


@latest_texts("dates")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge all dates of the claim on the axis of days."""
    return compare_readings("dates", claim, claim.facts)
