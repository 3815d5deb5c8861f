"""Do all sources that give a period give the same first and last day, or number?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import periods


@pytest.mark.claims(kind="period", told=2)
def test_periods(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(periods.compare(claim, corpus))
