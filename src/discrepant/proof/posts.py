"""The posts that a story gives to people against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepant.compare.finding import told_of
from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Kind
from discrepant.corpus.spelled import printed_names
from discrepant.errors import ReadingError
from discrepant.proof.judging import rule
from discrepant.proof.status import Proofed
from discrepant.proof.story import Story

__all__ = ["posts"]

_QUALIFIED = re.compile(r"\b(?:former|then|ex|deputy|vice|acting)[ -]$", re.IGNORECASE)


def posts(story: Story, corpus: Corpus) -> Iterator[Proofed]:
    """Each post that stands right beside the name of the person whom a claim is about."""
    meanings = Meanings(corpus.reader, corpus.names)
    people = [(printed.name.key, printed.span) for printed in printed_names(story.text, corpus.names)]
    for claim in corpus.claims.values():
        about = [printed.name.key for printed in printed_names(claim.about, corpus.names)]
        if claim.kind is not Kind.TERM or len(set(about)) != 1:
            continue
        taken: list[tuple[int, int]] = []
        for label in sorted({label for labels in claim.terms.values() for label in labels}, key=len, reverse=True):
            words = re.escape(label).replace("'", "['\u2019]")
            for key, span in people:
                if key == about[0] and (place := _beside(story.text, words, span)):
                    if any(place[0] < end and start < place[1] for start, end in taken):
                        continue
                    taken.append(place)
                    yield from _proofed(story, claim, place, meanings, corpus)


def _beside(text: str, words: str, name: tuple[int, int]) -> tuple[int, int] | None:
    before = text[max(0, name[0] - 120) : name[0]]
    if found := re.search(rf"\b({words}),?\s+$", before, re.IGNORECASE):
        place = name[0] - len(before) + found.start(1), name[0] - len(before) + found.end(1)
        return None if _QUALIFIED.search(text[max(0, place[0] - 12) : place[0]]) else place
    after = text[name[1] : name[1] + 160]
    found = re.match(rf",\s+(?:who is\s+)?(?:(?:the|an?|its|their)\s+)?({words})\b", after, re.IGNORECASE)
    return (name[1] + found.start(1), name[1] + found.end(1)) if found else None


def _proofed(
    story: Story, claim: Claim, span: tuple[int, int], meanings: Meanings, corpus: Corpus
) -> Iterator[Proofed]:
    words = story.text[slice(*span)]
    line = story.text.count("\n", 0, span[0]) + 1
    try:
        value = meanings.of(claim, (words,), None, story.day.core).value
    except ReadingError:
        return
    ruling = rule(claim, story.fact(claim, words, words, value, line), corpus)
    yield Proofed(
        words=words,
        kind="post",
        line=line,
        span=span,
        status=ruling.status,
        why=ruling.why,
        claim=claim.key,
        about=claim.about,
        facts=tuple(map(told_of, ruling.facts)),
        against=tuple(map(told_of, ruling.against)),
        origins=ruling.origins,
    )
