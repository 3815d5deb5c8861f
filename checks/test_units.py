"""Where a source gives a measure or a change in two units, is it one?"""

import pytest

from discrepant.checking import Corpus, Fact, Findings
from discrepant.compare import units


@pytest.mark.claims(kind=["measure", "change"], says=2)
def test_units(fact: Fact, corpus: Corpus, findings: Findings) -> None:
    findings.add(units.compare(fact, corpus))
