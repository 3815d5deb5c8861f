"""Is the quote in the source, are the printed words in the quote, and can `reads` and `says` mean the same?"""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.compare.comparison import Comparison, record_conflict
from discrepant.corpus.anchor import Standing, stands_in
from discrepant.corpus.meaning import contradiction
from discrepant.corpus.model import Claim, Corpus, Fact

__all__ = ["compare"]


def compare(fact: Fact, corpus: Corpus) -> Comparison:
    """A conflict for each thing that is wrong with a record's evidence; no acknowledgement covers one."""
    claim = corpus.claims[fact.claim]
    wrong = _wrong(fact, claim)
    return Comparison(findings=tuple(record_conflict("evidence", fact, claim, why, against) for why, against in wrong))


def _wrong(fact: Fact, claim: Claim) -> Iterator[tuple[str, str]]:
    anchor = fact.anchor
    text = fact.source.text
    if anchor.state is Standing.AMBIGUOUS:
        lines = ", ".join(map(str, anchor.lines))
        yield f"the quote stands in {text} more than once; quote a few words more.", f"lines {lines}"
    elif anchor.state is Standing.MISSING:
        nearest = anchor.nearest
        place = f" The nearest passage is on line {nearest.line}." if nearest else ""
        yield f"the quote is not in {text}.{place}", str(nearest) if nearest else "nothing like it"
    for words in fact.says:
        if not stands_in(words, fact.quote):
            yield f"the printed words “{words}” are not in the quote.", fact.quote
    if wrong := contradiction(fact, claim):
        yield f"says and reads cannot mean the same: {wrong}.", fact.reads or ""
