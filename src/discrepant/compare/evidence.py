"""The evidence of each record: its quote, its words and its speaker in the source's text.

The quote has to stand in the source, the words and the speaker in it, and `reads` and `says` have to mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.compare.comparison import Comparison, record_conflict
from discrepant.corpus.attribution import unattributed
from discrepant.corpus.evidence import unfounded
from discrepant.corpus.meaning import contradiction
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Names

__all__ = ["compare"]


def compare(fact: Fact, corpus: Corpus) -> Comparison:
    """A conflict for each thing that is wrong with a record's evidence.

    No acknowledgement covers such a conflict.
    """
    claim = corpus.claims[fact.claim]
    wrong = _wrong(fact, claim, corpus.names)
    return Comparison(findings=tuple(record_conflict("evidence", fact, claim, why, against) for why, against in wrong))


def _wrong(fact: Fact, claim: Claim, names: Names) -> Iterator[tuple[str, str]]:
    for lack in unfounded(fact.says, fact.quote, fact.source.text, fact.anchor, in_order=claim.kind is Kind.QUOTATION):
        yield lack.why, lack.against
    for lack in unattributed(fact, fact.source, fact.source.index, names):
        yield lack.why, lack.against
    if wrong := contradiction(fact, claim):
        yield f"says and reads cannot mean the same: {wrong}.", fact.reads or ""
