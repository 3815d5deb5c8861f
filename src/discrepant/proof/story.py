"""The story that is proofed, as a further source on its day."""

from __future__ import annotations

import attrs

from discrepant.corpus.model import Claim, Corpus, Fact, Place, Source, Value
from discrepant.desk.articles.remarks import remarks_on
from discrepant.desk.articles.taking import take
from discrepant.desk.datelines import guess_dateline
from discrepant.errors import CorpusError, Problem
from discrepant.reading.model import Reading

__all__ = ["Story", "text_of"]

_MOST_LOWER = 2  # words before a dateline, such as "updated on"
_LARGEST = 1_000_000  # characters
_PLACES = "Lines are those of the text that was taken."


def text_of(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a story in a file of this name, and remarks on what of the file is not in it.

    A CorpusError says why there is none.
    """
    taken = take(data, name, encoding)
    if len(taken.text) > _LARGEST:
        what = f"{name} has more than {_LARGEST:,} characters"
        raise CorpusError(Problem(what=what, hint="proof one story at a time"))
    remarks = remarks_on(taken, name)
    return taken.text, (*remarks, _PLACES) if remarks else ()


@attrs.frozen(kw_only=True)
class Story:
    """A text and the day, perhaps with its time, on which it is told.

    `remarks` are on how the text was taken from its file, and what of the file is not in it.
    """

    text: str = attrs.field(repr=False)
    day: Reading
    dateline: tuple[int, int] | None = None
    source: Source
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, corpus: Corpus, day: Reading | None = None, remarks: tuple[str, ...] = ()) -> Story:
        """The story as told on this day, else on that of its dateline or of the last source.

        Of a day without its time, it follows the sources of that day.
        """
        found = guess_dateline(text, corpus.reader)
        is_other = found and day and found.reading and found.reading.core != day.core
        if found and (is_other or _is_in_a_sentence(text, found.span)):
            found = None  # a date like any other, to be proofed
        day = day or (found.reading if found else None)
        latest = max(corpus.sources.values(), key=_end, default=None)
        if day is None:
            if latest is None:
                raise CorpusError(Problem(what="the corpus has no source", hint="draft one first"))
            day = latest.published
        if day.hours is None or day.hours.offset is None:
            of_day = [one for one in corpus.sources.values() if one.published.core == day.core and one.published.hours]
            day = max(of_day, key=_end).published if of_day else attrs.evolve(day, hours=None)
        key = next(name for name in ("the-story", "the-story-proofed") if name not in corpus.sources)
        place = Place(file="the story", line=1)
        source = Source(
            id=key,
            publisher="The story",
            headline="",
            published=day,
            text="the story",
            sha256="",
            place=place,
            body=text,
        )
        return cls(text=text, day=day, dateline=found.span if found else None, source=source, remarks=remarks)

    def fact(  # noqa: PLR0913, PLR0917  # what a fact is made of
        self, claim: Claim, words: str, quote: str, value: Value, line: int, speaker: str | None = None
    ) -> Fact:
        """What the story states, as a record would have it."""
        return Fact(
            id=f"{self.source.id}/{claim.key}",
            claim=claim.key,
            source=self.source,
            says=(words,),
            quote=quote,
            as_of=self.day,
            is_dated=False,
            speaker=speaker,
            place=Place(file="the story", line=line),
            printed=(value,),
            value=value,
        )


def _is_in_a_sentence(text: str, span: tuple[int, int]) -> bool:
    """Whether words of a sentence stand before it on its line; of a place or a byline most begin with a capital."""
    before = text[max(0, span[0] - 200) : span[0]].rpartition("\n")[2]
    return sum(word[0].islower() for word in before.split()) > _MOST_LOWER


def _end(source: Source) -> tuple[float, float, str]:
    hours = source.published.hours
    moment = hours.universal if hours else None
    return source.published.core.hi, moment.hi if moment else -1.0, source.id
