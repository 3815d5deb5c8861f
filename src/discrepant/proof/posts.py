"""The posts that a story gives to people against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from discrepant.compare.finding import told_of
from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Kind
from discrepant.corpus.spelled import printed_names
from discrepant.errors import CorpusError, Problem, ReadingError
from discrepant.proof.judging import rule
from discrepant.proof.status import MOST, Proofed, Status
from discrepant.proof.story import Story

__all__ = ["posts"]

# a post that no record has: capitals before the name, or an apposition behind it
_TITLED = re.compile(r"((?:\b[A-Z][\w\u2019'-]+ ){1,5})$")
_APPOSED = re.compile(
    r",\s+(?:who is\s+|(?:then|now)\s+)?"
    r"(?P<post>(?:the|an?|its|their|his|her)(?:\s+[^\W\d_][\w\u2019'-]*){1,8})(?=[,.;!?])"
)
_EMPTY = """
    after and as at before but by for from if in mr mrs ms no on since so that the then to when while with
"""
_NO_TITLE = frozenset(_EMPTY.split())
_QUALIFIED = re.compile(r"\b(?:former|then|ex|deputy|vice|acting)[ -]$", re.IGNORECASE)


def posts(story: Story, corpus: Corpus, told: Sequence[tuple[int, int]] = ()) -> Iterator[Proofed]:
    """Each post that stands right beside the name of the person whom a claim is about.

    Of those that no record has, what is `told` of as a figure or a date is none.
    """
    meanings = Meanings(corpus.reader, corpus.names)
    people = [(printed.name.key, printed.span) for printed in printed_names(story.text, corpus.names)]
    if len(people) > MOST:
        what = f"the story has more than {MOST:,} names"
        raise CorpusError(Problem(what=what, hint="proof one story at a time"))
    spans = (*told, *(span for _, span in people))
    every = {place for span in spans for place in range(*span)}  # characters that are told of
    asked: dict[str, list[str]] = {}
    for claim in corpus.claims.values():
        person = _person(claim, corpus) if claim.kind is Kind.TERM else None
        if person is None:
            continue
        asked.setdefault(person, []).append(claim.key)
        taken: set[int] = set()
        for label in sorted({label for labels in claim.terms.values() for label in labels}, key=len, reverse=True):
            words = re.escape(label).replace("'", "['\u2019]")
            for key, span in people:
                if key == person and (place := _beside(story.text, words, span)):
                    if not taken.isdisjoint(range(*place)):
                        continue
                    taken.update(range(*place))
                    every.update(range(*place))
                    yield from _proofed(story, claim, place, meanings, corpus)
    yield from _unknown(story, people, asked, every)


def _person(claim: Claim, corpus: Corpus) -> str | None:
    """Whom a claim is about: the one name in it, or the first of several if that is in the possessive."""
    printed = list(printed_names(claim.about, corpus.names))
    if not printed:
        return None
    first = printed[0]
    is_owner = claim.about[first.span[1] : first.span[1] + 2] in ("'s", "\u2019s")
    return first.name.key if is_owner or len({each.name.key for each in printed}) == 1 else None


def _unknown(
    story: Story,
    people: Sequence[tuple[str, tuple[int, int]]],
    asked: Mapping[str, Sequence[str]],
    known: AbstractSet[int],
) -> Iterator[Proofed]:
    """What stands as a post beside somebody whose post is asked, and is none of those of the records."""
    for key, name in people:
        for start, end in _post_places(story.text, name) if key in asked else ():
            if not known.isdisjoint(range(start, end)):
                continue
            yield Proofed(
                words=story.text[start:end],
                kind="post",
                line=story.text.count("\n", 0, start) + 1,
                span=(start, end),
                status=Status.UNSUPPORTED,
                why="no record gives them this post",
                nearest=tuple(asked[key][:3]),
            )


def _post_places(text: str, name: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first = max(0, name[0] - 120)
    if found := _TITLED.search(text[first : name[0]]):
        words = found[1].split()
        while words and words[0].casefold() in _NO_TITLE:
            words.pop(0)
        if words:
            end = first + len(text[first : name[0]].rstrip())
            yield end - len(" ".join(words)), end
    if found := _APPOSED.match(text, name[1], name[1] + 160):
        yield found.span("post")


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
