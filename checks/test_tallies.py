"""Do all sources that give a tally give the same numbers in the same places?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import tallies


@pytest.mark.claims(kind="tally", told=2)
def test_tallies(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(tallies.compare(claim, corpus))
