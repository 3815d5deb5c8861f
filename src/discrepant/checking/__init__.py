"""What a check in `checks/` works with: the records it asks for and the findings it reports.

A check is a test that asks for `claim`, `fact`, `source`, `name` or `relation` and so runs once for each; it hands what
it finds to `findings`, which then passes, warns or fails the test by the verdicts and the acknowledgements.
"""

from discrepant.checking.findings import Findings
from discrepant.compare.comparison import Comparison
from discrepant.compare.finding import OF_ONE_RECORD
from discrepant.corpus.model import Claim, Corpus, Fact, Name, Relation, Source

__all__ = ["OF_ONE_RECORD", "Claim", "Comparison", "Corpus", "Fact", "Findings", "Name", "Relation", "Source"]
