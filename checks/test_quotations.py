"""Are the same words quoted alike, and put into the same mouth?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import quotations


@pytest.mark.claims(kind="quotation", told=2)
def test_quotations(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(quotations.compare(claim, corpus))
