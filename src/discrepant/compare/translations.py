"""Two wordings in different languages, of which the one may be the other in translation.

What a translation keeps is its numbers, its names and whether it negates.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from discrepant.compare.groups import Group
from discrepant.compare.judgement import Judgement
from discrepant.compare.sentences import Party, listed
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Fact, Names
from discrepant.corpus.spelled import printed_names
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english, language_of, named
from discrepant.reading.mentions import MentionKind, find_mentions
from discrepant.reading.reader import Reader
from discrepant.reading.weighty import negations_in

__all__ = ["across_languages", "language_of_words"]

_WORD = re.compile(r"[^\W\d_]+")


def language_of_words(fact: Fact) -> str:
    """The primary tag of a quotation's language: of `reads`, which is English, or of the text."""
    return ENGLISH if fact.reads or is_english(fact.source.language) else fact.source.language.partition("-")[0].lower()


def across_languages(names: Names, a: Group, b: Group, parties: tuple[Party, Party]) -> Judgement | str:
    """The verdict on wordings in different languages, or why they cannot be compared."""
    facts = a.first, b.first
    texts = [fact.reads or fact.said for fact in facts]
    tags = [language_of_words(fact) for fact in facts]
    called = [named(tag) for tag in tags]
    if unknown := [
        name for name, tag in zip(called, tags, strict=True) if not is_english(tag) and not language_of(tag).is_known
    ]:
        return f"one wording is in {unknown[0]}, and its words are not read"
    numbers = [_numbers(text, tag) for text, tag in zip(texts, tags, strict=True)]
    if None in numbers:
        return f"they are in {called[0]} and {called[1]}, and a number in one of them cannot be read"
    ours, theirs = (found or frozenset() for found in numbers)
    known = [{printed.name.label for printed in printed_names(text, names)} for text in texts]
    negated = [_is_negated(text, tag) for text, tag in zip(texts, tags, strict=True)]
    differences = [
        *(
            _only(party, [f"the number {number:,.15g}" for number in sorted(found)])
            for party, found in zip(parties, (ours - theirs, theirs - ours), strict=True)
        ),
        *(
            _only(party, [f"the name {name}" for name in sorted(known[n] - known[1 - n])])
            for n, party in enumerate(parties)
            if known[0] - known[1] and known[1] - known[0]
        ),
        *(_only(party, ["a negation"] if negated[n] and not negated[1 - n] else []) for n, party in enumerate(parties)),
    ]
    languages = f"One is in {called[0]} and the other in {called[1]}"
    if told := "; ".join(filter(None, differences)):
        why = f"{languages}: a translation may have other words, but not this: {told}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    why = f"{languages}, so that their words are not set against each other."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.TRANSLATED,), why=why)


def _only(party: Party, items: list[str]) -> str:
    return f"only {party.does('has', 'have')} {listed(items)}" if items else ""


@lru_cache(maxsize=1024)
def _numbers(text: str, tag: str) -> frozenset[float] | None:
    """The numbers that a text prints, but for dates; None where one of them cannot be read."""
    found = [
        mention
        for mention in find_mentions(text, on=None, reader=_reader(), language=tag)
        if mention.kind not in (MentionKind.DATE, MentionKind.QUOTATION)
    ]
    if any(mention.reading is None for mention in found):
        return None
    readings = [mention.reading for mention in found if mention.reading]
    return frozenset(number for reading in readings for number in _told(reading.number, reading.core))


def _told(number: float | None, core: Interval) -> tuple[float, ...]:
    return (number,) if number is not None else (core.lo, core.hi)


@cache
def _reader() -> Reader:
    return Reader()


def _is_negated(text: str, tag: str) -> bool:
    if is_english(tag):
        return bool(negations_in(text))
    words = {word.lower() for word in _WORD.findall(text)}
    return not words.isdisjoint(language_of(tag).words["negation"]["words"])
