"""What a fact would be if it were wrong: words and text changed together, least first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from math import inf, log

import attrs

from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Fact, Kind
from discrepant.errors import ReadingError
from discrepant.mutation.slips import altered_figures, altered_wording
from discrepant.reading.model import Parted, Quantity, Reading

__all__ = ["Aspect", "Mutant", "Mutants"]

_DAYS = (1, 7, 30, 365)
_MOST = 40  # mutants of a fact's value, the nearest of them
_MOST_SPEAKERS = 3
_MOST_NAMES = 2  # that stand in for each name on a roster


class Aspect(StrEnum):
    """What of a fact is wrong."""

    VALUE = "value"
    SPEAKER = "speaker"
    AS_OF = "as_of"


@attrs.frozen(kw_only=True)
class Mutant:
    """A fact with one thing wrong; `words` are what it says there instead."""

    aspect: Aspect
    words: str
    fact: Fact


class Mutants:
    """Makes mutants of the facts of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._meanings = Meanings(corpus.reader, corpus.names)
        self._speakers = tuple(dict.fromkeys(fact.speaker for fact in corpus.facts if fact.speaker))
        self._people = tuple(
            dict.fromkeys(
                name
                for claim in corpus.claims.values()
                if claim.kind is Kind.ROSTER
                for fact in claim.facts
                for name in fact.says
            )
        )

    def of(self, fact: Fact) -> Iterator[Mutant]:
        """All mutants of a fact, by aspect, each aspect from the smallest change to the largest."""
        claim = self._corpus.claims[fact.claim]
        yield from self._values(fact, claim)
        yield from self._speaking(fact, claim)
        yield from self._times(fact)

    def _values(self, fact: Fact, claim: Claim) -> Iterator[Mutant]:
        """The fact with other words; where `reads` has its value, these are changed and not what is printed."""
        was = (fact.reads,) if fact.reads is not None else fact.says
        made: list[tuple[float, int, Fact, str]] = []
        for words in dict.fromkeys(self._altered(was, claim)):
            mutant = self._with_words(fact, claim, words)
            if mutant is not None and _meant(mutant) != _meant(fact):
                made.append((_distance(fact, mutant), len(made), mutant, "; ".join(words)))
        for _, _, wrong, printed in sorted(made, key=lambda one: one[:2])[:_MOST]:
            yield Mutant(aspect=Aspect.VALUE, words=printed, fact=wrong)

    def _altered(self, says: tuple[str, ...], claim: Claim) -> Iterator[tuple[str, ...]]:
        if claim.kind is Kind.TERM:
            yield from ((labels[0] if labels else term,) for term, labels in claim.terms.items())
        elif claim.kind is Kind.ROSTER:
            yield from _other_people(says, self._people)
        else:
            alter = altered_wording if claim.kind is Kind.QUOTATION else self._figures
            for at, words in enumerate(says):
                yield from ((*says[:at], other, *says[at + 1 :]) for other in alter(words))

    def _figures(self, words: str) -> Iterator[str]:
        return altered_figures(words, self._number)

    def _number(self, words: str) -> float | None:
        try:
            return self._corpus.reader.read(words, kind=Quantity.NUMBER).number
        except ReadingError:
            return None

    def _with_words(self, fact: Fact, claim: Claim, words: tuple[str, ...]) -> Fact | None:
        """The fact with these words, in its quote too; None where they cannot be read."""
        says, reads = (fact.says, words[0]) if fact.reads is not None else (words, None)
        quote = fact.quote
        for old, new in zip(fact.says, says, strict=False):
            quote = quote.replace(old, new, 1)
        source = fact.source
        try:
            meaning = self._meanings.of(claim, says, reads, source.published.core, source.language, quote=quote)
        except ReadingError:
            return None
        return attrs.evolve(fact, says=says, reads=reads, quote=quote, printed=meaning.printed, value=meaning.value)

    def _speaking(self, fact: Fact, claim: Claim) -> Iterator[Mutant]:
        """The fact in another mouth: first those that speak on the same claim."""
        if fact.speaker is None:
            return
        key = self._corpus.names.key
        nearby = (other.speaker for other in claim.facts if other.speaker)
        others = {key(name): name for name in (*reversed(self._speakers), *nearby)}
        others.pop(key(fact.speaker), None)
        for speaker in list(reversed(others.values()))[:_MOST_SPEAKERS]:
            yield Mutant(aspect=Aspect.SPEAKER, words=speaker, fact=attrs.evolve(fact, speaker=speaker))

    def _times(self, fact: Fact) -> Iterator[Mutant]:
        """The fact as of another day, where its record says as of when it is told."""
        if not fact.is_dated or not fact.as_of.core.is_bounded:
            return
        first = date.fromordinal(int(fact.as_of.core.lo))
        for days in _DAYS:
            for way in (1, -1):
                try:
                    day = first + timedelta(days=way * days)
                    as_of = self._meanings.as_of(day.isoformat(), fact.source.published)
                except (OverflowError, ReadingError):
                    continue
                yield Mutant(aspect=Aspect.AS_OF, words=day.isoformat(), fact=attrs.evolve(fact, as_of=as_of))


def _other_people(says: tuple[str, ...], people: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """A roster without one of its names, or with another in its place."""
    if len(says) > 1:
        yield from ((*says[:at], *says[at + 1 :]) for at in range(len(says)))
    others = [name for name in people if name not in says][:_MOST_NAMES]
    for at in range(len(says)):
        yield from ((*says[:at], other, *says[at + 1 :]) for other in others)


def _meant(fact: Fact) -> object:
    return fact.value.meant if isinstance(fact.value, Reading | Parted) else fact.value


def _distance(fact: Fact, mutant: Fact) -> float:
    """How far a value has moved: of figures by their ratio, of dates by days; what has no measure has none."""
    one, other = next(
        ((a, b) for a, b in zip(_parts(fact), _parts(mutant), strict=False) if a and b and a != b), (None, None)
    )
    if one is None or other is None:
        return 0.0
    if one.kind is Quantity.DATE:
        return abs(other.core.lo - one.core.lo) + abs(other.core.hi - one.core.hi)
    a, b = one.number, other.number
    return abs(log(abs(b) / abs(a))) if a and b else inf


def _parts(fact: Fact) -> tuple[Reading | None, ...]:
    value = fact.value
    if isinstance(value, Parted):
        return (*value.parts, value.within)
    return (value,) if isinstance(value, Reading) else ()
