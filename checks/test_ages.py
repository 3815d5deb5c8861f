"""Do all sources that give an age tell of somebody who can be born on one day?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import ages


@pytest.mark.claims(kind="age", told=2)
def test_ages(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(ages.compare(claim, corpus))
