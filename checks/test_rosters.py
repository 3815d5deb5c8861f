"""Do the lists of names fit each other, and the count of those on them?"""

import pytest

from discrepant.checking import Claim, Corpus, Findings
from discrepant.compare import rosters


@pytest.mark.claims(kind="roster")
def test_rosters(claim: Claim, corpus: Corpus, findings: Findings) -> None:
    findings.add(rosters.compare(claim, corpus))
