"""The quotations of a story against the words that the records have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs
from rapidfuzz.distance import Indel, LCSseq

from discrepant.compare.excerpts import is_excerpt
from discrepant.compare.finding import told_of
from discrepant.compare.verdict import Verdict
from discrepant.compare.versions import standing
from discrepant.corpus.model import Corpus, Fact, Kind
from discrepant.corpus.nearest import side_by_side, tokens_of
from discrepant.corpus.spelled import printed_names
from discrepant.proof.judging import pair, rule
from discrepant.proof.matching import sentence_around
from discrepant.proof.status import Proofed, Status
from discrepant.proof.story import Story
from discrepant.reading.mentions import Mention
from discrepant.reading.wording import normalise, signs_and_words, words_of
from discrepant.toml.data import tables_of

__all__ = ["quotations_of"]

_ALIKE, _FEWEST = 0.6, 3  # share of the words that must be in order in the other's, and how many
_WITHIN = 10  # words behind the quotation, among which one may turn it
_SENTENCE = re.compile(r"[.!?]\s")


def quotations_of(story: Story, mentions: Sequence[Mention], corpus: Corpus) -> Iterator[Proofed]:
    """Each quotation with its status."""
    known = [
        (fact, signs_and_words(str(fact.value)))
        for claim in corpus.claims.values()
        if claim.kind is Kind.QUOTATION
        for fact in standing(claim, corpus)
    ]
    for mention in mentions:
        words = signs_and_words(normalise(mention.words))
        scored = [(_likeness(words, theirs), fact) for fact, theirs in known]
        likeness, fact = max(scored, key=lambda each: (each[0], each[1].id), default=(0.0, None))
        shown = Proofed(
            words=mention.words,
            kind="quotation",
            line=mention.line,
            span=mention.span,
            status=Status.UNSUPPORTED,
            why="no record has these words",
        )
        if fact is not None and likeness >= _ALIKE:
            facts = [each for score, each in scored if each.claim == fact.claim and score >= _ALIKE]
            yield _proofed(story, mention, fact, facts, shown, corpus)
        else:
            yield _in_texts(mention, shown, corpus)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if len(ours) < _FEWEST:
        return 1.0 if ours and ours == theirs else 0.0
    common = LCSseq.similarity(ours, theirs)
    return common / len(ours) if common >= _FEWEST else 0.0


def _in_texts(mention: Mention, shown: Proofed, corpus: Corpus) -> Proofed:
    if len(words_of(mention.words)) < _FEWEST:
        return shown
    for source in corpus.sources.values():
        if line := source.index.anchor(mention.words, with_nearest=False).line:
            why = f"{source.publisher} prints these words ({source.text}:{line}); no record has them"
            return attrs.evolve(shown, status=Status.SUPPORTED, why=why, origins=1)
    return shown


def _proofed(  # noqa: PLR0913, PLR0917  # a quotation, and what is known of it
    story: Story, mention: Mention, fact: Fact, facts: Sequence[Fact], shown: Proofed, corpus: Corpus
) -> Proofed:
    claim = corpus.claims[fact.claim]
    ours, theirs = normalise(mention.words), str(fact.value)
    told = story.fact(claim, mention.words, mention.words, ours, mention.line, _speaker(story, mention, corpus))
    shown = attrs.evolve(shown, claim=claim.key, about=claim.about, facts=tuple(map(told_of, facts)))
    is_whole = any(signs_and_words(ours) == signs_and_words(str(each.value)) for each in facts)
    if is_whole or any(is_excerpt(ours, str(each.value)) for each in facts):
        found = pair(claim, fact, told, corpus)
        if found and found.verdict is Verdict.CONFLICT:
            against = tuple(map(told_of, facts))
            return attrs.evolve(shown, status=Status.CONTRADICTED, why=found.summary, facts=(), against=against)
        if not is_whole and (word := _turned_by(ours, fact)):
            return attrs.evolve(shown, status=Status.CUT_SHORT, why=f"it goes on with “{word}”: “{fact.said}”")
        number = rule(attrs.evolve(claim, facts=tuple(facts)), attrs.evolve(told, speaker=None), corpus).origins
        return attrs.evolve(shown, status=Status.SUPPORTED, why="", origins=number)
    if f" {' '.join(signs_and_words(ours))} " in f" {' '.join(signs_and_words(theirs))} ":
        return attrs.evolve(shown, status=Status.CUT_SHORT, why=f"what stands before it turns it: “{fact.said}”")
    return attrs.evolve(shown, status=Status.ALTERED, why=_differing(mention.words, fact.reads or fact.said))


def _differing(ours: str, theirs: str) -> str:
    tokens = tokens_of(ours), tokens_of(theirs)
    words = [[token[0].casefold() for token in each] for each in tokens]
    one, other = side_by_side(*tokens, list(Indel.opcodes(*words)))
    return f"story: {one}; source: {other}"


def _turned_by(ours: str, fact: Fact) -> str:
    """The word that turns what the source's speaker goes on to say in this sentence."""
    whole = fact.reads or fact.said
    words, inner = words_of(whole), words_of(ours)
    at = next((i for i in range(len(words)) if words[i : i + len(inner)] == inner), None)
    if at is None:
        return ""
    pattern = r"\W+".join(map(re.escape, inner))
    found = re.search(pattern, whole.replace("\u2019", "'"), re.IGNORECASE)
    rest = whole[found.end() :] if found else ""
    sentence = _SENTENCE.split(rest, maxsplit=1)[0]
    turning = tables_of("discrepant.desk", "doubts")["turning"]
    return next((word for word in words_of(sentence)[:_WITHIN] if word in turning), "")


def _speaker(story: Story, mention: Mention, corpus: Corpus) -> str | None:
    """Whom the sentence has say it, right behind the quotation: “…,” said NAME, or NAME said."""
    _, end = sentence_around(story.text, mention.span)
    after = story.text[mention.span[1] : min(end, mention.span[1] + 120)]
    said = re.match(r"[.,!?]*[\"\u201d\u2019']\s+(?P<lead>[^\"\u201c]*?)\b(?:said|says|told|added)\b\s*", after)
    if not said:
        return None
    lead = said["lead"].strip()
    names = list(printed_names(lead or after[said.end() :].split(",")[0], corpus.names))
    return names[0].name.label if len(names) == 1 else None
