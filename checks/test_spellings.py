"""In how many spellings is each name printed?"""

from discrepant.checking import Corpus, Findings, Name
from discrepant.compare import spellings


def test_spellings(name: Name, corpus: Corpus, findings: Findings) -> None:
    findings.add(spellings.compare(name, corpus))
