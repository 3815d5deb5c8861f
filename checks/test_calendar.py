"""Do the day of the week and the date agree, and is nothing told as of a day after its source was published?"""

from discrepant.checking import Corpus, Fact, Findings
from discrepant.compare import calendar


def test_calendar(fact: Fact, corpus: Corpus, findings: Findings) -> None:
    findings.add(calendar.compare(fact, corpus))
