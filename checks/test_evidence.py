"""Is every quote in its source, are the printed words in the quote, and can `reads` and `says` mean the same?"""

from discrepant.checking import Corpus, Fact, Findings
from discrepant.compare import evidence


def test_evidence(fact: Fact, corpus: Corpus, findings: Findings) -> None:
    findings.add(evidence.compare(fact, corpus))
