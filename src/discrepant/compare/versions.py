"""Articles told in several texts: what changed, and which text stands against others.

The law: no fact of a claim is lost, and no earlier text is at odds with anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import pairwise

import attrs

from discrepant.compare.comparison import Comparison, finding_on
from discrepant.compare.finding import Finding, Side, side_of
from discrepant.compare.judgement import Judgement
from discrepant.compare.sentences import listed, words_of_fact
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Source
from discrepant.corpus.versions import dropped_from
from discrepant.reading.model import Parted, Reading

__all__ = ["latest_texts", "standing"]

_Compare = Callable[[Claim, Corpus], Comparison]


def standing(claim: Claim, corpus: Corpus) -> tuple[Fact, ...]:
    """The claim's facts that stand against those of other sources.

    Of an article told in several texts these are those of the latest that answers.
    """
    answers = {fact.source.id for fact in claim.facts}
    return tuple(fact for fact in claim.facts if not _is_replaced(fact.source.id, answers, corpus))


def _is_replaced(source: str, answers: set[str], corpus: Corpus) -> bool:
    texts = corpus.articles.get(source)
    return texts is not None and not answers.isdisjoint(texts[texts.index(source) + 1 :])


def latest_texts(check: str) -> Callable[[_Compare], _Compare]:
    """Have a comparison set only the latest texts of articles against other sources.

    And say what changed from one text of an article to the next.
    """

    def of_latest(compare: _Compare) -> _Compare:
        @wraps(compare)
        def compared(claim: Claim, corpus: Corpus) -> Comparison:
            if not any(fact.source.id in corpus.articles for fact in claim.facts):
                return compare(claim, corpus)
            facts = standing(claim, corpus)
            found = compare(attrs.evolve(claim, facts=facts), corpus)
            kept = {fact.id for fact in facts}
            aside = [fact for fact in claim.facts if fact.id not in kept]
            gone = [(fact, text) for fact in facts if (text := dropped_from(fact, corpus))]
            findings = (_with_dropped(one, gone) for one in found.findings)
            return attrs.evolve(
                found,
                sides=(*found.sides, *(side_of(same, same[0].value) for same in _alike(aside, claim, corpus))),
                findings=(*findings, *_changes(check, claim, corpus, found.sides)),
            )

        return compared

    return of_latest


def _alike(facts: Iterable[Fact], claim: Claim, corpus: Corpus) -> Iterator[list[Fact]]:
    """Facts of one text that stand for the same."""
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.source.id, _stands_for(fact, claim, corpus)), []).append(fact)
    yield from groups.values()


def _stands_for(fact: Fact, claim: Claim, corpus: Corpus) -> object:
    """What must differ, for a later text to have changed what an earlier one tells."""
    if isinstance(fact.value, Reading | Parted):
        return fact.value.unit, fact.value.meant
    speaker = corpus.names.key(fact.speaker) if claim.kind is Kind.QUOTATION and fact.speaker else None
    return fact.value, fact.complete, speaker


def _changes(check: str, claim: Claim, corpus: Corpus, sides: Sequence[Side]) -> Iterator[Finding]:
    """A finding for each text of an article that tells something else than the text before it."""
    told: dict[str, list[Fact]] = {}
    for fact in claim.facts:
        told.setdefault(fact.source.id, []).append(fact)
    for texts in sorted({corpus.articles[source] for source in told if source in corpus.articles}):
        answering = [text for text in texts if text in told]
        for before, after in pairwise(answering):
            values = [{_stands_for(fact, claim, corpus) for fact in told[text]} for text in (before, after)]
            if values[0] != values[1]:
                judgement = Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.LATER_TEXT,), why=_why(answering[-1]))
                both = _side(told[before], sides), _side(told[after], sides)
                yield finding_on(check, claim, judgement, _changed(told[before], told[after]), both)


def _why(latest: str) -> str:
    return f"Of its texts only the latest that answers, {latest}, is set against other sources."


def _changed(before: Sequence[Fact], after: Sequence[Fact]) -> str:
    """What changed, in a sentence: The Wire changed “128” to “157”."""
    publisher = after[0].source.publisher
    old, new = (listed(map(words_of_fact, facts)) for facts in (before, after))
    if old == new:
        return f"{publisher} has {old} in both texts, which stands for something else in the later."
    return f"{publisher} changed {old} to {new}."


def _side(facts: Sequence[Fact], sides: Iterable[Side]) -> Side:
    """The facts with all others that stand beside them, so that no side is parted; else by themselves."""
    ids = {fact.id for fact in facts}
    beside = [side for side in sides if any(told.id in ids for told in side.facts)]
    if len(beside) == 1:
        return beside[0]
    return side_of(facts, facts[0].value if len(facts) == 1 else None)


def _with_dropped(finding: Finding, gone: Iterable[tuple[Fact, Source]]) -> Finding:
    """The finding, its summary saying what the latest text of an article no longer has."""
    on = {told.id for side in finding.sides for told in side.facts}
    by_text: dict[str, list[tuple[Fact, Source]]] = {}
    for fact, text in gone:
        if fact.id in on:
            by_text.setdefault(text.id, []).append((fact, text))
    more = (
        f" The later text of {lost[0][1].publisher}, {key}, no longer has the passage on "
        f"{listed(words_of_fact(fact) for fact, _ in lost)}."
        for key, lost in by_text.items()
    )
    return attrs.evolve(finding, summary="".join([finding.summary, *more]))
