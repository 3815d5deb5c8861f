"""Do all sources that give a figure give one that can be the same?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import quantities


@pytest.mark.claims(kind=["count", "money", "measure", "share", "number", "change"], told=2)
def test_quantities(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(quantities.compare(claim, corpus))
