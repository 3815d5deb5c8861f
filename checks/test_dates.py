"""Do all sources that give a date, or a span of days, give one that can be the same?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import dates


@pytest.mark.claims(kind="date", told=2)
def test_dates(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(dates.compare(claim, corpus))
