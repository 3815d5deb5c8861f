"""Terms of a small vocabulary, and whether the one excludes the other.

Where it does not, the sources use the same term or a broader one, or the two can hold together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.groups import Group, groups_of, in_time
from discrepant.compare.judgement import DIFFERENT_TIME, Judgement
from discrepant.compare.rivals import at_one_time
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus
from discrepant.corpus.vocabulary import Vocabulary

__all__ = ["compare", "compare_terms"]


@latest_texts("terms")
def compare(claim: Claim, _corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring terms.

    For each term one that it excludes is found as well, if there is any.
    """
    return compare_terms(claim)


def compare_terms(claim: Claim) -> Comparison:
    """The same of facts that are of no texts, such as the rows of a table.

    Their terms need not be set out.
    """
    vocabulary = Vocabulary(claim)
    groups = groups_of(claim, claim.facts, lambda fact: fact.value, lambda fact: str(fact.value))
    found = findings_of("terms", claim, groups, _excluded(groups, vocabulary), partial(_judge, vocabulary))
    return Comparison(of=claim.key, sides=tuple(group.side for group in groups), findings=found)


def _judge(vocabulary: Vocabulary, a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    if not vocabulary.exclude(first, second):
        return _related(vocabulary, first, second)
    if not a.meets(b):
        return DIFFERENT_TIME
    why = f"As the claim's terms are set out, “{first}” and “{second}” exclude each other."
    if not vocabulary.has(first, second):
        why = f"“{first}” and “{second}” are two terms, and nothing says that both can hold."
    return Judgement(verdict=Verdict.CONFLICT, why=why)


def _related(vocabulary: Vocabulary, first: str, second: str) -> Judgement:
    """Two terms that can both hold, with the claim's reason."""
    because = vocabulary.because(first, second)
    reason = f" {because}" if because else ""
    if vocabulary.go_together(first, second):
        why = f"“{first}” and “{second}” can both hold at once.{reason}"
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.TOGETHER,), why=why)
    broad, narrow = (first, second) if vocabulary.takes_in(first, second) else (second, first)
    why = f"“{broad}” is the broader term and takes in “{narrow}”.{reason}"
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.BROADER_TERM,), why=why)


def _excluded(groups: Sequence[Group], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Pairs that exclude each other: one or more for each group that any other excludes."""
    if any(group.moments for group in groups):
        yield from at_one_time(groups)
        return
    longest: dict[str, int] = {}  # by term, the group whose time goes on longest
    alone: dict[str, list[int]] = {}  # by term, the groups that nothing has excluded so far
    for i in in_time(groups):
        term, time = str(groups[i].value), groups[i].time
        # those which are over by now are over for all that follow
        going_on = [other for other, j in longest.items() if groups[j].time.hi >= time.lo]
        excluded = [other for other in going_on if vocabulary.exclude(other, term)]
        for j in [longest[other] for other in excluded[:1]] + [j for other in excluded for j in alone.pop(other, ())]:
            if groups[j].time.hi >= time.lo:
                yield min(i, j), max(i, j)
        if not excluded:
            alone.setdefault(term, []).append(i)
        if term not in longest or groups[longest[term]].time.hi < time.hi:
            longest[term] = i
