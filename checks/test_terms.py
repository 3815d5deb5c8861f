"""Do all sources call it the same, or by terms that can hold together?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import terms


@pytest.mark.claims(kind="term", told=2)
def test_terms(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(terms.compare(claim, corpus))
